"""A draft that is talked over: answers, corrections that name only a kind, parts of a line, several changes at once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chalicelib.domain.trade import Ask, Draft, DraftLine, Intent, Turn
from chalicelib.understanding.catalogue.price_list import items_from_csv
from tests.understanding.shelf import hear, lines_of, shelf_of

GARDEN = shelf_of(
    items_from_csv("""\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
POT-T20,Plant Pot Terracotta 20cm,花盆 陶土 20厘米,pots,each,EA,EA:1,EA,
POT-T30,Plant Pot Terracotta 30cm,花盆 陶土 30厘米,pots,each,EA,EA:1,EA,
POT-G20,Plant Pot Grey 20cm,花盆 灰色 20厘米,pots,each,EA,EA:1,EA,
HOS-B,Garden Hose Blue 15m,水管 蓝色 15米,hoses,each,EA,EA:1,EA,
HOS-G,Garden Hose Green 15m,水管 绿色 15米,hoses,each,EA,EA:1,EA,
GLV-L,Thorn Gloves L,防刺手套 L,gloves,each,EA,EA:1,EA,
GLV-XL,Thorn Gloves XL,防刺手套 XL,gloves,each,EA,EA:1,EA,
GLV-2XL,Thorn Gloves 2XL,防刺手套 2XL,gloves,each,EA,EA:1,EA,
FED-1,Tomato Feed 1L,番茄肥 1升,feed,12x1L,EA,CS:12|BTL:1,BTL,
FED-5,Tomato Feed 5L,番茄肥 5升,feed,4x5L,EA,CS:4|BTL:1,BTL,
OIL-D,Chain Oil 20L,链条油 20升,oils,20L,EA,DRM:1,DRM,
SLT-P,Lawn Salt Treated 10kg,,lawn,10kg,EA,BG:1,BG,
SLT-N,Lawn Salt Natural 10kg,,lawn,10kg,EA,BG:1,BG,
NET-40,Shade Net 40 Percent,遮阳网 40,nets,each,EA,EA:1,EA,
NET-70,Shade Net 70 Percent,遮阳网 70,nets,each,EA,EA:1,EA,
""")
)


def line(sku: str, quantity: int, unit: str = "EA") -> DraftLine:
    item = GARDEN.by_sku(sku)
    assert item is not None
    return DraftLine(sku=sku, name=item.name, quantity=quantity, unit=unit, pack=item.pack)


def said(text: str, *before: DraftLine, asks: tuple[Ask, ...] = ()) -> Turn:
    return hear(text, Draft(lines=before, asks=asks), shelf=GARDEN)


def which(about: str, *choices: str, quantity: int = 4, unit: str | None = None) -> Ask:
    return Ask(about=about, choices=choices, reason="which", quantity=quantity, unit=unit)


@pytest.mark.parametrize(
    ("ask", "text", "lines"),
    [
        (which("tomato feed", "FED-1", "FED-5"), "litres", ["4 BTL FED-1"]),
        (which("tomato feed", "FED-1", "FED-5"), "the litre please", ["4 BTL FED-1"]),
        (which("shade net", "NET-40", "NET-70"), "heavier one", ["4 EA NET-70"]),
        (which("shade net", "NET-40", "NET-70"), "one 70 and three 40s", ["1 EA NET-70", "3 EA NET-40"]),
        (which("lawn salt", "SLT-P", "SLT-N"), "untreated", ["4 BG SLT-N"]),
        (which("花盆", "POT-T20", "POT-T30"), "30厘米老李那款", ["4 EA POT-T30"]),
    ],
)
def test_an_answer_in_free_words(ask: Ask, text: str, lines: list[str]) -> None:
    turn = said(text, asks=(ask,))
    assert (lines_of(turn), turn.asks) == (lines, ())


def test_an_answer_that_leaves_two_letters_means_the_one_that_was_asked_for() -> None:
    asks = (which("thorn gloves XL", "HOS-B", "GLV-XL", "GLV-2XL"),)
    assert lines_of(said("gloves, night crew", asks=asks)) == ["4 EA GLV-XL"]


def test_what_fits_a_line_better_than_any_choice_changes_the_line() -> None:
    turn = said("drums three", line("OIL-D", 2, "DRM"), asks=(which("feed stuff", "FED-5"),))
    assert lines_of(turn) == ["3 DRM OIL-D"]


NETS = (line("NET-40", 12), line("HOS-B", 6), line("GLV-L", 8))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("change the hoses to 9", ["12 EA NET-40", "9 EA HOS-B", "8 EA GLV-L"]),
        ("can you cut the nets down to 5 please", ["5 EA NET-40", "6 EA HOS-B", "8 EA GLV-L"]),
        ("cambia los guantes a 4", ["12 EA NET-40", "6 EA HOS-B", "4 EA GLV-L"]),
        ("all good but 2 of the hoses", ["12 EA NET-40", "2 EA HOS-B", "8 EA GLV-L"]),
        ("confirm please, but make the gloves 3", ["12 EA NET-40", "6 EA HOS-B", "3 EA GLV-L"]),
        ("halve the gloves, rest is fine", ["12 EA NET-40", "6 EA HOS-B", "4 EA GLV-L"]),
        ("half the hoses and double the gloves", ["12 EA NET-40", "3 EA HOS-B", "16 EA GLV-L"]),
        ("nets 12 nahi 15", ["15 EA NET-40", "6 EA HOS-B", "8 EA GLV-L"]),
    ],
)
def test_the_line_that_is_named_gets_the_new_quantity(text: str, lines: list[str]) -> None:
    assert (lines_of(said(text, *NETS)), said(text, *NETS).asks) == (lines, ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("make the hoses half blue half green", {"12 EA NET-40", "3 EA HOS-B", "3 EA HOS-G", "8 EA GLV-L"}),
        ("2 of the hoses should be green", {"12 EA NET-40", "4 EA HOS-B", "2 EA HOS-G", "8 EA GLV-L"}),
        ("swap one of the hoses for a green one", {"12 EA NET-40", "5 EA HOS-B", "1 EA HOS-G", "8 EA GLV-L"}),
        ("half the hoses in green please", {"12 EA NET-40", "3 EA HOS-B", "3 EA HOS-G", "8 EA GLV-L"}),
        ("其中2条水管要绿色的", {"12 EA NET-40", "4 EA HOS-B", "2 EA HOS-G", "8 EA GLV-L"}),
        ("swap the 40 percent for 70", {"12 EA NET-70", "6 EA HOS-B", "8 EA GLV-L"}),
        ("水管要绿色的,不是蓝色", {"12 EA NET-40", "6 EA HOS-G", "8 EA GLV-L"}),
    ],
)
def test_a_part_of_a_line_or_all_of_it_becomes_another_kind(text: str, lines: set[str]) -> None:
    turn = said(text, *NETS)
    assert (set(lines_of(turn)), turn.asks) == (lines, ())


@pytest.mark.parametrize("text", ["蓝色的不要了", "the blue ones can go, cancel those"])
def test_what_calls_off_a_line_that_it_names_cancels_no_order(text: str) -> None:
    assert lines_of(said(text, line("HOS-B", 6), line("HOS-G", 2))) == ["2 EA HOS-G"]


def test_a_swap_that_fits_several_lines_is_asked_about_and_changes_none() -> None:
    before = (line("POT-T20", 5), line("POT-T30", 5))
    turn = said("replace the terracotta with purple", *before)
    assert (lines_of(turn), len(turn.asks)) == (["5 EA POT-T20", "5 EA POT-T30"], 1)


@pytest.mark.parametrize(
    "text",
    ["nah the green kind", "no, green for this job", "sorry i meant the green ones", "those in a green actually"],
)
def test_a_correction_may_name_only_a_kind_and_have_chat_beside_it(text: str) -> None:
    turn = said(text, line("HOS-B", 6))
    assert (lines_of(turn), turn.asks) == (["6 EA HOS-G"], ())


def test_a_quantity_that_goes_down_is_that_of_a_line_of_the_draft() -> None:
    turn = said("hoses down to 2", line("HOS-G", 6), line("NET-40", 3))
    assert (lines_of(turn), turn.asks) == (["2 EA HOS-G", "3 EA NET-40"], ())


@pytest.mark.parametrize("text", ["gloves down to 5", "drop the zorbs, make the nets 4"])
def test_of_several_changes_none_is_lost(text: str) -> None:
    turn = said(text, line("HOS-G", 6), line("NET-40", 3))
    assert len(turn.asks) == 1
    assert not any(one.sku.startswith("GLV") for one in turn.lines)


def short(about: str, sku: str, quantity: str, unit: str) -> Ask:
    return Ask(about=about, reason="unit", sku=sku, quantity=Decimal(quantity), unit=unit)


@pytest.mark.parametrize(
    ("ask", "text", "lines"),
    [
        (short("链条油 30升", "OIL-D", "30", "L"), "两桶吧", ["2 DRM OIL-D"]),
        (short("链条油 30升", "OIL-D", "30", "L"), "那来一桶", ["1 DRM OIL-D"]),
        (short("30 l chain oil", "OIL-D", "30", "L"), "hm only drums? one then", ["1 DRM OIL-D"]),
        (short("15 l chain oil", "OIL-D", "15", "L"), "a whole drum then", ["1 DRM OIL-D"]),
        (which("15 m chain oil", "OIL-D", quantity=15, unit="L"), "whole drum then", ["1 DRM OIL-D"]),
    ],
)
def test_an_answer_that_says_only_how_many(ask: Ask, text: str, lines: list[str]) -> None:
    turn = said(text, asks=(ask,))
    assert (lines_of(turn), turn.asks) == (lines, ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one of each lol", ["1 EA HOS-B", "1 EA HOS-G"]),
        ("one each pls", ["1 EA HOS-B", "1 EA HOS-G"]),
        ("1 of each colour", ["1 EA HOS-B", "1 EA HOS-G"]),
    ],
)
def test_one_of_each_choice_is_no_article(text: str, lines: list[str]) -> None:
    turn = said(text, asks=(which("garden hose", "HOS-B", "HOS-G", quantity=2),))
    assert (lines_of(turn), turn.asks) == (lines, ())


@pytest.mark.parametrize("text", ["3 blue and the rest green", "3 blue rest green", "three blue, remainder green"])
def test_one_choice_gets_what_the_other_leaves(text: str) -> None:
    turn = said(text, asks=(which("garden hose", "HOS-B", "HOS-G", quantity=8),))
    assert lines_of(turn) == ["3 EA HOS-B", "5 EA HOS-G"]


def test_another_quantity_of_what_is_still_to_be_chosen_is_kept_in_the_question() -> None:
    turn = said("3 bottles then", asks=(which("tomato feed", "FED-1", "FED-5", quantity=4, unit="BTL"),))
    assert [(ask.choices, ask.quantity) for ask in turn.asks] == [(("FED-1", "FED-5"), 3)]


def test_a_question_is_left_out_by_the_unit_that_was_asked_for() -> None:
    asks = (which("shade net", "NET-40", "NET-70"), Ask(about="bamboo edging", quantity=Decimal(4), unit="RL"))
    turn = said("70. forget the rolls", line("GLV-L", 8), asks=asks)
    assert (lines_of(turn), turn.asks) == (["8 EA GLV-L", "4 EA NET-70"], ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("not the terracotta, grey pots", ["6 EA HOS-B", "8 EA GLV-L", "10 EA POT-G20"]),
        ("so two of each", ["2 EA POT-T20", "2 EA HOS-B", "2 EA GLV-L"]),
        ("two clinics, so two of each", ["2 EA POT-T20", "2 EA HOS-B", "2 EA GLV-L"]),
        ("keep the pots, cancel the rest", ["10 EA POT-T20"]),
        ("hoses down to 4, gloves as is", ["10 EA POT-T20", "4 EA HOS-B", "8 EA GLV-L"]),
        ("Yes to the gloves. Make the hose green instead", ["10 EA POT-T20", "6 EA HOS-G", "8 EA GLV-L"]),
        ("the customer got cold feet. halve everything", ["5 EA POT-T20", "3 EA HOS-B", "4 EA GLV-L"]),
    ],
)
def test_what_is_said_beside_a_change_is_not_asked_about(text: str, lines: list[str]) -> None:
    turn = said(text, line("POT-T20", 10), line("HOS-B", 6), line("GLV-L", 8))
    assert (sorted(lines_of(turn)), turn.asks) == (sorted(lines), ())


def test_who_leaves_something_aside_and_books_the_rest_confirms() -> None:
    turn = said("ok not today. book the rest", line("POT-T20", 10), line("HOS-B", 6))
    assert (turn.intent, lines_of(turn)) == (Intent.CONFIRM, ["10 EA POT-T20", "6 EA HOS-B"])


def test_a_word_for_a_unit_names_no_line() -> None:
    turn = said("hoses should be 6 pieces not 6 boxes", line("HOS-B", 8), line("POT-T20", 10))
    assert lines_of(turn) == ["6 EA HOS-B", "10 EA POT-T20"]


def test_in_the_same_number_another_line_may_follow_a_swap() -> None:
    turn = said("40 percent instead of 70, same qty, and the grey pots too", line("NET-70", 3), line("POT-T20", 10))
    assert not [ask for ask in turn.asks if ask.sku == "NET-70"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("feed s/b the 5 l", ["4 BTL FED-5", "8 EA GLV-L"]),
        ("feed in the 5 l please", ["4 BTL FED-5", "8 EA GLV-L"]),
        ("gloves in XL rather", ["4 BTL FED-1", "8 EA GLV-XL"]),
    ],
)
def test_a_size_says_what_a_line_becomes(text: str, lines: list[str]) -> None:
    turn = said(text, line("FED-1", 4, "BTL"), line("GLV-L", 8))
    assert sorted(lines_of(turn)) == sorted(lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("double everything, fair weekend coming", {"20 EA POT-T20", "8 EA HOS-B", "6 BTL FED-1"}),
        ("halve everything apart from the tomato feed", {"5 EA POT-T20", "2 EA HOS-B", "3 BTL FED-1"}),
        ("todo el doble excepto el tomato feed", {"20 EA POT-T20", "8 EA HOS-B", "3 BTL FED-1"}),
        ("全部翻倍", {"20 EA POT-T20", "8 EA HOS-B", "6 BTL FED-1"}),
    ],
)
def test_all_lines_but_those_left_out_are_doubled_or_halved(text: str, lines: set[str]) -> None:
    turn = said(text, line("POT-T20", 10), line("HOS-B", 4), line("FED-1", 3, "BTL"))
    assert (set(lines_of(turn)), turn.asks) == (lines, ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("the nets should be 70, not the 40", {"6 EA NET-70", "2 EA HOS-B"}),
        ("the hose can go up to 5", {"6 EA NET-40", "5 EA HOS-B"}),
        ("scrap the hose, found 2 in the shed", {"6 EA NET-40"}),
        ("no hose after all", {"6 EA NET-40"}),
    ],
)
def test_what_is_said_beside_a_change_touches_no_other_line(text: str, lines: set[str]) -> None:
    turn = said(text, line("NET-40", 6), line("HOS-B", 2))
    assert (set(lines_of(turn)), turn.asks) == (lines, ())


def test_another_quantity_of_what_nobody_knows_is_kept_in_the_question() -> None:
    asked = Ask(about="gnome", reason="item", quantity=20, unit="EA")
    turn = said("sorry, it is 2", line("HOS-B", 2), asks=(asked,))
    assert [(ask.about, ask.quantity) for ask in turn.asks] == [("gnome", 2)]


def test_what_is_wanted_in_the_place_of_a_line_is_of_its_kind() -> None:
    turn = said("not the 20cm, the 30cm", line("HOS-B", 2), line("POT-T20", 6))
    assert (set(lines_of(turn)), turn.asks) == ({"2 EA HOS-B", "6 EA POT-T30"}, ())
