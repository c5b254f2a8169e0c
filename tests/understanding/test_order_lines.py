# ruff: noqa: RUF001 -- such signs are meant
from __future__ import annotations

import pytest

from chalicelib.domain.trade import Intent
from tests.understanding.shelf import SHELF, asks_of, hear, lines_of

BOTH = ["10 CS COLA-330", "4 CS LEM-330"]


@pytest.mark.parametrize(
    "text",
    [
        "10 cs COLA-330",
        "10cs cola-330",
        "10 x COLA-330",
        "10x COLA-330",
        "10xCOLA-330",
        "10 × COLA-330",
        "COLA-330 10",
        "COLA-330 x 10",
        "COLA-330 x10",
        "COLA-330 x 10 cs",
        "COLA-330 10cs",
        "COLA-330: 10 cases",
        "COLA-330 - 10 cases",
        "COLA-33O 10",
        "10 cases of COLA-330",
        "ten cases COLA-330",
        "10 Cola Can 330ml",
        "Cola Can 330ml, 10 cs",
        "10 coke",
        "10 boxes COLA-330",
        "240 cans COLA-330",
        "20 doz COLA-330",
        "10 cs COLA-330 24x330ml",
        "10箱COLA-330",
        "COLA-330 10箱",
        "１０箱ＣＯＬＡ－３３０",
        "十箱COLA-330",
        "可乐罐装330ml十箱",
        "10件可乐 罐装330ml",
        "1️⃣0️⃣ cs COLA-330",
        "10 cs COLA-330 🥤",
        "1) 10 cs COLA-330",
        "1. 10 cs COLA-330",
        "- 10 cs COLA-330",
        "① 10箱COLA-330",
        "Hi, please send us 10 cs COLA-330, thanks!",
        "we need 10 cs COLA-330 asap pls",
        "good morning\ncan we get 10 cs COLA-330\nmany thanks",
        "10 cs COLA-330\n\nKind regards,\nAnn Example\n12 Dock Road",
        "> 5 cs LEM-330\n10 cs COLA-330",
        "我要10箱COLA-330，谢谢",
        "您好，请送10箱COLA-330",
        "来10箱COLA-330吧",
        "6 cs COLA-330, 4 cs COLA-330",
    ],
)
def test_ten_cases_of_cola_are_read_however_they_are_written(text: str) -> None:
    turn = hear(text)
    assert turn.intent is Intent.ORDER
    assert (lines_of(turn), turn.asks) == (["10 CS COLA-330"], ())


@pytest.mark.parametrize(
    "text",
    [
        "10 cs COLA-330 and 4 cs LEM-330",
        "10 cs COLA-330, 4 cs LEM-330",
        "10 cs COLA-330,4 cs LEM-330",
        "10 cs COLA-330; 4 cs LEM-330",
        "10 cs COLA-330 & 4 cs LEM-330",
        "10 cs COLA-330 + 4 cs LEM-330",
        "10 cs COLA-330 n 4 cs LEM-330",
        "10 cs COLA-330 plus 4 cs LEM-330",
        "10 cs COLA-330. 4 cs LEM-330.",
        "10 cs COLA-330\n4 cs LEM-330",
        "1. COLA-330 10\n2. LEM-330 4",
        "COLA-330 10, LEM-330 4",
        "COLA-330: 10\nLEM-330: 4",
        "COLA-330 10 LEM-330 4",
        "10箱COLA-330和4箱LEM-330",
        "10箱COLA-330、4箱LEM-330",
        "10箱COLA-330，4箱LEM-330。",
        "10箱COLA-330 4箱LEM-330",
    ],
)
def test_two_lines_are_read_however_they_are_parted(text: str) -> None:
    turn = hear(text)
    assert (lines_of(turn), turn.asks) == (BOTH, ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("2 ctn Salt & Vinegar Crisps and 3 cs COLA-330", ["2 CTN CHI-SV", "3 CS COLA-330"]),
        ("2 ctn salt and vinegar crisps", ["2 CTN CHI-SV"]),
        ("603043 x 2", ["2 BX 603043"]),
        ("0,5kg POT-10, 3 cs COLA-330", ["0.5 KG POT-10", "3 CS COLA-330"]),
        ("500 g POT-10", ["0.5 KG POT-10"]),
        ("POT-10 3斤", ["1.5 KG POT-10"]),
        ("半箱菠萝", ["0.5 BX PIN-8"]),
        ("一箱半菠萝", ["1.5 BX PIN-8"]),
        ("half a box of pineapple", ["0.5 BX PIN-8"]),
        ("a case of COLA-330", ["1 CS COLA-330"]),
        ("two dozen eggs large", ["2 DZ EGG-L"]),
        ("1,000 cs COLA-330", ["1000 CS COLA-330"]),
        ("3 the usual fizz", ["3 CS LEM-330"]),
        ("5 bags broken rice 25kg", ["5 BG RIC-B"]),
        ("10kg MIN-5", ["2 BX MIN-5"]),
    ],
)
def test_names_numbers_and_units_that_are_easily_taken_for_something_else(text: str, lines: list[str]) -> None:
    turn = hear(text)
    assert (lines_of(turn), turn.asks) == (lines, ())


