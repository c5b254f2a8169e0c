"""What a webhook body becomes: a list of events, each of one of these kinds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.domain.base import Model, Moment
from chalicelib.domain.content import Content, Thread

DeliveryStatus = Literal["sent", "delivered", "read", "failed", "deleted"]


class Sender(Model):
    """Who wrote, as the platform names them. Only `id` is an identity; the rest may change."""

    id: str = Field(min_length=1)
    other_ids: tuple[str, ...] = ()
    name: str | None = None
    phone: str | None = None
    username: str | None = None


class MessageEvent(Model):
    """Somebody wrote to us. `id` is the platform's own and is unique among this sender's events."""

    type: Literal["message"] = "message"
    channel: str
    account: str
    id: str = Field(min_length=1)
    sender: Sender
    at: Moment
    content: Content
    reply_to: str | None = None
    product: str | None = None
    """The catalogue code of the product that the message was written about."""
    thread: Thread | None = None


class ReceiptEvent(Model):
    """What became of messages that we sent.

    Named by the platform's ids, by our own `reply_id` where the platform gives it back, or as everything to
    `contact` up to the moment `up_to`.
    """

    type: Literal["receipt"] = "receipt"
    channel: str
    account: str
    status: DeliveryStatus
    at: Moment
    message_ids: tuple[str, ...] = ()
    reply_id: str | None = None
    contact: str | None = None
    up_to: Moment | None = None
    error_code: str | None = None
    error_title: str | None = None


class EchoEvent(Model):
    """Our own account wrote to `contact`: we did (`reply_id`), or a colleague in the platform's own app."""

    type: Literal["echo"] = "echo"
    channel: str
    account: str
    id: str
    contact: str
    at: Moment
    content: Content
    reply_id: str | None = None
    thread: Thread | None = None


class IdentityEvent(Model):
    """A contact goes by a new id from now on."""

    type: Literal["identity"] = "identity"
    channel: str
    account: str
    old_id: str
    new_id: str
    at: Moment


class NoticeEvent(Model):
    """The platform tells us something about the account itself: a template's state, a limit, a ban."""

    type: Literal["notice"] = "notice"
    channel: str
    account: str
    id: str
    kind: str
    at: Moment
    raw: str


Event = Annotated[
    MessageEvent | ReceiptEvent | EchoEvent | IdentityEvent | NoticeEvent,
    Field(discriminator="type"),
]
