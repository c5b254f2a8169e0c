"""Waiting for what happens elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep


def wait_for(is_so: Callable[[], object], timeout_s: float = 10.0, every_s: float = 0.01) -> bool:
    """Ask again and again until `is_so` says yes; say whether it did in time."""
    until = monotonic() + timeout_s
    while not is_so():
        if monotonic() > until:
            return False
        sleep(every_s)
    return True
