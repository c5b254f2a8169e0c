"""What a webhook leaves behind: messages, receipts, echoes, notices, and the work on the queue."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import TypeAdapter

from chalicelib.domain.content import Text, Thread, Unsupported
from chalicelib.domain.conversations import (
    AccountNotice,
    Delivery,
    EchoMessage,
    InboundMessage,
    InState,
    Quarantined,
)
from chalicelib.domain.errors import BadSignature, Unavailable
from chalicelib.domain.events import EchoEvent, Event, IdentityEvent, NoticeEvent
from chalicelib.domain.partners import ContactAlias
from tests.world import World

ANY_EVENT: TypeAdapter[Event] = TypeAdapter(Event)


@pytest.fixture
def world() -> World:
    return World()


def receipt(world: World, status: str, **fields: object) -> Event:
    said = {"type": "receipt", "channel": "paper", "account": "acc", "status": status, "at": world.clock.now()}
    return ANY_EVENT.validate_python({**said, **fields})


def test_a_message_costs_one_write_and_one_send(world: World) -> None:
    world.receive(world.says("hello"))
    assert world.store.calls == {"commit": 1}
    assert world.queue.calls == {"send": 1}


def test_a_message_without_a_good_signature_leaves_nothing(world: World) -> None:
    with pytest.raises(BadSignature):
        world.receive(world.says("hello"), signature="forged")
    assert world.store.all(InboundMessage) == []
    assert world.queue.sent == []


def test_what_is_masked_is_stored_masked(world: World) -> None:
    world.receive(world.says("my secret"))
    (message,) = world.store.all(InboundMessage)
    assert message.event.content == Text(text="my ••••")
    assert message.verdict.action == "mask"


def test_a_held_message_waits_in_quarantine(world: World) -> None:
    world.receive(world.says("hold me"))
    assert world.store.all(InboundMessage)[0].state is InState.HELD
    assert len(world.store.all(Quarantined)) == 1
    world.work()
    assert world.channel.delivered == []


def test_a_dropped_message_is_on_record_and_causes_no_work(world: World) -> None:
    world.receive(world.says("drop me"))
    assert world.store.all(InboundMessage)[0].state is InState.DROPPED
    assert world.queue.sent == []


def test_messages_of_one_contact_share_a_group_and_of_two_do_not(world: World) -> None:
    world.receive(world.says("1"), world.says("2"), world.says("3", contact="bob"))
    groups = [job.group_id for job, _ in world.queue.sent]
    assert groups[0] == groups[1] != groups[2]


def test_the_same_id_of_two_contacts_is_two_messages(world: World) -> None:
    world.receive(world.says("1", id="7"), world.says("1", id="7", contact="bob"))
    assert len(world.store.all(InboundMessage)) == 2


def test_a_store_that_is_down_lets_the_platform_try_again(world: World) -> None:
    world.store.fail_next("commit")
    with pytest.raises(Unavailable):
        world.receive(world.says("1"))
    assert world.queue.sent == []


def test_an_unknown_kind_is_kept_with_its_body(world: World) -> None:
    world.receive(world.says(Unsupported(kind="poll", raw='{"poll": 1}')))
    assert world.store.all(InboundMessage)[0].event.content == Unsupported(kind="poll", raw='{"poll": 1}')


def test_receipts_in_any_order_leave_the_furthest(world: World) -> None:
    for status in ("delivered", "sent", "read", "delivered"):
        world.receive(receipt(world, status, message_ids=("w-1",)))
    (delivery,) = world.store.all(Delivery)
    assert delivery.status == "read"


def test_a_receipt_costs_one_write_and_no_send(world: World) -> None:
    world.receive(receipt(world, "sent", message_ids=("w-1",), reply_id="r-1"))
    assert world.store.calls == {"advance": 1}
    assert world.queue.calls == {}
    assert world.store.all(Delivery)[0].message == "r-1"


def test_a_read_mark_up_to_a_moment_is_kept_by_contact(world: World) -> None:
    world.receive(receipt(world, "read", contact="amy", up_to=world.clock.now()))
    assert world.store.all(Delivery)[0].message == "up-to/amy/read"


def test_an_echo_of_our_own_reply_proves_that_it_went_out(world: World) -> None:
    world.receive(echo(world, reply_id="r-1"))
    assert world.store.all(Delivery)[0].platform_id == "e-1"
    assert world.store.all(EchoMessage) == []


def test_what_a_colleague_writes_in_the_platforms_app_joins_the_conversation(world: World) -> None:
    world.receive(echo(world))
    assert world.store.all(EchoMessage)[0].conversation == "paper/acc/amy"
    assert world.queue.sent == []


def test_an_echo_of_a_public_reply_proves_it_by_place_and_words(world: World) -> None:
    from chalicelib.flows.receive import echo_name

    world.receive(echo(world, thread=Thread(post_id="p", comment_id="e-1", parent_id="c-1")))
    assert world.store.all(Delivery)[0].message == echo_name("c-1", "we are on it")


def echo(world: World, **fields: object) -> EchoEvent:
    said = {
        "channel": "paper",
        "account": "acc",
        "id": "e-1",
        "contact": "amy",
        "at": world.clock.now(),
        "content": Text(text="we are on it"),
    }
    return EchoEvent.model_validate({**said, **fields})


def test_a_notice_about_the_account_is_kept(world: World) -> None:
    now = world.clock.now()
    world.receive(NoticeEvent(channel="paper", account="acc", id="n", kind="limit", at=now, raw="{}"))
    assert world.store.all(AccountNotice)[0].notice == "limit"


def test_a_contact_that_changes_its_id_stays_the_same_contact(world: World) -> None:
    world.joins()
    now = world.clock.now()
    world.receive(IdentityEvent(channel="paper", account="acc", old_id="amy", new_id="amy2", at=now))
    assert len(world.store.all(ContactAlias)) == 1
    assert world.hears("order 10 COLA-330", contact="amy2") == ["read_back"]
    assert world.last_reply().contact == "amy2"
    assert world.conversation.draft.lines


def test_a_contact_known_by_two_ids_is_found_by_either(world: World) -> None:
    world.joins()
    world.hears("hello", sender={"other_ids": ("amy-scoped",)})
    assert world.hears("order 10 COLA-330", contact="amy-scoped") == ["read_back"]


def test_ids_that_point_at_each_other_do_not_hang(world: World) -> None:
    now = world.clock.now()
    for old, new in (("a", "b"), ("b", "a")):
        world.receive(IdentityEvent(channel="paper", account="acc", old_id=old, new_id=new, at=now))
    world.receive(world.says("hello", contact="a"))
    (job,) = world.queue.take()
    with pytest.raises(Unavailable):
        world.converse(job)


def test_the_window_is_counted_from_the_moment_of_receiving(world: World) -> None:
    world.joins()
    world.hears("hello")
    assert world.last_reply().window_closes_at == world.clock.now() + timedelta(hours=24)
