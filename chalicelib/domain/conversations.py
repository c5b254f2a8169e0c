"""Conversations and the messages in them, both ways, with what became of each."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from chalicelib.domain.base import Key, Listing, Model, Moment, Record, Ref, Swept
from chalicelib.domain.content import Content, Reply, Thread
from chalicelib.domain.events import DeliveryStatus, MessageEvent, ReceiptEvent
from chalicelib.domain.ids import digest
from chalicelib.domain.trade import Draft, Turn
from chalicelib.domain.verdicts import Verdict

STUCK_AFTER = timedelta(minutes=2)
"""How long a step may take before `sweep` does it again."""


def conversation_id(channel: str, account: str, contact: str) -> str:
    """Name the conversation with this contact."""
    return f"{channel}/{account}/{contact}"


class InState(StrEnum):
    """How far an inbound message has come."""

    RECEIVED = "received"
    DONE = "done"
    HELD = "held"
    DROPPED = "dropped"


class Effect(Model):
    """Something that a message caused: work on a queue, named by the record it is about."""

    job: str
    id: str
    group: str


class InboundMessage(Swept):
    """What somebody wrote to us, as screened. Its key comes from the platform's own id: stored once, ever."""

    kind: ClassVar[str] = "inbound"
    event: MessageEvent
    conversation: str
    received_at: Moment
    state: InState = InState.RECEIVED
    verdict: Verdict = Verdict()
    partner_id: str | None = None
    turn: Turn | None = None
    effects: tuple[Effect, ...] = ()

    @property
    def id(self) -> str:
        """A short name, the same for every delivery of this message."""
        event = self.event
        return digest("in", event.channel, event.account, event.sender.id, event.id)

    def key(self) -> Key:
        return self.ref(self.id).key

    def listing(self) -> Listing:
        return Listing(f"conversation/{self.conversation}", self.received_at)

    def tags(self) -> dict[str, str]:
        return {
            "state": self.state,
            "channel": self.event.channel,
            "partner": self.partner_id or "",
        }

    @staticmethod
    def ref(message_id: str) -> Ref[InboundMessage]:
        """Point at the inbound message of this id."""
        return Ref(InboundMessage, Key(f"message/{message_id}", "in"))


class OutState(StrEnum):
    """How far a reply has come. `sending` without an answer is in doubt until the platform tells."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    HELD = "held"
    DROPPED = "dropped"


class OutboundMessage(Swept):
    """One reply, claimed before it is sent. `id` is derived from what caused it, so that it exists once."""

    kind: ClassVar[str] = "outbound"
    id: str
    conversation: str
    channel: str
    account: str
    contact: str
    partner_id: str | None = None
    purpose: str
    reply: Reply
    created_at: Moment
    window_closes_at: Moment | None = None
    state: OutState = OutState.QUEUED
    verdict: Verdict = Verdict()
    claimed_at: Moment | None = None
    attempts: int = 0
    sent_at: Moment | None = None
    platform_id: str | None = None
    error: str | None = None

    def key(self) -> Key:
        return self.ref(self.id).key

    def listing(self) -> Listing:
        return Listing(f"conversation/{self.conversation}", self.created_at)

    def tags(self) -> dict[str, str]:
        return {"state": self.state, "channel": self.channel, "partner": self.partner_id or ""}

    @staticmethod
    def ref(reply_id: str) -> Ref[OutboundMessage]:
        """Point at the reply of this id."""
        return Ref(OutboundMessage, Key(f"message/{reply_id}", "out"))


class EchoMessage(Record):
    """What a colleague wrote to the contact in the platform's own app."""

    kind: ClassVar[str] = "echo"
    id: str
    platform_id: str
    conversation: str
    channel: str
    account: str
    contact: str
    content: Content
    thread: Thread | None = None
    verdict: Verdict = Verdict()
    at: Moment

    def key(self) -> Key:
        return Key(f"message/{self.id}", "echo")

    def listing(self) -> Listing:
        return Listing(f"conversation/{self.conversation}", self.at)

    def tags(self) -> dict[str, str]:
        return {"channel": self.channel}


