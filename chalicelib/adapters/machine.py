"""The machine's own clock and random source."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime


class SystemClock:
    """Tells the machine's time."""

    @staticmethod
    def now() -> datetime:
        """Return this moment, aware and in UTC."""
        return datetime.now(UTC)


class SystemChance:
    """Draws from the machine's source for secrets."""

    @staticmethod
    def token(n_bytes: int) -> bytes:
        """Return that many random bytes, fit for secrets."""
        return secrets.token_bytes(n_bytes)
