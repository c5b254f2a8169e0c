from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from chalicelib.domain.errors import Malformed
from chalicelib.ports import FILE_MOST
from chalicelib.understanding.attachments.files import rows_of
from chalicelib.understanding.attachments.sheet import MAX_ROWS, OrderRow, Sheet
from tests.understanding.attachments.papers import repacked, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = "xl/worksheets/sheet1.xml"
HEADINGS = ("Line", "SKU", "Product", "Qty", "Unit", "Rate", "Notes")
ORDER = [
    ("PO", 4711),
    ("Date:", dt.datetime(2026, 11, 24)),  # noqa: DTZ001 a day in a cell has no zone
    (),
    HEADINGS,
    (1, "KOL-330", "Kolva Cola Can", 12, "cs", 5.25, None),
    (2, "KOL-500", "Kolva Malt", 1000.5, "kg", 1.125, "by noon"),
    ("Subtotal", None, None, None, None, 99),
]


def read(data: bytes) -> Sheet:
    found = rows_of("po.xlsx", XLSX, data)
    assert found is not None
    return found


def test_an_order_in_a_workbook_is_read_whole() -> None:
    assert read(workbook(ORDER)) == Sheet(
        (
            OrderRow("KOL-330", "Kolva Cola Can", Decimal(12), "cs", Decimal("5.25"), None, "row 5"),
            OrderRow("KOL-500", "Kolva Malt", Decimal("1000.5"), "kg", Decimal("1.125"), "by noon", "row 6"),
        ),
        "PO 4711\nDate: 2026-11-24",
    )


def test_the_first_sheet_with_a_table_is_the_order() -> None:
    assert read(workbook([("Cover",)], ORDER, [HEADINGS, (1, "KOL-777", "Zero", 3)])) == read(workbook(ORDER))


def test_a_number_of_a_cell_is_not_read_as_words() -> None:
    # 1.125 among prices with commas would be a thousand, had somebody typed it.
    sheet = read(workbook([("SKU", "Qty", "Price"), ("KOL-330", 1.125, "12,50")]))
    assert sheet.rows[0].quantity == Decimal("1.125")


def test_formulas_give_what_they_were_last_computed_to() -> None:
    data = workbook([("SKU", "Qty"), ("KOL-330", 7)])
    xml = zipfile.ZipFile(io.BytesIO(data)).read(SHEET).replace(b"<v>7</v>", b"<f>3+4</f><v>7</v>")
    assert b"<f>3+4</f>" in xml
    assert read(repacked(data, {SHEET: xml})).rows[0].quantity == 7


def test_hidden_sheets_are_not_read() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("hidden", 0).append(("SKU", "Qty"))
    book.worksheets[0].append(("KOL-1", 1))
    book.worksheets[0].sheet_state = "hidden"
    book.worksheets[1].append(("SKU", "Qty"))
    book.worksheets[1].append(("KOL-2", 2))
    book.active = 1
    out = io.BytesIO()
    book.save(out)
    assert [row.code for row in read(out.getvalue()).rows] == ["KOL-2"]


def test_a_workbook_is_known_by_what_is_in_it() -> None:
    data = workbook(ORDER)
    assert rows_of("order", "application/octet-stream", data) == read(data)


def test_more_rows_than_anybody_orders_are_refused() -> None:
    with pytest.raises(Malformed, match="rows"):
        read(workbook([("SKU", "Qty"), *[("KOL-330", 1)] * MAX_ROWS]))


def _with_sheet(rows: bytes) -> bytes:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return repacked(workbook(ORDER), {SHEET: head + rows + b"</sheetData></worksheet>"})


def test_rows_that_claim_a_place_beyond_the_sheet_do_not_make_it_count_there() -> None:
    assert read(_with_sheet(b'<row r="999999999999999"><c r="A1"><v>1</v></c></row>')).rows == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"xl/media/image1.png": b"\0" * 41_000_000},
        {SHEET: b"<x>" + b"<c/>" * 410_000},
        {f"xl/{number}.xml": b"" for number in range(600)},
    ],
)
def test_a_workbook_that_unpacks_to_too_much_is_not_opened(changed: dict[str, bytes]) -> None:
    data = repacked(workbook(ORDER), changed)
    assert len(data) < FILE_MOST
    with pytest.raises(Malformed, match="unpacks to too much"):
        read(data)


def test_a_tag_with_more_attributes_than_anybody_writes_is_not_opened() -> None:
    attributes = b" ".join(b'a%d="1"' % number for number in range(20_000))
    with pytest.raises(Malformed, match="too long"):
        read(_with_sheet(b"<row " + attributes + b"></row>"))


def test_the_longest_cell_that_a_workbook_can_have_is_read() -> None:
    assert read(workbook([("SKU", "Qty"), ("KOL-330", 7), ("&" * 32_767, None)])).rows[0].quantity == 7


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>'
    with pytest.raises(Malformed, match="cannot be read"):
        read(repacked(workbook(ORDER), {SHEET: bomb}))


def test_a_protected_workbook_says_so() -> None:
    with pytest.raises(Malformed, match="password"):
        read(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"))


def test_nothing_is_imported_before_a_file_needs_it() -> None:
    code = "import sys, chalicelib.understanding.attachments.files as f; sys.exit(bool({'openpyxl', 'pypdf'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
