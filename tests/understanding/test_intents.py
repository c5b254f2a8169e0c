# ruff: noqa: RUF001 -- such signs are meant
from __future__ import annotations

from decimal import Decimal

import pytest

from chalicelib.domain.trade import Dealings, Fields, Intent, Notice, NoticeLine, PastLine, PastOrder
from tests.understanding.shelf import CASH, MILL, draft, hear, line, lines_of

OPEN = draft(line("COLA-330", 10), read_back="r")

TICKETS = [
    ("2 cs COLA-330 arrived broken", "damaged"),
    ("破损了两箱可乐", "damaged"),
    ("2 bags broken", "damaged"),
    ("i ordered 10 and got 8, 2 missing", "short"),
    ("送货少了两箱COLA-330", "short"),
    ("you sent the wrong item", "wrong_item"),
    ("送错了", "wrong_item"),
    ("the mince is expired", "quality"),
    ("可乐过期了", "quality"),
    ("we want to return 4 boxes", "return"),
    ("我要退货", "return"),
    ("you overcharged us", "price"),
    ("please reissue the invoice", "invoice"),
    ("发票抬头错了，请重开", "invoice"),
    ("your van was 3 hours late again", "late"),
    ("我要投诉", "other"),
    ("our new address is 3 Hill Road", None),
]


PURCHASES = Dealings(
    purchase_orders=tuple(
        PastOrder(ref=ref, lines=(PastLine(line=1, sku="MIN-5", quantity=Decimal(20), unit="BX"),))
        for ref in ("30015", "30018", "30027", "30030")
    )
)


@pytest.mark.parametrize(("text", "topic"), TICKETS[:-1])
def test_a_complaint_is_a_ticket_with_its_topic_and_no_order(text: str, topic: str) -> None:
    turn = hear(text, OPEN)
    assert (turn.intent, turn.fields.topic) == (Intent.TICKET, topic)
    assert (turn.lines, turn.asks) == (OPEN.lines, ())


def test_the_name_of_an_item_is_no_complaint() -> None:
    assert lines_of(hear("5 bags broken rice 25kg")) == ["5 BG RIC-B"]
    assert hear("5 bags broken rice 25kg missing").intent is Intent.TICKET


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how much is COLA-330?", Intent.QUOTE),
        ("do you have lemonade", Intent.QUOTE),
        ("可乐多少钱一箱", Intent.QUOTE),
        ("有没有绿茶", Intent.QUOTE),
        ("where is my order??", Intent.STATUS),
        ("货到哪了", Intent.STATUS),
        ("copy of invoice 50377 please", Intent.DOCUMENT),
        ("麻烦发一下对账单", Intent.DOCUMENT),
        ("STOP", Intent.OPT_OUT),
        ("unsubscribe", Intent.OPT_OUT),
        ("退订", Intent.OPT_OUT),
        ("Automatic reply: I am out of the office until 30 November, order 10 cs COLA-330", Intent.AUTO_REPLY),
        ("自动回复：我不在", Intent.AUTO_REPLY),
        ("Our bank details have changed, see below. 10 cs COLA-330", Intent.BANK_CHANGE),
        ("Our bank has changed, please pay invoices to the new account from now on", Intent.BANK_CHANGE),
        ("please remit to the new account, IBAN below", Intent.BANK_CHANGE),
        ("我们的银行账户变更了", Intent.BANK_CHANGE),
        ("hey, did you watch the match last night? 3-1!!", Intent.OTHER),
        ("24 people called in sick here today, crazy. we reopen wed at 5", Intent.OTHER),
        ("call Ann on 13800000000", Intent.OTHER),
        ("STOCK AS AT 22 NOV\nCOLA-330 4 cs", Intent.OTHER),
        ("stop by the river", Intent.OTHER),
        ("", Intent.OTHER),
    ],
)
def test_what_is_no_order_leaves_no_line(text: str, intent: Intent) -> None:
    turn = hear(text)
    assert (turn.intent, turn.lines, turn.asks) == (intent, (), ())


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("where is my order SO-88140?", "SO-88140"),
        ("copy of invoice 50377 please", "50377"),
        ("送货少了两箱，单号88131", "88131"),
        ("where is my order?", None),
    ],
)
def test_the_number_that_is_spoken_of_is_kept(text: str, ref: str | None) -> None:
    assert hear(text).fields.ref == ref


@pytest.mark.parametrize(
    ("text", "intent", "notice"),
    [
        ("PO 30015 confirmed", Intent.PO_CONFIRM, Notice(po="30015")),
        ("采购订单 30015 确认", Intent.PO_CONFIRM, Notice(po="30015")),
        ("PO 30015 delayed until 2026-12-04", Intent.DELAY, Notice(po="30015", on="2026-12-04")),
        ("sorry, 30018 won't make it", Intent.DELAY, Notice(po="30018")),
        ("PO 30018 shipped today", Intent.SHIP_NOTICE, Notice(po="30018")),
        ("30027 今天发货", Intent.SHIP_NOTICE, Notice(po="30027")),
        ("MIN-5 is out of stock", Intent.AVAILABILITY, Notice(lines=(NoticeLine(sku="MIN-5", status="out"),))),
        ("New prices effective 2026-12-15", Intent.PRICE_CHANGE, Notice(on="2026-12-15")),
    ],
)
def test_a_supplier_tells_about_purchase_orders_and_stock(text: str, intent: Intent, notice: Notice) -> None:
    turn = hear(text, who=MILL, dealings=PURCHASES)
    assert (turn.intent, turn.fields) == (intent, Fields(notice=notice))
    assert (turn.lines, turn.asks) == ((), ())


def test_who_buys_and_supplies_must_name_the_purchase_order() -> None:
    assert hear("PO 30030 confirmed", OPEN, who=CASH, dealings=PURCHASES).intent is Intent.PO_CONFIRM
    assert hear("confirmed", OPEN, who=CASH).intent is Intent.CONFIRM


def test_who_asks_us_to_confirm_an_order_confirms_none() -> None:
    turn = hear("PO 4711, 10 cs COLA-330, please confirm", who=CASH)
    assert (turn.intent, lines_of(turn)) == (Intent.ORDER, ["10 CS COLA-330"])


def test_a_supplier_who_asks_us_to_confirm_confirms_nothing() -> None:
    turn = hear("please confirm line 1 quantity on 30015", who=MILL, dealings=PURCHASES)
    assert turn.intent is not Intent.PO_CONFIRM


def test_a_customer_gives_no_notices() -> None:
    assert hear("PO 30015 confirmed", OPEN).intent is not Intent.PO_CONFIRM
    assert hear("PO 30015 confirmed").fields.notice is None


def test_changed_bank_details_of_a_supplier_are_no_notice() -> None:
    assert hear("PO 30015 shipped. New bank account from now on.", who=MILL).intent is Intent.BANK_CHANGE
