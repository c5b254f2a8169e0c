"""Takes the parts of an event out of its JSON and refuses those that are not of the documented shape."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

MILLISECONDS_FROM = 100_000_000_000
"""From here on a timestamp counts milliseconds; as seconds it would be past the year 5000."""


class Odd(ValueError):
    """A part is missing or of another shape. The caller keeps the event whole, as `Unsupported` or as a notice."""


def thing(of: Any, name: str) -> dict[str, Any]:
    """Return the object under this name. Raises `Odd`."""
    found = of.get(name) if isinstance(of, dict) else None
    if not isinstance(found, dict):
        raise Odd(name)
    return found


def maybe_thing(of: Any, name: str) -> dict[str, Any]:
    """Return the object under this name, an empty one where there is none."""
    found = of.get(name) if isinstance(of, dict) else None
    return found if isinstance(found, dict) else {}


def many(of: Any, name: str) -> list[Any]:
    """Return the list under this name, an empty one where there is none. Raises `Odd` when it is no list."""
    found = of.get(name) if isinstance(of, dict) else None
    if found is None:
        return []
    if not isinstance(found, list):
        raise Odd(name)
    return found


def each(of: Any, name: str) -> list[Any]:
    """Return the events under this name. What is no list is its own only element, so that it is read or kept alone."""
    found = of.get(name) if isinstance(of, dict) else None
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def word(of: Any, name: str) -> str:
    """Return the text or the number under this name, as text. Raises `Odd` when there is none."""
    found = maybe_word(of, name)
    if found is None:
        raise Odd(name)
    return found


def maybe_word(of: Any, name: str) -> str | None:
    """Return the text or the number under this name, as text; None where there is none, or an empty one."""
    found = of.get(name) if isinstance(of, dict) else None
    if isinstance(found, bool) or not isinstance(found, (str, int, Decimal)):
        return None
    return str(found) or None


def number(of: Any, name: str) -> Decimal:
    """Return the number under this name, also when it is written as text. Raises `Odd`."""
    try:
        found = Decimal(word(of, name))
    except InvalidOperation as error:
        raise Odd(name) from error
    if not found.is_finite():
        raise Odd(name)
    return found


def maybe_number(of: Any, name: str) -> Decimal | None:
    """Return the number under this name, None where there is none."""
    return None if maybe_word(of, name) is None else number(of, name)


def degrees(of: Any, name: str) -> float:
    """Return the latitude or longitude under this name. Raises `Odd`."""
    found = float(number(of, name))
    if not math.isfinite(found):
        raise Odd(name)
    return found


def maybe_moment(of: Any, name: str) -> datetime | None:
    """Return the moment under this name, in seconds or in milliseconds since 1970; None where there is no sane one."""
    try:
        found = number(of, name)
        stamp = found / 1000 if abs(found) >= MILLISECONDS_FROM else found
        return datetime.fromtimestamp(float(stamp), UTC)
    except (ValueError, ArithmeticError, OSError):
        return None
