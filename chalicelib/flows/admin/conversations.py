"""Conversations: where each stands, and what was said in it, with what became of each message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.base import Ref
from chalicelib.domain.conversations import (
    Conversation,
    Delivery,
    EchoMessage,
    InboundMessage,
    OutboundMessage,
)
from chalicelib.flows.admin.contacts import name_from_key
from chalicelib.flows.admin.looking import Window, found, page_of
from chalicelib.ports import Page, Store

Message = InboundMessage | OutboundMessage | EchoMessage

MESSAGES_MOST = 40
"""Messages on a page: each may ask for two delivery records, and one read takes a hundred."""

_WATERMARKS = ("delivered", "read")


@dataclass(frozen=True, slots=True)
class Told:
    """A message, and how far it is known to have come if we sent it."""

    message: Message
    delivery: Delivery | None = None


def list_conversations(store: Store, window: Window, channel: str | None, partner: str | None) -> Page[Conversation]:
    """Return a page of the conversations, the last written in first."""
    return page_of(store, Conversation, "conversations", window, channel=channel, partner=partner)


def get_conversation(store: Store, key: str) -> Conversation:
    """Return the conversation. Raises `NotFound`."""
    return found(store, Conversation.ref(name_from_key(key)))


def messages_of(store: Store, key: str, window: Window) -> tuple[list[Told], str | None]:
    """Return a page of a conversation's messages, the newest first, and the cursor of what follows."""
    name = name_from_key(key)
    page: Page[Message] = page_of(store, (InboundMessage, OutboundMessage, EchoMessage), f"conversation/{name}", window)
    replies = [m for m in page.records if isinstance(m, OutboundMessage)]
    if not replies:
        return [Told(m) for m in page.records], page.cursor
    known = _Deliveries.of(store, replies)
    return [Told(m, known.of_reply(m) if isinstance(m, OutboundMessage) else None) for m in page.records], page.cursor


@dataclass(frozen=True, slots=True)
class _Deliveries:
    by_name: dict[str, Delivery]

    @classmethod
    def of(cls, store: Store, replies: list[OutboundMessage]) -> _Deliveries:
        refs = {name: _ref(reply, name) for reply in replies for name in _names(reply)}
        records = store.get_many(*refs.values())
        return cls({name: record for name, ref in refs.items() if (record := records.get(ref))})

    def of_reply(self, reply: OutboundMessage) -> Delivery | None:
        own = [self.by_name[n] for n in (reply.id, reply.platform_id) if n in self.by_name]
        marks = [self.by_name[n] for n in _marks(reply) if n in self.by_name]
        return _furthest([*own, *(m for m in marks if _covers(m, reply.sent_at))])


def _names(reply: OutboundMessage) -> Iterable[str]:
    yield reply.id
    if reply.platform_id:
        yield reply.platform_id
    yield from _marks(reply)


def _marks(reply: OutboundMessage) -> Iterable[str]:
    return (f"up-to/{reply.contact}/{status}" for status in _WATERMARKS)


def _ref(reply: OutboundMessage, name: str) -> Ref[Delivery]:
    return Delivery.ref(reply.channel, reply.account, name)


def _covers(mark: Delivery, sent_at: datetime | None) -> bool:
    return sent_at is not None and mark.at >= sent_at


def _furthest(deliveries: list[Delivery]) -> Delivery | None:
    return max(deliveries, key=lambda d: d.rank, default=None)
