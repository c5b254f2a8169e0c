"""Says what a text means: the first way of hearing it that fits decides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from chalicelib.domain.partners import Role
from chalicelib.domain.trade import Ask, DraftLine, Fields, Intent, Memory, Topic, Turn
from chalicelib.understanding.catalogue.finding import Found
from chalicelib.understanding.classifier.features import READ_MOST
from chalicelib.understanding.dialogue import reorders, talk, yes_no
from chalicelib.understanding.dialogue.answers import count_of, recount
from chalicelib.understanding.dialogue.asked import asked_about
from chalicelib.understanding.dialogue.changes import change
from chalicelib.understanding.dialogue.leaning import TRADE, leaning
from chalicelib.understanding.dialogue.marks import Do, marks_in, scale_in
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.notices import is_refusal, notice_in
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.telling import LONGEST, told
from chalicelib.understanding.dialogue.unheard import doubt, doubt_named
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language import clauses, cues, grievances, tales
from chalicelib.understanding.language.fillers import STOP
from chalicelib.understanding.language.fold import fold, stem
from chalicelib.understanding.reading.clean import blanked, cleaned, without_numbers_of_people
from chalicelib.understanding.reading.fields import Beside, beside, merged, ref_in
from chalicelib.understanding.reading.lines import Count, Reading
from chalicelib.understanding.reading.pieces import Piece

TEXT_READ = 8_000
"""Characters. No platform sends a longer text, and nobody types one; the rest is asked about."""

YES_LONGEST = 400
"""Signs. Nobody says yes and nothing else by more."""

PIECES_FEW = 4
LIST_LEAST = 4
"""Line breaks: so many parted lines are a list, not prose."""

WORDS_FEW = 8
SURE = 2
"""A quantity that weighs more has a unit or an x."""

SAID_KEPT = 20
ABOUT_LONGEST = 200
DIGEST_SIGNS = 16
_REPLACE = cues.cue(cues.REPLACE)
_CANCELS = re.compile(r"\b(?:cancel\w*|scrap|void|stop|anula\w*|batal\w*|radd)\b|order|取消|撤|退单|不要")
_SPACES = re.compile(r"[ \t\u3000\xa0]{3,}|(?<=\n)\n{2,}")
_TAKES_OFF = re.compile(r"\W*(?:remove|take off|delete|quita|buang|去掉|删掉)")
_ASKS_FOR_IT = re.compile(r"\b(?:please|pls|kindly|can you|could you|would you) (?:re-?)?confirm\b|请确认|麻烦确认")
_LATER = re.compile(
    r"\b(?:will|'ll|going to|gonna) (?:\w+ )?(?:re-?order|order|send|need)\b|\bnak order berapa\b|\b(?:esok|nanti) \S+ (?:nak )?order\b"
)
"""An order that comes another day."""

_IF_IN_STOCK = cues.cue(cues.IF_IN_STOCK)
_UNDO = cues.cue(cues.UNDO)
_ORDERING = re.compile(
    r"\b(?:order|send|need|want|please|pls|plz|get|give|add|also|can (?:i|we) (?:get|have)|for (?:us|me)|take|(?:'d|would) (?:like|love)|could (?:do with|use)|wouldn't say no|needs (?:\d|an?\b|some)|pop|stick|chuck|squeeze|throw in|make (?:it|that|this)|it is(?= *$)|ocup(?:o|amos)|quisiera|queremos|necesitamos|surt\w+|quiero|manda\w*|necesito|pon\w*|agrega\w*|nak|mau|minta|tambah|chahiye|bhejo|bhej|de do|lena)\b|要|来|订|下单|加|送"
)


@dataclass(frozen=True)
class Heard:
    """A text with what every way of hearing it looks at."""

    raw: str
    scene: Scene
    is_edit: bool = False
    part: str | None = None
    also: Fields | None = None

    @cached_property
    def text(self) -> str:
        """What was written to us, `part` of it where the rest orders nothing."""
        return cleaned(self.raw) if self.part is None else self.part

    @cached_property
    def folded(self) -> str:
        """The same, folded."""
        return fold(self.text)

    @cached_property
    def bare(self) -> str:
        """The text without numbers that are no quantities: telephones, hours, prices."""
        return without_numbers_of_people(self.text)

    @cached_property
    def beside(self) -> Beside:
        """What is said beside the lines."""
        scene = self.scene
        said = beside(self.bare, ship_to=scene.partner.ship_to, today=scene.today, locale=scene.partner.locale)
        return replace(said, fields=merged(self.also, said.fields)) if self.also else said

    @cached_property
    def pieces(self) -> list[Piece]:
        """The pieces of the text, by themselves."""
        return self.scene.pieces(self.beside.text)

    @cached_property
    def talk(self) -> str:
        """The folded text without those lines of a list that say goods and an amount and no more.

        What people say to do or to mean something is looked for only here: in a long list that is most of the work.
        """
        plain = [piece for piece in self.pieces if piece.is_plain_line]
        if len(plain) < LIST_LEAST:
            return self.folded
        ends = [0, *(piece.end for piece in plain)]
        starts = [*(piece.start for piece in plain), len(self.folded)]
        return "\n".join(self.folded[end:start].strip() for end, start in zip(ends, starts, strict=True)).strip()

    @cached_property
    def digest(self) -> str:
        """What the very same text has in common."""
        return hashlib.sha256(" ".join(fold(self.raw).split()).encode()).hexdigest()[:DIGEST_SIGNS]

    @property
    def ref(self) -> str | None:
        """The number of an earlier document that is spoken of."""
        return ref_in(self.text, [order.ref for order in self.scene.dealings.orders])


def heard(raw: str, scene: Scene, *, is_edit: bool = False) -> Turn:
    """Return what a text means. An edited text is a whole new list, and never a yes."""
    raw = _SPACES.sub("  ", raw)
    words = Heard(raw[:TEXT_READ], scene, is_edit=is_edit)
    turn = _first((*_CERTAIN, _parted), words) or _reconsidered(
        _first(_WAYS, words) or stay(scene, Intent.OTHER), words
    )
    rest = raw[TEXT_READ:].strip()
    if rest and turn.intent in (Intent.ORDER, Intent.AMEND):
        return turn.model_copy(update={"asks": (*turn.asks, Ask(about=rest[:ABOUT_LONGEST]))})
    return turn


def stay(scene: Scene, intent: Intent, fields: Fields | None = None, touched: tuple[str, ...] = ()) -> Turn:
    """Leave the draft as it is."""
    draft = scene.draft
    memory = draft.memory.model_copy(update={"touched": touched}) if touched else draft.memory
    return Turn(
        intent=intent,
        lines=draft.lines,
        asks=draft.asks,
        fields=fields or draft.fields,
        language=scene.language,
        memory=memory,
        explain=explained(draft.lines, draft.asks),
    )


def explained(lines: tuple[DraftLine, ...], asks: tuple[Ask, ...]) -> tuple[str, ...]:
    """Say of every line and question which words led there."""
    told = [
        f"“{line.words}”: {line.quantity:f} {line.unit} {line.sku} ({'; '.join(line.why) or 'as before'})"
        for line in lines
    ]
    return (*told, *(f"“{ask.about}”: asked, {ask.reason} in doubt" for ask in asks))


def _first(ways: Iterable[Callable[[Heard], Turn | None]], words: Heard) -> Turn | None:
    return next((turn for way in ways if (turn := way(words)) is not None), None)


def _reconsidered(turn: Turn, words: Heard) -> Turn:
    """Hear a message again where its manner tells far more of another intent. No line and no yes comes of the manner alone."""
    kind = leaning(fold(words.bare[:READ_MOST]), words.scene, turn.intent, sure_lines=_sure_lines(words))
    if kind == TRADE:
        is_sure = turn.intent is not Intent.OTHER or _first((_no_order, _story, _tale), words) is not None
        return turn if is_sure else _first(_TRADING, words) or turn
    if kind not in _STAYING or (kind == Intent.OTHER.value and turn.intent is Intent.TICKET):
        return turn  # a complaint that is none costs a look; one that is lost, a customer
    intent = Intent(kind)
    fields = Fields(ref=words.ref) if intent in (Intent.STATUS, Intent.DOCUMENT, Intent.BANK_CHANGE) else Fields()
    if intent is Intent.TICKET:
        fields = Fields(topic=talk.topic_in(words.folded) or "other", ref=words.ref)
    return stay(words.scene, intent, fields, asked_about(words.text, words.scene) if intent is Intent.QUOTE else ())


def _sure_lines(words: Heard) -> int:
    """Count the lines whose quantity or item is certain, one more where a word orders an item by its code."""
    lines = [piece for piece in words.pieces if piece.reading.is_line and piece.reading.count]
    coded = [piece for piece in lines if piece.reading.found.how == "code" and piece.reading.found.entries]
    strong = _strong([(0, len(words.text))], words)
    has_verb = bool(coded) and _ORDERING.search(words.folded) is not None
    return len(strong) + sum(piece not in strong for piece in coded) + has_verb


# ── nobody to talk to ────────────────────────────────────────────────────────────────────────────────


def _machine(words: Heard) -> Turn | None:
    return stay(words.scene, Intent.AUTO_REPLY) if talk.is_auto_reply(words.talk) else None


def _opt_out(words: Heard) -> Turn | None:
    return stay(words.scene, Intent.OPT_OUT) if talk.is_opt_out(words.talk) else None


def _instruction(words: Heard) -> Turn | None:
    return stay(words.scene, Intent.OTHER) if talk.is_instruction(words.talk) else None


def _bank_change(words: Heard) -> Turn | None:
    if not talk.is_bank_change(words.talk, words.scene.partner.role):
        return None
    return stay(words.scene, Intent.BANK_CHANGE, Fields(ref=words.ref))


def _notice(words: Heard) -> Turn | None:
    if words.scene.partner.role is Role.CUSTOMER:
        return None
    refused = is_refusal(words.raw, words.scene)
    if refused is not None:
        return stay(words.scene, Intent.TICKET, Fields(ref=refused, topic="other"))
    told = notice_in(words.raw, words.scene)
    if told is not None and told[0] is Intent.PO_CONFIRM and _ASKS_FOR_IT.search(words.folded):
        return None  # who asks us to confirm confirms nothing
    return stay(words.scene, told[0], Fields(notice=told[1])) if told else None


# ── the same text again ──────────────────────────────────────────────────────────────────────────────


def _again(words: Heard) -> Turn | None:
    scene = words.scene
    if words.digest not in scene.draft.memory.said or not scene.draft.lines or words.is_edit:
        return None
    ask = Ask(about=words.raw.strip()[:ABOUT_LONGEST], reason="duplicate")
    return turn_of(words, Work(scene, list(scene.draft.lines), [*scene.draft.asks, ask]), Fields())


def _once_or_twice(words: Heard) -> Turn | None:
    """Answer "is this a second order?"."""
    scene = words.scene
    asked = [ask for ask in scene.draft.asks if ask.reason == "duplicate"]
    if not asked:
        return None
    rest = [ask for ask in scene.draft.asks if ask.reason != "duplicate"]
    work = Work(scene, list(scene.draft.lines), rest)
    if cues.cue(cues.TWICE).search(words.folded) and not cues.cue(cues.ONCE).search(words.folded):
        _doubled(work)
        return turn_of(words, work, Fields())
    if cues.cue(cues.ONCE).search(words.folded) or yes_no.is_no(words.raw):
        return turn_of(words, work, Fields())
    return None


def _doubled(work: Work) -> None:
    work.lines = [line.model_copy(update={"quantity": line.quantity * 2}) for line in work.lines]


# ── short answers ────────────────────────────────────────────────────────────────────────────────────


def _yes(words: Heard) -> Turn | None:
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


def _tells(words: Heard) -> Turn | None:
    """Hear a text that is an answer in free words and nothing else."""
    scene = words.scene
    text = words.beside.text
    if words.is_edit or not scene.draft.asks or len(text) > LONGEST:
        return None
    work = Work(scene, list(scene.draft.lines), list(scene.draft.asks), touched=list(scene.draft.memory.touched))
    rest = told(text, scene, work)
    return None if rest == text or re.search(r"\w", rest) else turn_of(words, work, words.beside.fields)


def _says_yes(words: Heard) -> Turn | None:
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
        if piece.names and found.entries and found.fits and not _is_of_draft(piece, scene):
            return None
    is_scaled = scale_in(words.text)[0] is not None
    if is_scaled or _changes(words) or talk.question_in(words.folded) or talk.topic_in(words.folded):
        return None
    return stay(scene, Intent.CONFIRM)


def _says_so(words: Heard) -> bool:
    """Say whether a yes is in a text; who leaves something aside and books the rest says one."""
    raw, says = words.raw, (yes_no.says_yes, yes_no.begins_with_yes, yes_no.has_yes)
    return any(way(raw) for way in says) or ("?" not in raw and _BOOKS_REST.search(words.folded) is not None)


def _is_of_draft(piece: Piece, scene: Scene) -> bool:
    drafted = {line.sku for line in scene.draft.lines}
    return any(entry.sku in drafted for entry in piece.reading.found.entries)


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


def _cancel(words: Heard) -> Turn | None:
    scene, draft = words.scene, words.scene.draft
    is_no = bool(draft.lines or draft.asks) and yes_no.is_no(words.raw)
    if words.is_edit or not (yes_no.is_cancel(words.raw if words.talk == words.folded else words.talk) or is_no):
        return None
    if _REPLACE.search(words.folded) and any(piece.has_count and piece.names for piece in words.pieces):
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
    names_line = any(piece.names and _is_of_draft(piece, scene) for piece in words.pieces) or _names_some(words)
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


def _undo(words: Heard) -> Turn | None:
    scene = words.scene
    before = scene.draft.memory.before
    if before is None or not _UNDO.search(words.folded) or any(p.reading.is_line for p in words.pieces):
        return None
    return turn_of(words, Work(scene, list(before), []), Fields())


def _wait(words: Heard) -> Turn | None:
    if any(piece.has_count and piece.names for piece in words.pieces):
        return None
    plain = words.folded
    rest = cues.cue(cues.WAITING).sub(" ", plain)
    return (
        stay(words.scene, Intent.OTHER)
        if rest != plain and len(rest.split()) <= WORDS_FEW and not yes_no.says_yes(words.raw)
        else None
    )


# ── an order and something else in one message ───────────────────────────────────────────────────────


def _parted(words: Heard) -> Turn | None:
    """Hear the clauses of an order by themselves where others only tell, ask or complain of something."""
    is_whole = words.part is not None or words.is_edit or _is_list(words)
    if words.scene.draft.lines or words.scene.draft.asks or is_whole:
        return None
    if talk.not_an_order(words.folded) or _HEDGED.search(words.folded) or _cancel(words) is not None:
        return None
    if grievances.grievance_in(words.folded) in _ACROSS and not _POLITE.search(words.folded):
        return None
    every = _clauses(words)
    idle = [clause for clause in every if clause.is_idle]
    needs_verb = any(clause.kind in (Intent.TICKET, Intent.QUOTE, Intent.DOCUMENT) for clause in idle)
    if not idle or not any(clause.has_verb if needs_verb else clause.is_order for clause in every):
        return None
    if any(clause.pieces and clause.kind is None and not clause.is_order for clause in every):
        return None
    return _heard_without(idle, words)


_ACROSS = ("short", "price")
"""What is complained of by two numbers, which may stand in two clauses."""


@dataclass(frozen=True)
class Clause:
    """A clause of a message. `kind`: what it says beside the order; `has_verb`, `is_order`: whether it orders something by a verb, or for certain."""

    span: tuple[int, int]
    kind: str | None
    has_verb: bool
    is_order: bool
    pieces: tuple[Piece, ...]

    @property
    def is_idle(self) -> bool:
        """Say whether nothing is ordered in it."""
        return self.kind is not None and not self.is_order


def _is_list(words: Heard) -> bool:
    return words.text.count("\n") >= LIST_LEAST


def _clauses(words: Heard) -> list[Clause]:
    """Return the clauses of a text, none where it is a list or all of it may order something."""
    if _is_list(words):
        return []
    plain = _IF_IN_STOCK.sub(lambda match: " " * len(match.group()), words.folded)
    plain = talk.without_items(plain, words.pieces)
    spans = clauses.clauses(words.folded)
    kinds = [_kind_of(words.folded[slice(*span)], plain[slice(*span)], words) for span in spans]
    if not any(kinds):
        return []
    every = [_clause(span, kind, words) for span, kind in zip(spans, kinds, strict=True)]
    for place, (before, clause) in enumerate(pairwise(every), 1):
        goes_on = words.text[before.span[1] : clause.span[0]].strip() in (",", "，")
        if goes_on and before.kind == "told" and before.pieces and clause.kind is None and not clause.has_verb:
            every[place] = replace(clause, kind="told", is_order=False)
    return every


def _clause(span: tuple[int, int], kind: str | None, words: Heard) -> Clause:
    inside = tuple(piece for piece in words.scene.pieces(words.beside.text[slice(*span)]) if piece.has_count)
    said = words.folded[slice(*span)]
    if kind in _CHATTER and inside and _orders_plainly(said) and not grievances.wants_back(said):
        kind = None
    orders = kind is None and _ORDERING.search(_UNWANTED.sub(" ", words.folded[slice(*span)])) is not None
    has_verb = orders and any(_is_of_goods(piece) for piece in inside)
    is_bare = kind is None and any(_is_sure(piece) for piece in inside)
    return Clause(span, kind, has_verb, has_verb or is_bare, inside)


_CHATTER = (Intent.STATUS, Intent.TICKET)


def _orders_plainly(said: str) -> bool:
    """Say whether a clause has a word of ordering that is no word of politeness."""
    return _ORDERING.search(_POLITE.sub(" ", _UNWANTED.sub(" ", said))) is not None


def _is_of_goods(piece: Piece) -> bool:
    """Say whether a quantity is one of goods that we know, or of something spoken of before."""
    count = piece.reading.count
    if count is None or _is_article(piece, count):
        return False
    return not piece.names or bool(piece.reading.found.entries)


def _is_sure(piece: Piece) -> bool:
    """Say whether a piece is a line for certain: by its unit, by a code, or as a quantity with its goods behind it."""
    reading, count = piece.reading, piece.reading.count
    if count is None:
        return False
    if count.unit is not None or count.worth > SURE or (reading.found.how == "code" and bool(reading.found.entries)):
        return True
    return reading.is_line and reading.found.fits and bool(count.used) and min(count.used) == 0


def _kind_of(said: str, plain: str, words: Heard) -> str | None:
    """Return what a clause says that orders nothing: what it tells, lacks, asks or complains of."""
    if talk.is_instruction(said):
        return "machine"
    if clauses.tells_surely(said):
        return "told"
    orders = _ORDERING.search(said) is not None
    if clauses.lacks(said) and not orders:
        return "lack"
    intent = None if _IF.match(said) else _talked(plain, words)
    is_plain = intent is None and not orders and not (_IF.match(said) or _REDRESS.search(said) or _LATER.search(said))
    return "told" if is_plain and clauses.tells(said) else intent


def _tale(words: Heard) -> Turn | None:
    """Hear what is told of goods: no order, whatever is counted."""
    if words.scene.draft.lines or words.scene.draft.asks or words.part is not None:
        return None
    counted = [clause for clause in _clauses(words) if clause.pieces]
    if not counted or any(clause.kind != "told" for clause in counted):
        return None
    if reorders.reorder_in(words.text, words.scene) is not None and words.scene.dealings.orders:
        return None
    plain = talk.without_items(words.folded, words.pieces)
    return None if _talked(plain, words) is not None else stay(words.scene, Intent.OTHER)


def _heard_without(idle: list[Clause], words: Heard) -> Turn | None:
    scene, text = words.scene, words.text
    told = blanked(text, [clause.span for clause in idle if clause.kind in ("told", "lack")])
    said = beside(
        without_numbers_of_people(told), ship_to=scene.partner.ship_to, today=scene.today, locale=scene.partner.locale
    )
    rest = replace(words, part=blanked(text, [clause.span for clause in idle]), also=said.fields)
    counted = [piece for piece in rest.pieces if piece.has_count]
    if len(counted) == 1 and not (counted[0].names and counted[0].reading.found.entries):
        rest = replace(rest, part=_lent(rest.text, counted[0], idle, words))
    turn = _first(_TRADING, rest)
    return turn if turn is not None and (turn.lines or any(ask.choices for ask in turn.asks)) else None


def _lent(part: str, counted: Piece, idle: list[Clause], words: Heard) -> str:
    """Name the goods where an order leaves them to what was told before: `COLA-330 came, send 3 cs more`."""
    before = [p for clause in idle for p in words.scene.pieces(words.text[slice(*clause.span)])]
    goods = {_goods_of(piece) for piece in before if piece.names and piece.reading.found.entries}
    if len(goods) != 1 or counted.reading.count is None:
        return part
    end = counted.tokens[max(counted.reading.count.used)].end
    return f"{part[:end]} {goods.pop()} {part[end:]}"


def _goods_of(piece: Piece) -> str:
    """Return the words of a piece by which its goods were found."""
    first = piece.reading.found.entries[0]
    if piece.reading.found.how == "code":
        return first.sku
    own = {word for slot in piece.reading.found.slots if slot.option(first) for word in slot.said.split()}
    return " ".join(token.text for token in piece.tokens if token.text in own) or " ".join(piece.reading.wanted.words)


_UNWANTED = re.compile(r"\b(?:don't|dont|didn't|do not|no|not) (?:\w+ )?(?:need|want|order)\b|\bno need\b")
_POLITE = re.compile(r"\b(?:please|pls|plz|also)\b")
"""Words that go with an order and do not make one."""

_IF = re.compile(r"\W*(?:if|when|once|unless|si|kalau|jika|agar)\b|[\s，,]*(?:如果|要是|若)")
_HEDGED = re.compile(
    r"\b(?:might (?:want|need|take|have)|may (?:want|need)|maybe|perhaps|shayad|mungkin|quizas?|a lo mejor|tal vez)\b|可能|也许|说不定"
)
_REDRESS = re.compile(
    r"\b(?:replac\w+|missing|the (?:rest|others?|balance|right|correct)|refund|credit|send (?:someone|somebody|the driver)|back|collect\w*|copy|invoice|swap)\b|补发|换货|退"
)
"""What is asked for to make good what went wrong: no new order."""


# ── questions and complaints ─────────────────────────────────────────────────────────────────────────


def _talk(words: Heard) -> Turn | None:
    """Hear questions and complaints; where other sentences order something, those decide."""
    scene = words.scene
    if words.talk != words.folded and _talked(words.talk, words) is None:
        return None
    plain = _IF_IN_STOCK.sub(lambda match: " " * len(match.group()), words.folded)
    plain = talk.without_items(plain, words.pieces)
    intent = _talked(plain, words)
    if intent is None:
        return None
    others = [span for span in talk.sentences(words.text) if _talked(plain[slice(*span)], words) is None]
    if others and _orders_in(others, words):
        return None
    if _only_beside_lines(intent, plain, words) or _is_change_or_repeat(intent, plain, words):
        return None
    if intent is Intent.TICKET:
        return stay(scene, intent, Fields(topic=talk.topic_in(plain) or "other", ref=words.ref))
    touched = asked_about(words.text, scene) if intent is Intent.QUOTE else ()
    ref = words.ref if intent is not Intent.QUOTE else None
    return stay(scene, intent, Fields(ref=ref), touched)


def _only_beside_lines(intent: Intent, plain: str, words: Heard) -> bool:
    """Say whether an order only has words in it that elsewhere ask for papers or somebody's help."""
    is_weak = intent is Intent.DOCUMENT or (intent is Intent.TICKET and talk.topic_in(plain) in ("other", "payment"))
    is_weak = is_weak or (talk.topic_in(plain) == "invoice" and _BILLED.search(plain) is not None)
    if words.scene.draft.lines and yes_no.begins_with_yes(words.raw) and talk.topic_in(plain) == "short":
        return True  # a yes with fewer of one line
    is_new = bool(_REPLACE.search(words.folded)) and bool(words.scene.draft.lines)
    if not (is_weak or is_new) or "?" in words.raw:
        return False
    return len(_strong([(0, len(words.text))], words)) > 1


