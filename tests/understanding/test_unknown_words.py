"""Words that no item has beside words that one has: when the one is meant, and when it is asked about."""

from __future__ import annotations

import pytest

from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import asks_of, hear, lines_of, shelf_of

CSV = """\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
ANG-F,Anglerfish Cheeks 1kg,,fish,1kg,EA,EA:1,EA,
RUS-5,Panko Rustcrumbs 5kg,,coatings,5kg,EA,BG:1,BG,
ANT-R,Anti-Rust Copper Spray,,sprays,12,EA,EA:1,EA,
BNT-C,Candied Orange Slices,,sweets,12,EA,EA:1,EA,
HLD-C,Car Magnetic Phone Holder,,holders,12,EA,EA:1,EA,
CLY-G,Green Clay Powder,,clay,1kg,KG,KG:1,KG,
TIN-S,Tinsel 2m Silver,,decoration,12,EA,EA:1,EA,
TIN-G,Tinsel 2m Gold,,decoration,12,EA,EA:1,EA,
MEM-1,Ground Membrane 1x40m,,groundcover,1,EA,RL:1,RL,
MEM-2,Ground Membrane 2x40m,,groundcover,1,EA,RL:1,RL,
HDR-1,Velda Hairdryer,,salon,6,EA,EA:1,EA,
PIP-34,Norvik Conduit 3/4in 3m,,conduit,10,EA,EA:1,EA,
"""
SHELF = shelf_of(items_from_csv(CSV))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("3 angler cheeks", ["3 EA ANG-F"]),
        ("4 bags panko crumbs", ["4 BG RUS-5"]),
        ("6 copper antirust", ["6 EA ANT-R"]),
    ],
)
def test_a_part_of_a_word_and_two_in_one_are_words_of_the_only_item_that_has_the_rest(
    text: str, lines: list[str]
) -> None:
    assert lines_of(hear(text, shelf=SHELF)) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("24 magnetic car mounts", ["24 EA HLD-C"]),
        ("2kg rhassoul green clay", ["2 KG CLY-G"]),
        ("48 strands of silver tinsel", ["48 EA TIN-S"]),
    ],
)
def test_one_unknown_word_beside_two_known_ones_leaves_the_only_item_that_has_them(text: str, lines: list[str]) -> None:
    assert lines_of(hear(text, shelf=SHELF)) == lines


@pytest.mark.parametrize(
    "text", ["6 bonito slices", "4 copper brackets", "24 pink magnetic car holders", "5 conduit bends"]
)
def test_a_thing_of_which_one_word_is_known_and_a_colour_that_nothing_has_are_asked_about(text: str) -> None:
    turn = hear(text, shelf=SHELF)
    assert not lines_of(turn)
    assert asks_of(turn)


def test_a_measure_said_once_of_two_is_the_one_of_both() -> None:
    assert lines_of(hear("4 rolls ground membrane 2m wide", shelf=SHELF)) == ["4 RL MEM-2"]


def test_two_words_of_a_meaning_may_be_one_in_a_name() -> None:
    assert lines_of(hear("pengering rambut 3", shelf=SHELF)) == ["3 EA HDR-1"]
