"""A supplier's text made ready to be read: its purchase order, days, codes and line numbers found, and signs put in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from chalicelib.domain.trade import PastOrder
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.dialogue.notice_words import DAY, PO
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.language.days import Day, days_in
from chalicelib.understanding.language.fold import fold, stem
from chalicelib.understanding.language.numbers import WORDS, from_han
from chalicelib.understanding.language.units import LATIN
from chalicelib.understanding.reading.clean import blanked

CODE, LINE = "\ue002", "\ue003"
"""Signs for a code of the catalogue and for the number of a line."""

LINES_MOST = 50
_LABELLED = re.compile(
    r"(?:\b(?:p\.?o\.?|purchase order|asn|orden de compra|o\.?c\.?|orden|pedido|pesanan|order)\b|采购单号?|采购订单号?|订单号?|单号|单)"
    r"\s*(?:(?:no|num|number|nr)\b\.?|[.:#号-])*\s*#?\s*(?P<number>[a-z]{0,4}[-/]?\d{3,12})(?![a-z0-9/])"
)
_NO_UNITS = frozenset("can cans set sets head heads bar stick par nos no un batang".split())
"""Words that are units beside a quantity, and something else beside the number of a line: line 1 can go."""

_UNIT_WORDS = "|".join(sorted((re.escape(word) for word in LATIN if word not in _NO_UNITS), key=len, reverse=True))
_NO_UNIT = rf"(?!\d|[.,]\d|\s?(?:{_UNIT_WORDS})\b|\s*[箱件盒包袋瓶桶卷打托个])"
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st primera pertama pehli pehla", "second 2nd segunda kedua doosri dusri doosra", "third 3rd tercera ketiga teesri tisri",
            "fourth 4th cuarta keempat chauthi", "fifth 5th quinta kelima paanchvi", "sixth 6th sexta keenam", "seventh 7th septima ketujuh",
        ), 1,
    )
    for word in words.split()
}  # fmt: skip
_DIGITS = rf"(?:\d{{1,3}}(?:st|nd|rd|th)?{_NO_UNIT}|one|two|three|four|five|six|seven|eight|nine|ten|uno|dos|tres|cuatro|cinco|satu|dua|tiga|empat|lima|ek|do|teen|char)\b"
_NAME = r"(?<!production )(?<!filling )(?<!assembly )(?<!packing )(?:lines?|lns?|items?|positions?|pos|lineas?|renglon(?:es)?|partidas?|baris|ayat)"
_LINES = re.compile(
    rf"\b{_NAME}\.?\s*(?:no\.?|nos\.?|#|numbers?|num\.?|nombor|numero)?\s*#?\s*(?P<list>{_DIGITS}(?:(?:\s*(?:,|&|\+|/|-|\b(?:and|y|dan|aur|to|through|thru|al?|hingga|se)\b)\s*)+(?:{_NAME}\s*)?{_DIGITS})*)"
    rf"|\bfirst (?P<many>{_DIGITS})\s+(?:{_NAME})\b|\b(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:{_NAME})\b|\b(?:baris|linea)\s+(?P<after>{'|'.join(_ORDINALS)})\b"
    r"|\bl(?P<short>\d{1,2})\b"
    r"|第(?P<han>[一二三四五六七八九十\d]{1,3}(?:[、,和及至到-]第?[一二三四五六七八九十\d]{1,3})*)[行项条](?:[和及、,](?:第)(?P<more>[一二三四五六七八九十\d]{1,3})[行项条])?"
    r"|(?<![\d共])(?P<bare>\d{1,2})[号]?行(?!都|全|均|货)|[行项](?P<behind>\d{1,2})(?!\d)"
)
_CODES = re.compile(r"(?<![a-z0-9])(?:[a-z]{2,6} \d{2,5}(?:-[a-z0-9]+)?(?![a-z0-9.,/])|[a-z0-9]+(?:[-/_.][a-z0-9]+)*)")
_PLAIN_NUMBER = re.compile(r"\d{1,4}|\d+[.,]\d+")
_WORD = re.compile(r"[a-z]+")
_BARE_DAY = re.compile(
    rf"(?<![\w/.-])(?![1357]/(?:2|4|8|16)(?!\d))\d{{1,2}}/\d{{1,2}}(?![\w/]|[.,]\d|\s?(?:{_UNIT_WORDS}|x|mm|inch|in)\b|\s?\")"
)
_OF_ALL = re.compile(
    r"(?<=\d)(?P<unit>\s?[a-z]{0,7})\s+(?P<rest>(?:out of|of|de|daripada|from)\s+(?:the |our |your |los |las )?\d+)(?![./]?\d)"
)


@dataclass
class Prepared:
    """A text with signs for what was found in it. `plain` is folded; places are those of the text as written."""

    text: str
    plain: str
    po: str | None = None
    order: PastOrder | None = None
    days: list[Day] = field(default_factory=list)
    codes: dict[int, Entry | None] = field(default_factory=dict)
    lines: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def put(self, start: int, end: int, sign: str) -> None:
        """Put a sign in the place of a stretch."""
        self.plain = blanked(self.plain, [(start, end)], by=sign)


def prepared(text: str, scene: Scene) -> Prepared:
    """Find the purchase order, the codes, the lines and the days of a cleaned text."""
    ready = Prepared(text, fold(text))
    _find_po(ready, scene)
    for match in _CODES.finditer(ready.plain):
        entry = _coded(match.group(), scene)
        if entry is not None:
            ready.codes[match.start()] = entry
            ready.put(*match.span(), CODE)
    for match in _LINES.finditer(ready.plain):
        numbers = tuple(_numbers(match))
        if numbers and _is_line(match, text):
            ready.lines[match.start()] = numbers
            ready.put(*match.span(), LINE)
    for day in _days(ready.plain, scene):
        ready.days.append(day)
        ready.put(day.start, day.end, DAY)
    for match in list(_OF_ALL.finditer(ready.plain)):
        ready.put(match.start("rest"), match.end("rest"), " ")
    return ready


def _days(plain: str, scene: Scene) -> list[Day]:
    """List the days, also the bare 25/03 that might be a size in an order: in a notice it is a day."""
    found = days_in(plain, scene.today, scene.partner.locale)
    for match in _BARE_DAY.finditer(plain):
        if not any(day.start < match.end() and match.start() < day.end for day in found):
            found += [
                replace(day, start=match.start(), end=match.end())
                for day in days_in(f"on {match.group()}", scene.today, scene.partner.locale)
            ]
    return sorted(found, key=lambda day: day.start)


# ── the purchase order ───────────────────────────────────────────────────────────────────────────────


def _find_po(ready: Prepared, scene: Scene) -> None:
    """Find the purchase order that is spoken of: one of the partner's own, else a number that is called one."""
    known = [
        (match.start("number"), match, order)
        for order in scene.dealings.purchase_orders
        for match in _known(order.ref).finditer(ready.plain)
    ]
    for place, match, order in sorted(known, key=lambda found: found[0]):
        if ready.po is None:
            ready.po, ready.order = ready.text[place : match.end("number")], order
        ready.put(*match.span(), PO)
    for match in _LABELLED.finditer(ready.plain):
        if ready.po is None:
            ready.po = ready.text[match.start("number") : match.end("number")]
        ready.put(*match.span(), PO)


