"""Applies what a message orders and changes to the draft, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.amounts import resolved
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Found
from chalicelib.understanding.catalogue.slots import Weight
from chalicelib.understanding.dialogue import yes_no
from chalicelib.understanding.dialogue.answers import choose, settle, settle_again
from chalicelib.understanding.dialogue.fit import best_fit
from chalicelib.understanding.dialogue.kinds import NOT, count_for, kind_of, turn_into, turn_into_size
from chalicelib.understanding.dialogue.marks import Do, marks_in
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.parts import parted
from chalicelib.understanding.dialogue.phrasing import (
    CONTRASTED,
    EACH_OF,
    IF_IN_STOCK,
    IS_WHOLE,
    LEADING_YES,
    ONE_MEASURE,
    REASON,
    REST_STAYS,
    SAYS_EACH,
    SIZES_EACH,
    TRAILING,
    WHOLE,
    YES_BUT,
    as_one,
    conditional_pieces,
    one_measure,
    sizes_written_out,
    written_out,
)
from chalicelib.understanding.dialogue.said import WORDS_FEW, Said, with_verbs
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.swaps import matched, swapped
from chalicelib.understanding.dialogue.takings import (
    BARE_NO,
    change_unit,
    drop_rest,
    is_article,
    remove,
    scale,
    scale_all,
    skip_question,
)
from chalicelib.understanding.dialogue.telling import told
from chalicelib.understanding.dialogue.twice import counted_twice, told_apart
from chalicelib.understanding.dialogue.unheard import doubt_unheard
from chalicelib.understanding.dialogue.work import Way, Work
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fillers import HAN_STOP
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.language.units import MEASURES
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Count, Reading, read_piece, wanted_in
from chalicelib.understanding.reading.pieces import PIECES_MOST, Piece, has_two_counts, read_pieces
from chalicelib.understanding.reading.tokens import Kind, unit_of

LIST_LEAST = 3
_LEADING_AND = re.compile(r"^\W*(?:and|y|dan|aur|also|n)\b")
_KEEP = re.compile(r"\W*(?:keep|leave|still want|deja|simpan|kekal|保留|rakho)\b")
_IS_RIGHT = re.compile(r"\b(?:is|are|was|were) (?:still )?(?:right|correct)\W*$")
_OF_REST = re.compile(r"\W*(?:the )?(?:rest|others?|remainder|remaining ones)\b")
_SAME_QUANTITY = cues.cue(cues.SAME_QUANTITY)
_OF_IT = re.compile(r"\b(?:of (?:it|em|'em|them|those|these|that)|de (?:esos|esas|ese|esa|eso)|yang (?:tu|itu))\b")
_EACH = re.compile(
    r"\b(?:each|apiece|cada un[oa]|c/u|cada|setiap|masing-masing|setiap satu|har ek)\b|各|每样|每种|都要"
)


SWAP_LONGEST = 1_200
"""Signs. What is longer is a list; to look for swaps in any length would let a hostile text take seconds."""


def change(text: str, scene: Scene, work: Work, *, replaces: bool = False) -> Work:
    """Apply a text, cleaned and without what stands beside the lines, to the draft."""
    if replaces:
        work.lines, work.is_changed = [], True
    text = _rewritten(text, scene, work)
    conditions = [match.span() for match in IF_IN_STOCK.finditer(fold(text))]
    text = blanked(text, conditions)
    marks, bare = marks_in(text, has_lines=bool(work.lines))
    pieces = _pieces(bare, scene, work)
    said = with_verbs(pieces, marks, text)
    rest = bare[pieces[-1].end :] if len(pieces) >= PIECES_MOST else ""
    if re.search(r"\w", rest):
        work.ask(Ask(about=text[pieces[-1].end :].strip(" \n,;")))
    leading = bool(_LEADING_AND.match(fold(text)))
    if not replaces and _is_whole_list(said, work, leading=leading):
        work.lines, work.is_changed = [], True
    _apply_all(said, work, conditional_pieces(conditions, said, text), adds=leading)
    return work


def _rewritten(text: str, scene: Scene, work: Work) -> str:
    """Write out what a text says in short, and blank what only stands around a change."""
    for around in (REASON, YES_BUT, REST_STAYS) if work.lines else ():
        text = _without(around, text)
    work.text = text
    work.base = frozenset(line.sku for line in work.lines)
    contrast = CONTRASTED.search(text)
    work.contrast = re.sub(r"\D", "", contrast.group()) if contrast else ""
    if not _is_size_of_line(work):
        text = _without(CONTRASTED, text)
    is_short = len(text) <= SWAP_LONGEST
    text = matched(text, scene, work) if is_short else text
    text = told(text, scene, work)
    same = [match.span() for match in _SAME_QUANTITY.finditer(fold(text))]
    work.is_same_quantity = bool(same)
    text = blanked(text, same)
    text = WHOLE.sub(as_one, text) if IS_WHOLE.search(text) else text
    text = ONE_MEASURE.sub(one_measure, text) if work.base else text
    text = swapped(parted(text, scene, work), scene, work) if is_short else text
    if SAYS_EACH.search(text):
        text = SIZES_EACH.sub(sizes_written_out, EACH_OF.sub(written_out, text))
    return _without(TRAILING, _without(LEADING_YES, text))


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _apply_all(said: Sequence[Said], work: Work, conditional: Container[int], *, adds: bool) -> None:
    """Apply the pieces one by one; ask about those that changed nothing and want something."""
    at_first, was_changed = list(work.lines), work.is_changed
    unheard: list[Said] = []
    lost: list[Said] = []
    for place, one in enumerate(said):
        adds = adds or Do.ADD in one.does or Do.MORE in one.does
        before, questions, work.is_changed = list(work.lines), [*work.asks, *work.opened], False
        _apply(one, work, said, place, adds=adds)
        lost += [one] if not work.is_changed and _wants_something(one, work) else []
        if Do.REMOVE in one.does and work.is_changed:
            lost = [other for other in lost if other.piece.has_count]
        was_changed = was_changed or work.is_changed
        if work.lines != before and place in conditional:
            work.on_condition(before)
        if work.lines == before and [*work.asks, *work.opened] == questions:
            unheard += [] if _only_denies(one, work) else [one]
    work.is_changed = was_changed
    _forget_reasons(said, work)
    if at_first and not any(line in work.lines for line in at_first):
        lost = [one for one in lost if one.piece.has_count]
    doubt_unheard(unheard, work, at_first)
    for one in lost if was_changed and work.base and not (work.asks or work.opened) else ():
        work.ask(Ask(about=one.about, reason="change"))
    _ask_for_lost_lines(lost if was_changed and not work.base else (), said, work)


def _ask_for_lost_lines(lost: Iterable[Said], said: Sequence[Said], work: Work) -> None:
    """Ask about lines of a new list that became neither a line nor a question: none is dropped in silence."""
    for one in lost:
        if one.piece.names and one.piece.has_count and (one.piece.is_hard or one is said[0]):
            work.ask(Ask(about=one.about, reason="item"))


def _forget_reasons(said: Sequence[Said], work: Work) -> None:
    """Close the question for what only tells why: `two flats, so two of each`."""
    for one, other in pairwise(said):
        if _SO.match(fold(other.about)) and other.piece.reading.count is not None:
            work.opened = [ask for ask in work.opened if ask.choices or ask.sku or ask.about not in one.about]


_SO = re.compile(r"so |entonces |jadi |所以")


def _wants_something(one: Said, work: Work) -> bool:
    """Say whether a piece that changed nothing wants something: so many of what nobody knows, or something taken out."""
    count, piece = one.piece.reading.count, one.piece
    if _only_denies(one, work) or _KEEP.match(fold(one.about)) or _IS_RIGHT.search(fold(one.about)):
        return False
    if count is None:
        is_removed = any(work.find(sku) is None for sku in work.base) or len(work.asks) < len(work.scene.draft.asks)
        return Do.REMOVE in one.does and piece.names and not is_removed and not NOT.search(fold(one.about))
    is_told = count.unit is not None or any(not piece.tokens[n].is_weak for n in count.used)
    return is_told and not _says_size(one, work)


def _is_size_of_line(work: Work) -> bool:
    """Say whether the number that is contrasted is a size in the draft, and no line's quantity: `in 28 not 22`."""
    if not work.contrast or any(f"{line.quantity:f}" == work.contrast for line in work.lines):
        return False
    entries = (work.scene.catalogue.entry(line.sku) for line in work.lines)
    return any(entry is not None and work.contrast in entry.named for entry in entries)


