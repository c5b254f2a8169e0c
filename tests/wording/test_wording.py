# ruff: noqa: RUF001 -- Chinese punctuation is meant
from __future__ import annotations

import string
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.trade import Ask, Draft, DraftLine, Fields, Item, PastOrder
from chalicelib.wording import (
    LANGUAGES,
    choice_description,
    choice_title,
    choices_question,
    language_of,
    quantity_text,
    read_back,
    say,
    unit_name,
)
from chalicelib.wording.phrases import UNIT_NAMES

COLA = Item(
    sku="COLA-330",
    name="Cola Can 330ml",
    name_zh="可乐 罐装330ml",
    pack="24x330ml",
    base_unit="EA",
    units={"CS": Decimal(24)},
    default_unit="CS",
)
LINE = DraftLine(sku="COLA-330", name="Cola Can 330ml", quantity=Decimal(10), unit="CS", pack="24x330ml")
FULL = Draft(
    source="m1",
    lines=(LINE, LINE.model_copy(update={"sku": "LEM-330", "name": "Lemonade", "quantity": Decimal(1), "pack": ""})),
    fields=Fields(po="4711", deliver_on="2026-11-27", ship_to="Store 3"),
)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_values_in_them(language: str) -> None:
    spoken, english = LANGUAGES[language], LANGUAGES["en"]
    assert spoken.keys() == english.keys()
    assert {k: placeholders(t) for k, t in spoken.items()} == {k: placeholders(t) for k, t in english.items()}


def test_every_language_names_the_same_units() -> None:
    assert UNIT_NAMES["zh"].keys() == UNIT_NAMES["en"].keys()


def test_no_text_in_chinese_was_left_in_english() -> None:
    unchanged = [k for k, text in LANGUAGES["zh"].items() if text == LANGUAGES["en"][k]]
    assert unchanged == ["choice_line"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-GB", "en"), ("zh", "zh"), ("zh-Hant-TW", "zh"), ("ZH_cn", "zh"), ("ms", "en"), ("", "en")],
)
def test_a_language_without_texts_is_answered_in_english(tag: str, language: str) -> None:
    assert language_of(tag) == language
    assert say("booked", tag, number="SO-1") == say("booked", language, number="SO-1")


def test_somebodys_braces_stay_as_they_are() -> None:
    assert "{number} {0}" in say("ask_item", "en", about="{number} {0}")


def test_buttons_fit_the_narrowest_channel() -> None:
    titles = [texts[key] for texts in LANGUAGES.values() for key in texts if key.startswith("button_")]
    assert len(titles) == 6
    assert max(map(len, titles)) <= 20


@pytest.mark.parametrize(
    ("quantity", "text"),
    [("10", "10"), ("1E+2", "100"), ("2.50", "2.5"), ("0.5", "0.5"), ("3.000", "3"), ("100", "100")],
)
def test_quantities_are_plain_numbers(quantity: str, text: str) -> None:
    assert quantity_text(Decimal(quantity)) == text


@pytest.mark.parametrize(
    ("quantity", "language", "name"),
    [("1", "en", "case"), ("2", "en", "cases"), ("0.5", "en", "case"), ("2", "zh-CN", "箱"), ("2", "de", "cases")],
)
def test_units_are_named_in_the_partners_language(quantity: str, language: str, name: str) -> None:
    assert unit_name("CS", Decimal(quantity), language) == name


def test_a_unit_without_a_name_is_shown_by_its_code() -> None:
    assert unit_name("XPX", Decimal(2), "zh") == "XPX"


def test_the_read_back_shows_every_line_and_field_and_asks_for_a_yes() -> None:
    assert read_back(FULL, "en", "Demo Foods").split("\n") == [
        "Your order to Demo Foods, as we understood it:",
        "1. COLA-330 Cola Can 330ml: 10 cases (24x330ml)",
        "2. LEM-330 Lemonade: 1 case",
        "Your order number: 4711",
        "Delivery date: 2026-11-27",
        "Ship to: Store 3",
        "Shall we book it? Please answer yes, or tell us what to change.",
    ]


