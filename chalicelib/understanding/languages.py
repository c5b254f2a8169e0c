"""Which language somebody writes."""

from __future__ import annotations

from chalicelib.understanding.units import LATIN
from chalicelib.understanding.words import fold, is_han

HAN_SHARE = 0.3
"""A Chinese character says as much as three or four letters, and Chinese texts are full of English names."""


def language_of(text: str, before: str) -> str:
    """Return `zh` or `en`; `before` where nothing but codes, numbers and units was written."""
    han = sum(map(is_han, text))
    latin = sum(len(word) for word in fold(text).split() if word.isalpha() and word.isascii() and word not in LATIN)
    if han + latin == 0:
        return before
    return "zh" if han >= HAN_SHARE * (han + latin) else "en"
