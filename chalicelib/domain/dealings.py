"""What we and a partner have dealt before, kept beside the partner: its last orders with us, our open ones with it."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.domain.base import Key, Record, Ref
from chalicelib.domain.trade import Dealings, PastOrder

ORDERS_KEPT = 12
"""The usual and the last are among these; a longer memory costs a read unit more with every message."""


class PartnerDealings(Record):
    """The dealings with one partner, newest first."""

    kind: ClassVar[str] = "dealings"
    partner_id: str
    dealings: Dealings = Dealings()

    def key(self) -> Key:
        return self.ref(self.partner_id).key

    def with_order(self, order: PastOrder) -> PartnerDealings:
        """Return the dealings with this order at their head; an order of the same number is replaced."""
        others = (other for other in self.dealings.orders if other.ref != order.ref)
        orders = (order, *others)[:ORDERS_KEPT]
        return self.changed(dealings=self.dealings.model_copy(update={"orders": orders}))

    @staticmethod
    def ref(partner_id: str) -> Ref[PartnerDealings]:
        """Point at the dealings with this partner."""
        return Ref(PartnerDealings, Key(f"partner/{partner_id}", "dealings"))