_BILLED = re.compile(
    r"\b(?:invoice|bill|charge)(?: it| this| all| both)? (?:to|the)\b|\binvoice as\b|\b(?:factura|invois) (?:a nombre|kepada)\b|抬头"
)
"""Who shall be billed for an order."""


def _is_change_or_repeat(intent: Intent, plain: str, words: Heard) -> bool:
    """Say whether words that elsewhere only complain change lines of the draft or ask for an earlier order."""
    scene = words.scene
    if (
        intent is not Intent.TICKET
        or talk.topic_in(plain) not in ("other", "quality", "short", "payment")
        or "?" in words.raw
    ):
        return False
    if not scene.draft.lines:
        return (
            talk.topic_in(plain) == "other"
            and bool(scene.dealings.orders)
            and reorders.reorder_in(words.text, scene) is not None
        )
    is_scaled = scale_in(words.text)[0] is not None and any(p.names and _is_of_draft(p, scene) for p in words.pieces)
    return is_scaled or _takes_off(words)


_FRAMED_SURELY = ("other", "price")
"""What is complained of in a frame that no question has."""


def _talked(plain: str, words: Heard) -> Intent | None:
    """Return the question or complaint of a text, a paper or an order's whereabouts before a complaint."""
    question = talk.question_in(plain)
    topic = talk.topic_in(plain)
    if topic is None:
        return question
    is_surely_told = topic in _FRAMED_SURELY and tales.told_in(plain) == topic
    return (
        question if question is not None and not is_surely_told and _is_asked(question, topic, plain) else Intent.TICKET
    )


