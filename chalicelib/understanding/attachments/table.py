"""Finds the table of an order among the lines of a file, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from chalicelib.domain.errors import Malformed
from chalicelib.understanding.attachments.columns import Columns, IsCode, guessed, has_quantity, headed, settled
from chalicelib.understanding.attachments.figures import decimal_mark, filled, is_count
from chalicelib.understanding.attachments.leftovers import (
    ends_as_label,
    is_only_numbers,
    is_page_number,
    is_sum,
    text_of,
)
from chalicelib.understanding.attachments.places import columns_among, headings_parted, under
from chalicelib.understanding.attachments.rows import Table, row_of
from chalicelib.understanding.attachments.sheet import MAX_CELLS, MAX_ROWS, Line, OrderRow, Sheet, tidy

_CELLS_LEAST = 2
_HEADINGS_WITHIN = 200
"""Lines among which headings stand first; further down they only come again."""


def sheet_of(lines: Sequence[Line], is_code: IsCode) -> Sheet:
    """Return the rows and the words of these lines. Raises `Malformed` where there are too many of them."""
    told = [line for line in lines if line.words() and not is_page_number(line)]
    if len(told) > MAX_ROWS:
        raise Malformed(f"the file has more than {MAX_ROWS} rows")
    if sum(len(line.cells) for line in told) > MAX_CELLS:
        raise Malformed(f"the file has more than {MAX_CELLS} cells")
    headings = _headings(told)
    read = _Reading(is_code)
    if headings:
        for (first, columns), (last, _) in pairwise([*headings, (len(told), {})]):
            read.headed(told[first], columns, told[first + 1 : last])
        return read.sheet(told[: headings[0][0]])
    read.unheaded(told)
    return read.sheet([])


def _headings(lines: Sequence[Line]) -> list[tuple[int, Columns]]:
    """Find the lines of headings. Where one of them has a quantity, the others are about something else."""
    found: list[tuple[int, Columns]] = []
    known: dict[tuple[str, ...], Columns | None] = {}
    for place, line in enumerate(lines):
        words = tuple(line.words())
        if place < _HEADINGS_WITHIN:
            known[words] = headed(headings_parted(line))
        if columns := known.get(words):
            found.append((place, columns))
    return [each for each in found if has_quantity(each[1])] or found[:1]


class _Reading:
    """Collects the rows of the tables in a file, and the lines that belong to none."""

    def __init__(self, is_code: IsCode) -> None:
        self._is_code = is_code
        self._rows: list[OrderRow] = []
        self._others: list[Line] = []

    def sheet(self, before: Sequence[Line]) -> Sheet:
        rows = [row for row in self._rows if row.quantity is None or row.quantity > 0]
        unordered = [row for row in rows if row.quantity is None and not row.note]
        if len(unordered) * 2 > len(rows) > len(unordered):  # a form with all that can be ordered
            rows = [row for row in rows if row.quantity is not None or row.note]
        return Sheet(tuple(rows), text_of([*before, *self._others]))

    def headed(self, heading: Line, columns: Columns, body: Sequence[Line]) -> None:
        parted = headings_parted(heading)
        lines = [under(line, tuple(zip(parted.starts, parted.ends, strict=True))) for line in body]
        table = self._table(
            columns, [line for line in lines if len(line.words()) >= _CELLS_LEAST and not is_sum(line.cells)]
        )
        is_below = False
        for line, original in zip(lines, body, strict=True):
            is_below = self._take(line, original, table, is_below=is_below)

    def unheaded(self, lines: Sequence[Line]) -> None:
        dense = [line for line in lines if len(line.words()) >= _CELLS_LEAST and any(map(is_count, line.cells))]
        columns = columns_among(dense) if dense and dense[0].starts else ()
        body = [under(line, columns) for line in dense if not _is_labelled(line) and not is_sum(line.cells)]
        mark = decimal_mark(cell for line in body for cell in line.cells)
        table = Table(guessed(body, self._is_code, mark), self._is_code, mark)
        kept = {line.where: line for line in body}
        for line in lines:
            row = row_of(kept[line.where], table) if line.where in kept else OrderRow()
            if row.quantity is not None and (row.code or row.name):
                self._rows.append(row)
            elif not is_sum(line.cells):
                self._others.append(line)

    def _table(self, columns: Columns, body: Sequence[Line]) -> Table:
        mark = decimal_mark(cell for line in body for cell in line.cells)
        return Table(settled(columns, body, self._is_code, mark), self._is_code, mark)

    def _take(self, line: Line, original: Line, table: Table, *, is_below: bool) -> bool:
        """Take a line as a row, as more words of the row above, or as words outside; say whether a row ends with it."""
        row = row_of(line, table)
        if is_sum(line.cells) and not (row.code and self._is_code(row.code)):
            return False
        if _is_row(line, row, table):
            self._rows.append(row)
            return True
        if is_below and original.starts and row.name and len(original.cells) == 1:
            self._rows[-1] = replace(self._rows[-1], name=tidy(f"{self._rows[-1].name or ''} {row.name}"))
            return True
        if not is_only_numbers(line.cells):
            self._others.append(original)
        return False


def _is_row(line: Line, row: OrderRow, table: Table) -> bool:
    if not (row.code or row.name) or _is_labelled(line):
        return False
    if row.quantity is not None:
        return True
    is_coded = row.code is not None and table.is_code(row.code)
    return sum(1 for cell in line.cells if filled(cell)) >= _CELLS_LEAST and (
        is_coded or bool(row.unit) or row.price is not None
    )


def _is_labelled(line: Line) -> bool:
    return ends_as_label(line.words()[0])


def first_with_rows(sheets: Iterator[Sequence[Line]], is_code: IsCode) -> Sheet:
    """Return the first of several sheets that has a table; the words of the first where none has."""
    first: Sheet | None = None
    for lines in sheets:
        found = sheet_of(lines, is_code)
        if found.rows:
            return found
        first = first or found
    return first or Sheet()
