"""The embedded systems: each request is booked once, found again, and refused or put off in the right cases."""

from __future__ import annotations

import string
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.domain.errors import Refused, Unavailable
from chalicelib.domain.ids import short_number
from chalicelib.domain.operations import SystemSwitch
from chalicelib.domain.partners import Partner
from chalicelib.domain.requests import Booked, Origin, Request, RequestKind
from chalicelib.domain.trade import DraftLine, Fields, Intent, Notice, NoticeLine
from chalicelib.ports import Add, BackOffice, Put, Store
from chalicelib.systems.builtin import office
from chalicelib.systems.builtin.records import Paper, PurchaseNotice, SalesOrder, ServiceTicket
from tests.aws import aws, client, make_table
from tests.fakes import MORNING, FakeClock, InMemoryStore

ACME = Partner(id="acme", name="Acme Foods", number="C-100", created_at=MORNING)
LINE = DraftLine(sku="SKU-1", name="Bloater", quantity=Decimal(4), unit="case", words="4 cases bloaters")
KINDS: dict[RequestKind, type[Paper]] = {
    RequestKind.ORDER: SalesOrder,
    RequestKind.TICKET: ServiceTicket,
    RequestKind.NOTICE: PurchaseNotice,
}


@dataclass
class Parts:
    store: Store
    clock: FakeClock


def parts_of(store: Store) -> Parts:
    return Parts(store, FakeClock())


def request(id_: str = "r1", type_: RequestKind = RequestKind.ORDER, **fields: Any) -> Request:
    origin = Origin(channel="whatsapp", account="1", contact="2", conversation="whatsapp/1/2", message="m")
    more = {"lines": (LINE,), "fields": Fields(po="PO-7"), **fields}
    return Request(id=id_, type=type_, partner_id="acme", origin=origin, created_at=MORNING, **more)


@pytest.fixture(scope="module")
def dynamodb() -> Iterator[Any]:
    with aws():
        yield client("dynamodb")


@pytest.fixture(params=["in memory", "in a table"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "in memory":
        return InMemoryStore()
    there = request.getfixturevalue("dynamodb")
    return DynamoStore(make_table(there), there)


@pytest.fixture
def orders(store: Store) -> BackOffice:
    return office(RequestKind.ORDER, parts_of(store))


# ── once ─────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_never_booked_is_not_found(orders: BackOffice) -> None:
    assert orders.find(request()) is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_booked_is_found_under_its_number(store: Store, kind: RequestKind) -> None:
    there = office(kind, parts_of(store))
    booked = there.book(request(type_=kind), ACME)
    assert there.find(request(type_=kind)) == booked
    assert booked.number == short_number(KINDS[kind].prefix, "r1")


def test_booking_again_gives_the_same_number_and_writes_nothing_new(store: Store, orders: BackOffice) -> None:
    numbers = {orders.book(request(), ACME).number for _ in range(3)}
    assert len(numbers) == 1
    assert len(store.page(SalesOrder, "sales-orders").records) == 1


def test_eight_who_book_one_request_at_once_book_one_order(store: Store, orders: BackOffice) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = set(pool.map(lambda _: orders.book(request(), ACME).number, range(8)))
    (kept,) = store.page(SalesOrder, "sales-orders").records
    assert numbers == {kept.number}


def test_a_crash_after_the_write_is_healed_by_the_next_try() -> None:
    store = InMemoryStore()
    orders = office(RequestKind.ORDER, parts_of(store))
    store.fail_next("commit", after=True)
    with pytest.raises(Unavailable):
        orders.book(request(), ACME)
    found = orders.find(request())
    assert found is not None
    assert orders.book(request(), ACME) == found
    assert len(store.all(SalesOrder)) == 1


@given(st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=4), max_size=40))
def test_however_requests_repeat_there_is_one_order_for_each_key(keys: list[str]) -> None:
    store = InMemoryStore()
    orders = office(RequestKind.ORDER, parts_of(store))
    numbers = {key: orders.book(request(key), ACME).number for key in keys}
    assert {key: orders.book(request(key), ACME).number for key in keys} == numbers
    assert len(set(numbers.values())) == len(numbers) == len(store.all(SalesOrder))
    assert {key: orders.find(request(key)) for key in keys} == {k: Booked(number=n) for k, n in numbers.items()}


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────


def take(store: Store, *, length: int) -> str:
    """Give the number that `r1` would get at this length to another order."""
    number = short_number("SO", "r1", length=length)
    store.commit(Add(SalesOrder.of(request("another"), ACME, number, MORNING)))
    return number


