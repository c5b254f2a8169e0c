"""A text with what every way of hearing it looks at, and the turns that come of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from chalicelib.domain.trade import Ask, DraftLine, Fields, Intent, Memory, Turn
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.clean import cleaned, without_numbers_of_people
from chalicelib.understanding.reading.fields import Beside, beside, merged, ref_in
from chalicelib.understanding.reading.pieces import Piece

PIECES_FEW = 4

LIST_LEAST = 4
"""Line breaks: so many parted lines are a list, not prose."""

WORDS_FEW = 8

SURE = 2
"""A quantity that weighs more has a unit or an x."""

SAID_KEPT = 20

ABOUT_LONGEST = 200

DIGEST_SIGNS = 16

REPLACE = cues.cue(cues.REPLACE)

IF_IN_STOCK = cues.cue(cues.IF_IN_STOCK)

ORDERING = re.compile(
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


def first_fitting(ways: Iterable[Callable[[Heard], Turn | None]], words: Heard) -> Turn | None:
    """Return the turn of the first way that fits."""
    return next((turn for way in ways if (turn := way(words)) is not None), None)


def is_of_draft(piece: Piece, scene: Scene) -> bool:
    """Say whether a piece names an item of the draft."""
    drafted = {line.sku for line in scene.draft.lines}
    return any(entry.sku in drafted for entry in piece.reading.found.entries)


def strong_lines(spans: list[tuple[int, int]], words: Heard) -> list[Piece]:
    """List the lines in these stretches whose quantity is one for certain."""
    inside = [p for p in words.pieces if any(start <= p.start < end for start, end in spans)]
    return [
        p
        for p in inside
        if p.reading.is_line and p.reading.count and (p.reading.count.unit is not None or p.reading.count.worth > SURE)
    ]


def has_lines(words: Heard) -> bool:
    """Say whether some piece names something and how much of it."""
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
