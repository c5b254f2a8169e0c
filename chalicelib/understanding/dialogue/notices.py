"""What suppliers tell: confirmations, shipments, delays, stock, prices; down to the lines of a purchase order.

Source: what X12 855, 856, 846 and 832 carry, as people write it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from chalicelib.domain.partners import Role
from chalicelib.domain.trade import Intent, Notice, NoticeLine
from chalicelib.understanding.amounts import named, resolved, sold_unit
from chalicelib.understanding.amounts import plain as plainly
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.dialogue import notice_words as words
from chalicelib.understanding.dialogue.notice_lines import Part, Status, parts_of
from chalicelib.understanding.dialogue.notice_prices import has_price, prices_in
from chalicelib.understanding.dialogue.notice_text import CODE, Prepared, prepared
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.clean import blanked, cleaned

_SENTENCE = re.compile(r"[^.。!！?？\n]*(?:\.(?=\S)[^.。!！?？\n]*)*(?:[.。!！?？\n]|$)")
_SOFT = ("soft", "word")
_LATER = ("short", "backordered", "out")
_PRICE_WORD = re.compile(r"pric|precio|harga|\brates?\b|bhav|bhaav|surcharge|[涨价]")
_WORDS_MOST = 12
_CODE_PRICED = re.compile(rf"{CODE}+\s*[:=-]?\s*\d+[.,]\d\d(?!\d)")
"""A code with nothing but a price behind it, as in a list of prices."""

_RESPECTIVELY = re.compile(r"\brespectively\b|\brespectivamente\b|\bmasing-masing\b|分别")


@dataclass
class _Told:
    """What is told of one line or item, while the message is read."""

    line: int | None
    entry: Entry | None
    part: Part
    status: Status | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    price: Decimal | None = None
    on: date | None = None
    times: Decimal = Decimal(1)

    @property
    def is_empty(self) -> bool:
        return self.status is None and self.quantity is None and self.on is None and self.price is None


@dataclass
class _Reading:
    """The lines and the day of a notice, while its parts are put together."""

    ready: Prepared
    intent: Intent
    told: list[_Told] = field(default_factory=list)
    on: date | None = None
    header: Status | None = None
    group: list[_Told] = field(default_factory=list)


def notice_in(text: str, scene: Scene) -> tuple[Intent, Notice] | None:
    """Return what a supplier tells about a purchase order, its stock or its prices; None where it tells nothing of these.

    A partner that also buys from us must name a purchase order of its own, or speak of what we buy from it.
    """
    said = _without_other_talk(cleaned(text))
    ready = prepared(said, scene)
    intent = _intent(ready, scene)
    if intent is None:
        return None
    reading = _Reading(ready, intent)
    for part in parts_of(ready, intent, scene):
        _take(reading, part)
    _settle(reading)
    if scene.partner.role is Role.BOTH and not _is_supplier_talk(reading, scene):
        return None
    lines = tuple(line for told in reading.told if (line := _line(told, reading, scene)) is not None)
    if intent is not Intent.SHIP_NOTICE and intent is not Intent.DELAY and not lines and not _is_telling(ready, intent):
        return None
    return intent, Notice(po=ready.po, lines=lines, on=reading.on.isoformat() if reading.on else None)


# ── which notice it is ───────────────────────────────────────────────────────────────────────────────


def _without_other_talk(text: str) -> str:
    """Blank the questions, and what is said of payments, meetings and brochures."""
    folded = fold(text)
    spans = [m.span() for m in _SENTENCE.finditer(folded) if m.group().strip() and _is_other_talk(m.group())]
    return blanked(text, spans)


def is_refusal(text: str, scene: Scene) -> str | None:
    """Return the number of a purchase order that a supplier turns down, None where none is."""
    ready = prepared(cleaned(text), scene)
    return ready.po if ready.po is not None and words.REFUSED.search(ready.plain) else None


def _is_other_talk(sentence: str) -> bool:
    is_question = words.QUESTION.search(sentence) is not None and (
        sentence.rstrip().endswith(("?", "？")) or not re.search(r"\d{4}", sentence)
    )
    is_shipped = words.HEARD["shipped"].search(sentence) and re.search(r"\d{4}", sentence)
    return is_question or (words.PAYMENT.search(sentence) is not None and not is_shipped)


def _intent(ready: Prepared, scene: Scene) -> Intent | None:
    plain = ready.plain
    heard = {name: list(pattern.finditer(plain)) for name, pattern in words.HEARD.items()}
    is_asked = bool(heard["confirmed"])
    heard["confirmed"] = [m for m in heard["confirmed"] if not words.NOT_CONFIRMED.search(plain[: m.start()])]
    subject = ready.po is not None or bool(ready.lines)
    shipped = [m for m in heard["shipped"] if not words.NOT_YET.search(plain[: m.start()])]
    is_weak = all(words.SHIPPED_BARELY.fullmatch(m.group()) for m in shipped)
    if _is_price_change(ready, heard):
        return Intent.PRICE_CHANGE
    if (
        shipped
        and (subject or (ready.codes and not heard["stocked"]) or not is_weak)
        and not (heard["delayed"] and is_weak)
    ):
        return Intent.SHIP_NOTICE
    if heard["delayed"] and (subject or ready.codes or ready.days):
        return Intent.DELAY
    return _intent_of_stock(ready, scene, heard, is_asked=is_asked)


def _intent_of_stock(
    ready: Prepared, scene: Scene, heard: dict[str, list[re.Match[str]]], *, is_asked: bool
) -> Intent | None:
    """Tell a confirmation from what a supplier says of its stock; who only asks us to confirm tells neither."""
    if is_asked and not heard["confirmed"]:
        return None
    told = heard["confirmed"] or heard["out"] or any(p.search(ready.plain) for s, p in words.STATUSES if s != "shipped")
    if told and (ready.po is not None or ready.lines):
        return Intent.PO_CONFIRM
    if heard["out"] or heard["stocked"] or (ready.codes and heard["backordered"]):
        return Intent.AVAILABILITY
    is_short = len(ready.plain.split()) <= _WORDS_MOST
    is_bare = scene.partner.role is Role.SUPPLIER and is_short and not ready.codes
    return Intent.PO_CONFIRM if heard["confirmed"] and is_bare else None


def _is_price_change(ready: Prepared, heard: dict[str, list[re.Match[str]]]) -> bool:
    if ready.po is not None and (heard["shipped"] or heard["confirmed"]):
        return False
    is_priced = has_price(ready.plain)
    if ready.days and _CODE_PRICED.search(ready.plain) and not (heard["shipped"] or heard["delayed"]):
        return True
    if is_priced and ready.days and not (heard["stocked"] or heard["shipped"] or heard["delayed"]):
        return True
    if heard["priced"]:
        return is_priced or bool(ready.codes) or (bool(ready.days) and _PRICE_WORD.search(ready.plain) is not None)
    return is_priced and bool(ready.codes) and not heard["stocked"] and not heard["shipped"]


def _is_telling(ready: Prepared, intent: Intent) -> bool:
    """Say whether a notice without lines tells enough: new prices from a day on, an order confirmed."""
    if intent is Intent.PO_CONFIRM:
        return any(
            not words.NOT_CONFIRMED.search(ready.plain[: m.start()])
            for m in words.HEARD["confirmed"].finditer(ready.plain)
        )
    return intent is Intent.PRICE_CHANGE and bool(ready.days)


def _is_supplier_talk(reading: _Reading, scene: Scene) -> bool:
    """Say whether a partner that also buys speaks as our supplier: of its purchase order, or of what we buy there."""
    ready = reading.ready
    if words.ORDERS.search(ready.plain):
        return False
    if ready.order is not None:
        return True
    bought = {line.sku for order in scene.dealings.purchase_orders for line in order.lines}
    named = [told.entry.sku for told in reading.told if told.entry is not None]
    is_firm = reading.intent in (Intent.AVAILABILITY, Intent.PRICE_CHANGE, Intent.DELAY)
    return is_firm and bool(named) and all(sku in bought for sku in named) and not ready.lines


# ── putting the parts together ───────────────────────────────────────────────────────────────────────


def _take(reading: _Reading, part: Part) -> None:
    if part.joint == "hard" and not part.is_header and part.status is None and part.has_subject is False:
        reading.header = None
    if part.has_subject:
        _take_subject(reading, part)
    elif part.quantity is not None and reading.group:
        _take_quantity(reading, part)
    else:
        _take_rest(reading, part)


def _continues(part: Part) -> bool:
    return part.joint in _SOFT or part.joint == "colon"


def _take_subject(reading: _Reading, part: Part) -> None:
    before = reading.group[-1] if reading.group else None
    if before is not None and _is_same(reading, before, part):
        before.entry = before.entry or part.entry
        before.line = before.line if before.line is not None else (part.lines[0] if part.lines else None)
        _fill(before, part)
        return
    reading.group = [_Told(number, part.entry, part) for number in part.lines] or [_Told(None, part.entry, part)]
    for told in reading.group:
        _fill(told, part)
        told.status = told.status or reading.header
    reading.told += reading.group


def _is_same(reading: _Reading, before: _Told, part: Part) -> bool:
    """Say whether a line and an item that stand beside each other are one: `line 2, the red ones`."""
    order = reading.ready.order
    number = before.line if part.lines == () else part.lines[0]
    entry = before.entry or part.entry
    if (
        len(part.lines) > 1
        or number is None
        or entry is None
        or (before.line is not None and part.lines)
        or (before.entry and part.entry)
    ):
        return False
    on_order = order is not None and any(line.line == number and line.sku == entry.sku for line in order.lines)
    return on_order and (before.is_empty or not part.says_something)


def _fill(told: _Told, part: Part) -> None:
    told.status = told.status or part.status
    told.on = told.on or part.on
    if part.quantity is not None:
        told.quantity, told.unit, told.times = (
            part.quantity,
            part.unit.code if part.unit else None,
            part.unit.times if part.unit else Decimal(1),
        )
    if part.price is not None:
        told.price, told.unit = part.price.value, part.price.unit


def _take_quantity(reading: _Reading, part: Part) -> None:
    """Take a quantity without a line: that of the line before, or the rest of it."""
    if reading.group[-1].quantity is None and not (part.is_rest and part.status is None):
        for told in reading.group:
            status = told.status
            _fill(told, part)
            told.status = (
                part.status
                if status is None or (part.status in ("short", "backordered") and status == "accepted")
                else status
            )
    elif part.status is not None:
        reading.group = [_Told(told.line, told.entry, part) for told in reading.group]
        for told in reading.group:
            _fill(told, part)
        reading.told += reading.group


def _take_rest(reading: _Reading, part: Part) -> None:
    """Take a clause that names no line: a heading, a price, a status or a day for the line before, or for the whole."""
    if part.price is not None and reading.group:
        for told in reading.group:
            if told.price is None:
                told.price, told.unit = part.price.value, part.price.unit or told.unit
    if part.status is not None and part.is_header:
        reading.header = part.status
    elif part.status is not None and _continues(part) and not part.is_rest:
        for told in reading.group:
            told.status = told.status or part.status
    if part.on is not None:
        _take_day(reading, part, part.on)


def _take_day(reading: _Reading, part: Part, on: date) -> None:
    last = reading.group[-1] if reading.group else None
    names_order = words.PO in reading.ready.plain[part.start : part.end]
    is_new_sentence = part.joint == "hard"
    if (
        last is not None
        and not names_order
        and last.on is None
        and _day_is_of(reading.intent, last, is_new_sentence and part.is_rest, part)
    ):
        for told in reading.told if reading.intent is Intent.DELAY else reading.group:
            told.on = told.on or on
    elif reading.on is None or (reading.intent is Intent.DELAY and not part.is_header):
        reading.on = on


def _day_is_of(intent: Intent, last: _Told, is_whole: bool, part: Part) -> bool:
    """Say whether a day without a line is that of the line before."""
    if is_whole or (part.is_rest and intent is Intent.PO_CONFIRM and part.status == "accepted"):
        return False
    if intent is Intent.PRICE_CHANGE:
        return last.on is None
    return last.status in _LATER or intent in (Intent.DELAY, Intent.AVAILABILITY)


# ── what follows from the whole ──────────────────────────────────────────────────────────────────────


def _settle(reading: _Reading) -> None:
    if reading.intent is Intent.PRICE_CHANGE and _RESPECTIVELY.search(reading.ready.plain):
        _pair(reading)
    _inherit(reading.told)
    reading.told = [told for told in reading.told if not _is_idle(told, reading)]
    default: dict[Intent, Status] = {Intent.SHIP_NOTICE: "shipped", Intent.PO_CONFIRM: "accepted"}
    for told in reading.told:
        told.status = told.status or default.get(reading.intent)
        if reading.intent is Intent.SHIP_NOTICE:
            told.status = (
                "backordered"
                if told.status == "short" and told.on
                else "shipped"
                if told.status == "accepted"
                else told.status
            )
    shared = [
        told
        for told in reading.told
        if (told.status not in _LATER and told.status is not None) or told.price is not None
    ]
    is_leading = len(shared) > 1 and shared[0].on is not None and all(told.on is None for told in shared[1:])
    if is_leading and reading.intent is Intent.PRICE_CHANGE and reading.on is None and _is_headed_by_day(reading):
        reading.on, shared[0].on = shared[0].on, None
    is_trailing = len(shared) > 1 and shared[-1].on is not None and all(told.on is None for told in shared[:-1])
    if is_trailing and reading.on is None and reading.intent is not Intent.AVAILABILITY:
        reading.on, shared[-1].on = shared[-1].on, None


def _is_headed_by_day(reading: _Reading) -> bool:
    """Say whether a message begins with the day: `from 1 May A goes to 9.85, B to 8.40`."""
    first = reading.told[0].part
    return any(day.start < _HEAD_LONGEST and day.end <= first.end for day in reading.ready.days)


_HEAD_LONGEST = 24
"""Signs: a greeting and a "from" before the day."""


def _is_idle(told: _Told, reading: _Reading) -> bool:
    """Say whether nothing is told of what is named: a word of talk, or what is on time where others are late."""
    is_on_time = reading.intent is Intent.DELAY and any(other.on for other in reading.told)
    return told.is_empty and ((told.line is None and told.part.is_by_name) or is_on_time)


def _pair(reading: _Reading) -> None:
    """Give to each item of `A and B go to 9.85 and 8.40 respectively` its own price; none where they do not match."""
    prices = prices_in(reading.ready.plain)
    told = [one for one in reading.told if one.entry is not None]
    on = next((one.on for one in told if one.on), None)
    reading.told = told if len(told) == len(prices) else []
    for one, price in zip(reading.told, prices, strict=False):
        one.price, one.unit, one.on = price.value, price.unit, None
    reading.on = reading.on or on


def _inherit(told: list[_Told]) -> None:
    """Give to `A and B out until Friday` what is said of B also to A."""
    for one, other in reversed(list(pairwise(told))):
        if one.is_empty and other.part.joint in _SOFT and other.part is not one.part and other.quantity is None:
            one.status, one.on = other.status, other.on
            one.price, one.unit = other.price, other.unit


def _line(told: _Told, reading: _Reading, scene: Scene) -> NoticeLine | None:
    status = told.status
    if reading.intent in (Intent.DELAY, Intent.PRICE_CHANGE, Intent.AVAILABILITY) and status not in _LATER:
        status = None
    if reading.intent is Intent.PRICE_CHANGE:
        status = None
        if told.price is None:
            return None
    if told.line is None and told.entry is None:
        return None
    unit, quantity = _amount(told, reading, scene)
    if reading.intent is Intent.AVAILABILITY and status == "backordered" and quantity:
        status = None
    if quantity == 0 or status == "out":
        status, unit, quantity = "out", None, None
    return NoticeLine(
        line=told.line,
        sku=told.entry.sku if told.entry else None,
        quantity=quantity,
        unit=unit,
        status=status,
        on=told.on.isoformat() if told.on else None,
        price=told.price,
    )


def _amount(told: _Told, reading: _Reading, scene: Scene) -> tuple[str | None, Decimal | None]:
    """Return the unit as the item is sold by it, and how many; without a unit the one of the order's line."""
    past = next(
        (
            line
            for order in ([reading.ready.order] if reading.ready.order else [])
            for line in order.lines
            if _is_of(told, line.line, line.sku)
        ),
        None,
    )
    item = told.entry.item if told.entry else None
    if item is None and past is not None:
        item = scene.catalogue.by_sku(past.sku)
    if told.price is not None:
        return (sold_unit(item, told.unit) if item and told.unit else None) or named(told.unit), None
    if told.quantity is None:
        return None, None
    unit = told.unit or (past.unit if past else None)
    amount = resolved(item, told.quantity * told.times, unit) if item else None
    if amount is None:
        return named(unit), plainly(told.quantity)
    return amount.unit, plainly(amount.quantity)


def _is_of(told: _Told, number: int | None, sku: str) -> bool:
    return (told.line is not None and told.line == number) or (
        told.line is None and told.entry is not None and told.entry.sku == sku
    )


__all__ = ["is_refusal", "notice_in"]
