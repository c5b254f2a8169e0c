"""How items and what is compared of them are kept in the file: a million of them must stay small.

What many items have in common, how they are packed and sold and of what kind they are, is kept once: their shape.
Each word of an entry is kept once, behind a sign that says in which of the entry's sets it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from chalicelib.domain.trade import Item
from chalicelib.understanding.catalogue.entries import Entry

Row = tuple[str, str, str, str, str, str, str]
"""The code, the name, the Chinese name, the aliases, the marked words, the Chinese that is compared, and the volume."""

_OWN = {"sku", "name", "name_zh", "aliases"}
_SETS = ("words", "telling", "brand", "sizes", "named")
_FIRST = ord("0")
_IN_SETS = {
    chr(_FIRST + marks): tuple(name for bit, name in enumerate(_SETS) if marks & 1 << bit)
    for marks in range(1 << len(_SETS))
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What an item has in common with many."""

    item: Item
    kinds: frozenset[str]


def row_from_entry(entry: Entry) -> tuple[Row, tuple[str, str]]:
    """Return what is kept of one item, and the body and the kinds of its shape."""
    item = entry.item
    aliases = json.dumps(item.aliases, ensure_ascii=False) if item.aliases else ""
    row = item.sku, item.name, item.name_zh, aliases, _marked(entry), entry.zh, f"{entry.volume.normalize():f}"
    return row, (item.model_dump_json(exclude=_OWN, exclude_defaults=True), " ".join(sorted(entry.kinds)))


def shape_from_row(body: str, kinds: str) -> Shape:
    """Return the shape that was kept; its item has no code or name of its own."""
    return Shape(Item(sku="-", name="-", **json.loads(body)), frozenset(kinds.split()))


def item_from_row(row: Row, shape: Shape) -> Item:
    """Return the item that was kept."""
    sku, name, name_zh, aliases, *_ = row
    own = {"sku": sku, "name": name, "name_zh": name_zh, "aliases": tuple(json.loads(aliases)) if aliases else ()}
    return shape.item.model_copy(update=own)


def entry_from_row(row: Row, shape: Shape) -> Entry:
    """Return the entry that was kept."""
    *_, marked, zh, volume = row
    sets = _unmarked(marked)
    return Entry(item=item_from_row(row, shape), kinds=shape.kinds, zh=zh, volume=Decimal(volume), **sets)


def _marked(entry: Entry) -> str:
    marks: dict[str, int] = {}
    for bit, name in enumerate(_SETS):
        for word in getattr(entry, name):
            marks[word] = marks.get(word, 0) | 1 << bit
    groups: dict[str, list[str]] = {}
    for word in sorted(marks):
        groups.setdefault(chr(_FIRST + marks[word]), []).append(word)
    return "|".join(sign + " ".join(words) for sign, words in sorted(groups.items()))


def _unmarked(marked: str) -> Mapping[str, frozenset[str]]:
    sets: dict[str, list[str]] = {name: [] for name in _SETS}
    for group in marked.split("|") if marked else ():
        words = group[1:].split(" ")
        for name in _IN_SETS[group[0]]:
            sets[name] += words
    return {name: frozenset(words) for name, words in sets.items()}
