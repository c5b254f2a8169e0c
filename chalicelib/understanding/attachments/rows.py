"""Makes a row of an order from a line of a table, once it is known what the columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.understanding.attachments.columns import Columns, IsCode
from chalicelib.understanding.attachments.figures import Count, Mark, count_in, filled, money_in
from chalicelib.understanding.attachments.heading_words import Role
from chalicelib.understanding.attachments.sheet import Cell, Line, OrderRow, shown, tidy


@dataclass(frozen=True, slots=True)
class Table:
    """How the lines under one line of headings are read."""

    columns: Columns
    is_code: IsCode
    mark: Mark

    def cells(self, line: Line, role: Role) -> list[Cell]:
        """List what the line says in the columns of a role, the best column first."""
        places = sorted((h.rank, place) for place, h in self.columns.items() if h.role == role)
        cells = (line.cells[place] for _, place in places if place < len(line.cells))
        return [cell for cell in cells if filled(cell)]


def row_of(line: Line, table: Table) -> OrderRow:
    """Return what the line orders; a quantity that cannot be read becomes a part of the note."""
    count, unread = _count(table.cells(line, "quantity"), table.mark)
    notes = [*unread, *filter(None, [count.note if count else None]), *map(shown, table.cells(line, "note"))]
    prices = [money_in(cell, table.mark) for cell in table.cells(line, "price")]
    return OrderRow(
        code=_code(table.cells(line, "code"), table.is_code),
        name=_name(table, line),
        quantity=count.quantity if count else None,
        unit=_unit(table, line, count),
        price=next((price for price in prices if price is not None), None),
        note=tidy("; ".join(notes)) or None,
        where=line.where,
    )


def _count(cells: Sequence[Cell], mark: Mark) -> tuple[Count | None, list[str]]:
    if not cells:
        return None, []
    count = count_in(cells[0], mark)
    return count, [] if count else [shown(cells[0])]


def _code(cells: Sequence[Cell], is_code: IsCode) -> str | None:
    texts = [shown(cell) for cell in cells]
    return next((text for text in texts if is_code(text)), texts[0] if texts else None)


def _name(table: Table, line: Line) -> str | None:
    names, sizes = table.cells(line, "name")[:1], table.cells(line, "size")
    name = " ".join(map(shown, names))
    return tidy(" ".join([name, *(size for size in map(shown, sizes) if size not in name)])) or None


def _unit(table: Table, line: Line, count: Count | None) -> str | None:
    said = [count.unit] if count and count.unit else []
    written = [cell for cell in table.cells(line, "unit") if isinstance(cell, str)]
    of_column = [heading.unit for heading in table.columns.values() if heading.role == "quantity" and heading.unit]
    return next(iter([*said, *written, *of_column]), None)
