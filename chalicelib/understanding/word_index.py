"""Finds items by the words of their names, where no whole name fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from chalicelib.domain.trade import Item
from chalicelib.ports import Match
from chalicelib.understanding.words import han_runs, is_distinctive, tokens

CHOICES_MOST = 5
WEIGHED_MOST = 200
"""Items. Words that fit more than this tell nothing; which five of them are offered does not matter."""

NOTHING = Match()


class WordIndex:
    """Which items have which words. What is indexed is made when it is first asked for."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._telling_words: dict[int, list[set[str]]] = {}

    def find(self, words: str) -> Match:
        """Say which items these words may mean; certain where they leave out only sizes and packings of one name."""
        said = set(tokens(words))
        if not any(map(is_distinctive, said)):
            return NOTHING
        fitting = [n for n in self._containing(said)[:WEIGHED_MOST] if _says(self._items[n], words)]
        if not fitting:
            return Match(tuple(self._items[n] for n in self._sharing(said)), how="likeness")
        ranked = sorted(fitting, key=lambda n: (len(self._missing(n, said)), n))
        is_certain = sum(not self._missing(n, said) for n in ranked) == 1
        items = tuple(self._items[n] for n in ranked[:CHOICES_MOST])
        return Match(items, is_certain=is_certain, how="words" if is_certain else "several")

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(self._items):
            for token in words_of(item):
                found[token].append(place)
        return dict(found)

    def _containing(self, said: set[str]) -> list[int]:
        """List the items whose words include all of these."""
        rarest, *others = sorted((self._postings.get(token, []) for token in said), key=len)
        found = set(rarest)
        for places in others:
            found.intersection_update(places)
        return sorted(found)

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
        best = sorted(place for place, count in counts.items() if count == most)[:WEIGHED_MOST]
        return sorted(best, key=lambda n: (len(self._missing(n, said)), n))[:CHOICES_MOST]

    def _missing(self, place: int, said: set[str]) -> set[str]:
        """Return what these words leave out of the item's name, by the name that they cover best."""
        return min((words - said for words in self._telling(place)), key=len)

    def _telling(self, place: int) -> list[set[str]]:
        """Return, for each of the item's names, the words that tell it from others."""
        if place not in self._telling_words:
            names = names_of(self._items[place])
            self._telling_words[place] = [{t for t in tokens(name) if is_distinctive(t)} for name in names]
        return self._telling_words[place]


def names_of(item: Item) -> tuple[str, ...]:
    """List the names by which the catalogue knows the item."""
    return tuple(name for name in (item.name, item.name_zh, *item.aliases) if name)


def words_of(item: Item) -> set[str]:
    """Return every word of the item's names and of its pack."""
    return {token for name in (*names_of(item), item.pack) for token in tokens(name)}


def _says(item: Item, words: str) -> bool:
    """Say whether the Chinese words stand in one of the names as they were written, not just sign by sign."""
    written = ["".join(name.split()) for name in names_of(item)]
    return all(any(run in name for name in written) for run in han_runs(words))
