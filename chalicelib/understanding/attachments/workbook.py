"""Reads workbooks (XLSX): the values of their cells, those of formulas as they were last computed.

Source: ECMA-376 part 1; https://openpyxl.readthedocs.io/en/stable/optimized.html
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any

from chalicelib.domain.errors import Malformed
from chalicelib.understanding.attachments.sheet import MAX_COLUMNS, MAX_ROWS, Cell, Line, tidy

_UNPACKED_MOST = 40_000_000
_MEMBERS_MOST = 500
_MARKS_MOST = 400_000
"""Signs `<` in the XML: a row of twenty cells has about a hundred; each opens or closes an object in memory."""
_TAG_MOST = 200_000
"""Bytes from one `<` to the next: the longest cell has 32,767 signs. One tag of a million attributes takes minutes."""
_SHEETS_MOST = 10
_LAST_ROW = 1_048_576


def is_workbook(data: bytes) -> bool:
    """Say whether this archive is a workbook, not a document or anything else in a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def sheets_of_workbook(data: bytes) -> Iterator[list[Line]]:
    """Yield the lines of the visible sheets. Raises `Malformed` before opening what would unpack to too much."""
    import openpyxl

    _check_size(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations, which are none of our business
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [list(_lines(sheet)) for sheet in _shown(book.worksheets)]
    yield from sheets


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > _MEMBERS_MOST or sum(member.file_size for member in members) > _UNPACKED_MOST:
            raise Malformed("the workbook unpacks to too much")
        # No more than the size told there is unpacked, so it cannot lie.
        texts = [member for member in members if member.filename.endswith((".xml", ".rels"))]
        marks = sum(_marks_in(archive.read(member)) for member in texts)
    if marks > _MARKS_MOST:
        raise Malformed("the workbook unpacks to too much")


def _marks_in(xml: bytes) -> int:
    marks = xml.count(b"<")
    if marks <= _MARKS_MOST and max(map(len, xml.split(b"<"))) > _TAG_MOST:
        raise Malformed("a cell of the workbook is too long")
    return marks


def _shown(sheets: list[Any]) -> list[Any]:
    return [sheet for sheet in sheets if sheet.sheet_state == "visible"][:_SHEETS_MOST]


def _lines(sheet: Any) -> Iterator[Line]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    rows = sheet.iter_rows(max_row=_LAST_ROW, max_col=MAX_COLUMNS, values_only=True)
    lines = (Line(tuple(map(_cell, row)), f"row {number}") for number, row in enumerate(rows, 1) if any(row))
    yield from islice((line for line in lines if line.words()), MAX_ROWS + 1)


def _cell(value: object) -> Cell:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime) else _words(value)


def _words(value: object) -> str:
    text = value.isoformat() if isinstance(value, date) else str(value)
    return "" if text.startswith("#") and text.rstrip("!?/A").isupper() else tidy(text)


def _number(value: float) -> Cell:
    number = Decimal(format(value, ".12g"))
    if not number.is_finite() or abs(number.adjusted()) > 20:  # noqa: PLR2004 (no number of an order)
        return ""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
