"""Trying once more, after a moment, what another transaction stood in the way of."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from chalicelib.adapters._errors import Contended

T = TypeVar("T")

_PAUSES_S = (0.02, 0.06, 0.18)
_spread = random.SystemRandom()


def pause(longest_s: float) -> None:
    """Wait between half of this time and all of it, so that those who wait do not come back together."""
    time.sleep(longest_s * _spread.uniform(0.5, 1))


def patiently(attempt: Callable[[], T]) -> T:
    """Return what the attempt returns; try again a few times while it raises `Contended`."""
    for longest_s in _PAUSES_S:
        try:
            return attempt()
        except Contended:
            pause(longest_s)
    return attempt()
