"""The form in which texts are compared: one width, one case, no accents; sign by sign, so that places stay places."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN_SIGN = re.compile(f"[{HAN}]")
_SAME = {
    "\u00d7": "*",
    "\u2715": "*",
    "\u2716": "*",
    "\u2033": '"',
    "\u201c": '"',
    "\u201d": '"',
    "\u2032": "'",
    "\u2018": "'",
    "\u2019": "'",
    "\u00b4": "'",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u2044": "/",
    "\u3001": "、",
    "\u3002": "。",
    "\u00a0": " ",
    "\u3000": " ",
    "\t": " ",
}
_KEYCAP = "\u20e3"
_JOINERS = "\ufe0e\ufe0f\u200d"
_DROPPED = ("So", "Sk", "Cf", "Co", "Cn")
STEM_LEAST = 4


def fold(text: str) -> str:
    """Return the text in one width, lower case and without accents; it has as many signs as before."""
    if text.isascii():
        return text.lower().replace("\t", " ")
    return "".join(map(_folded, text))


@lru_cache(maxsize=8192)
def _folded(sign: str) -> str:
    if sign in _SAME:
        return _SAME[sign]
    category = unicodedata.category(sign)
    if category == "No":
        return sign  # ① and ² are no digits of a quantity, and ½ is read by itself
    wide = unicodedata.normalize("NFKC", sign)
    plain = unicodedata.normalize("NFD", wide if len(wide) == 1 else sign)[0].lower()
    return plain if len(plain) == 1 else sign


def without_pictures(text: str) -> str:
    """Return the text with a space for each picture; the digit of a keycap stays. As many signs as before."""
    if text.isascii():
        return text
    return "".join(" " if is_picture(sign) else sign for sign in text)


@lru_cache(maxsize=4096)
def is_picture(sign: str) -> bool:
    """Say whether the sign is a picture or a part of one."""
    if sign in _JOINERS or sign == _KEYCAP:
        return True
    return sign > "\u2000" and unicodedata.category(sign) in _DROPPED and sign not in _SAME


def is_han(sign: str) -> bool:
    """Say whether this is a Chinese character."""
    return _HAN_SIGN.match(sign) is not None


def has_han(text: str) -> bool:
    """Say whether there is a Chinese character in it."""
    return _HAN_SIGN.search(text) is not None


_SINGLE = {
    "mice": "mouse",
    "geese": "goose",
    "teeth": "tooth",
    "knives": "knife",
    "loaves": "loaf",
    "leaves": "leaf",
    "shelves": "shelf",
    "scarves": "scarf",
}
"""Plurals that no ending tells."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the forms of one word have in common: `boxes` and `box`, `iced` and `ice`. Folded word in and out."""
    word = _SINGLE.get(word, word)
    if len(word) < STEM_LEAST or not word.isalpha():
        return word[:-1] if len(word) == STEM_LEAST - 1 and word.endswith("e") else word
    for ending, single in (("ies", "y"), ("oes", "o"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word.removesuffix(ending) + single
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    if word.endswith("ed") and len(word) >= STEM_LEAST and not word.endswith("eed"):
        word = word[:-2]
        if len(word) > STEM_LEAST and word[-1] == word[-2] and word[-1] not in "lsz":
            word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 2 else word  # noqa: PLR2004 (a stem has two signs)


def skeleton(word: str) -> str:
    """Return the word without the vowels after its first sign: what people keep when they write fast."""
    return word[:1] + "".join(sign for sign in word[1:] if sign not in "aeiou")
