"""The index `by_list`: asking it for a stretch of a listing, and the cursors into it.

A cursor is a place in one listing and no key, so that whoever forges one still sees nothing but that listing.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.adapters._rows import Row
from chalicelib.domain.errors import Malformed
from chalicelib.domain.ids import digest

_ROWS_WHEN_FILTERED = 1000
_LONGEST_CURSOR = 200


def query(
    listing: str, kinds: Sequence[str], where: Mapping[str, str], *, newest_first: bool, cursor: str | None
) -> dict[str, Any]:
    """Return the parameters of the query. Raises `Malformed` for a cursor that is not ours."""
    names, values = {"#list": "list"}, {":list": listing}
    conditions, filters = ["#list = :list"], [f"kind IN ({', '.join(f':kind{n}' for n in range(len(kinds)))})"]
    values |= {f":kind{n}": kind for n, kind in enumerate(kinds)}
    if cursor is not None:
        conditions.append(f"list_at {'<' if newest_first else '>'} :after")
        values[":after"] = place_of(cursor, listing)
    for n, (tag, value) in enumerate(where.items()):
        filters.append(f"#tag{n} = :tag{n}")
        names[f"#tag{n}"], values[f":tag{n}"] = f"t_{tag}", value
    return {
        "IndexName": "by_list",
        "KeyConditionExpression": " AND ".join(conditions),
        "FilterExpression": " AND ".join(filters),
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": {name: {"S": value} for name, value in values.items()},
        "ScanIndexForward": not newest_first,
    }


def rows_a_call(limit: int, where: Mapping[str, str]) -> int:
    """Say how many rows a call may look at: a filter leaves few, and each call costs time."""
    return _ROWS_WHEN_FILTERED if where else limit + 1


def still_holds(row: Row, listing: str, where: Mapping[str, str]) -> bool:
    """Say whether the record, by its row in the table itself, belongs to this stretch."""
    wanted = {"list": listing, **{f"t_{tag}": value for tag, value in where.items()}}
    return all(row.get(name) == {"S": value} for name, value in wanted.items())


def cursor_at(entry: Row, listing: str) -> str:
    """Return the cursor of what follows this entry."""
    return base64.urlsafe_b64encode(f"{_mark(listing)} {entry['list_at']['S']}".encode()).decode()


def place_of(cursor: str, listing: str) -> str:
    """Return the place that a cursor stands for. Raises `Malformed`."""
    try:
        mark, _, place = base64.urlsafe_b64decode(cursor[:_LONGEST_CURSOR].encode()).decode().partition(" ")
    except ValueError as error:
        raise Malformed("this cursor is not ours", field="cursor") from error
    if mark != _mark(listing) or not place:
        raise Malformed("this cursor is of another list", field="cursor")
    return place


def _mark(listing: str) -> str:
    return digest("list", listing)[:8]
