# ruff: noqa: RUF001 -- such signs are meant
from __future__ import annotations

from decimal import Decimal

import pytest

from chalicelib.domain.content import (
    CatalogueItem,
    CatalogueOrder,
    Choice,
    Contacts,
    Content,
    Deleted,
    Edited,
    Location,
    Media,
    Reaction,
    Referral,
    Unsupported,
)
from chalicelib.domain.trade import Draft, Fields, Intent
from tests.understanding.shelf import MILL, NOTHING, after, asks_of, draft, hear, line, lines_of

OPEN = draft(line("COLA-330", 10), line("LEM-330", 4), read_back="r", fields=Fields(po="4711"))
AS_BEFORE = ["10 CS COLA-330", "4 CS LEM-330"]


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes please",
        "ok thanks!",
        "OK, go ahead",
        "sure",
        "confirm",
        "confirmed",
        "👍",
        "👍🏽",
        "✅ ok",
        "是",
        "好的",
        "确认",
        "可以",
        "好的，确认",
    ],
)
def test_a_yes_confirms_and_leaves_the_draft_as_it_is(text: str) -> None:
    turn = hear(text, OPEN)
    assert (turn.intent, turn.lines, turn.asks, turn.fields) == (Intent.CONFIRM, OPEN.lines, (), OPEN.fields)


@pytest.mark.parametrize("text", ["yes", "no", "change", "👍", "remove COLA-330", "PO 4711", "tomorrow"])
def test_an_answer_to_nothing_is_no_order(text: str) -> None:
    turn = hear(text)
    assert (turn.intent, turn.lines, turn.asks) == (Intent.OTHER, (), ())


@pytest.mark.parametrize(
    "text", ["no", "No thanks", "cancel", "cancel it please", "取消", "不要了", "全部取消，这周不订了"]
)
def test_a_no_empties_the_draft(text: str) -> None:
    turn = hear(text, OPEN)
    assert (turn.intent, turn.lines, turn.asks) == (Intent.CANCEL, (), ())


@pytest.mark.parametrize("text", ["change", "Change it please", "改", "修改"])
def test_a_wish_to_change_changes_nothing_yet(text: str) -> None:
    turn = hear(text, OPEN)
    assert (turn.intent, lines_of(turn), turn.asks) == (Intent.AMEND, AS_BEFORE, ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("add 2 cs WIN-R", [*AS_BEFORE, "2 CS WIN-R"]),
        ("also 2 WIN-R please", [*AS_BEFORE, "2 CS WIN-R"]),
        ("plus 2 cs COLA-330", ["12 CS COLA-330", "4 CS LEM-330"]),
        ("加2箱COLA-330", ["12 CS COLA-330", "4 CS LEM-330"]),
        ("再来2箱WIN-R和1箱LEM-330", ["10 CS COLA-330", "5 CS LEM-330", "2 CS WIN-R"]),
        ("COLA-330 12 cs", ["12 CS COLA-330", "4 CS LEM-330"]),
        ("change COLA-330 to 12 cs", ["12 CS COLA-330", "4 CS LEM-330"]),
        ("COLA-330改成12箱", ["12 CS COLA-330", "4 CS LEM-330"]),
        ("2 WIN-R", [*AS_BEFORE, "2 CS WIN-R"]),
        ("12 cs COLA-330\n2 cs WIN-R", ["12 CS COLA-330", "2 CS WIN-R"]),
        ("new list: 2 cs WIN-R", ["2 CS WIN-R"]),
        ("以这个为准：2箱WIN-R", ["2 CS WIN-R"]),
        ("remove LEM-330", ["10 CS COLA-330"]),
        ("drop the lemonade", ["10 CS COLA-330"]),
        ("去掉LEM-330", ["10 CS COLA-330"]),
        ("LEM-330不要了", ["10 CS COLA-330"]),
    ],
)
def test_a_draft_is_added_to_changed_or_replaced(text: str, lines: list[str]) -> None:
    turn = hear(text, OPEN)
    assert turn.intent is Intent.AMEND
    assert (lines_of(turn), turn.asks) == (lines, ())
    assert turn.fields.po == "4711"


def test_a_name_that_fits_several_items_means_the_one_in_the_draft() -> None:
    turn = hear("cola 12 cs", OPEN)
    assert (lines_of(turn), turn.asks) == (["12 CS COLA-330", "4 CS LEM-330"], ())


def test_a_bare_amount_is_a_new_one_for_the_only_line() -> None:
    assert lines_of(hear("make it 6", draft(line("COLA-330", 10)))) == ["6 CS COLA-330"]
    assert lines_of(hear("6", OPEN)) == AS_BEFORE


def test_what_is_said_beside_an_open_draft_is_added_to_its_fields() -> None:
    turn = hear("PO 99, tomorrow", OPEN)
    assert (turn.intent, lines_of(turn)) == (Intent.AMEND, AS_BEFORE)
    assert turn.fields == Fields(po="99", deliver_on="2026-11-24")


