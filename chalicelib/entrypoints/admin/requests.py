"""Orders, tickets and notices, over HTTP: three paths, one form."""

from __future__ import annotations

from typing import Self

from chalicelib.domain.base import Moment
from chalicelib.domain.requests import Origin, Request, RequestKind, RequestState
from chalicelib.domain.trade import DraftLine, Fields, Intent, Notice, Topic
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import requests as flow
from chalicelib.flows.admin.contacts import key_of
from chalicelib.flows.admin.fields import ChannelName, Id


class RequestsQuery(PageQuery):
    """Which requests."""

    state: RequestState | None = None
    partner: Id | None = None
    channel: ChannelName | None = None


class RequestAnswer(Answer):
    """An order, a ticket or a notice. `number` is its number in the system; `reason` why it is not booked."""

    id: str
    type: RequestKind
    partner_id: str
    origin: Origin
    conversation_key: str
    created_at: Moment
    state: RequestState
    number: str | None
    booked_at: Moment | None
    attempts: int
    retry_at: Moment | None
    reason: str | None
    intent: Intent | None
    topic: Topic | None
    subject: str
    text: str
    lines: tuple[DraftLine, ...]
    fields: Fields
    notice: Notice | None

    @classmethod
    def of_request(cls, request: Request) -> Self:
        """Return the answer for a request."""
        origin = request.origin
        key = key_of(origin.channel, origin.account, origin.contact)
        return cls.of(request, conversation_key=key)


class RequestsAnswer(Items[RequestAnswer]):
    """A page of requests."""


def list_requests(call: Call, query: RequestsQuery, kind: RequestKind) -> RequestsAnswer:
    """List the requests of this kind, the newest first."""
    window = query.window()
    page = flow.list_requests(call.house.store, kind, window, query.state, query.partner, query.channel)
    return RequestsAnswer.page(page, RequestAnswer.of_request)


def get_request(call: Call, request_id: str, kind: RequestKind) -> RequestAnswer:
    """Get one request of this kind."""
    return RequestAnswer.of_request(flow.get_request(call.house.store, kind, request_id))


def retry_request(call: Call, request_id: str, kind: RequestKind) -> RequestAnswer:
    """Hand a request that waits or was rejected to its system once more."""
    house = call.house
    return RequestAnswer.of_request(flow.retry_request(house.store, house.queue, call.act, kind, request_id))
