"""Prints the table: `python -m tests.bench`, or `make bench`. `python -m tests.bench calls` prints one part only."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

Row = tuple[str, str, str]
"""What, the figure, the goal."""


def main(wanted: list[str]) -> None:
    """Measure each part in a process of its own, so that none warms another up, and print its rows at once."""
    parts = wanted or list(PARTS)
    for part in parts:
        for what, figure, goal in PARTS[part](_measured(part)):
            sys.stdout.write(f"{what:<58} {figure:>26}   {goal}\n")
        sys.stdout.flush()


def _measured(part: str) -> Any:
    code = f"import json; from tests.bench import {part} as p; print('\\n' + json.dumps(p.measure()))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def _webhook_cpu(got: dict[str, float]) -> Iterator[Row]:
    yield "webhook: CPU, the floor (HMAC, JSON, put, send)", f"{got['floor']:.2f} ms", ""
    yield "webhook: CPU, ours", f"{got['ours']:.2f} ms = {got['ratio']:.2f} x", "at most 1.3 x"


def _cold_import(got: dict[str, float]) -> Iterator[Row]:
    yield "cold start: CPU, the floor (chalice, boto3, pydantic)", f"{got['floor']:.0f} ms", ""
    yield "cold start: CPU, ours", f"{got['ours']:.0f} ms = {got['ratio']:.2f} x", "at most 1.3 x"


def _calls(got: dict[str, Any]) -> Iterator[Row]:
    for name, goal in (("message", ""), ("receipt", ""), ("order", "at most 10 + 10")):
        told = got[name]
        yield f"{name}: calls that write + read", f"{told['writes']} + {told['reads']}", goal
        yield f"{name}: write + read units", f"{told['write_units']:.0f} + {told['read_units']:.0f}", ""
        yield f"{name}: list price a million", f"${told['total_a_million']:.2f}", ""
        for service, dollars in told["dollars_a_million"].items():
            yield f"    {service}", f"${dollars:.2f}", ""


def _size(got: dict[str, float]) -> Iterator[Row]:
    yield "zip without boto3", f"{got['mb']:.2f} MB", "under 7 MB"


def _reading(got: list[dict[str, Any]]) -> Iterator[Row]:
    for told in got:
        fuzzy = told["rapidfuzz"]
        what = f"understanding: 20 lines, {told['items']:,} items, p50 / p95"
        told_more = f"{_found(told)}, memory {told['memory_mb']:.0f} MB, file {told['file_mb']:.0f} MB"
        yield what, f"{told['p50_ms']:.1f} / {told['p95_ms']:.1f} ms", told_more
        what = (
            f"    rapidfuzz: WRatio of each line and name, {fuzzy['messages']} message{'s'[: fuzzy['messages'] != 1]}"
        )
        yield what, f"{fuzzy['ms']:,.0f} ms = {fuzzy['ms'] / told['p50_ms']:,.1f} x", _found(fuzzy)


def _price_list(got: dict[str, float]) -> Iterator[Row]:
    sizes = f"list {got['list_mb']:.0f} MB, packed {got['packed_mb']:.0f} MB"
    figure = f"{got['seconds']:.0f} s, {got['memory_mb']:.0f} MB"
    yield f"a price list of {got['items']:,.0f} items becomes a catalogue", figure, f"{sizes}; memory under 512 MB"


def _found(told: dict[str, Any]) -> str:
    found = told["found"]
    return f"{20 * found['all']:.1f} of 20 right: {found['by_name']:.0%} by name, {found['by_code']:.0%} by code"


def _end_to_end(got: dict[str, float]) -> Iterator[Row]:
    yield "emulator: a webhook to its 200, median", f"{got['webhook_ms']:.0f} ms", "under 100 ms"
    yield "emulator: Yes to the confirmation, slowest of five", f"{got['confirmation_s']:.2f} s", "under 5 s"


PARTS: dict[str, Callable[[Any], Iterator[Row]]] = {
    "webhook_cpu": _webhook_cpu,
    "cold_import": _cold_import,
    "calls": _calls,
    "size": _size,
    "reading": _reading,
    "price_list": _price_list,
    "end_to_end": _end_to_end,
}

if __name__ == "__main__":
    main(sys.argv[1:])
