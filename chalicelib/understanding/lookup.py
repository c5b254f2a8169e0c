"""Looks words up with all that a conversation adds to the catalogue: the partner's words, the draft, what was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.trade import Item
from chalicelib.ports import Catalogue, Match
from chalicelib.understanding.word_index import words_of
from chalicelib.understanding.words import tokens

EXACT = frozenset({"own word", "code", "name"})
"""Ways to be certain that need no guess about what was left out."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A catalogue as one conversation sees it. `drafted` are the SKUs under discussion, `asked` those in question."""

    catalogue: Catalogue
    aliases: Mapping[str, str]
    drafted: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()

    def find(self, words: str) -> Match:
        """Say what these words may mean. A name that fits several items means the one that is talked about."""
        match = self.catalogue.find(words, aliases=self.aliases)
        if match.is_certain:
            return match
        if match.how != "likeness":
            among = [item for item in match.items if item.sku in self.drafted]
            if len(among) == 1:
                return Match((among[0],), is_certain=True, how="draft")
        answer = self.among(words, self.asked)
        return Match((answer,), is_certain=True, how="answer") if answer else match

    def among(self, words: str, skus: Sequence[str]) -> Item | None:
        """Return the one of these items that all of the words belong to, None when it is not just one."""
        said = set(tokens(words))
        items = [item for item in map(self.catalogue.by_sku, skus) if item is not None]
        fitting = [item for item in items if said and said <= words_of(item) | set(tokens(item.sku))]
        return fitting[0] if len(fitting) == 1 else None