def test_words_that_may_change_the_draft_must_be_cleared_up_before_it_is_booked() -> None:
    turn = hear("少一点", OPEN)
    assert (turn.intent, lines_of(turn)) == (Intent.AMEND, AS_BEFORE)
    assert asks_of(turn) == [("少一点", "change", ())]
    assert asks_of(hear("COLA-330 5 cs", after(turn))) == []


def test_a_line_whose_change_is_unclear_is_in_the_question_and_no_longer_in_the_draft() -> None:
    turn = hear("only a little of the lemonade this time", OPEN)
    assert (turn.intent, lines_of(turn)) == (Intent.AMEND, ["10 CS COLA-330"])
    assert [(ask.reason, ask.sku) for ask in turn.asks] == [("quantity", "LEM-330")]
    assert lines_of(hear("3 cs", after(turn))) == ["10 CS COLA-330", "3 CS LEM-330"]


def test_half_of_a_line_is_half_of_its_quantity() -> None:
    assert lines_of(hear("yes but half the cola", OPEN)) == ["5 CS COLA-330", "4 CS LEM-330"]


@pytest.mark.parametrize("text", ["thanks", "what time do you close", "谢谢", "see you at 9"])
def test_chat_leaves_the_draft_alone(text: str) -> None:
    turn = hear(text, OPEN)
    assert (turn.intent, turn.lines, turn.asks, turn.fields) == (Intent.OTHER, OPEN.lines, (), OPEN.fields)


# ── questions and their answers ──────────────────────────────────────────────────────────────────────

WHICH = after(hear("2 cs cola"))
SEVERAL = after(hear("5 cs LEM-330\n2 cs cola\n3 frobs\n10 cans COLA-330"))


@pytest.mark.parametrize(
    ("text", "line_now"),
    [
        ("COLA-1500", "2 CS COLA-1500"),
        ("the bottle please", "2 CS COLA-1500"),
        ("zero", "2 CS COLZ-330"),
        ("2", "2 CS COLA-1500"),
        ("3 cs COLA-330", "3 CS COLA-330"),
    ],
)
def test_a_question_is_answered_by_code_by_a_word_or_by_its_number_in_the_list(text: str, line_now: str) -> None:
    turn = hear(text, WHICH)
    assert (turn.intent, lines_of(turn), turn.asks) == (Intent.ORDER, [line_now], ())


def test_an_answer_that_says_nothing_new_is_asked_about_again() -> None:
    turn = hear("the cola", WHICH)
    assert (lines_of(turn), turn.asks) == ([], WHICH.asks)


def test_another_order_is_no_answer() -> None:
    turn = hear("3 cs LEM-330", WHICH)
    assert (lines_of(turn), turn.asks) == (["3 CS LEM-330"], WHICH.asks)


def test_a_yes_takes_the_only_item_that_was_offered() -> None:
    asked = after(hear("2 bx wine"))
    assert lines_of(hear("yes", asked)) == ["2 CS WIN-R"]
    assert hear("no", asked).intent is Intent.CANCEL


@pytest.mark.parametrize(("text", "lines"), [("10", ["10 CS COLA-330"]), ("十箱", ["10 CS COLA-330"])])
def test_a_missing_quantity_is_answered_by_a_quantity(text: str, lines: list[str]) -> None:
    turn = hear(text, after(hear("COLA-330")))
    assert (lines_of(turn), turn.asks) == (lines, ())


def test_a_wrong_unit_is_answered_by_a_right_one() -> None:
    asked = after(hear("10 cans COLA-330"))
    assert lines_of(hear("cases", asked)) == ["10 CS COLA-330"]
    assert lines_of(hear("24 cans", asked)) == ["1 CS COLA-330"]
    assert [reason for _, reason, _ in asks_of(hear("10 bags", asked))] == ["unit"]


@pytest.mark.parametrize(
    ("text", "lines", "left"),
    [
        ("bottle", ["5 CS LEM-330", "2 CS COLA-1500"], ["frobs", "10 cans COLA-330"]),
        ("603043", ["5 CS LEM-330", "3 BX 603043"], ["cola", "10 cans COLA-330"]),
        ("48 cans", ["5 CS LEM-330", "2 CS COLA-330"], ["cola", "frobs"]),
        ("skip", ["5 CS LEM-330"], []),
        ("跳过", ["5 CS LEM-330"], []),
    ],
)
def test_of_several_questions_the_one_that_fits_is_answered(text: str, lines: list[str], left: list[str]) -> None:
    turn = hear(text, SEVERAL)
    assert (turn.intent, lines_of(turn)) == (Intent.AMEND, lines)
    assert [ask.about for ask in turn.asks] == left


def test_to_skip_the_only_line_is_to_cancel() -> None:
    assert hear("leave it", WHICH).intent is Intent.CANCEL


def test_a_tap_on_a_choice_answers_its_question() -> None:
    place = next(n for n, ask in enumerate(SEVERAL.asks) if ask.about == "cola")
    turn = hear(Choice(id=f"pick:{place}:COLA-1500", title="COLA-1500"), SEVERAL)
    assert lines_of(turn) == ["5 CS LEM-330", "2 CS COLA-1500"]
    assert [ask.about for ask in turn.asks] == ["frobs", "10 cans COLA-330"]


