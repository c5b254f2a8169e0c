"""What would be booked wrong without a word is asked about."""

from __future__ import annotations

import pytest

from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import after, draft, hear, line, lines_of, shelf_of

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


STRANGE = draft(line("COLA-330", 10), line("LEM-330", 4))


@pytest.mark.parametrize("text", ["40 lemonade 330ml", "lemonade 330ml 30", "25 salt and vinegar crisps"])
def test_so_many_of_what_comes_in_packs_and_was_never_ordered_may_be_pieces(text: str) -> None:
    turn = hear(text)
    assert (turn.lines, [ask.reason for ask in turn.asks]) == ((), ["quantity"])


@pytest.mark.parametrize("text", ["40 cs lemonade 330ml", "LEM-330 40", "9 lemonade 330ml"])
def test_a_unit_a_code_or_few_of_it_mean_packs(text: str) -> None:
    turn = hear(text)
    assert (len(turn.lines), turn.asks) == (1, ())


def test_a_line_that_a_change_was_not_understood_of_is_asked_about_and_no_line() -> None:
    turn = hear("hmm the lemonade should be otherwise", STRANGE)
    assert (lines_of(turn), [ask.sku for ask in turn.asks]) == (["10 CS COLA-330"], ["LEM-330"])


def test_words_that_answer_an_open_question_unclearly_leave_it_open_and_ask_nothing_more() -> None:
    before = after(hear("lemonade 5 cs, cola 3 cs"))
    turn = hear("the fizzier ones", before)
    assert turn.asks == before.asks