def _pieces(text: str, scene: Scene, work: Work) -> list[Piece]:
    drafted = tuple(line.sku for line in work.lines)
    if drafted == scene.finder.drafted:
        return scene.pieces(text)
    return read_pieces(scene.tokens(text), scene.finder_with(drafted))


def _is_whole_list(said: Sequence[Said], work: Work, *, leading: bool) -> bool:
    """Say whether the message is a whole new list, which takes the place of the draft."""
    lines = [one for one in said if one.piece.reading.is_line or (one.piece.has_count and one.piece.names)]
    is_list = len(lines) > 1 and all(one.piece.is_hard for one in lines[1:])
    if not work.lines or work.asks or leading or not (len(lines) >= LIST_LEAST or is_list):
        return False
    return not any(one.does & {Do.ADD, Do.MORE, Do.REMOVE, Do.SET, Do.CORRECT} for one in said)


def _apply(one: Said, work: Work, said: Sequence[Said], place: int, *, adds: bool) -> None:
    one = _of_what_was_asked(_as_amount(_in_same_number(one, work), work), work)
    piece, reading = one.piece, one.piece.reading
    kept = [other.piece for other in said if _KEEP.match(fold(other.about))]
    if work.base and (drop_rest(one, work, kept) or scale_all(one, work)):
        return
    if not piece.has_count and (not piece.names or yes_no.is_yes(one.about) or _only_denies(one, work)):
        return
    if _KEEP.match(fold(one.about)) and not piece.has_count:
        return
    if (
        (Do.REMOVE in one.does or (BARE_NO.match(fold(one.about)) and _is_uncounted(one)))
        and work.lines
        and remove(one, work)
    ):
        return
    if _IS_RIGHT.search(fold(one.about)) or (_OF_REST.match(fold(one.about)) and not piece.has_count):
        return
    ways = (skip_question, _settle, _settle_opened, turn_into_size, change_unit, _settle_again, scale, _resize)
    is_plain = reading.is_line and piece.is_plain_line and not one.does and not (work.base or work.asks or work.opened)
    if not is_plain and any(way(one, work) for way in ways):
        return
    if _has_an_article(one, work, adds=adds):
        one = replace(one, piece=replace(piece, reading=replace(reading, count=None, amount=None)))
        piece, reading = one.piece, one.piece.reading
    if not piece.names:
        _recount(one, work, said, place, adds=adds)
    elif reading.count is None:
        _name(one, work, said, place, adds=adds)
    else:
        _order(one, work, said, adds=adds)


