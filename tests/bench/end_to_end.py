"""Milliseconds over the wire on the emulator: a webhook to its 200, the partner's Yes to the confirmation in the chat."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

WEBHOOKS, ORDERS = 30, 5


def measure() -> dict[str, Any]:
    """Return `webhook_ms` (median) and `confirmation_s` (the slowest of five orders)."""
    from tests.e2e.conftest import Bridge, running

    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as bridge:
        there: Bridge = bridge
        for n in range(WEBHOOKS):
            there.doubles.whatsapp.write(f"1555018{n:04d}", "hello").wait()
        webhooks = there.doubles.whatsapp.webhooks.latencies_ms()[5:]
        orders = [_order_s(there) for _ in range(ORDERS)]
    return {"webhook_ms": median(webhooks), "confirmation_s": max(orders)}


def _order_s(bridge: Any) -> float:
    person = bridge.member()
    bridge.doubles.whatsapp.write(person, "10 cs COLA-330")
    read_back = bridge.hears(person, 2)
    started = time.perf_counter()
    bridge.tap(person, read_back)
    bridge.hears(person, 3)
    return time.perf_counter() - started
