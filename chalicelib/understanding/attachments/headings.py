"""Says what the column under a heading holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from chalicelib.understanding.attachments.figures import is_unit
from chalicelib.understanding.attachments.heading_words import TELLING, WORDS, Role
from chalicelib.understanding.attachments.sheet import Cell
from chalicelib.understanding.language.fold import HAN, fold


class Heading(NamedTuple):
    """What a column holds. Of two columns with one role the lower rank is meant; `unit` is that of all its numbers."""

    role: Role
    rank: int = 0
    unit: str | None = None


_ORDER: tuple[Role, ...] = ("price", "note", "quantity", "unit", "code", "name", "item", "size", "passed")
"""Which word counts where a heading has several: `unit price` is a price, `qty per unit` a quantity."""
_LATER = 4
"""The rank of a heading that is told by one of its words only."""
_LONGEST = 40
_WORDS_MOST = 5
"""More words than these are a sentence."""
_SIGN = re.compile(r"[.:*\"'()\[\]{}【】<>?!,;_°№-]+")
_PARTS = re.compile(r"[\n/|()\[\]【】、]+")
_HAN = re.compile(f"[{HAN}]+")
_LATIN = re.compile(f"[^{HAN}]+")


def heading_of(cell: Cell) -> Heading | None:
    """Return what the column under this cell holds, None where the cell is no heading that we know."""
    return _heading(cell) if isinstance(cell, str) and 0 < len(cell) <= _LONGEST else None


def is_phrase(text: str) -> bool:
    """Say whether exactly these words are a heading."""
    return _plain(text) in _headings()


@lru_cache(maxsize=1)
def _headings() -> dict[str, Heading]:
    found: dict[str, Heading] = {}
    for (role, rank), words in WORDS.items():
        for phrase in re.split(r"[|\n]", words):
            found.setdefault(_plain(phrase), Heading(role, rank))
    found.pop("", None)
    return found


@lru_cache(maxsize=4096)
def _heading(text: str) -> Heading | None:
    parts = [_plain(part) for part in (text, *_PARTS.split(fold(text)), *_scripts(text))]
    whole = _headings().get(parts[0])
    known = [heading for part in parts if (heading := _headings().get(part)) is not None]
    return _with_unit(whole or _first(known) or _told_by_a_word(text), parts)


def _plain(text: str) -> str:
    return " ".join(_SIGN.sub(" ", fold(text)).split())


def _scripts(text: str) -> list[str]:
    """Part a heading in two languages: `货号 Item No`."""
    return [_HAN.sub(" ", text), _LATIN.sub("", text)] if _HAN.search(text) else []


def _first(known: Sequence[Heading]) -> Heading | None:
    return min(known, key=lambda heading: (_ORDER.index(heading.role), heading.rank), default=None)


def _told_by_a_word(text: str) -> Heading | None:
    folded = fold(text)
    words = re.findall(r"[a-z]+", folded)
    told = [role for word, role in TELLING.items() if word in words or (_HAN.match(word) and word in folded)]
    if not told or len(words) > _WORDS_MOST:
        return None
    return Heading("passed") if "passed" in told else _first([Heading(role, _LATER) for role in told])


def _with_unit(heading: Heading | None, parts: Sequence[str]) -> Heading | None:
    if heading is None or heading.role != "quantity":
        return heading
    units = (part.removesuffix("数") for part in parts)
    return heading._replace(unit=next((unit for unit in units if unit and is_unit(unit)), None))