def test_the_read_back_speaks_chinese() -> None:
    assert read_back(FULL, "zh-CN", "示例食品").split("\n")[:2] == [
        "您给示例食品的订单，请核对：",
        "1. COLA-330 Cola Can 330ml：10箱（24x330ml）",
    ]


def test_while_something_is_asked_the_lines_are_noted_and_no_yes_is_wanted() -> None:
    draft = Draft(lines=(LINE,), asks=(Ask(about="3 frobs"),))
    assert read_back(draft, "en", "Demo Foods") == "Noted so far:\n1. COLA-330 Cola Can 330ml: 10 cases (24x330ml)"


def test_a_draft_without_lines_is_not_read_back() -> None:
    assert read_back(Draft(asks=(Ask(about="3 frobs"),)), "en", "Demo Foods") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_lines_with_long_names_fit_about_a_thousand_signs(language: str) -> None:
    line = LINE.model_copy(update={"sku": "VERY-LONG-1500", "name": "n" * 200, "pack": "p" * 60, "unit": "CTN"})
    draft = FULL.model_copy(update={"lines": (line,) * 10})
    assert len(read_back(draft, language, "Demo Foods")) < 1_250


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_a_line_of_a_read_back_is_always_one_line(name: str, pack: str, place: str) -> None:
    line = LINE.model_copy(update={"name": name, "pack": pack})
    draft = Draft(lines=(line, LINE), fields=Fields(ship_to=f"x{place}"))
    assert len(read_back(draft, "en", "Demo Foods").split("\n")) == 5


def test_a_question_offers_its_items_by_code_name_and_pack() -> None:
    ask = Ask(about="cola", choices=("COLA-330", "COLA-500"), reason="which")
    other = COLA.model_copy(update={"sku": "COLA-500", "name": "Cola Bottle", "name_zh": "", "pack": ""})
    assert choices_question(ask, [COLA, other], "en").split("\n") == [
        "Which one do you mean by “cola”? Please answer with its code:",
        "1. COLA-330 Cola Can 330ml (24x330ml)",
        "2. COLA-500 Cola Bottle",
    ]
    assert "1. COLA-330 可乐 罐装330ml（24x330ml）" in choices_question(ask, [COLA, other], "zh")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["item", "which", "quantity", "unit", "duplicate", "order", "change"])
def test_every_reason_to_ask_has_its_question(language: str, reason: str) -> None:
    ask = Ask.model_validate({"about": "3 frobs", "reason": reason})
    assert "3 frobs" in choices_question(ask, [], language)


def test_earlier_orders_are_offered_by_number_and_day() -> None:
    orders = [PastOrder(ref="SO-1", on="2026-11-20"), PastOrder(ref="SO-0")]
    asked = choices_question(Ask(about="the usual", reason="order"), [], "en", orders=orders)
    assert asked.split("\n")[1:] == ["• SO-1 of 2026-11-20", "• SO-0"]


def test_a_quantity_in_doubt_shows_its_item_and_by_what_it_is_sold() -> None:
    ask = Ask(about="900 cs cola", reason="quantity", quantity=Decimal(900), unit="CS", sku="COLA-330")
    question, item = choices_question(ask, [], "en", subject=COLA).split("\n")
    assert question.startswith("“900 cs cola”: we want to be sure of the quantity.")
    assert item == "COLA-330 Cola Can 330ml (24x330ml): sold by case"
    assert "COLA-330 可乐 罐装330ml（24x330ml），可按箱订" in choices_question(ask, [], "zh", subject=COLA)


def test_one_choice_is_asked_for_by_itself() -> None:
    question = choices_question(Ask(about="coler", choices=("COLA-330",)), [COLA], "en")
    assert question.startswith("By “coler”, do you mean this one?")


def test_long_words_of_a_partner_are_cut_in_a_question() -> None:
    assert len(choices_question(Ask(about="frobs\n" * 10_000), [], "en")) < 250


def test_a_choice_is_titled_by_its_code_and_described_by_name_and_pack() -> None:
    assert choice_title(COLA) == "COLA-330"
    assert choice_description(COLA, "en") == "Cola Can 330ml (24x330ml)"
    assert choice_description(COLA, "zh") == "可乐 罐装330ml（24x330ml）"
