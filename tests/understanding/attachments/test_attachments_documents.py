from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

import pytest

from chalicelib.domain.content import Media, OrderSheet, SheetRow
from chalicelib.domain.errors import Malformed
from chalicelib.ports import FILE_MOST
from chalicelib.understanding import Documents
from chalicelib.understanding.attachments.documents import AROUND_MOST, ROWS_MOST
from chalicelib.understanding.attachments.files import rows_of
from chalicelib.understanding.attachments.patience import at_most
from tests.understanding.attachments.papers import pdf, table, workbook

CSV = b"PO Number:,4711,\nSKU,Product,Qty,Price\nKOL-330,Kolva Cola Can,12 cs,5.20\n"


def read(body: bytes, **media: str) -> OrderSheet | None:
    return Documents().order_in(Media.model_validate({"kind": "document", **media}), body)


def test_a_file_is_told_with_its_name_and_its_caption() -> None:
    assert read(CSV, filename="po 4711.csv", caption="as attached") == OrderSheet(
        text="as attached",
        filename="po 4711.csv",
        around="PO Number: 4711",
        rows=(
            SheetRow(
                code="KOL-330",
                name="Kolva Cola Can",
                quantity=Decimal(12),
                unit="cs",
                claimed_price=Decimal("5.20"),
                where="row 3",
            ),
        ),
    )


def test_a_name_that_only_the_address_tells_is_taken_from_there() -> None:
    found = read(CSV, url="https://cdn.fbsbx.com/v/1_n.csv/our%20order.csv?oe=67&_nc_cat=1")
    assert found is not None
    assert (found.filename, len(found.rows)) == ("our order.csv", 1)


def test_an_address_that_is_none_does_no_harm() -> None:
    found = read(CSV, url="https://[broken", mime="text/csv")
    assert found is not None
    assert found.filename is None


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("po.pdf", pdf([])),
        ("po.pdf", pdf(table([("SKU", "Qty"), ("A-1", "1")]), trailer="/Encrypt << /Filter /Standard /V 1 /R 2 >>")),
        ("po.pdf", b"%PDF-1.4 cut off"),
        ("po.xlsx", b"PK\x03\x04 cut off"),
        ("po.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600),
        ("po.docx", b"PK\x03\x04word"),
        ("photo.jpg", b"\xff\xd8\xff\xe0"),
        ("po.csv", b""),
        ("po.csv", b"\n\n,,,\n"),
        ("po.csv", b"x" * (FILE_MOST + 1)),
        ("po.csv", b"SKU,Qty\n" + b"A-1,1\n" * (ROWS_MOST + 1)),
    ],
)
def test_what_no_program_reads_is_none(name: str, body: bytes) -> None:
    assert read(body, filename=name) is None


def test_as_many_rows_as_anybody_checks_are_read() -> None:
    found = read(b"SKU,Qty\n" + b"A-1,1\n" * ROWS_MOST, filename="po.csv")
    assert found is not None
    assert len(found.rows) == ROWS_MOST


def test_the_terms_of_trade_under_an_order_do_not_make_it_too_long() -> None:
    terms = "".join(f"Clause {n}: the goods remain ours until they are paid,,\n" for n in range(400))
    found = read(CSV + terms.encode(), filename="po.csv")
    assert found is not None
    assert len(found.around) == AROUND_MOST
    assert "4711" in found.around


def test_a_workbook_and_a_document_say_the_same_as_a_text() -> None:
    rows = [("SKU", "Product", "Qty"), ("KOL-330", "Kolva Cola Can", "12 cs"), ("KOL-500", "Zero", "3 cs")]
    csv = read("\n".join(",".join(row) for row in rows).encode(), filename="po.csv")
    assert csv is not None
    for name, body in (("po.xlsx", workbook(rows)), ("po.pdf", pdf(table(rows)))):
        found = read(body, filename=name)
        assert found is not None
        assert [row.written() for row in found.rows] == [row.written() for row in csv.rows]


def test_nothing_of_it_is_imported_before_a_file_comes() -> None:
    code = (
        "import sys; from chalicelib.understanding import Documents, Reader; Documents(); Reader();"
        "names = ('openpyxl', 'pypdf', 'chalicelib.understanding.attachments.files', 'chalicelib.understanding.attachments.orders');"
        "sys.exit(any(name in sys.modules for name in names))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ── a file that hangs its reader ─────────────────────────────────────────────────────────────────────


def _hang() -> None:
    started = time.monotonic()
    while time.monotonic() - started < 5:
        with suppress(Exception):  # as libraries do
            sum(range(10_000))


def test_what_takes_too_long_is_ended() -> None:
    started = time.monotonic()
    with pytest.raises(Malformed, match="too long"), at_most(0.1):
        _hang()
    assert time.monotonic() - started < 2


def test_what_ends_in_time_is_not_disturbed_later() -> None:
    with at_most(0.1):
        pass
    time.sleep(0.2)


def test_beside_the_main_thread_nothing_is_timed() -> None:
    done: list[bool] = []

    def work() -> None:
        with at_most(0.01):
            time.sleep(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.fixture
def _clearing_up_later() -> Iterator[None]:
    """Keep the callbacks that other tests hang on the garbage collector from being ended instead of the reading."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_clearing_up_later")
def test_a_file_that_takes_too_long_is_not_read_to_its_end() -> None:
    rows = b"".join(b"A-%d,%s,%d\n" % (n, b"name word " * 40, n) for n in range(4000))
    with pytest.raises(Malformed, match="too long"):
        rows_of("po.csv", "text/csv", b"SKU,Product,Qty\n" + rows, seconds=0.05)
