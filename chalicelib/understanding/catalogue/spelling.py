"""Misspelt words: what they may have been meant to be."""

from __future__ import annotations

import string
from collections.abc import Collection
from functools import lru_cache
from itertools import permutations

from chalicelib.understanding.language.fold import skeleton

HEAD_LEAST, TAIL_LEAST = 3, 4
"""Letters with which a word is known by how it begins, and by how it ends."""
VOWEL_SHARE = 4
"""One sign in so many is a vowel, at least, in a word that was written out."""
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
    if most == 1:  # what is left is one wrong sign, two swapped ones, or more than one fault
        return 1 if len(one) == len(other) == 1 or (one == other[::-1] and len(one) == 2) else 2  # noqa: PLR2004
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


def is_written_like(word: str, names: Collection[str]) -> bool:
    """Say whether a word is one of these in another spelling: a head or a tail of it, its bones, or two of them in one.

    Only for words of few items, which are known by others: `monk tail` of monkfish tails, `antiseize` of anti-seize.
    """
    if len(word) < HEAD_LEAST or not word.isalpha():
        return False
    is_bones = sum(sign in "aeiou" for sign in word[1:]) * VOWEL_SHARE < len(word)
    for name in names:
        if len(name) > len(word) and (name.startswith(word) or (len(word) >= TAIL_LEAST and name.endswith(word))):
            return True
        if is_bones and name[0] == word[0] and skeleton(name) == skeleton(word):
            return True
    return any(one + other == word for one, other in permutations(names, 2))
