"""Finds what each column of a table holds: by the words over it, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from chalicelib.understanding.attachments.figures import Mark, count_in, filled, is_count, is_unit, money_in
from chalicelib.understanding.attachments.heading_words import Role
from chalicelib.understanding.attachments.headings import Heading, heading_of
from chalicelib.understanding.attachments.sheet import Cell, Line, shown
from chalicelib.understanding.language.units import LATIN

IsCode = Callable[[str], bool]
Columns = Mapping[int, Heading]

_MOSTLY = 0.6
_HEADINGS_LEAST = 2
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z-])[A-Za-z0-9]+(?:[-_./][A-Za-z0-9]+)*|\d{5,14}")
_CODE_MOST = 32
_MEASURE = re.compile(r"\d+(?:[.,]\d+)?([A-Za-z]{1,8})")
_LINE_STEPS = (1, 10)
"""Lines are numbered one by one, or by tens."""


def looks_like_code(text: str) -> bool:
    """Say whether somebody who wrote this meant a code: letters with digits, or many digits; no measure like `12kg`."""
    if len(text) > _CODE_MOST or _CODE.fullmatch(text) is None:
        return False
    measure = _MEASURE.fullmatch(text)
    return measure is None or (measure[1].lower() not in LATIN and measure[1].lower() not in ("ml", "cm", "mm"))


def headed(line: Line) -> Columns | None:
    """Return the columns under this line, None where it is no line of headings."""
    columns = {place: found for place, cell in enumerate(line.cells) if (found := heading_of(cell))}
    roles = {heading.role for heading in columns.values()} - {"passed"}
    is_told = bool(roles & {"code", "name", "item"}) and len(roles) >= _HEADINGS_LEAST
    return columns if is_told and len(columns) * 2 >= len(line.words()) else None


def has_quantity(columns: Columns) -> bool:
    """Say whether one of the columns holds how many are wanted."""
    return any(heading.role == "quantity" for heading in columns.values())


def settled(columns: Columns, body: Sequence[Line], is_code: IsCode, mark: Mark) -> Columns:
    """Return the columns as what stands in them shows: line numbers out, items as codes or names, no quantity missed."""
    found = {place: heading for place, heading in columns.items() if not _is_numbering(place, heading, body)}
    for place in [place for place, heading in found.items() if heading.role == "item"]:
        found[place] = Heading(_item_role(found, _column(place, body), is_code), rank=2)
    unknown = [place for place in range(_width(body)) if place not in columns]
    if not has_quantity(found):
        units = [place for place, heading in found.items() if heading.role == "unit"]
        _take(found, "quantity", _quantity(units + unknown, body, mark))
    if not _places(found, "name"):
        _take(found, "name", _name([place for place in unknown if place not in found], body))
    return found


def guessed(body: Sequence[Line], is_code: IsCode, mark: Mark) -> Columns:
    """Return the columns of a table without headings; nothing where it has no quantities, or no names and codes."""
    free = [place for place in range(_width(body)) if not _is_counting(_column(place, body))]
    found: dict[int, Heading] = {}
    codes = [place for place in free if _share(_column(place, body), lambda cell: is_code(shown(cell))) >= _MOSTLY]
    _take(found, "code", codes[0] if codes else None)
    _take(found, "quantity", _quantity([place for place in free if place not in found], body, mark))
    units = [place for place in free if place not in found and _share(_column(place, body), _is_unit) >= _MOSTLY]
    _take(found, "unit", units[0] if units else None)
    _take(found, "name", _name([place for place in free if place not in found], body))
    prices = [place for place in free if place not in found and _share(_column(place, body), _is_price) >= _MOSTLY]
    _take(found, "price", prices[0] if prices else None)
    return found if has_quantity(found) and (_places(found, "code") or _places(found, "name")) else {}


def _take(found: dict[int, Heading], role: Role, place: int | None) -> None:
    if place is not None:
        found[place] = Heading(role)


def _places(columns: Columns, role: Role) -> list[int]:
    return [place for place, heading in columns.items() if heading.role == role]


def _width(body: Sequence[Line]) -> int:
    return max((len(line.cells) for line in body), default=0)


def _column(place: int, body: Sequence[Line]) -> list[Cell]:
    cells = [line.cells[place] for line in body if place < len(line.cells)]
    return [cell for cell in cells if filled(cell)]


def _share(cells: Sequence[Cell], holds: Callable[[Cell], bool]) -> float:
    return sum(holds(cell) for cell in cells) / len(cells) if cells else 0.0


def _is_unit(cell: Cell) -> bool:
    return isinstance(cell, str) and is_unit(cell)


def _is_price(cell: Cell) -> bool:
    # A whole number may be anything.
    return money_in(cell) is not None and any(sign in shown(cell) for sign in ".,")


def _is_numbering(place: int, heading: Heading, body: Sequence[Line]) -> bool:
    return heading.role in ("code", "item") and _is_counting(_column(place, body))


def _is_counting(cells: Sequence[Cell]) -> bool:
    """Say whether these are the numbers of the lines: 1, 2, 3."""
    counts = [count_in(cell) for cell in cells]
    numbers = [count.quantity for count in counts if count and not count.unit and not count.note]
    steps = [[Decimal(step * (place + 1)) for place in range(len(cells))] for step in _LINE_STEPS]
    return bool(cells) and numbers in steps


def _item_role(columns: Columns, cells: Sequence[Cell], is_code: IsCode) -> Role:
    if _places(columns, "name"):
        return "size" if _places(columns, "code") else "code"
    is_coded = _share(cells, lambda cell: is_code(shown(cell))) >= _MOSTLY
    return "code" if is_coded and not _places(columns, "code") else "name"


def _quantity(places: Sequence[int], body: Sequence[Line], mark: Mark) -> int | None:
    """Choose the column of quantities: most are numbers, with units or whole ones, the first of those that are alike."""
    shares = {place: _share(_column(place, body), lambda cell: is_count(cell, mark)) for place in places}
    fit = [place for place in places if shares[place] >= _MOSTLY]
    return max(
        fit, key=lambda place: (_share(_column(place, body), lambda c: _is_whole(c, mark)), -place), default=None
    )


def _is_whole(cell: Cell, mark: Mark) -> bool:
    count = count_in(cell, mark)
    return count is not None and (count.unit is not None or count.quantity == count.quantity.to_integral_value())


def _name(places: Sequence[int], body: Sequence[Line]) -> int | None:
    lengths = {place: sum(map(_letters, _column(place, body))) for place in places}
    return max((place for place in places if lengths[place]), key=lambda place: lengths[place], default=None)


def _letters(cell: Cell) -> int:
    return sum(sign.isalpha() for sign in shown(cell))
