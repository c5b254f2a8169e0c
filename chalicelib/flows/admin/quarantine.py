"""Quarantine: the messages that screening held back, and what the staff decide about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chalicelib.domain.base import Ref
from chalicelib.domain.conversations import (
    STUCK_AFTER,
    InboundMessage,
    InState,
    OutboundMessage,
    OutState,
    Quarantined,
    QuarantineState,
)
from chalicelib.domain.errors import Conflict
from chalicelib.domain.verdicts import RELEASED, Action, Direction, Finding, Verdict
from chalicelib.flows.admin import work
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.looking import Window, found, page_of, present
from chalicelib.flows.jobs import job_of
from chalicelib.ports import Page, Queue, Save, Store

Held = InboundMessage | OutboundMessage


@dataclass(frozen=True, slots=True)
class HeldBack:
    """An entry of the quarantine with the message that it is about."""

    entry: Quarantined
    message: Held


def list_quarantine(
    store: Store,
    window: Window,
    state: QuarantineState | None,
    partner: str | None,
    channel: str | None,
) -> Page[Quarantined]:
    """Return a page of the quarantine, the newest first."""
    return page_of(store, Quarantined, "quarantine", window, state=state, partner=partner, channel=channel)


def get_held(store: Store, message_id: str) -> HeldBack:
    """Return the entry and its message. Raises `NotFound`."""
    entry = found(store, Quarantined.ref(message_id))
    message_ref = _message_ref(entry)
    return HeldBack(entry, present(store.get(message_ref), message_ref))


def release(store: Store, queue: Queue, act: Act, message_id: str) -> HeldBack:
    """Let a held message go on its way, past the rules that held it. Raises `NotFound`, `Conflict` once decided."""
    held = _undecided(store, message_id)
    released = _released(held.message, act)
    entry = _decided(held.entry, QuarantineState.RELEASED, act)
    store.commit(Save(entry), Save(released), act.entry("quarantine.release", message_id))
    work.enqueue(queue, job_of(released), f"release/{message_id}/{held.message.version}")
    return HeldBack(entry, released)


def discard(store: Store, act: Act, message_id: str) -> HeldBack:
    """Drop a held message for good. Raises `NotFound`, `Conflict` once decided."""
    held = _undecided(store, message_id)
    dropped = held.message.changed(state=_dropped_state(held.message), retry_at=None)
    entry = _decided(held.entry, QuarantineState.DISCARDED, act)
    store.commit(Save(entry), Save(dropped), act.entry("quarantine.discard", message_id))
    return HeldBack(entry, dropped)


def _message_ref(entry: Quarantined) -> Ref[Any]:
    is_inbound = entry.direction == Direction.IN
    return InboundMessage.ref(entry.message) if is_inbound else OutboundMessage.ref(entry.message)


def _undecided(store: Store, message_id: str) -> HeldBack:
    held = get_held(store, message_id)
    if held.entry.state is not QuarantineState.OPEN:
        raise Conflict(f"the message is {held.entry.state} already")
    if held.message.state not in (InState.HELD, OutState.HELD):
        raise Conflict(f"the message is {held.message.state}")
    return held


def _decided(entry: Quarantined, state: QuarantineState, act: Act) -> Quarantined:
    return entry.changed(state=state, decided_by=act.actor)


def _released(message: Held, act: Act) -> Held:
    # A person's word overrules the rules; the finding tells the next step not to ask them again.
    findings = (*message.verdict.findings, Finding(rule=RELEASED, action=Action.ALLOW))
    return message.changed(
        state=InState.RECEIVED if isinstance(message, InboundMessage) else OutState.QUEUED,
        verdict=Verdict(action=Action.ALLOW, findings=findings),
        retry_at=act.at + STUCK_AFTER,
        sweeps=0,
    )


def _dropped_state(message: Held) -> InState | OutState:
    return InState.DROPPED if isinstance(message, InboundMessage) else OutState.DROPPED
