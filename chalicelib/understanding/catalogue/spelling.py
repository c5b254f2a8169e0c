"""Misspelt words: what they may have been meant to be."""

from __future__ import annotations

import string
from functools import lru_cache

_BIT = {sign: 1 << n for n, sign in enumerate(string.ascii_lowercase)}


@lru_cache(maxsize=65536)
def letters_of(word: str) -> int:
    """Return the letters of a word as bits: words that differ in many of them are not compared sign by sign."""
    bits = 0
    for sign in word:
        bits |= _BIT.get(sign, 0)
    return bits


def distance(one: str, other: str, *, most: int) -> int:
    """Return how many signs are missing, too many, wrong or swapped with their neighbour; `most + 1` for more.

    Source: optimal string alignment (Damerau, Levenshtein).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    one, other = _where_they_differ(one, other)
    if not one or not other:
        return min(len(one) + len(other), most + 1)
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        current = [row]
        for column, opposite in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (sign != opposite))
            if row > 1 and column > 1 and sign == other[column - 2] and one[row - 2] == opposite:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before_last, last = last, current
    return min(last[-1], most + 1)


def _where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Return two words without what they begin and end with in common: it costs nothing."""
    head, shorter = 0, min(len(one), len(other))
    while head < shorter and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < shorter - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return one[head : len(one) - tail], other[head : len(other) - tail]
