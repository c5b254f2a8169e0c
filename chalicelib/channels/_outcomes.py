"""Reads what an HTTP API answered, whatever it is."""

from __future__ import annotations

import json
import math
from http import HTTPStatus
from typing import Any

from chalicelib.ports import HttpAnswer

RETRY_AFTER_MOST_S = 6 * 3600.0


def is_success(answer: HttpAnswer) -> bool:
    """Say whether the call was accepted."""
    return HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES


def json_object(answer: HttpAnswer) -> dict[str, Any]:
    """Return the object in the answer's body; an empty one where there is none."""
    try:
        read = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def retry_after_s(answer: HttpAnswer, default_s: float | None = None) -> float | None:
    """Return how long the answer asks us to wait, `default_s` when it does not say; at most six hours."""
    try:
        told = float(answer.headers.get("retry-after", ""))
    except ValueError:
        return default_s
    return min(told, RETRY_AFTER_MOST_S) if math.isfinite(told) and told >= 0 else default_s