def _only_denies(one: Said, work: Work) -> bool:
    """Say whether a piece only says what a line was that this message has changed already: `the green, not the blue`."""
    gone = [sku for sku in work.base if work.find(sku) is None]
    if not gone or not (one.does & {Do.CORRECT, Do.REMOVE} or NOT.search(fold(one.about))):
        return False
    reading = one.piece.reading
    around = fold(work.text[max(one.piece.start - _NEAR, 0) : one.piece.end + _NEAR])
    denies = _DENIES.search(around) is not None
    if not denies and reading.entry is not None and reading.found.sizes_fit and reading.entry.sku not in gone:
        return False
    left = [line.sku for line in work.lines if line.sku in work.base]
    was, stays = ([e for sku in skus if (e := work.scene.catalogue.entry(sku)) is not None] for skus in (gone, left))
    fits_was, fits_left = (best_fit(one.piece.tokens, entries, work.scene) for entries in (was, stays))
    return fits_was > fits_left or (denies and fits_was > 0 and fits_was == fits_left)


_NEAR = 6
"""Signs: so near stands the `not` of a piece."""

_DENIES = re.compile(r"\b(?:not|nahin?|bukan|no (?:el|la|los|las|de))\b|不是")


def _in_same_number(one: Said, work: Work) -> Said:
    """Take a bare number for a size where as many as before are wanted: `in 7-8 instead, same number`."""
    reading = one.piece.reading
    if not work.is_same_quantity or not work.base or reading.count is None or reading.count.unit is not None:
        return one
    wanted = wanted_in(one.piece.tokens, None, work.scene.finder)
    found = work.scene.stranger.find(wanted)
    if not (found.fits and found.sizes_fit):
        return one
    return replace(one, piece=replace(one.piece, reading=Reading(wanted=wanted, found=found)))


