"""Card numbers for tests: made up, right in range, length and check digit, and issued to nobody."""

from __future__ import annotations

from hypothesis import strategies as st

RANGES = [
    ("4", 16),
    ("4", 19),
    ("51", 16),
    ("2221", 16),
    ("34", 15),
    ("37", 15),
    ("36", 14),
    ("3528", 16),
    ("6011", 16),
]
RANGES += [("62", 16), ("62", 19), ("65", 16), ("5018", 18), ("6304", 13), ("81", 16), ("2204", 16)]


def with_check_digit(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


@st.composite
def card_numbers(draw: st.DrawFn) -> str:
    prefix, length = draw(st.sampled_from(RANGES))
    missing = length - len(prefix) - 1
    return with_check_digit(prefix + draw(st.text("0123456789", min_size=missing, max_size=missing)))


def grouped(draw: st.DrawFn, digits: str, separators: st.SearchStrategy[str]) -> str:
    """Part the digits at random places."""
    gaps = st.lists(st.just("") | separators, min_size=len(digits) - 1, max_size=len(digits) - 1)
    return digits[0] + "".join(map("".join, zip(draw(gaps), digits[1:], strict=True)))
