"""The catalogue as one SQLite file: built once per version, opened read-only, never wholly in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import cast

from chalicelib.domain.trade import Item
from chalicelib.understanding.catalogue.entries import Entry, entry_of
from chalicelib.understanding.catalogue.rows import (
    Row,
    Shape,
    entry_from_row,
    item_from_row,
    row_from_entry,
    shape_from_row,
)
from chalicelib.understanding.catalogue.spelling import distance, letters_of
from chalicelib.understanding.language.fold import fold, is_han

FORMAT = 2
"""Of the file. A file of another one is not read: the price list is handed in again."""

_SCHEMA = f"""
pragma user_version = {FORMAT};
create table item (id integer primary key, shape integer not null, sku text not null, name text not null,
    name_zh text not null, aliases text not null, marked text not null, zh text not null, volume text not null);
create unique index item_sku on item (sku);
create table shape (id integer primary key, body text not null, kinds text not null);
create table code (key text, id integer, primary key (key, id)) without rowid;
create table loose (key text, id integer, primary key (key, id)) without rowid;
create table back (key text, id integer, primary key (key, id)) without rowid;
create virtual table words using fts5(tokens, content='', columnsize=0, tokenize="unicode61 categories 'L* N* Co'");
create table vocabulary (word text primary key, items integer not null, size integer not null, letters integer not null)
    without rowid;
create table kind (word text primary key) without rowid;
"""
_INDEXES = """
create index vocabulary_initial on vocabulary (substr(word, 1, 1), size, word, items, letters);
insert into words(words) values('optimize');
"""
_BATCH = 5_000
ENTRIES_KEPT = 20_000
CANDIDATES_MOST = 60
NEAR_MOST = 400
WORDS_KEPT = 50_000
SHAPES_KEPT = 4_096
SIZES_KEPT = 128
_ROW = "sku, name, name_zh, aliases, marked, zh, volume"
_BY_NUMBER = f"select id, shape, {_ROW} from item where id = ?"
_BY_WORDS = f"""select id, shape, {_ROW} from words join item on id = words.rowid where words match ?
    limit {CANDIDATES_MOST}"""
_LOOSE = "select id from loose where key = ?1 union all select id from code where key = ?1 order by id limit 3"
_COUNTED = "select word, items from json_each(?) join vocabulary on word = value"
_CONFUSED = str.maketrans("oil", "011")


Word = tuple[str, int, int]
"""A word of the catalogue, how many items have it, and its letters."""


def code_key(text: str) -> str:
    """Return what two spellings of one code have in common: its letters and digits."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def loose_key(text: str) -> str:
    """Return the same for codes in which O and 0, or I, l and 1, may have been confused."""
    return code_key(text).translate(_CONFUSED)


def build(items: Iterable[Item], path: Path) -> int:
    """Write the catalogue to a new file; return how many items it has. Plain names come first among their like."""
    database = sqlite3.connect(path)
    try:
        database.executescript(f"pragma journal_mode=off; pragma synchronous=off; {_SCHEMA}")
        total = _Writer(database).write(items)
        database.executescript(_INDEXES)
        database.commit()
    finally:
        database.close()
    return total


