"""Masks payment card numbers before anything is stored; the last four digits stay, so that people can tell which.

Source: PCI DSS 4.0.1, requirements 3.3 and 3.4.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chalicelib.screening.networks import is_barcode, is_card_number
from chalicelib.screening.rule import Rule

MASK = "•••• "
LONGEST = 19
KEPT = 4
PHONE_LONGEST = 13
"""Digits after a plus sign: a German phone number (+49 and eleven more) would pass for an old Visa number."""

# Up to four signs between two digits part groups of one number; a mask has five, so that no number reaches over it.
_RUN = re.compile(r"\d(?:[\W_]{0,4}\d){12,}")
_GROUP = re.compile(r"(\D*)(\d+)")


@dataclass(frozen=True, slots=True)
class _Group:
    gap: str
    shown: str
    digits: str


def clean(text: str) -> str:
    """Return the text with every card number masked.

    A number is made of whole groups of digits, however they are parted: never of a piece of a longer number.
    """
    return _RUN.sub(_masked_run, text)


def _masked_run(run: re.Match[str]) -> str:
    groups = [_Group(m[1], m[2], "".join(str(int(d)) for d in m[2])) for m in _GROUP.finditer(run.group())]
    is_phone = run.string[: run.start()].endswith("+")
    shown: list[str] = []
    first = 0
    while first < len(groups):
        last = _end_of_card(groups, first, is_phone=is_phone and first == 0)
        shown.append(groups[first].gap)
        if last is None:
            shown.append(groups[first].shown)
            first += 1
            continue
        shown.append(MASK)
        tail = "".join(g.digits for g in groups[first : last + 1])[-KEPT:]
        groups[last] = _Group("", tail, tail)  # and on from here: the rest may begin another number
        first = last
    return "".join(shown)


def _end_of_card(groups: list[_Group], first: int, *, is_phone: bool) -> int | None:
    """Return the last group of the longest card number that begins with group `first`."""
    digits, end = "", None
    for place in range(first, len(groups)):
        digits += groups[place].digits
        if len(digits) > LONGEST:
            break
        if (
            is_card_number(digits)
            and not (is_phone and len(digits) <= PHONE_LONGEST)
            and not _is_packet(groups, first, place)
        ):
            end = place
    return end


def _is_packet(groups: list[_Group], first: int, last: int) -> bool:
    return first == last and is_barcode(groups[first].digits)


RULE = Rule(id="cards", order=30, note="a payment card number was masked", clean=clean)
