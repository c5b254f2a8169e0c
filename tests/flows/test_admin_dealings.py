"""Earlier orders and purchase orders: handed in by staff or systems, and remembered as orders are booked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chalicelib.domain.dealings import ORDERS_KEPT, PartnerDealings
from chalicelib.domain.errors import NotFound
from chalicelib.domain.trade import PastOrder
from chalicelib.flows.admin.dealings import NewDealings, get_dealings, put_dealings
from chalicelib.flows.admin.partners import NewPartner, create_partner
from tests.desk import Desk
from tests.world import World

LINES = [{"sku": "COLA-330", "quantity": "10", "unit": "CS", "line": 1}]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def new(**orders: object) -> NewDealings:
    return NewDealings.model_validate(orders)


def test_what_was_handed_in_takes_the_place_of_what_was_known(desk: Desk) -> None:
    store = desk.world.store
    partner = create_partner(store, desk.chance, desk.act(), NewPartner(name="Harbour Foods"))
    assert get_dealings(store, partner.id).dealings.orders == ()
    put_dealings(store, desk.act(), partner.id, new(orders=[{"ref": "SO-1", "on": "2026-11-11", "lines": LINES}]))
    after = put_dealings(
        store, desk.act(request_id="r-2"), partner.id, new(purchase_orders=[{"ref": "30015", "lines": LINES}])
    )
    assert (after.dealings.orders, [order.ref for order in after.dealings.purchase_orders]) == ((), ["30015"])
    assert after.dealings.purchase_orders[0].lines[0].quantity == Decimal(10)


def test_there_are_no_dealings_with_nobody(desk: Desk) -> None:
    with pytest.raises(NotFound):
        get_dealings(desk.world.store, "nobody")


def test_an_order_is_remembered_once_however_often_it_is_booked() -> None:
    dealings = PartnerDealings(partner_id="P-1")
    for ref in [*map(str, range(ORDERS_KEPT + 3)), "14"]:
        dealings = dealings.with_order(PastOrder(ref=ref))
    assert [order.ref for order in dealings.dealings.orders] == [str(n) for n in range(14, 2, -1)]


def test_a_booked_order_is_among_the_dealings() -> None:
    world = World()
    world.joins("P-1")
    world.hears("order 10 COLA-330")
    world.hears("yes")
    kept = world.store.get(PartnerDealings.ref("P-1"))
    assert kept is not None
    assert [[(line.sku, line.quantity) for line in order.lines] for order in kept.dealings.orders] == [
        [("COLA-330", Decimal(10))]
    ]
