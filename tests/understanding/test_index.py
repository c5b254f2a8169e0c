# ruff: noqa: RUF001 -- such signs are meant
from __future__ import annotations

import pytest

from chalicelib.understanding import CatalogueIndex
from chalicelib.understanding.catalogue_csv import items_from_csv
from tests.understanding.shelf import CSV, SHELF

NO_ALIASES: dict[str, str] = {}


@pytest.mark.parametrize(
    ("typed", "sku"),
    [
        ("COLA-330", "COLA-330"),
        ("cola-330", "COLA-330"),
        (" Cola 330 ", "COLA-330"),
        ("COLA330", "COLA-330"),
        ("COLA–330", "COLA-330"),
        ("COLA-33O", "COLA-330"),
        ("C0LA-330", "COLA-330"),
        ("MAY-1O", "MAY-10"),
        ("MAY-I0", "MAY-10"),
        ("ＣＯＬＡ－３３０", "COLA-330"),
        ("603043", "603043"),
        ("6O3O43", "603043"),
    ],
)
def test_a_code_is_found_however_it_is_typed(typed: str, sku: str) -> None:
    item = SHELF.by_sku(typed)
    assert item is not None
    assert item.sku == sku


@pytest.mark.parametrize("typed", ["", "COLA", "COLA-331", "330", "-", "COLA-3300"])
def test_what_is_no_code_finds_nothing(typed: str) -> None:
    assert SHELF.by_sku(typed) is None


def test_a_confused_code_that_fits_two_items_finds_neither() -> None:
    header, first = CSV.split("\n")[:2]
    both = [first.replace("COLA-330", "AB-10"), first.replace("COLA-330", "AB-1O"), first.replace("COLA-330", "A-B10")]
    shelf = CatalogueIndex(items_from_csv("\n".join([header, *both])))
    assert [shelf.by_sku(code) and shelf.by_sku(code).sku for code in ("AB-10", "AB-1O")] == ["AB-10", "AB-1O"]
    assert shelf.by_sku("AB-IO") is None
    assert shelf.by_sku("AB 10") is None


@pytest.mark.parametrize(
    ("words", "sku"),
    [
        ("Cola Can 330ml", "COLA-330"),
        ("COLA CAN, 330 ML", "COLA-330"),
        ("可乐 罐装330ml", "COLA-330"),
        ("可乐罐装３３０ｍｌ", "COLA-330"),
        ("coke", "COLA-330"),
        ("Cokes", "COLA-330"),
        ("house red wine", "WIN-R"),
        ("red house wine 750ml", "WIN-R"),
        ("pineapples", "PIN-8"),
        ("Salt & Vinegar crisps", "CHI-SV"),
        ("cola can COLA-330", "COLA-330"),
        ("COLA-330 24x330ml", "COLA-330"),
    ],
)
def test_words_that_cover_one_name_are_certain(words: str, sku: str) -> None:
    assert [item.sku for item in SHELF.matches(words, aliases=NO_ALIASES)] == [sku]


@pytest.mark.parametrize(
    ("words", "skus"),
    [
        ("cola", ["COLA-330", "COLA-1500", "COLZ-330"]),
        ("可乐", ["COLA-330", "COLA-1500"]),
        ("wine", ["WIN-R"]),
        ("乐可", ["COLA-330", "COLA-1500"]),
        ("cola light", ["COLA-330", "COLA-1500", "COLZ-330"]),
    ],
)
def test_words_that_leave_a_doubt_offer_what_they_may_mean(words: str, skus: list[str]) -> None:
    match = SHELF.find(words, aliases=NO_ALIASES)
    assert not match.is_certain
    assert sorted(item.sku for item in match.items) == sorted(skus)


@pytest.mark.parametrize("words", ["frobs", "", "330ml", "24x", "case", "!", "the big green frob machine"])
def test_words_of_no_item_offer_nothing(words: str) -> None:
    assert SHELF.find(words, aliases=NO_ALIASES).items == ()
    assert list(SHELF.matches(words, aliases=NO_ALIASES)) == []


def test_a_single_likely_item_is_never_given_as_certain() -> None:
    assert list(SHELF.matches("wine", aliases=NO_ALIASES)) == []


def test_the_partners_own_word_comes_first() -> None:
    match = SHELF.find("Coke", aliases={"coke": "LEM-330"})
    assert (match.is_certain, match.how, match.items[0].sku) == (True, "own word", "LEM-330")


def test_an_own_word_for_an_item_that_is_gone_is_passed_over() -> None:
    assert SHELF.find("coke", aliases={"coke": "GONE-1"}).items[0].sku == "COLA-330"


def test_never_more_than_five_choices_are_offered() -> None:
    header, first = CSV.split("\n")[:2]
    rows = [first.replace("COLA-330", f"X-{n}").replace("Cola Can", f"Cola Brand{n}") for n in range(20)]
    shelf = CatalogueIndex(items_from_csv("\n".join([header, *rows])))
    assert len(shelf.find("cola", aliases=NO_ALIASES).items) == 5


def test_the_catalogue_walks_through_every_item_in_its_order() -> None:
    assert [item.sku for item in SHELF][:2] == ["COLA-330", "COLA-1500"]
    assert len(list(SHELF)) == 14
