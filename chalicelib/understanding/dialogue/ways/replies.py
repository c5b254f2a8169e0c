"""Short answers to what was read back or asked: yes, no, not yet, as it was before."""

from __future__ import annotations

import re

from chalicelib.domain.trade import Fields, Intent, Memory, Turn
from chalicelib.understanding.catalogue.finding import Found
from chalicelib.understanding.dialogue import reorders, talk, yes_no
from chalicelib.understanding.dialogue.answers import count_of
from chalicelib.understanding.dialogue.heard import REPLACE, WORDS_FEW, Heard, is_of_draft, stay, turn_of
from chalicelib.understanding.dialogue.marks import Do, marks_in, scale_in
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.telling import LONGEST, told
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language import cues, grievances
from chalicelib.understanding.language.fold import fold, stem
from chalicelib.understanding.reading.lines import Reading
from chalicelib.understanding.reading.pieces import Piece

YES_LONGEST = 400
"""Signs. Nobody says yes and nothing else by more."""

_CANCELS = re.compile(r"\b(?:cancel\w*|scrap|void|stop|anula\w*|batal\w*|radd)\b|order|取消|撤|退单|不要")

_UNDO = cues.cue(cues.UNDO)


def yes(words: Heard) -> Turn | None:
    """Hear a yes and nothing else; to a question with one choice it is that choice."""
    scene, draft = words.scene, words.scene.draft
    if (
        words.is_edit
        or len(words.raw) > YES_LONGEST
        or not yes_no.is_yes(words.raw if words.raw.strip() else words.text)
    ):
        return None
    if yes_no.is_polite(words.raw):
        return stay(scene, Intent.OTHER)
    if len(draft.asks) == 1 and len(draft.asks[0].choices) == 1:
        ask = draft.asks[0]
        entry = scene.catalogue.entry(ask.choices[0])
        work = Work(scene, list(draft.lines), [], touched=list(draft.memory.touched))
        if entry is not None:
            work.take(
                entry, count_of(ask), about=ask.about, found=Found((entry,), is_certain=True, how="answer"), way="put"
            )
            return turn_of(words, work, Fields())
    return stay(scene, Intent.CONFIRM if draft.lines else Intent.OTHER)


def tells(words: Heard) -> Turn | None:
    """Hear a text that is an answer in free words and nothing else."""
    scene = words.scene
    text = words.beside.text
    if words.is_edit or not scene.draft.asks or len(text) > LONGEST:
        return None
    work = Work(scene, list(scene.draft.lines), list(scene.draft.asks), touched=list(scene.draft.memory.touched))
    rest = told(text, scene, work)
    return None if rest == text or re.search(r"\w", rest) else turn_of(words, work, words.beside.fields)


def says_yes(words: Heard) -> Turn | None:
    """Take a longer text for a yes where it says so and changes nothing."""
    scene = words.scene
    if not scene.draft.lines or words.is_edit or yes_no.waits(words.raw):
        return None
    if not _says_so(words) or words.beside.fields != Fields():
        return None
    for piece in words.pieces:
        if piece.has_count and (piece.names or piece.reading.count):
            return None
        found = piece.reading.found
        if piece.names and found.entries and found.fits and not is_of_draft(piece, scene):
            return None
    is_scaled = scale_in(words.text)[0] is not None
    if is_scaled or _changes(words) or talk.question_in(words.folded) or talk.topic_in(words.folded):
        return None
    return stay(scene, Intent.CONFIRM)


def _says_so(words: Heard) -> bool:
    """Say whether a yes is in a text; who leaves something aside and books the rest says one."""
    raw, says = words.raw, (yes_no.says_yes, yes_no.begins_with_yes, yes_no.has_yes)
    return any(way(raw) for way in says) or ("?" not in raw and _BOOKS_REST.search(words.folded) is not None)


def _changes(words: Heard) -> bool:
    pattern = cues.cue(
        " | ".join(
            part.strip()
            for table in (cues.REMOVE, cues.REMOVE_AFTER)
            for line in table.splitlines()
            for part in line.split(" | ")
            if part.strip()
        )
    )
    return (
        bool(pattern.search(words.folded))
        or scale_in(words.text)[0] is not None
        or bool(re.search(r"\b(?:but|except|pero|tapi|par|lekin|change|swap|instead)\b|但|不过|换|改", words.folded))
    )


