"""Numbers in the cells of tables, as many countries write them, with the unit that may stand beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from chalicelib.understanding.attachments.sheet import Cell, shown
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.language.units import CHINESE, LATIN

Mark = Literal[".", ","]

QUANTITY_MOST = 100_000
_DIGITS_MOST = 15
_SIGNS_MOST = 60
"""No number is written with more signs, its unit and its note among them."""
_THOUSANDS = 3
_NUMBER = r"\d+(?:[.,' ]\d{2,3}(?!\d))*(?:[.,]\d+)?"
_QUANTITY = re.compile(rf"(?P<before>[^\d\s+-]{{0,8}}?)\s*(?P<number>{_NUMBER})\s*(?P<after>\D.*)?", re.DOTALL)
_MONEY = re.compile(rf"[^\d+-]{{0,8}}?(?P<number>{_NUMBER})(?:\s*[^\d\s,.-][^\d]{{0,11}})?")
_GROUPED = re.compile(r"\d{1,3}(?P<mark>[.,' ])(?:\d{2,3}(?P=mark))*\d{3}|\d+")
_COMMA_DECIMAL = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)(?![.,]\d)")
_DOT_DECIMAL = re.compile(r"\d\.(?:\d{1,2}|\d{4,})(?!\d)(?![.,]\d)")
_GOES_ON = re.compile(r"[-/*x\u00d7+.,:%\u2013~]\s*\d|[-/:%~]|[A-Za-z]+\d|[A-Za-z]*-")
"""What follows the first number of a range, a product, a day or a code."""
_NOTHING = re.compile(r"[-\u2013\u2014_./\\*xX\s]*|(?i:n/?a|nil|none|无|無|null)")
_SIGNS = str.maketrans(dict.fromkeys("()[].:", " "))


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what: the unit and the words beside it as they stood there."""

    quantity: Decimal
    unit: str | None = None
    note: str | None = None


def decimal_mark(cells: Iterable[Cell]) -> Mark:
    """Return the sign before the decimals: the comma only where the cells show it, and more often than the point."""
    texts = [_plain(cell) for cell in cells if isinstance(cell, str) and len(cell) <= _SIGNS_MOST]
    numbers = [text for text in texts if _MONEY.fullmatch(text) or _QUANTITY.fullmatch(text)]
    commas = sum(_COMMA_DECIMAL.search(text) is not None for text in numbers)
    dots = sum(_DOT_DECIMAL.search(text) is not None for text in numbers)
    return "," if commas > dots else "."


def count_in(cell: Cell, mark: Mark = ".") -> Count | None:
    """Read a quantity with the unit that may stand beside it, None where the cell holds anything else."""
    if isinstance(cell, Decimal):
        return Count(cell) if cell >= 0 else None
    match = _QUANTITY.fullmatch(_plain(cell)) if len(cell) <= _SIGNS_MOST else None
    if match is None:
        return None
    quantity = _decimal(match["number"], mark)
    before, after = match["before"].strip(), (match["after"] or "").strip()
    if quantity is None or (before and not is_unit(before)) or _GOES_ON.match(after):
        return None
    return _beside(quantity, " ".join(word for word in (before, after) if word))


def money_in(cell: Cell, mark: Mark = ".") -> Decimal | None:
    """Read a price, whatever the sign of its currency; None where the cell holds anything else."""
    if isinstance(cell, Decimal):
        return cell if cell >= 0 else None
    match = _MONEY.fullmatch(_plain(cell)) if len(cell) <= _SIGNS_MOST else None
    return _decimal(match["number"], mark) if match else None


def is_unit(text: str) -> bool:
    """Say whether these words are the name of a unit: `cs`, `Kartons`, `箱`."""
    word = fold(text).translate(_SIGNS).strip()
    return word in LATIN or word in CHINESE


def is_count(cell: Cell, mark: Mark = ".") -> bool:
    """Say whether the cell may be a quantity: above zero, and no larger than anybody orders."""
    count = count_in(cell, mark)
    return count is not None and 0 < count.quantity <= QUANTITY_MOST and count.note is None


def filled(cell: Cell) -> str:
    """Return the words of a cell, nothing for the dashes and words that stand for nothing."""
    text = shown(cell)
    return "" if len(text) <= _SIGNS_MOST and _NOTHING.fullmatch(text) else text


def _beside(quantity: Decimal, words: str) -> Count:
    if not words or is_unit(words):
        return Count(quantity, words.rstrip(".") or None)
    first, _, rest = words.partition(" ")
    if is_unit(first):
        return Count(quantity, first.rstrip("."), _bare(rest))
    return Count(quantity, note=_bare(words))


def _bare(words: str) -> str | None:
    return words.strip(" ,;()") or None


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip()


def _decimal(text: str, mark: Mark) -> Decimal | None:
    whole, decimals = _parted(text, mark)
    digits = re.sub(r"\D", "", whole)
    if len(digits) + len(decimals) > _DIGITS_MOST or _GROUPED.fullmatch(whole) is None:
        return None
    return Decimal(f"{digits}.{decimals}") if decimals else Decimal(digits)


def _parted(text: str, mark: Mark) -> tuple[str, str]:
    """Part the whole from its decimals: at the last sign, unless that can only stand between thousands."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text, ""
    sign, decimals = text[last], text[last + 1 :]
    is_alone = "." not in text[:last] and "," not in text[:last]
    is_thousands = is_alone and len(decimals) == _THOUSANDS and sign != mark and not text.startswith("0")
    if is_thousands or text.count(sign) > 1:
        return text, ""
    return text[:last], decimals
