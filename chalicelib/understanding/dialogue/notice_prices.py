"""The new price in a clause: with the unit it is for, told from the old one, from percentages and from sizes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from chalicelib.understanding.language.units import CHINESE, LATIN
from chalicelib.understanding.reading.clean import blanked

_UNITS = "|".join(sorted((re.escape(word) for word in LATIN), key=len, reverse=True))
_HAN_UNITS = "|".join(sorted(CHINESE, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![\w.,/])(?<!\d-)\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?(?!\d)|(?<![\d.,/])(?:(?<![a-z])|(?<=\brm)|(?<=\brs))(?<!\d-)\d+(?:[.,]\d{1,4})?(?!\d|/\d)(?![.,]\d)"
)
_MONEY = re.compile(r"(?:[$€£¥₹]|\b(?:rm|rs|inr|usd|gbp|eur|mxn|cny|rmb|myr|sgd|aed|zar)\b\.?)\s*$")
_MONEY_AFTER = re.compile(
    r"\s*(?:元|块钱?|\b(?:dollars?|pounds?|euros?|pesos?|ringgit|rupees?|rupaye|rupiye|rs|rm|usd|gbp|eur|mxn|rmb|inr|cny)\b|[$€£¥₹])"
)
_PER = re.compile(
    rf"\s*(?:(?:/\s*|(?:per|an?|each|la|el|por|cada|setiap|satu|fi|har|ek|c/)\s+)(?:se)?(?P<unit>{_UNITS})\b|(?:se)(?P<se>{_UNITS})\b|(?P<near>{_UNITS})\b|\s*[/每一]\s*(?P<han>{_HAN_UNITS}))"
)
_PER_BEFORE = re.compile(
    rf"(?:[每一]\s*(?P<han>{_HAN_UNITS})[^\d]{{0,10}}|\b(?:per|por|each|setiap|fi|har|a|cada|la|el)\s+(?P<unit>{_UNITS})\b[^\d]{{0,14}}|\bse(?P<se>{_UNITS})\b[^\d]{{0,14}}|[/]\s*(?P<slash>{_UNITS})\b[^\d]{{0,14}})$"
)
_OLD = re.compile(
    r"(?:\b(?:was|from|old|previously|prev|before|formerly|currently|antes|era|de|desde|daripada|dari|dulu|lama|pehle|purana|vs|instead of|up by|by|another|extra)\s*(?:price|rate|was|at|:|harga|[$€£¥₹]|rm|rs\.?)?\s*|原价?|原来|现价|由|从|之前|涨了?|降了?|加)[$€£¥₹]?\s*$"
)
_OLD_AFTER = re.compile(r"\s*(?:se|%|percent|pct|个?点|before|previously)(?![a-z])")
_ARROW = re.compile(r"\s*(?:-+>|=>|→|➔)")
_POINTED = re.compile(
    r"(?:\b(?:to|at|now|is|are|be|price|rate|becomes?|a|ke|jadi|kepada|harga|baharu|baru|ab|hai|nuevo|queda en|costara)|[=:]|到|至|为|价)\s*$"
)
_SIZED = re.compile(
    r"\s?(?:mm|cm|ml|gsm|ft|inch|in|oz|pt|ply|mic|w|v|kv|%|x|s|sqmm|毫升|厘米|毫米|寸|平方|瓦|层)(?![a-z])"
)
_DECIMALS = re.compile(r"[.,]\d\d$")


_APIECE = frozenset(("each", "ea"))
"""What counts no goods behind a number with cents: it says what the price is for."""


@dataclass(frozen=True, slots=True)
class Price:
    """A price and the code of the unit it is for, where one was said."""

    value: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    worth: int
    start: int
    end: int
    number: str
    unit: str | None


def price_in(plain: str, *, is_lone: bool) -> tuple[Price | None, str]:
    """Return the new price of a folded clause, and the clause without its prices. `is_lone`: a number alone after a code is one."""
    found = [candidate for match in _NUMBER.finditer(plain) if (candidate := _candidate(match, plain, is_lone=is_lone))]
    rest = blanked(plain, [(c.start, c.end) for c in found if c.worth != 0 or is_lone])
    new = [candidate for candidate in found if candidate.worth > 0]
    if not new:
        return None, rest
    best = max(new, key=lambda candidate: (candidate.worth, candidate.start))
    unit = best.unit or next((candidate.unit for candidate in found if candidate.unit and candidate.worth), None)
    return Price(_value(best.number), unit), rest


def prices_in(plain: str) -> list[Price]:
    """List the new prices of a text in the order in which they stand, each with the unit that was said for any of them."""
    found = [c for match in _NUMBER.finditer(plain) if (c := _candidate(match, plain, is_lone=False)) and c.worth > 0]
    unit = next((c.unit for c in found if c.unit), None)
    return [Price(_value(c.number), c.unit or unit) for c in found]


def has_price(plain: str) -> bool:
    """Say whether a text has a number that is written like a price: with a currency, or with cents for a unit."""
    found = (_candidate(match, plain, is_lone=False) for match in _NUMBER.finditer(plain))
    return any(c is not None and c.worth >= _SURE for c in found)


_SURE = 4


def _candidate(match: re.Match[str], plain: str, *, is_lone: bool) -> _Candidate | None:
    """Weigh a number: 0 and less is no new price. A size, or what belongs to the name, is none at all."""
    before, after = plain[: match.start()], plain[match.end() :]
    money, money_after = _MONEY.search(before), _MONEY_AFTER.match(after)
    start = money.start() if money else match.start()
    end = match.end() + (money_after.end() if money_after else 0)
    per, per_before = _PER.match(plain[end:]), _PER_BEFORE.search(plain[:start])
    has_cents = _DECIMALS.search(match.group()) is not None
    is_money = bool(money or money_after)
    if _SIZED.match(after) and not is_money:
        return None
    if _OLD.search(plain[:start]) or _OLD_AFTER.match(plain[end:]) or _ARROW.match(plain[end:]):
        return _Candidate(-1, start, end, match.group(), _unit(per) or _unit(per_before))
    is_pointed = _POINTED.search(plain[:start]) is not None
    is_glued_unit = per is not None and per["near"] is not None and per["near"] not in _APIECE
    worth = (
        3 * is_money
        + 2 * has_cents
        + 2 * (per is not None and not is_glued_unit)
        + 2 * (per_before is not None)
        + 2 * is_pointed
        + (is_glued_unit and has_cents)
    )
    if worth <= 0 and is_lone and not is_glued_unit:
        worth = 1
    unit = _unit(per) or _unit(per_before)
    return _Candidate(worth, start, end + (per.end() if per and worth else 0), match.group(), unit)


def _unit(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    groups = match.groupdict()
    latin = groups.get("unit") or groups.get("se") or groups.get("near") or groups.get("slash")
    return LATIN[latin].code if latin else CHINESE[groups["han"]].code if groups.get("han") else None


def _value(number: str) -> Decimal:
    """Return the number as it was written; a comma before cents is a point."""
    if re.fullmatch(r"\d+,\d{1,2}", number):
        return Decimal(number.replace(",", "."))
    return Decimal(number.replace(",", ""))
