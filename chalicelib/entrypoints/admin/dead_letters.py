"""Dead letters, over HTTP."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chalicelib.domain.base import Model, Moment
from chalicelib.domain.operations import DeadLetter, DeadLetterState, QueueName
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import dead_letters as flow
from chalicelib.flows.admin.fields import Whole


class DeadLettersQuery(PageQuery):
    """Which dead letters."""

    state: DeadLetterState | None = None
    queue: QueueName | None = None


class ReplayAll(Model):
    """How many letters to replay at most in one go."""

    limit: Annotated[int, Field(ge=1, le=100), Whole] = 25


class DeadLetterAnswer(Answer):
    """A job that could not be done: on which queue, about which record, and why."""

    id: str
    queue: QueueName
    record: str
    reason: str
    attempts: int
    at: Moment
    state: DeadLetterState
    replayed_by: str | None


class DeadLettersAnswer(Items[DeadLetterAnswer]):
    """A page of dead letters."""


class ReplayedAnswer(Answer):
    """How many letters were replayed; `has_more` tells whether to ask again."""

    replayed: int
    has_more: bool


def list_dead_letters(call: Call, query: DeadLettersQuery) -> DeadLettersAnswer:
    """List the jobs that could not be done, the newest first."""
    page = flow.list_dead_letters(call.house.store, query.window(), query.state, query.queue)
    return DeadLettersAnswer.page(page, _answer)


def get_dead_letter(call: Call, letter_id: str) -> DeadLetterAnswer:
    """Get one dead letter."""
    return _answer(flow.get_dead_letter(call.house.store, letter_id))


def replay(call: Call, letter_id: str) -> DeadLetterAnswer:
    """Do the job of a dead letter once more."""
    return _answer(flow.replay(call.house.store, call.house.queue, call.act, letter_id))


def replay_all(call: Call, body: ReplayAll) -> ReplayedAnswer:
    """Do the jobs of the open dead letters once more, the newest first, up to a limit."""
    done = flow.replay_all(call.house.store, call.house.queue, call.act, body.limit)
    return ReplayedAnswer(replayed=done.count, has_more=done.has_more)


def _answer(letter: DeadLetter) -> DeadLetterAnswer:
    return DeadLetterAnswer.of(letter, queue=letter.job.queue, record=letter.job.id)