def _is_asked(question: Intent, topic: Topic, plain: str) -> bool:
    """Say whether a question is one although words of complaint stand beside it."""
    if question is Intent.QUOTE and _OF_MONEY.search(plain):
        return False
    if question is Intent.DOCUMENT and grievances.wants_paper(plain):
        return True
    return question is Intent.OTHER or topic in _ASKED_BESIDE.get(question, ())


_OF_MONEY = re.compile(r"\binvoice|\bcharged|发票|factura|invois|\bcredit\b|terms|refund")
_ASKED_BESIDE: dict[Intent, tuple[Topic, ...]] = {
    Intent.DOCUMENT: ("invoice", "return", "payment", "other"),
    Intent.STATUS: ("late", "short", "payment", "quality", "other"),
    Intent.QUOTE: ("payment", "other", "price", "quality", "short", "return", "damaged"),
}
"""The topics whose words stand in questions as well."""


def _orders_in(spans: list[tuple[int, int]], words: Heard, *, plainly: bool = False) -> bool:
    """Say whether one of these sentences orders something for certain, `plainly`: by a verb."""
    text = words.beside.text
    for span in spans:
        strong = _strong([span], words)
        if strong and (_ORDERING.search(fold(text[slice(*span)])) or (len(strong) > 1 and not plainly)):
            return True
    return False


