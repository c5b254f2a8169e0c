"""Parts a line of a message into what may be single lines of an order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.understanding.words import fold, is_han

_SEPARATOR = re.compile(
    r"(?:[;\u3001\u3002!?&\t]"
    r"|,"
    r"|\.(?=\s|$)"
    r"|\s\+\s|\+(?=\s*\d)|(?<=\s)(?:and|n|plus)(?=\s)"
    r"|(?<=[^\w])和|和(?=[\s\d一二两三四五六七八九十半]))"
)

_NUMBER_BEFORE = re.compile(r"(?:^|(?<![a-z\d-]))\d{1,9}$")

DIGITS_LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line."""

    start: int
    end: int


def parts_of(line: str) -> list[Span]:
    """Part a line at everything that may part two orders. Names may hold such signs: the reader joins parts again."""
    folded = fold(line.replace("\uff0c", ";"))
    separators = (s for s in _SEPARATOR.finditer(folded) if not _is_in_number(folded, s))
    return list(_between(separators, len(line)))


def _is_in_number(line: str, separator: re.Match[str]) -> bool:
    """Say whether this is the comma of 0,5 or 1,000; that of `COLA-330,4 cs` ends a code."""
    is_between_digits = separator.group() == "," and line[separator.end() : separator.end() + 1].isdigit()
    before = line[max(0, separator.start() - DIGITS_LOOKED_AT) : separator.start()]
    return is_between_digits and _NUMBER_BEFORE.search(before) is not None


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
