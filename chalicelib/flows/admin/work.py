"""Putting work back on its queue: what a person lets go on, tries again, or replays."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from chalicelib.domain.base import Ref
from chalicelib.domain.conversations import STUCK_AFTER, InboundMessage, InState, OutboundMessage, OutState
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.operations import Job, QueueName
from chalicelib.domain.requests import Request, RequestState
from chalicelib.flows.jobs import Work
from chalicelib.ports import Queue

_REFS: dict[QueueName, Callable[[str], Ref[Any]]] = {
    QueueName.INBOUND: InboundMessage.ref,
    QueueName.OUTBOUND: OutboundMessage.ref,
}


def ref_of(job: Job) -> Ref[Any]:
    """Point at the record that a job is about."""
    return _REFS.get(job.queue, Request.ref)(job.id)


def reopened(work: Work, now: datetime) -> Work | None:
    """Return the record as its worker takes it up once more, None when there is nothing left to do on it.

    It is due for `sweep` from now on, so that the work is done even when its job is lost.
    """
    if isinstance(work, OutboundMessage):
        return _reply_again(work, now)
    if isinstance(work, Request):
        return request_again(work, now) if work.state is not RequestState.BOOKED else None
    return work.changed(**_due(now)) if work.state is InState.RECEIVED else None


def request_again(request: Request, now: datetime) -> Request:
    """Return a request that was not booked as its system is asked for it once more."""
    return request.changed(state=RequestState.PENDING, attempts=0, reason=None, **_due(now))


def enqueue(queue: Queue, job: Job, again: str) -> None:
    """Send the job of a record that is on record as due. What the queue does not take now, `sweep` sends."""
    with suppress(Unavailable):
        queue.send([job], again=again)


def _reply_again(reply: OutboundMessage, now: datetime) -> OutboundMessage | None:
    if reply.state not in (OutState.QUEUED, OutState.SENDING, OutState.FAILED):
        return None
    # Once claimed it may have gone out; as `sending` it is sent again only when nothing proves that it did.
    state = OutState.SENDING if reply.claimed_at else OutState.QUEUED
    return reply.changed(state=state, attempts=0, error=None, **_due(now))


def _due(now: datetime) -> dict[str, object]:
    return {"retry_at": now + STUCK_AFTER, "sweeps": 0}