def _strong(spans: list[tuple[int, int]], words: Heard) -> list[Piece]:
    """List the lines in these stretches whose quantity is one for certain."""
    inside = [p for p in words.pieces if any(start <= p.start < end for start, end in spans)]
    return [
        p
        for p in inside
        if p.reading.is_line and p.reading.count and (p.reading.count.unit is not None or p.reading.count.worth > SURE)
    ]


# ── orders ───────────────────────────────────────────────────────────────────────────────────────────


def _no_order(words: Heard) -> Turn | None:
    if words.scene.partner.role is Role.SUPPLIER:
        return stay(words.scene, Intent.OTHER)
    if not talk.not_an_order(words.talk) or _takes_off(words):
        return None
    if words.scene.dealings.orders and reorders.reorder_in(words.text, words.scene) is not None:
        return None
    spans = [span for span in talk.sentences(words.text) if not talk.not_an_order(words.folded[slice(*span)])]
    return (
        None
        if len(spans) > 0 and "\n" not in words.text.strip() and _orders_in(spans, words, plainly=True)
        else stay(words.scene, Intent.OTHER)
    )


def _story(words: Heard) -> Turn | None:
    """Hear what somebody sold, used or counted: numbers of goods that nobody orders."""
    if words.scene.draft.lines or words.scene.draft.asks or not tales.is_story(words.talk):
        return None
    is_ordered = _ORDERING.search(_LATER.sub(" ", words.folded)) is not None and not tales.is_count(words.folded)
    return None if is_ordered else stay(words.scene, Intent.OTHER)


