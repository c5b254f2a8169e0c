"""How words find items: codes, typos, other languages, sizes; plain before varieties; what the partner usually means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chalicelib.domain.trade import Ask, Dealings, PastLine, PastOrder
from chalicelib.understanding.amounts import Amount, is_sellable, resolved
from chalicelib.understanding.catalogue.price_list import items_from_csv
from chalicelib.understanding.language.days import days_in
from tests.understanding.shelf import TODAY, asks_of, hear, line, lines_of, partner, shelf_of
from tests.understanding.shelf import draft as drafted

CSV = """\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
BLT-840,Hex Bolt Zinc M8x40,六角螺栓 M8x40,fasteners,100,EA,BX:100|EA:1,BX,
BLT-860,Hex Bolt Zinc M8x60,六角螺栓 M8x60,fasteners,100,EA,BX:100|EA:1,BX,
ELB-34,Brass Elbow 3/4in,,plumbing,10,EA,EA:1,EA,
NAI-75,Round Nail 75mm,圆钉 75mm,fasteners,25kg,KG,KG:1,KG,
PAP-80,Copy Paper A4 80gsm,复印纸 A4 80克,office,5x500,EA,CTN:5|PK:1,CTN,
AUB-5,Aubergine 5kg,茄子 5kg,vegetables,5kg,KG,BX:5,BX,
TOM-5,Tomato Round 5kg,番茄 5kg,vegetables,5kg,KG,BX:5,BX,
KET-4,Tomato Ketchup 4kg,番茄酱 4kg,sauces,4x4kg,EA,CS:4,CS,
SHA-5,Aloe Shampoo 5L,芦荟洗发水 5L,care,4x5L,EA,CS:4|BTL:1,CS,
SHA-1,Aloe Shampoo 1L,芦荟洗发水 1L,care,12x1L,EA,CS:12|BTL:1,CS,
TEE-BK-M,T-Shirt Black M,T恤 黑色 M,clothes,each,EA,EA:1,EA,
TEE-BK-L,T-Shirt Black L,T恤 黑色 L,clothes,each,EA,EA:1,EA,
TEE-WH-L,T-Shirt White L,T恤 白色 L,clothes,each,EA,EA:1,EA,
"""
SHELF = shelf_of(items_from_csv(CSV))


def ordered(text: str, **more: object) -> list[str]:
    return lines_of(hear(text, shelf=SHELF, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("BLT840 x 2", ["2 BX BLT-840"]),
        ("2 boxes M8x40 bolts", ["2 BX BLT-840"]),
        ('3/4" elbows 5', ["5 EA ELB-34"]),
        ("3 inch nails 10kg", ["10 KG NAI-75"]),
        ("2 ctn A4 80g paper", ["2 CTN PAP-80"]),
        ("1 box eggplant", ["1 BX AUB-5"]),
        ("2 cajas de berenjena", ["2 BX AUB-5"]),
        ("2 kotak terung", ["2 BX AUB-5"]),
        ("茄子两箱", ["2 BX AUB-5"]),
        ("2 boxes tomatos", ["2 BX TOM-5"]),
        ("番茄3箱", ["3 BX TOM-5"]),
        ("4箱芦荟洗发水5L", ["4 CS SHA-5"]),
        ("12 black tees M, 6 L", ["12 EA TEE-BK-M", "6 EA TEE-BK-L"]),
        ("T恤白色L码10件", ["10 EA TEE-WH-L"]),
        ("dos docenas de pernos M8x60", ["24 EA BLT-860"]),
        ("1 box aubergine, sorry 2", ["2 BX AUB-5"]),
        ("5 ctns each of A4 paper and aubergine", ["5 CTN PAP-80", "5 BX AUB-5"]),
    ],
)
def test_a_line_is_read_as_it_was_meant(text: str, lines: list[str]) -> None:
    assert sorted(ordered(text)) == sorted(lines)


def test_a_correct_word_is_no_misspelling_of_another() -> None:
    turn = hear("2 boxes bolls\n3 boxes pears", shelf=SHELF)
    assert [line.sku for line in turn.lines if line.sku == "AUB-5"] == []
    assert len(turn.asks) == 2


def test_a_code_that_is_not_ours_is_asked_about_with_the_likeliest() -> None:
    assert asks_of(hear("BLT-480 x 2", shelf=SHELF))[0][2] == ("BLT-840",)


def test_among_sizes_the_one_in_the_draft_is_meant_then_the_partners_own_word_then_earlier_orders() -> None:
    assert asks_of(hear("2 cs shampoo", shelf=SHELF))[0][2] == ("SHA-5", "SHA-1")
    history = Dealings(orders=(PastOrder(ref="7", on="2026-11-18", lines=(bought("SHA-1", 2, "CS"),)),))
    assert ordered("2 cs shampoo", dealings=history) == ["2 CS SHA-1"]
    own = partner(aliases={"salon gallon": "SHA-5"})
    assert ordered("2 cs salon gallon", who=own) == ["2 CS SHA-5"]


def test_ten_times_the_usual_is_asked_about() -> None:
    history = Dealings(orders=(PastOrder(ref="7", on="2026-11-18", lines=(bought("AUB-5", 4, "BX"),)),))
    turn = hear("40 boxes aubergine", shelf=SHELF, dealings=history)
    assert (turn.lines, [ask.reason for ask in turn.asks]) == ((), ["quantity"])


def bought(sku: str, quantity: int, unit: str) -> PastLine:
    return PastLine(sku=sku, quantity=Decimal(quantity), unit=unit)


HISTORY = Dealings(
    orders=(
        PastOrder(ref="SO-2", on="2026-11-18", lines=(bought("AUB-5", 2, "BX"), bought("PAP-80", 1, "CTN"))),
        PastOrder(ref="SO-1", on="2026-11-11", lines=(bought("AUB-5", 3, "BX"),)),
    )
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("same as last time", ["2 BX AUB-5", "1 CTN PAP-80"]),
        ("lo mismo que la última vez pero sin papel", ["2 BX AUB-5"]),
        ("跟上次一样,茄子改成3箱", ["3 BX AUB-5", "1 CTN PAP-80"]),
        ("repeat SO-1 please", ["3 BX AUB-5"]),
        ("same as last week", ["2 BX AUB-5", "1 CTN PAP-80"]),
        ("same as last time x2", ["4 BX AUB-5", "2 CTN PAP-80"]),
    ],
)
def test_an_earlier_order_is_ordered_again_with_its_changes(text: str, lines: list[str]) -> None:
    assert ordered(text, dealings=HISTORY) == lines


def test_the_usual_is_asked_about_where_orders_differ_and_its_answer_keeps_the_changes() -> None:
    asked = hear("the usual but no paper", shelf=SHELF, dealings=HISTORY)
    assert [ask.reason for ask in asked.asks] == ["order"]
    before = drafted().model_copy(update={"asks": asked.asks, "memory": asked.memory})
    assert ordered("the one of the 18th", before=before, dealings=HISTORY) == ["2 BX AUB-5"]


def test_the_same_text_again_is_asked_about_and_books_nothing_twice() -> None:
    once = hear("2 boxes aubergine", shelf=SHELF)
    before = drafted(*once.lines).model_copy(update={"memory": once.memory})
    again = hear("2 boxes aubergine", before, shelf=SHELF)
    assert (lines_of(again), [ask.reason for ask in again.asks]) == (["2 BX AUB-5"], ["duplicate"])
    answered = before.model_copy(update={"asks": again.asks, "memory": again.memory})
    assert hear("no just once", answered, shelf=SHELF).asks == ()
    assert lines_of(hear("yes, a second order", answered, shelf=SHELF)) == ["4 BX AUB-5"]


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("for 12/02 pls", "en-US", "2026-12-02"),
        ("for 02/12 please", "en-GB", "2026-12-02"),
        ("friday", "en-GB", "2026-11-27"),
        ("monday", "en-GB", "2026-11-30"),
        ("pasado mañana", "es-MX", "2026-11-25"),
        ("下周五", "zh-CN", "2026-12-04"),
        ("下月1日", "zh-CN", "2026-12-01"),
    ],
)
def test_days_are_read_by_the_locale(text: str, locale: str, day: str) -> None:
    from chalicelib.understanding.language.fold import fold

    assert [found.on.isoformat() for found in days_in(fold(text), TODAY, locale)] == [day]


@pytest.mark.parametrize("text", ["26/6 staples", "3/4 elbow", "5号电池", "1 mayo"])
def test_numbers_that_are_no_days(text: str) -> None:
    assert days_in(text, TODAY, "en-GB") == []


def test_an_amount_is_sold_in_whole_units_or_not_at_all() -> None:
    paper = SHELF.by_sku("PAP-80")
    assert paper is not None
    assert resolved(paper, Decimal(2), "CS") == Amount(Decimal(2), "CTN")
    assert is_sellable(paper, Amount(Decimal("1.2"), "CTN"))
    assert not is_sellable(paper, Amount(Decimal("1.1"), "CTN"))
    assert resolved(paper, Decimal(1), "KG") is None


def test_a_line_is_swapped_doubled_and_put_back() -> None:
    before = drafted(line_of("TEE-BK-L", 4), line_of("AUB-5", 2))
    assert ordered("swap the black for white", before=before) == ["2 BX AUB-5", "4 EA TEE-WH-L"]
    doubled = hear("double the aubergine", before, shelf=SHELF)
    assert lines_of(doubled) == ["4 EA TEE-BK-L", "4 BX AUB-5"]
    after = before.model_copy(update={"lines": doubled.lines, "memory": doubled.memory})
    assert ordered("undo that", before=after) == ["4 EA TEE-BK-L", "2 BX AUB-5"]


def line_of(sku: str, quantity: int):  # type: ignore[no-untyped-def]
    item = SHELF.by_sku(sku)
    assert item is not None
    return line("COLA-330", quantity).model_copy(
        update={"sku": sku, "name": item.name, "unit": item.default_unit, "pack": item.pack}
    )


def test_a_question_left_out_leaves_the_rest() -> None:
    before = drafted(line_of("AUB-5", 2)).model_copy(update={"asks": (Ask(about="pears"),)})
    turn = hear("leave that out", before, shelf=SHELF)
    assert (lines_of(turn), turn.asks) == (["2 BX AUB-5"], ())
