"""What is said beside the lines: the partner's order number, the day, the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from chalicelib.domain.trade import Fields
from chalicelib.understanding.words import fold, name_key

_PO = re.compile(
    r"(?:\b(?:our )?(?:p\.?o\.?|purchase order|order (?:no|number|ref))(?=[\s.:#\d])|采购单号|采购订单号|订单号|单号)"
    r"[\s.:#]{0,3}(?:(?:no|number|is)\b[\s.:#]{0,3})?(?P<po>[a-z]{0,8}[-/]?\d[a-z0-9/-]{0,30})"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_REF = re.compile(
    r"(?:\b(?P<order>so-\d{3,12})|(?:invoices?|inv|order|delivery note|发票|订单|单号)[\s.#:]{0,3}"
    r"(?:(?:no|number)\b)?[\s.#:]{0,3}(?P<number>[a-z]{0,4}-?\d{3,12}))"
)

_WEEKDAYS = (
    ("monday", "mon", "周一", "星期一"),
    ("tuesday", "tue", "tues", "周二", "星期二"),
    ("wednesday", "wed", "weds", "周三", "星期三"),
    ("thursday", "thu", "thur", "thurs", "周四", "星期四"),
    ("friday", "fri", "周五", "星期五"),
    ("saturday", "sat", "周六", "星期六"),
    ("sunday", "sun", "周日", "周天", "星期日", "星期天"),
)
_DAYS: dict[str, int] = {name: n for n, names in enumerate(_WEEKDAYS) for name in names}
_SOON: dict[str, int] = {"today": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "今天": 0, "明天": 1, "后天": 2}
_BEFORE_A_DAY = (
    "deliver",
    "delivery",
    "delivered",
    "for",
    "on",
    "by",
    "date",
    "morning",
    "am",
    "送",
    "到",
    "送货",
    "早上",
    "要",
)
_BEFORE_A_PLACE = ("deliver", "delivery", "ship", "send", "all", "to", "for", "at", "the", "送到", "送", "到", "发到")


def po_in(line: str) -> tuple[str | None, str]:
    """Return the partner's own order number in a line, and the line without it."""
    found = _PO.search(fold(line))
    if found is None:
        return None, line
    rest = f"{line[: found.start()]}, {line[found.end() :].lstrip(' :.')}"
    return line[found.start("po") : found.end("po")].rstrip("-/"), rest


def ref_in(text: str) -> str | None:
    """Return the number of an earlier order or invoice that is spoken of."""
    found = _REF.search(fold(text))
    if found is None:
        return None
    start, end = found.span("order") if found["order"] else found.span("number")
    return text[start:end]


def day_in(words: str, today: date) -> str | None:
    """Return the ISO date when these words are nothing but a day."""
    said = _without(fold(words).strip(), _BEFORE_A_DAY)
    if said in _SOON:
        return (today + timedelta(days=_SOON[said])).isoformat()
    if said in _DAYS:
        return (today + timedelta(days=(_DAYS[said] - today.weekday() - 1) % 7 + 1)).isoformat()
    return iso_date(said)


def iso_date(text: str) -> str | None:
    """Return the first date in a text that is written the ISO way and exists."""
    for found in _ISO.finditer(text):
        try:
            return date.fromisoformat(found.group()).isoformat()
        except ValueError:
            continue
    return None


def place_in(words: str, ship_to: Sequence[str]) -> str | None:
    """Return the partner's place when these words are nothing but its name."""
    said = name_key(_without(fold(words).strip(), _BEFORE_A_PLACE))
    return next((place for place in ship_to if name_key(place) == said), None) if said else None


def _without(said: str, before: Sequence[str]) -> str:
    while said:
        word = next((w for w in before if said.startswith(w) and _ends(w, said[len(w) :])), None)
        if word is None or not said[len(word) :].strip(" :,"):
            return said
        said = said[len(word) :].strip(" :,")
    return said


def _ends(word: str, rest: str) -> bool:
    return not (word.isascii() and rest[:1].isascii() and rest[:1].isalnum())


def merged(before: Fields, said: Fields) -> Fields:
    """Return the fields of the draft after what was said now."""
    news = {name: value for name, value in said if value is not None}
    return before.model_copy(update=news)
