"""Dealings with a partner: its earlier orders and our purchase orders, as other systems hand them in."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from chalicelib.domain.base import Model
from chalicelib.domain.dealings import ORDERS_KEPT, PartnerDealings
from chalicelib.domain.trade import Dealings, PastLine, PastOrder
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.fields import ShortLine, Whole
from chalicelib.flows.admin.partners import get_partner
from chalicelib.ports import Add, Save, Store

PURCHASES_KEPT = 20
LINES_MOST = 100

Quantity = Annotated[str, Field(pattern=r"^[0-9]{1,9}(\.[0-9]{1,4})?$", examples=["12", "0.5"])]
Unit = Annotated[str, Field(pattern=r"^[A-Z]{1,3}$", examples=["CS"])]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", examples=["2026-11-18"])]


class DealtLine(Model):
    """One line of an order. `line` is its number on a purchase order."""

    sku: ShortLine
    quantity: Quantity
    unit: Unit
    line: Annotated[int, Field(ge=1, le=9999), Whole] | None = None


class DealtOrder(Model):
    """An order, or a purchase order; `on` is its day."""

    ref: ShortLine
    on: Day | None = None
    lines: tuple[DealtLine, ...] = Field(default=(), max_length=LINES_MOST)


class NewDealings(Model):
    """All that is to be known of the dealings with a partner, newest first; it takes the place of what was known."""

    orders: tuple[DealtOrder, ...] = Field(default=(), max_length=ORDERS_KEPT)
    purchase_orders: tuple[DealtOrder, ...] = Field(default=(), max_length=PURCHASES_KEPT)


def get_dealings(store: Store, partner_id: str) -> PartnerDealings:
    """Return the dealings with a partner. Raises `NotFound` when there is no such partner."""
    get_partner(store, partner_id)
    return store.get(PartnerDealings.ref(partner_id)) or PartnerDealings(partner_id=partner_id)


def put_dealings(store: Store, act: Act, partner_id: str, new: NewDealings) -> PartnerDealings:
    """Put the dealings on record in place of the old ones. Raises `NotFound`."""
    before = get_dealings(store, partner_id)
    dealings = Dealings(orders=tuple(map(_order, new.orders)), purchase_orders=tuple(map(_order, new.purchase_orders)))
    after = before.changed(dealings=dealings)
    write = Save(after) if before.version else Add(after)
    store.commit(write, act.entry("partner.dealings", partner_id))
    return get_dealings(store, partner_id)


def _order(order: DealtOrder) -> PastOrder:
    lines = (
        PastLine(sku=line.sku, quantity=Decimal(line.quantity), unit=line.unit, line=line.line) for line in order.lines
    )
    return PastOrder(ref=order.ref, on=order.on or "", lines=tuple(lines))
