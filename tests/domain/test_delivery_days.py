"""Days of delivery: what is possible from when on, in the company's own time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.delivery_days import (
    EVERY_DAY,
    DeliveryDays,
    cut_off_from,
    weekdays_from,
    zone_from,
)

FRIDAY = datetime(2026, 3, 6, 15, 30, tzinfo=UTC)
AT_FOUR = DeliveryDays(cut_off=time(16))
WEEK = DeliveryDays(cut_off=time(16), weekdays=weekdays_from("mon,tue,wed,thu,fri"))


@pytest.mark.parametrize(
    ("days", "hours_later", "asked", "possible"),
    [
        (EVERY_DAY, 0, "2026-03-06", "2026-03-06"),
        (EVERY_DAY, 0, "2026-03-01", "2026-03-06"),
        (AT_FOUR, 0, "2026-03-07", "2026-03-07"),
        (AT_FOUR, 0, "2026-03-06", "2026-03-07"),
        (AT_FOUR, 1, "2026-03-07", "2026-03-08"),
        (AT_FOUR, 1, "2026-03-20", "2026-03-20"),
        (WEEK, 0, "2026-03-07", "2026-03-09"),
        (WEEK, 0, "2026-03-14", "2026-03-16"),
    ],
)
def test_the_day_asked_for_or_the_next_possible_one(
    days: DeliveryDays, hours_later: int, asked: str, possible: str
) -> None:
    now = FRIDAY + timedelta(hours=hours_later)
    assert days.possible(date.fromisoformat(asked), now).isoformat() == possible


def test_the_day_and_the_cut_off_are_the_companys_own() -> None:
    sydney = DeliveryDays(zone=zone_from("Australia/Sydney"), cut_off=time(16))
    assert sydney.today(FRIDAY).isoformat() == "2026-03-07"
    assert sydney.first(FRIDAY).isoformat() == "2026-03-08"


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the bounds are naive
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.none() | st.times(),
    st.frozensets(st.integers(0, 6), min_size=1),
)
def test_a_possible_day_is_possible_and_never_too_early(
    now: datetime, asked: date, cut_off: time | None, weekdays: frozenset[int]
) -> None:
    days = DeliveryDays(cut_off=cut_off, weekdays=weekdays)
    possible = days.possible(asked, now)
    assert possible >= max(asked, days.first(now))
    assert possible.weekday() in weekdays
    assert days.possible(possible, now) == possible


@pytest.mark.parametrize("text", ["4pm", "24:00", "16:60", "9:00", "16:00:00", "16：00"])  # noqa: RUF001
def test_a_cut_off_that_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="16:00"):
        cut_off_from(text)


def test_nothing_said_is_no_cut_off_and_every_day() -> None:
    assert (cut_off_from(""), weekdays_from(" ")) == (None, frozenset(range(7)))


def test_weekdays_in_any_case_and_order_and_no_others() -> None:
    assert weekdays_from("Fri, mon") == {0, 4}
    with pytest.raises(ValueError, match="mon,tue"):
        weekdays_from("mon,payday")


@pytest.mark.parametrize("name", ["Mars/North", "../etc/passwd", "/etc/localtime"])
def test_a_time_zone_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        zone_from(name)
