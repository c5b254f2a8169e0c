from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.understanding.attachments.figures import Count, Mark, count_in, decimal_mark, is_count, money_in


@pytest.mark.parametrize(
    ("cell", "mark", "expected"),
    [
        ("12", ".", Count(Decimal(12))),
        ("\uff11\uff12", ".", Count(Decimal(12))),
        ("1,000", ".", Count(Decimal(1000))),
        ("1,000", ",", Count(Decimal(1))),
        ("1.000", ",", Count(Decimal(1000))),
        ("1.000", ".", Count(Decimal(1))),
        ("12,5", ".", Count(Decimal("12.5"))),
        ("0,125", ".", Count(Decimal("0.125"))),
        ("1.234,56", ".", Count(Decimal("1234.56"))),
        ("1,234,567", ".", Count(Decimal(1234567))),
        ("1,00,000", ".", Count(Decimal(100000))),
        ("1\u00a0000", ".", Count(Decimal(1000))),
        ("1'000", ".", Count(Decimal(1000))),
        ("12 cs", ".", Count(Decimal(12), "cs")),
        ("12cs.", ".", Count(Decimal(12), "cs")),
        ("12箱", ".", Count(Decimal(12), "箱")),
        ("cs 12", ".", Count(Decimal(12), "cs")),
        ("12 boxes (of 24)", ".", Count(Decimal(12), "boxes", "of 24")),
        ("12 (urgent)", ".", Count(Decimal(12), None, "urgent")),
        (Decimal("2.125"), ",", Count(Decimal("2.125"))),
    ],
)
def test_a_quantity_is_read_as_it_was_meant(cell: str | Decimal, mark: Mark, expected: Count) -> None:
    assert count_in(cell, mark) == expected


@pytest.mark.parametrize(
    "cell", ["", "cs", "10-12", "2x24", "12A4", "24/11", "KOL-330", "50%", "-3", "1,0,0", "9" * 16, Decimal(-1)]
)
def test_what_is_no_quantity_is_none(cell: str | Decimal) -> None:
    assert count_in(cell) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("5.20", "5.20"),
        ("$5.20", "5.20"),
        ("RM 5.20", "5.20"),
        ("5,20 €", "5.20"),
        ("¥5", "5"),
        ("1.250,00", "1250.00"),
        ("5.20/cs", "5.20"),
    ],
)
def test_a_price_is_read_with_any_currency(cell: str, expected: str) -> None:
    assert money_in(cell) == Decimal(expected)


def test_the_comma_parts_decimals_only_where_it_must() -> None:
    assert decimal_mark(["1,000", "12"]) == "."
    assert decimal_mark(["12,50", "1.000"]) == ","
    assert decimal_mark(["12.50", "12,50"]) == "."


@given(st.integers(1, 99_999), st.sampled_from([".", ","]))
def test_a_number_is_itself_with_or_without_signs_between_thousands(number: int, mark: Mark) -> None:
    between = "," if mark == "." else "."
    assert count_in(str(number), mark) == Count(Decimal(number))
    assert count_in(f"{number:,}".replace(",", between), mark) == Count(Decimal(number))


@given(st.text(max_size=80))
def test_no_words_break_the_reading_of_numbers(text: str) -> None:
    assert isinstance(is_count(text), bool)
    price = money_in(text)
    assert price is None or price >= 0
