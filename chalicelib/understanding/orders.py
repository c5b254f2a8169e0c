"""Reads a whole message as an order: its lines, what must be asked about them, and what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from chalicelib.domain.trade import Ask, DraftLine, Fields
from chalicelib.understanding.fields import day_in, merged, place_in, po_in
from chalicelib.understanding.fillers import without_fillers, without_numbering, written_lines
from chalicelib.understanding.intents import ADD, REMOVE, REPLACE, has_any, spoken
from chalicelib.understanding.lines import Reading, Strength, read_line
from chalicelib.understanding.lookup import Lookup
from chalicelib.understanding.parts import Span, is_spaced_list, parts_of, words_of
from chalicelib.understanding.words import fold

JOINED_MOST = 4
"""How many parts are tried as one: `salt & vinegar, large` is three."""

JOINED_LONGEST = 100
WORDS_MOST = 24
PARTS_MOST = 400
"""A message of more parts than this is no list that a person typed; what is left over is asked about."""


class Mode(Enum):
    """What the lines of a message do to the draft."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Order:
    """What a message orders. `strength` is that of its surest part."""

    lines: tuple[DraftLine, ...] = ()
    asks: tuple[Ask, ...] = ()
    fields: Fields = field(default_factory=Fields)
    mode: Mode = Mode.LIST
    strength: Strength = Strength.NONE


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is listened to: the catalogue as the conversation sees it, the partner's places, the day, the language."""

    lookup: Lookup
    ship_to: tuple[str, ...]
    today: date
    language: str

    def read(self, text: str) -> Order:
        """Say what a text orders. What is not understood in an order is asked about, never passed over."""
        mode, rest = mode_of(text)
        fields, readings = Fields(), []
        for line in written_lines(rest):
            po, left = po_in(line)
            fields = merged(fields, Fields(po=po))
            for words in self._parts(without_numbering(left)):
                beside = self._beside(words)
                fields = merged(fields, beside or Fields())
                readings += [] if beside else [(words, self._reading(words))]
        return _order(readings, fields, mode)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────

    def _parts(self, line: str) -> Iterator[str]:
        """List the parts of a line that are to be read one by one, without the words that mean nothing."""
        for words in self._joined(line, parts_of(line)[:PARTS_MOST], JOINED_MOST):
            plain = without_fillers(words)
            if plain and is_spaced_list(plain) and self._surest(plain).strength is not Strength.CERTAIN:
                yield from self._spaced(plain)
            elif plain:
                yield plain

    def _joined(self, line: str, spans: list[Span], most: int) -> Iterator[str]:
        """Join parts where only together they are a line by its exact name."""
        place = 0
        while place < len(spans):
            taken = next((n for n in range(most, 1, -1) if self._is_one(line, spans[place : place + n], n)), 1)
            yield line[spans[place].start : spans[place + taken - 1].end]
            place += taken

    def _is_one(self, line: str, spans: list[Span], count: int) -> bool:
        if len(spans) < count or spans[-1].end - spans[0].start > JOINED_LONGEST:
            return False
        return self._surest(without_fillers(line[spans[0].start : spans[-1].end])).is_exact

    def _spaced(self, words: str) -> list[str]:
        """Part words at their spaces, where each stretch then is a line for certain; else leave them together."""
        spans, found, place = words_of(words), [], 0
        while place < len(spans) <= WORDS_MOST:
            stretches = ((n, words[spans[place].start : spans[n].end]) for n in range(len(spans) - 1, place - 1, -1))
            taken = next((s for s in stretches if self._surest(s[1]).strength is Strength.CERTAIN), None)
            if taken is None:
                return [words]
            found.append(taken[1])
            place = taken[0] + 1
        return found or [words]

    # ── one part ─────────────────────────────────────────────────────────────────────────────────────

    def _beside(self, words: str) -> Fields | None:
        """Return what the words say beside the lines, None when they may be a line."""
        day, place = day_in(words, self.today), place_in(words, self.ship_to)
        return Fields(deliver_on=day, ship_to=place) if day or place else None

    def _reading(self, words: str) -> Reading:
        return self._surest(words)

    def _surest(self, words: str) -> Reading:
        return read_line(words, self.lookup, self.language)


def mode_of(text: str) -> tuple[Mode, str]:
    """Return what the lines do to the draft, and the text without the words that say so."""
    plain = without_fillers(text) or text
    folded = fold(plain)
    for mode, table in ((Mode.ADD, ADD), (Mode.REMOVE, REMOVE)):
        for word in table:
            rest = folded[len(word) :]
            if folded.startswith(word) and rest.strip() and not (word.isascii() and rest[0].isalnum()):
                return mode, plain[len(word) :]
    return (Mode.REPLACE if has_any(spoken(text), REPLACE) else Mode.LIST), text


def _order(readings: list[tuple[str, Reading]], fields: Fields, mode: Mode) -> Order:
    strength = max((reading.strength for _, reading in readings), default=Strength.NONE)
    asks = tuple(reading.ask or Ask(about=words) for words, reading in readings if reading.line is None)
    lines = tuple(reading.line for _, reading in readings if reading.line is not None)
    return Order(lines=lines, asks=asks, fields=fields, mode=mode, strength=strength)
