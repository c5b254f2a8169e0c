"""Which item is meant: kinds that only a category names, small words of names, letters, sizes, varieties in two scripts."""

from __future__ import annotations

import pytest

from chalicelib.domain.trade import Dealings, Draft, PastLine, PastOrder
from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import asks_of, hear, lines_of, shelf_of

CSV = """\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
CEL-AA,Solvik Alkaline AA 4s,,batteries,12x4,EA,PK:4,PK,
CEL-AAA,Solvik Alkaline AAA 4s,,batteries,12x4,EA,PK:4,PK,
MOU-B,Wired Mouse Black,,computer,40,EA,EA:1,EA,
EAR-S,Ear Plugs Soft 6s,,safety,6 pcs,EA,PK:6,PK,
LAD-UK,Norvo Charger 65W UK Plug,,chargers,50,EA,EA:1,EA,
LAD-EU,Norvo Charger 65W EU Plug,,chargers,50,EA,EA:1,EA,
LAD-L,Laptop Charger 65W,,chargers,50,EA,EA:1,EA,
TAP-B,Kitchen Tap Tall Chrome,,taps,4,EA,EA:1,EA,
TAP-S,Kitchen Tap Tall Brushed Nickel,,taps,4,EA,EA:1,EA,
HEN-W,Whole Turkey 5kg,,poultry,1,EA,EA:1,EA,
HEN-B,Turkey Breast 5kg,,poultry,1,EA,EA:1,EA,
CAB-CC,Cable USB-C to USB-C 1m,,cables,10,EA,EA:1,EA,
CAB-AC,Cable USB-A to USB-C 1m,,cables,10,EA,EA:1,EA,
STK-32,Memory Stick 32GB,优盘 32G,memory,20,EA,EA:1,EA,
STK-64,Memory Stick 64GB,优盘 64G,memory,20,EA,EA:1,EA,
SHL-9,Silicone Shell Ardo 9,硅胶套 Ardo 9,cases,20,EA,EA:1,EA,
SHL-9P,Silicone Shell Ardo 9 Max,硅胶套 Ardo 9 Max,cases,20,EA,EA:1,EA,
TOY-S,Squirt Toy Short,,toys,72,EA,DZ:12|EA:1,DZ,
TOY-L,Squirt Toy Long,,toys,24,EA,EA:1,EA,
TIE-12,Party Ribbon Red 12in,,party,50,EA,PK:50,PK,
TIE-30,Party Fan Red 30cm,,party,50,EA,EA:1,EA,
DUC-25,Duct Tape 25mm x 50m,,tape,36,EA,EA:1,EA,
DUC-50,Duct Tape 50mm x 50m,,tape,36,EA,EA:1,EA,
PIP-12,Duro Pipe 1/2in 3m,,pipe,10,EA,EA:1,EA,
PIP-34,Duro Pipe 3/4in 3m,,pipe,10,EA,EA:1,EA,
TYR-65,Wheel Tyre 185/65R15,,tyres,1,EA,EA:1,EA,
SNR-D,Barko Senior 12kg,,dog food,12kg,EA,BG:1,BG,
SNR-C,Purro Senior 4kg,,cat food,4kg,EA,BG:1,BG,
LIT-10,Cat Litter 10L,,litter,10L,EA,BG:1,BG,
YOL-1,Liquid Yolk 1kg,,dairy,12x1kg,EA,CS:12|EA:1,EA,
CAN-SP,Spiral Candle,,candles,12,EA,EA:1,EA,
DRM-U064,Drum Key,,music,1,EA,EA:1,EA,
TYR-70,Wheel Tyre 185/70R15,,tyres,1,EA,EA:1,EA,
"""
SHELF = shelf_of(items_from_csv(CSV))


