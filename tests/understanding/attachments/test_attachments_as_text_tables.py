from __future__ import annotations

from decimal import Decimal

import pytest

from chalicelib.domain.errors import Malformed
from chalicelib.understanding.attachments.files import rows_of
from chalicelib.understanding.attachments.sheet import MAX_ROWS, OrderRow, Sheet

ORDER = """PO Number:,4711,,Date:,2026-11-24
Ship to: 9 Quay Road,,,,

Item No,Description,Qty,UOM,Unit Price,Amount,Remarks
KOL-330,"Kolva Cola, Can",12,cs,5.20,62.40,
KOL-500,Kolva Cola Bottle,"1,000",btl,$1.10,1100,urgent
,,,,,,
KOL-777,Kolva Zero,3 boxes,,,,
,,,,Total,1162.40,
Please deliver to dock 4,,,,,,
"""


def read(text: str, encoding: str = "utf-8", name: str = "po.csv") -> Sheet:
    found = rows_of(name, "", text.encode(encoding))
    assert found is not None
    return found


def short(sheet: Sheet) -> list[tuple[str | None, str | None, str, str | None]]:
    return [(row.code, row.name, str(row.quantity), row.unit) for row in sheet.rows]


def test_an_order_with_words_around_its_table_is_read_whole() -> None:
    assert read(ORDER) == Sheet(
        (
            OrderRow("KOL-330", "Kolva Cola, Can", Decimal(12), "cs", Decimal("5.20"), None, "row 5"),
            OrderRow("KOL-500", "Kolva Cola Bottle", Decimal(1000), "btl", Decimal("1.10"), "urgent", "row 6"),
            OrderRow("KOL-777", "Kolva Zero", Decimal(3), "boxes", None, None, "row 8"),
        ),
        "PO Number: 4711\nDate: 2026-11-24\nShip to: 9 Quay Road\nPlease deliver to dock 4",
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "gb18030"]
)
def test_every_encoding_gives_the_same_rows(encoding: str) -> None:
    assert read(ORDER, encoding) == read(ORDER)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_is_read_in_every_encoding_of_it(encoding: str) -> None:
    sheet = read(
        "采购单号:,4711\n货号,品名,规格,数量,单位,单价\nKOL-330,可乐,330ml*24,\uff11\uff12,箱,5.2\n合计,,,12,,\n",
        encoding,
    )
    assert short(sheet) == [("KOL-330", "可乐 330ml*24", "12", "箱")]
    assert sheet.text == "采购单号: 4711"


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_accents_of_the_west_are_no_chinese(encoding: str) -> None:
    sheet = read("Código;Descripción;Cantidad\nKOL-330;Piña añeja Café;12\n", encoding)
    assert short(sheet) == [("KOL-330", "Piña añeja Café", "12", None)]


@pytest.mark.parametrize("sign", list(",;\t|^~"))
def test_any_delimiter_is_found(sign: str) -> None:
    rows = [["SKU", "Product", "Qty"], ["KOL-330", "Kolva Cola Can", "12"], ["KOL-500", "Kolva Bottle", "5"]]
    assert short(read("\n".join(sign.join(row) for row in rows))) == [
        ("KOL-330", "Kolva Cola Can", "12", None),
        ("KOL-500", "Kolva Bottle", "5", None),
    ]


def test_the_delimiter_that_a_spreadsheet_names_is_taken() -> None:
    assert short(read("sep=;\r\nSKU;Qty\r\nKOL-330;12,5\r\n")) == [("KOL-330", None, "12.5", None)]


def test_a_cell_may_have_commas_quotes_and_lines_in_it() -> None:
    sheet = read('SKU,Product,Qty\nKOL-330,"Kolva ""Cola"",\ncan",12\n')
    assert short(sheet) == [("KOL-330", 'Kolva "Cola", can', "12", None)]


def test_inches_at_the_start_of_a_cell_take_no_other_lines_with_them() -> None:
    lines = [f'P-{number},"Pipe {number},5' for number in range(20, 35)]
    assert len(read("SKU,Product,Qty\n" + "\n".join(lines) + "\n").rows) == 15