def _is_uncounted(one: Said) -> bool:
    """Say whether no quantity is said, but at most an article: `no hats, we still have a bunch`."""
    count = one.piece.reading.count
    return count is None or (count.unit is None and is_article(one, count))


def _as_amount(one: Said, work: Work) -> Said:
    """Take `10 kg`, with nothing beside it, for so much of what is spoken of, where that is sold so."""
    tokens = [t for t in one.piece.tokens if not (t.kind is Kind.HAN and not HAN_STOP.sub("", t.text))]
    if one.piece.has_count or len(tokens) != 2 or tokens[0].kind is not Kind.NUMBER:  # noqa: PLR2004 (number and unit)
        return one
    unit, spoken_of = unit_of(tokens[1]), [ask.sku for ask in work.asks if ask.sku] or work.touched[-1:]
    entry = work.scene.catalogue.entry(spoken_of[-1] or "") if spoken_of else None
    if unit is None or unit.code not in MEASURES or entry is None:
        return one
    count = Count(tokens[0].value, unit, frozenset(range(len(one.piece.tokens))), 0.0)
    if resolved(entry.item, count.total, count.code) is None:
        return one
    return replace(one, piece=replace(one.piece, reading=Reading(count=count)))


def _of_what_was_asked(one: Said, work: Work) -> Said:
    """Take a quantity for that of the item whose price or stock was asked for: `2 of them`, `20 sheets`."""
    reading, sku = one.piece.reading, work.touched[-1] if work.touched else None
    if reading.count is None or sku is None or work.find(sku) is not None or work.asks:
        return one
    if _OF_IT.search(fold(one.about)) and not reading.found.fits:
        return replace(one, piece=replace(one.piece, reading=Reading(count=reading.count)))
    if len(reading.wanted.words) != 1 or reading.wanted.sizes or reading.wanted.codes or reading.found.how == "code":
        return one
    again = read_piece(one.piece.tokens, work.scene.stranger, among=(sku,))
    is_it = again.is_line and again.found.fits and again.found.sizes_fit
    return replace(one, piece=replace(one.piece, reading=again)) if is_it else one


def _settle(one: Said, work: Work) -> bool:
    return bool(work.asks) and settle(work, one.piece, one.about)


def _settle_opened(one: Said, work: Work) -> bool:
    """Take what tells more of a kind for an answer to the question that this message opened: `wireless ones, black`."""
    if one.piece.has_count or one.does & {Do.ADD, Do.REMOVE}:
        return False
    open_kinds = [ask for ask in work.opened[-1:] if ask.choices and ask.quantity is not None]
    return any(choose(work, ask, one.piece, one.about) for ask in open_kinds)


def _has_an_article(one: Said, work: Work, *, adds: bool) -> bool:
    """Say whether the quantity of a piece that corrects a line is only an article: `those in a medium`."""
    reading = one.piece.reading
    is_kind = reading.entry is None or bool(one.does & {Do.CORRECT, Do.SET} and reading.entry.sku not in work.base)
    return bool(work.base) and not adds and is_kind and reading.count is not None and _is_uncounted(one)


