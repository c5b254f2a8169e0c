"""What suppliers write about purchase orders, down to lines, quantities, days and prices."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from chalicelib.domain.content import Text
from chalicelib.domain.trade import Dealings, Draft, Fields, Intent, NoticeLine, PastLine, PastOrder
from tests.understanding.shelf import MILL, READER, SHELF, TODAY

ORDERED = Dealings(
    purchase_orders=(
        PastOrder(
            ref="40311",
            lines=(
                PastLine(line=1, sku="COLA-330", quantity=Decimal(80), unit="CS"),
                PastLine(line=2, sku="LEM-330", quantity=Decimal(50), unit="CS"),
                PastLine(line=3, sku="RIC-B", quantity=Decimal(20), unit="BG"),
            ),
        ),
    )
)


def tell(text: str) -> tuple[Intent, Fields]:
    turn = READER.read(
        Text(text=text), draft=Draft(), partner=MILL, dealings=ORDERED, catalogue=SHELF, today=TODAY, language="en"
    )
    assert turn.lines == ()
    return turn.intent, turn.fields


def told(number: int, **fields: Any) -> NoticeLine:
    return NoticeLine.model_validate({"line": number, **fields})


@pytest.mark.parametrize(
    ("text", "intent", "lines"),
    [
        (
            "PO 40311 line 1 qty changed to 60 cs",
            Intent.PO_CONFIRM,
            [told(1, quantity=60, unit="CS", status="accepted")],
        ),
        ("40311: line 1 60 at 8.90, rest ok", Intent.PO_CONFIRM, [told(1, quantity=60, unit="CS", status="accepted")]),
        (
            "40311: can do line 1 and 2, no line 3",
            Intent.PO_CONFIRM,
            [told(1, status="accepted"), told(2, status="accepted"), told(3, status="out")],
        ),
        (
            "40311 line 2 short 10, follow 12/8",
            Intent.PO_CONFIRM,
            [told(2, quantity=10, unit="CS", status="short", on="2027-08-12")],
        ),
        (
            "40311 line 1 shipped 40 at 8, balance follows 25/03",
            Intent.SHIP_NOTICE,
            [told(1, quantity=40, unit="CS", status="shipped")],
        ),
    ],
)
def test_lines_of_a_purchase_order(text: str, intent: Intent, lines: list[NoticeLine]) -> None:
    heard, fields = tell(text)
    assert heard is intent
    assert fields.notice is not None
    assert fields.notice.po == "40311"
    assert list(fields.notice.lines) == lines


def test_the_balance_of_a_shipment_has_its_own_day() -> None:
    _, fields = tell("40311 line 1 shipped 40 at 8, balance follows 25/03")
    assert fields.notice is not None
    assert fields.notice.on == "2027-03-25"


def test_a_price_in_ringgit_without_a_space() -> None:
    intent, fields = tell("new price COLA-330 RM8.40/ctn from 1 April")
    assert intent is Intent.PRICE_CHANGE
    assert fields.notice is not None
    assert fields.notice.lines[0].price == Decimal("8.40")
    assert fields.notice.lines[0].on == "2027-04-01"


@pytest.mark.parametrize("text", ["no COLA-330 until 5 December", "heads up: no COLA-330 til 5 December, line is down"])
def test_an_item_that_is_out_until_a_day(text: str) -> None:
    intent, fields = tell(text)
    assert intent is Intent.AVAILABILITY
    assert fields.notice is not None
    assert fields.notice.lines == (NoticeLine(sku="COLA-330", status="out", on="2026-12-05"),)


@pytest.mark.parametrize(
    "text",
    ["40311 will now be with you 30 November", "40311 trucker never showed. it'll reach you 30 November instead"],
)
def test_a_later_day(text: str) -> None:
    intent, fields = tell(text)
    assert intent is Intent.DELAY
    assert fields.notice is not None
    assert (fields.notice.po, fields.notice.on) == ("40311", "2026-11-30")


@pytest.mark.parametrize(
    "text", ["PO 40311 rejected, price of line 1 is wrong", "we cannot accept PO 40311", "40311 拒单"]
)
def test_a_purchase_order_that_is_turned_down_goes_to_a_person(text: str) -> None:
    intent, fields = tell(text)
    assert intent is Intent.TICKET
    assert (fields.ref, fields.topic) == ("40311", "other")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("now 40 cs of the 80 on 40311 line 1 gone to you", Intent.SHIP_NOTICE),
        ("40311 line 1 is with the courier", Intent.SHIP_NOTICE),
        ("因限电,40311整单延到12月8日交货", Intent.DELAY),
        ("COLA-330产线故障,停产,12月8日才有货", Intent.AVAILABILITY),
    ],
)
def test_free_words_of_a_supplier_for_what_becomes_of_an_order(text: str, intent: Intent) -> None:
    assert tell(text)[0] is intent


def test_a_day_at_the_head_of_several_prices_is_that_of_all() -> None:
    _, fields = tell("From 1 December COLA-330 goes to 9.85 per case and LEM-330 8.40 per case")
    assert fields.notice is not None
    assert (fields.notice.on, [line.on for line in fields.notice.lines]) == ("2026-12-01", [None, None])


def test_two_items_may_have_one_price() -> None:
    _, fields = tell("COLA-330 and LEM-330 both 4.10 each from 1 December")
    assert fields.notice is not None
    assert [(line.sku, line.price) for line in fields.notice.lines] == [
        ("COLA-330", Decimal("4.10")),
        ("LEM-330", Decimal("4.10")),
    ]


def test_none_until_a_day_is_out() -> None:
    _, fields = tell("Availability: COLA-330 0 until 5 December")
    assert fields.notice is not None
    assert fields.notice.lines == (NoticeLine(sku="COLA-330", status="out", on="2026-12-05"),)


def test_a_sentence_of_its_own_about_delivering_is_of_the_whole() -> None:
    _, fields = tell("Confirming PO 40311. Line 3 short 5 bags, rest good. Delivering 1 December.")
    assert fields.notice is not None
    assert (fields.notice.on, fields.notice.lines[0].on) == ("2026-12-01", None)
