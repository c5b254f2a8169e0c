"""An order that nobody confirmed for long: never booked unseen, and out of the way of a new one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib.domain.content import Reaction
from chalicelib.domain.conversations import OutboundMessage
from tests.world import World

LONG = timedelta(hours=49)


@pytest.fixture
def world() -> World:
    world = World()
    world.joins()
    world.hears("order 10 COLA-330")
    return world


@pytest.mark.parametrize("yes", ["yes", "tap", "thumb"])
def test_a_yes_to_an_expired_order_shows_it_again_and_a_second_yes_books_it(world: World, yes: str) -> None:
    shown = world.store.get(OutboundMessage.ref(world.last_reply().id))
    assert shown is not None
    says = {"yes": "yes", "tap": world.tap("confirm"), "thumb": Reaction(target=str(shown.platform_id), emoji="👍")}
    world.clock.advance(LONG)
    assert world.hears(says[yes]) == ["read_back"]
    assert world.orders() == []
    assert "open for some time" in world.last_reply().reply.text
    assert world.hears(world.tap("confirm"), id="again") == ["booked"]


def test_within_its_time_a_yes_books(world: World) -> None:
    world.clock.advance(timedelta(hours=47))
    assert world.hears("yes") == ["booked"]


def test_whatever_shows_or_changes_it_keeps_it_fresh(world: World) -> None:
    world.clock.advance(timedelta(hours=40))
    world.hears("add 4 LEM-330")
    world.clock.advance(timedelta(hours=40))
    assert world.hears("yes") == ["booked"]


def test_talk_does_not_keep_it_fresh(world: World) -> None:
    world.clock.advance(timedelta(hours=40))
    world.hears("hello")
    world.clock.advance(timedelta(hours=40))
    assert world.hears("yes") == ["read_back"]
    assert world.orders() == []


def test_a_new_order_takes_the_place_of_an_expired_one(world: World) -> None:
    old = world.tap("confirm")
    world.clock.advance(LONG)
    assert world.hears("add 4 LEM-330") == ["read_back"]
    assert [line.sku for line in world.conversation.draft.lines] == ["LEM-330"]
    assert world.hears(old) == ["read_back"]
    assert world.orders() == []
    world.hears(world.tap("confirm"), id="again")
    assert [[line.sku for line in order.lines] for order in world.orders()] == [["LEM-330"]]


def test_an_expired_order_can_be_cancelled(world: World) -> None:
    no = world.tap("cancel")
    world.clock.advance(LONG)
    assert world.hears(no) == ["cancelled"]


def test_an_answer_to_an_expired_question_is_still_taken() -> None:
    world = World()
    world.joins()
    world.hears("cola")
    pick = world.tap("pick:0:COLA-500")
    world.clock.advance(LONG)
    assert world.hears(pick) == ["read_back"]
    assert [line.sku for line in world.conversation.draft.lines] == ["COLA-500"]
