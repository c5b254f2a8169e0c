"""Reads an order that came as a file."""

from __future__ import annotations

from collections.abc import Callable

from chalicelib.domain.errors import Malformed
from chalicelib.ports import FILE_MOST
from chalicelib.understanding.attachments.columns import IsCode, looks_like_code
from chalicelib.understanding.attachments.delimited import lines_of_text
from chalicelib.understanding.attachments.kinds import Kind, kind_of
from chalicelib.understanding.attachments.pages import lines_of_pages
from chalicelib.understanding.attachments.patience import at_most
from chalicelib.understanding.attachments.places import line_of
from chalicelib.understanding.attachments.sheet import LINE_MOST, Sheet
from chalicelib.understanding.attachments.table import first_with_rows, sheet_of
from chalicelib.understanding.attachments.workbook import sheets_of_workbook

SECONDS_MOST = 8.0
"""A file of thousands of rows, or of fifty full pages, takes a third; a function has thirty for all it does."""


def rows_of(
    name: str, media_type: str, data: bytes, is_code: IsCode = looks_like_code, *, seconds: float = SECONDS_MOST
) -> Sheet | None:
    """Return the rows of an order and the words around them, None for a kind of file that we do not read.

    `is_code` says whether words are the code of an item. Raises `Malformed`, whatever the bytes are.
    """
    if not data or len(data) > FILE_MOST:
        raise Malformed(f"the file is empty or has more than {FILE_MOST} bytes")
    try:
        with at_most(seconds):
            kind = kind_of(name, media_type, data)
            return _READERS[kind](data, is_code) if kind else None
    except Malformed:
        raise
    except Exception as error:  # noqa: BLE001  the libraries raise whatever hostile bytes lead them to
        # Without the cause: its words may be the file's.
        raise Malformed(f"the file cannot be read ({type(error).__name__})") from None


def rows_on(text: str, is_code: IsCode = looks_like_code, *, seconds: float = SECONDS_MOST) -> Sheet:
    """Return the same for a page whose rows are lines of text, with spaces between what stands apart. Raises `Malformed`."""
    lines = [line_of(line[:LINE_MOST], f"line {place}") for place, line in enumerate(text.splitlines(), 1)]
    with at_most(seconds):
        return sheet_of([line for line in lines if line.cells], is_code)


def _text(data: bytes, is_code: IsCode) -> Sheet | None:
    return sheet_of(lines_of_text(data), is_code)


def _workbook(data: bytes, is_code: IsCode) -> Sheet | None:
    return first_with_rows(sheets_of_workbook(data), is_code)


def _pages(data: bytes, is_code: IsCode) -> Sheet | None:
    lines = lines_of_pages(data)
    return None if lines is None else sheet_of(lines, is_code)


_READERS: dict[Kind, Callable[[bytes, IsCode], Sheet | None]] = {
    "text": _text,
    "workbook": _workbook,
    "pages": _pages,
}
