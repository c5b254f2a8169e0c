"""How long understanding takes for a message of twenty lines, by the size of the catalogue, and in how much memory.

The names are invented brands with words of real price lists, the messages misspell, leave out and turn round some of them.
"""

from __future__ import annotations

import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import quantiles
from typing import Any

from chalicelib.domain.trade import Item

SIZES = (1_000, 10_000)
LARGE = "READING_LARGE"
"""Set it to 1 for catalogues of a hundred thousand and a million items too: a minute or two."""

ROUNDS = 40
LINES = 20
_UNITS = {"CS": Decimal(24), "EA": Decimal(1)}


def measure() -> list[dict[str, Any]]:
    """Return, for each size, the median and the 95th percentile in milliseconds, and the process's memory in MB."""
    sizes = (*SIZES, 100_000, 1_000_000) if os.environ.get(LARGE) else SIZES
    return [_measured(size) for size in sizes]


def items(size: int) -> Iterator[Item]:
    """Make a price list, the same each time."""
    folder = Path(__file__).parents[2] / "chalicelib/understanding/lexicon/words_en.txt"
    words = [word for word in folder.read_text("utf-8").split("\n") if word.isalpha() and len(word) > 3]
    draw = random.Random(7)
    for n in range(size):
        brand = "".join(draw.choice(["ka", "lo", "mi", "ru", "ve", "zo", "ti"]) for _ in range(3)).title()
        goods = " ".join(draw.sample(words, 3)).title()
        name = f"{brand} {goods} {draw.choice([100, 250, 330, 500, 750])}ml"
        yield Item(sku=f"IT-{n:07d}", name=name, pack="24", base_unit="EA", units=_UNITS, default_unit="CS")


def _line(item: Item, draw: random.Random) -> str:
    brand, *goods, size = item.name.lower().split()
    kept = [brand, *goods]
    way = draw.randrange(4)
    if way == 0:
        draw.shuffle(kept)
    elif way == 1:
        word = goods[0]
        place = draw.randrange(1, len(word) - 1)
        kept[1] = word[:place] + word[place + 1 :]
    elif way == 2:
        return f"{draw.randint(1, 30)} cs {item.sku}"
    return f"{draw.randint(1, 30)} cs {' '.join(kept)} {size}"


def _measured(size: int) -> dict[str, Any]:
    from chalicelib.domain.content import Text
    from chalicelib.domain.partners import Partner
    from chalicelib.domain.trade import Dealings, Draft
    from chalicelib.understanding import Reader
    from chalicelib.understanding.catalogue.file import CatalogueFile, build
    from tests.fakes import MORNING

    draw = random.Random(11)
    chosen = dict.fromkeys(draw.sample(range(size), min(size, ROUNDS * LINES)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        started = time.perf_counter()
        build(items(size), path)
        built_s = time.perf_counter() - started
        ordered = [item for n, item in enumerate(items(size)) if n in chosen]
        draw.shuffle(ordered)
        catalogue, reader, times_ms, right = CatalogueFile(path), Reader(), [], 0
        partner = Partner(id="P-1", name="Bench", created_at=MORNING)
        for n in range(0, len(ordered) - LINES + 1, LINES):
            some = ordered[n : n + LINES]
            text = "\n".join(_line(item, draw) for item in some)
            started = time.process_time()
            turn = reader.read(
                Text(text=text),
                draft=Draft(),
                partner=partner,
                dealings=Dealings(),
                catalogue=catalogue,
                today=date(2026, 3, 2),
                language="en",
            )
            times_ms.append((time.process_time() - started) * 1000)
            right += len({line.sku for line in turn.lines} & {item.sku for item in some})
        catalogue.close()
        file_mb = path.stat().st_size / 1_000_000
    cuts = quantiles(times_ms[1:], n=20)
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "items": size,
        "p50_ms": cuts[9],
        "p95_ms": cuts[18],
        "memory_mb": memory_mb,
        "found": right / (len(times_ms) * LINES),
        "file_mb": file_mb,
        "built_s": built_s,
    }
