"""What tells items apart that fit as well: their own words, all of a line's sizes, what was ordered before."""

from __future__ import annotations

import pytest

from chalicelib.domain.trade import Dealings, PastLine, PastOrder
from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import asks_of, hear, lines_of, partner, shelf_of

CSV = """\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
KIT-D,Dragon Kite Blue,,outdoor,12,EA,EA:1,EA,
KIT-S,Starter Kit Blue,,craft,12,EA,EA:1,EA,
RIV-A2,Rivet Bolt A2 Stainless M9x55,,rivets,100,EA,BX:100,BX,
RIV-A4,Rivet Bolt A4 Stainless M9x55,,rivets,100,EA,BX:100,BX,
RIV-Z,Rivet Bolt Zinc M7x35,,rivets,100,EA,BX:100,BX,
BTH-S,Bath Sheet White 100x150cm,,linen,12,EA,EA:1,EA,
BTH-T,Bath Towel White 70x140cm,,linen,24,EA,EA:1,EA,
TRA-R,Serving Salver Round 30cm,,trays,10,EA,EA:1,EA,
TRA-Q,Serving Salver Square 30cm,,trays,10,EA,EA:1,EA,
USB-D,Dorvo USB Stick 32GB,优盘 32G,memory,20,EA,EA:1,EA,
USB-F,Flixo USB Stick 32GB,,memory,20,EA,EA:1,EA,
USB-D8,Dorvo USB Stick 8GB,优盘 8G,memory,20,EA,EA:1,EA,
USB-F8,Flixo USB Stick 8GB,,memory,20,EA,EA:1,EA,
KUG-RS,Dorvo Roller Bearing 7203-2RS,滚子轴承 7203-2RS,bearings,10,EA,EA:1,EA,
GLM-S,Glimmer Sheet Pad,,craft,10,EA,PK:10|EA:1,PK,
GLM-C,Glimmer Candle,,candles,10,EA,EA:1,EA,
FOI-8,Foil Digit Number 8,,party,50,EA,EA:1,EA,
FOI-9,Foil Digit Number 9,,party,50,EA,EA:1,EA,
CLO-42,Garden Clogs 42,,shoes,10,EA,EA:1,EA,
CLO-43,Garden Clogs 43,,shoes,10,EA,EA:1,EA,
KUG-ZZ,Dorvo Roller Bearing 7203-ZZ,滚子轴承 7203-ZZ,bearings,10,EA,EA:1,EA,
"""
SHELF = shelf_of(items_from_csv(CSV))


def bought(sku: str, unit: str = "EA") -> Dealings:
    line = PastLine(sku=sku, quantity=4, unit=unit)  # type: ignore[arg-type]
    return Dealings(orders=(PastOrder(ref="1", on="2026-11-18", lines=(line,)),))


def test_a_word_is_not_another_whose_stem_is_the_same() -> None:
    assert lines_of(hear("24 blue kites", shelf=SHELF)) == ["24 EA KIT-D"]


@pytest.mark.parametrize("text", ["Stainless M9x55 rivet bolts, one box", "M9x55 stainless rivet bolts 1 box please"])
def test_a_line_whose_sizes_all_its_items_have_is_one_line_and_one_question(text: str) -> None:
    turn = hear(text, shelf=SHELF, dealings=bought("RIV-Z", "BX"))
    assert lines_of(turn) == []
    assert [set(choices) for _, _, choices in asks_of(turn)] == [{"RIV-A2", "RIV-A4"}]


def test_the_very_words_of_a_name_are_before_what_was_ordered_by_a_word_of_like_meaning() -> None:
    assert lines_of(hear("12 bath sheets", shelf=SHELF, dealings=bought("BTH-T"))) == ["12 EA BTH-S"]


def test_a_round_thing_is_the_plain_one_but_for_who_has_the_square_one() -> None:
    assert lines_of(hear("10 serving salvers", shelf=SHELF)) == ["10 EA TRA-R"]
    assert lines_of(hear("10 serving salvers", shelf=SHELF, dealings=bought("TRA-Q"))) == ["10 EA TRA-Q"]


@pytest.mark.parametrize(
    ("text", "choices"),
    [("优盘32G 50个", {"USB-D", "USB-F"}), ("轴承7203要10个", {"KUG-RS", "KUG-ZZ"})],
)
def test_brands_and_endings_of_codes_tell_kinds_in_chinese_too(text: str, choices: set[str]) -> None:
    turn = hear(text, shelf=SHELF)
    assert lines_of(turn) == []
    assert [set(offered) for _, _, offered in asks_of(turn)] == [choices]


def test_a_word_of_the_partners_own_for_one_kind_says_nothing_where_it_is_not_used() -> None:
    turn = hear("5 usb sticks 8GB", shelf=SHELF, who=partner(aliases={"the little one": "USB-D8"}))
    assert lines_of(turn) == []
    assert [set(choices) for _, _, choices in asks_of(turn)] == [{"USB-D8", "USB-F8"}]


def test_a_word_of_packing_that_ends_the_name_of_a_thing_is_no_unit() -> None:
    assert lines_of(hear("glimmer sheets 4", shelf=SHELF)) == ["4 PK GLM-S"]


def test_a_number_behind_the_word_number_is_a_kind_but_not_behind_a_size_that_has_it_before() -> None:
    assert lines_of(hear("12 foil digit number 8", shelf=SHELF)) == ["12 EA FOI-8"]
    assert lines_of(hear("garden clogs 42 number 10", shelf=SHELF)) == ["10 EA CLO-42"]
