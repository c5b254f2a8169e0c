"""Words in the form in which they are compared: one width, one case, no punctuation, no plural."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+", re.UNICODE)
_HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_EMOJI_PARTS = "\ufe0e\ufe0f\u20e3\u200d"
_PLURAL_LEAST = 4

_TIMES = dict.fromkeys("\u00d7\u2715\u2716", "*")

SIZE_WORDS = frozenset(
    [
        "x",
        "ml",
        "cl",
        "l",
        "ltr",
        "litre",
        "liter",
        "g",
        "gr",
        "kg",
        "kilo",
        "gram",
        "gsm",
        "cm",
        "mm",
        "m",
        "oz",
        "lb",
        "in",
        "inch",
        "ply",
        "pack",
        "packs",
        "pc",
        "pcs",
        "ct",
        "can",
        "cans",
        "tin",
        "tins",
        "bottle",
        "bottles",
        "btl",
        "pet",
        "glass",
        "jar",
        "jars",
        "tub",
        "tubs",
        "bag",
        "bags",
        "box",
        "boxes",
        "case",
        "cases",
        "carton",
        "cartons",
        "packet",
        "packets",
        "drum",
        "drums",
        "roll",
        "rolls",
        "loose",
        "each",
        "sheet",
        "sheets",
    ]
)
"""What stands in a name beside the name proper: sizes and packings."""

SIZE_HAN = frozenset("罐瓶袋盒包箱桶卷装升克寸公斤毫大中小号片张个支")


def phrases(text: str) -> tuple[str, ...]:
    """List the phrases of a table: parted by commas and line ends, the longest first."""
    found = {phrase.strip() for phrase in text.replace("\n", ",").split(",")} - {""}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


def fold(text: str) -> str:
    """Return the text in one width and in lower case, sign by sign: places in it are places in the text."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    if unicodedata.category(sign) == "No":
        return sign  # ① and ² are no digits of a quantity
    plain = _TIMES.get(sign) or unicodedata.normalize("NFKC", sign)
    lower = (plain if len(plain) == 1 else sign).lower()
    return lower if len(lower) == 1 else sign


def without_emoji(text: str) -> str:
    """Return the text without pictures; the digit of a keycap stays."""
    return "".join(map(_without_emoji, text))


def _without_emoji(sign: str) -> str:
    if sign in _EMOJI_PARTS:
        return ""
    return " " if sign > "\u2000" and unicodedata.category(sign) in ("So", "Sk") else sign


def is_han(sign: str) -> bool:
    """Say whether this is a Chinese character."""
    return _HAN.match(sign) is not None


def han_runs(text: str) -> list[str]:
    """List the stretches of Chinese characters."""
    return [run for run in "".join(sign if is_han(sign) else " " for sign in text).split() if run]


def tokens(text: str) -> list[str]:
    """List the words and numbers of a text; each Chinese character is a word."""
    found: list[str] = []
    for match in _TOKEN.finditer(fold(text)):
        found += _parts(match.group())
    return [word for word in found if word != "and"]  # names are written with & as well


def _parts(word: str) -> list[str]:
    if not _HAN.search(word):
        return [_singular(word)]
    spaced = _HAN.sub(r" \g<0> ", word)
    return [part if is_han(part) else _singular(part) for part in spaced.split()]


def _singular(word: str) -> str:
    if len(word) < _PLURAL_LEAST or not word.endswith("s") or word.endswith("ss"):
        return word
    for ending, single in (("ies", "y"), ("oes", "o"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(ending):
            return word.removesuffix(ending) + single
    return word[:-1]


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(tokens(text)) if not _HAN.search(text) else "".join(tokens(text))


def code_key(text: str) -> str:
    """Return what two spellings of one code have in common: its letters and digits."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def loose_code_key(text: str) -> str:
    """Return the same for codes in which O and 0, or I and 1, may have been confused."""
    return code_key(text).translate(_CONFUSED)


_CONFUSED = str.maketrans("oi", "01")


def is_distinctive(token: str) -> bool:
    """Say whether a word tells items apart: no number, no size, no packing."""
    return not token[0].isdigit() and token not in SIZE_WORDS and token not in SIZE_HAN