def _takes_off(words: Heard) -> bool:
    """Say whether lines of the draft are taken off, for a reason that is told: `the osb off, still got a stack`."""
    scene = words.scene
    marks, bare = marks_in(words.text, has_lines=True)
    if not scene.draft.lines or not any(mark.do is Do.REMOVE for mark in marks):
        return False
    return any(piece.names and _is_of_draft(piece, scene) for piece in (*words.pieces, *scene.pieces(bare)))


def _which_order(words: Heard) -> Turn | None:
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


def _reorder(words: Heard) -> Turn | None:
    scene = words.scene
    if not scene.dealings.orders or reorders.reorder_in(words.talk, scene) is None:
        return None
    asked = reorders.reorder_in(words.text, scene)
    if asked is None or not scene.dealings.orders or _takes_off(words):
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


def _order(words: Heard) -> Turn | None:
    """Hear lines, changes and answers."""
    scene = words.scene
    if not scene.draft.lines and not scene.draft.asks and _TAKES_OFF.match(words.folded):
        return None
    text = words.beside.text
    replaces = words.is_edit or bool(_REPLACE.search(fold(text)) and scene.draft.lines)
    if replaces:
        text = blanked(text, [m.span() for m in _REPLACE.finditer(fold(text))])
    work = Work(
        scene,
        list(scene.draft.lines),
        [a for a in scene.draft.asks if a.reason not in ("duplicate", "change")],
        touched=list(scene.draft.memory.touched),
    )
    _last_amount(words, text, work)
    if not work.is_changed:
        change(text, scene, work, replaces=replaces and _has_lines(words))
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
    if "\n" in words.text.strip() or not tokens or tokens[0].isdigit() or _ORDERING.search(words.folded):
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
    firm = [p.reading.count for p in pieces if p.reading.count is not None and not _is_article(p, p.reading.count)]
    if counts:
        recount(work, counted[0], (firm or counts)[-1], text.strip())


