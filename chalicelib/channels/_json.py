"""Reads webhook bodies without losing anything: numbers keep their digits, and what is read can always be stored.

Source: RFC 8259, https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any, NoReturn

from chalicelib.domain.errors import Malformed


def load(body: bytes) -> dict[str, Any]:
    """Return the object in the body; broken numbers are `Decimal`. Raises `Malformed`."""
    try:
        text = body.decode()
        read = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
        # Half of an emoji is legal JSON but no text: no database, no hash and no answer could hold it.
        whole = _mended(read) if "\\ud" in text.lower() else read
    except (ValueError, RecursionError) as error:
        raise Malformed("the body is not JSON") from error
    if not isinstance(whole, dict):
        raise Malformed("the body is not an object")
    return whole


def dump(value: Any) -> str:
    """Write it as JSON again, the same every time."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_number)
    except RecursionError as error:
        raise Malformed("the body is nested too deep") from error


def _number(value: Decimal) -> float | str:
    number = float(value)
    return number if math.isfinite(number) else str(value)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_mended(name): _mended(part) for name, part in value.items()}
    return [_mended(part) for part in value] if isinstance(value, list) else value
