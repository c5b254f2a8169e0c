"""What one line says for several: a head that names the goods, and lines that say only their size or colour."""

from __future__ import annotations

import pytest

from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import after, asks_of, hear, lines_of, shelf_of

_GARMENTS = [
    f"ANO-{colour[:2].upper()}-{size},Halden Anorak {colour} {size},,outdoor,20 per carton,EA,EA:1|CTN:20,EA,"
    for colour in ("Green", "Blue")
    for size in ("M", "L", "XL", "2XL")
]
_WADERS = [
    f"WAD-{size},Nimbus Rubber Wader Black {size},,outdoor,6 pairs per carton,EA,EA:1|CTN:6,EA,"
    for size in range(41, 46)
]
_GLAZES = [
    f"GLZ-{shade},Petra Glaze {shade} {name} 200ml,,pottery,6x200ml,EA,BX:6|EA:1,EA,"
    for shade, name in (("3N", "Sand"), ("4N", "Stone"), ("5N", "Slate"), ("4R", "Rust"))
]
_OTHERS = [f"SMK-{size},Dorn Potter Smock Grey {size},,pottery,each,EA,EA:1,EA," for size in ("M", "L", "XL", "2XL")]
CSV = "\n".join(
    [
        "sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases",
        *_GARMENTS,
        *_WADERS,
        *_GLAZES,
        *_OTHERS,
    ]
)
SHELF = shelf_of(items_from_csv(CSV))


def lines(text: str) -> list[str]:
    turn = hear(text, shelf=SHELF)
    assert asks_of(turn) == []
    return lines_of(turn)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12 green anorak XL", ["12 EA ANO-GR-XL"]),
        ("12 green anorak 2XL", ["12 EA ANO-GR-2XL"]),
        ("12 green anorak XXL", ["12 EA ANO-GR-2XL"]),
        ("glaze 4N x 6", ["6 EA GLZ-4N"]),
        ("6 of 4N, 8 of 5N and 2 3N", ["6 EA GLZ-4N", "8 EA GLZ-5N", "2 EA GLZ-3N"]),
    ],
)
def test_a_number_with_its_letters_is_one_name(text: str, said: list[str]) -> None:
    assert lines(text) == said


def test_a_shade_that_nobody_sells_is_asked_about() -> None:
    turn = hear("8 of 11N, 6 of 5N", shelf=SHELF)
    assert lines_of(turn) == ["6 EA GLZ-5N"]
    assert len(turn.asks) == 1


def test_an_answer_of_several_sizes_gives_each_its_line() -> None:
    asked = hear("30 blue anoraks", shelf=SHELF)
    turn = hear("10 each of M, L and XL", after(asked), shelf=SHELF)
    assert sorted(lines_of(turn)) == ["10 EA ANO-BL-L", "10 EA ANO-BL-M", "10 EA ANO-BL-XL"]
