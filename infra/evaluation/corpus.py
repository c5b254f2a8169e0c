"""A corpus of trade chat: what partners wrote, and what a careful order clerk would have understood.

A folder with `catalogue.csv` (the price list that is also uploaded), `partners.json` and `cases.jsonl`; docs/understanding.md
tells the format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from chalicelib.domain.errors import Malformed
from chalicelib.domain.partners import Partner, Role
from chalicelib.domain.trade import Dealings, Item, PastLine, PastOrder
from chalicelib.understanding.catalogue.price_list import items_from_csv

Json = dict[str, Any]
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Corpus:
    """A corpus as it was read."""

    name: str
    items: dict[str, Item]
    partners: dict[str, tuple[Partner, Dealings]]
    cases: list[Json]

    @property
    def turns(self) -> int:
        """How many messages it has."""
        return sum(len(case["turns"]) for case in self.cases)


def load(folder: Path) -> Corpus:
    """Return the corpus in a folder. Raises `Malformed`, which names the file and the line."""
    items = items_from_csv(_text(folder / "catalogue.csv"))
    try:
        known = json.loads(_text(folder / "partners.json"))
        partners = {row["id"]: (_partner(row), _dealings(row)) for row in known}
    except (ValueError, KeyError, TypeError) as error:
        raise Malformed(f"not a list of partners: {error!r}", field="partners.json") from error
    cases = list(_cases(folder / "cases.jsonl", partners))
    return Corpus(folder.name, {item.sku: item for item in items}, partners, cases)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Malformed("cannot be read", field=path.name) from error


def _cases(path: Path, partners: dict[str, tuple[Partner, Dealings]]) -> Iterator[Json]:
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            date.fromisoformat(case["today"])
            texts = [turn["text"] for turn in case["turns"]]
            sound = case["partner"] in partners and bool(texts) and isinstance(case["draft"], list)
        except (ValueError, KeyError, TypeError) as error:
            raise Malformed(f"not a dialogue: {error!r}", field=f"{path.name} line {number}") from error
        if not sound:
            raise Malformed("an unknown partner, no turns or no draft", field=f"{path.name} line {number}")
        yield case


def _partner(row: Json) -> Partner:
    return Partner(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        locale=row["locale"],
        aliases=row["aliases"],
        ship_to=tuple(row["ship_to"]),
        created_at=_EPOCH,
    )


def _dealings(row: Json) -> Dealings:
    return Dealings(
        orders=tuple(_order(order) for order in row["orders"]),
        purchase_orders=tuple(_order(order) for order in row["purchase_orders"]),
    )


def _order(row: Json) -> PastOrder:
    lines = tuple(
        PastLine(sku=line["sku"], quantity=Decimal(line["quantity"]), unit=line["unit"], line=line.get("line"))
        for line in row["lines"]
    )
    return PastOrder(ref=row["ref"], on=row.get("date", ""), lines=lines)