def _known(ref: str) -> re.Pattern[str]:
    digits = re.sub(r"^(?:po)?[\s#:-]*", "", fold(ref))
    return re.compile(
        rf"(?:\b(?:p\.?o\.?|purchase order|order|asn)\s*(?:no\.?|number)?[\s.:#-]*)?(?<![a-z0-9.]-)(?<!\d)(?<!\d[.,/])(?P<number>{re.escape(digits)})(?![a-z0-9])(?!\.\d)"
        if digits.isascii()
        else re.escape(digits)
    )


# ── codes and lines ──────────────────────────────────────────────────────────────────────────────────


def _coded(chunk: str, scene: Scene) -> Entry | None:
    """Return the item of what is written like a code: with a digit or a dash in it."""
    if len(chunk) < 3 or _PLAIN_NUMBER.fullmatch(chunk) or not re.search(r"[\d_-]", chunk):  # noqa: PLR2004 (shorter ones are numbers)
        return None
    found = scene.catalogue.coded(chunk)
    return found[0] if len(found) == 1 else None


def _is_line(match: re.Match[str], text: str) -> bool:
    """Say whether L4 was meant as a line: a small l is a litre."""
    return match["short"] is None or text[match.start()] == "L"


def _numbers(match: re.Match[str]) -> Iterator[int]:
    if match["list"]:
        yield from _listed(match["list"])
    elif match["ordinal"] or match["after"]:
        yield _ORDINALS[match["ordinal"] or match["after"]]
    elif match["many"]:
        yield from range(1, (_number(match["many"]) or 1) + 1)
    elif match["han"]:
        yield from _listed(match["han"])
        yield from _listed(match["more"] or "")
    else:
        yield int(match["short"] or match["bare"] or match["behind"])


def _listed(text: str) -> Iterator[int]:
    """Walk through `1, 2 and 4`, `1-3`, `一、二`."""
    last = 0
    for match in re.finditer(
        r"(?P<span>-|至|到|\bto\b|\bthr\w+\b|\bhingga\b)?[^\da-z一二三四五六七八九十-]*(?:and|y|dan|aur)?\s*(?P<number>\d+|[a-z]+|[一二三四五六七八九十]+)",
        text,
    ):
        number = _number(match["number"])
        if number is None:
            continue
        first = last + 1 if match["span"] and last and number - last < LINES_MOST else number
        yield from range(first, number + 1)
        last = number


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    value = WORDS.get(text) if text.isascii() else from_han(text)
    return int(value) if value is not None else None


def own_words(text: str, entries: list[Entry]) -> list[tuple[int, int]]:
    """List the stretches where two words of an item's name stand together: `short grain` tells of no shortage."""
    words = list(_WORD.finditer(text))
    pairs = pairwise(words)
    return [
        (one.start(), other.end())
        for one, other in pairs
        if other.start() - one.end() == 1
        and any({stem(one.group()), stem(other.group())} <= entry.telling for entry in entries)
    ]
