"""The machine's clock and chance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from chalicelib.adapters.machine import SystemChance, SystemClock
from chalicelib.ports import Chance, Clock


def test_the_clock_tells_this_moment_in_utc() -> None:
    clock: Clock = SystemClock()
    now = clock.now()
    assert now.tzinfo is UTC
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_chance_draws_as_many_bytes_as_asked_and_never_the_same() -> None:
    chance: Chance = SystemChance()
    drawn = {chance.token(16) for _ in range(100)}
    assert len(drawn) == 100
    assert {len(token) for token in drawn} == {16}
