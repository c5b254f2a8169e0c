"""How long to wait before trying again, and who tries: the queue at first, `sweep` for as long as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from chalicelib.domain.conversations import STUCK_AFTER

LONGEST = timedelta(minutes=30)
FACTOR = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """The pauses between attempts: `first_s` seconds, then three times as long each time.

    After `attempts` the queue's part ends and the work is parked, so that it holds up nothing behind it.
    """

    first_s: float
    attempts: int

    def pause_s(self, attempts: int, asked_s: float | None = None) -> float:
        """Return the pause after that many attempts, at least as long as the other side asked for."""
        own = min(float(self.first_s * FACTOR ** (attempts - 1)), LONGEST.total_seconds())
        return max(own, min(asked_s or 0, LONGEST.total_seconds()))

    def is_parked(self, attempts: int) -> bool:
        """Say whether the queue has tried often enough."""
        return attempts >= self.attempts

    def until_swept(self, attempts: int) -> timedelta:
        """Return how long `sweep` leaves the work alone after that many attempts."""
        pause = timedelta(seconds=self.pause_s(attempts))
        return pause if self.is_parked(attempts) else pause + STUCK_AFTER
