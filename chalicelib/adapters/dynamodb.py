"""The store on one DynamoDB table.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

from chalicelib.adapters import _listing
from chalicelib.adapters._errors import ConditionFailed, call
from chalicelib.adapters._kinds import readable
from chalicelib.adapters._patience import patiently
from chalicelib.adapters._reading import MOST_KEYS, read_rows
from chalicelib.adapters._rows import DUE, Row, key_from_row, moment_text, record_from_row, row_from_key
from chalicelib.adapters._writes import Call, call_for, call_to_advance, key_of
from chalicelib.domain.base import Key, R, Record, Ref
from chalicelib.domain.errors import Conflict
from chalicelib.ports import Found, Page, Write

MOST_WRITES = 100
"""As many as a transaction takes."""


class FoundRows:
    """The answer to `get_many`: a row becomes a record when it is asked for."""

    def __init__(self, rows: Mapping[Key, Row]) -> None:
        self._rows = rows

    def get(self, ref: Ref[R]) -> R | None:
        """Return the record that `ref` points at, or None."""
        row = self._rows.get(ref.key)
        return record_from_row(ref.type, row) if row else None


class DynamoStore:
    """Keeps records in a table; see `_rows` for their form. Safe for many threads."""

    def __init__(self, table: str, client: Any = None) -> None:
        self._table = table
        self._given_client = client

    @cached_property
    def _client(self) -> Any:
        from chalicelib.adapters.clients import client

        return self._given_client or client("dynamodb")

    def get(self, ref: Ref[R]) -> R | None:
        """Return the record, read consistently, or None."""
        key = row_from_key(ref.key)
        answer = call(self._client.get_item, TableName=self._table, Key=key, ConsistentRead=True)
        return record_from_row(ref.type, answer["Item"]) if "Item" in answer else None

    def get_many(self, *refs: Ref[Any]) -> Found:
        """Read up to 100 records, of any types, in one consistent call."""
        keys = list(dict.fromkeys(ref.key for ref in refs))
        if len(keys) > MOST_KEYS:
            raise ValueError(f"at most {MOST_KEYS} records")
        return FoundRows(read_rows(self._client, self._table, keys))

    def commit(self, *writes: Write) -> None:
        """Do all of these writes or none. Raises `Conflict`, and `Refused` for what does not fit in the table."""
        if len(writes) > MOST_WRITES or len({key_of(w) for w in writes}) < len(writes):
            raise ValueError(f"at most {MOST_WRITES} writes, each to another record")
        calls = [call_for(write) for write in writes]
        if len(calls) == 1:
            self._write(calls[0])
        elif calls:
            items = [{name: {"TableName": self._table, **parameters}} for name, parameters in calls]
            patiently(lambda: call(self._client.transact_write_items, TransactItems=items))

    def advance(self, record: Record, rank: int) -> bool:
        """Write the record unless one with the same or a higher rank is there; say whether it was written."""
        try:
            self._write(call_to_advance(record, rank))
        except Conflict:
            return False
        return True

    def page(
        self,
        of: type[R] | tuple[type[R], ...],
        listing: str,
        *,
        where: Mapping[str, str] | None = None,
        newest_first: bool = True,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[R]:
        """Return a page of a listing; `where` filters by tags. Raises `Malformed` for a cursor that is not ours.

        The index lags behind the table by a moment, the records are as they stand: a page may come short of its limit.
        """
        types = {t.kind: t for t in (of if isinstance(of, tuple) else (of,))}
        query = _listing.query(listing, tuple(types), where or {}, newest_first=newest_first, cursor=cursor)
        size = _listing.rows_a_call(limit, where or {})
        entries = list(islice(self._query({**query, "Limit": size}), limit + 1))
        shown = entries[:limit]
        rows = (row for row in self._whole(shown) if _listing.still_holds(row, listing, where or {}))
        records = (record_from_row(types[row["kind"]["S"]], row) for row in rows)
        more = len(entries) > limit and shown
        return Page(tuple(records), _listing.cursor_at(shown[-1], listing) if more else None)

    def due(self, before: datetime, limit: int) -> list[Record]:
        """Return records whose `due_at` has passed, the longest overdue first.

        What this version of the code cannot read stays out, and keeps nothing else waiting.
        """
        query = {
            "IndexName": "by_due",
            "KeyConditionExpression": "due = :due AND due_at <= :before",
            "ExpressionAttributeValues": {":due": {"S": DUE}, ":before": {"S": moment_text(before)}},
            "Limit": min(limit, MOST_KEYS),
        }
        entries = self._query(query)
        found: list[Record] = []
        while len(found) < limit and (stretch := list(islice(entries, MOST_KEYS))):
            # The index lags: what has been done meanwhile is not due any more.
            found += [record for record in readable(self._whole(stretch)) if _is_due(record, before)]
        return found[:limit]

    def _write(self, one: Call) -> None:
        name, parameters = one
        operation = getattr(self._client, f"{name.lower()}_item")
        if "ConditionExpression" in parameters:
            parameters = {**parameters, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
        try:
            patiently(lambda: call(operation, TableName=self._table, **parameters))
        except ConditionFailed as error:
            if not (error.was_retried and _is_ours(error.row, parameters)):
                raise

    def _query(self, query: dict[str, Any]) -> Iterator[Row]:
        start: dict[str, Any] = {}
        while True:
            answer = call(self._client.query, TableName=self._table, **query, **start)
            yield from answer["Items"]
            if "LastEvaluatedKey" not in answer:
                return
            start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def _whole(self, entries: Iterable[Row]) -> list[Row]:
        keys = [key_from_row(entry) for entry in entries]
        rows: dict[Key, Row] = {}
        for start in range(0, len(keys), MOST_KEYS):
            rows |= read_rows(self._client, self._table, keys[start : start + MOST_KEYS])
        return [rows[key] for key in keys if key in rows]


def _is_ours(row: Row, parameters: dict[str, Any]) -> bool:
    """Say whether a write that was tried again finds its own first try, whose answer was lost."""
    body = parameters["Item"]["body"] if "Item" in parameters else parameters["ExpressionAttributeValues"][":body"]
    return bool(row.get("body") == body)


def _is_due(record: Record, before: datetime) -> bool:
    at = record.due_at()
    return at is not None and at <= before
