"""The catalogue as one SQLite file: built once per version, opened read-only, never wholly in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from chalicelib.domain.trade import Item
from chalicelib.understanding.catalogue.entries import Entry, as_json, entry_of, from_json
from chalicelib.understanding.catalogue.spelling import distance, letters_of
from chalicelib.understanding.language.fold import fold, is_han

_SCHEMA = """
create table item (id integer primary key, sku text not null, body text not null, entry text not null);
create unique index item_sku on item (sku);
create table code (key text not null, loose text not null, back text not null, id integer not null);
create virtual table words using fts5(tokens, content='', tokenize="unicode61 categories 'L* N* Co'");
create table vocabulary (word text primary key, items integer not null, size integer not null, letters integer not null)
    without rowid;
create table kind (word text primary key) without rowid;
"""
_INDEXES = """
create index code_key on code (key);
create index code_loose on code (loose);
create index code_back on code (back);
create index vocabulary_initial on vocabulary (substr(word, 1, 1), size, word, items, letters);
insert into words(words) values('optimize');
"""
_BATCH = 5_000
ENTRIES_KEPT = 20_000
CANDIDATES_MOST = 60
NEAR_MOST = 400
WORDS_KEPT = 50_000
_COUNTED = "select word, items from json_each(?) join vocabulary on word = value"
_CONFUSED = str.maketrans("oil", "011")


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
        counts: dict[str, int] = {}
        kinds: set[str] = set()
        total = 0
        for batch in _batches(items):
            kinds |= _write(database, batch, total, counts)
            total += len(batch)
        database.executemany("insert into kind values (?)", ((word,) for word in sorted(kinds)))
        rows = ((w, n, len(w), letters_of(w)) for w, n in counts.items())
        database.executemany("insert into vocabulary values (?, ?, ?, ?)", rows)
        database.executescript(_INDEXES)
        database.commit()
    finally:
        database.close()
    return total


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _write(database: sqlite3.Connection, batch: Sequence[Item], start: int, counts: dict[str, int]) -> set[str]:
    """Write some items; return the words of their categories."""
    kinds: set[str] = set()
    items, codes, words = [], [], []
    for number, item in enumerate(batch, start + 1):
        entry = entry_of(item)
        tokens = _tokens(entry)
        kinds |= entry.kinds
        for token in set(tokens):
            if token.isalpha() or not token[0].isdigit():
                counts[token] = counts.get(token, 0) + 1
        kept = json.dumps(as_json(entry), ensure_ascii=False, separators=(",", ":"))
        items.append((number, item.sku, item.model_dump_json(exclude_defaults=True), kept))
        key = code_key(item.sku)
        codes.append((key, loose_key(item.sku), key[::-1], number))
        words.append((number, " ".join(tokens)))
    database.executemany("insert into item values (?, ?, ?, ?)", items)
    database.executemany("insert into code values (?, ?, ?, ?)", codes)
    database.executemany("insert into words(rowid, tokens) values (?, ?)", words)
    return kinds


def _tokens(entry: Entry) -> list[str]:
    han = [sign for sign in entry.zh if is_han(sign) or sign.isalnum()]
    return [*sorted(entry.words), *map(term, sorted(entry.sizes)), *han]


@lru_cache(maxsize=65536)
def term(size: str) -> str:
    """Return a size as one word of the index: nothing in it that would part it."""
    return size.replace(".", "p").replace("/", "s").replace("%", "pct").replace('"', "in").replace("#", "no")


class CatalogueFile:
    """Finds items in such a file."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._database.execute("pragma cache_size=-16000")
        self._entry = lru_cache(maxsize=ENTRIES_KEPT)(self._read_entry)
        self._counts: dict[str, int] = {}
        self.kinds = frozenset(word for (word,) in self._database.execute("select word from kind"))
        self.matching = lru_cache(maxsize=4096)(self._matching)
        self.coded = lru_cache(maxsize=4096)(self._coded)
        self._number = lru_cache(maxsize=4096)(self._number_of)

    def __iter__(self) -> Iterator[Item]:
        """Walk through every item."""
        for (body,) in self._database.execute("select body from item order by id"):
            yield Item.model_validate_json(body)

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
        found = self._database.execute("select id from code where key = ? limit 3", (key,)).fetchall()
        if not found:
            found = self._database.execute("select id from code where loose = ? limit 3", (loose_key(text),)).fetchall()
        return tuple(self._entry(number) for (number,) in found)

    def near_codes(self, text: str) -> list[Entry]:
        """List the items whose code shares its first or its last half with this one, the likeliest first."""
        key = code_key(text)
        half = len(key) // 2
        if half < 2:  # noqa: PLR2004 (one sign is shared by half of all codes)
            return []
        head, tail = key[:half], key[::-1][:half]
        rows = self._database.execute(
            "select key, id from code where key between ? and ? union select key, id from code where back between ? and ?"
            " limit ?",
            (head, head + "\uffff", tail, tail + "\uffff", NEAR_MOST),
        ).fetchall()
        near = sorted((distance(key, other, most=3), number) for other, number in rows)
        best = near[0][0] if near else 9
        return [self._entry(number) for far, number in near if far == best and far <= max(1, len(key) // 3)]

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

    def like(self, initial: str, least: int, most: int) -> list[tuple[str, int, int]]:
        """List the words with this first sign and so many signs: (word, items, letters)."""
        return self._database.execute(
            "select word, items, letters from vocabulary where substr(word, 1, 1) = ? and size between ? and ?",
            (initial, least, most),
        ).fetchall()

    def _matching(self, query: str) -> tuple[Entry, ...]:
        """List the items for a full-text query, as they stand in the file."""
        rows = self._database.execute(
            "select rowid from words where words match ? limit ?", (query, CANDIDATES_MOST)
        ).fetchall()
        return tuple(self._entry(number) for (number,) in rows)

    def _read_entry(self, number: int) -> Entry:
        body, kept = self._database.execute("select body, entry from item where id = ?", (number,)).fetchone()
        return from_json(json.loads(kept), Item.model_validate_json(body))


__all__ = ["CatalogueFile", "build", "code_key", "entry_of", "loose_key"]
