"""Which of several like items is meant: other sizes, brands, cuts, colours, and what a word for a packing is in a name."""

from __future__ import annotations

import pytest

from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import asks_of, hear, lines_of, shelf_of

CSV = """\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
VST-XL,Rowan Vest Navy XL,,vests,each,EA,EA:1,EA,
VST-2XL,Rowan Vest Navy 2XL,,vests,each,EA,EA:1,EA,
JKT-XL,Rowan Jacket Navy XL,,jackets,each,EA,EA:1,EA,
JKT-XXL,Rowan Jacket Navy XXL,,jackets,each,EA,EA:1,EA,
DVT-S,Duvet Cover Single Ivory,,bedding,each,EA,EA:1,EA,
DVT-K,Duvet Cover King Ivory,,bedding,each,EA,EA:1,EA,
ROL-1,Roll On Deodorant Sage 50ml,,toiletries,12x50ml,EA,EA:1,EA,
ROL-2,Roll On Deodorant Cedar 50ml,,toiletries,12x50ml,EA,EA:1,EA,
JEA-34R,Corrin Jeans Indigo 34 Regular,,trousers,each,EA,EA:1,EA,
JEA-34L,Corrin Jeans Indigo 34 Long,,trousers,each,EA,EA:1,EA,
MUG-V,Velkor Enamel Mug 300ml,,mugs,each,EA,EA:1,EA,
MUG-H,Harbour Enamel Mug 300ml,,mugs,each,EA,EA:1,EA,
BWL-H,Harbour Enamel Bowl 18cm,,bowls,each,EA,EA:1,EA,
PLA-H,Harbour Enamel Plate 24cm,,plates,each,EA,EA:1,EA,
SHT-60,Paper Runner 60cm x 40m,,paper,each,EA,EA:1,EA,
SHT-40,Paper Runner 40cm x 40m,,paper,each,EA,EA:1,EA,
NUT-12,Hex Nut 1/2in,,nuts,each,EA,EA:1,EA,
NUT-1,Hex Nut 1in,,nuts,each,EA,EA:1,EA,
SAW-1,Sewing Thread Ecru,,thread,each,EA,EA:1,EA,
SAW-2,Nylon Thread Ecru,,thread,each,EA,EA:1,EA,
CRM-D,Fliora Day Lotion 40ml,,lotion,each,EA,EA:1,EA,
CRM-N,Fliora Night Lotion 40ml,,lotion,each,EA,EA:1,EA,
CAN-L,Candle Wax Lavender 400g,,candles,each,EA,EA:1,EA,
OIL-L,Bath Oil Lavender 1L,,bath,each,EA,EA:1,EA,
APR-N,Neck Smock Green,罩衣 挂颈 绿色,smocks,each,EA,EA:1,EA,
APR-H,Half Smock Green,短款罩衣 绿色,smocks,each,EA,EA:1,EA,
GLV-1,Grip Glove,劳保手套,gloves,each,EA,EA:1,EA,
TWL-N,Hand Towel Navy,,towels,each,EA,EA:1,EA,
TWL-B,Hand Towel Brown,,towels,each,EA,EA:1,EA,
PAD-F,Bath Sponge Fine,海绵 细,sponges,each,EA,EA:1,EA,
PAD-C,Bath Sponge Coarse,,sponges,each,EA,EA:1,EA,
"""
SHELF = shelf_of(items_from_csv(CSV))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("5 navy vests XL", ["5 EA VST-XL"]),
        ("5 navy vests 2XL", ["5 EA VST-2XL"]),
        ("5 navy vests XXL", ["5 EA VST-2XL"]),
        ("5 navy jackets XL", ["5 EA JKT-XL"]),
        ("5 navy jackets 2XL", ["5 EA JKT-XXL"]),
        ("5 navy jackets XXL", ["5 EA JKT-XXL"]),
        ("5 single duvet covers", ["5 EA DVT-S"]),
        ("6 cedar roll on", ["6 EA ROL-2"]),
        ("6 jeans 34 long", ["6 EA JEA-34L"]),
        ("6 velkor mugs", ["6 EA MUG-V"]),
        ("6 harbour mugs", ["6 EA MUG-H"]),
        ("paper runner 40 x 3", ["3 EA SHT-40"]),
        ("5 hex nut 1in", ["5 EA NUT-1"]),
        ("5 hex nut 1/2in", ["5 EA NUT-12"]),
        ("5 sew thread", ["5 EA SAW-1"]),
        ("5 day lotion", ["5 EA CRM-D"]),
        ("5 toallas azul marino", ["5 EA TWL-N"]),
        ("5 tuala coklat", ["5 EA TWL-B"]),
    ],
)
def test_what_tells_like_items_apart_is_heard(text: str, lines: list[str]) -> None:
    assert lines_of(hear(text, shelf=SHELF)) == lines


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("5 navy vests", {"VST-XL", "VST-2XL"}),
        ("5 duvet covers", {"DVT-S", "DVT-K"}),
        ("6 roll on deodorant", {"ROL-1", "ROL-2"}),
        ("6 jeans 34", {"JEA-34R", "JEA-34L"}),
        ("6 enamel mugs", {"MUG-V", "MUG-H"}),
        ("6 lavender", {"CAN-L", "OIL-L"}),
        ("罩衣绿色5件", {"APR-N", "APR-H"}),
        ("海绵5个", {"PAD-F", "PAD-C"}),
    ],
)
def test_what_is_left_unsaid_of_like_items_is_asked_about(text: str, choices: set[str]) -> None:
    turn = hear(text, shelf=SHELF)
    assert lines_of(turn) == []
    assert [set(ask[2]) for ask in asks_of(turn)] == [choices]


def test_of_a_chinese_compound_that_is_not_sold_its_head_gives_the_choices() -> None:
    turn = hear("乳胶手套5双", shelf=SHELF)
    assert lines_of(turn) == []
    assert [ask[2] for ask in asks_of(turn)] == [("GLV-1",)]
