# ruff: noqa: RUF001 -- Chinese punctuation is meant
"""What a file means: its rows become lines, its surroundings fields, and its caption is heard."""

from __future__ import annotations

import random
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.content import Media, OrderSheet, SheetRow
from chalicelib.domain.partners import Partner
from chalicelib.domain.trade import Ask, Draft, Fields, Intent, Item, Turn
from chalicelib.understanding.catalogue.file import CatalogueFile
from infra.evaluation.corpus import load
from tests.understanding.shelf import CAFE, CASH, MILL, NOTHING, asks_of, draft, hear, line, lines_of, partner, shelf_of

HEAD = """Acme Cafe Sdn Bhd, 14 Quay Road
PURCHASE ORDER
PO Number: 4711
Date: 2026-11-24
Ship to: Depot South
Delivery date: 2026-11-27
Payment terms: 30 days net
Please confirm receipt of this order
Bank details: Acme Bank 12345678"""


def row(code: str | None = None, name: str | None = None, quantity: int | str | None = None, *more: Any) -> SheetRow:
    names = ("unit", "note", "where")
    count = Decimal(quantity) if quantity is not None else None
    return SheetRow(code=code, name=name, quantity=count, **dict(zip(names, more, strict=False)))


ROWS = (
    row("COLA-330", "Cola Can 330ml", 12, "CS"),
    row("LEM-330", "Lemonade", 3, "CTN"),
    row("90017", "Nitrile Gloves L", 5, "box"),
    row(None, "Potato Washed 10kg bag", 20, "bags"),
)
LINES = ["12 CS COLA-330", "3 CS LEM-330", "5 BX GLV-L", "20 BG POT-10"]


def order(*rows: SheetRow, around: str = "", **more: Any) -> OrderSheet:
    return OrderSheet(rows=rows or ROWS, around=around, **more)


def told(sheet: OrderSheet, before: Draft = NOTHING, who: Partner = CAFE) -> Turn:
    return hear(sheet, before, who)


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_purchase_order_with_all_that_stands_around_it_becomes_a_draft() -> None:
    turn = told(order(around=HEAD))
    assert (turn.intent, lines_of(turn), turn.asks) == (Intent.ORDER, LINES, ())
    assert turn.fields == Fields(po="4711", deliver_on="2026-11-27", ship_to="Depot South")


@pytest.mark.parametrize(
    ("one", "line_or_ask"),
    [
        (row("cola 330", None, 2), "2 CS COLA-330"),
        (row("COLA-330", "Can 24 x 330ml, 50 per layer", 2), "2 CS COLA-330"),
        (row(None, "Cola Bottle 1.5L 12x1.5L", 2), "2 CS COLA-1500"),
        (row(None, "可乐 罐装330ml", 2, "箱"), "2 CS COLA-330"),
        (row("the usual fizz", None, 2), "2 CS LEM-330"),
        (row("A-77", "The usual fizz", 2), "2 CS LEM-330"),
        (row("COLA-330", None, 48, "EA"), "2 CS COLA-330"),
        (row("COLA-1500", None, 2, "12x1.5L"), "2 CS COLA-1500"),
        (row("603043", "Green tea 100 bags", 3), "3 BX 603043"),
        (row("603043", None, 3), "3 BX 603043"),
        (row("NOPE-1", None, 4), ("NOPE-1", "item")),
        (row("COLA-330", "House Red Wine 750ml", 3), ("COLA-330 House Red Wine 750ml", "which")),
        (row("603043", "House Red Wine 750ml", 3), ("603043 House Red Wine 750ml", "which")),
        (row("603043", "Special blend xyz", 3), ("603043 Special blend xyz", "item")),
        (row(None, "cola", 3), ("cola", "which")),
        (row("LEM-330", "Lemonade", None, None, "10-12"), ("LEM-330 Lemonade (10-12)", "quantity")),
        (row("LEM-330", "Lemonade", "3.5"), ("3.5 LEM-330 Lemonade", "quantity")),
        (row("WIN-R", None, 2, "zork"), ("2 zork WIN-R", "unit")),
        (row("MIN-5", "Beef", 2, "tubs"), ("2 tubs MIN-5 Beef", "unit")),
    ],
)
def test_a_row_is_a_line_or_a_question(one: SheetRow, line_or_ask: str | tuple[str, str]) -> None:
    turn = told(order(one))
    if isinstance(line_or_ask, str):
        assert (lines_of(turn), turn.asks) == ([line_or_ask], ())
    else:
        assert (lines_of(turn), [(about, reason) for about, reason, _ in asks_of(turn)]) == ([], [line_or_ask])


