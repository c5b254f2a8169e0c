"""Effects happen once: duplicates, races, lost answers, and a crash at every single step."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.domain.conversations import InboundMessage, OutboundMessage, OutState
from chalicelib.domain.errors import InDoubt, Misconfigured, Refused, Unavailable
from chalicelib.domain.operations import DeadLetter
from chalicelib.domain.requests import RequestState
from chalicelib.flows.jobs import job_of
from tests.world import GRACE, Crash, World

STEPS_MOST = 60


def joined() -> World:
    world = World()
    world.joins()
    return world


def test_the_same_webhook_three_times_is_one_message_one_reply() -> None:
    world = joined()
    event = world.says("order 10 COLA-330")
    for _ in range(3):
        world.receive(event)
        world.clock.advance(600)  # past the queue's own five minutes
        world.work()
    assert len(world.store.all(InboundMessage)) == 1
    assert len(world.channel.delivered) == 1


def test_a_redelivery_is_enqueued_again_in_case_the_first_was_cut_off() -> None:
    world = joined()
    event = world.says("order 10 COLA-330")
    world.queue.fail_next("send")
    with pytest.raises(Unavailable):
        world.receive(event)
    world.receive(event)
    world.work()
    assert [m.purpose for m in world.channel.delivered] == ["read_back"]


def test_the_same_yes_in_eight_threads_books_once() -> None:
    world = joined()
    world.hears("order 10 COLA-330")
    world.receive(world.says(world.tap("confirm")))
    (job,) = world.queue.take()

    def work() -> None:
        world.converse(job)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    world.work()
    assert world.office.created == 1
    assert [m.purpose for m in world.channel.delivered] == ["read_back", "booked"]


def test_yes_before_the_order_books_nothing_and_the_order_is_read_back() -> None:
    world = joined()
    world.receive(world.says("yes"))
    world.receive(world.says("order 10 COLA-330"))
    world.work()
    assert world.office.created == 0
    assert [m.purpose for m in world.channel.delivered] == ["read_back"]


class CrashingPort:
    """Passes every call on to a port, but dies at one: before it takes effect, or after."""

    def __init__(self, port: Any, bomb: Bomb) -> None:
        self._port, self._bomb = port, bomb

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._port, name)
        if not callable(attribute) or name in ("seed", "all", "take", "jobs"):
            return attribute

        def called(*args: Any, **kwargs: Any) -> Any:
            return self._bomb.around(lambda: attribute(*args, **kwargs))

        return called

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            object.__setattr__(self, name, value)
        else:
            setattr(self._port, name, value)


class Bomb:
    """Goes off once, at the call of this number."""

    def __init__(self, at: int, *, after: bool) -> None:
        self.at, self.after, self.count = at, after, 0

    def around(self, call: Any) -> Any:
        self.count += 1
        if self.count == self.at and not self.after:
            raise Crash
        answer = call()
        if self.count == self.at and self.after:
            raise Crash
        return answer


def crash_points() -> Iterator[Any]:
    for at in range(1, STEPS_MOST):
        for after in (False, True):
            yield pytest.param(at, after, id=f"{'after' if after else 'before'}-{at}")


@pytest.mark.parametrize(("at", "after"), list(crash_points()))
def test_a_crash_at_any_call_leaves_one_order_one_ticket_and_each_reply_once(at: int, after: bool) -> None:
    world = joined()
    bomb = Bomb(at, after=after)
    world.store = CrashingPort(world.store, bomb)
    world.queue = CrashingPort(world.queue, bomb)
    send = world.channel.send

    def sent(message: Any, *rest: Any) -> Any:
        # The platform's own callback tells of a reply that went out, whatever becomes of us.
        return bomb.around(lambda: (send(message, *rest), world.delivery(message.id))[0])

    world.channel.send = sent  # type: ignore[method-assign]
    patiently(world, "order 10 COLA-330, 4 LEM-330")
    patiently(world, world.tap("confirm"))
    patiently(world, "ticket one case arrived broken")

    assert bomb.count >= at or at > 30
    assert world.office.created == 2
    assert [m.purpose for m in world.channel.delivered] == ["read_back", "booked", "ticket_opened"]
    assert world.dead == []
    assert all(m.state is OutState.SENT for m in world.store.all(OutboundMessage))


def patiently(world: World, text: Any) -> None:
    """Deliver as a platform does, until it is acknowledged; let the queue redeliver; sweep at last."""
    event = world.says(text)
    for _ in range(5):
        try:
            world.receive(event)
        except Crash:
            continue
        break
    for _ in range(5):
        try:
            world.work()
        except Crash:
            continue
        break
    world.clock.advance(GRACE.total_seconds() + 400)
    try:
        world.sweep()
    except Crash:
        world.clock.advance(3600)
        world.sweep()
    world.work()


# ── a platform whose answer is lost ──────────────────────────────────────────────────────────────────


def test_a_reply_whose_answer_was_lost_is_not_sent_again_once_the_platform_tells_of_it() -> None:
    world = joined()
    world.channel.fails_after_sending = [InDoubt("no answer")]
    world.receive(world.says("hello"))
    (inbound,) = world.queue.take()
    world.converse(inbound)
    (job,) = world.queue.take()
    with pytest.raises(Unavailable):
        world.reply(job)
    (reply,) = world.store.all(OutboundMessage)
    assert reply.state is OutState.SENDING
    world.delivery(reply.id)
    assert world.reply(job).state is OutState.SENT
    assert world.reply(job).platform_id == "wire-1"
    assert len(world.channel.delivered) == 1


def test_a_reply_in_doubt_waits_its_grace_and_then_goes_out_again() -> None:
    world = joined()
    world.channel.trouble = [InDoubt("no answer")]
    started = world.clock.now()
    world.hears("hello")
    assert len(world.channel.delivered) == 1
    assert world.clock.now() - started >= GRACE


def test_a_channel_that_drops_second_sends_is_sent_again_at_once() -> None:
    from dataclasses import replace

    world = joined()
    world.channel.capabilities = replace(world.channel.capabilities, has_idempotent_send=True)  # type: ignore[misc]
    world.receive(world.says("hello"))
    (inbound,) = world.queue.take()
    world.converse(inbound)
    (job,) = world.queue.take()
    world.channel.trouble = [InDoubt("no answer")]
    with pytest.raises(Unavailable):
        world.reply(job)
    assert world.reply(job).state is OutState.SENT


def test_a_platform_that_is_down_gets_the_reply_when_it_is_back() -> None:
    world = joined()
    world.channel.trouble = [Unavailable("down")] * 3
    assert world.hears("hello") == ["not_understood"]


def test_a_reply_without_credentials_waits_until_somebody_mends_them() -> None:
    world = joined()
    world.channel.trouble = [Misconfigured("no access token")]
    assert world.hears("hello") == ["not_understood"]


def test_a_platform_that_stays_down_is_left_to_the_sweep() -> None:
    world = joined()
    world.channel.trouble = [Unavailable("down")] * 5
    assert world.hears("hello") == []
    for _ in range(2):
        world.clock.advance(3600)
        world.sweep()
        world.work()
    assert [m.purpose for m in world.channel.delivered] == ["not_understood"]


def test_a_reply_that_the_platform_refuses_is_dead_at_once_with_its_reason() -> None:
    world = joined()
    world.channel.trouble = [Refused("outside the window")]
    world.hears("hello")
    assert [reason for _, reason in world.dead] == ["outside the window"]
    assert world.store.all(OutboundMessage)[0].state is OutState.FAILED


# ── a system that is down ────────────────────────────────────────────────────────────────────────────


def test_a_blip_of_the_system_is_not_worth_a_message() -> None:
    world = joined()
    world.hears("order 10 COLA-330")
    world.office.trouble = [Unavailable("down")]
    assert world.hears(world.tap("confirm")) == ["booked"]


def test_while_the_system_is_down_the_partner_hears_so_once_and_the_order_goes_through_later() -> None:
    world = joined()
    world.hears("order 10 COLA-330")
    world.office.trouble = [Unavailable("down")] * 7
    assert world.hears(world.tap("confirm")) == ["received_not_booked"]
    assert world.orders()[0].state is RequestState.WAITING
    for _ in range(6):
        world.clock.advance(1801)
        world.sweep()
        world.work()
    assert [m.purpose for m in world.channel.delivered] == ["read_back", "received_not_booked", "booked"]
    assert world.office.created == 1


def test_a_booking_whose_answer_was_lost_is_found_and_not_made_again() -> None:
    world = joined()
    world.hears("order 10 COLA-330")
    world.office.fails_after_booking = [InDoubt("no answer")]
    assert world.hears(world.tap("confirm")) == ["booked"]
    assert world.office.created == 1


def test_an_order_that_the_system_refuses_is_dead_at_once_and_the_partner_is_told() -> None:
    world = joined()
    world.hears("order 10 COLA-330")
    world.office.trouble = [Refused("credit limit")]
    world.receive(world.says(world.tap("confirm")))
    world.work()
    world.work()
    assert world.last_reply().purpose == "order_rejected"
    assert [reason for _, reason in world.dead] == ["credit limit"]
    assert world.orders()[0].state is RequestState.REJECTED
    assert world.store.all(DeadLetter) == []  # the worker files it; see its own tests


def test_an_order_that_is_tried_again_and_refused_again_stays_refused_and_the_partner_hears_it_once() -> None:
    world = joined()
    world.hears("order 10 COLA-330")
    world.office.trouble = [Refused("credit limit"), Refused("credit limit")]
    world.hears(world.tap("confirm"))
    (order,) = world.orders()
    world.store.seed(order.changed(state=RequestState.PENDING, attempts=0))
    world.queue.sent.append((job_of(order), "retry"))
    world.work()
    assert world.orders()[0].state is RequestState.REJECTED
    assert [m.purpose for m in world.channel.delivered].count("order_rejected") == 1
