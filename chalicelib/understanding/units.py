"""Units: the words for them, and what each means for one item.

Source: UN/ECE Recommendations 20 and 21, X12 element 355; the words as partners write them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chalicelib.domain.trade import Item

BASE_UNITS = frozenset({"EA", "KG", "L", "M"})
UNITS = frozenset(["EA", "PK", "BX", "CTN", "CS", "BG", "DZ", "GR", "PLT", "BTL", "DRM", "RL", "KG", "G", "L", "M"])

Said = tuple[str, Decimal]  # a unit's code, and how many of it one of the word means

JIN_KG = Decimal("0.5")
"""A 斤 in mainland China; in Taiwan and Hong Kong it is about 0.6 kg."""

_LATIN: dict[str, str] = {
    "CS": "cs cse case cases ca",
    "CTN": "ctn ctns carton cartons crtn",
    "BX": "bx bxs box boxes",
    "PK": "pk pks pkt pkts packet packets pack packs",
    "BG": "bg bgs bag bags sack sacks",
    "BTL": "btl btls bottle bottles",
    "DRM": "drm drms drum drums",
    "RL": "rl rls roll rolls",
    "DZ": "dz doz dozen dozens",
    "GR": "gr gro gross",
    "PLT": "plt plts pallet pallets skid skids",
    "EA": "ea each pc pcs piece pieces can cans tin tins jar jars tub tubs bucket buckets head heads bunch bunches unit units",
    "KG": "kg kgs kilo kilos",
    "G": "g gram grams",
    "L": "l ltr ltrs litre litres liter liters",
    "M": "m metre metres meter meters",
}

_CHINESE: dict[str, str] = {
    "CTN": "箱 件",
    "BX": "盒",
    "PK": "包",
    "BG": "袋",
    "BTL": "瓶",
    "DRM": "桶",
    "RL": "卷",
    "DZ": "打",
    "GR": "罗",
    "PLT": "托 板 托盘",
    "EA": "个 只 根 把 颗 罐 听 支 块 条 枚 双 头",
    "KG": "公斤 千克",
    "G": "克",
    "L": "升",
    "M": "米",
}

_ONE = Decimal(1)
LATIN: dict[str, Said] = {word: (unit, _ONE) for unit, words in _LATIN.items() for word in words.split()}
CHINESE: dict[str, Said] = {word: (unit, _ONE) for unit, words in _CHINESE.items() for word in words.split()} | {
    "斤": ("KG", JIN_KG),
    "吨": ("KG", Decimal(1000)),
}
CHINESE_LONGEST = max(map(len, CHINESE))

_ONE_WORD = (frozenset({"CS", "CTN", "BX"}), frozenset({"PK", "BG"}))
"""Words that mean the same for an item which is sold by one of these only."""

_IN_BASE: dict[str, dict[str, Decimal]] = {
    "EA": {"EA": _ONE, "BTL": _ONE, "DZ": Decimal(12), "GR": Decimal(144)},
    "KG": {"KG": _ONE, "G": Decimal("0.001")},
    "L": {"L": _ONE},
    "M": {"M": _ONE},
}
"""How many base units these are, for every item of that base unit."""

QUANTITY_MOST = Decimal(100_000)


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
    sold = _sold_unit(item, unit)
    if sold is not None:
        return Amount(quantity, sold)
    factor = _IN_BASE.get(item.base_unit, {}).get(unit)
    return _of_base(item, quantity * factor) if factor is not None else None


def _sold_unit(item: Item, unit: str) -> str | None:
    if unit in item.units:
        return unit
    group = next((group for group in _ONE_WORD if unit in group), frozenset())
    sold = [code for code in item.units if code in group]
    return sold[0] if len(sold) == 1 else None


def _of_base(item: Item, amount: Decimal) -> Amount | None:
    if item.base_unit in item.units and item.units[item.base_unit] == 1:
        return Amount(amount, item.base_unit)
    factor = item.units[item.default_unit]
    return Amount(amount / factor, item.default_unit) if amount % factor == 0 else None


def is_sellable(item: Item, amount: Amount) -> bool:
    """Say whether so many can be sold: what is weighed in any quantity, the rest in whole selling units."""
    if not 0 < amount.quantity <= QUANTITY_MOST:
        return False
    if item.base_unit != "EA" and item.base_unit in item.units:
        return True
    return amount.quantity * item.units[amount.unit] % min(item.units.values()) == 0


def plain(quantity: Decimal) -> Decimal:
    """Return the number without trailing zeros and without an exponent."""
    whole = quantity.to_integral_value()
    return whole.quantize(Decimal(1)) if quantity == whole else quantity.normalize()
