"""Reads a price list as CSV: one item a line, with its selling units.

The columns are sku, name, name_zh, category, pack, base_unit (EA, KG, L, M), selling_units (`UNIT:factor` pairs parted
by `|`, how many base units one holds), default_unit, and aliases (parted by `|`). Other columns are passed over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from pydantic import ValidationError

from chalicelib.domain.errors import Malformed
from chalicelib.domain.trade import Item
from chalicelib.understanding.language.units import BASE_UNITS, UNITS

COLUMNS = (
    "sku",
    "name",
    "name_zh",
    "category",
    "pack",
    "base_unit",
    "selling_units",
    "default_unit",
    "aliases",
)
FACTOR_LEAST, FACTOR_MOST = Decimal("0.000001"), Decimal(1_000_000)

Row = dict[str, str]


def items_from_csv(text: str) -> list[Item]:
    """Return the items of a price list. Raises `Malformed` with the field `line N: column`."""
    return list(items_in(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def items_in(lines: Iterable[str]) -> Iterator[Item]:
    """Walk through the items of a price list as its lines are read. Raises `Malformed` with the field `line N: column`."""
    seen: set[str] = set()
    for line, row in _rows(lines):
        item = _item(line, row)
        if item.sku.casefold() in seen:
            raise _fault(line, "sku", "this code occurs twice")
        seen.add(item.sku.casefold())
        yield item


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    reader = csv.reader(lines, strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if header is None:
                header = _header(cells)
            elif any(cell.strip() for cell in cells):
                yield line, _row(line, header, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _fault(line, "sku", "this line is no CSV") from error
    if header is None:
        raise _fault(1, "sku", "the list is empty")


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    for column in COLUMNS:
        if names.count(column) != 1:
            raise _fault(1, column, "this column must stand in the first line, once")
    return names


def _row(line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) > len(header):
        raise _fault(line, header[-1], "this line has more columns than the first")
    if len(cells) < len(header):
        raise _fault(line, header[len(cells)], "this line ends too early")
    return {name: cell.strip() for name, cell in zip(header, cells, strict=True)}


def _item(line: int, row: Row) -> Item:
    if row["base_unit"].upper() not in BASE_UNITS:
        raise _fault(line, "base_unit", f"must be one of {', '.join(sorted(BASE_UNITS))}")
    units = _units(line, row["selling_units"])
    default = row["default_unit"].upper()
    if default not in units:
        raise _fault(line, "default_unit", "must be one of the selling units")
    values = {
        **{name: row[name] for name in ("sku", "name", "name_zh", "category", "pack")},
        "base_unit": row["base_unit"].upper(),
        "units": units,
        "default_unit": default,
        "aliases": tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip()),
    }
    try:
        return Item.model_validate(values)
    except ValidationError as error:
        column = str(error.errors()[0]["loc"][0])
        raise _fault(line, column, "is empty or too long") from error


def _units(line: int, text: str) -> dict[str, Decimal]:
    units: dict[str, Decimal] = {}
    for pair in text.split("|"):
        unit, _, factor = (part.strip() for part in pair.partition(":"))
        code = unit.upper()
        if code not in UNITS:
            raise _fault(line, "selling_units", "names a unit that we do not know")
        if code in units:
            raise _fault(line, "selling_units", "names a unit twice")
        units[code] = _factor(line, factor)
    return units


def _factor(line: int, text: str) -> Decimal:
    try:
        factor = Decimal(text)
    except InvalidOperation as error:
        raise _fault(line, "selling_units", "has a factor that is no number") from error
    if not (factor.is_finite() and FACTOR_LEAST <= factor <= FACTOR_MOST):
        raise _fault(line, "selling_units", "has a factor that is not above zero, too small or too large")
    return factor


def _fault(line: int, column: str, reason: str) -> Malformed:
    return Malformed(f"line {line}, {column}: {reason}", field=f"line {line}: {column}")
