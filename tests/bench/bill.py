"""What calls to AWS cost at list price, counted from the calls themselves: units from item sizes, as DynamoDB counts.

Prices: us-east-1, on demand. A write unit is a kilobyte, a read unit four; a transaction costs twice; an index costs a
unit whenever what it projects changes, two when its place does.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

WRITE_UNIT, READ_UNIT = 0.625e-6, 0.125e-6
FIFO_REQUEST, GATEWAY_REQUEST, LAMBDA_REQUEST, GB_SECOND = 0.5e-6, 3.5e-6, 0.2e-6, 0.0000166667

LISTED = ("list", "list_at", "kind", "t_state", "t_partner", "t_channel")
DUE = ("due", "due_at")
WRITES = {"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"}
READS = {"GetItem", "BatchGetItem", "Query", "TransactGetItems"}

Item = dict[str, Any]


@dataclass
class Bill:
    """Listens to a DynamoDB client and an SQS client; `calls` by name, units as they would be billed."""

    calls: Counter[str] = field(default_factory=Counter)
    write_units: float = 0
    read_units: float = 0
    _rows: dict[tuple[str, str], Item] = field(default_factory=dict)

    def listen(self, client: Any, service: str) -> None:
        """Count this client's calls from now on."""
        client.meta.events.register(f"provide-client-params.{service}", self._count)
        client.meta.events.register(f"after-call.{service}", self._count_answer)

    def _count(self, params: Any, model: Any, **_: object) -> None:
        self.calls[model.name] += 1
        if model.name == "PutItem":
            self.write_units += self._put(params["Item"])
        if model.name == "UpdateItem":
            self.write_units += 1
        for write in params.get("TransactItems", ()):
            self.write_units += 2 * (self._put(write["Put"]["Item"]) if "Put" in write else 1)

    def _count_answer(self, parsed: Any, model: Any, **_: object) -> None:
        items = [parsed["Item"]] if "Item" in parsed else parsed.get("Items", [])
        for found in parsed.get("Responses", {}).values() if isinstance(parsed.get("Responses"), dict) else ():
            items = [*items, *found]
        if model.name in READS:
            self.read_units += sum(math.ceil(size(item) / 4096) for item in items) or 1

    def _put(self, item: Item) -> float:
        key = (item["pk"]["S"], item["sk"]["S"])
        before = self._rows.get(key, {})
        self._rows[key] = item
        units = math.ceil(max(size(item), size(before)) / 1024)
        return units + _index(before, item, LISTED, 2) + _index(before, item, DUE, 2)

    @property
    def writes(self) -> int:
        """Calls that write to the table."""
        return sum(self.calls[name] for name in WRITES)

    @property
    def reads(self) -> int:
        """Calls that read from the table."""
        return sum(self.calls[name] for name in READS)

    def dollars(self, *, webhooks: int, invocations: int, gb_s: float) -> dict[str, float]:
        """Return the cost by service; a FIFO message is sent, received and deleted."""
        sends = self.calls["SendMessage"] + self.calls["SendMessageBatch"]
        return {
            "DynamoDB writes": self.write_units * WRITE_UNIT,
            "DynamoDB reads": self.read_units * READ_UNIT,
            "SQS": 3 * sends * FIFO_REQUEST,
            "API Gateway": webhooks * GATEWAY_REQUEST,
            "Lambda requests": invocations * LAMBDA_REQUEST,
            "Lambda time": gb_s * GB_SECOND,
        }


def size(item: Item) -> int:
    """Return the bytes of an item, names included."""
    return sum(len(name) + len(json.dumps(next(iter(value.values())))) for name, value in item.items())


def _index(before: Item, after: Item, fields: tuple[str, ...], placed_by: int) -> float:
    place = [before.get(f) for f in fields[:placed_by]], [after.get(f) for f in fields[:placed_by]]
    shown = [before.get(f) for f in fields], [after.get(f) for f in fields]
    if shown[0] == shown[1]:
        return 0
    moved = place[0] != place[1] and place[0][0] is not None and place[1][0] is not None
    return 2 if moved else 1
