"""Dead letters: replayed one by one or many at once, with the work they are about opened again."""

from __future__ import annotations

import pytest

from chalicelib.domain.conversations import InboundMessage, InState, OutboundMessage, OutState
from chalicelib.domain.errors import Conflict, NotFound, Refused
from chalicelib.domain.operations import DeadLetter, DeadLetterState, Job, QueueName
from chalicelib.domain.requests import RequestState
from chalicelib.flows.admin import work
from chalicelib.flows.admin.dead_letters import get_dead_letter, list_dead_letters, replay, replay_all
from chalicelib.flows.admin.looking import Window
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.world.joins()
    return desk


def letter(desk: Desk, job: Job, name: str = "letter-1") -> DeadLetter:
    buried = DeadLetter(id=name, job=job, reason="no", attempts=3, at=desk.world.clock.now())
    desk.world.store.seed(buried)
    return buried


def gone(n: int) -> Job:
    return Job(queue=QueueName.INBOUND, id=f"gone-{n}", group="paper/acc/amy")


def replayed(desk: Desk, name: str = "letter-1", request_id: str = "r-1") -> DeadLetter:
    return replay(desk.world.store, desk.world.queue, desk.act(request_id=request_id), name)


def test_a_refused_order_is_booked_when_its_letter_is_replayed(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    desk.world.office.trouble.append(Refused("the customer is blocked"))
    desk.world.hears(desk.world.tap("confirm"))
    ((job, _),) = desk.world.dead
    letter(desk, job)
    replayed(desk)
    desk.world.work()
    assert desk.world.orders()[0].state is RequestState.BOOKED


def test_a_refused_reply_is_sent_when_its_letter_is_replayed(desk: Desk) -> None:
    desk.world.channel.trouble.append(Refused("the window has closed"))
    desk.world.hears("order 10 COLA-330")
    ((job, _),) = desk.world.dead
    letter(desk, job)
    desk.world.clock.advance(3600)
    replayed(desk)
    desk.world.work()
    assert [m.id for m in desk.world.channel.delivered] == [job.id]


def test_a_reply_that_turns_out_to_have_gone_out_is_not_sent_again(desk: Desk) -> None:
    desk.world.channel.trouble.append(Refused("stuck"))
    desk.world.hears("order 10 COLA-330")
    ((job, _),) = desk.world.dead
    letter(desk, job)
    desk.world.delivery(job.id)
    desk.world.clock.advance(3600)
    replayed(desk)
    desk.world.work()
    assert desk.world.channel.delivered == []
    reply = desk.world.store.get(OutboundMessage.ref(job.id))
    assert reply is not None
    assert reply.state is OutState.SENT


def test_an_abandoned_message_is_answered_when_its_letter_is_replayed(desk: Desk) -> None:
    desk.world.receive(desk.world.says("order 10 COLA-330"))
    (job,) = desk.world.queue.take()
    message = desk.world.store.get(InboundMessage.ref(job.id))
    assert message is not None
    desk.world.store.seed(message.changed(retry_at=None, sweeps=13))
    letter(desk, job)
    replayed(desk)
    reopened = desk.world.store.get(InboundMessage.ref(job.id))
    assert reopened is not None
    assert (reopened.sweeps, reopened.retry_at is None) == (0, False)
    desk.world.work()
    assert [m.purpose for m in desk.world.channel.delivered] == ["read_back"]


def test_work_that_is_done_is_not_opened_again(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    desk.world.hears(desk.world.tap("confirm"))
    now = desk.world.clock.now()
    assert all(work.reopened(m, now) is None for m in desk.world.store.all(InboundMessage) if m.state is InState.DONE)
    assert all(work.reopened(m, now) is None for m in desk.world.store.all(OutboundMessage))
    assert work.reopened(desk.world.orders()[0], now) is None


def test_a_letter_is_marked_with_who_replayed_it_and_may_be_replayed_again(desk: Desk) -> None:
    letter(desk, gone(1))
    marked = replayed(desk)
    assert (marked.state, marked.replayed_by) == (DeadLetterState.REPLAYED, "t-1 Ann")
    replayed(desk, request_id="r-2")
    assert [again for _, again in desk.world.queue.sent] == ["replay/letter-1/1", "replay/letter-1/2"]


def test_a_letter_that_is_not_there_cannot_be_replayed(desk: Desk) -> None:
    with pytest.raises(NotFound):
        replayed(desk, "none")


def test_open_letters_are_replayed_up_to_the_limit(desk: Desk) -> None:
    for n in range(5):
        letter(desk, gone(n), f"letter-{n}")
    store, queue = desk.world.store, desk.world.queue
    first = replay_all(store, queue, desk.act(request_id="r-1"), 3)
    assert (first.count, first.has_more) == (3, True)
    rest = replay_all(store, queue, desk.act(request_id="r-2"), 3)
    assert (rest.count, rest.has_more) == (2, False)
    assert sorted(job.id for job, _ in queue.sent) == [f"gone-{n}" for n in range(5)]
    assert replay_all(store, queue, desk.act(request_id="r-3"), 3).count == 0


def test_a_letter_that_a_colleague_is_replaying_is_left_to_them(desk: Desk) -> None:
    for n in range(2):
        letter(desk, gone(n), f"letter-{n}")
    desk.world.store.fail_next("commit", Conflict("somebody else"))
    assert replay_all(desk.world.store, desk.world.queue, desk.act(), 10).count == 1
    assert len(desk.world.queue.sent) == 1


def test_letters_are_listed_by_state_and_queue(desk: Desk) -> None:
    letter(desk, gone(1), "letter-1")
    letter(desk, Job(queue=QueueName.ORDERS, id="x", group="P-1"), "letter-2")
    replayed(desk, "letter-1")
    store = desk.world.store
    of_queue = list_dead_letters(store, Window(), None, QueueName.ORDERS).records
    open_ones = list_dead_letters(store, Window(), DeadLetterState.OPEN, None).records
    assert [entry.id for entry in of_queue] == ["letter-2"]
    assert [entry.id for entry in open_ones] == ["letter-2"]
    assert get_dead_letter(store, "letter-1").state is DeadLetterState.REPLAYED