COLAS = ("COLA-330", "COLA-1500")


@pytest.mark.parametrize(
    ("text", "about", "reason", "choices"),
    [
        ("2 cs cola", "cola", "which", COLAS),
        ("两箱可乐", "可乐", "which", ("COLA-330", "COLA-1500")),
        ("3 frobs", "frobs", "item", ()),
        ("10 cases FROB-9", "FROB-9", "item", ()),
        ("COLA-330", "COLA-330", "quantity", ()),
        ("0 cs COLA-330", "0 cs COLA-330", "quantity", ()),
        ("999999 cs COLA-330", "999999 cs COLA-330", "quantity", ()),
        ("1.5 cs COLA-330", "1.5 cs COLA-330", "quantity", ()),
        ("1.000 cs COLA-330", "1.000 cs COLA-330", "quantity", ()),
        ("half a case of COLA-330", "half a case of COLA-330", "quantity", ()),
        ("10 bags COLA-330", "10 bags COLA-330", "unit", ()),
        ("10 cans COLA-330", "10 cans COLA-330", "unit", ()),
    ],
)
def test_a_doubt_is_asked_about_and_no_line_is_made_of_it(
    text: str, about: str, reason: str, choices: tuple[str, ...]
) -> None:
    turn = hear(text)
    assert turn.intent is Intent.ORDER
    assert (lines_of(turn), asks_of(turn)) == ([], [(about, reason, choices)])


@pytest.mark.parametrize("text", ["-5 cs COLA-330", "10 cs COLA-331", "10 cs COLA-330 5 cs"])
def test_a_line_that_says_more_than_was_understood_makes_no_line(text: str) -> None:
    turn = hear(text)
    assert lines_of(turn) == []
    assert len(turn.asks) == 1


def test_in_an_order_nothing_is_passed_over() -> None:
    turn = hear("10 cs COLA-330\n3 frobs\n2 cs cola\n4 bags something quite different")
    assert lines_of(turn) == ["10 CS COLA-330"]
    assert [about for about, _, _ in asks_of(turn)] == ["frobs", "cola", "something quite different"]


def test_a_plain_name_means_the_plain_product_and_a_price_is_a_claim() -> None:
    assert lines_of(hear("2 cs cola zero, 2 bx wine")) == ["2 CS COLZ-330", "2 CS WIN-R"]
    assert lines_of(hear("三百五箱COLA-330")) == ["350 CS COLA-330"]
    assert lines_of(hear("COLA-330 10 cs @ 9.40")) == ["10 CS COLA-330"]
    assert lines_of(hear("2 cases GLV-L")) == ["2 CTN GLV-L"]


def test_a_question_keeps_what_was_said_beside_the_item() -> None:
    ask = hear("2 cs cola").asks[0]
    assert (ask.quantity, ask.unit, ask.sku) == (2, "CS", None)
    assert hear("10 cans COLA-330").asks[0].sku == "COLA-330"


