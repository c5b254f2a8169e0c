"""How long understanding takes for a message of twenty lines, by the size of the catalogue, and in how much memory."""

from __future__ import annotations

import resource
import time
from datetime import date
from decimal import Decimal
from statistics import quantiles
from typing import Any

SIZES = (1_000, 10_000)
ROUNDS = 60
LINES = 20


def measure() -> list[dict[str, Any]]:
    """Return, for each size, the median and the 95th percentile in milliseconds, and the process's memory in MB."""
    return [_measured(size) for size in SIZES]


def _measured(size: int) -> dict[str, Any]:
    from chalicelib.domain.content import Text
    from chalicelib.domain.partners import Partner
    from chalicelib.domain.trade import Dealings, Draft, Item
    from chalicelib.understanding import CatalogueFormat, Reader
    from chalicelib.understanding.catalogues import BlobCatalogues
    from tests.fakes import MORNING, FakeBlobs

    units = {"CS": Decimal(24), "EA": Decimal(1)}
    items = [
        Item(sku=f"IT-{n:06d}", name=f"Item {n} of {n % 97} kinds", base_unit="EA", units=units, default_unit="CS")
        for n in range(size)
    ]
    catalogue = BlobCatalogues(FakeBlobs({"c": CatalogueFormat().pack(items)})).current("c")
    partner = Partner(id="P-1", name="Bench", created_at=MORNING)
    text = "\n".join(f"{n + 1} cs IT-{n * (size // LINES):06d}" for n in range(LINES))
    reader, times_ms = Reader(), []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        turn = reader.read(
            Text(text=text),
            draft=Draft(),
            partner=partner,
            dealings=Dealings(),
            catalogue=catalogue,
            today=date(2026, 3, 2),
            language="en",
        )
        times_ms.append((time.perf_counter() - started) * 1000)
        assert len(turn.lines) == LINES, turn
    cuts = quantiles(times_ms, n=20)
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"items": size, "p50_ms": cuts[9], "p95_ms": cuts[18], "memory_mb": memory_mb}