class _Writer:
    """Writes items in batches: they never all stand in memory."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._counts: dict[str, int] = {}
        self._kinds: set[str] = set()
        self._shapes: dict[tuple[str, str], int] = {}
        self._total = self._shaped = 0

    def write(self, items: Iterable[Item]) -> int:
        """Write them all; return how many they are."""
        left = iter(items)
        while batch := list(islice(left, _BATCH)):
            self._write(batch)
        self._database.executemany("insert into kind values (?)", ((word,) for word in sorted(self._kinds)))
        rows = ((w, n, len(w), letters_of(w)) for w, n in self._counts.items())
        self._database.executemany("insert into vocabulary values (?, ?, ?, ?)", rows)
        return self._total

    def _write(self, batch: Sequence[Item]) -> None:
        rows, words, codes, loose, back = [], [], [], [], []
        for number, item in enumerate(batch, self._total + 1):
            entry, key = entry_of(item), code_key(item.sku)
            row, shape = row_from_entry(entry)
            rows.append((number, self._shape(shape), *row))
            words.append((number, self._counted(entry)))
            codes.append((key, number))
            back.append((key[::-1], number))
            if loose_key(item.sku) != key:
                loose.append((loose_key(item.sku), number))
        self._total += len(batch)
        self._database.executemany("insert into item values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._database.executemany("insert into words(rowid, tokens) values (?, ?)", words)
        for table, keys in (("code", codes), ("loose", loose), ("back", back)):
            self._database.executemany(f"insert into {table} values (?, ?)", keys)

    def _counted(self, entry: Entry) -> str:
        tokens = _tokens(entry)
        self._kinds |= entry.kinds
        for token in set(tokens):
            if token.isalpha() or not token[0].isdigit():
                self._counts[token] = self._counts.get(token, 0) + 1
        return " ".join(tokens)

    def _shape(self, shape: tuple[str, str]) -> int:
        """Return the number of a shape; of very many only some are kept once."""
        number = self._shapes.get(shape)
        if number is None:
            self._shaped = number = self._shaped + 1
            self._database.execute("insert into shape values (?, ?, ?)", (number, *shape))
            if len(self._shapes) < SHAPES_KEPT:
                self._shapes[shape] = number
        return number


def _tokens(entry: Entry) -> list[str]:
    han = [sign for sign in entry.zh if is_han(sign) or sign.isalnum()]
    return [*sorted(entry.words), *map(term, sorted(entry.sizes)), *han]


@lru_cache(maxsize=65536)
def term(size: str) -> str:
    """Return a size as one word of the index: nothing in it that would part it."""
    return size.replace(".", "p").replace("/", "s").replace("%", "pct").replace('"', "in").replace("#", "no")


HEADS_MOST = 24


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
        self.coded = lru_cache(maxsize=4096)(self._coded)
        self._number = lru_cache(maxsize=4096)(self._number_of)

    def __iter__(self) -> Iterator[Item]:
        """Walk through every item."""
        for shape, *row in self._database.execute(f"select shape, {_ROW} from item order by id"):
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
        likely = self._sharing("code", key, half)
        likely |= {number: other[::-1] for number, other in self._sharing("back", key[::-1], half).items()}
        near = sorted((distance(key, other, most=3), number) for number, other in likely.items())
        best = near[0][0] if near else 9
        return [self._entry(number) for far, number in near if far == best and far <= max(1, len(key) // 3)]

    def code_heads(self, head: str) -> list[Entry]:
        """List some items whose code begins with these letters and then has a sign that is no letter."""
        rows = self._database.execute(
            "select id from code where key between ? and ? limit ?", (head, head + "9\uffff", HEADS_MOST)
        ).fetchall()
        found = (self._entry(number) for (number,) in rows)
        return [e for e in found if not e.sku[len(head) : len(head) + 1].isalpha()]

    def _sharing(self, table: str, key: str, least: int) -> dict[int, str]:
        """Return the keys that begin with as many signs of this one as can be: number to key, some hundreds of them."""
        found: dict[int, str] = {}
        for size in range(len(key), least - 1, -1):
            if len(found) < NEAR_MOST:
                query = f"select id, key from {table} where key between ? and ? limit {NEAR_MOST}"
                found |= dict(self._database.execute(query, (key[:size], key[:size] + "\uffff")).fetchall())
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
        rows = self._database.execute(_BY_WORDS, (query,)).fetchall()
        return tuple(self._kept(*row) for row in rows)

    def _entry(self, number: int) -> Entry:
        known = self._entries.get(number)
        return known or self._kept(*self._database.execute(_BY_NUMBER, (number,)).fetchone())

    def _kept(self, number: int, shape: int, *row: str) -> Entry:
        """Return the entry of a row; there is one of each item, so that it can be told by identity."""
        if number not in self._entries:
            if len(self._entries) >= ENTRIES_KEPT:
                self._entries.clear()
            self._entries[number] = entry_from_row(cast("Row", row), self._shape(shape))
        return self._entries[number]

    def _read_shape(self, number: int) -> Shape:
        body, kinds = self._database.execute("select body, kinds from shape where id = ?", (number,)).fetchone()
        return shape_from_row(body, kinds)


__all__ = ["CatalogueFile", "build", "code_key", "entry_of", "loose_key"]