def test_a_question_about_a_row_keeps_how_many_were_asked_for() -> None:
    (ask,) = told(order(row(None, "cola", 3, "cs"))).asks
    assert (ask.quantity, ask.unit, set(ask.choices)) == (3, "CS", {"COLA-330", "COLA-1500"})
    turn = hear("COLA-1500", Draft(source="m0", revision=1, asks=(ask,)))
    assert lines_of(turn) == ["3 CS COLA-1500"]


def test_rows_of_the_same_item_add_up_and_no_question_takes_anothers_place() -> None:
    assert lines_of(
        told(order(row("COLA-330", None, 2), row("COLA-330", None, 3), row("COLA-330", "Cola Can", 1)))
    ) == ["6 CS COLA-330"]
    asks = told(order(row("X-1", "zzz", 1, "cs", None, "row 2"), row("X-1", "zzz", 2, "ea", None, "row 3"))).asks
    assert [ask.quantity for ask in asks] == [1, 2]


def test_prices_are_kept_as_claims() -> None:
    priced = SheetRow(code="COLA-330", quantity=Decimal(2), claimed_price=Decimal("5.20"))
    assert told(order(priced)).lines[0].claimed_price == Decimal("5.20")


# ── around the table ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("around", "filename", "fields"),
    [
        ("Date: 2026-11-24", None, Fields()),
        ("Payment due: 2026-12-24\nDelivery required by: 27/11/2026", None, Fields(deliver_on="2026-11-27")),
        ("Quote ref: Q-12\nPurchase order no. PO-88", None, Fields(po="PO-88")),
        ("", "PO_4711.xlsx", Fields(po="4711")),
        ("PO Number: 12", "PO_4711.xlsx", Fields(po="12")),
        ("采购单号：4711\n交货日期：2026-11-27", "订单.xlsx", Fields(po="4711", deliver_on="2026-11-27")),
    ],
)
def test_the_number_the_day_and_the_place_are_found(around: str, filename: str | None, fields: Fields) -> None:
    assert told(order(around=around, filename=filename)).fields == fields


def test_what_the_caption_says_counts_before_what_the_paper_says() -> None:
    turn = told(order(around=HEAD, text="PO 4713, deliver to Store 2"))
    assert (turn.fields.po, turn.fields.ship_to, turn.fields.deliver_on) == ("4713", "Store 2", "2026-11-27")


@pytest.mark.parametrize("title", ["INVOICE", "Tax Invoice No: 12", "Delivery Note", "Price List", "发票", "FACTURA"])
def test_another_paper_is_no_order(title: str) -> None:
    turn = told(order(around=f"Acme\n{title}\nDate: 2026-11-24\nPO Number: 4711"))
    assert (turn.intent, turn.lines) == (Intent.OTHER, ())


@pytest.mark.parametrize(
    ("around", "filename", "is_order"),
    [
        ("Acme", "invoice_123.pdf", False),
        ("Acme", "Quotation.xlsx", False),
        ("Acme", "PO-4711.xlsx", True),
        ("Acme", "list.csv", True),
        ("采购单\n发票抬头：Acme", None, True),
        ("PO Number: 4711\nInvoice", None, True),
        ("Invoice address: 14 Quay Road", None, True),
        ("Our order to you\nReceipt by Friday", "po.csv", True),
    ],
)
def test_the_first_title_tells_what_a_paper_is_and_else_its_name(
    around: str, filename: str | None, is_order: bool
) -> None:
    assert (told(order(around=around, filename=filename)).intent is Intent.ORDER) == is_order


def test_a_paper_that_calls_itself_an_order_is_one_whatever_else_it_names() -> None:
    assert told(order(around="PURCHASE ORDER\nInvoice\nto: head office")).intent is Intent.ORDER
    assert told(order(around="Invoice", text="purchase order attached")).intent is Intent.ORDER


# ── the caption ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "caption",
    [
        "please order as attached",
        "pls see attached po",
        "Hi, please find attached our order for Friday, thanks",
        "see attached 2 pages",
        "no problem, see attached",
        "yes",
        "ok",
        "here you go",
        "采购单见附件",
        "adjunto pedido",
        "cancel that, use this list instead",
    ],
)
def test_a_caption_that_only_hands_the_file_over_changes_nothing(caption: str) -> None:
    turn = told(order(around=HEAD, text=caption))
    assert (turn.intent, lines_of(turn), turn.asks) == (Intent.ORDER, LINES, ())


@pytest.mark.parametrize(
    ("caption", "intent"),
    [
        ("please cancel", Intent.CANCEL),
        ("can you send me a quote for the attached list", Intent.QUOTE),
        ("what is the price of these?", Intent.QUOTE),
        ("where is this order?", Intent.STATUS),
        ("two items arrived damaged, see attached", Intent.TICKET),
    ],
)
def test_a_caption_that_wants_something_else_is_heard_and_orders_nothing(caption: str, intent: Intent) -> None:
    turn = told(order(around=HEAD, text=caption))
    assert (turn.intent, turn.lines) == (intent, ())


