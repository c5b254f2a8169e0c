"""The sweep: what is stuck goes on, what is buried is on record, what is hopeless ends."""

from __future__ import annotations

import contextlib

from chalicelib.domain.conversations import InboundMessage, OutboundMessage, OutState
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.operations import DeadLetter, Job, QueueName
from chalicelib.flows.sweep import MOST_SWEEPS
from chalicelib.ports import Buried
from tests.world import World

JOB = Job(queue=QueueName.ORDERS, id="r-1", group="P-1")


def test_a_message_whose_job_was_never_sent_is_answered_after_the_sweep() -> None:
    world = World()
    world.joins()
    world.queue.fail_next("send")
    with contextlib.suppress(Unavailable):
        world.receive(world.says("hello"))
    assert world.sweep().requeued == 0  # not yet: it may only be slow
    world.clock.advance(121)
    assert world.sweep().requeued == 1
    world.work()
    assert [m.purpose for m in world.channel.delivered] == ["not_understood"]


def test_what_is_done_is_left_alone() -> None:
    world = World()
    world.joins()
    world.hears("order 10 COLA-330")
    world.hears("yes")
    world.clock.advance(100_000)
    assert world.sweep().requeued == 0


def test_a_stuck_message_is_looked_at_less_and_less_often_and_ends_in_the_dead_letters() -> None:
    world = World()
    world.receive(world.says("hello"))
    rounds = 0
    while not world.store.all(DeadLetter):
        rounds += 1
        world.clock.advance(1801)
        world.queue.take()
        world.sweep()
    assert rounds == MOST_SWEEPS + 1
    (letter,) = world.store.all(DeadLetter)
    assert letter.job.id == world.store.all(InboundMessage)[0].id
    world.clock.advance(100_000)
    assert world.sweep().requeued == 0


def test_two_sweeps_at_once_do_no_harm() -> None:
    world = World()
    world.joins()
    world.receive(world.says("hello"))
    world.queue.take()
    world.clock.advance(121)
    stale = world.store.due(world.clock.now(), 10)
    world.sweep()
    world.store.due = lambda *_: stale  # type: ignore[method-assign]
    world.sweep()
    world.work()
    assert len(world.channel.delivered) == 1


def test_what_a_queue_gave_up_on_is_on_record_once_and_then_forgotten() -> None:
    world = World()
    buried = Buried(queue=QueueName.ORDERS, message_id="q-1", receipt="r", job=JOB, attempts=8)
    world.buried.buried = [buried]
    world.buried.fail_next("forget")
    with contextlib.suppress(Unavailable):
        world.sweep()
    done = world.sweep()
    (letter,) = world.store.all(DeadLetter)
    assert (letter.job, letter.attempts, done.buried, done.open_dead_letters) == (JOB, 8, 1, 1)
    assert world.buried.buried == []


def test_a_body_that_is_no_job_is_on_record_too() -> None:
    world = World()
    world.buried.buried = [Buried(queue=QueueName.ORDERS, message_id="q-1", receipt="r", job=None, attempts=8)]
    world.sweep()
    assert world.store.all(DeadLetter)[0].reason == "not a job of ours"


def test_a_reply_that_never_goes_out_fails_after_a_day() -> None:
    world = World()
    world.joins()
    world.channel.trouble = [Unavailable("down")] * 1000
    world.hears("hello")
    for _ in range(60):
        world.clock.advance(1801)
        world.sweep()
        world.work()
    (reply,) = world.store.all(OutboundMessage)
    assert reply.state is OutState.FAILED
    assert world.dead or world.store.all(DeadLetter)
