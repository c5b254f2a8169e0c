"""Makes the files that the tests read: workbooks, and documents by a very small writer of PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

import openpyxl

Words = tuple[int, int, str]
"""Where words stand on a page, in points from its lower left corner."""

XS = (40, 110, 330, 370, 420, 480)
"""Where the columns of an order begin."""


def table(rows: Iterable[Sequence[str]], xs: Sequence[int] = XS, top: int = 700, step: int = 14) -> list[Words]:
    return [
        (x, top - step * down, text) for down, row in enumerate(rows) for x, text in zip(xs, row, strict=False) if text
    ]


def pdf(*pages: Sequence[Words], trailer: str = "") -> bytes:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    return _document(pages, [font, "null"], _literal, trailer)


def chinese_pdf(*pages: Sequence[Words]) -> bytes:
    """Write each sign by its number, with the table that says which is which, as office programs do."""
    signs = sorted({sign for page in pages for _, _, text in page for sign in text})
    pairs = " ".join(f"<{ord(sign):04X}> <{ord(sign):04X}>" for sign in signs)
    cmap = f"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {len(signs)} beginbfchar {pairs} endbfchar endcmap"
    order = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    signs_of = f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo {order} /DW 1000 >>"
    font = f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [{signs_of}] /ToUnicode 4 0 R >>"
    return _document(pages, [font, _stream(cmap)], lambda text: f"<{text.encode('utf-16-be').hex()}>", "")


def _document(
    pages: Sequence[Sequence[Words]], resources: Sequence[str], written: Callable[[str], str], trailer: str
) -> bytes:
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *resources,
    ]
    for number, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(
            _stream("\n".join(f"BT /F1 9 Tf 1 0 0 1 {x} {y} Tm {written(text)} Tj ET" for x, y, text in page))
        )
    return _joined(objects, trailer)


def _joined(objects: Sequence[str], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table_at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table_at}\n%%EOF".encode()


def _literal(text: str) -> str:
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def workbook(*sheets: Iterable[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the archive with the contents of some of its members changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, changed.get(name, source.read(name)))
        for name in changed.keys() - set(source.namelist()):
            target.writestr(name, changed[name])
    return out.getvalue()
