"""Reads documents (PDF) that hold text, line by line as they look.

Source: ISO 32000-2; https://pypdf.readthedocs.io/en/stable/user/extract-text.html
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from chalicelib.domain.errors import Malformed
from chalicelib.understanding.attachments.places import line_of
from chalicelib.understanding.attachments.sheet import LINE_MOST, MAX_PAGES, MAX_ROWS, Line

if TYPE_CHECKING:
    import pypdf

_STREAM_MOST = 10_000_000
_WORK_MOST = 60_000
"""Operators and operands of a page: a dense one has a tenth of them."""
_CONTENT_MOST = 1_000_000
"""Bytes of the content of a page; one full of small print has a twentieth of them."""
_FONTS_MOST = 16


def lines_of_pages(data: bytes) -> list[Line] | None:
    """Return the lines of a document, None where it has no text: it was scanned.

    Raises `Malformed` when it is encrypted or has too many pages.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells what it repairs, with words of the document
    with pypdf.apply_configuration(
        zlib_maximum_output_length=_STREAM_MOST,
        zlib_maximum_recovery_input_length=100_000,
        lzw_maximum_output_length=_STREAM_MOST,
        run_length_maximum_output_length=_STREAM_MOST,
        array_based_stream_maximum_output_length=_STREAM_MOST,
        stream_decoding_work_maximum_length=3 * _STREAM_MOST,
        stream_parsing_work_maximum_count=_WORK_MOST,
        xform_maximum_invocations_per_extraction=50,
        page_tree_maximum_entries=1_000,
        page_tree_maximum_page_entries=10_000,
        disable_legacy_handling=True,
    ):
        return _lines(_opened(pypdf.PdfReader(io.BytesIO(data), root_object_recovery_limit=1_000)))


def _opened(reader: pypdf.PdfReader) -> pypdf.PdfReader:
    if reader.is_encrypted and not _opens(reader):
        raise Malformed("the document is protected by a password")
    if len(reader.pages) > MAX_PAGES:
        raise Malformed(f"the document has more than {MAX_PAGES} pages")
    return reader


def _opens(reader: pypdf.PdfReader) -> bool:
    """Say whether it opens without a password: many programs protect what they print from being changed only."""
    from pypdf.errors import PyPdfError

    try:
        return bool(reader.decrypt(""))
    except (PyPdfError, KeyError, TypeError, ValueError):
        return False


def _lines(reader: pypdf.PdfReader) -> list[Line] | None:
    found: list[Line] = []
    for number, page in enumerate(reader.pages, 1):
        _check_size(page)
        lines = [text[:LINE_MOST] for text in _text(page).splitlines() if text.strip()]
        found += [line_of(text, f"page {number}, line {place}") for place, text in enumerate(lines, 1)]
        if len(found) > MAX_ROWS:
            raise Malformed(f"the file has more than {MAX_ROWS} rows")
    return [line for line in found if line.cells] or None


def _check_size(page: pypdf.PageObject) -> None:
    content = page.get_contents()
    resources = page.get("/Resources")
    fonts = (resources.get_object() or {}).get("/Font") if resources is not None else None
    if content is not None and len(content.get_data()) > _CONTENT_MOST:
        raise Malformed("a page of the document is too large")
    if fonts is not None and len(fonts.get_object()) > _FONTS_MOST:
        raise Malformed("a page of the document has too many fonts")


def _text(page: pypdf.PageObject) -> str:
    text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    return text if text.strip() else page.extract_text()  # what is drawn by forms has no places
