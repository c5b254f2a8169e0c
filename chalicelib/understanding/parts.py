"""Parts a line of a message into what may be single lines of an order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.understanding.words import fold, is_han

_SEPARATOR = re.compile(
    r"\s*(?:[;\u3001\u3002!?&\t]"
    r"|,(?!\d)|(?<!\d),"  # a comma between two digits belongs to their number
    r"|\.(?=\s|$)"
    r"|\s\+\s|\+(?=\s*\d)|(?<=\s)(?:and|n|plus)(?=\s)"
    r"|(?<=[^\w])和|和(?=[\s\d一二两三四五六七八九十半]))\s*"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line."""

    start: int
    end: int


def parts_of(line: str) -> list[Span]:
    """Part a line at everything that may part two orders. Names may hold such signs: the reader joins parts again."""
    return list(_between(_SEPARATOR.finditer(fold(line)), len(line)))


def words_of(line: str) -> list[Span]:
    """Part a line at its spaces."""
    return list(_between(re.finditer(r"\s+", line), len(line)))


def _between(separators: Iterator[re.Match[str]], length: int) -> Iterator[Span]:
    place = 0
    for separator in separators:
        if separator.start() > place:
            yield Span(place, separator.start())
        place = separator.end()
    if place < length:
        yield Span(place, length)


def is_spaced_list(words: str) -> bool:
    """Say whether spaces may part orders here: several numbers, or Chinese, which has no other use for a space."""
    return " " in words.strip() and (any(map(is_han, words)) or sum(part[:1].isdigit() for part in words.split()) > 1)
