"""Finds the amount in a line: at its head ("10 cs cola") or at its tail ("cola x 10 cs")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from chalicelib.understanding.numbers import HALF, NUMBER, value_of
from chalicelib.understanding.units import CHINESE, CHINESE_LONGEST, LATIN, Said
from chalicelib.understanding.words import is_han

TAIL_NUMBERS = 4
"""How many numbers from the end a tail may begin at: `cola 24x330 10 cs` has three."""

_TIMES = re.compile(r"\s*(?:\*|x(?![a-z]))\s*")
_LATIN_WORD = re.compile(r"[a-z]+")
_GLUED_AFTER = re.compile(r"[-/%\"'″°#][^\s]|%|\"|″")
_GLUED_BEFORE = re.compile(r"[\w\-/#.,'°]$")
_JOINT = re.compile(r"[^-.,]")
_LEADS = re.compile(r"^(?:\s|[-:=,.*的]|of(?: the)?\b|x(?![a-z0-9]))+")
_TRAILS = re.compile(r"(?:\s|[-:=,.*]|\bx|\bto|\bqty|改成|改为|改|要)+$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to part a line into an amount and the words for the item.

    `quantity` None: something stands there that is no clear number. `glued`: the words were cut out of a longer word,
    which only an exact name bears out.
    """

    quantity: Decimal | None
    unit: str | None
    words: str
    glued: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    quantity: Decimal | None
    unit: str | None
    end: int
    glued: bool = False


def bare_amount(line: str) -> Candidate | None:
    """Return the amount when a folded line is nothing else."""
    whole = line.strip()
    start = _times_end(whole, 0) or 0
    amounts = [a for a in _amounts_at(whole, start) if not whole[a.end :].strip(" .,!")]
    return Candidate(amounts[0].quantity, amounts[0].unit, "") if amounts else None


def at_head(line: str, shown: str) -> Iterator[Candidate]:
    """List the ways to read an amount at the head of a folded line; `shown` is the line as it was written."""
    start = _times_end(line, 0) or 0
    for amount in _amounts_at(line, start):
        lead = _LEADS.match(line[amount.end :])
        begin = amount.end + (lead.end() if lead else 0)
        if line[begin:].strip():
            yield Candidate(amount.quantity, amount.unit, shown[begin:].strip(), amount.glued)


def at_tail(line: str, shown: str) -> Iterator[Candidate]:
    """List the ways to read an amount at the tail of a folded line."""
    numbers = list(NUMBER.finditer(line))[-TAIL_NUMBERS:]
    for number in reversed(numbers):
        before = line[: number.start()]
        for words, glued in _words_before(before, is_numeral=number.lastgroup == "han"):
            for amount in _amounts_at(line, number.start()):
                if not line[amount.end :].strip() and not amount.glued:
                    yield Candidate(amount.quantity, amount.unit, shown[: len(words)].strip(), glued)


def _words_before(before: str, *, is_numeral: bool) -> Iterator[tuple[str, bool]]:
    """Return what stands before a number, without what joins it to the number. Chinese needs nothing between."""
    plain = _TRAILS.sub("", before)
    joint = before[len(plain) :]
    if not plain:
        return
    if is_numeral or is_han(before[-1]) or _JOINT.search(joint) or not (joint or _GLUED_BEFORE.search(before)):
        yield plain, False
    elif plain.endswith("x") and not joint:
        yield plain[:-1], True


def _amounts_at(line: str, start: int) -> Iterator[_Amount]:
    """List the amounts that begin at this place, with a unit first."""
    number = NUMBER.match(line, start)
    if number is None or _GLUED_AFTER.match(line, number.end()):
        return
    quantity = value_of(number)
    after = _times_end(line, number.end())
    place = after if after is not None else _skipped(line, number.end())
    yield from _with_unit(line, place, quantity)
    needs_unit = number.lastgroup in ("half", "article", "han")
    is_apart = place > number.end() or place == len(line) or is_han(line[place])
    if not needs_unit and is_apart:
        yield _Amount(quantity, None, place)
    elif line[place : place + 1] == "x":
        yield _Amount(quantity, None, place + 1, glued=True)


def _with_unit(line: str, place: int, quantity: Decimal | None) -> Iterator[_Amount]:
    for (code, factor), end, glued in _units_at(line, place):
        has_half = line[end : end + 1] == "半"
        count = quantity if quantity is None else (quantity + (HALF if has_half else 0)) * factor
        yield _Amount(count, code, end + has_half, glued)


def _units_at(line: str, place: int) -> Iterator[tuple[Said, int, bool]]:
    word = _LATIN_WORD.match(line, place)
    if word is None:
        yield from _chinese_unit(line, place)
    elif word.group() in LATIN:
        yield LATIN[word.group()], word.end(), False
    else:
        lengths = range(len(word.group()) - 1, 1, -1)
        yield from ((LATIN[word.group()[:n]], place + n, True) for n in lengths if word.group()[:n] in LATIN)


def _chinese_unit(line: str, place: int) -> Iterator[tuple[Said, int, bool]]:
    for length in range(CHINESE_LONGEST, 0, -1):
        said = CHINESE.get(line[place : place + length])
        if said is not None:
            yield said, place + length, False
            return


def _times_end(line: str, place: int) -> int | None:
    times = _TIMES.match(line, place)
    return times.end() if times else None


def _skipped(line: str, place: int) -> int:
    while place < len(line) and line[place].isspace():
        place += 1
    return place
