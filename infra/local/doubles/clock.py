"""The doubles' own clock: it can be put forward, so that a 24-hour window closes in a test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class DoubleClock:
    """The machine's time, plus what it was put forward by."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return this moment, aware and in UTC."""
        return datetime.now(UTC) + self._ahead

    def advance(self, by: timedelta) -> None:
        """Put the clock forward."""
        self._ahead += by