@pytest.mark.parametrize(
    "heading",
    [
        "Item No,Description,Qty,UOM,Unit Price",
        "SKU,Product name,Order Qty,Unit,Price",
        "货号,品名,数量,单位,单价",
        "商品编码,商品名称,订货数量,计量单位,含税单价",
        "货号 Item No,品名/Description,数量 (Qty),单位 Unit,单价 Price",
        "Código,Descripción,Cantidad,Unidad,Precio unitario",
        "CÓDIGO,PRODUCTO,CANT.,U. MED.,P. UNITARIO",
        "Kod Barang,Keterangan,Kuantiti,Unit,Harga Seunit",
        "Artikelnummer,Bezeichnung,Menge,Einheit,Einzelpreis",
        "Art.-Nr.,Artikelbezeichnung,Anzahl,ME,Preis",
        "Référence,Désignation,Quantité,Unité,Prix unitaire",
        "Réf.,Libellé,Qté,U,PU HT",
        "Item,Description,Quantity Ordered,U/M,Unit Cost",
    ],
)
def test_headings_are_known_in_the_languages_of_trade(heading: str) -> None:
    (row,) = read(f"{heading}\nKOL-330,Kolva Cola Can,12,cs,5.20\n").rows
    assert row == OrderRow("KOL-330", "Kolva Cola Can", Decimal(12), "cs", Decimal("5.20"), None, "row 2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,KOL-330,Kolva Cola Can,12,cs\n2,KOL-500,Kolva Bottle,5,cs\n", ("KOL-330", "Kolva Cola Can", "12", "cs")),
        ("Kolva Cola Can;12 cs\nKolva Zero;3\n", (None, "Kolva Cola Can", "12", "cs")),
        ("12,Kolva Cola Can\n5,Kolva Zero\n", (None, "Kolva Cola Can", "12", None)),
        ("KOL-330\t12\nKOL-500\t5\n", ("KOL-330", None, "12", None)),
        ("100234,Kolva Can,12,5.25\n100235,Kolva Zero,7,9.50\n", ("100234", "Kolva Can", "12", None)),
    ],
)
def test_without_headings_the_columns_show_what_they_hold(text: str, expected: tuple[str, ...]) -> None:
    sheet = read(text)
    assert short(sheet)[0] == expected
    assert len(sheet.rows) == 2


def test_words_above_a_table_without_headings_stay_words() -> None:
    sheet = read("PO Number:,4711\nKolva Cola Can,12\nKolva Zero,3\nTotal,15\n")
    assert [row.name for row in sheet.rows] == ["Kolva Cola Can", "Kolva Zero"]
    assert sheet.text == "PO Number: 4711"


def test_a_text_without_a_table_is_kept_as_words() -> None:
    assert read("12 cs KOL-330\nand 5 of the zero\n", name="order.txt") == Sheet((), "12 cs KOL-330\nand 5 of the zero")


def test_the_suppliers_code_counts_before_the_buyers() -> None:
    (row,) = read("Our code,Supplier code,Description,Qty\n90-1,KOL-330,Kolva Cola Can,12\n").rows
    assert row.code == "KOL-330"


def test_the_caller_says_what_a_code_is() -> None:
    data = b"alpha,Kolva Cola Can,12\nbeta,Kolva Zero,5\n"
    found = rows_of("po.csv", "text/csv", data, lambda text: text in {"alpha", "beta"})
    assert found is not None
    assert [(row.code, row.name) for row in found.rows] == [("alpha", "Kolva Cola Can"), ("beta", "Kolva Zero")]


def test_line_numbers_are_no_codes_whatever_stands_over_them() -> None:
    (first, second) = read("Item,Description,Qty\n1,Kolva Cola Can,12\n2,Kolva Zero,5\n").rows
    assert (first.code, second.code) == (None, None)


def test_what_is_ordered_counts_before_what_was_shipped() -> None:
    (row,) = read("SKU,Qty shipped,Qty on hand,Qty ordered\nKOL-330,4,40,12\n").rows
    assert row.quantity == 12


def test_the_unit_may_stand_in_the_heading() -> None:
    assert short(read("SKU,Product,Qty (cases)\nKOL-330,Kolva,12\n")) == [("KOL-330", "Kolva", "12", "cases")]