@pytest.mark.parametrize(
    "id",
    ["pick:9:COLA-1500", "pick:0:LEM-330", "pick:x:COLA-330", "pick:", "pick:-1:COLA-330", "pick:²:COLA-330", "odd"],
)
def test_a_tap_on_a_choice_that_is_not_open_changes_nothing(id: str) -> None:
    turn = hear(Choice(id=id, title="x"), WHICH)
    assert (turn.intent, turn.lines, turn.asks) == (Intent.OTHER, WHICH.lines, WHICH.asks)


def test_a_tap_on_a_choice_without_a_quantity_asks_for_it() -> None:
    asked = after(hear("cola"))
    turn = hear(Choice(id="pick:0:COLA-1500", title="x"), asked)
    assert (lines_of(turn), asks_of(turn)) == ([], [("cola", "quantity", ())])
    assert lines_of(hear("3", after(turn))) == ["3 CS COLA-1500"]


@pytest.mark.parametrize(
    ("id", "intent", "lines"),
    [
        ("confirm:m0:1", Intent.CONFIRM, AS_BEFORE),
        ("change:m0:1", Intent.AMEND, AS_BEFORE),
        ("cancel:m0:1", Intent.CANCEL, []),
    ],
)
def test_taps_under_a_read_back_are_taken_by_their_word(id: str, intent: Intent, lines: list[str]) -> None:
    turn = hear(Choice(id=id, title="x"), OPEN)
    assert (turn.intent, lines_of(turn)) == (intent, lines)


# ── other kinds of content ───────────────────────────────────────────────────────────────────────────


def cart(*items: tuple[str, str], text: str | None = None) -> CatalogueOrder:
    return CatalogueOrder(
        text=text,
        items=tuple(
            CatalogueItem(code=code, quantity=Decimal(n), claimed_price=Decimal("9.40"), currency="EUR")
            for code, n in items
        ),
    )


@pytest.mark.parametrize(("before", "intent"), [(NOTHING, Intent.ORDER), (OPEN, Intent.AMEND)])
def test_a_cart_is_a_whole_list_with_its_prices_as_claims(before: Draft, intent: Intent) -> None:
    turn = hear(cart(("cola-330", "3"), ("NOPE", "1"), ("LEM-330", "1.5")), before)
    assert (turn.intent, lines_of(turn)) == (intent, ["3 CS COLA-330"])
    assert (turn.lines[0].claimed_price, turn.lines[0].currency) == (Decimal("9.40"), "EUR")
    assert [(about, reason) for about, reason, _ in asks_of(turn)] == [("NOPE", "item"), ("LEM-330", "quantity")]


def test_the_words_beside_a_cart_are_heard() -> None:
    turn = hear(cart(("COLA-330", "3"), text="PO 77, tomorrow please"))
    assert (turn.fields, turn.asks) == (Fields(po="77", deliver_on="2026-11-24"), ())
    assert [ask.about for ask in hear(cart(("COLA-330", "3"), text="by the side gate")).asks] == ["by the side gate"]


def test_an_edited_list_replaces_the_draft_and_an_edit_is_never_a_yes() -> None:
    turn = hear(Edited(target="m0", text="5 cs WIN-R"), OPEN)
    assert (turn.intent, lines_of(turn)) == (Intent.AMEND, ["5 CS WIN-R"])
    assert hear(Edited(target="m0", text="yes"), OPEN).intent is Intent.OTHER


def test_a_caption_is_read_like_a_text() -> None:
    assert lines_of(hear(Media(kind="image", caption="10 cs COLA-330"))) == ["10 CS COLA-330"]


@pytest.mark.parametrize(
    ("emoji", "before", "intent"),
    [
        ("👍", OPEN, Intent.CONFIRM),
        ("👌🏿", OPEN, Intent.CONFIRM),
        ("✅", OPEN, Intent.CONFIRM),
        ("👎", OPEN, Intent.OTHER),
        (None, OPEN, Intent.OTHER),
        ("👍", draft(line("COLA-330", 10)), Intent.OTHER),
    ],
)
def test_a_thumb_confirms_a_draft_that_was_read_back(emoji: str | None, before: Draft, intent: Intent) -> None:
    turn = hear(Reaction(target="r", emoji=emoji), before)
    assert (turn.intent, turn.lines) == (intent, before.lines)


@pytest.mark.parametrize(
    "content",
    [
        Deleted(target="m0"),
        Location(latitude=51.5, longitude=0),
        Contacts(cards=()),
        Referral(ref="x"),
        Unsupported(kind="poll", raw="10 cs COLA-330"),
        Media(kind="image"),
    ],
)
def test_what_says_nothing_changes_nothing(content: Content) -> None:
    turn = hear(content, OPEN, language="zh")
    assert (turn.intent, turn.lines, turn.asks, turn.language) == (Intent.OTHER, OPEN.lines, (), "zh")


def test_a_company_that_only_supplies_orders_nothing() -> None:
    assert hear("10 cs COLA-330", who=MILL).intent is Intent.OTHER