def bought(sku: str) -> Dealings:
    line = PastLine(sku=sku, quantity=4, unit="EA")  # type: ignore[arg-type]
    return Dealings(orders=(PastOrder(ref="1", on="2026-11-18", lines=(line,)),))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("6 AA batteries", ["6 PK CEL-AA"]),
        ("12 wired mice", ["12 EA MOU-B"]),
        ("5 whole turkeys", ["5 EA HEN-W"]),
        ("8 usb a to c cables", ["8 EA CAB-AC"]),
        ("8 c to c cables", ["8 EA CAB-CC"]),
        ("优盘64G 20个", ["20 EA STK-64"]),
        ("20 memory stick 64G", ["20 EA STK-64"]),
        ("硅胶套 Ardo 9 10个", ["10 EA SHL-9"]),
        ("10 duct tape 50mm", ["10 EA DUC-50"]),
        ("4 duro pipe 1/2", ["4 EA PIP-12"]),
        ("4 wheel tyre 185/65", ["4 EA TYR-65"]),
    ],
)
def test_what_only_a_kind_a_small_word_a_letter_or_a_size_says_tells_the_item(text: str, lines: list[str]) -> None:
    assert lines_of(hear(text, shelf=SHELF)) == lines


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("10 65w chargers", {"LAD-UK", "LAD-EU", "LAD-L"}),
        ("2 tall kitchen taps", {"TAP-B", "TAP-S"}),
        ("8 usb c cables", {"CAB-CC", "CAB-AC"}),
        ("2 dozen squirt toys", {"TOY-S", "TOY-L"}),
    ],
)
def test_all_that_fit_are_offered_whatever_their_names_add(text: str, choices: set[str]) -> None:
    turn = hear(text, shelf=SHELF)
    assert (lines_of(turn), set(asks_of(turn)[0][2])) == ([], choices)


def test_among_names_that_differ_by_a_letter_the_one_ordered_before_is_meant() -> None:
    assert lines_of(hear("8 usb c cables", shelf=SHELF, dealings=bought("CAB-AC"))) == ["8 EA CAB-AC"]


def test_an_inch_is_taken_for_its_millimetres_only_where_no_name_has_inches() -> None:
    turn = hear("2 gross of the red 12in", shelf=SHELF)
    assert lines_of(turn) == []
    assert asks_of(turn)


def test_a_word_of_counting_finds_no_item() -> None:
    assert "EAR-S" not in {line.sku for line in hear("wallet cases - 10pcs", shelf=SHELF).lines}


def test_a_choice_is_told_by_its_kind_and_what_is_not_kept_is_not_ordered() -> None:
    asked = hear("3 bags of senior", shelf=SHELF)
    before = Draft(lines=asked.lines, asks=asked.asks, memory=asked.memory)
    turn = hear("cat. we dont have dogs here", before, shelf=SHELF)
    assert lines_of(turn) == ["3 BG SNR-C"]


def test_a_pack_that_is_said_is_the_unit() -> None:
    assert lines_of(hear("4 x 12x1kg liquid yolk", shelf=SHELF)) == ["4 CS YOL-1"]


@pytest.mark.parametrize(
    ("text", "sku"), [("4 CAN-PS", "CAN-SP"), ("4 U064", "DRM-U064"), ("DRM-U046 x 4", "DRM-U064")]
)
def test_a_part_of_a_code_and_an_almost_right_one_are_asked_about_with_the_code_that_is_meant(
    text: str, sku: str
) -> None:
    turn = hear(text, shelf=SHELF)
    assert (lines_of(turn), asks_of(turn)[0][2]) == ([], (sku,))


def test_an_answer_may_be_a_part_of_the_code() -> None:
    asked = hear("DRM-U046 x 4", shelf=SHELF)
    turn = hear("sorry, U064", Draft(asks=asked.asks, memory=asked.memory), shelf=SHELF)
    assert lines_of(turn) == ["4 EA DRM-U064"]


@pytest.mark.parametrize("text", ["4 non-slip spiral candles", "4 twist-up spiral candles"])
def test_words_with_a_dash_are_no_codes(text: str) -> None:
    assert not [choices for _, _, choices in asks_of(hear(text, shelf=SHELF)) if "CAN-SP" not in choices]
