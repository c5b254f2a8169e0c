"""Requests: the orders, tickets and notices that partners made, and trying again what its system did not take."""

from __future__ import annotations

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.requests import Request, RequestKind, RequestState
from chalicelib.flows.admin import work
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.looking import Window, found, page_of
from chalicelib.flows.jobs import job_of
from chalicelib.ports import Page, Queue, Save, Store

_MAY_RETRY = (RequestState.WAITING, RequestState.REJECTED)


def list_requests(
    store: Store,
    kind: RequestKind,
    window: Window,
    state: RequestState | None,
    partner: str | None,
    channel: str | None,
) -> Page[Request]:
    """Return a page of the requests of one kind, the newest first."""
    return page_of(store, Request, f"{kind}s", window, state=state, partner=partner, channel=channel)


def get_request(store: Store, kind: RequestKind, request_id: str) -> Request:
    """Return the request. Raises `NotFound`, also for one of another kind."""
    request = found(store, Request.ref(request_id))
    if request.type is not kind:
        raise NotFound(f"no such {kind}")
    return request


def retry_request(store: Store, queue: Queue, act: Act, kind: RequestKind, request_id: str) -> Request:
    """Hand a request to its system once more. Raises `NotFound`, and `Conflict` when it neither waits nor failed."""
    request = get_request(store, kind, request_id)
    if request.state not in _MAY_RETRY:
        raise Conflict(f"the {kind} is {request.state}")
    again = work.request_again(request, act.at)
    store.commit(Save(again), act.entry(f"{kind}.retry", request_id))
    work.enqueue(queue, job_of(again), f"retry/{request_id}/{request.version}")
    return again