@pytest.mark.parametrize(
    ("caption", "lines"),
    [
        ("attached order plus 2 cs COLA-1500", [*LINES, "2 CS COLA-1500"]),
        ("plus 2 cs COLA-1500\n1 cs WIN-R\n3 bx pineapple", [*LINES, "2 CS COLA-1500", "1 CS WIN-R", "3 BX PIN-8"]),
        ("as attached but no lemonade", [one for one in LINES if "LEM" not in one]),
        ("attached without the potatoes", [one for one in LINES if "POT" not in one]),
        ("但是不要土豆", [one for one in LINES if "POT" not in one]),
        ("attached, make the lemonade 7", [one.replace("3 CS LEM", "7 CS LEM") for one in LINES]),
    ],
)
def test_a_caption_may_change_what_the_file_says(caption: str, lines: list[str]) -> None:
    turn = told(order(text=caption))
    assert (sorted(lines_of(turn)), turn.asks) == (sorted(lines), ())


def test_a_change_in_a_caption_that_is_not_understood_is_asked_about() -> None:
    turn = told(order(text="as attached except the blue ones"))
    assert lines_of(turn) == LINES
    assert [ask.reason for ask in turn.asks] == ["change"]


# ── an order that is open already ────────────────────────────────────────────────────────────────────


def test_a_new_version_of_the_order_takes_its_place() -> None:
    before = draft(line("COLA-330", 2), line("WIN-R", 1), fields=Fields(po="4711"))
    turn = told(order(around="PO Number: 4711"), before)
    assert (turn.intent, lines_of(turn)) == (Intent.AMEND, LINES)
    assert lines_of(told(order(text="take this list instead"), before)) == LINES


def test_another_order_comes_to_the_open_one_and_nothing_of_either_is_lost() -> None:
    before = draft(line("COLA-330", 2), line("WIN-R", 1), fields=Fields(po="4700"))
    turn = told(order(around="PO Number: 4711"), before)
    assert lines_of(turn) == ["14 CS COLA-330", "1 CS WIN-R", *LINES[1:]]
    assert turn.fields.po == "4700, 4711"


def test_two_orders_for_the_same_item_add_up() -> None:
    before = draft(line("COLA-330", 2), fields=Fields(po="4700"))
    turn = told(order(row("COLA-330", None, 12), around="PO Number: 4711"), before)
    assert (lines_of(turn), turn.fields.po) == (["14 CS COLA-330"], "4700, 4711")


def test_a_list_of_things_that_we_do_not_sell_is_left_to_a_person() -> None:
    strange = [row(f"ZZ-{n}", f"Quibblewort {n}", n) for n in range(1, 14)]
    assert told(order(*strange)).intent is Intent.OTHER
    assert len(told(order(*strange[:12])).asks) == 12
    known = [row(sku, None, 1) for sku in ("COLA-330", "LEM-330", "WIN-R", "PIN-8")]
    assert told(order(*known, *strange)).intent is Intent.OTHER


def test_a_partners_own_code_and_name_together_are_its_own_word() -> None:
    who = partner(aliases={"90017 Special blend": "WIN-R"})
    assert lines_of(told(order(row("90017", "Special Blend", 2)), who=who)) == ["2 CS WIN-R"]


def test_a_caption_tells_the_language_before_the_file_does() -> None:
    turn = told(order(row(None, "可乐 罐装330ml", 2, "箱"), text="Good morning, please order as attached"))
    assert turn.language == "en"


def test_a_draft_of_the_longest_list_fits_into_a_record() -> None:
    shelf, items = shelf_and_items("grocery")
    rows = [row(item.sku, item.name_zh * 3 or item.name * 3, 12, None, "urgent" * 20) for item in items[:250]]
    turn = hear(OrderSheet(rows=tuple(rows)), shelf=shelf, who=partner())
    assert len(turn.lines) > 240
    assert len(turn.model_dump_json().encode()) < 300_000


def test_the_same_file_twice_is_not_twice_as_much() -> None:
    first = told(order())
    assert lines_of(told(order(), draft(*first.lines))) == LINES


def test_a_picture_after_a_file_without_words_is_not_taken_for_the_same_again() -> None:
    first = told(order())
    turn = hear(Media(kind="image"), Draft(source="m0", revision=1, lines=first.lines, memory=first.memory))
    assert (turn.intent, turn.asks) == (Intent.OTHER, ())


def test_open_questions_stay_open() -> None:
    ask = Ask(about="wine", choices=("WIN-R",), reason="which")
    assert ask in told(order(), draft(line("PIN-8", 1, "BX"), asks=(ask,))).asks


# ── files that are no table, and other partners ──────────────────────────────────────────────────────


