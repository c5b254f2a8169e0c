"""Dealings with a partner, over HTTP."""

from __future__ import annotations

from chalicelib.domain.dealings import PartnerDealings
from chalicelib.entrypoints.admin.answers import Answer
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import dealings as flow
from chalicelib.flows.admin.dealings import NewDealings


class DealtLineAnswer(Answer):
    """One line of an order."""

    sku: str
    quantity: str
    unit: str
    line: int | None


class DealtOrderAnswer(Answer):
    """An order or a purchase order."""

    ref: str
    on: str | None
    lines: tuple[DealtLineAnswer, ...]


class DealingsAnswer(Answer):
    """The dealings with a partner, newest first."""

    partner_id: str
    orders: tuple[DealtOrderAnswer, ...]
    purchase_orders: tuple[DealtOrderAnswer, ...]


def get_dealings(call: Call, partner_id: str) -> DealingsAnswer:
    """Get a partner's last orders and our open purchase orders with it."""
    return _answer(flow.get_dealings(call.house.store, partner_id))


def put_dealings(call: Call, partner_id: str, body: NewDealings) -> DealingsAnswer:
    """Put a partner's last orders and our open purchase orders with it on record, in place of the old."""
    return _answer(flow.put_dealings(call.house.store, call.act, partner_id, body))


def _answer(found: PartnerDealings) -> DealingsAnswer:
    def orders(kind: str) -> list[dict[str, object]]:
        return [
            {
                "ref": order.ref,
                "on": order.on or None,
                "lines": [
                    {"sku": x.sku, "quantity": f"{x.quantity:f}", "unit": x.unit, "line": x.line} for x in order.lines
                ],
            }
            for order in getattr(found.dealings, kind)
        ]

    values = {"orders": orders("orders"), "purchase_orders": orders("purchase_orders")}
    return DealingsAnswer.model_validate({"partner_id": found.partner_id, **values})