def cancel(words: Heard) -> Turn | None:
    """Hear that everything is called off."""
    scene, draft = words.scene, words.scene.draft
    is_no = bool(draft.lines or draft.asks) and yes_no.is_no(words.raw)
    if words.is_edit or not (yes_no.is_cancel(words.raw if words.talk == words.folded else words.talk) or is_no):
        return None
    if REPLACE.search(words.folded) and any(piece.has_count and piece.names for piece in words.pieces):
        return None
    if _BOOKS_REST.search(words.folded) if draft.lines else grievances.wants_back(words.folded):
        return None
    if _is_only_part(words) or (not draft.lines and talk.topic_in(words.folded) == "invoice"):
        return None
    ref = words.ref
    if not draft.lines and not draft.asks and ref is None and not _CANCELS.search(words.folded):
        return None
    return Turn(
        intent=Intent.CANCEL, language=scene.language, fields=Fields(ref=ref), memory=Memory(before=draft.lines or None)
    )


_BOOKS_REST = re.compile(
    r"\b(?:book|send|ship|keep|confirm|go with|go ahead with|do|place|just|order|have|take|want|leave) (?:me |us )?(?:all )?(?:the |everything )?(?:rest|others?|remainder|else|remaining)\b"
    r"|\b(?:rest|others?|remainder|everything else) (?:is|are|can|still|to) ?(?:all |to )?(?:fine|ok|okay|go|good|stays?|stands?|going|on|book)"
    r"|\b(?:el resto|lo demas) (?:si|esta bien|queda|igual|va)|(?:yang )?(?:lain|baki) (?:ok|jadi|hantar|teruskan)|ba+ki (?:sab )?(?:bhej|theek|thik|book|pakka)|(?:其他|其余|别的|剩下)的?(?:都|照)?(?:要|发|下单|照旧|不变|送|订)"
)
"""That the rest is wanted: what is called off is not all."""


def _is_only_part(words: Heard) -> bool:
    """Say whether what sounds like a cancellation calls off only some of it, or orders something."""
    scene, draft = words.scene, words.scene.draft
    if any(piece.reading.is_line or _is_counted_answer(piece, scene) for piece in words.pieces):
        return True
    if not draft.lines and reorders.reorder_in(words.text, scene) is not None:
        return True
    if len(draft.lines) + len(draft.asks) > 1 and yes_no.calls_off_part(words.raw):
        return True
    if yes_no.is_whole_cancel(words.raw):
        return False
    names_line = any(piece.names and is_of_draft(piece, scene) for piece in words.pieces) or _names_some(words)
    return (len(draft.lines) + len(draft.asks) > 1 and _names_question(words)) or (len(draft.lines) > 1 and names_line)


def _names_some(words: Heard) -> bool:
    """Say whether what is called off names some lines of the draft and not all: `the pink ones can go`."""
    scene = words.scene
    work = Work(scene, list(scene.draft.lines), [])
    for clause in _CLAUSES.split(_THIS_ORDER.sub(" ", words.beside.text)):
        marks, bare = marks_in(clause, has_lines=True)
        tokens = tuple(scene.tokens(bare))
        if any(mark.do is Do.REMOVE for mark in marks) and tokens:
            named = among_lines(Piece(tokens, Reading()), work)
            if 0 < len(named) < len(scene.draft.lines):
                return True
    return False


_THIS_ORDER = re.compile(
    r"(?:这|那|本|整|全)?(?:个|张)?(?:订|货)?单子?|\b(?:this|that|the|my|whole|entire) order\b", re.IGNORECASE
)

_CLAUSES = re.compile(r"[,，;；。!！\n]")


def _is_counted_answer(piece: Piece, scene: Scene) -> bool:
    """Say whether a piece tells how many of what was spoken of last: `a box then`."""
    count = piece.reading.count
    return bool(scene.draft.memory.touched or scene.draft.asks) and count is not None and count.unit is not None


def _names_question(words: Heard) -> bool:
    """Say whether something that is asked about is named again."""
    asked = {stem(w) for ask in words.scene.draft.asks for w in re.findall(r"\w+", fold(ask.about))}
    return any({stem(word) for word in piece.reading.wanted.words} & asked for piece in words.pieces)


def undo(words: Heard) -> Turn | None:
    """Put the draft back as it was before the last change."""
    scene = words.scene
    before = scene.draft.memory.before
    if before is None or not _UNDO.search(words.folded) or any(p.reading.is_line for p in words.pieces):
        return None
    return turn_of(words, Work(scene, list(before), []), Fields())


def wait(words: Heard) -> Turn | None:
    """Hear that somebody answers later: neither a yes nor a no."""
    if any(piece.has_count and piece.names for piece in words.pieces):
        return None
    plain = words.folded
    rest = cues.cue(cues.WAITING).sub(" ", plain)
    return (
        stay(words.scene, Intent.OTHER)
        if rest != plain and len(rest.split()) <= WORDS_FEW and not yes_no.says_yes(words.raw)
        else None
    )
