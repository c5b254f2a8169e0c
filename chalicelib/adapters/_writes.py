"""What each kind of write is called in DynamoDB: the name of the call and its parameters."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from chalicelib.adapters._rows import Row, epoch, row_from_key, row_from_record
from chalicelib.domain.base import Counter, Key, Record
from chalicelib.ports import Add, Delete, Increment, Put, Save, Write

Call = tuple[str, dict[str, Any]]
"""`Put`, `Update` or `Delete`, as a transaction names them, and the parameters."""

# What a row may lack, and what must go when the record that is put there lacks it.
_OPTIONAL = frozenset({"expires", "list", "list_at", "due", "due_at", "t_state", "t_partner", "t_channel", "rank"})


def call_for(write: Write) -> Call:
    """Return the call that does this write."""
    return _CALLS[type(write)](write)


def key_of(write: Write) -> Key:
    """Return the key of the record that is written."""
    if isinstance(write, Delete):
        return write.ref.key
    return Counter.ref(write.name).key if isinstance(write, Increment) else write.record.key()


def call_to_advance(record: Record, rank: int) -> Call:
    """Return the call that writes a record unless one of the same or a higher rank is there."""
    name, parameters = _call_to_put(record, rank={"N": str(rank)})
    return name, {**parameters, "ConditionExpression": "attribute_not_exists(#rank) OR #rank < :rank"}


def _add(write: Add) -> Call:
    row = {**row_from_record(write.record), "version": {"N": "1"}}
    return "Put", {"Item": row, "ConditionExpression": "attribute_not_exists(pk)"}


def _save(write: Save) -> Call:
    version = write.record.version
    return "Put", {
        "Item": {**row_from_record(write.record), "version": {"N": str(version + 1)}},
        "ConditionExpression": "version = :read",
        "ExpressionAttributeValues": {":read": {"N": str(version)}},
    }


def _put(write: Put) -> Call:
    return _call_to_put(write.record)


def _delete(write: Delete) -> Call:
    return "Delete", {"Key": row_from_key(write.ref.key)}


def _increment(write: Increment) -> Call:
    return "Update", {
        "Key": row_from_key(Counter.ref(write.name).key),
        "UpdateExpression": "SET kind = :kind, expires = :until ADD #value :by, version :one",
        "ExpressionAttributeNames": {"#value": "value"},
        "ExpressionAttributeValues": {
            ":kind": {"S": Counter.kind},
            ":until": {"N": epoch(write.until)},
            ":by": {"N": str(write.by)},
            ":one": {"N": "1"},
        },
    }


def _call_to_put(record: Record, **more: dict[str, str]) -> Call:
    # An update, not a put: only so does the version go up from whatever it was.
    row: Row = {**row_from_record(record), **more}
    key = {name: row.pop(name) for name in ("pk", "sk")}
    expression, names = _replacing(tuple(row))
    return "Update", {
        "Key": key,
        "UpdateExpression": expression,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": {":one": {"N": "1"}, **{f":{name}": value for name, value in row.items()}},
    }


@cache
def _replacing(present: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    gone = sorted(_OPTIONAL.difference(present))
    sets = ", ".join(f"#{name} = :{name}" for name in present)
    removes = f" REMOVE {', '.join(f'#{name}' for name in gone)}" if gone else ""
    return f"SET {sets}{removes} ADD version :one", {f"#{name}": name for name in (*present, *gone)}


_CALLS: dict[type[Any], Callable[[Any], Call]] = {
    Add: _add,
    Save: _save,
    Put: _put,
    Delete: _delete,
    Increment: _increment,
}