class Delivery(Record):
    """The furthest that a message of ours is known to have come, by the platform's word.

    Kept apart from the reply, so that a delivery callback costs one write; under our reply's id where the platform
    gives it back, else under the platform's id.
    """

    kind: ClassVar[str] = "delivery"
    channel: str
    account: str
    message: str
    status: DeliveryStatus
    at: Moment
    error_code: str | None = None
    error_title: str | None = None
    platform_id: str | None = None

    @property
    def rank(self) -> int:
        """Order the states: callbacks arrive in any order and only a further one counts."""
        return ("sent", "delivered", "read", "failed", "deleted").index(self.status)

    def key(self) -> Key:
        return self.ref(self.channel, self.account, self.message).key

    def listing(self) -> Listing | None:
        return Listing("failed-deliveries", self.at) if self.status == "failed" else None

    def tags(self) -> dict[str, str]:
        return {"state": self.status, "channel": self.channel}

    def expires_at(self) -> datetime | None:
        return self.at + timedelta(days=400)

    @staticmethod
    def ref(channel: str, account: str, message: str) -> Ref[Delivery]:
        """Point at what is known of this message, by our reply's id or by the platform's."""
        return Ref(Delivery, Key(f"delivery/{channel}/{account}/{message}", "delivery"))

    @staticmethod
    def all_from(receipt: ReceiptEvent) -> list[Delivery]:
        """List what a receipt says, a record for each message that it names."""
        names = (receipt.reply_id,) if receipt.reply_id else receipt.message_ids
        if not names and receipt.contact and receipt.up_to:
            names = (f"up-to/{receipt.contact}/{receipt.status}",)
        return [
            Delivery(
                channel=receipt.channel,
                account=receipt.account,
                message=name,
                status=receipt.status,
                at=receipt.up_to or receipt.at,
                error_code=receipt.error_code,
                error_title=receipt.error_title,
                platform_id=next(iter(receipt.message_ids), None),
            )
            for name in names
        ]


class AccountNotice(Record):
    """What a platform told about one of our accounts."""

    kind: ClassVar[str] = "account_notice"
    channel: str
    account: str
    id: str
    notice: str
    raw: str
    at: Moment

    def key(self) -> Key:
        return Key(f"account/{self.channel}/{self.account}", f"notice/{self.id}")

    def listing(self) -> Listing:
        return Listing("account-notices", self.at)

    def tags(self) -> dict[str, str]:
        return {"channel": self.channel}

    def expires_at(self) -> datetime | None:
        return self.at + timedelta(days=400)


class Bucket(Model):
    """A token bucket: how many messages are left just now, and when that was counted."""

    tokens: float
    at: Moment


class Conversation(Record):
    """The state of talking with one contact."""

    kind: ClassVar[str] = "conversation"
    channel: str
    account: str
    contact: str
    partner_id: str | None = None
    language: str = "en"
    draft: Draft = Draft()
    draft_at: Moment | None = None
    """When the draft was last changed or shown."""
    learned: dict[str, str] = Field(default_factory=dict)
    """The partner's words for SKUs that the draft will have taught once it is confirmed."""
    last_order: str | None = None
    """The idempotency key of the order that the last confirmed draft became."""
    hinted_at: Moment | None = None
    last_inbound_at: Moment
    bucket: Bucket | None = None
    started_at: Moment

    @property
    def id(self) -> str:
        """Its name: channel, account and contact."""
        return conversation_id(self.channel, self.account, self.contact)

    def key(self) -> Key:
        return self.ref(self.id).key

    def listing(self) -> Listing:
        return Listing("conversations", self.last_inbound_at)

    def tags(self) -> dict[str, str]:
        return {"channel": self.channel, "partner": self.partner_id or ""}

    @staticmethod
    def ref(name: str) -> Ref[Conversation]:
        """Point at the conversation of this name."""
        return Ref(Conversation, Key(f"conversation/{name}", "conversation"))


class QuarantineState(StrEnum):
    """What the staff decided about a held message."""

    OPEN = "open"
    RELEASED = "released"
    DISCARDED = "discarded"


class Quarantined(Record):
    """A message that screening held back until a person decides. `direction` tells which kind of message."""

    kind: ClassVar[str] = "quarantined"
    message: str
    direction: str
    conversation: str
    channel: str
    partner_id: str | None = None
    verdict: Verdict
    at: Moment
    state: QuarantineState = QuarantineState.OPEN
    decided_by: str | None = None

    def key(self) -> Key:
        return self.ref(self.message).key

    def listing(self) -> Listing:
        return Listing("quarantine", self.at)

    def tags(self) -> dict[str, str]:
        return {"state": self.state, "channel": self.channel, "partner": self.partner_id or ""}

    @staticmethod
    def ref(message_id: str) -> Ref[Quarantined]:
        """Point at the quarantine's entry for this message."""
        return Ref(Quarantined, Key(f"message/{message_id}", "quarantine"))
