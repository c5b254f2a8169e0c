"""What one message is understood against: the draft, the partner with its dealings, the catalogue, the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from chalicelib.domain.partners import Partner
from chalicelib.domain.trade import Dealings, Draft, DraftLine
from chalicelib.understanding.amounts import Amount, base_of
from chalicelib.understanding.catalogue.file import CatalogueFile
from chalicelib.understanding.catalogue.finding import Finder
from chalicelib.understanding.catalogue.slots import Slots
from chalicelib.understanding.language.fold import stem
from chalicelib.understanding.reading.pieces import Piece, read_pieces
from chalicelib.understanding.reading.tokens import Token, tokens_of

_END_OF_CODE = re.compile(r"(?=.{4})[a-z]{1,3}\d{2,}[a-z]?")
_LETTERS_OF_CODE = re.compile(r"[a-z]{2,6}-[a-z]{1,6}")


@dataclass(frozen=True)
class Scene:
    """Everything that a message is understood against."""

    draft: Draft
    partner: Partner
    dealings: Dealings
    catalogue: CatalogueFile
    slots: Slots
    today: date
    language: str
    _cache: dict[str, object] = field(default_factory=dict, compare=False)

    def speaking(self, language: str) -> Scene:
        """Return the scene with the language in which was written last."""
        return self if language == self.language else replace(self, language=language)

    @cached_property
    def history(self) -> frozenset[str]:
        """The codes of all that the partner ordered before."""
        return frozenset(line.sku for order in self.dealings.orders for line in order.lines)

    @cached_property
    def finder(self) -> Finder:
        """The catalogue as this conversation sees it."""
        return self.finder_with(line.sku for line in self.draft.lines)

    @cached_property
    def stranger(self) -> Finder:
        """The catalogue as nobody in particular sees it."""
        return Finder(self.catalogue, self.slots)

    def finder_with(self, drafted: Iterable[str]) -> Finder:
        """Return the catalogue as this conversation sees it with these items in the draft."""
        return Finder(self.catalogue, self.slots, tuple(drafted), self.partner.aliases, self.history)

    def tokens(self, text: str) -> list[Token]:
        """Part a text into tokens."""
        return tokens_of(text, self.catalogue.count, self._is_code)

    def _is_code(self, chunk: str) -> bool:
        if self.catalogue.coded(chunk):
            return not re.fullmatch(r"\d{1,4}", chunk)
        return self._is_part_of_code(chunk) or self._is_misspelt_code(chunk)

    def _is_part_of_code(self, chunk: str) -> bool:
        """Say whether codes end so, and no name has it for a word."""
        return (
            _END_OF_CODE.fullmatch(chunk) is not None
            and not self.catalogue.count(chunk)
            and bool(self.catalogue.code_tails(chunk))
        )

    def _is_misspelt_code(self, chunk: str) -> bool:
        """Say whether letters with a dash are almost a code that begins like them, and no words of names."""
        head, dash, tail = chunk.partition("-")
        if (
            not dash
            or not _LETTERS_OF_CODE.fullmatch(chunk)
            or all(map(self.catalogue.count, (stem(head), stem(tail))))
        ):
            return False
        return any(e.sku.casefold().startswith(f"{head}-") for e in self.catalogue.near_codes(chunk))

    def pieces(self, text: str) -> list[Piece]:
        """Read a text as lines."""
        if text not in self._cache:
            self._cache[text] = read_pieces(self.tokens(text), self.finder)
        found: list[Piece] = self._cache[text]  # type: ignore[assignment]
        return found

    def most_ordered(self, sku: str) -> Decimal:
        """Return the largest quantity that the partner ordered of an item, in base units."""
        item = self.catalogue.by_sku(sku)
        lines = (line for order in self.dealings.orders for line in order.lines if line.sku == sku)
        return (
            max((base_of(item, Amount(line.quantity, line.unit)) for line in lines), default=Decimal(0))
            if item
            else Decimal(0)
        )

    def line(self, sku: str) -> DraftLine | None:
        """Return the draft's line of this item."""
        return next((line for line in self.draft.lines if line.sku == sku), None)
