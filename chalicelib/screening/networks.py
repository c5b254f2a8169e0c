"""Which numbers can be payment cards: the networks' ranges and lengths, and the check digit.

Source: ISO/IEC 7812-1 annex B (check digit); the issuer ranges that the networks publish.
"""

from __future__ import annotations

from functools import cache

GTIN_LENGTH = 13

LENGTHS = range(13, 20)
_RANGES: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("2200", "2204", tuple(range(16, 20))),  # Mir
    ("2221", "2720", (16,)),  # Mastercard
    ("300", "305", tuple(range(14, 20))),  # Diners Club
    ("309", "309", tuple(range(14, 20))),
    ("34", "34", (15,)),  # American Express
    ("3528", "3589", tuple(range(16, 20))),  # JCB
    ("36", "36", tuple(range(14, 20))),  # Diners Club
    ("37", "37", (15,)),  # American Express
    ("38", "39", tuple(range(14, 20))),  # Diners Club
    ("4", "4", (13, 16, 19)),  # Visa
    ("50", "50", tuple(LENGTHS)),  # Maestro, RuPay
    ("51", "55", (16,)),  # Mastercard
    ("56", "58", tuple(LENGTHS)),  # Maestro
    ("60", "62", tuple(range(16, 20))),  # Discover, RuPay, UnionPay
    ("63", "63", tuple(LENGTHS)),  # Maestro
    ("64", "66", tuple(range(16, 20))),  # Discover
    ("67", "69", tuple(LENGTHS)),  # Maestro
    ("81", "82", tuple(range(16, 20))),  # UnionPay, RuPay
)

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def is_card_number(digits: str) -> bool:
    """Say whether these ASCII digits are of a network's range and length, with the right check digit."""
    return len(digits) in LENGTHS and len(digits) in _lengths(digits[:4]) and passes_luhn(digits)


def passes_luhn(digits: str) -> bool:
    """Say whether the last digit is the check digit of the others."""
    values = [int(d) for d in reversed(digits)]
    return (sum(values[::2]) + sum(_DOUBLED[v] for v in values[1::2])) % 10 == 0


def is_barcode(digits: str) -> bool:
    """Say whether these are a GTIN-13 with its check digit: what stands under the bars of every packet we sell."""
    values = [int(d) for d in digits]
    return len(values) == GTIN_LENGTH and (sum(values[::2]) + 3 * sum(values[1::2])) % 10 == 0


@cache
def _lengths(first_four: str) -> frozenset[int]:
    rows = (lengths for low, high, lengths in _RANGES if low <= first_four[: len(low)] <= high)
    return frozenset(length for lengths in rows for length in lengths)
