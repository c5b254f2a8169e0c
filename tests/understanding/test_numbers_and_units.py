from __future__ import annotations

from decimal import Decimal

import pytest

from chalicelib.understanding.numbers import NUMBER, value_of
from chalicelib.understanding.units import Amount, is_sellable, resolved
from tests.understanding.shelf import SHELF


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10", "10"),
        ("007", "7"),
        ("1.5", "1.5"),
        ("0,5", "0.5"),
        ("1,000", "1000"),
        ("12,500.5", "12500.5"),
        ("0.125", "0.125"),
        ("٣", "3"),
        ("ten", "10"),
        ("twenty-four", "24"),
        ("half", "0.5"),
        ("十", "10"),
        ("两", "2"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一百二十", "120"),
        ("两千三百", "2300"),
        ("三万", "30000"),
        ("半", "0.5"),
        ("1.000", None),
        ("三百五", None),
        ("十百", None),
        ("1234567890123", None),
        ("five ten", None),
    ],
)
def test_numbers_are_read_as_people_write_them_and_doubtful_ones_not_at_all(text: str, value: str | None) -> None:
    match = NUMBER.fullmatch(text)
    assert match is not None
    assert value_of(match) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("sku", "quantity", "unit", "amount"),
    [
        ("COLA-330", "2", None, ("2", "CS")),
        ("COLA-330", "2", "CS", ("2", "CS")),
        ("COLA-330", "2", "BX", ("2", "CS")),
        ("COLA-330", "2", "CTN", ("2", "CS")),
        ("COLA-330", "48", "EA", ("2", "CS")),
        ("COLA-330", "48", "BTL", ("2", "CS")),
        ("COLA-330", "4", "DZ", ("2", "CS")),
        ("COLA-330", "10", "EA", None),
        ("COLA-330", "2", "BG", None),
        ("WIN-R", "3", "EA", None),
        ("WIN-R", "3", "BTL", ("3", "BTL")),
        ("GLV-L", "3", "BX", ("3", "BX")),
        ("GLV-L", "3", "CS", None),
        ("POT-10", "3", "KG", ("3", "KG")),
        ("POT-10", "500", "G", ("0.5", "KG")),
        ("POT-10", "3", "PK", ("3", "BG")),
        ("MIN-5", "10", "KG", ("2", "BX")),
        ("MIN-5", "12", "KG", None),
        ("EGG-L", "2", "DZ", ("2", "DZ")),
        ("PIN-8", "1", "DZ", ("12", "EA")),
    ],
)
def test_a_unit_means_what_the_item_is_sold_in(sku: str, quantity: str, unit: str, amount: tuple[str, str]) -> None:
    item = SHELF.by_sku(sku)
    assert item is not None
    expected = Amount(Decimal(amount[0]), amount[1]) if amount else None
    assert resolved(item, Decimal(quantity), unit) == expected


@pytest.mark.parametrize(
    ("sku", "quantity", "unit", "can_be"),
    [
        ("COLA-330", "1.5", "CS", False),
        ("COLA-330", "0", "CS", False),
        ("COLA-330", "-1", "CS", False),
        ("COLA-330", "100001", "CS", False),
        ("COLA-330", "100000", "CS", True),
        ("PIN-8", "1.5", "BX", True),
        ("PIN-8", "0.3", "BX", False),
        ("POT-10", "0.35", "KG", True),
        ("MIN-5", "0.5", "BX", False),
    ],
)
def test_only_whole_selling_units_are_sold_but_for_what_is_weighed(
    sku: str, quantity: str, unit: str, *, can_be: bool
) -> None:
    item = SHELF.by_sku(sku)
    assert item is not None
    assert is_sellable(item, Amount(Decimal(quantity), unit)) is can_be