def _settle_again(one: Said, work: Work) -> bool:
    return bool(work.answered) and one.piece.reading.found.how != "code" and settle_again(work, one.piece, one.about)


def _recount(one: Said, work: Work, said: Sequence[Said], place: int, *, adds: bool) -> None:
    """Take a bare quantity for that of the line spoken of last."""
    count = one.piece.reading.count
    if count is None or _gives_each(one, work, said, place):
        return
    if count.unit is None and all(one.piece.tokens[n].is_weak for n in count.used):
        return
    if _says_size(one, work):
        return
    asked = [ask for ask in work.opened if ask.sku is not None]
    sku = asked[-1].sku if asked and Do.CORRECT in one.does else _last_touched(work, count)
    entry = work.scene.catalogue.entry(sku) if sku else None
    if entry is None:
        return
    if asked and asked[-1].sku == sku:
        work.close(asked[-1])
    if not one.does and counted_twice(one, work, said, entry.sku):
        return
    more = adds and Do.SET not in one.does and Do.CORRECT not in one.does and Do.MORE in one.does
    work.take(entry, count, about=one.about, found=one.piece.reading.found, way="add" if more else "put")


def _says_size(one: Said, work: Work) -> bool:
    """Say whether a bare `12x26.5` only repeats the sizes of the line spoken of last."""
    entry = work.scene.catalogue.entry(work.touched[-1]) if work.touched else None
    numbers = [token for token in one.piece.tokens if token.kind is Kind.NUMBER]
    is_glued = len(numbers) > 1 and any(t.kind is Kind.TIMES and t.is_glued for t in one.piece.tokens)
    sizes = wanted_in(one.piece.tokens, None).sizes
    return entry is not None and is_glued and bool(sizes) and all(size in entry.named for size in sizes)


def _last_touched(work: Work, count: Count) -> str | None:
    """Return the item whose quantity was contrasted, else that spoken of last with this unit, else the last, else the only one."""
    before = [line.sku for line in work.lines if work.contrast and f"{line.quantity:f}" == work.contrast]
    if len(before) == 1:
        return before[0]
    if work.touched and work.find(work.touched[-1]) is None and work.touched[-1] not in work.base:
        return work.touched[-1]  # its price or stock was asked for
    skus = [sku for sku in reversed(work.touched) if work.find(sku) is not None]
    with_unit = [sku for sku in skus if (line := work.find(sku)) is not None and count.code == line.unit]
    if with_unit:
        return with_unit[0]
    if skus:
        return skus[0]
    by_unit = [line.sku for line in work.lines if line.unit == count.code]
    if len(by_unit) == 1:
        return by_unit[0]
    return work.lines[0].sku if len(work.lines) == 1 else None


def _gives_each(one: Said, work: Work, said: Sequence[Said], place: int) -> bool:
    """Give a quantity that was said for each of several items to all of them."""
    if not _EACH.search(fold(one.about)):
        return False
    return _share(one, work, said, place) or _set_every_line(one, work, said)


def _set_every_line(one: Said, work: Work, said: Sequence[Said]) -> bool:
    """Want so many of every line where nothing else is spoken of: `make it two of each`."""
    count = one.piece.reading.count
    is_of_all = count is not None and not any(other.piece.reading.entry for other in said)
    entries = [work.scene.catalogue.entry(sku) for sku in work.base] if is_of_all else []
    count = replace(count, unit=None) if count is not None and count.code == "EA" else count
    for entry in entries:
        if entry is not None and work.find(entry.sku) is not None:
            work.take(entry, count, about=one.about, found=Found((entry,), is_certain=True, how="draft"), way="put")
    return bool(entries)


