"""Quantities and units as people write them."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.wording.phrases import unit as named


def quantity_text(quantity: Decimal) -> str:
    """Return the number without an exponent or trailing zeros."""
    plain = f"{quantity:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def unit_name(unit: str, quantity: Decimal, language: str) -> str:
    """Return the unit's name for that many; a unit we have no name for is shown by its code."""
    return named(unit, language, is_one=quantity <= 1)
