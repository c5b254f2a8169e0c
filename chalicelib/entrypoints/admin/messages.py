"""A message as staff see it, whichever way it went."""

from __future__ import annotations

from typing import Literal

from chalicelib.domain.base import Moment
from chalicelib.domain.content import Content, Reply, Thread
from chalicelib.domain.conversations import (
    Delivery,
    EchoMessage,
    Effect,
    InboundMessage,
    InState,
    OutboundMessage,
    OutState,
)
from chalicelib.domain.events import DeliveryStatus
from chalicelib.domain.trade import Turn
from chalicelib.domain.verdicts import Verdict
from chalicelib.entrypoints.admin.answers import Answer
from chalicelib.flows.admin.conversations import Message


class DeliveryAnswer(Answer):
    """How far a message of ours is known to have come, by the platform's word."""

    status: DeliveryStatus
    at: Moment
    error_code: str | None
    error_title: str | None


class MessageAnswer(Answer):
    """A message: `in` from the contact, `out` from us, `echo` from a colleague in the platform's own app.

    `content` is what came in or was echoed, `reply` what we say; `turn` tells how a message was understood and why,
    `effects` what it led to.
    """

    direction: Literal["in", "out", "echo"]
    id: str
    at: Moment
    platform_id: str | None
    verdict: Verdict
    thread: Thread | None
    state: InState | OutState | None = None
    content: Content | None = None
    turn: Turn | None = None
    effects: tuple[Effect, ...] = ()
    reply: Reply | None = None
    purpose: str | None = None
    attempts: int | None = None
    sent_at: Moment | None = None
    error: str | None = None
    delivery: DeliveryAnswer | None = None


def message_answer(message: Message, delivery: Delivery | None = None) -> MessageAnswer:
    """Return the answer for a message."""
    if isinstance(message, InboundMessage):
        return _inbound(message)
    return _echo(message) if isinstance(message, EchoMessage) else _outbound(message, delivery)


def _inbound(message: InboundMessage) -> MessageAnswer:
    return MessageAnswer(
        direction="in",
        id=message.id,
        at=message.received_at,
        platform_id=message.event.id,
        verdict=message.verdict,
        thread=message.event.thread,
        state=message.state,
        content=message.event.content,
        turn=message.turn,
        effects=message.effects,
    )


def _outbound(message: OutboundMessage, delivery: Delivery | None) -> MessageAnswer:
    return MessageAnswer(
        direction="out",
        id=message.id,
        at=message.created_at,
        platform_id=message.platform_id,
        verdict=message.verdict,
        thread=message.reply.thread,
        state=message.state,
        reply=message.reply,
        purpose=message.purpose,
        attempts=message.attempts,
        sent_at=message.sent_at,
        error=message.error,
        delivery=DeliveryAnswer.of(delivery) if delivery else None,
    )


def _echo(message: EchoMessage) -> MessageAnswer:
    return MessageAnswer(
        direction="echo",
        id=message.id,
        at=message.at,
        platform_id=message.platform_id,
        verdict=message.verdict,
        thread=message.thread,
        content=message.content,
    )
