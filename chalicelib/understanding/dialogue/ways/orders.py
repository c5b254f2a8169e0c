"""Orders, changes of a draft, and orders like an earlier one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from chalicelib.domain.trade import Ask, Fields, Intent, Memory, Turn
from chalicelib.understanding.dialogue import reorders
from chalicelib.understanding.dialogue.answers import recount
from chalicelib.understanding.dialogue.changes import change
from chalicelib.understanding.dialogue.heard import (
    ABOUT_LONGEST,
    ORDERING,
    PIECES_FEW,
    REPLACE,
    Heard,
    has_lines,
    is_of_draft,
    stay,
    turn_of,
)
from chalicelib.understanding.dialogue.marks import Do, marks_in
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.unheard import doubt, doubt_named
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language.fillers import STOP
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Count
from chalicelib.understanding.reading.pieces import Piece

_TAKES_OFF = re.compile(r"\W*(?:remove|take off|delete|quita|buang|去掉|删掉)")


def takes_off(words: Heard) -> bool:
    """Say whether lines of the draft are taken off, for a reason that is told: `the osb off, still got a stack`."""
    scene = words.scene
    marks, bare = marks_in(words.text, has_lines=True)
    if not scene.draft.lines or not any(mark.do is Do.REMOVE for mark in marks):
        return False
    return any(piece.names and is_of_draft(piece, scene) for piece in (*words.pieces, *scene.pieces(bare)))


def which_order(words: Heard) -> Turn | None:
    """Answer "which order do you mean?"."""
    scene = words.scene
    asked = [ask for ask in scene.draft.asks if ask.reason == "order"]
    if not asked:
        return None
    order = reorders.answered(words.text, words.beside.days, scene)
    if order is None:
        return None
    work = Work(scene, reorders.lines_of(order, scene), reorders.gone(order, scene))
    if asked[0].then.strip():
        change(asked[0].then, scene, work)
    rest = reorders.without_order(words.beside.text, scene)
    takes_off = any(mark.do is Do.REMOVE for mark in marks_in(rest, has_lines=True)[0])
    if takes_off or any(piece.has_count and piece.names for piece in scene.pieces(rest)):
        change(rest, _scene_with(scene, work), work)
    return turn_of(words, work, _without_day(words), Intent.REORDER)


def _without_day(words: Heard) -> Fields:
    return words.beside.fields.model_copy(update={"deliver_on": None})


def reorder(words: Heard) -> Turn | None:
    """Hear an order like an earlier one."""
    scene = words.scene
    if not scene.dealings.orders or reorders.reorder_in(words.talk, scene) is None:
        return None
    asked = reorders.reorder_in(words.text, scene)
    if asked is None or not scene.dealings.orders or takes_off(words):
        return None
    about, _ = asked
    order = reorders.meant(words.text, words.beside.days, scene)
    bare = reorders.reorder_in(words.beside.text, scene)
    rest = bare[1] if bare else words.beside.text
    fields = words.beside.fields.model_copy(update={"ref": reorders.ref_of(words.text, scene.dealings.orders)})
    if scene.draft.lines and order is None:
        return None
    if order is None:
        work = Work(scene, [], [])
        work.ask(Ask(about=about, reason="order", then=rest.strip()))
        return turn_of(words, work, fields, Intent.REORDER)
    work = Work(scene, reorders.lines_of(order, scene), [])
    work.opened = reorders.gone(order, scene)
    work.is_changed = True
    rest = _scaled(rest, work)
    change(rest, _scene_with(scene, work), work)
    return turn_of(words, work, fields, Intent.REORDER)


def _scaled(rest: str, work: Work) -> str:
    """Multiply an earlier order where "x2" is said of it in a clause of its own; return what is left to read."""
    match = _TIMES.search(fold(rest))
    if match is None:
        return rest
    times = int(next(value for value in match.groups() if value))
    work.lines = [line.model_copy(update={"quantity": line.quantity * times}) for line in work.lines]
    return blanked(rest, [match.span()])


_TIMES = re.compile(
    r"(?:^|[,.;，。\n-])[^\w,;，]*(?:(?:but|make it|all|everything|just|only) )?(?:(?:x|\*|×|times|por)\s*([2-9])|([2-9])\s*(?:x|times|veces|kali|guna|倍|份))(?: (?:please|pls|thanks|everything|all|of everything))?\s*(?=$|[,.;，。\n!(-])"
)
"""By how much an earlier order is multiplied: `same as last week x3, big job on`."""


def _scene_with(scene: Scene, work: Work) -> Scene:
    return replace(scene, draft=scene.draft.model_copy(update={"lines": tuple(work.lines)}))


def lines_or_changes(words: Heard) -> Turn | None:
    """Hear lines, changes and answers."""
    scene = words.scene
    if not scene.draft.lines and not scene.draft.asks and _TAKES_OFF.match(words.folded):
        return None
    text = words.beside.text
    replaces = words.is_edit or bool(REPLACE.search(fold(text)) and scene.draft.lines)
    if replaces:
        text = blanked(text, [m.span() for m in REPLACE.finditer(fold(text))])
    work = Work(
        scene,
        list(scene.draft.lines),
        [a for a in scene.draft.asks if a.reason not in ("duplicate", "change")],
        touched=list(scene.draft.memory.touched),
    )
    _last_amount(words, text, work)
    if not work.is_changed:
        change(text, scene, work, replaces=replaces and has_lines(words))
    fields = words.beside.fields
    if not work.is_changed and not (
        fields != Fields() and (scene.draft.lines or scene.draft.asks) and len(words.pieces) <= PIECES_FEW
    ):
        return None
    if _is_prose(words, work):
        return None
    if not work.lines and not work.opened and not work.asks:
        return (
            Turn(intent=Intent.CANCEL, language=scene.language, memory=Memory(before=scene.draft.lines or None))
            if scene.draft.lines
            else None
        )
    return turn_of(words, work, fields)


def _is_prose(words: Heard, work: Work) -> bool:
    """Say whether nothing is ordered in an empty draft: a sentence with a number, no goods that we know and no word of ordering."""
    draft = words.scene.draft
    if draft.lines or draft.asks or work.lines or work.opened or not work.asks:
        return False
    if any(ask.choices or ask.sku is not None or ask.reason == "order" for ask in work.asks):
        return False
    tokens = re.findall(r"[a-z']+|\d+", words.folded)
    if "\n" in words.text.strip() or not tokens or tokens[0].isdigit() or ORDERING.search(words.folded):
        return False
    counted = [piece for piece in words.pieces if piece.reading.count is not None]
    has_unit = any(piece.reading.count is not None and piece.reading.count.unit is not None for piece in counted)
    return not has_unit and sum(token in STOP for token in tokens) >= PROSE_LEAST and not _ORDERS.search(words.folded)


PROSE_LEAST = 2
"""So many small words make a sentence of what begins with a word."""

_ORDERS = re.compile(
    r"\b(?:needs|put|book|stick|like|grab|chuck|throw|pop|drop|deliver|reserve|down for|lemme|gimme|have|do (?:me|us)|make it|after|looking for)\b"
)


def _last_amount(words: Heard, text: str, work: Work) -> None:
    """Take the last of several bare quantities for the answer: "30... no, 3! three"."""
    counted = [ask for ask in work.asks if ask.sku is not None and not ask.choices]
    pieces = [p for p in words.pieces if p.has_count or p.names]
    if len(counted) != 1 or not pieces or any(p.names and p.reading.found.entries for p in pieces):
        return
    counts = [p.reading.count for p in pieces if p.reading.count is not None]
    firm = [p.reading.count for p in pieces if p.reading.count is not None and not is_article(p, p.reading.count)]
    if counts:
        recount(work, counted[0], (firm or counts)[-1], text.strip())


def is_article(piece: Piece, count: Count) -> bool:
    """Say whether a quantity may be only an article: `a festival`."""
    return count.unit is None and all(piece.tokens[n].is_weak for n in count.used)


def unclear(words: Heard) -> Turn | None:
    """Ask about words that may change the open draft: a yes to it must wait until they are understood."""
    scene = words.scene
    drafted = {line.sku for line in scene.draft.lines}
    named = any(p.names and p.reading.found.fits and is_of_draft(p, scene) for p in words.pieces)
    if not drafted or not (named or _MOVES.search(words.folded)) or "?" in words.raw:
        return None
    return turn_of(words, _changed_unclearly(words), Fields())


def _is_unheard_answer(words: Heard) -> bool:
    """Say whether a question is open and nothing else is counted: it stays open, and nothing more is asked."""
    return bool(words.scene.draft.asks) and not any(piece.has_count for piece in words.pieces)


def _changed_unclearly(words: Heard) -> Work:
    """Ask how many are wanted of the lines that are named, of the only line where none is; else what is to change."""
    draft = words.scene.draft
    work = Work(words.scene, list(draft.lines), list(draft.asks))
    if _is_unheard_answer(words):
        return work
    for piece in words.pieces:
        doubt_named(piece, words.beside.text[piece.start : piece.end].strip(), work, draft.lines)
    if not work.opened and len(draft.lines) == 1:
        doubt(draft.lines[0], words.raw.strip(), work)
    if not work.opened:
        work.ask(Ask(about=words.raw.strip()[:ABOUT_LONGEST], reason="change"))
    return work


_MOVES = re.compile(
    r"^\W*(?:少|多|减|加)[一点些]|\b(?:a bit|a little|some|few) (?:less|more|fewer)\b|\b(?:less|fewer) of\b"
)


def skip(words: Heard) -> Turn | None:
    """Leave out what is asked about."""
    scene = words.scene
    if not scene.draft.asks or not _SKIPS.search(words.folded) or any(p.reading.is_line for p in words.pieces):
        return None
    keeps_rest = _ONLY_REST.search(words.folded) is not None
    if takes_off(words) and not keeps_rest:
        return None
    names = any(piece.names and piece.reading.found.entries and piece.reading.found.fits for piece in words.pieces)
    if names and not keeps_rest:
        return None
    if not scene.draft.lines:
        return Turn(intent=Intent.CANCEL, language=scene.language)
    return turn_of(words, Work(scene, list(scene.draft.lines), []), Fields())


_SKIPS = re.compile(
    r"\b(?:leave|skip|forget|drop|scrap|lose) (?:it|that|those|them|these|the rest)(?: out| off)?\b|\b(?:never ?mind|no worries|dejalo|olvidalo|tak payah|rehne do|not those|without (?:it|that|those|them))\b|^\W*(?:skip|leave it|pass|跳过|略过)\W*$|算了|那就不要|不用了|先不要"
)

_ONLY_REST = re.compile(r"[,.;]\W*(?:just|only|solo|nomas|cuma|sirf|bas) (?!\d)|[,，]只要")


def _doubted(words: Heard) -> Turn | None:
    """Ask about words that order something which nobody understood; an answer that nobody did leaves the question open."""
    scene = words.scene
    counted = [piece for piece in words.pieces if piece.has_count and piece.names]
    is_order = len(counted) > 1 or any(p.reading.found.entries for p in counted) or ORDERING.search(words.folded)
    if not scene.draft.lines and not scene.draft.asks and not (counted and is_order):
        return None
    if scene.draft.lines or _is_unheard_answer(words):
        return turn_of(words, _changed_unclearly(words), Fields())
    ask = Ask(about=words.raw.strip()[:ABOUT_LONGEST], reason="item")
    return turn_of(words, Work(scene, list(scene.draft.lines), [*scene.draft.asks, ask]), Fields())


def change_wish(words: Heard) -> Turn | None:
    """Hear that something is to be changed, where nobody says what."""
    if not words.scene.draft.lines or not re.search(
        r"\b(?:change|amend|edit|modify|cambiar|modificar|tukar|ubah|badal\w*)\b|改|修改", words.folded
    ):
        return None
    return (
        stay(words.scene, Intent.AMEND, words.scene.draft.fields)
        if len(words.folded.split()) <= PIECES_FEW + 1
        else None
    )


TRADING: tuple[Callable[[Heard], Turn | None], ...] = (skip, reorder, lines_or_changes, change_wish, unclear, _doubted)
