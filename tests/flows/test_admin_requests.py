"""Requests: looked at by kind, and handed to their system once more."""

from __future__ import annotations

import pytest

from chalicelib.domain.errors import Conflict, NotFound, Refused, Unavailable
from chalicelib.domain.requests import Request, RequestKind, RequestState
from chalicelib.flows.admin.looking import Window
from chalicelib.flows.admin.requests import get_request, list_requests, retry_request
from tests.desk import Desk

ORDER, TICKET = RequestKind.ORDER, RequestKind.TICKET


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.world.joins()
    desk.world.hears("order 10 COLA-330")
    return desk


def confirmed(desk: Desk, *trouble: Exception) -> Request:
    desk.world.office.trouble.extend(trouble)
    desk.world.hears(desk.world.tap("confirm"))
    return desk.world.orders()[0]


def retried(desk: Desk, request: Request) -> Request:
    act = desk.act(request_id=f"r-{request.version}")
    retry_request(desk.world.store, desk.world.queue, act, ORDER, request.id)
    desk.world.work()
    return get_request(desk.world.store, ORDER, request.id)


def test_a_rejected_order_is_booked_when_it_is_tried_again(desk: Desk) -> None:
    order = confirmed(desk, Refused("the customer is blocked"))
    assert order.state is RequestState.REJECTED
    again = retried(desk, order)
    assert (again.state, again.reason) == (RequestState.BOOKED, None)
    assert desk.world.office.created == 1
    assert desk.world.channel.delivered[-1].purpose == "booked"


def test_a_waiting_order_is_booked_at_once_when_it_is_tried_again(desk: Desk) -> None:
    order = confirmed(desk, *[Unavailable("down")] * 4)
    assert order.state is RequestState.WAITING
    assert retried(desk, order).state is RequestState.BOOKED
    assert desk.world.office.created == 1


def test_an_order_that_is_booked_is_not_tried_again(desk: Desk) -> None:
    order = confirmed(desk)
    with pytest.raises(Conflict, match="the order is booked"):
        retried(desk, order)


def test_when_its_job_is_lost_the_sweep_sends_it(desk: Desk) -> None:
    order = confirmed(desk, Refused("the customer is blocked"))
    desk.world.queue.fail_next("send")
    assert retried(desk, order).state is RequestState.PENDING
    desk.world.clock.advance(3600)
    desk.world.sweep()
    desk.world.work()
    assert get_request(desk.world.store, ORDER, order.id).state is RequestState.BOOKED


def test_a_ticket_is_no_order(desk: Desk) -> None:
    order = confirmed(desk)
    with pytest.raises(NotFound):
        get_request(desk.world.store, TICKET, order.id)


def test_requests_are_listed_by_kind_state_partner_and_channel(desk: Desk) -> None:
    order = confirmed(desk)
    desk.world.hears("ticket one case was damaged")

    def ids(kind: RequestKind, *filters: object) -> list[str]:
        return [r.id for r in list_requests(desk.world.store, kind, Window(), *filters).records]  # type: ignore[arg-type]

    assert ids(ORDER, None, None, None) == [order.id]
    assert ids(ORDER, RequestState.BOOKED, "P-1", "paper") == [order.id]
    assert ids(ORDER, RequestState.REJECTED, None, None) == []
    assert ids(ORDER, None, "P-2", None) == []
    assert ids(ORDER, None, None, "pigeon") == []
    assert len(ids(TICKET, None, None, None)) == 1
