"""The days on which a company delivers, and until when an order for tomorrow is in time; in its own time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class DeliveryDays:
    """When a company delivers. With a cut-off, an order before it goes out on the next day at the earliest."""

    zone: tzinfo = UTC
    cut_off: time | None = None
    weekdays: frozenset[int] = frozenset(range(7))

    def today(self, now: datetime) -> date:
        """Return the company's day."""
        return now.astimezone(self.zone).date()

    def first(self, now: datetime) -> date:
        """Return the first day that an order confirmed now can be delivered on."""
        here = now.astimezone(self.zone)
        if self.cut_off is None:
            return self._from(here.date())
        return self._from(here.date() + (_DAY if here.time() < self.cut_off else 2 * _DAY))

    def possible(self, asked: date, now: datetime) -> date:
        """Return the day that was asked for, or the next one on which we can deliver."""
        return self._from(max(asked, self.first(now)))

    def _from(self, day: date) -> date:
        while day.weekday() not in self.weekdays:
            day += _DAY
        return day


EVERY_DAY = DeliveryDays()
"""No cut-off, in UTC."""


def zone_from(name: str) -> tzinfo:
    """Return the time zone of this name, such as `Europe/London`. Raises `ValueError`."""
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, OSError) as error:
        raise ValueError("no such time zone is known here") from error


def cut_off_from(text: str) -> time | None:
    """Return the time of day in `16:00`, None where nothing is said. Raises `ValueError`."""
    if not text:
        return None
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError("a cut-off is a time such as 16:00")
    return time(int(match[1]), int(match[2]))


def weekdays_from(text: str) -> frozenset[int]:
    """Return the weekdays in `mon,tue,fri`, Monday being 0; all of them where nothing is said. Raises `ValueError`."""
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    if not set(names) <= set(WEEKDAYS):
        raise ValueError(f"weekdays are written {','.join(WEEKDAYS)}")
    return frozenset(map(WEEKDAYS.index, names)) or frozenset(range(7))
