from __future__ import annotations

import io
from decimal import Decimal

import pypdf
import pytest

from chalicelib.domain.errors import Malformed
from chalicelib.understanding.attachments.files import rows_of
from chalicelib.understanding.attachments.sheet import MAX_PAGES, OrderRow, Sheet
from tests.understanding.attachments.papers import chinese_pdf, pdf, table

HEADINGS = ("Item No", "Description", "Qty", "Unit", "Unit Price", "Amount")
FIRST = [
    (40, 800, "PURCHASE ORDER"),
    (40, 786, "PO Number: 4711"),
    (330, 786, "Date: 2026-11-24"),
    (40, 772, "Ship to: 9 Quay Road"),
    *table(
        [
            HEADINGS,
            ("KOL-330", "Kolva Cola Can", "12", "cs", "5.20", "62.40"),
            ("KOL-500", "Kolva Cola Bottle with a very long name that", "1,000", "btl", "1.10", "1,100.00"),
            ("", "goes on below"),
            ("", "", "", "", "Subtotal", "1,162.40"),
        ]
    ),
    (280, 40, "Page 1 of 2"),
]
SECOND = [
    (40, 800, "PURCHASE ORDER"),
    *table([HEADINGS, ("KOL-777", "Kolva Zero", "3", "bx", "9.00", "27.00"), ("", "", "", "", "Total", "1,189.40")]),
    (40, 500, "Deliver before noon."),
    (280, 40, "Page 2 of 2"),
]


def read(data: bytes) -> Sheet | None:
    return rows_of("po.pdf", "application/pdf", data)


def test_an_order_on_two_pages_is_read_whole() -> None:
    assert read(pdf(FIRST, SECOND)) == Sheet(
        (
            OrderRow("KOL-330", "Kolva Cola Can", Decimal(12), "cs", Decimal("5.20"), None, "page 1, line 5"),
            OrderRow(
                "KOL-500",
                "Kolva Cola Bottle with a very long name that goes on below",
                Decimal(1000),
                "btl",
                Decimal("1.10"),
                None,
                "page 1, line 6",
            ),
            OrderRow("KOL-777", "Kolva Zero", Decimal(3), "bx", Decimal("9.00"), None, "page 2, line 3"),
        ),
        "PURCHASE ORDER\nPO Number: 4711\nDate: 2026-11-24\nShip to: 9 Quay Road\nDeliver before noon.",
    )


def test_a_table_without_headings_is_read_by_its_places() -> None:
    sheet = read(
        pdf([(40, 800, "Our order"), *table([("KOL-330", "Kolva Cola Can", "12 cs"), ("KOL-500", "Zero", "5 cs")])])
    )
    assert sheet is not None
    assert [(row.code, row.name, row.quantity, row.unit) for row in sheet.rows] == [
        ("KOL-330", "Kolva Cola Can", 12, "cs"),
        ("KOL-500", "Zero", 5, "cs"),
    ]
    assert sheet.text == "Our order"


def test_headings_that_stand_close_are_parted() -> None:
    xs = (40, 110, 330, 350, 372)
    sheet = read(
        pdf(
            table(
                [("SKU", "Description", "Qty", "Unit", "Price"), ("KOL-330", "Kolva Cola Can", "12", "cs", "5.2")], xs
            )
        )
    )
    assert sheet is not None
    (row,) = sheet.rows
    assert (row.code, row.name, row.quantity, row.unit, row.price) == (
        "KOL-330",
        "Kolva Cola Can",
        12,
        "cs",
        Decimal("5.2"),
    )


def test_a_document_in_chinese_is_read() -> None:
    sheet = read(chinese_pdf(table([("货号", "品名", "数量", "单位"), ("KOL-330", "可乐罐装", "12", "箱")])))
    assert sheet is not None
    (row,) = sheet.rows
    assert (row.code, row.name, row.quantity, row.unit) == ("KOL-330", "可乐罐装", 12, "箱")


def test_a_letter_without_a_table_is_kept_as_words() -> None:
    assert read(pdf([(40, 700, "Please send 12 cs of KOL-330")])) == Sheet((), "Please send 12 cs of KOL-330")


def test_a_scan_is_a_kind_that_is_not_read() -> None:
    assert read(pdf([])) is None


def test_a_protected_document_is_refused() -> None:
    trailer = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >> /ID [(a) (a)]"
    with pytest.raises(Malformed, match="password"):
        read(pdf(FIRST, trailer=trailer))


@pytest.mark.parametrize(("password", "is_read"), [("", True), ("swordfish", False)])
def test_a_document_that_is_only_protected_from_changes_is_read(password: str, is_read: bool) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(FIRST)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    if is_read:
        assert read(out.getvalue()) == read(pdf(FIRST))
        return
    with pytest.raises(Malformed, match="password"):
        read(out.getvalue())


def test_too_many_pages_are_refused() -> None:
    page = [(40, 700, "words")]
    assert read(pdf(*[page] * MAX_PAGES)) is not None
    with pytest.raises(Malformed, match="pages"):
        read(pdf(*[page] * (MAX_PAGES + 1)))


def test_a_page_that_would_take_too_long_is_refused() -> None:
    with pytest.raises(Malformed, match="page of the document is too large"):
        read(pdf([(40, 700, "x" * 1_100_000)]))


def test_a_page_with_more_fonts_than_anybody_uses_is_refused() -> None:
    fonts = b" ".join(b"/F%d 3 0 R" % number for number in range(40))
    with pytest.raises(Malformed, match="fonts"):
        read(pdf(FIRST).replace(b"/F1 3 0 R", fonts))