def test_a_number_that_is_anothers_grows_by_a_sign(store: Store, orders: BackOffice) -> None:
    taken = take(store, length=6)
    booked = orders.book(request(), ACME)
    assert booked.number[:-1] == taken
    assert orders.find(request()) == booked
    assert orders.book(request(), ACME) == booked


def test_when_every_length_is_taken_the_request_is_refused(store: Store, orders: BackOffice) -> None:
    for length in (6, 7, 8):
        take(store, length=length)
    with pytest.raises(Refused):
        orders.book(request(), ACME)
    assert orders.find(request()) is None


# ── calls ────────────────────────────────────────────────────────────────────────────────────────────


def test_finding_is_one_read_and_booking_is_one_write() -> None:
    store = InMemoryStore()
    orders = office(RequestKind.ORDER, parts_of(store))
    orders.find(request())
    orders.book(request(), ACME)
    assert store.calls == {"get_many": 1, "commit": 1}


# ── closed, refused ──────────────────────────────────────────────────────────────────────────────────


def test_a_closed_system_is_unavailable_until_it_opens(store: Store, orders: BackOffice) -> None:
    store.commit(Put(SystemSwitch(system=orders.name, is_paused=True, at=MORNING)))
    with pytest.raises(Unavailable, match="closed"):
        orders.find(request())
    store.commit(Put(SystemSwitch(system=orders.name, is_paused=False, at=MORNING)))
    assert orders.find(request()) is None


def test_closing_one_system_leaves_the_others_open(store: Store) -> None:
    store.commit(Put(SystemSwitch(system="order_entry", is_paused=True, at=MORNING)))
    for kind in (RequestKind.TICKET, RequestKind.NOTICE):
        assert office(kind, parts_of(store)).find(request(type_=kind)) is None


def test_an_order_without_lines_is_refused(orders: BackOffice) -> None:
    with pytest.raises(Refused, match="lines"):
        orders.book(request(lines=()), ACME)


def test_a_store_that_is_down_is_unavailable() -> None:
    store = InMemoryStore()
    store.fail_next("get_many")
    with pytest.raises(Unavailable):
        office(RequestKind.ORDER, parts_of(store)).find(request())


# ── what is kept ─────────────────────────────────────────────────────────────────────────────────────


def test_a_sales_order_keeps_the_lines_and_what_else_was_said(store: Store, orders: BackOffice) -> None:
    number = orders.book(request(), ACME).number
    kept = store.get(SalesOrder.ref(number))
    assert kept is not None
    assert (kept.lines, kept.fields.po, kept.request) == ((LINE,), "PO-7", "r1")
    assert (kept.partner_id, kept.partner_name, kept.partner_number, kept.at) == (
        "acme",
        "Acme Foods",
        "C-100",
        MORNING,
    )


def test_a_ticket_keeps_its_words_and_its_topic(store: Store) -> None:
    desk = office(RequestKind.TICKET, parts_of(store))
    asked = request(
        type_=RequestKind.TICKET, subject="Short", text="2 cases short", topic="short", intent=Intent.TICKET
    )
    kept = store.get(ServiceTicket.ref(desk.book(asked, ACME).number))
    assert kept is not None
    assert (kept.subject, kept.text, kept.topic, kept.intent) == ("Short", "2 cases short", "short", Intent.TICKET)


def test_a_notice_keeps_the_purchase_order_and_its_lines(store: Store) -> None:
    desk = office(RequestKind.NOTICE, parts_of(store))
    line = NoticeLine(line=10, quantity=Decimal(5), status="shipped")
    notice = Notice(po="4500012345", lines=(line,), on="2026-03-05")
    asked = request(type_=RequestKind.NOTICE, lines=(), notice=notice, intent=Intent.SHIP_NOTICE)
    kept = store.get(PurchaseNotice.ref(desk.book(asked, ACME).number))
    assert kept is not None
    assert (kept.po, kept.lines, kept.on, kept.intent) == ("4500012345", (line,), "2026-03-05", Intent.SHIP_NOTICE)


def test_a_notice_that_was_not_understood_keeps_its_words(store: Store) -> None:
    desk = office(RequestKind.NOTICE, parts_of(store))
    kept = store.get(PurchaseNotice.ref(desk.book(request(type_=RequestKind.NOTICE, text="see PO"), ACME).number))
    assert kept is not None
    assert (kept.po, kept.text) == ("PO-7", "see PO")


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_booked_is_listed_and_filtered_by_partner(store: Store, kind: RequestKind) -> None:
    desk, of = office(kind, parts_of(store)), KINDS[kind]
    desk.book(request(type_=kind), ACME)
    assert [p.request for p in store.page(of, of.shelf, where={"partner": "acme"}).records] == ["r1"]
    assert store.page(of, of.shelf, where={"partner": "other"}).records == ()
