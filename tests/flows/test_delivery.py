"""The day of delivery: what cannot be kept is not promised."""

from __future__ import annotations

from datetime import time, timedelta

from chalicelib.domain.dealings import PartnerDealings
from chalicelib.domain.delivery_days import DeliveryDays, weekdays_from, zone_from
from tests.world import World

WEEK = DeliveryDays(cut_off=time(16), weekdays=weekdays_from("mon,tue,wed,thu,fri"))


def ordering(days: DeliveryDays) -> World:
    """Begin on a Monday at nine."""
    world = World(days=days)
    world.joins()
    world.hears("order 10 COLA-330")
    return world


def test_a_possible_day_is_read_back_as_it_was_asked_for() -> None:
    world = ordering(WEEK)
    world.hears("on 2026-03-03")
    assert "Delivery date: 2026-03-03" in world.last_reply().reply.text
    assert "cannot deliver" not in world.last_reply().reply.text


def test_after_the_cut_off_the_read_back_offers_the_day_after_tomorrow_and_says_so() -> None:
    world = ordering(WEEK)
    world.clock.advance(timedelta(hours=7))
    world.hears("on 2026-03-03")
    text = world.last_reply().reply.text
    assert text.startswith("We cannot deliver on 2026-03-03 for this order. The next possible day is 2026-03-04.")
    assert "Delivery date: 2026-03-04" in text
    assert world.hears(world.tap("confirm")) == ["booked"]
    assert world.orders()[0].fields.deliver_on == "2026-03-04"


def test_on_a_day_without_delivery_the_next_one_is_offered() -> None:
    world = ordering(WEEK)
    world.hears("on 2026-03-07")
    assert world.conversation.draft.fields.deliver_on == "2026-03-09"


def test_a_yes_after_the_cut_off_to_a_read_back_before_it_shows_the_new_day() -> None:
    world = ordering(WEEK)
    world.hears("on 2026-03-03")
    world.clock.advance(timedelta(hours=8))
    assert world.hears(world.tap("confirm")) == ["read_back"]
    assert world.orders() == []
    assert "next possible day is 2026-03-04" in world.last_reply().reply.text
    assert world.hears(world.tap("confirm"), id="again") == ["booked"]


def test_what_is_no_day_is_left_as_it_was_said() -> None:
    world = ordering(WEEK)
    world.hears("on some-day")
    assert world.conversation.draft.fields.deliver_on == "some-day"


def test_an_order_is_remembered_under_the_companys_own_day() -> None:
    world = ordering(DeliveryDays(zone=zone_from("Pacific/Auckland")))
    world.clock.advance(timedelta(hours=6))
    world.hears("yes")
    kept = world.store.get(PartnerDealings.ref("P-1"))
    assert kept is not None
    assert [order.on for order in kept.dealings.orders] == ["2026-03-03"]
