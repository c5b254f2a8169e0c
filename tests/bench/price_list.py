"""How long a price list takes to become the catalogue in force, and in how much memory; a million items with `READING_LARGE=1`."""

from __future__ import annotations

import csv
import os
import resource
import tempfile
import time
from pathlib import Path

from tests.bench.reading import LARGE, items


def measure() -> dict[str, float]:
    """Return the items, CPU seconds, megabytes of memory (all of the process), of the list and of the packed catalogue."""
    from chalicelib.understanding import CatalogueFormat
    from chalicelib.understanding.catalogue.price_list import COLUMNS

    size = 1_000_000 if os.environ.get(LARGE) else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "price-list.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            table.writerows([i.sku, i.name, "", "drinks", i.pack, "EA", "CS:24|EA:1", "CS", ""] for i in items(size))
        raw = path.read_bytes()
    started = time.process_time()
    packed = CatalogueFormat().packed(raw)
    return {
        "items": packed.items,
        "seconds": time.process_time() - started,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "list_mb": len(raw) / 1_000_000,
        "packed_mb": len(packed.blob) / 1_000_000,
    }
