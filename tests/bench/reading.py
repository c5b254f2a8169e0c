"""How long understanding takes for a message of twenty lines, by the size of the catalogue, and in how much memory.

The names are invented brands with words of real price lists, the messages misspell, turn round or name by code some of them.
Beside it what a company might take instead: rapidfuzz, which compares each line with every name, in memory.
"""

from __future__ import annotations

import os
import random
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from chalicelib.domain.trade import Item

SIZES = (1_000, 10_000)
LARGE = "READING_LARGE"
"""Set it to 1 for catalogues of a hundred thousand and a million items too: some minutes."""

ROUNDS = 40
LINES = 20
COMPARISONS = 4_000_000
"""So many names are compared at most by rapidfuzz, and at least one message is."""

_UNITS = {"CS": Decimal(24), "EA": Decimal(1)}


def measure() -> list[dict[str, Any]]:
    """Return for each size: milliseconds, megabytes, and how many of the twenty lines were found; ours and rapidfuzz."""
    sizes = (*SIZES, 100_000, 1_000_000) if os.environ.get(LARGE) else SIZES
    ours = [_measured(size) for size in sizes]  # all of it first: its memory is told
    return [{**told, "rapidfuzz": _compared(told["items"])} for told in ours]


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


Message = list[tuple[str, Item]]
"""Lines as they were written, and the item that each means."""


class Tally:
    """Of how many lines the right item was found, apart for those that name it and those that give its code."""

    def __init__(self) -> None:
        self._lines: list[tuple[bool, bool]] = []

    def add(self, message: Message, right: Iterable[bool]) -> None:
        """Count the lines of a message."""
        self._lines += ((item.sku in said, hit) for (said, item), hit in zip(message, right, strict=True))

    def found(self) -> dict[str, float]:
        """Return the shares of all lines, of those by name and of those by code."""
        names, codes = ([hit for by_code, hit in self._lines if by_code is wanted] for wanted in (False, True))
        return {"all": mean((*names, *codes)), "by_name": mean(names), "by_code": mean(codes)}


def _messages(size: int) -> Iterator[Message]:
    """Make messages of twenty lines."""
    draw = random.Random(11)
    chosen = dict.fromkeys(draw.sample(range(size), min(size, ROUNDS * LINES)))
    ordered = [item for n, item in enumerate(items(size)) if n in chosen]
    draw.shuffle(ordered)
    for n in range(0, len(ordered) - LINES + 1, LINES):
        yield [(_line(item, draw), item) for item in ordered[n : n + LINES]]


def _measured(size: int) -> dict[str, Any]:
    from chalicelib.domain.content import Text
    from chalicelib.domain.partners import Partner
    from chalicelib.domain.trade import Dealings, Draft
    from chalicelib.understanding import Reader
    from chalicelib.understanding.catalogue.file import CatalogueFile, build
    from tests.fakes import MORNING

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        started = time.perf_counter()
        build(items(size), path)
        built_s = time.perf_counter() - started
        catalogue, reader, times_ms, tally = CatalogueFile(path), Reader(), [], Tally()
        partner = Partner(id="P-1", name="Bench", created_at=MORNING)
        for message in _messages(size):
            text = "\n".join(said for said, _ in message)
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
            ordered = {line.sku for line in turn.lines}
            tally.add(message, (item.sku in ordered for _, item in message))
        catalogue.close()
        file_mb = path.stat().st_size / 1_000_000
    cuts = quantiles(times_ms[1:], n=20)
    return {
        "items": size,
        "first_ms": times_ms[0],
        "p50_ms": cuts[9],
        "p95_ms": cuts[18],
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "found": tally.found(),
        "file_mb": file_mb,
        "built_s": built_s,
    }


def _compared(size: int) -> dict[str, Any]:
    """Return what rapidfuzz needs for a message and what it finds; the larger the catalogue the fewer messages.

    It is given the names only, so it finds no codes; it always finds something, and reads no quantities.
    """
    from rapidfuzz import fuzz, process

    skus, names = zip(*((item.sku, item.name.lower()) for item in items(size)), strict=True)
    times_ms, tally = [], Tally()
    for message in islice(_messages(size), max(1, COMPARISONS // (size * LINES))):
        started = time.process_time()
        found = [process.extractOne(said, names, scorer=fuzz.WRatio) for said, _ in message]
        times_ms.append((time.process_time() - started) * 1000)
        tally.add(message, (skus[one[2]] == item.sku for one, (_, item) in zip(found, message, strict=True)))
    return {"ms": median(times_ms), "messages": len(times_ms), "found": tally.found()}