def test_a_form_gives_only_what_was_filled_in() -> None:
    sheet = read("SKU,Product,Qty\nKOL-330,Kolva,\nKOL-500,Bottle,0\nKOL-777,Zero,7\nKOL-778,Red,-\n")
    assert short(sheet) == [("KOL-777", "Zero", "7", None)]


def test_one_quantity_that_is_missing_is_not_passed_over() -> None:
    sheet = read("SKU,Product,Qty\nKOL-330,Kolva,12\nKOL-500,Bottle,\nKOL-777,Zero,7\n")
    assert [row.quantity for row in sheet.rows] == [12, None, 7]


@pytest.mark.parametrize("cell", ["10-12", "2 x 24", "-5", "2026-11-24", "12/24", "(5)", "many", "9" * 40])
def test_a_quantity_that_cannot_be_read_is_shown_as_a_note(cell: str) -> None:
    (row, _) = read(f"SKU,Product,Qty\nKOL-330,Kolva Cola Can,{cell}\nKOL-500,Zero,3\n").rows
    assert (row.quantity, row.note) == (None, cell)


@pytest.mark.parametrize(
    "total",
    [
        "Total,,,1162",
        ",,TOTAL:,1162",
        "Grand Total,,12,",
        ",Sub-total,,3",
        "合计,,12,",
        "Summe,,,9",
        ",Jumlah,,9",
        "Sous-total,,,9",
        "VAT 20%,,,9",
        "Total: 1162.40,,,",
        ",,,1162.40",
    ],
)
def test_sums_are_left_out(total: str) -> None:
    sheet = read(f"SKU,Description,Qty,Price\nKOL-330,Kolva,12,5.20\n{total}\n")
    assert (len(sheet.rows), sheet.text) == (1, "")


def test_an_item_whose_name_begins_like_a_sum_is_none() -> None:
    sheet = read("SKU,Description,Qty\nTC-1,Total Care Soap,12\nTC-2,Total,3\n")
    assert [row.code for row in sheet.rows] == ["TC-1", "TC-2"]


def test_headings_that_come_again_are_no_rows() -> None:
    heading = "SKU,Description,Qty\n"
    assert len(read(f"{heading}KOL-330,Kolva,12\nPage 2 of 2,,\n{heading}KOL-500,Zero,5\n").rows) == 2


def test_the_headings_of_an_address_do_not_hide_those_of_the_order() -> None:
    sheet = read("Customer code,Name\nC-12,Acme Stores\nSKU,Description,Qty\nKOL-330,Kolva,12\n")
    assert short(sheet) == [("KOL-330", "Kolva", "12", None)]


def test_decimals_are_those_of_the_country_that_the_file_shows() -> None:
    sheet = read(
        "Artikelnummer;Bezeichnung;Menge;Einheit;Einzelpreis\nKOL-330;Kolva;1.000;Stk;12,50\nKOL-331;Malz;12,5;kg;1.250,00\n"
    )
    assert [(row.quantity, row.price) for row in sheet.rows] == [
        (Decimal(1000), Decimal("12.50")),
        (Decimal("12.5"), Decimal(1250)),
    ]


def test_more_rows_than_anybody_orders_are_refused() -> None:
    rows = "KOL-330,1\n"
    assert len(read("SKU,Qty\n" + rows * (MAX_ROWS - 1)).rows) == MAX_ROWS - 1
    with pytest.raises(Malformed, match="rows"):
        read("SKU,Qty\n" + rows * MAX_ROWS)


def test_more_cells_than_anybody_fills_are_refused() -> None:
    with pytest.raises(Malformed, match="cells"):
        read("SKU,Qty\n" + ("12," * 40 + "\n") * 2_000)


@pytest.mark.parametrize(("cell", "price"), [("5.25", Decimal("5.25")), ("40", None)])
def test_without_headings_only_a_number_with_decimals_is_a_price(cell: str, price: Decimal | None) -> None:
    (row,) = read(f"KOL-330,Kolva Cola Can,12,{cell}\n").rows
    assert (row.quantity, row.price) == (12, price)