def _share(one: Said, work: Work, said: Sequence[Said], place: int) -> bool:
    others = [o for n, o in enumerate(said) if n != place and o.piece.names and not o.piece.has_count]
    for other in others:
        reading = other.piece.reading
        if reading.entry is not None:
            work.opened = [ask for ask in work.opened if ask.sku != reading.entry.sku]
            work.take(reading.entry, one.piece.reading.count, about=other.about, found=reading.found, way="put")
        elif reading.found.entries:
            _doubt(other, work, one.piece.reading.count)
    return bool(others)


def _order(one: Said, work: Work, said: Sequence[Said], *, adds: bool) -> None:
    """Take an item with its quantity."""
    reading = one.piece.reading
    if reading.entry is not None and has_two_counts(one.piece.tokens):
        work.ask(Ask(about=one.about, reason="quantity", sku=reading.entry.sku))
    elif reading.entry is not None and reading.found.sizes_fit:
        _take_item(one, reading.entry, work, said, adds=adds)
    elif not any(way(one, work) for way in _ways_to_order(work, adds=adds)) and _is_order_like(one, work, said):
        if reading.found.is_likely:
            _take_item(one, reading.found.entries[0], work, said, adds=adds)
        else:
            _doubt(one, work, reading.count)


def _ways_to_order(work: Work, *, adds: bool) -> list[Callable[[Said, Work], bool]]:
    """List how an uncertain item with a quantity may be one of those that were spoken of."""
    return [_as_size_of_the_last, *((_as_line, _counted_sibling) if work.base and not adds else ())]


def _take_item(one: Said, entry: Entry, work: Work, said: Sequence[Said], *, adds: bool) -> None:
    """Put a certain item into the draft, or change its line there."""
    if Do.SET in one.does and not adds and entry.sku not in work.base and _set_line(one, work):
        return
    before = work.find(entry.sku)
    was_there = entry.sku in work.base
    corrects = Do.SET in one.does or Do.CORRECT in one.does
    is_second = before is not None and not was_there and not corrects and Do.MORE not in one.does
    if is_second and told_apart(one, work, said):
        return
    is_more = before is not None and not corrects and (adds or not was_there)
    work.opened = [ask for ask in work.opened if not (corrects and ask.sku == entry.sku)]
    reading = one.piece.reading
    work.take(entry, reading.count, about=one.about, found=reading.found, way="add" if is_more else "put")
    if _EACH.search(fold(one.about)):
        _share(one, work, said, said.index(one))


def _as_size_of_the_last(one: Said, work: Work) -> bool:
    reading = one.piece.reading
    if reading.wanted.words:
        return False
    named = among_lines(one.piece, work) if reading.wanted.sizes else []
    if len(named) == 1 and named[0].sku in work.base and not one.does & {Do.ADD, Do.MORE}:
        return work.take(named[0], reading.count, about=one.about, found=reading.found, way="put") or True
    return _like_the_last(one, work)


def _as_line(one: Said, work: Work) -> bool:
    """Take a quantity for that of the only line of the draft that the words may mean."""
    reading = one.piece.reading
    line = [entry for entry in among_lines(one.piece, work) if entry.sku in work.base]
    if len(line) != 1 or reading.found.how in ("like a code", "another size"):
        return False
    return work.take(line[0], reading.count, about=one.about, found=reading.found, way="put") or True


_CHANGES_A_LINE = re.compile(
    r"\b(?:(?:down|back|up) to|kurangkan|naikkan|sub[ae]le|baj[ae]le|kam kar\w*|badha)\b|减到|减成|减为|加到|增加到|降到|调到|减少到"
)


def _set_line(one: Said, work: Work) -> bool:
    """Change the line of the draft that the words name rather than begin one: a new quantity is one of what is there.

    Where nothing there is named so, what plainly speaks of a line is asked about.
    """
    named = [entry for entry in among_lines(one.piece, work) if entry.sku in work.base]
    reading = one.piece.reading
    if len(named) == 1 and reading.found.how != "code":
        return work.take(named[0], reading.count, about=one.about, found=reading.found, way="put") or True
    if not work.base or not _CHANGES_A_LINE.search(fold(one.about)):
        return False
    return work.ask(Ask(about=one.about, reason="change", choices=tuple(e.sku for e in named))) or True


