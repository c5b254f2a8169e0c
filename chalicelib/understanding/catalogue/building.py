"""Writes a catalogue into one SQLite file: its items, their codes in three spellings, its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from chalicelib.domain.trade import Item
from chalicelib.understanding.catalogue.entries import LETTERED_NUMBER, Entry, entry_of
from chalicelib.understanding.catalogue.rows import row_from_entry
from chalicelib.understanding.catalogue.spelling import letters_of
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
SHAPES_KEPT = 4_096
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
        rows = ((w, n, len(w), letters_of(w)) for w, n in sorted(self._counts.items()))
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
        self._database.executemany("insert into code values (?, ?)", codes)
        self._database.executemany("insert into loose values (?, ?)", loose)
        self._database.executemany("insert into back values (?, ?)", back)

    def _counted(self, entry: Entry) -> str:
        tokens = _tokens(entry)
        self._kinds |= entry.kinds
        for token in set(tokens):
            if token.isalpha() or not token[0].isdigit() or LETTERED_NUMBER.fullmatch(token):
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
