"""Reads a whole message as an order: its lines, what must be asked about them, and what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from chalicelib.domain.trade import Ask, DraftLine, Fields
from chalicelib.understanding.fields import day_in, merged, place_in, po_in
from chalicelib.understanding.fillers import without_fillers, without_numbering, written_lines
from chalicelib.understanding.intents import has_any, spoken
from chalicelib.understanding.lines import NO_READING, Reading, Strength, read_line
from chalicelib.understanding.lookup import Lookup
from chalicelib.understanding.parts import Span, is_spaced_list, parts_of, words_of
from chalicelib.understanding.said_by import ADD, REMOVE, REMOVE_AFTER, REPLACE
from chalicelib.understanding.words import fold

JOINED_MOST = 4
"""How many parts are tried as one: `salt & vinegar, large` is three."""

JOINED_LONGEST = 100
STRETCH_MOST = 6
PIECES_MOST = 200
"""A message of more pieces than this is no list that a person typed; what is left over is asked about."""

ABOUT_LONGEST = 200


class Mode(Enum):
    """What the lines of a message do to the draft."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a message and what became of it."""

    words: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Order:
    """What a message orders. `strength` is that of its surest part."""

    lines: tuple[DraftLine, ...] = ()
    asks: tuple[Ask, ...] = ()
    fields: Fields = field(default_factory=Fields)
    mode: Mode = Mode.LIST
    strength: Strength = Strength.NONE
    pieces: int = 0


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
        fields, readings = Fields(), list[Piece]()
        for line in written_lines(rest):
            po, left = po_in(line)
            fields = merged(fields, Fields(po=po))
            for piece in self._pieces(without_numbering(left)):
                if len(readings) > PIECES_MOST:
                    return _order(readings, fields, mode)
                beside = self._beside(piece.words)
                fields = merged(fields, beside or Fields())
                readings += [] if beside else [piece if len(readings) < PIECES_MOST else Piece(left, NO_READING)]
        return _order(readings, fields, mode)

    def _pieces(self, line: str) -> Iterator[Piece]:
        """List what is to be read of a line, one by one, without the words that mean nothing."""
        for words in self._joined(line, parts_of(line)):
            whole, plain = self._piece(words), without_fillers(words)
            if whole.reading.strength is Strength.CERTAIN:
                yield whole
            elif plain:
                yield from self._spaced(plain) or [self._piece(plain)]

    def _piece(self, words: str) -> Piece:
        return Piece(words, read_line(words, self.lookup, self.language))

    def _joined(self, line: str, spans: list[Span]) -> Iterator[str]:
        """Join parts where only together they are a line by its exact name."""
        place = 0
        while place < len(spans):
            count = next((n for n in range(JOINED_MOST, 1, -1) if self._is_one(line, spans[place : place + n], n)), 1)
            yield line[spans[place].start : spans[place + count - 1].end]
            place += count

    def _is_one(self, line: str, spans: list[Span], count: int) -> bool:
        if len(spans) < count or spans[-1].end - spans[0].start > JOINED_LONGEST:
            return False
        return self._piece(without_fillers(line[spans[0].start : spans[-1].end])).reading.is_exact

    def _spaced(self, words: str) -> list[Piece]:
        """Part words at their spaces, where each stretch is then a line for certain and together they are none."""
        if not is_spaced_list(words) or self._piece(words).reading.strength is Strength.CERTAIN:
            return []
        spans, found, place = words_of(words), list[Piece](), 0
        while place < len(spans):
            ends = range(min(len(spans), place + STRETCH_MOST) - 1, place - 1, -1)
            stretches = (self._piece(words[spans[place].start : spans[end].end]) for end in ends)
            certain = next((p for p in stretches if p.reading.strength is Strength.CERTAIN), None)
            if certain is None:
                return []
            found.append(certain)
            place += len(words_of(certain.words))
        return found

    def _beside(self, words: str) -> Fields | None:
        """Return what the words say beside the lines, None when they may be a line."""
        day, place = day_in(words, self.today), place_in(words, self.ship_to)
        return Fields(deliver_on=day, ship_to=place) if day or place else None


def mode_of(text: str) -> tuple[Mode, str]:
    """Return what the lines do to the draft, and the text without the words that say so."""
    added = _after(text, ADD)
    removed = _after(added or text, REMOVE) or _before(added or text, REMOVE_AFTER)
    if removed is not None:
        return Mode.REMOVE, removed
    if added is not None:
        return Mode.ADD, added
    replaced = _after(text, REPLACE)
    if replaced is not None:
        return Mode.REPLACE, replaced
    return (Mode.REPLACE if has_any(spoken(text), REPLACE) else Mode.LIST), text


def _after(text: str, table: tuple[str, ...]) -> str | None:
    """Return what follows one of these words at the beginning, None where none of them stands there."""
    plain = without_fillers(text)
    folded = fold(plain)
    for word in table:
        rest = folded[len(word) :]
        if folded.startswith(word) and rest.strip() and not (word.isascii() and rest[0].isalnum()):
            return plain[len(word) :]
    return None


def _before(text: str, table: tuple[str, ...]) -> str | None:
    """Return what stands before one of these words at the end, None where none of them stands there."""
    plain = without_fillers(text)
    word = next((word for word in table if fold(plain).endswith(word)), "")
    return plain[: -len(word)] if word and plain != word else None


def _order(pieces: list[Piece], fields: Fields, mode: Mode) -> Order:
    return Order(
        lines=tuple(p.reading.line for p in pieces if p.reading.line is not None),
        asks=tuple(_ask(p) for p in pieces if p.reading.line is None),
        fields=fields,
        mode=mode,
        strength=max((p.reading.strength for p in pieces), default=Strength.NONE),
        pieces=len(pieces),
    )


def _ask(piece: Piece) -> Ask:
    ask = piece.reading.ask or Ask(about=piece.words)
    return ask.model_copy(update={"about": ask.about[:ABOUT_LONGEST]})