def _like_the_last(one: Said, work: Work) -> bool:
    """Take a size with a quantity for a size of what was spoken of last: `2 ctn of the 10 inch`."""
    line = work.find(work.touched[-1]) if work.touched else None
    entry = work.scene.catalogue.entry(line.sku) if line is not None else None
    if entry is None or not one.piece.reading.wanted.sizes:
        return False
    near = tuple(sorted(entry.telling - entry.brand))
    again = read_piece(one.piece.tokens, work.scene.stranger, near=near)
    if not (again.is_line and again.found.sizes_fit and again.entry is not None):
        return False
    if line is not None and again.entry.sku != entry.sku and one.does & {Do.CORRECT, Do.SET}:
        work.drop(line.sku)
    way: Way = "add" if Do.MORE in one.does or (Do.ADD in one.does and work.find(again.entry.sku)) else "put"
    return work.take(again.entry, again.count, about=one.about, found=again.found, way=way) or True


def _counted_sibling(one: Said, work: Work) -> bool:
    """Turn a line into another of its kind with a new quantity: `the cans rather, 6 of them`."""
    count = one.piece.reading.count
    tokens = tuple(t for n, t in enumerate(one.piece.tokens) if count is None or n not in count.used)
    words = wanted_in(tokens, None, work.scene.finder).words
    if (
        one.piece.reading.found.entries
        or not words
        or any(slot.weight is Weight.UNKNOWN for slot in work.scene.slots.of(words))
    ):
        return False
    before = [line.sku for line in work.lines]
    if not turn_into(replace(one, piece=replace(one.piece, tokens=tokens)), work) or count is None:
        return False
    fresh = [line for line in work.lines if line.sku not in before]
    entry = work.scene.catalogue.entry(fresh[0].sku) if len(fresh) == 1 else None
    if entry is not None:
        work.take(entry, count, about=one.about, found=one.piece.reading.found, way="put", unit=fresh[0].unit)
    return True


def _is_order_like(one: Said, work: Work, said: Sequence[Said]) -> bool:
    """Say whether words that are no item for certain are meant as one."""
    reading, count = one.piece.reading, one.piece.reading.count
    if count is None:
        return False
    if reading.found.entries and (reading.found.fits or reading.found.how in ("like a code", "another size")):
        return True
    words = len(reading.wanted.words)
    if count.unit is None and all(one.piece.tokens[n].is_weak for n in count.used):
        return False
    if words == 0 and not reading.wanted.codes:
        return False
    has_unit = count.unit is not None or any(token.kind is Kind.TIMES for token in one.piece.tokens)
    in_list = any(other.piece.reading.is_line for other in said if other is not one) or bool(work.scene.draft.lines)
    if reading.wanted.codes or has_unit or reading.found.entries:
        return words <= 2 * WORDS_FEW
    return words <= WORDS_FEW and (in_list or len(said) == 1)


def _doubt(one: Said, work: Work, count: Count | None) -> None:
    """Ask which item is meant."""
    reading = one.piece.reading
    choices = tuple(entry.sku for entry in reading.found.entries)
    if count is None and choices and any(set(choices) <= set(ask.choices) for ask in work.asks):
        work.is_changed = True  # it only repeats what is asked: no answer, and nothing new
        return
    work.ask(
        Ask(
            about=_item_words(one),
            choices=choices,
            reason="which" if choices else "item",
            quantity=count.total if count else None,
            unit=count.code if count else None,
        )
    )


def _item_words(one: Said) -> str:
    """Return the words for the item, without a quantity that stands before or behind them."""
    used = one.piece.reading.count.used if one.piece.reading.count else frozenset()
    left = [
        n for n, token in enumerate(one.piece.tokens) if n not in used and token.kind not in (Kind.TIMES, Kind.SIGN)
    ]
    first = one.piece.tokens[0].start
    if not left or any(left[0] < n < left[-1] for n in used):
        return one.about
    return one.about[one.piece.tokens[left[0]].start - first : one.piece.tokens[left[-1]].end - first].strip()


