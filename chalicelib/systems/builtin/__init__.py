"""The embedded order entry, service desk and purchasing: they keep what they are given in Tradepost's own store."""

from __future__ import annotations

from typing import Protocol

from chalicelib.domain.requests import RequestKind
from chalicelib.ports import BackOffice, Clock, Store
from chalicelib.systems.builtin.office import Office
from chalicelib.systems.builtin.records import PurchaseNotice, SalesOrder, ServiceTicket


class Parts(Protocol):
    """What the wiring offers and these systems need."""

    @property
    def store(self) -> Store:
        """The table."""

    @property
    def clock(self) -> Clock:
        """The time."""


def office(kind: RequestKind, parts: Parts) -> BackOffice:
    """Return the system that takes this kind of request. A `SystemSwitch` of its name closes it."""
    offices: dict[RequestKind, Office] = {
        RequestKind.ORDER: Office("order_entry", SalesOrder, parts.store, parts.clock),
        RequestKind.TICKET: Office("service_desk", ServiceTicket, parts.store, parts.clock),
        RequestKind.NOTICE: Office("purchasing", PurchaseNotice, parts.store, parts.clock),
    }
    return offices[kind]
