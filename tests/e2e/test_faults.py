"""The plug pulled anywhere: nothing that was acknowledged is lost, and nothing happens twice."""

from __future__ import annotations

import time
from typing import Any

import pytest

from infra.local.doubles import wait_for

pytestmark = pytest.mark.emulator

PEOPLE = 6


@pytest.fixture
def people(bridge: Any) -> list[str]:
    return [bridge.member() for _ in range(PEOPLE)]


def orders_of(bridge: Any, people: list[str]) -> list[Any]:
    return [o for o in bridge.listed("/admin/orders") if o["origin"]["contact"] in people]


def settle_up(bridge: Any, people: list[str], *, orders_each: int = 1) -> None:
    """Wait until everybody has as many order numbers as orders, then see that there is nothing more, and count."""

    def told(person: str) -> int:
        return sum("SO-" in b.text for b in bridge.heard(person))

    all_told = wait_for(lambda: all(told(p) >= orders_each for p in people), 90)
    bridge.doubles.settle(20)
    time.sleep(1.5)
    orders = orders_of(bridge, people)
    expected = len(people) * orders_each
    lost = expected - sum(min(told(p), orders_each) for p in people)
    twice = max(0, len(orders) - expected) + sum(max(0, told(p) - orders_each) for p in people)
    twice += len(bridge.doubles.whatsapp.tally.duplicates())
    bridge.count(expected, lost, twice)
    assert (lost, twice) == (0, 0)
    assert all_told
    assert all(o["state"] == "booked" for o in orders)


def test_every_webhook_three_times_at_once_is_one_order_each(bridge: Any, people: list[str]) -> None:
    bridge.doubles.whatsapp.webhooks.copies = 3
    bridge.doubles.whatsapp.webhooks.in_parallel = True
    for person in people:
        bridge.orders(person, 2)
    settle_up(bridge, people)
    bridge.doubles.whatsapp.webhooks.in_parallel = False


def test_the_emulator_stopped_and_started_again_mid_way_loses_nothing(bridge: Any, people: list[str]) -> None:
    for person in people[:3]:
        bridge.orders(person, 2)
    for person in people[3:]:
        bridge.doubles.whatsapp.write(person, "10 cs COLA-330")
    bridge.emulator.restart()
    for person in people[3:]:
        bridge.tap(person, bridge.hears(person, 2, timeout_s=90))
    settle_up(bridge, people)


def test_workers_killed_at_their_work_lose_nothing(bridge: Any, people: list[str]) -> None:
    for n, person in enumerate(people):
        bridge.doubles.whatsapp.write(person, "10 cs COLA-330")
        time.sleep(0.02 * n)
        bridge.emulator.kill_functions()
    for person in people:
        bridge.tap(person, bridge.hears(person, 2, timeout_s=90))
        bridge.emulator.kill_functions()
    settle_up(bridge, people)


def test_a_platform_that_fails_stalls_and_hangs_up_still_shows_each_reply_once(bridge: Any, people: list[str]) -> None:
    faults = bridge.doubles.whatsapp.faults
    faults.fail(2)
    faults.limit(1, retry_after_s=1)
    faults.drop(2, is_done=True)  # it took the reply, and its answer was lost
    faults.drop(1, is_done=False)
    for person in people:
        bridge.doubles.whatsapp.write(person, "10 cs COLA-330")
    for person in people:
        bridge.tap(person, bridge.hears(person, 2, timeout_s=90))
    settle_up(bridge, people)
    assert all(len(bridge.heard(p)) == 3 for p in people)


def test_while_a_system_is_down_the_partner_hears_so_once_and_the_order_follows(bridge: Any, people: list[str]) -> None:
    people = people[:2]
    bridge.admin.post("/admin/systems/order_entry/pause")
    for person in people:
        bridge.orders(person, 2)
        assert "not booked yet" in bridge.hears(person, 3).text
    time.sleep(3)
    assert all(len(bridge.heard(p)) == 3 for p in people)
    bridge.admin.post("/admin/systems/order_entry/resume")
    settle_up(bridge, people)
    assert all(len(bridge.heard(p)) == 4 for p in people)


def test_a_dead_letter_is_listed_with_its_reason_and_goes_through_when_replayed(bridge: Any) -> None:
    (person,) = [bridge.member()]
    bridge.doubles.whatsapp.faults.fail(1, status=400)
    bridge.doubles.whatsapp.write(person, "10 cs COLA-330")
    assert wait_for(lambda: bridge.listed("/admin/dead-letters", state="open"), 30)
    letter = bridge.listed("/admin/dead-letters", state="open")[0]
    assert letter["reason"]
    assert len(bridge.heard(person)) == 1
    time.sleep(3)  # what is in doubt is only sent again after its grace
    bridge.admin.post(f"/admin/dead-letters/{letter['id']}/replay")
    bridge.tap(person, bridge.hears(person, 2))
    settle_up(bridge, [person])
    assert bridge.listed("/admin/dead-letters", state="open") == []


def test_the_sweep_finds_nothing_left_to_do_after_all_that(bridge: Any) -> None:
    bridge.invoke("sweep")
    bridge.invoke("sync")
