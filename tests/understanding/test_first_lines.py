"""Lines of a first message: sizes of a thing by its other name, numbers that are words of names, names beside one strange word."""

from __future__ import annotations

import pytest

from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import asks_of, hear, lines_of, shelf_of

CSV = """\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
FRY-SK,French Fries Skin On 5kg,,frozen,2x5kg,EA,CS:2,CS,
CHP-14,Chips 14mm 5kg,,frozen,2x5kg,EA,CS:2,CS,
JUG-H,Half Litre Jug,,glass,12,EA,CTN:12,CTN,
JUG-L,Litre Jug,,glass,12,EA,CTN:12,CTN,
WIN-W,House White Wine 10L,,wine,10L,EA,EA:1,EA,
GYP-9,Gypsum Board 9mm,,boards,1,EA,EA:1,EA,
"""
SHELF = shelf_of(items_from_csv(CSV))


def test_a_size_that_only_a_thing_of_another_name_has_means_that_thing() -> None:
    assert lines_of(hear("2 cs fries 14mm", shelf=SHELF)) == ["2 CS CHP-14"]


@pytest.mark.parametrize(
    "text", ["3 ctn half litre jugs", "half litre jugs 3 ctn", "3 ctn half litre jugs and 2 cs fries 14mm"]
)
def test_half_is_a_word_of_a_name_beside_the_quantity(text: str) -> None:
    assert lines_of(hear(text, shelf=SHELF))[0] == "3 CTN JUG-H"


@pytest.mark.parametrize(
    ("text", "lines"), [("4 house white bnb", ["4 EA WIN-W"]), ("12 gypsum board ordinaries", ["12 EA GYP-9"])]
)
def test_a_name_of_two_words_is_enough_beside_one_that_nobody_knows(text: str, lines: list[str]) -> None:
    turn = hear(text, shelf=SHELF)
    assert lines_of(turn) == lines
    assert not asks_of(turn)
