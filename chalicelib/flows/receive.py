"""Receive a webhook: verify, parse, screen, store, enqueue. The platform is answered when this returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chalicelib.domain.base import Moment
from chalicelib.domain.content import Text
from chalicelib.domain.conversations import (
    STUCK_AFTER,
    AccountNotice,
    Delivery,
    EchoMessage,
    InboundMessage,
    InState,
    Quarantined,
    conversation_id,
)
from chalicelib.domain.errors import Conflict
from chalicelib.domain.events import EchoEvent, Event, IdentityEvent, MessageEvent, NoticeEvent, ReceiptEvent
from chalicelib.domain.ids import digest
from chalicelib.domain.operations import Job, QueueName
from chalicelib.domain.partners import ContactAlias
from chalicelib.domain.verdicts import Action, Verdict
from chalicelib.ports import Add, Channel, ChannelSecrets, Put, Queue, Screening, Store, WebhookRequest

_STATES = {Action.HOLD: InState.HELD, Action.DROP: InState.DROPPED}


@dataclass(frozen=True, slots=True)
class Stored:
    """One event that is now on record. `is_new` is False for a redelivery; ids only, fit for a log."""

    type: str
    id: str
    is_new: bool = True
    action: Action = Action.ALLOW
    job: Job | None = None


@dataclass(frozen=True, slots=True)
class Receive:
    """Takes a channel's webhook.

    Raises `BadSignature`, `Malformed`, or `Unavailable`; after the last the platform's own retry does it all again.
    """

    store: Store
    queue: Queue
    screening: Screening

    def __call__(self, request: WebhookRequest, channel: Channel, secrets: ChannelSecrets) -> list[Stored]:
        """Put every event of the webhook on record and its work on the queue; return what was stored."""
        channel.verify(request, secrets)
        stored = [self._keep(event, request.received_at) for event in channel.parse(request)]
        self._enqueue(stored)
        return stored

    def _enqueue(self, stored: Iterable[Stored]) -> None:
        # A redelivery is enqueued again: the crash that caused it may have come between the write and the send.
        jobs = [s.job for s in stored if s.job is not None]
        if jobs:
            self.queue.send(jobs)

    def _keep(self, event: Event, now: Moment) -> Stored:
        keepers: dict[str, Callable[..., Stored]] = {
            "message": self._keep_message,
            "receipt": self._keep_receipt,
            "echo": self._keep_echo,
            "identity": self._keep_identity,
            "notice": self._keep_notice,
        }
        return keepers[event.type](event, now)

    def _keep_message(self, event: MessageEvent, now: Moment) -> Stored:
        content, verdict = self.screening.inbound(event.content, size=len(event.model_dump_json()))
        name, _ = self._clean(event.sender.name)
        event = event.model_copy(
            update={"content": content, "sender": event.sender.model_copy(update={"name": name})},
        )
        state = _STATES.get(verdict.action, InState.RECEIVED)
        message = InboundMessage(
            event=event,
            conversation=conversation_id(event.channel, event.account, event.sender.id),
            received_at=now,
            state=state,
            verdict=verdict,
            retry_at=now + STUCK_AFTER if state is InState.RECEIVED else None,
        )
        is_new = self._add(message, *([_quarantine(message)] if state is InState.HELD else []))
        job = Job(queue=QueueName.INBOUND, id=message.id, group=message.conversation)
        return Stored("message", message.id, is_new, verdict.action, None if state is InState.DROPPED else job)

    def _clean(self, text: str | None) -> tuple[str | None, Verdict]:
        if text is None:
            return None, Verdict()
        content, verdict = self.screening.inbound(Text(text=text), size=len(text))
        return (content.text if isinstance(content, Text) else None), verdict

    def _add(self, message: InboundMessage, *more: Quarantined) -> bool:
        try:
            self.store.commit(Add(message), *map(Add, more))
        except Conflict:
            return False
        return True

    def _keep_receipt(self, event: ReceiptEvent, now: Moment) -> Stored:
        del now
        news = [self.store.advance(delivery, delivery.rank) for delivery in Delivery.all_from(event)]
        return Stored("receipt", event.reply_id or ",".join(event.message_ids)[:200], any(news))

    def _keep_echo(self, event: EchoEvent, now: Moment) -> Stored:
        del now
        proof = _proof_of_sending(event)
        if proof is not None:
            self.store.advance(proof, proof.rank)
        if event.reply_id is not None:
            return Stored("echo", event.reply_id)
        content, verdict = self.screening.inbound(event.content, size=len(event.model_dump_json()))
        echo = EchoMessage(
            id=digest("echo", event.channel, event.account, event.id),
            platform_id=event.id,
            conversation=conversation_id(event.channel, event.account, event.contact),
            channel=event.channel,
            account=event.account,
            contact=event.contact,
            content=content,
            thread=event.thread,
            verdict=verdict,
            at=event.at,
        )
        self.store.commit(Put(echo))
        return Stored("echo", echo.id, action=verdict.action)

    def _keep_identity(self, event: IdentityEvent, now: Moment) -> Stored:
        del now
        alias = ContactAlias(channel=event.channel, account=event.account, id=event.new_id, contact_id=event.old_id)
        self.store.commit(Put(alias))
        return Stored("identity", digest("identity", event.new_id))

    def _keep_notice(self, event: NoticeEvent, now: Moment) -> Stored:
        content, verdict = self.screening.inbound(Text(text=event.raw), size=len(event.raw))
        raw = content.text if isinstance(content, Text) else ""
        notice = AccountNotice(
            channel=event.channel, account=event.account, id=event.id, notice=event.kind, raw=raw, at=now
        )
        self.store.commit(Put(notice))
        return Stored("notice", event.id, action=verdict.action)


def echo_name(comment_id: str, text: str) -> str:
    """Name a public reply by what it answers and what it says: platforms give comments no id of ours back."""
    return f"echo-{digest(comment_id, text)}"


def _proof_of_sending(event: EchoEvent) -> Delivery | None:
    name = event.reply_id
    if name is None and event.thread is not None and event.thread.parent_id and isinstance(event.content, Text):
        name = echo_name(event.thread.parent_id, event.content.text)
    if name is None:
        return None
    return Delivery(
        channel=event.channel,
        account=event.account,
        message=name,
        status="sent",
        at=event.at,
        platform_id=event.id,
    )


def _quarantine(message: InboundMessage) -> Quarantined:
    return Quarantined(
        message=message.id,
        direction="in",
        conversation=message.conversation,
        channel=message.event.channel,
        verdict=message.verdict,
        at=message.received_at,
    )
