"""Conversations: what was said, both ways, with what became of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib.domain.content import Reply
from chalicelib.domain.conversations import Delivery, OutboundMessage, OutState
from chalicelib.domain.errors import Malformed, NotFound
from chalicelib.domain.events import DeliveryStatus
from chalicelib.flows.admin.contacts import key_of
from chalicelib.flows.admin.conversations import (
    MESSAGES_MOST,
    get_conversation,
    list_conversations,
    messages_of,
)
from chalicelib.flows.admin.looking import Window
from tests.desk import AMY, Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.world.joins()
    return desk


def sent(desk: Desk, n: int = 0) -> OutboundMessage:
    reply = OutboundMessage(
        id=f"reply-{n}",
        conversation="paper/acc/amy",
        channel="paper",
        account="acc",
        contact="amy",
        purpose="test",
        reply=Reply(text="hello"),
        created_at=desk.world.clock.now(),
        state=OutState.SENT,
        sent_at=desk.world.clock.now(),
        platform_id=f"wire-{n}",
    )
    desk.world.store.seed(reply)
    return reply


def delivered(desk: Desk, message: str, status: DeliveryStatus, after: timedelta = timedelta()) -> None:
    at = desk.world.clock.now() + after
    desk.world.store.seed(Delivery(channel="paper", account="acc", message=message, status=status, at=at))


def fate(desk: Desk) -> str | None:
    ((told,), _) = messages_of(desk.world.store, AMY, Window())
    return told.delivery.status if told.delivery else None


def test_a_conversation_shows_its_draft(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    assert [line.sku for line in get_conversation(desk.world.store, AMY).draft.lines] == ["COLA-330"]


def test_a_conversation_that_never_was_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        get_conversation(desk.world.store, key_of("paper", "acc", "zoe"))


def test_the_last_written_in_comes_first_and_filters_hold(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    desk.world.clock.advance(60)
    desk.world.hears("hello", contact="zoe")
    store = desk.world.store
    assert [c.contact for c in list_conversations(store, Window(), None, None).records] == ["zoe", "amy"]
    assert [c.contact for c in list_conversations(store, Window(), "paper", "P-1").records] == ["amy"]


def test_messages_of_both_ways_come_the_newest_first_page_by_page(desk: Desk) -> None:
    for n in range(3):
        desk.world.clock.advance(60)
        desk.world.hears(f"order {n + 1} COLA-330")
    seen, cursor = [], None
    while True:
        told, cursor = messages_of(desk.world.store, AMY, Window(2, cursor))
        seen += [t.message for t in told]
        if cursor is None:
            break
    assert sorted(m.kind for m in seen) == ["inbound"] * 3 + ["outbound"] * 3
    moments = [getattr(m, "received_at", None) or getattr(m, "created_at", None) for m in seen]
    assert moments == sorted(moments, key=str, reverse=True)


def test_another_conversations_cursor_is_refused(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    _, cursor = messages_of(desk.world.store, AMY, Window(1))
    with pytest.raises(Malformed):
        messages_of(desk.world.store, key_of("paper", "acc", "zoe"), Window(1, cursor))


def test_a_reply_that_nothing_is_known_of_has_no_fate(desk: Desk) -> None:
    sent(desk)
    assert fate(desk) is None


@pytest.mark.parametrize("name", ["reply-0", "wire-0"])
def test_a_reply_is_known_by_our_id_and_by_the_platforms(desk: Desk, name: str) -> None:
    sent(desk)
    delivered(desk, name, "delivered")
    assert fate(desk) == "delivered"


def test_the_furthest_word_counts(desk: Desk) -> None:
    sent(desk)
    delivered(desk, "reply-0", "sent")
    delivered(desk, "wire-0", "read")
    assert fate(desk) == "read"


def test_a_watermark_covers_what_was_sent_before_it(desk: Desk) -> None:
    sent(desk)
    delivered(desk, "up-to/amy/read", "read", timedelta(seconds=1))
    assert fate(desk) == "read"


def test_a_watermark_does_not_cover_what_was_sent_after_it(desk: Desk) -> None:
    sent(desk)
    delivered(desk, "up-to/amy/read", "read", timedelta(seconds=-1))
    assert fate(desk) is None


def test_the_fates_of_a_whole_page_cost_one_read(desk: Desk) -> None:
    for n in range(MESSAGES_MOST + 5):
        sent(desk, n)
        delivered(desk, f"wire-{n}", "read")
    desk.world.store.calls.clear()
    told, cursor = messages_of(desk.world.store, AMY, Window(MESSAGES_MOST))
    assert all(t.delivery for t in told)
    assert len(told) == MESSAGES_MOST
    assert cursor is not None
    assert desk.world.store.calls == {"page": 1, "get_many": 1}
