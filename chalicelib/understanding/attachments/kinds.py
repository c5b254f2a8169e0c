"""Says what kind of file it is: by what is in it first, then by its media type and its name."""

from __future__ import annotations

from typing import Literal

from chalicelib.domain.errors import Malformed
from chalicelib.understanding.attachments.workbook import is_workbook

Kind = Literal["text", "workbook", "pages"]

_NAMES: dict[str, Kind] = {
    "csv": "text",
    "tsv": "text",
    "tab": "text",
    "txt": "text",
    "xlsx": "workbook",
    "xlsm": "workbook",
    "xltx": "workbook",
    "pdf": "pages",
}
_MEDIA_TYPES: dict[str, Kind] = {
    "text/csv": "text",
    "application/csv": "text",
    "text/comma-separated-values": "text",
    "text/x-csv": "text",
    "text/tab-separated-values": "text",
    "text/plain": "text",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "workbook",
    "application/vnd.ms-excel.sheet.macroenabled.12": "workbook",
    "application/pdf": "pages",
    "application/x-pdf": "pages",
}
_PDF_WITHIN = 1024
"""Readers accept a document whose mark stands among its first bytes."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEXT_NAMES = frozenset(name for name, kind in _NAMES.items() if kind == "text")


def kind_of(name: str, media_type: str, data: bytes) -> Kind | None:
    """Return the kind, None for one that is not read.

    Raises `Malformed` when the file is not what it says, or is protected by a password.
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pages"
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Malformed("the workbook is protected by a password")
        return None
    if data.startswith(b"PK"):
        return "workbook" if is_workbook(data) else _told_or_none(name, media_type)
    told = _told(name, media_type)
    if told in ("workbook", "pages"):
        raise Malformed("the file is not of the kind that it says")
    return told


def _told(name: str, media_type: str) -> Kind | None:
    ending = name.rpartition(".")[2].strip().lower() if "." in name else ""
    essence = media_type.partition(";")[0].strip().lower()
    # Windows calls a CSV a workbook of Excel.
    return "text" if ending in _TEXT_NAMES else _MEDIA_TYPES.get(essence) or _NAMES.get(ending)


def _told_or_none(name: str, media_type: str) -> Kind | None:
    if _told(name, media_type) == "workbook":
        raise Malformed("the workbook cannot be read")
    return None