def letter(text: str, **more: Any) -> OrderSheet:
    return OrderSheet(around=text, **more)


def test_a_letter_is_read_like_a_message() -> None:
    turn = told(letter("please send 12 cs of COLA-330 and 3 cs LEM-330\nPO 99"))
    assert (lines_of(turn), turn.fields.po) == (["12 CS COLA-330", "3 CS LEM-330"], "99")


@pytest.mark.parametrize(
    "words", ["yes", "yes please book it", "cancel the order", "unsubscribe", "good morning", "thanks"]
)
def test_no_letter_says_yes_or_calls_an_order_off(words: str) -> None:
    before = draft(line("COLA-330", 2), read_back="r")
    turn = told(letter(words), before)
    assert (turn.intent, turn.lines) == (Intent.OTHER, before.lines)


def test_nothing_of_a_supplier_becomes_an_order() -> None:
    for sheet in (order(around=HEAD), order(), letter("12 cs COLA-330")):
        assert told(sheet, who=MILL).lines == ()


def test_a_suppliers_notice_in_a_file_is_taken_for_one() -> None:
    turn = told(letter("PO 7001: all lines confirmed as ordered"), who=MILL)
    assert turn.intent is Intent.PO_CONFIRM


def test_one_who_is_both_may_order_by_file() -> None:
    assert lines_of(told(order(), who=CASH)) == LINES


def test_a_chinese_file_is_answered_in_chinese() -> None:
    turn = told(order(row(None, "可乐 罐装330ml", 2, "箱")))
    assert (turn.language, turn.lines[0].name) == ("zh", "可乐 罐装330ml")


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────

UNITS = {"CS": "cases", "CTN": "ctn", "BX": "box", "EA": "pcs", "PK": "pk", "BG": "bags", "DZ": "dz", "GR": "gross"} | {
    "PLT": "pallet", "BTL": "btl", "DRM": "drum", "RL": "roll", "KG": "kg", "L": "L", "M": "m", "G": "g"
}  # fmt: skip


FOLDER = Path(__file__).parents[2] / "corpus"
CORPORA = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@cache
def shelf_and_items(corpus: str) -> tuple[CatalogueFile, tuple[Item, ...]]:
    items = tuple(load(FOLDER / corpus).items.values())
    return shelf_of(items), items


def written_by_a_clerk(item: Item, draw: random.Random) -> tuple[SheetRow, str]:
    """A row for an item as partners' systems print it, and the line that it must become."""
    unit = draw.choice(sorted(item.units)) if draw.random() < 0.7 else None
    count = draw.choice([1, 2, 3, 6, 12, 24, 48, 100])
    name = item.name if draw.random() < 0.7 else f"{item.name} {item.pack}".upper()
    code = draw.choice([item.sku, None, str(draw.randint(10_000, 999_999))])
    printed = name if draw.random() < 0.8 or code != item.sku else None
    said = UNITS.get(unit, unit) if unit else None
    return row(code, printed, count, said), f"{count} {unit or item.default_unit} {item.sku}"


@pytest.mark.parametrize("corpus", CORPORA)
def test_an_order_of_a_whole_price_list_has_no_wrong_line(corpus: str) -> None:
    shelf, items = shelf_and_items(corpus)
    draw = random.Random(corpus)
    wrong, asked = [], 0
    for start in range(0, len(items), 20):
        pairs = [written_by_a_clerk(item, draw) for item in items[start : start + 20]]
        turn = hear(OrderSheet(rows=tuple(one for one, _ in pairs), around=HEAD), shelf=shelf, who=partner())
        wrong += sorted(set(lines_of(turn)) - {expected for _, expected in pairs})
        asked += len(turn.asks)
    assert wrong == []
    assert asked <= len(items) * 0.03


cells = st.one_of(
    st.none(), st.text(max_size=30), st.sampled_from(["COLA-330", "cola", "12", "cs", "no", "yes", "PO 1"])
)
rows_drawn = st.builds(
    SheetRow,
    code=cells,
    name=cells,
    unit=cells,
    note=cells,
    quantity=st.none() | st.decimals(0, 10**9, places=3),
    where=st.sampled_from(["row 1", "row 2"]),
)


@given(
    st.lists(rows_drawn, max_size=6), st.text(max_size=60) | st.sampled_from(["yes", "cancel", "but no cola"]), cells
)
@settings(deadline=None)
def test_no_file_breaks_the_reader_or_says_yes(rows: list[SheetRow], around: str, caption: str | None) -> None:
    before = draft(line("COLA-330", 2), read_back="r")
    sheet = OrderSheet(rows=tuple(rows), around=around, text=caption)
    turn = told(sheet, before)
    assert turn.intent is not Intent.CONFIRM
    assert told(sheet, before) == turn
    assert all(one.quantity > 0 for one in turn.lines)
