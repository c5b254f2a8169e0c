"""Reads tables that are written as text: commas, semicolons, tabs or bars between the cells.

Source: RFC 4180, and what spreadsheets of many countries make of it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from chalicelib.domain.errors import Malformed
from chalicelib.understanding.attachments.headings import heading_of
from chalicelib.understanding.attachments.sheet import MAX_COLUMNS, MAX_ROWS, Line, tidy

Row = tuple[int, list[str]]
"""The number of a row in its file, and its cells; empty rows are left out."""

_DELIMITERS = "\t;|,^~"
"""The first of those that fit equally well: a comma may stand in numbers and names."""
_SAMPLE = 60
_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")


def lines_of_text(data: bytes) -> list[Line]:
    """Return the lines of the table. Raises `Malformed` for what is no text, or has too many rows."""
    text = _decoded(data)
    if "\0" in text:
        raise Malformed("the file is no text")
    told = _SEPARATOR.match(text)
    text = text[told.end() :] if told else text
    rows = _parsed(text, told[1] if told else _delimiter(text))
    return [Line(tuple(map(tidy, cells[:MAX_COLUMNS])), f"row {number + bool(told)}") for number, cells in rows]


def _decoded(data: bytes) -> str:
    try:
        return data.decode(_encoding(data))
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _encoding(data: bytes) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    nulls = (data[:2000:2].count(0), data[1:2000:2].count(0))
    if max(nulls) * 4 > min(len(data), 2000) / 2:  # every other byte of western words in UTF-16
        return "utf-16-le" if nulls[1] > nulls[0] else "utf-16-be"
    return next((name for name in ("utf-8", "gb18030") if _fits(data, name)), "cp1252")


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    if encoding == "utf-8":
        return True
    # An accented letter stands alone among ASCII; the bytes of Chinese come in pairs.
    high = _HIGH.findall(data)
    return sum(len(run) % 2 == 0 for run in high) * 2 > len(high)


def _delimiter(text: str) -> str:
    sample = text[:20_000].splitlines()[:_SAMPLE]
    return max(_DELIMITERS, key=lambda sign: (*_fit(sample, sign), -_DELIMITERS.index(sign)))


def _fit(sample: Sequence[str], sign: str) -> tuple[int, float]:
    rows = [cells for _, cells in _parsed("\n".join(sample), sign)]
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    headings = max(
        (sum(heading_of(cell.strip()) is not None for cell in cells) for cells in rows if len(cells) > 1), default=0
    )
    return headings, round(max(widths.values(), default=0) / (len(rows) or 1), 1)


def _parsed(text: str, sign: str) -> list[Row]:
    """Part the cells. A quotation mark that no other ends meant inches, and is a sign like any other."""
    try:
        return list(_read(text, sign, is_strict=True))
    except csv.Error:
        rows = list(_read(text, sign, is_strict=False))
    if any("\n" in cell for _, cells in rows for cell in cells):
        rows = list(_read(text, sign, is_strict=False, quoting=csv.QUOTE_NONE))
    return rows


def _read(text: str, sign: str, *, is_strict: bool, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=quoting, strict=is_strict)
    rows = ((number, cells) for number, cells in enumerate(lines, 1) if any(cell.strip() for cell in cells))
    for count, row in enumerate(rows):
        if count == MAX_ROWS:
            raise Malformed(f"the file has more than {MAX_ROWS} rows")
        yield row
