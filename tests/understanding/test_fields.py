from __future__ import annotations

from datetime import date

import pytest

from chalicelib.understanding.reading.fields import beside, ref_in

TODAY = date(2026, 11, 23)
PLACES = ["West Branch", "Site 2", "Central Kitchen", "Block A", "Elm Street", "河滨店", "河东工地"]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("same again as friday", None),
        ("照9号那张单再来", None),
        ("9号的单再来一份", None),
        ("9 tarikh wala order dobara", None),
        ("el pedido del martes pasado", None),
        ("ulang order minggu lepas", None),
        ("6 sun hats", None),
        ("5 bottles for her 30th birthday", None),
        ("10 nipples 3/4", None),
        ("olives: none today", None),
        ("guten morgen, 3 Kisten", None),
        ("3 Kisten zum 4.12.", "2026-12-04"),
        ("on site 30/11", "2026-11-30"),
        ("needs to be with us 05/12", "2026-12-05"),
        ("5 boxes with thursday's van", "2026-11-26"),
        ("thursday's fine", "2026-11-26"),
        ("10箱tmr送", "2026-11-24"),
        ("周五没人,周六送", "2026-11-28"),
        ("top-up, w/c 30 nov", None),
        ("what we had on the 27th", None),
        ("we're off monday, drop it wednesday", "2026-11-25"),
    ],
)
def test_the_day_of_delivery_is_no_day_of_something_else(text: str, on: str | None) -> None:
    assert beside(text, ship_to=(), today=TODAY, locale="en-GB").fields.deliver_on == on


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("10箱送西店", "West Branch"),
        ("送二号工地", "Site 2"),
        ("送中央厨房:", "Central Kitchen"),
        ("3卷,送A栋", "Block A"),
        ("周四送河东:3箱", "河东工地"),
        ("24 cans, elm st", "Elm Street"),
        ("送十号仓", None),
    ],
)
def test_a_place_is_known_in_chinese_and_by_its_short_name(text: str, place: str | None) -> None:
    assert beside(text, ship_to=PLACES, today=TODAY, locale="en-GB").fields.ship_to == place


@pytest.mark.parametrize(("text", "po"), [("Order # 9907\n3 cs cola", "9907"), ("3 Kisten, Bestellnr. TB-51", "TB-51")])
def test_the_number_of_an_order(text: str, po: str) -> None:
    assert beside(text, ship_to=(), today=TODAY, locale="en-GB").fields.po == po


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("so-55120发车没", "so-55120"),
        ("发票60262的扫描件", "60262"),
        ("has po 26-1171 shipped", "26-1171"),
        ("tracking for G-60407 pls", "G-60407"),
    ],
)
def test_the_number_of_an_earlier_order_as_it_was_written(text: str, ref: str) -> None:
    assert ref_in(text, ["G-60407"]) == ref


@pytest.mark.parametrize(
    ("text", "places", "place"),
    [
        ("周六前送3号楼,地巾20条", ["3号楼", "12号楼"], "3号楼"),
        ("6 rolls, 2 bags. Leith", ["Leith depot", "Granton yard"], "Leith depot"),
        ("6 rolls of leith tweed", ["Leith depot", "Granton yard"], None),
        ("4 bags for plot 9", ["Plot 9", "Plot 10"], "Plot 9"),
    ],
)
def test_a_place_is_known_behind_a_chinese_verb_and_alone_at_the_end(
    text: str, places: list[str], place: str | None
) -> None:
    assert beside(text, ship_to=places, today=TODAY, locale="en-GB").fields.ship_to == place
