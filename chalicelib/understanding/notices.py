"""What suppliers tell: confirmations, shipments, delays, stock, prices."""

from __future__ import annotations

import re

from chalicelib.domain.trade import Intent, Notice
from chalicelib.understanding.fields import iso_date
from chalicelib.understanding.intents import has_any
from chalicelib.understanding.words import fold, phrases

_NUMBER = re.compile(
    r"\b(?:po|asn|order|purchase order)[\s.:#]{0,3}(?:(?:no|number)\b[\s.:#]{0,3})?([a-z]{0,4}-?\d{3,12})\b"
)
_BARE_NUMBER = re.compile(r"(?<![\w.,/-])(\d{5,8})(?![\w.,/-]*\d|\s?(?:cs|ctn|bx|ea|kg))")

_TABLES: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    (
        Intent.PRICE_CHANGE,
        phrases(
            "new price, new prices, price change, price increase, prices go, goes to, goes up, 涨价, 涨到, 调价, 新价格, 价格调整"
        ),
    ),
    (
        Intent.DELAY,
        phrases(
            "delayed, delay, running late, late until, late, moved to, moves to, new date, postponed, won't make it"
            ", wont make it, pushed back, 延迟, 推迟, 延期, 晚到, 改到"
        ),
    ),
    (
        Intent.SHIP_NOTICE,
        phrases("shipped, dispatched, on its way, asn, left the warehouse, loaded, 已发货, 发货, 出货, 已发出"),
    ),
    (
        Intent.PO_CONFIRM,
        phrases(
            "confirmed, confirming, confirms, can confirm, we confirm, i confirm, accepted, accept, 确认, 接单, 收到订单"
        ),
    ),
    (
        Intent.AVAILABILITY,
        phrases(
            "out of stock, no stock, in stock, free stock, sold out, available, discontinued, back in, 缺货, 断货, 没货, 库存, 有货"
        ),
    ),
)


def notice_in(text: str, said: str, *, is_only_supplier: bool) -> tuple[Intent, Notice] | None:
    """Return what a supplier tells about a purchase order or its stock, None where it tells nothing.

    Who also buys from us must name the purchase order: "confirmed" alone answers a read-back.
    """
    number = _po_in(text, _NUMBER, _BARE_NUMBER) if is_only_supplier else _po_in(text, _NUMBER)
    intent = next((intent for intent, table in _TABLES if has_any(said, table)), None)
    if intent is None or (number is None and not is_only_supplier):
        return None
    return intent, Notice(po=number, on=iso_date(text))


def _po_in(text: str, *patterns: re.Pattern[str]) -> str | None:
    folded = fold(text)
    found = next((match for match in (pattern.search(folded) for pattern in patterns) if match), None)
    return text[found.start(1) : found.end(1)] if found else None
