"""What would be booked wrong without a word is asked about."""

from __future__ import annotations

import pytest

from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import hear, lines_of, shelf_of

LINEN = shelf_of(
    items_from_csv("""\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
TT-G,Tea Towel Green,,linen,10,EA,PK:10,PK,glass cloth
GC-1,Glass Cloth Linen,,linen,10,EA,PK:10,PK,
CR-N,Rosa Night Cream 50ml,,care,6x50ml,EA,BX:6|EA:1,EA,
CR-E,Rosa Eye Cream 15ml,,care,6x15ml,EA,BX:6|EA:1,EA,
""")
)


def test_an_item_said_twice_in_the_same_words_is_more_of_it() -> None:
    turn = hear("5 cs cola 330ml, 3 cs cola 330ml")
    assert (lines_of(turn), turn.asks) == (["8 CS COLA-330"], ())


@pytest.mark.parametrize(
    "text", ["20 pk tea towels, 4 pk glass cloths linen", "4 pk glass cloths linen, 20 pk tea towels"]
)
def test_two_names_in_one_list_are_two_items(text: str) -> None:
    turn = hear(text, shelf=LINEN)
    assert sorted(lines_of(turn)) == ["20 PK TT-G", "4 PK GC-1"]


@pytest.mark.parametrize("text", ["pineapple 3 boxes + 2", "pineapple 3 boxes, 5"])
def test_two_quantities_of_one_line_are_asked_about(text: str) -> None:
    turn = hear(text)
    assert (lines_of(turn), [ask.sku for ask in turn.asks]) == ([], ["PIN-8"])


def test_a_number_behind_a_question_is_not_given_to_the_line_before() -> None:
    turn = hear("lemonade 5 cs\ncola\n6 cs")
    assert (lines_of(turn), len(turn.asks)) == (["5 CS LEM-330"], 1)
