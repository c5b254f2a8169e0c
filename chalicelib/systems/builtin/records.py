"""What the embedded systems keep: sales orders, service tickets, suppliers' notices, each under a number for people."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from chalicelib.domain.base import Key, Listing, Moment, Record, Ref
from chalicelib.domain.errors import Refused
from chalicelib.domain.partners import Partner
from chalicelib.domain.requests import Request
from chalicelib.domain.trade import DraftLine, Fields, Intent, Notice, NoticeLine, Topic


class Paper(Record):
    """Something that was booked. `request` is the idempotency key that it was booked under."""

    prefix: ClassVar[str]
    shelf: ClassVar[str]
    number: str
    request: str
    partner_id: str
    partner_name: str
    partner_number: str | None = None
    channel: str
    at: Moment

    def key(self) -> Key:
        """Say where it is kept: under its number, which is thereby nobody else's."""
        return self.ref(self.number).key

    def listing(self) -> Listing:
        """Say which list it stands in."""
        return Listing(self.shelf, self.at)

    def tags(self) -> dict[str, str]:
        """Give what its list can be filtered by."""
        return {"partner": self.partner_id, "channel": self.channel}

    @classmethod
    def ref(cls, number: str) -> Ref[Self]:
        """Point at the paper of this number."""
        return Ref(cls, Key(f"{cls.kind}/{number}", cls.kind))

    @classmethod
    def of(cls, request: Request, partner: Partner, number: str, at: datetime) -> Self:
        """Write down a request. Raises `Refused` when there is nothing in it to book."""
        return cls.model_validate(
            {
                **cls.content(request),
                "number": number,
                "request": request.id,
                "partner_id": partner.id,
                "partner_name": partner.name,
                "partner_number": partner.number,
                "channel": request.origin.channel,
                "at": at,
            }
        )

    @classmethod
    def content(cls, request: Request) -> dict[str, object]:
        """Pick the fields that this kind of paper keeps of a request. Raises `Refused`."""
        raise NotImplementedError


class SalesOrder(Paper):
    """An order as it was confirmed; without prices, which the embedded system has none of."""

    kind: ClassVar[str] = "sales_order"
    prefix: ClassVar[str] = "SO"
    shelf: ClassVar[str] = "sales-orders"
    lines: tuple[DraftLine, ...]
    fields: Fields = Fields()

    @classmethod
    def content(cls, request: Request) -> dict[str, object]:
        """Keep the lines, and what else was said: the partner's order number, the day, the place."""
        if not request.lines:
            raise Refused("an order needs lines", field="lines")
        return {"lines": request.lines, "fields": request.fields}


class ServiceTicket(Paper):
    """A complaint or a question that a person must answer."""

    kind: ClassVar[str] = "service_ticket"
    prefix: ClassVar[str] = "CS"
    shelf: ClassVar[str] = "service-tickets"
    subject: str
    text: str
    topic: Topic | None = None
    intent: Intent | None = None
    fields: Fields = Fields()
    lines: tuple[DraftLine, ...] = ()

    @classmethod
    def content(cls, request: Request) -> dict[str, object]:
        """Keep the words, and whatever lines it is about."""
        kept = ("subject", "text", "topic", "intent", "fields", "lines")
        return {name: getattr(request, name) for name in kept}


class PurchaseNotice(Paper):
    """What a supplier told about a purchase order or its stock, for the buyers."""

    kind: ClassVar[str] = "purchase_notice"
    prefix: ClassVar[str] = "PN"
    shelf: ClassVar[str] = "purchase-notices"
    intent: Intent | None = None
    po: str | None = None
    lines: tuple[NoticeLine, ...] = ()
    on: str | None = None
    subject: str = ""
    text: str = ""

    @classmethod
    def content(cls, request: Request) -> dict[str, object]:
        """Keep the purchase order, the lines and the day as they were understood, and the words behind them."""
        told = request.notice or Notice()
        return {
            **dict(told),
            "po": told.po or request.fields.po,
            "intent": request.intent,
            "subject": request.subject,
            "text": request.text,
        }