def test_a_line_keeps_the_words_it_came_from_and_tells_why() -> None:
    turn = hear("COLA-330 x10")
    assert (turn.lines[0].words, turn.lines[0].why) == (
        "COLA-330 x10",
        ("item by code", "quantity 10", "the default unit"),
    )
    assert turn.explain == ("“COLA-330 x10”: 10 CS COLA-330 (item by code; quantity 10; the default unit)",)
    assert turn.lines[0].pack == "24x330ml"


def test_lines_are_named_in_the_language_of_the_message() -> None:
    assert hear("10 cs COLA-330").lines[0].name == "Cola Can 330ml"
    assert hear("10箱COLA-330").lines[0].name == "可乐 罐装330ml"
    assert hear("10箱WIN-R").lines[0].name == "House Red Wine 750ml"


@pytest.mark.parametrize(
    ("text", "before", "language"),
    [
        ("10 cs COLA-330", "zh", "zh"),
        ("COLA-330 10", "en", "en"),
        ("👍", "zh", "zh"),
        ("please send COLA-330", "zh", "en"),
        ("10箱COLA-330", "en", "zh"),
        ("hi，请送 COLA-330 10箱", "en", "zh"),
        ("two cases of 可乐 please and thank you", "en", "en"),
    ],
)
def test_the_language_is_that_of_the_words_and_stays_where_there_are_none(
    text: str, before: str, language: str
) -> None:
    assert hear(text, language=before).language == language


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("PO 4711\n10 cs COLA-330", {"po": "4711"}),
        ("PO: WSP-88, 10 cs COLA-330", {"po": "WSP-88"}),
        ("10 cs COLA-330\nour P.O. no. OL/2211.", {"po": "OL/2211"}),
        ("订单号CG-12：10箱COLA-330", {"po": "CG-12"}),
        ("10 cs COLA-330\nDepot South", {"ship_to": "Depot South"}),
        ("10 cs COLA-330, deliver to depot south", {"ship_to": "Depot South"}),
        ("10 cs COLA-330 for tomorrow", {"deliver_on": "2026-11-24"}),
        ("10 cs COLA-330, for tomorrow", {"deliver_on": "2026-11-24"}),
        ("明天，10箱COLA-330", {"deliver_on": "2026-11-24"}),
        ("10 cs COLA-330, Monday", {"deliver_on": "2026-11-30"}),
        ("10 cs COLA-330\ndeliver on 2026-12-01", {"deliver_on": "2026-12-01"}),
    ],
)
def test_what_is_said_beside_the_lines_is_kept_or_asked_about(text: str, fields: dict[str, str] | None) -> None:
    turn = hear(text)
    if fields is None:
        assert turn.asks
    else:
        assert turn.fields.model_dump(exclude_none=True) == fields
        assert (lines_of(turn), turn.asks) == (["10 CS COLA-330"], ())


def test_more_pieces_than_a_list_has_end_in_a_question() -> None:
    turn = hear("\n".join(["1 cs COLA-330"] * 300))
    assert lines_of(turn) == ["200 CS COLA-330"]
    assert len(turn.asks) == 1


def test_what_stands_beyond_the_longest_text_is_asked_about() -> None:
    turn = hear("10 cs COLA-330\n" + "ok " * 2_700 + "\n4 cs LEM-330")
    assert lines_of(turn) == ["10 CS COLA-330"]
    assert [ask.about.endswith("4 cs LEM-330") for ask in turn.asks] == [True]


def test_every_item_can_be_ordered_by_its_code_and_by_its_name() -> None:
    for item in SHELF:
        for words in (item.sku, item.name):
            assert lines_of(hear(f"2 x {words}")) == [f"2 {item.default_unit} {item.sku}"], words


@pytest.mark.parametrize(
    "strange",
    [
        "12 grobnits or whatever they are called in your new printed flyer",
        "7 of the flurbles that your rep showed to us on the fair stand",
    ],
)
def test_no_line_of_a_list_is_dropped_in_silence_however_strange(strange: str) -> None:
    for text in (f"10 cs COLA-330\n{strange}\n2 cs LEM-330", f"{strange}\n10 cs COLA-330\n2 cs LEM-330"):
        turn = hear(text)
        assert lines_of(turn) == ["10 CS COLA-330", "2 CS LEM-330"]
        assert [about for about, _, _ in asks_of(turn)] == [strange]
