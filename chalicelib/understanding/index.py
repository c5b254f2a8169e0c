"""The catalogue in memory, indexed by code, by name, and by the words of the names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from chalicelib.domain.trade import Item
from chalicelib.ports import Match
from chalicelib.understanding.words import code_key, han_runs, is_distinctive, loose_code_key, name_key, tokens

CHOICES_MOST = 5
LOOSE_CODE_LEAST = 4
"""Signs. In shorter codes one confused sign is too much of the whole."""

NOTHING = Match()


class CatalogueIndex:
    """Finds items. What is indexed is made when it is first asked for."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)

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
        forgiving = (self._by_code, code_key(sku)), (self._by_loose_code, loose_code_key(sku))
        for codes, key in forgiving:
            found = codes.get(key, ())
            if found and (codes is self._by_code or len(key) >= LOOSE_CODE_LEAST):
                return found[0] if len(found) == 1 else None
        return None

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
        if not key:
            return NOTHING
        own = next((sku for word, sku in aliases.items() if name_key(word) == key), None)
        item = self.by_sku(own) if own is not None else None
        if item is not None:
            return Match((item,), is_certain=True, how="own word")
        coded = self.by_sku(words)
        if coded is not None:
            return Match((coded,), is_certain=True, how="code")
        named = self._by_name.get(key, ())
        if named:
            return Match(tuple(named[:CHOICES_MOST]), is_certain=len(named) == 1, how="name")
        return self._by_words(words)

    @cached_property
    def _by_name(self) -> dict[str, list[Item]]:
        return _grouped((key, item) for item in self._items for key in {name_key(name) for name in _names(item)} - {""})

    def _by_words(self, words: str) -> Match:
        with_code = self._with_code(words)
        if with_code is not None:
            return with_code
        said = set(tokens(words))
        if not any(map(is_distinctive, said)):
            return NOTHING
        fitting = [n for n in self._containing(said) if _says(self._items[n], words)]
        if not fitting:
            return Match(tuple(self._items[n] for n in self._sharing(said)), how="likeness")
        ranked = sorted(fitting, key=lambda n: (len(self._missing(n, said)), n))
        plain = [n for n in ranked if not self._missing(n, said)]
        items = tuple(self._items[n] for n in ranked[:CHOICES_MOST])
        return Match(items, is_certain=len(plain) == 1, how="words" if len(plain) == 1 else "likeness")

    def _with_code(self, words: str) -> Match | None:
        """Find an item by a code that stands among words of its name."""
        parts = words.split()
        coded = [(n, self.by_sku(part)) for n, part in enumerate(parts) if any(c.isdigit() for c in part)]
        found = [(n, item) for n, item in coded if item is not None]
        if len(parts) == 1 or len(found) != 1:
            return None
        place, item = found[0]
        others = set(tokens(" ".join(parts[:place] + parts[place + 1 :])))
        known = {token for name in (*_names(item), item.pack) for token in tokens(name)}
        strange = {token for token in others - known if is_distinctive(token) or token[0].isdigit()}
        return Match((item,), is_certain=not strange, how="code")

    def _containing(self, said: set[str]) -> list[int]:
        """List the items whose words include all of these."""
        rarest, *others = sorted((self._postings.get(token, []) for token in said), key=len)
        found = set(rarest)
        for places in others:
            found.intersection_update(places)
        return sorted(found)

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(self._items):
            for token in {token for name in (*_names(item), item.pack) for token in tokens(name)}:
                found[token].append(place)
        return found

    def _missing(self, place: int, said: set[str]) -> set[str]:
        """Return what these words leave out of the item's name, by the name that they cover best."""
        left = ({t for t in tokens(name) if is_distinctive(t)} - said for name in _names(self._items[place]))
        return min(left, key=len)

    def _sharing(self, said: set[str]) -> list[int]:
        """List the items that share most of the words that tell items apart; at least half of them."""
        telling = {token for token in said if is_distinctive(token)}
        counts: dict[int, int] = defaultdict(int)
        for token in telling:
            for place in self._postings.get(token, ()):
                counts[place] += 1
        most = max(counts.values(), default=0)
        if most * 2 < len(telling):
            return []
        best = [place for place, count in counts.items() if count == most]
        return sorted(best, key=lambda n: (len(self._missing(n, said)), n))[:CHOICES_MOST]


def _names(item: Item) -> tuple[str, ...]:
    return tuple(name for name in (item.name, item.name_zh, *item.aliases) if name)


def _says(item: Item, words: str) -> bool:
    """Say whether the Chinese words stand in one of the names as they were written, not just sign by sign."""
    written = ["".join(name.split()) for name in _names(item)]
    return all(any(run in name for name in written) for run in han_runs(words))


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return dict(found)
