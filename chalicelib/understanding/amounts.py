"""Amounts: what so many of a unit are of one item, and whether so many can be sold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from chalicelib.domain.trade import Item
from chalicelib.understanding.language.units import BOXES, IN_BASE, LATIN, PIECES, SACKS

QUANTITY_MOST = Decimal(100_000)
_ONE_WORD = (BOXES, SACKS)
"""Words that mean the same for an item which is sold by one of these only."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a unit of the item."""

    quantity: Decimal
    unit: str


def resolved(item: Item, quantity: Decimal, unit: str | None) -> Amount | None:
    """Return the amount in a unit that the item is sold in, None when it is not sold by this unit.

    No unit means the default one. Pieces and measures become selling units where they make whole ones.
    """
    if unit is None:
        return Amount(quantity, item.default_unit)
    sold = sold_unit(item, unit)
    if sold is not None:
        return Amount(quantity, sold)
    factor = IN_BASE.get(item.base_unit, {}).get(unit)
    if factor is None and item.base_unit == "EA" and (unit in PIECES or (unit in SACKS and "EA" in item.units)):
        factor = Decimal(1)
    return _of_base(item, quantity * factor) if factor is not None else None


def pieces_of(item: Item, quantity: Decimal) -> Amount | None:
    """Return so many pieces in a unit that the item is sold in, None where they make no whole ones."""
    amount = resolved(item, quantity, "EA")
    return amount if amount is not None and is_sellable(item, amount) else None


def sold_unit(item: Item, unit: str) -> str | None:
    """Return the selling unit that this word means for the item."""
    if unit in item.units:
        return unit
    if unit == "PCE":
        return _carton_or_piece(item)
    if unit == "BXE":
        return _box_or_piece(item)
    if unit in ("BUN", "LOT"):
        return _lot(item, unit)
    group = next((group for group in _ONE_WORD if unit in group), frozenset())
    sold = [code for code in item.units if code in group]
    if len(sold) == 1:
        return sold[0]
    like = {"CS": "CTN", "CTN": "CS"}.get(unit, "")
    return like if like in sold else None


def _carton_or_piece(item: Item) -> str | None:
    """Return what 件 means for the item: a carton in trade, a piece of what comes in none."""
    boxes = [code for code in ("CTN", "CS", "BX") if code in item.units]
    return boxes[0] if boxes else "EA" if "EA" in item.units else None


def _box_or_piece(item: Item) -> str | None:
    """Return what 盒 means for the item: a box of it, else the one that each comes in; none where it may be a packet."""
    if "BX" not in item.units and "EA" in item.units:
        return None if SACKS & item.units.keys() else "EA"
    return sold_unit(item, "BX")


def _lot(item: Item, unit: str) -> str | None:
    """Return what a bunch or a tray of the item is: the unit of which its pack says so, else a piece or a packet, else what it is sold by."""
    spelt = [
        code
        for code, factor in item.units.items()
        if factor > 1 and f"{factor:f}" in _NUMBERS.findall(_told(item, unit))
    ]
    if len(spelt) == 1:
        return spelt[0]
    likely = ("EA", "PK", "BG") if unit == "BUN" else ("PK", "BG", "EA")
    known = next((code for code in likely if code in item.units), None)
    return known or item.default_unit


def _told(item: Item, unit: str) -> str:
    """Return the pack of an item where it is told by such a word: `bunch of 10`."""
    pack = item.pack.casefold()
    return pack if any(LATIN[word].code == unit for word in _WORDS.findall(pack) if word in LATIN) else ""


_NUMBERS, _WORDS = re.compile(r"\d+"), re.compile(r"[a-z]+")


def named(unit: str | None) -> str | None:
    """Return the unit that a word means where no item is known: 盒 is a box."""
    return {"BXE": "BX", "BUN": "EA", "LOT": "PK"}.get(unit or "", unit)


def _of_base(item: Item, amount: Decimal) -> Amount | None:
    if item.units.get(item.base_unit) == 1:
        return Amount(amount, item.base_unit)
    for unit in sorted(item.units, key=lambda u: (u != item.default_unit, item.units[u])):
        if amount % item.units[unit] == 0:
            return Amount(amount / item.units[unit], unit)
    return None


def is_sellable(item: Item, amount: Amount) -> bool:
    """Say whether so many can be sold: by weight and volume in any quantity, the rest in whole selling units."""
    if not 0 < amount.quantity <= QUANTITY_MOST:
        return False
    if "KG" in item.units or "L" in item.units:
        return True
    return base_of(item, amount) % min(item.units.values()) == 0


def base_of(item: Item, amount: Amount) -> Decimal:
    """Return how many base units the amount is."""
    factor = item.units.get(amount.unit) or IN_BASE.get(item.base_unit, {}).get(amount.unit, Decimal(1))
    return amount.quantity * factor


def plain(quantity: Decimal) -> Decimal:
    """Return the number without trailing zeros and without an exponent."""
    whole = quantity.to_integral_value()
    return whole.quantize(Decimal(1)) if quantity == whole else quantity.normalize()
