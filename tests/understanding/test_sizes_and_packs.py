"""Sizes with an x or letters in them, packs that are multiplied, and lines that say less than a number: an invented yard's price list."""

from __future__ import annotations

import pytest

from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import hear, lines_of, shelf_of

YARD = shelf_of(
    items_from_csv("""\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
AUG-720,Auger Plus Blade 7x200,,blades,each,EA,EA:1,EA,
AUG-725,Auger Plus Blade 7x250,,blades,each,EA,EA:1,EA,
STR-B,Fence Strap Black 150x3.6,,straps,100,EA,BG:100|CTN:5000,BG,
STR-G,Fence Strap Green 150x3.6,,straps,100,EA,BG:100|CTN:5000,BG,
RLR-1,Kolmo Roller Wheel 5108-3TN,,wheels,each,EA,EA:1|BX:10,EA,
RLR-2,Vasta Roller Wheel 5108-3TN,,wheels,each,EA,EA:1|BX:10,EA,
RLR-3,Kolmo Roller Wheel 5109-3TN,,wheels,each,EA,EA:1|BX:10,EA,
RLR-4,Kolmo Roller Wheel 5110-3TN,,wheels,each,EA,EA:1|BX:10,EA,
SLT-25,Deicing Salt,,winter,25kg,KG,BG:25|KG:1,KG,
GUM-300,Anchor Gum 300ml,,gum,12x300ml,EA,CS:12|EA:1,EA,
SCW-440,Deck Screw 4.5x40,,screws,200,EA,BX:200,BX,
SCW-460,Deck Screw 4.5x60,,screws,200,EA,BX:200,BX,
TRY-9,Paint Tray 9in,,paint,10,EA,EA:1|BX:10,EA,
CVR-9,Paint Cover 9in,,paint,10,EA,EA:1|PK:10,EA,
GTE-M,Gate Latch Medium,,gates,20,EA,BX:20|EA:1,BX,
PEG-L,Ground Peg Long,,pegs,100,EA,BG:100,BG,
CMT-25,Quick Cement 25kg,,cement,25kg,EA,BG:1|PLT:50,BG,
""")
)


def taken(text: str) -> list[str]:
    return sorted(lines_of(hear(text, shelf=YARD)))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("5 auger plus 7x250", ["5 EA AUG-725"]),
        ("5 x auger+ 7x200", ["5 EA AUG-720"]),
        ("10 bags black fence straps 150x3.6 please", ["10 BG STR-B"]),
        ("bx deck screws 4.5x60, 2", ["2 BX SCW-460"]),
        ("kolmo 5108 3TN wheels x 8", ["8 EA RLR-1"]),
    ],
)
def test_a_size_with_an_x_or_letters_in_it_is_no_quantity(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


def test_a_line_that_only_as_a_whole_says_enough_is_not_parted() -> None:
    turn = hear("5108 3TN roller wheels x 8", shelf=YARD)
    assert (turn.lines, [sorted(ask.choices) for ask in turn.asks]) == ((), [["RLR-1", "RLR-2"]])


def test_the_end_of_a_code_before_a_number_is_no_price_in_rupees() -> None:
    turn = hear("kolmo wheel 5109-3RS 20pcs", shelf=YARD)
    assert all(ask.quantity in (None, 20) for ask in turn.asks)
    assert turn.asks or turn.lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("deicing salt 2x25kg", ["2 BG SLT-25"]),
        ("anchor gum 2x12", ["2 CS GUM-300"]),
    ],
)
def test_packs_that_are_multiplied_are_so_many_packs(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize("text", ["9in trays 4", "9in paint trays x 4", "paint tray 9in 4"])
def test_a_word_for_a_unit_that_is_the_name_of_the_line_stays_its_name(text: str) -> None:
    assert taken(text) == ["4 EA TRY-9"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("gate latch 30", ["30 EA GTE-M"]),
        ("300 ground pegs", ["3 BG PEG-L"]),
        ("2 gate latch", ["2 BX GTE-M"]),
    ],
)
def test_more_than_anybody_buys_in_packs_are_pieces_where_they_can_be_sold(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


def test_pieces_that_fill_no_pack_are_asked_about() -> None:
    turn = hear("250 ground pegs", shelf=YARD)
    assert (turn.lines, [ask.reason for ask in turn.asks]) == ((), ["quantity"])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("box of gate latch medium", ["1 BX GTE-M"]),
        ("dozen paint trays, 3 gate latch", ["12 EA TRY-9", "3 BX GTE-M"]),
        ("need pallet of quick cement", ["1 PLT CMT-25"]),
    ],
)
def test_a_unit_at_the_head_of_a_line_is_one_of_it(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("40 off 9in paint trays", ["40 EA TRY-9"]),
        ("Item 1   Paint tray 9in    24 off\nItem 2   Deck screw 4.5x60    3 boxes", ["24 EA TRY-9", "3 BX SCW-460"]),
        ("\U0001f51f paint trays 9in", ["10 EA TRY-9"]),
    ],
)
def test_off_counts_pieces_and_the_number_of_an_item_counts_nothing(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "2 boxes gate latch\nDelivery on 01.12. please",
        "2 boxes gate latch\nHill & Dale Supplies, 14 Cork Lane",
        "2 boxes gate latch\nStores Office, Bldg 4",
        "job 118: 2 boxes gate latch",
        "party 12/12, 2 boxes gate latch",
    ],
)
def test_numbers_of_places_jobs_and_days_are_no_quantities(text: str) -> None:
    turn = hear(text, shelf=YARD)
    assert (lines_of(turn), turn.asks) == (["2 BX GTE-M"], ())


RIVER = shelf_of(
    items_from_csv("""\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
PRC-46,River Perch Whole 400-600g,河鲈 整条 400-600g,fish,5kg,KG,BX:5|KG:1,BX,
PRC-68,River Perch Whole 600-800g,河鲈 整条 600-800g,fish,5kg,KG,BX:5|KG:1,BX,
CND-4,Beeswax Candle 4 pack,蜂蜡烛 4粒装,candles,4,EA,PK:1|CTN:48,PK,
GOG-C,Swim Goggles Clear,泳镜 透明,sport,12,EA,EA:1|CTN:12,EA,kaca mata cas
""")
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("河鲈400-600的4箱", ["4 BX PRC-46"]),
        ("river perch 600-800 x 4", ["4 BX PRC-68"]),
        ("蜂蜡烛四粒装20包", ["20 PK CND-4"]),
        ("蜂蜡烛4粒的20包", ["20 PK CND-4"]),
        ("20 kaca mata cas", ["20 EA GOG-C"]),
    ],
)
def test_a_range_a_pack_and_a_name_are_neither_codes_nor_quantities_nor_units(text: str, lines: list[str]) -> None:
    assert lines_of(hear(text, shelf=RIVER)) == lines
