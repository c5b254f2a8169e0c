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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("green anorak M x6 L x8", ["6 EA ANO-GR-M", "8 EA ANO-GR-L"]),
        ("smocks M 10 L 20 XL 10", ["10 EA SMK-M", "20 EA SMK-L", "10 EA SMK-XL"]),
        ("smocks 6 M 8 L", ["6 EA SMK-M", "8 EA SMK-L"]),
        ("green anorak M 5 L 10, blue M 3", ["5 EA ANO-GR-M", "10 EA ANO-GR-L", "3 EA ANO-BL-M"]),
        ("green anorak M 12, L 也要 6", ["12 EA ANO-GR-M", "6 EA ANO-GR-L"]),
        ("green anorak M 12, smock L also 6", ["12 EA ANO-GR-M", "6 EA SMK-L"]),
    ],
)
def test_sizes_behind_one_head_are_lines_of_it(text: str, said: list[str]) -> None:
    assert lines(text) == said


def test_a_line_takes_no_colour_from_the_one_behind_it() -> None:
    turn = hear("10 anoraks L, 4 blue anoraks M", shelf=SHELF)
    assert lines_of(turn) == ["4 EA ANO-BL-M"]
    assert [set(ask.choices) for ask in turn.asks] == [{"ANO-GR-L", "ANO-BL-L"}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rubber waders: 41 - 2, 42 - 3, 43 - 1", ["2 EA WAD-41", "3 EA WAD-42", "1 EA WAD-43"]),
        ("rubber waders\n41 - 2\n42 - 3", ["2 EA WAD-41", "3 EA WAD-42"]),
        ("rubber waders\n41 x 2\n42 x 3", ["2 EA WAD-41", "3 EA WAD-42"]),
        ("rubber waders 41-2, 42-3", ["2 EA WAD-41", "3 EA WAD-42"]),
        ("rubber waders: 2 of 41, 3 of 42", ["2 EA WAD-41", "3 EA WAD-42"]),
        ("anorak\ngreen L 10\nblue M 5", ["10 EA ANO-GR-L", "5 EA ANO-BL-M"]),
        ("glaze: 4N - 6, 5N - 2", ["6 EA GLZ-4N", "2 EA GLZ-5N"]),
        ("L 20, XL 10 smocks", ["20 EA SMK-L", "10 EA SMK-XL"]),
        ("rubber wader 43\nfour pair", ["4 EA WAD-43"]),
        ("green anorak talla M 10 piezas, talla L 8 piezas", ["10 EA ANO-GR-M", "8 EA ANO-GR-L"]),
    ],
)
def test_a_head_names_the_lines_behind_and_below_it(text: str, said: list[str]) -> None:
    assert lines(text) == said


def test_a_kind_that_the_head_has_not_is_asked_about_among_its_own() -> None:
    turn = hear("green anorak M 5, black L 4", shelf=SHELF)
    assert lines_of(turn) == ["5 EA ANO-GR-M"]
    assert all(choice.startswith("ANO-") for ask in turn.asks for choice in ask.choices)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("green anorak and smock, L, 10 of each", ["10 EA ANO-GR-L", "10 EA SMK-L"]),
        (
            "green anorak and smock, L, 10 of each. 5 XL of each too",
            ["10 EA ANO-GR-L", "10 EA SMK-L", "5 EA ANO-GR-XL", "5 EA SMK-XL"],
        ),
        ("green anorak M, L and XL, 4 each", ["4 EA ANO-GR-M", "4 EA ANO-GR-L", "4 EA ANO-GR-XL"]),
        ("anorak L green and blue, 6 apiece", ["6 EA ANO-GR-L", "6 EA ANO-BL-L"]),
        ("green, blue anorak XL, 6 each", ["6 EA ANO-GR-XL", "6 EA ANO-BL-XL"]),
        ("anorak green y blue, talla L, 10 de cada uno", ["10 EA ANO-GR-L", "10 EA ANO-BL-L"]),
        ("20 anoraks L, half green half blue", ["10 EA ANO-GR-L", "10 EA ANO-BL-L"]),
    ],
)
def test_a_quantity_that_is_said_once_for_several_is_that_of_each(text: str, said: list[str]) -> None:
    assert lines(text) == said


def test_a_share_of_what_nobody_sells_is_asked_about() -> None:
    turn = hear("green anorak and zorbs, L, 10 of each", shelf=SHELF)
    assert lines_of(turn) == ["10 EA ANO-GR-L"]
    assert [ask.about for ask in turn.asks] == ["zorbs"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("防水靴黑色白色各10双", ["10 EA BOT-B", "10 EA BOT-W"]), ("防水靴黑色3双", ["3 EA BOT-B"])],
)
def test_chinese_kinds_with_a_quantity_for_each(text: str, said: list[str]) -> None:
    boots = [f"BOT-{c[0]},Dorn Boot {c},防水靴 {zh}色,outdoor,each,EA,EA:1,EA," for c, zh in (("B", "黑"), ("W", "白"))]
    shelf = shelf_of(items_from_csv("\n".join([CSV.split("\n", 1)[0], *boots])))
    assert lines_of(hear(text, shelf=shelf)) == said
