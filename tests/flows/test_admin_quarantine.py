"""The quarantine: a held message goes on its way, or nowhere, by a person's word and once."""

from __future__ import annotations

import pytest

from chalicelib.domain.content import Reply
from chalicelib.domain.conversations import (
    InboundMessage,
    InState,
    OutboundMessage,
    OutState,
    Quarantined,
    QuarantineState,
)
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.operations import Job, QueueName
from chalicelib.domain.verdicts import Action
from chalicelib.flows.admin.looking import Window
from chalicelib.flows.admin.quarantine import discard, get_held, list_quarantine, release
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.world.joins()
    return desk


def held_in(desk: Desk, text: str = "order 10 COLA-330") -> str:
    """Let a message be held by the flood limit; return its id."""
    desk.world.screening.flooded = True
    desk.world.hears(text)
    (entry,) = desk.world.store.all(Quarantined)
    assert entry.state is QuarantineState.OPEN
    return entry.message


def held_out(desk: Desk) -> str:
    """Let a reply be held for its words; return its id."""
    reply = OutboundMessage(
        id="reply-1",
        conversation="paper/acc/amy",
        channel="paper",
        account="acc",
        contact="amy",
        purpose="test",
        reply=Reply(text="hold me"),
        created_at=desk.world.clock.now(),
    )
    desk.world.store.seed(reply)
    desk.world.reply(Job(queue=QueueName.OUTBOUND, id=reply.id, group=reply.conversation))
    assert desk.world.channel.delivered == []
    return reply.id


def test_a_released_message_is_answered_though_the_rule_would_hold_it_again(desk: Desk) -> None:
    message_id = held_in(desk)
    release(desk.world.store, desk.world.queue, desk.act(), message_id)
    desk.world.work()
    assert [m.purpose for m in desk.world.channel.delivered] == ["read_back"]
    message = desk.world.store.get(InboundMessage.ref(message_id))
    assert message is not None
    assert message.state is InState.DONE
    assert message.verdict.action is Action.ALLOW
    assert [f.rule for f in message.verdict.findings] == ["flood", "released"]


def test_a_message_held_for_its_words_is_answered_once_released(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    desk.world.hears("yes hold me")
    (entry,) = desk.world.store.all(Quarantined)
    release(desk.world.store, desk.world.queue, desk.act(), entry.message)
    desk.world.work()
    assert desk.world.channel.delivered[-1].purpose == "booked"


def test_a_released_reply_is_sent_though_the_rule_would_hold_it_again(desk: Desk) -> None:
    message_id = held_out(desk)
    release(desk.world.store, desk.world.queue, desk.act(), message_id)
    desk.world.work()
    assert [m.id for m in desk.world.channel.delivered] == [message_id]


def test_a_release_whose_job_is_lost_is_swept_up(desk: Desk) -> None:
    message_id = held_out(desk)
    desk.world.queue.fail_next("send")
    release(desk.world.store, desk.world.queue, desk.act(), message_id)
    assert desk.world.queue.sent == []
    desk.world.clock.advance(3600)
    desk.world.sweep()
    desk.world.work()
    assert [m.id for m in desk.world.channel.delivered] == [message_id]


def test_a_discarded_message_goes_nowhere(desk: Desk) -> None:
    message_id = held_in(desk)
    discard(desk.world.store, desk.act(), message_id)
    desk.world.clock.advance(3600)
    desk.world.sweep()
    desk.world.work()
    assert desk.world.channel.delivered == []
    message = desk.world.store.get(InboundMessage.ref(message_id))
    assert message is not None
    assert message.state is InState.DROPPED


def test_a_discarded_reply_goes_nowhere(desk: Desk) -> None:
    message_id = held_out(desk)
    discard(desk.world.store, desk.act(), message_id)
    reply = desk.world.store.get(OutboundMessage.ref(message_id))
    assert reply is not None
    assert (reply.state, reply.retry_at) == (OutState.DROPPED, None)


@pytest.mark.parametrize("first", ["release", "discard"])
@pytest.mark.parametrize("second", ["release", "discard"])
def test_what_is_decided_stays_decided(desk: Desk, first: str, second: str) -> None:
    message_id = held_in(desk)
    decide = {
        "release": lambda act: release(desk.world.store, desk.world.queue, act, message_id),
        "discard": lambda act: discard(desk.world.store, act, message_id),
    }
    decide[first](desk.act(request_id="r-1"))
    with pytest.raises(Conflict, match=f"{first}e?d already"):
        decide[second](desk.act(request_id="r-2"))


def test_the_decision_names_who_made_it(desk: Desk) -> None:
    message_id = held_in(desk)
    assert discard(desk.world.store, desk.act(), message_id).entry.decided_by == "t-1 Ann"


def test_what_was_never_held_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        get_held(desk.world.store, "none")


def test_the_quarantine_is_listed_by_state_and_channel(desk: Desk) -> None:
    message_id = held_in(desk)
    store = desk.world.store
    assert [e.message for e in list_quarantine(store, Window(), QuarantineState.OPEN, None, "paper").records] == [
        message_id
    ]
    discard(store, desk.act(), message_id)
    assert list_quarantine(store, Window(), QuarantineState.OPEN, None, None).records == ()
