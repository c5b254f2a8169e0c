"""Numbers as people write them: digits of any script, words, Chinese numerals, a half."""

from __future__ import annotations

import re
from decimal import Decimal

_ENGLISH = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: n * 10
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
HALF = Decimal("0.5")
DIGITS_MOST = 12
THOUSANDS = 3

_DIGIT = {
    "零": 0,
    "\u3007": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
CHINESE_NUMERALS = "".join([*_DIGIT, *_SCALE, "半"])

_WORDS = "|".join(sorted([*_ENGLISH, *_TENS], key=len, reverse=True))
NUMBER = re.compile(
    r"(?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d))"
    r"|(?P<digits>\d+(?:[.,]\d+)?)"
    rf"|\b(?P<words>(?:{_WORDS})(?:[ -](?:{_WORDS}))?)\b"
    r"|\b(?P<half>half(?: an?)?)\b"
    r"|\b(?P<article>an?)\b"
    rf"|(?P<han>[{CHINESE_NUMERALS}]+)"
)
"""A number in a folded text. An article is one only before a unit."""


def value_of(match: re.Match[str]) -> Decimal | None:
    """Return the number that was matched, None for what only looks like one."""
    kind, text = match.lastgroup or "", match.group()
    return _READ[kind](text)


def _grouped(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if len(text) <= DIGITS_MOST else None


def _digits(text: str) -> Decimal | None:
    whole, _, part = text.replace(",", ".").partition(".")
    if len(text) > DIGITS_MOST or (len(part) == THOUSANDS and int(whole)):
        return None  # 1.000 is one or a thousand
    return Decimal(f"{int(whole)}.{int(part):0{len(part)}d}") if part else Decimal(int(whole))


def _words(text: str) -> Decimal | None:
    first, _, second = text.replace("-", " ").partition(" ")
    if not second:
        return Decimal(_ENGLISH.get(first, _TENS.get(first, 0)))
    is_compound = first in _TENS and 0 < _ENGLISH.get(second, 0) <= _ENGLISH["nine"]
    return Decimal(_TENS[first] + _ENGLISH[second]) if is_compound else None


def _half(text: str) -> Decimal | None:
    del text
    return HALF


def _article(text: str) -> Decimal | None:
    del text
    return Decimal(1)


def _han(text: str) -> Decimal | None:
    if text == "半":
        return HALF
    if "半" in text or len(text) > DIGITS_MOST:
        return None
    if not any(sign in _SCALE for sign in text):
        return Decimal("".join(str(_DIGIT[sign]) for sign in text))
    return _scaled(text)


def _scaled(text: str) -> Decimal | None:
    """Return a numeral with 十, 百, 千 or 万 in it, None when its signs stand in no sensible order."""
    total = digit = 0
    last = 10 * _SCALE["万"]
    for sign in text:
        scale = _SCALE.get(sign)
        if scale is None:
            digit = _DIGIT[sign]
            continue
        if scale >= last:
            return None
        total, digit, last = total + (digit or 1) * scale, 0, scale
    is_shortened = digit > 0 and last > _SCALE["十"] and text[-2] not in "零\u3007"
    return None if is_shortened else Decimal(total + digit)  # 三百五 is 350 to most and 305 to some


_READ = {
    "grouped": _grouped,
    "digits": _digits,
    "words": _words,
    "half": _half,
    "article": _article,
    "han": _han,
}
