"""The quarantine, over HTTP."""

from __future__ import annotations

from typing import Literal

from chalicelib.domain.base import Moment
from chalicelib.domain.conversations import QuarantineState
from chalicelib.domain.verdicts import Verdict
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.entrypoints.admin.messages import MessageAnswer, message_answer
from chalicelib.flows.admin import quarantine as flow
from chalicelib.flows.admin.fields import ChannelName, Id
from chalicelib.flows.admin.quarantine import HeldBack


class QuarantineQuery(PageQuery):
    """Which held messages."""

    state: QuarantineState | None = None
    partner: Id | None = None
    channel: ChannelName | None = None


class QuarantinedAnswer(Answer):
    """A message that was held back, without its words; `message` is its id."""

    message: str
    direction: Literal["in", "out"]
    channel: str
    partner_id: str | None
    verdict: Verdict
    at: Moment
    state: QuarantineState
    decided_by: str | None


class QuarantineAnswer(Items[QuarantinedAnswer]):
    """A page of the quarantine."""


class HeldAnswer(Answer):
    """A held message, with its words."""

    entry: QuarantinedAnswer
    message: MessageAnswer


def list_quarantine(call: Call, query: QuarantineQuery) -> QuarantineAnswer:
    """List the messages that screening held back, the newest first."""
    window = query.window()
    page = flow.list_quarantine(call.house.store, window, query.state, query.partner, query.channel)
    return QuarantineAnswer.page(page, QuarantinedAnswer.of)


def get_held(call: Call, message_id: str) -> HeldAnswer:
    """Get a held message."""
    return _answer(flow.get_held(call.house.store, message_id))


def release(call: Call, message_id: str) -> HeldAnswer:
    """Let a held message go on its way, past the rules that held it."""
    return _answer(flow.release(call.house.store, call.house.queue, call.act, message_id))


def discard(call: Call, message_id: str) -> HeldAnswer:
    """Drop a held message for good."""
    return _answer(flow.discard(call.house.store, call.act, message_id))


def _answer(held: HeldBack) -> HeldAnswer:
    return HeldAnswer(entry=QuarantinedAnswer.of(held.entry), message=message_answer(held.message))