def _is_article(piece: Piece, count: Count) -> bool:
    """Say whether a quantity may be only an article: `a festival`."""
    return count.unit is None and all(piece.tokens[n].is_weak for n in count.used)


def _has_lines(words: Heard) -> bool:
    return any(piece.has_count and piece.names for piece in words.pieces)


def turn_of(words: Heard, work: Work, fields: Fields, intent: Intent | None = None) -> Turn:
    """Return the turn that goes on with this draft."""
    scene, draft = words.scene, words.scene.draft
    chosen = intent or (Intent.AMEND if draft.lines else Intent.ORDER)
    asks = (*work.asks, *work.opened)
    said = tuple(dict.fromkeys((*draft.memory.said, words.digest)))[-SAID_KEPT:]
    memory = Memory(
        said=said,
        touched=tuple(work.touched),
        before=draft.lines if tuple(work.lines) != draft.lines else draft.memory.before,
    )
    lines = tuple(work.lines)
    return Turn(
        intent=chosen,
        lines=lines,
        asks=asks,
        fields=merged(draft.fields, fields),
        language=scene.language,
        memory=memory,
        explain=explained(lines, asks),
    )


def _unclear(words: Heard) -> Turn | None:
    """Ask about words that may change the open draft: a yes to it must wait until they are understood."""
    scene = words.scene
    drafted = {line.sku for line in scene.draft.lines}
    named = any(p.names and p.reading.found.fits and _is_of_draft(p, scene) for p in words.pieces)
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


