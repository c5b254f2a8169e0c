"""Which number of a line is the quantity, and which belong to the item: an invented workshop's price list."""

from __future__ import annotations

import pytest

from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import hear, lines_of, shelf_of

WORKSHOP = shelf_of(
    items_from_csv("""\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
CLM-34,Brass Clamp 3/4in,黄铜卡箍 3/4寸,clamps,box of 40,EA,EA:1|BX:40,EA,
CLM-12,Brass Clamp 1/2in,黄铜卡箍 1/2寸,clamps,box of 40,EA,EA:1|BX:40,EA,
BIT-32,Driver Bit Set 32pc,批头套装 32件,tools,20,EA,EA:1|CTN:20,EA,
RED-2818,Pipe Reducer 28 x 18mm,,fittings,bag of 50,EA,EA:1|BG:50,EA,
LED-6W,Outlet Strip 6-Way 2m,,power,10,EA,EA:1|CTN:10,EA,
LED-4W,Outlet Strip 4-Way 2m,,power,10,EA,EA:1|CTN:10,EA,
CAB-C7,Patch Cable Cat7 3m,,cables,10,EA,EA:1|CTN:10,EA,
WAX-1L,Floor Wax 1L,地板蜡 1L,care,12x1L,EA,CS:12|BTL:1,BTL,
CHK-W,Chalk White,白粉笔,craft,12,EA,EA:1|DZ:12|CTN:144,DZ,
SND-5,Kiln Sand 5kg,窑砂 5kg,craft,5kg,EA,BG:1|CTN:4,BG,
TAG-30,Tie Tag Nimbus 30,,office,24,EA,EA:1|BX:24,EA,
DOM-1,Domino Set Wooden,木制多米诺,games,24,EA,EA:1|CTN:24,EA,
EMR-80,Emery Sheet Grade 80,,abrasives,50 sheets,EA,PK:50|EA:1,PK,
HOK-1,Curtain Hook,,hooks,bag of 100,EA,BG:100,BG,
THN-25,Brush Thinner Drum 25L,,care,25L,L,DRM:25,DRM,
GRT-5,Garden Grit 5kg,,garden,5kg,EA,BG:1,BG,
GRT-9,Garden Grit 9kg,,garden,9kg,EA,BG:1,BG,
MIX-20,Post Setting Mix 20kg,,garden,20kg,EA,BG:1,BG,
NUM-1,Number Hook Brass 1,门牌钩 1,hooks,12,EA,EA:1|BX:12,EA,
NUM-2,Number Hook Brass 2,门牌钩 2,hooks,12,EA,EA:1|BX:12,EA,
NUM-3,Number Hook Brass 3,门牌钩 3,hooks,12,EA,EA:1|BX:12,EA,
WTB-R,Wax Tablet Red,,craft,12,EA,EA:1|CTN:12,EA,
WTB-G,Wax Tablet Green,,craft,12,EA,EA:1|CTN:12,EA,
WTB-B,Wax Tablet Blue,,craft,12,EA,EA:1|CTN:12,EA,
VEL-5,Phone Cover Vela V5,,covers,20,EA,EA:1|CTN:20,EA,
VEL-5P,Phone Cover Vela V5 Plus,,covers,20,EA,EA:1|CTN:20,EA,
HSE-40,Braided Hose 40cm,编织软管 40cm,hoses,10,EA,EA:1|CTN:10,EA,
HSE-60,Braided Hose 60cm,编织软管 60cm,hoses,10,EA,EA:1|CTN:10,EA,
PCH-L,Felt Pouch Large,毛毡袋 大号,craft,12x12,EA,DZ:12|CTN:144,DZ,
PCH-S,Felt Pouch Small,毛毡袋 小号,craft,12x12,EA,DZ:12|CTN:144,DZ,
LMP-R6,Paper Lampion 6in Red,6寸红灯罩,craft,20,EA,EA:1|PK:20,PK,
LMP-W6,Paper Lampion 6in White,6寸白灯罩,craft,20,EA,EA:1|PK:20,PK,
LMP-W9,Paper Lampion 9in White,9寸白灯罩,craft,20,EA,EA:1|PK:20,PK,
""")
)


