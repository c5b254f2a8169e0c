"""Reading many rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalicelib.adapters._errors import call
from chalicelib.adapters._patience import pause
from chalicelib.adapters._rows import Row, key_from_row, row_from_key
from chalicelib.domain.base import Key
from chalicelib.domain.errors import Unavailable

MOST_KEYS = 100
"""As many as one call takes."""

_PAUSES_S = (0.0, 0.05, 0.2, 0.8)


def read_rows(client: Any, table: str, keys: Sequence[Key]) -> dict[Key, Row]:
    """Return the rows of at most 100 different keys, read consistently. Raises `Unavailable` if some stay unread."""
    if not keys:
        return {}
    found: dict[Key, Row] = {}
    waiting: dict[str, Any] = {table: {"Keys": [row_from_key(key) for key in keys], "ConsistentRead": True}}
    for longest_s in _PAUSES_S:
        pause(longest_s)
        answer = call(client.batch_get_item, RequestItems=waiting)
        found |= {key_from_row(row): row for row in answer["Responses"].get(table, ())}
        waiting = answer.get("UnprocessedKeys") or {}
        if not waiting:
            return found
    raise Unavailable("the table left records unread")