def _skip(words: Heard) -> Turn | None:
    """Leave out what is asked about."""
    scene = words.scene
    if not scene.draft.asks or not _SKIPS.search(words.folded) or any(p.reading.is_line for p in words.pieces):
        return None
    keeps_rest = _ONLY_REST.search(words.folded) is not None
    if _takes_off(words) and not keeps_rest:
        return None
    names = any(piece.names and piece.reading.found.entries and piece.reading.found.fits for piece in words.pieces)
    if names and not keeps_rest:
        return None
    if not scene.draft.lines:
        return Turn(intent=Intent.CANCEL, language=scene.language)
    return turn_of(words, Work(scene, list(scene.draft.lines), []), Fields())


def _fallback(words: Heard) -> Turn | None:
    """Hear a question about goods or an order for what it most likely is."""
    folded = words.folded
    is_asked = bool(re.search(r"[?？]\s*$|[?？]\s", folded)) or bool(_ASKS.match(folded))
    if not is_asked or _WANTS.search(folded):
        return None
    strong = [
        p
        for p in words.pieces
        if p.reading.is_line and p.reading.count and (p.reading.count.unit is not None or p.reading.count.worth > SURE)
    ]
    if len(strong) > 1 or (strong and (_CHANCE.match(folded) or not _ASKS.match(folded))):
        return None
    if any(
        piece.names and piece.reading.found.entries and piece.reading.found.fits for piece in words.pieces
    ) and not _CHANGING.search(folded):
        return stay(words.scene, Intent.QUOTE, touched=asked_about(words.text, words.scene))
    if _ABOUT_ORDER.search(folded):
        return stay(words.scene, Intent.STATUS, Fields(ref=words.ref))
    return None