def taken(text: str) -> list[str]:
    return lines_of(hear(text, shelf=WORKSHOP))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("two and a half dozen white chalk", ["2.5 DZ CHK-W"]),
        ("2 and a half dozen white chalk", ["2.5 DZ CHK-W"]),
        ("two and half dozen white chalk", ["2.5 DZ CHK-W"]),
        ("dos y media docenas white chalk", ["2.5 DZ CHK-W"]),
        ("dua setengah dozen white chalk", ["2.5 DZ CHK-W"]),
        ("3 bags kiln sand and half a dozen white chalk", ["3 BG SND-5", "0.5 DZ CHK-W"]),
        ("kiln sand sekarton", ["1 CTN SND-5"]),
        ("tie tag nimbus 30 sekotak", ["1 BX TAG-30"]),
    ],
)
def test_halves_and_ones_in_words(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("brass clamp 3/4 x 10", ["10 EA CLM-34"]),
        ("10 brass clamp 1/2", ["10 EA CLM-12"]),
        ("brass clamp 1/2 - 10", ["10 EA CLM-12"]),
        ("黄铜卡箍3/4 2盒", ["2 BX CLM-34"]),
        ("half a box brass clamp 3/4", ["0.5 BX CLM-34"]),
        ("28x18 pipe reducer 50", ["50 EA RED-2818"]),
        ("6-way outlet strips 2m x 8", ["8 EA LED-6W"]),
        ("20 of the 3m cat7 patch cables", ["20 EA CAB-C7"]),
        ("cat7 patch cable 3m 8 pcs", ["8 EA CAB-C7"]),
    ],
)
def test_a_fraction_and_a_part_of_a_word_are_sizes(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("32pc driver bit set x 4", ["4 EA BIT-32"]),
        ("32pc driver bits 4", ["4 EA BIT-32"]),
        ("32pc driver bit set - 4", ["4 EA BIT-32"]),
        ("a 32pc driver bit set", ["1 EA BIT-32"]),
        ("32pc driver bit set", []),
        ("4pc driver bit set", ["4 EA BIT-32"]),
        ("tie tag nimbus 30 - 12", ["12 EA TAG-30"]),
        ("tie tag nimbus 30: 12pcs", ["12 EA TAG-30"]),
        ("floor wax 12x1L - 2", ["2 CS WAX-1L"]),
        ("WAX-1L 12x1L x 2", ["2 CS WAX-1L"]),
        ("floor wax 1L - 2", ["2 BTL WAX-1L"]),
    ],
)
def test_what_the_name_or_the_pack_says_is_no_quantity(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("30 loose sheets of emery grade 80", ["30 EA EMR-80"]),
        ("emery grade 80 x 30 loose", ["30 EA EMR-80"]),
        ("3 emery sheet grade 80", ["3 PK EMR-80"]),
        ("25 loose curtain hooks", []),
        ("200 loose curtain hooks", ["2 BG HOK-1"]),
        ("木制多米诺6盒", ["6 EA DOM-1"]),
        ("木制多米诺2箱", ["2 CTN DOM-1"]),
        ("brush thinner 60 L", []),
        ("50 L brush thinner", ["2 DRM THN-25"]),
    ],
)
def test_pieces_boxes_and_measures_are_those_of_the_item(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


def test_the_words_of_the_next_line_find_no_other_item() -> None:
    turn = hear("10 bags garden grit and 6 post setting mix", shelf=WORKSHOP)
    assert lines_of(turn) == ["6 BG MIX-20"]
    assert [ask.choices for ask in turn.asks] == [("GRT-5", "GRT-9")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("brass clamps 3/4 and 1/2, ten of each", ["10 EA CLM-34", "10 EA CLM-12"]),
        ("brass clamps 3/4 and 1/2in, 2 boxes each", ["2 BX CLM-34", "2 BX CLM-12"]),
        ("4 ea of 4-way n 6-way outlet strips", ["4 EA LED-4W", "4 EA LED-6W"]),
        ("number hooks brass 1, 2 and 3, four of each", ["4 EA NUM-1", "4 EA NUM-2", "4 EA NUM-3"]),
        ("number hooks brass 1 to 3, a box each", ["1 BX NUM-1", "1 BX NUM-2", "1 BX NUM-3"]),
        ("门牌钩1到3各两盒", ["2 BX NUM-1", "2 BX NUM-2", "2 BX NUM-3"]),
        ("6 each of red, green n blue wax tablets", ["6 EA WTB-R", "6 EA WTB-G", "6 EA WTB-B"]),
        (
            "number hooks 1 - 2 boxes, number hooks 2 - 4 boxes, number hooks 3 - 6 boxes",
            ["2 BX NUM-1", "4 BX NUM-2", "6 BX NUM-3"],
        ),
    ],
)
def test_each_of_several_has_the_quantity(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("cover Vela V5 plus x 10", ["10 EA VEL-5P"]),
        ("cover Vela V5 x 20\ncover Vela V5 Plus - 10 pcs", ["20 EA VEL-5", "10 EA VEL-5P"]),
        ("10 cover Vela V5 plus", ["10 EA VEL-5P"]),
        ("10 cover Vela V5 plus 4 dozen white chalk", ["10 EA VEL-5", "4 DZ CHK-W"]),
    ],
)
def test_a_plus_may_end_a_name(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1/2in brass: 20 clamps", ["20 EA CLM-12"]),
        ("wax tablet: red 12, blue 6", ["12 EA WTB-R", "6 EA WTB-B"]),
        ("Wax tablets:\nred x 12\nblue x 6", ["12 EA WTB-R", "6 EA WTB-B"]),
        ("outlet strips\n4-way x 10\n6-way - 5\n3 dozen white chalk", ["10 EA LED-4W", "5 EA LED-6W", "3 DZ CHK-W"]),
    ],
)
def test_a_heading_holds_for_the_lines_below_it(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("毛毡袋大号6打,小号10打", ["6 DZ PCH-L", "10 DZ PCH-S"]),
        ("felt pouches large 6, small 10", ["6 DZ PCH-L", "10 DZ PCH-S"]),
        ("6寸红灯罩20包,白的15包", ["20 PK LMP-R6", "15 PK LMP-W6"]),
        ("6in red paper lampion 9, white 8", ["9 PK LMP-R6", "8 PK LMP-W6"]),
        ("编织软管40公分20根", ["20 EA HSE-40"]),
    ],
)
def test_a_kind_alone_is_one_of_what_was_named_before(text: str, lines: list[str]) -> None:
    assert taken(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Workshop list (page 2 of 3)\n4 DZ CHK-W",
        "4 DZ CHK-W\nJo Field | Stores\nExt 412 | 01632 960112",
        "4 DZ CHK-W\n\nRegards\nD. Field | Stores\nExt 412 | 01632 960112",
        "4 DZ CHK-W, deliver to gate 7",
        "4 DZ CHK-W\ncall Jo on arrival, dock 4 shuts 16:30",
    ],
)
def test_where_somebody_is_orders_nothing(text: str) -> None:
    turn = hear(text, shelf=WORKSHOP)
    assert (lines_of(turn), turn.asks) == (["4 DZ CHK-W"], ())
