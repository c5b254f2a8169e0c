"""CPU of a cold start of the API function, over its floor: chalice, boto3 with two clients, pydantic with eight models."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from tests.bench.webhook_cpu import _QUEUES, PARTS

ROUNDS = 10

FLOOR = """
import chalice.app, boto3
from pydantic import BaseModel
boto3.client("dynamodb"); boto3.client("sqs")
for n in range(8):
    fields = {f"f{i}": (str if i % 2 else int | None) for i in range(8)}
    type(f"M{n}", (BaseModel,), {"__annotations__": fields})
"""
OURS = """
import app
from chalicelib.wiring import wiring
house = wiring()
house.store, house.queue, house.screening
from chalicelib.adapters.clients import client
client("dynamodb"), client("sqs")
house.channel("whatsapp")
"""


def measure() -> dict[str, float]:
    """Return CPU milliseconds over a bare interpreter: `floor`, `ours` and their `ratio`; the best round of each counts."""
    rounds = [(_cpu_ms("pass"), _cpu_ms(FLOOR), _cpu_ms(OURS)) for _ in range(ROUNDS)][1:]
    floors = [floor - bare for bare, floor, _ in rounds]
    ours = [own - bare for bare, _, own in rounds]
    return {"floor": min(floors), "ours": min(ours), "ratio": min(ours) / min(floors)}


def _cpu_ms(code: str) -> float:
    environment = {
        **PARTS,
        **{f"QUEUE_{q}": "http://127.0.0.1:9/q.fifo" for q in _QUEUES},
        "PATH": os.environ["PATH"],
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