_SKIPS = re.compile(
    r"\b(?:leave|skip|forget|drop|scrap|lose) (?:it|that|those|them|these|the rest)(?: out| off)?\b|\b(?:never ?mind|no worries|dejalo|olvidalo|tak payah|rehne do|not those|without (?:it|that|those|them))\b|^\W*(?:skip|leave it|pass|跳过|略过)\W*$|算了|那就不要|不用了|先不要"
)
_ONLY_REST = re.compile(r"[,.;]\W*(?:just|only|solo|nomas|cuma|sirf|bas) (?!\d)|[,，]只要")
_ASKS = re.compile(
    r"\W*(?:what|whats|what's|how|is|are|do|does|which|any|cual|cuanto|kya|kitna|berapa|ada|whens|where|wheres)\b|有没有|请问"
)
_WANTS = re.compile(
    r"\b(?:can|could|may|cud) (?:i|we|you|u) (?:\w+ )?(?:get|have|order|send|do|add|put|make|change|swap|drop|take|book|go|use|please|pls|pop|stick|chuck|squeeze|fit|spare|bring|deliver|reserve|hold|throw|bung|sort)|\b(?:i|we) (?:need|want|will take|'ll take)\b|\b(?:boleh|podrias?|puedes?) \w+"
)
_CHANGING = re.compile(r"\b(?:instead|swap|change|replace|add|cancel|tukar|cambia\w*|badal\w*)\b|换|改|加")
_CHANCE = re.compile(r"\W*any chance (?:of|i|we|you|u)\b(?! (?:a )?(?:discount|deal|better|break))")
"""Who orders without asking straight out."""

_ABOUT_ORDER = re.compile(
    r"\b(?:van|lorry|truck|driver|delivery|order|shipment|pedido|camion|entrega|lori|barang|pesanan|gaadi|gadi|maal|so-?\d+)\b|货|车|单|快递|司机"
)


def _doubted(words: Heard) -> Turn | None:
    """Ask about words that order something which nobody understood; an answer that nobody did leaves the question open."""
    scene = words.scene
    counted = [piece for piece in words.pieces if piece.has_count and piece.names]
    is_order = len(counted) > 1 or any(p.reading.found.entries for p in counted) or _ORDERING.search(words.folded)
    if not scene.draft.lines and not scene.draft.asks and not (counted and is_order):
        return None
    if scene.draft.lines or _is_unheard_answer(words):
        return turn_of(words, _changed_unclearly(words), Fields())
    ask = Ask(about=words.raw.strip()[:ABOUT_LONGEST], reason="item")
    return turn_of(words, Work(scene, list(scene.draft.lines), [*scene.draft.asks, ask]), Fields())


def _change_wish(words: Heard) -> Turn | None:
    if not words.scene.draft.lines or not re.search(
        r"\b(?:change|amend|edit|modify|cambiar|modificar|tukar|ubah|badal\w*)\b|改|修改", words.folded
    ):
        return None
    return (
        stay(words.scene, Intent.AMEND, words.scene.draft.fields)
        if len(words.folded.split()) <= PIECES_FEW + 1
        else None
    )


_STAYING = frozenset(
    {
        intent.value
        for intent in (
            Intent.QUOTE,
            Intent.STATUS,
            Intent.TICKET,
            Intent.DOCUMENT,
            Intent.AUTO_REPLY,
            Intent.OPT_OUT,
            Intent.BANK_CHANGE,
            Intent.OTHER,
        )
    }
)
_TRADING: tuple[Callable[[Heard], Turn | None], ...] = (_skip, _reorder, _order, _change_wish, _unclear, _doubted)
_CERTAIN: tuple[Callable[[Heard], Turn | None], ...] = (
    _machine,
    _opt_out,
    _instruction,
    _bank_change,
    _notice,
    _again,
    _once_or_twice,
    _yes,
    _tells,
    _wait,
)
"""What is heard in one way only."""

_WAYS: tuple[Callable[[Heard], Turn | None], ...] = (
    _cancel,
    _undo,
    _which_order,
    _says_yes,
    _talk,
    _no_order,
    _story,
    _tale,
    _skip,
    _reorder,
    _fallback,
    _order,
    _change_wish,
    _unclear,
)
