"""The catalogue in memory: items by code, by name, and by the words of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from chalicelib.domain.trade import Item
from chalicelib.ports import Match
from chalicelib.understanding.word_index import CHOICES_MOST, NOTHING, WordIndex, names_of, words_of
from chalicelib.understanding.words import code_key, is_distinctive, loose_code_key, name_key, tokens

LOOSE_CODE_LEAST = 4
"""Signs. In shorter codes one confused sign is too much of the whole."""

REMEMBERED_MOST = 2_000
"""Words. One message looks the same words up again and again."""


class CatalogueIndex:
    """Finds items. What is indexed is made when it is first asked for."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)
        self._words = WordIndex(self._items)
        self._remembered: dict[str, Match] = {}

    def __iter__(self) -> Iterator[Item]:
        """Walk through every item."""
        return iter(self._items)

    # ── by code ──────────────────────────────────────────────────────────────────────────────────────

    def by_sku(self, sku: str) -> Item | None:
        """Return the item of this code.

        Upper and lower case are one; separators, O for 0 and I for 1 are forgiven where just one item then fits.
        """
        exact = self._by_exact_code.get(sku.strip().casefold())
        if exact is not None:
            return exact
        found = self._by_code.get(code_key(sku))
        loose = loose_code_key(sku)
        if found is None and len(loose) >= LOOSE_CODE_LEAST:
            found = self._by_loose_code.get(loose)
        return found[0] if found is not None and len(found) == 1 else None

    @cached_property
    def _by_exact_code(self) -> dict[str, Item]:
        return {item.sku.casefold(): item for item in self._items}

    @cached_property
    def _by_code(self) -> dict[str, list[Item]]:
        return _grouped((code_key(item.sku), item) for item in self._items)

    @cached_property
    def _by_loose_code(self) -> dict[str, list[Item]]:
        return _grouped((loose_code_key(item.sku), item) for item in self._items)

    # ── by words ─────────────────────────────────────────────────────────────────────────────────────

    def matches(self, words: str, *, aliases: Mapping[str, str]) -> Sequence[Item]:
        """Return the items that these words may mean, best first; one means that it is certain."""
        match = self.find(words, aliases=aliases)
        if match.is_certain:
            return match.items[:1]
        return match.items if len(match.items) > 1 else ()

    def find(self, words: str, *, aliases: Mapping[str, str]) -> Match:
        """Say what these words may mean; `aliases` are the partner's own words for SKUs."""
        key = name_key(words)
        own = next((sku for word, sku in aliases.items() if key and name_key(word) == key), None)
        item = self.by_sku(own) if own is not None else None
        if item is not None:
            return Match((item,), is_certain=True, how="own word")
        if len(self._remembered) >= REMEMBERED_MOST:
            self._remembered.clear()
        if words not in self._remembered:
            self._remembered[words] = self._found(words, key) if key else NOTHING
        return self._remembered[words]

    def _found(self, words: str, key: str) -> Match:
        coded = self.by_sku(words)
        if coded is not None:
            return Match((coded,), is_certain=True, how="code")
        named = self._by_name.get(key, ())
        if named:
            return Match(tuple(named[:CHOICES_MOST]), is_certain=len(named) == 1, how="name")
        return self._with_code(words) or self._words.find(words)

    @cached_property
    def _by_name(self) -> dict[str, list[Item]]:
        return _grouped(
            (key, item) for item in self._items for key in {name_key(name) for name in names_of(item)} - {""}
        )

    def _with_code(self, words: str) -> Match | None:
        """Find an item by a code that stands among words of its name."""
        parts = words.split()
        coded = [(n, self.by_sku(part)) for n, part in enumerate(parts) if any(c.isdigit() for c in part)]
        found = [(n, item) for n, item in coded if item is not None]
        if len(parts) == 1 or len(found) != 1:
            return None
        place, item = found[0]
        others = set(tokens(" ".join(parts[:place] + parts[place + 1 :])))
        strange = {t for t in others - words_of(item) if is_distinctive(t) or t[0].isdigit()}
        return Match((item,), is_certain=not strange, how="several" if strange else "words")


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return dict(found)
