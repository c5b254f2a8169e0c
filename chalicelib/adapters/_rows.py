"""How a record stands in the table, and how it is read back.

A row has the keys `pk` and `sk`; `kind`, `body` (the record as JSON) and `version`; `expires` for the table's own
forgetting; `list` and `list_at` for the index `by_list`, with the tags as `t_…`; `due` and `due_at` for `by_due`.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any, cast

from pydantic import ValidationError

from chalicelib.domain.base import Counter, Key, R, Record
from chalicelib.domain.errors import Misconfigured
from chalicelib.domain.ids import digest

Row = dict[str, dict[str, str]]
"""Attribute → its type's letter → its value, as DynamoDB takes it."""

DUE = "due"
"""The one partition of the index `by_due`."""


def row_from_key(key: Key) -> Row:
    """Return the part of a row that names it."""
    return {"pk": {"S": key.partition}, "sk": {"S": key.sort}}


def key_from_row(row: Row) -> Key:
    """Return the key of a row."""
    return Key(row["pk"]["S"], row["sk"]["S"])


def row_from_record(record: Record) -> Row:
    """Return the row of a record, but for its version."""
    row = row_from_key(record.key())
    row["kind"] = {"S": record.kind}
    row["body"] = {"S": record.model_dump_json(exclude={"version"})}
    row.update(_expiry(record.expires_at()))
    row.update(_place_in_list(record))
    row.update(_place_in_due(record.due_at()))
    return row


def record_from_row(of: type[R], row: Row) -> R:
    """Return the record of a row. Raises `Misconfigured` when the row is of no form that this code knows."""
    version = int(row["version"]["N"])
    if of is Counter:
        return cast("R", _counter_from_row(row, version))
    try:
        record = of.model_validate_json(row["body"]["S"])
    except ValidationError:
        # What pydantic says of it holds the record's texts.
        raise Misconfigured(f"a stored {of.kind} is of a form that this version does not know") from None
    return record.model_copy(update={"version": version})


def moment_text(at: datetime) -> str:
    """Write a moment so that texts sort as the moments do: always in UTC and with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def epoch(at: datetime) -> str:
    """Write a moment as the table's forgetting takes it: whole seconds, never too early."""
    return str(math.ceil(at.timestamp()))


def _counter_from_row(row: Row, version: int) -> Counter:
    return Counter(
        name=row["pk"]["S"].removeprefix("counter/"),
        value=int(row["value"]["N"]),
        until=datetime.fromtimestamp(int(row["expires"]["N"]), UTC),
        version=version,
    )


def _expiry(at: datetime | None) -> Row:
    return {} if at is None else {"expires": {"N": epoch(at)}}


def _place_in_list(record: Record) -> Row:
    place = record.listing()
    if place is None:
        return {}
    # The end of it makes every place in a list another, so that a cursor is the place alone.
    key = record.key()
    at = f"{moment_text(place.at)}/{digest(key.partition, key.sort)[:12]}"
    tags: dict[str, Any] = {f"t_{tag}": {"S": value} for tag, value in record.tags().items()}
    return {"list": {"S": place.name}, "list_at": {"S": at}, **tags}


def _place_in_due(at: datetime | None) -> Row:
    return {} if at is None else {"due": {"S": DUE}, "due_at": {"S": moment_text(at)}}