def _name(one: Said, work: Work, said: Sequence[Said], place: int, *, adds: bool) -> None:
    """Take an item without a quantity: another kind of a line, or one whose quantity is still to come."""
    reading = one.piece.reading
    if _shares_before(one, work, said, place) or _is_topic(one, work, said, adds=adds):
        return
    if work.removed is not None and not adds and _instead_of_removed(one, work, work.removed):
        return
    if work.lines and (not adds or _goes_on_changing(work)) and turn_into(one, work):
        return
    spoken_of = work.touched[-1:] or [line.sku for line in work.lines if len(work.lines) == 1]
    last = work.find(spoken_of[0]) if work.is_same_quantity and spoken_of else None
    if last is not None and reading.entry is not None and reading.found.fits:
        work.take(reading.entry, count_for(reading.entry, last), about=one.about, found=reading.found, way="put")
        return
    if adds and reading.found.entries and reading.found.fits:
        work.ask(Ask(about=one.about, reason="quantity", sku=reading.entry.sku)) if reading.entry else _doubt(
            one, work, None
        )
        return
    if not work.lines and len(said) == 1 and reading.found.fits and reading.found.entries:
        work.ask(Ask(about=one.about, reason="quantity", sku=reading.entry.sku)) if reading.entry else _doubt(
            one, work, None
        )


def _instead_of_removed(one: Said, work: Work, removed: DraftLine) -> bool:
    """Take an item in the place of the line that was taken out just before, another of its kind first: `not the M, the L`."""
    sibling = None if one.piece.reading.entry is not None else kind_of(removed, one.piece.tokens, work)
    found = sibling.found if sibling is not None else one.piece.reading.found
    entry = sibling.entry if sibling is not None else one.piece.reading.entry
    if entry is None and sibling is None:
        return False
    work.removed = None
    if entry is not None:
        return work.take(entry, count_for(entry, removed), about=one.about, found=found, way="put") or True
    choices = tuple(e.sku for e in found.entries)
    amount = {"quantity": removed.quantity, "unit": removed.unit}
    return work.ask(Ask(about=one.about, choices=choices, reason="which", **amount)) or True


def _goes_on_changing(work: Work) -> bool:
    """Say whether this message has turned a line into another, in the same number: `and the nuts M12 too` is one more."""
    return work.is_same_quantity and any(work.find(sku) is None for sku in work.base)


def _is_topic(one: Said, work: Work, said: Sequence[Said], *, adds: bool) -> bool:
    """Take a line that is named before something is said of it for what is spoken of: `bowls: 12 of the 21 cm`."""
    reading = one.piece.reading
    is_lone = adds or len(said) == 1 or reading.entry is None or not (reading.found.fits and reading.found.sizes_fit)
    if is_lone or reading.entry is None or reading.entry.sku not in work.base or work.find(reading.entry.sku) is None:
        return False
    if NOT.search(fold(one.about)):
        return False
    work.speak_of(reading.entry.sku)
    return True


def _resize(one: Said, work: Work) -> bool:
    """Take `60x90`, with nothing beside it, for the size of the line spoken of."""
    kinds = [token.kind for token in one.piece.tokens if token.kind in (Kind.NUMBER, Kind.TIMES)]
    numbers = [token for token in one.piece.tokens if token.kind is Kind.NUMBER]
    is_size = (
        kinds == [Kind.NUMBER, Kind.TIMES, Kind.NUMBER] and numbers[1].is_glued and not one.piece.reading.wanted.words
    )
    return is_size and bool(work.base) and Do.CORRECT in one.does and turn_into(one, work)


def _shares_before(one: Said, work: Work, said: Sequence[Said], place: int) -> bool:
    return (
        any(_EACH.search(fold(other.about)) and other.piece.has_count for other in said)
        and one.piece.reading.found.fits
    )
