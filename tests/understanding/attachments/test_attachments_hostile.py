from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import Malformed
from chalicelib.ports import FILE_MOST
from chalicelib.understanding.attachments.files import rows_of
from chalicelib.understanding.attachments.sheet import MAX_CELL, MAX_TEXT, Sheet
from tests.understanding.attachments.papers import pdf, repacked, table, workbook

ROWS = [("SKU", "Description", "Qty"), ("KOL-330", "Kolva Cola Can", "12 cs"), ("KOL-500", "Kolva Zero", "3")]
PDF, XLSX = pdf(table(ROWS)), workbook(ROWS)
CSV = "\n".join(",".join(row) for row in ROWS).encode()
NAMES = st.sampled_from(["po.csv", "po.tsv", "po.txt", "po.xlsx", "po.pdf", "po.docx", "po", ""])
PARTS = [
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
]


def is_fine(name: str, data: bytes) -> bool:
    """Read the file: a sheet within its bounds, None or `Malformed` are fine, and anything else is raised."""
    try:
        sheet = rows_of(name, "", data)
    except Malformed as error:
        return len(str(error)) < 120
    if sheet is None:
        return True
    cells = [cell for row in sheet.rows for cell in (row.code, row.name, row.unit, row.note) if cell]
    return len(sheet.text) <= MAX_TEXT and all(len(cell) <= MAX_CELL for cell in cells)


@st.composite
def spoilt(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw the bytes with some of their stretches cut, doubled or written over."""
    for _ in range(draw(st.integers(1, 6))):
        first = draw(st.integers(0, len(data)))
        last = min(len(data), first + draw(st.integers(0, 40)))
        middle = draw(
            st.sampled_from(
                [data[first:last] * 2, b"", draw(st.binary(max_size=20)), b"99999999", b"-1", b"<<", b"null"]
            )
        )
        data = data[:first] + middle + data[last:]
    return data


@given(NAMES, st.binary(max_size=300))
def test_no_bytes_break_the_reader(name: str, data: bytes) -> None:
    assert is_fine(name, data)


@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_no_text_breaks_the_reader(text: str, encoding: str) -> None:
    assert is_fine("po.csv", text.encode(encoding, "ignore"))


@given(
    st.lists(
        st.lists(
            st.sampled_from(["Qty", "SKU", "Total", "12", "KOL-1", "", "cs", "Ship to:", "1,5", "x" * 900]), max_size=5
        ),
        max_size=12,
    )
)
def test_no_table_breaks_the_reader(rows: list[list[str]]) -> None:
    assert is_fine("po.csv", "\n".join("\t".join(row) for row in rows).encode())


@given(spoilt(CSV))
def test_no_spoilt_text_breaks_the_reader(data: bytes) -> None:
    assert is_fine("po.csv", data)


@given(spoilt(PDF))
def test_no_spoilt_document_breaks_the_reader(data: bytes) -> None:
    assert is_fine("po.pdf", data)


@given(spoilt(XLSX))
def test_no_spoilt_archive_breaks_the_reader(data: bytes) -> None:
    assert is_fine("po.xlsx", data)


@given(st.data(), st.sampled_from(PARTS))
def test_no_spoilt_part_of_a_workbook_breaks_the_reader(data: st.DataObject, part: str) -> None:
    import io
    import zipfile

    xml = zipfile.ZipFile(io.BytesIO(XLSX)).read(part)
    assert is_fine("po.xlsx", repacked(XLSX, {part: data.draw(spoilt(xml))}))


@pytest.mark.parametrize(
    ("name", "media_type", "data"),
    [
        ("po.pdf", "application/pdf", b"no document"),
        ("po.xlsx", "", b"no workbook"),
        ("po.xlsx", "", b"PK\x03\x04 no archive"),
        ("po.csv", "text/csv", b""),
        ("po.csv", "text/csv", b"a,\0b\n" * 3),
        ("po.csv", "text/csv", b"x" * (FILE_MOST + 1)),
        ("po.csv", "text/csv", b"SKU,Qty\n" + b"x" * 200_000),
    ],
)
def test_what_is_not_what_it_says_is_malformed(name: str, media_type: str, data: bytes) -> None:
    with pytest.raises(Malformed):
        rows_of(name, media_type, data)


@pytest.mark.parametrize(
    ("name", "media_type", "data"),
    [
        ("photo.jpg", "image/jpeg", b"\xff\xd8\xff\xe0"),
        ("old.xls", "application/vnd.ms-excel", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600),
        ("letter.docx", "", repacked(XLSX, {})[:0] + b"PK\x03\x04word"),
        ("voice.ogg", "audio/ogg", b"OggS"),
    ],
)
def test_kinds_that_are_not_read_are_none(name: str, media_type: str, data: bytes) -> None:
    assert rows_of(name, media_type, data) is None


def test_a_text_that_windows_calls_a_workbook_is_read_as_text() -> None:
    assert rows_of("po.csv", "application/vnd.ms-excel", CSV) == rows_of("po.csv", "text/csv", CSV) != Sheet()


def test_the_error_tells_nothing_of_what_is_in_the_file() -> None:
    with pytest.raises(Malformed) as caught:
        rows_of("secret-name.xlsx", "", repacked(XLSX, {PARTS[0]: b"<secret-words>"}))
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
