"""The door to the readers of files: from bytes to what an order says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from chalicelib.domain.content import Media, OrderSheet, SheetRow
from chalicelib.domain.errors import Malformed

if TYPE_CHECKING:
    from chalicelib.understanding.attachments.sheet import OrderRow, Sheet

ROWS_MOST = 250
"""More than anybody checks in a chat; a draft of so many lines fits into a record of the store."""

AROUND_MOST = 4_000
"""Signs of the words beside a table: after them come the terms of trade."""

_NAME_MOST = 200


class Documents:
    """Reads CSV, XLSX, and PDF with text in it."""

    def order_in(self, media: Media, body: bytes) -> OrderSheet | None:
        """Return what the file says, None where it cannot be read."""
        from chalicelib.understanding.attachments.files import rows_of  # few messages have a file

        name = _name(media)
        try:
            sheet = rows_of(name, media.mime or "", body)
        except Malformed:
            return None
        return _order_sheet(sheet, media, name)

    def order_on(self, media: Media, text: str) -> OrderSheet | None:
        """Return what a photographed page says, None where nothing can be read on it."""
        from chalicelib.understanding.attachments.files import rows_on

        try:
            sheet = rows_on(text)
        except Malformed:
            return None
        return _order_sheet(sheet, media, _name(media))


def _order_sheet(sheet: Sheet | None, media: Media, name: str) -> OrderSheet | None:
    if sheet is None or len(sheet.rows) > ROWS_MOST or not (sheet.rows or any(map(str.isalnum, sheet.text))):
        return None
    return OrderSheet(
        text=media.caption,
        filename=name or None,
        around=sheet.text[:AROUND_MOST] if sheet.rows else sheet.text,
        rows=tuple(map(_row, sheet.rows)),
    )


def _name(media: Media) -> str:
    """Return the file's name; Messenger tells it in the address only."""
    return (media.filename or _end_of(media.url or ""))[:_NAME_MOST]


def _end_of(url: str) -> str:
    try:
        return unquote(urlsplit(url).path.rpartition("/")[2])
    except ValueError:
        return ""


def _row(row: OrderRow) -> SheetRow:
    return SheetRow(
        code=row.code,
        name=row.name,
        quantity=row.quantity,
        unit=row.unit,
        claimed_price=row.price,
        note=row.note,
        where=row.where,
    )
