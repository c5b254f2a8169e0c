"""What a conversation asks of the internal systems: orders, tickets, supplier notices."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from chalicelib.domain.base import Key, Listing, Model, Moment, Ref, Swept
from chalicelib.domain.content import Thread
from chalicelib.domain.trade import DraftLine, Fields, Intent, Notice, Topic


class RequestKind(StrEnum):
    """Which system a request is for."""

    ORDER = "order"
    TICKET = "ticket"
    NOTICE = "notice"


class RequestState(StrEnum):
    """How far a request has come. `waiting`: its system is down, and `sweep` will try again."""

    PENDING = "pending"
    WAITING = "waiting"
    BOOKED = "booked"
    REJECTED = "rejected"


class Origin(Model):
    """Where a request came from and where its answer goes. `window_closes_at` is the end of the channel's window."""

    channel: str
    account: str
    contact: str
    conversation: str
    message: str
    language: str = "en"
    reply_to: str | None = None
    thread: Thread | None = None
    window_closes_at: Moment | None = None


class Request(Swept):
    """An order, a ticket or a supplier's notice. `id` is its idempotency key, derived from the message behind it."""

    kind: ClassVar[str] = "request"
    id: str
    type: RequestKind
    partner_id: str
    origin: Origin
    created_at: Moment
    lines: tuple[DraftLine, ...] = ()
    fields: Fields = Fields()
    subject: str = ""
    text: str = ""
    topic: Topic | None = None
    intent: Intent | None = None
    notice: Notice | None = None
    state: RequestState = RequestState.PENDING
    number: str | None = None
    attempts: int = 0
    told_waiting: bool = False
    reason: str | None = None
    booked_at: Moment | None = None

    def key(self) -> Key:
        return self.ref(self.id).key

    def listing(self) -> Listing:
        return Listing(f"{self.type}s", self.created_at)

    def tags(self) -> dict[str, str]:
        return {"state": self.state, "partner": self.partner_id, "channel": self.origin.channel}

    @staticmethod
    def ref(request_id: str) -> Ref[Request]:
        """Point at the request of this id."""
        return Ref(Request, Key(f"request/{request_id}", "request"))


class Booked(Model):
    """A system's answer: the number under which it keeps the request."""

    number: str
