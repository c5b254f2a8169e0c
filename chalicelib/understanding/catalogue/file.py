"""The catalogue as one SQLite file: built once per version, opened read-only, never wholly in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import cast

from chalicelib.domain.trade import Item
from chalicelib.understanding.catalogue.building import FORMAT, SHAPES_KEPT, build, code_key, loose_key, term
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.rows import Row, Shape, entry_from_row, item_from_row, shape_from_row
from chalicelib.understanding.catalogue.spelling import distance

ENTRIES_KEPT = 20_000
CANDIDATES_MOST = 60
NEAR_MOST = 400
FAR_MOST = 3
HEADS_MOST = 24
WORDS_KEPT = 50_000
SIZES_KEPT = 128
_ALL = "select shape, sku, name, name_zh, aliases, marked, zh, volume from item order by id"
_BY_NUMBER = "select id, shape, sku, name, name_zh, aliases, marked, zh, volume from item where id = ?"
_BY_WORDS = """
select id, shape, sku, name, name_zh, aliases, marked, zh, volume from words join item on id = words.rowid
where words match ? limit ?
"""
_LOOSE = "select id from loose where key = ?1 union all select id from code where key = ?1 order by id limit 3"
_HEADS = "select id, key from code where key between ? and ? limit ?"
_TAILS = "select id, key from back where key between ? and ? limit ?"
# "cross": the words that are asked for lead, not the vocabulary.
_COUNTED = "select word, items from json_each(?) cross join vocabulary on word = value"

Word = tuple[str, int, int]
"""A word of the catalogue, how many items have it, and its letters."""


class CatalogueFile:
    """Finds items in such a file."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._database.execute("pragma cache_size=-16000")
        self._entries: dict[int, Entry] = {}
        self._shape = lru_cache(maxsize=SHAPES_KEPT)(self._read_shape)
        self._sized = lru_cache(maxsize=SIZES_KEPT)(self._of_size)
        self._counts: dict[str, int] = {}
        self.kinds = frozenset(word for (word,) in self._database.execute("select word from kind"))
        self.matching = lru_cache(maxsize=4096)(self._matching)
        self.code_tails = lru_cache(maxsize=4096)(self._tails_of)
        self.coded = lru_cache(maxsize=4096)(self._coded)
        self._number = lru_cache(maxsize=4096)(self._number_of)

    def __iter__(self) -> Iterator[Item]:
        """Walk through every item."""
        for shape, *row in self._database.execute(_ALL):
            yield item_from_row(cast("Row", row), self._shape(shape))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    # ── by code ──────────────────────────────────────────────────────────────────────────────────────

    def by_sku(self, sku: str) -> Item | None:
        """Return the item of exactly this code."""
        entry = self.entry(sku)
        return entry.item if entry else None

    def entry(self, sku: str) -> Entry | None:
        """Return the entry of exactly this code."""
        number = self._number(sku)
        return self._entry(number) if number is not None else None

    def _number_of(self, sku: str) -> int | None:
        row = self._database.execute("select id from item where sku = ?", (sku,)).fetchone()
        return int(row[0]) if row else None

    def _coded(self, text: str) -> tuple[Entry, ...]:
        """List the items whose code this is but for its separators; else those but for O and 0, I and 1."""
        key = code_key(text)
        found = self._database.execute("select id from code where key = ? order by id limit 3", (key,)).fetchall()
        if not found:
            found = self._database.execute(_LOOSE, (loose_key(text),)).fetchall()
        return tuple(self._entry(number) for (number,) in found)

    def near_codes(self, text: str) -> list[Entry]:
        """List the items whose code shares its first or its last half with this one, the likeliest first."""
        key = code_key(text)
        half = len(key) // 2
        if half < 2:  # noqa: PLR2004 (one sign is shared by half of all codes)
            return []
        likely = self._sharing(_HEADS, key, half)
        likely |= {number: other[::-1] for number, other in self._sharing(_TAILS, key[::-1], half).items()}
        most = min(FAR_MOST, max(1, len(key) // 3))
        near = sorted((distance(key, other, most=most), number) for number, other in likely.items())
        return [self._entry(number) for far, number in near if far == near[0][0] and far <= most]

    def code_heads(self, head: str) -> list[Entry]:
        """List some items whose code begins with these letters and then has a sign that is no letter."""
        rows = self._database.execute(_HEADS, (head, head + "9\uffff", HEADS_MOST)).fetchall()
        found = (self._entry(number) for number, _ in rows)
        return [e for e in found if not e.sku[len(head) : len(head) + 1].isalpha()]

    def _tails_of(self, tail: str) -> tuple[Entry, ...]:
        """List some items whose code ends with this part of a code, a separator before it."""
        key = code_key(tail)[::-1]
        rows = self._database.execute(_TAILS, (key, key + "\uffff", HEADS_MOST)).fetchall() if key else []
        found = (self._entry(number) for number, _ in rows)
        return tuple(e for e in found if _parts_before(e.sku.casefold(), tail.casefold()))

    def _sharing(self, query: str, key: str, least: int) -> dict[int, str]:
        """Return the keys that begin with as many signs of this one as can be: number to key, some hundreds of them."""
        found: dict[int, str] = {}
        for size in range(len(key), least - 1, -1):
            if len(found) < NEAR_MOST:
                found |= dict(self._database.execute(query, (key[:size], key[:size] + "\uffff", NEAR_MOST)))
        return found

    # ── by words ─────────────────────────────────────────────────────────────────────────────────────

    def count(self, word: str) -> int:
        """Return how many items have this word."""
        if word not in self._counts:
            self.expect((word,))
        return self._counts[word]

    def expect(self, words: Iterable[str]) -> None:
        """Count at once the items of words that will be asked for one by one: that costs a fraction."""
        fresh = [word for word in words if word not in self._counts]
        if len(self._counts) + len(fresh) > WORDS_KEPT:
            self._counts.clear()
        self._counts.update(dict.fromkeys(fresh, 0))
        if fresh:
            self._counts.update(self._database.execute(_COUNTED, (json.dumps(fresh),)))

    def beginning(self, head: str, longest: int) -> list[str]:
        """List the three shortest words that begin with this one and are longer, up to so many signs."""
        rows = self._database.execute(
            "select word from vocabulary where word > ? and word < ? and size <= ? order by size, word limit 3",
            (head, head + "\U0010ffff", longest),
        )
        return [word for (word,) in rows]

    def like(self, initial: str, least: int, most: int) -> list[Word]:
        """List the words with this first sign and so many signs, the short ones first."""
        return [word for size in range(least, most + 1) for word in self._sized(initial, size)]

    def _of_size(self, initial: str, size: int) -> list[Word]:
        return self._database.execute(
            "select word, items, letters from vocabulary where substr(word, 1, 1) = ? and size = ? order by word",
            (initial, size),
        ).fetchall()

    def _matching(self, query: str) -> tuple[Entry, ...]:
        """List the items for a full-text query, as they stand in the file."""
        rows = self._database.execute(_BY_WORDS, (query, CANDIDATES_MOST)).fetchall()
        return tuple(self._kept(*row) for row in rows)

    def _entry(self, number: int) -> Entry:
        known = self._entries.get(number)
        return known or self._kept(*self._database.execute(_BY_NUMBER, (number,)).fetchone())

    def _kept(self, number: int, shape: int, *row: str) -> Entry:
        """Return the entry of a row: the one that was made before, while there is room for it."""
        if number not in self._entries:
            if len(self._entries) >= ENTRIES_KEPT:
                self._entries.clear()
            self._entries[number] = entry_from_row(cast("Row", row), self._shape(shape))
        return self._entries[number]

    def _read_shape(self, number: int) -> Shape:
        body, kinds = self._database.execute("select body, kinds from shape where id = ?", (number,)).fetchone()
        return shape_from_row(body, kinds)


def _parts_before(sku: str, tail: str) -> bool:
    """Say whether the code ends with the tail, behind a sign that parts it from the rest."""
    return sku.endswith(tail) and len(sku) > len(tail) and not sku[-len(tail) - 1].isalnum()


__all__ = ["CANDIDATES_MOST", "FORMAT", "CatalogueFile", "build", "term"]
