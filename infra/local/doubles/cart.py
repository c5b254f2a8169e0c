"""A cart that somebody fills in a catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line of a cart; the price is what the app shows."""

    code: str
    quantity: int
    price: Decimal | str = Decimal(0)
    currency: str = "USD"


def shown_cart(lines: Sequence[CartLine], words: str | None) -> str:
    """Return a cart as it stands in a chat."""
    return "\n".join([*(f"{line.quantity} x {line.code}" for line in lines), *([words] if words else [])])
