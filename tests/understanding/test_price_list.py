from __future__ import annotations

import gzip
import sqlite3
import tempfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Malformed, NotFound
from chalicelib.domain.trade import Item
from chalicelib.ports import Catalogue
from chalicelib.understanding import BlobCatalogues, CatalogueFormat
from chalicelib.understanding.catalogue.price_list import COLUMNS, items_from_csv
from chalicelib.understanding.language.units import UNITS
from tests.understanding.shelf import CSV

HEADER = ",".join(COLUMNS)
GOOD = "A-1,Apple,苹果,fruit,12kg,KG,BX:12|KG:1,BX,pome|apples"


def listed(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def test_a_price_list_becomes_items() -> None:
    assert items_from_csv(listed(GOOD)) == [
        Item(
            sku="A-1",
            name="Apple",
            name_zh="苹果",
            category="fruit",
            pack="12kg",
            base_unit="KG",
            units={"BX": Decimal(12), "KG": Decimal(1)},
            default_unit="BX",
            aliases=("pome", "apples"),
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + listed(GOOD),
        listed(GOOD).replace("\n", "\r\n"),
        listed("", GOOD, " , , , , , , , , "),
        listed(GOOD + ",9.40", header=HEADER + ",price"),
        listed(GOOD.replace("KG,BX:12|KG:1,BX", "kg,bx : 12 | kg:1,bx")),
        listed(GOOD.replace("Apple", '"Apple"')),
    ],
)
def test_price_lists_as_programs_write_them_are_read_alike(text: str) -> None:
    assert items_from_csv(text) == items_from_csv(listed(GOOD))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "line 1: sku"),
        (listed(GOOD, header=HEADER.replace("pack,", "")), "line 1: pack"),
        (listed(GOOD, header=HEADER + ",sku"), "line 1: sku"),
        (listed(GOOD, GOOD.replace("A-1", "a-1")), "line 3: sku"),
        (listed(GOOD, ",No code,,,,EA,EA:1,EA,"), "line 3: sku"),
        (listed(f"{'x' * 65},Long code,,,,EA,EA:1,EA,"), "line 2: sku"),
        (listed("A-1,,,,,EA,EA:1,EA,"), "line 2: name"),
        (listed(f"A-1,{'x' * 201},,,,EA,EA:1,EA,"), "line 2: name"),
        (listed("A-1,Apple,,,,CS,CS:1,CS,"), "line 2: base_unit"),
        (listed("A-1,Apple,,,,EA,,EA,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CASE:12,CASE,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CS,CS,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CS:twelve,CS,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CS:0,CS,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CS:-12,CS,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CS:NaN,CS,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CS:1e99,CS,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CS:12|CS:24,CS,"), "line 2: selling_units"),
        (listed("A-1,Apple,,,,EA,CS:12,EA,"), "line 2: default_unit"),
        (listed("A-1,Apple,,,,EA,CS:12,CS"), "line 2: aliases"),
        (listed(GOOD, "A-2,Apple"), "line 3: name_zh"),
        (listed(GOOD + ",more"), "line 2: aliases"),
        (listed(GOOD, 'A-2,"Apple'), "line 3: sku"),
    ],
)
def test_every_fault_is_named_by_its_line_and_column(text: str, field: str) -> None:
    with pytest.raises(Malformed) as fault:
        items_from_csv(text)
    assert fault.value.field == field


def test_a_fault_does_not_repeat_what_stands_in_the_list() -> None:
    with pytest.raises(Malformed) as fault:
        items_from_csv(listed("A-1,Secret name,,,,EA,CS:zero,CS,"))
    assert "Secret" not in str(fault.value)
    assert "zero" not in str(fault.value)


def fault_of(text: str) -> str | None:
    try:
        items_from_csv(text)
    except Malformed as fault:
        return fault.field
    return None


@settings(deadline=None)
@given(st.text() | st.text().map(listed))
def test_whatever_stands_in_a_price_list_its_fault_is_named(text: str) -> None:
    field = fault_of(text)
    assert field is None or field.startswith("line ")


ITEMS = st.builds(
    Item,
    sku=st.text(min_size=1, max_size=64),
    name=st.text(min_size=1, max_size=40),
    name_zh=st.text(max_size=10),
    pack=st.text(max_size=10),
    base_unit=st.sampled_from(["EA", "KG"]),
    units=st.dictionaries(st.sampled_from(sorted(UNITS)), st.decimals("0.001", "1000000"), min_size=1, max_size=3),
    default_unit=st.sampled_from(sorted(UNITS)),
    aliases=st.lists(st.text(max_size=10), max_size=2).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ITEMS, max_size=3, unique_by=lambda item: item.sku))
def test_a_snapshot_opens_as_what_was_packed(items: list[Item]) -> None:
    assert list(opened(CatalogueFormat().pack(items).blob)) == items


def test_the_same_items_give_the_same_snapshot() -> None:
    assert CatalogueFormat().packed(CSV.encode()) == CatalogueFormat().packed(CSV.encode())


def test_a_price_list_is_packed_as_it_is_read() -> None:
    packed = CatalogueFormat().packed(("\ufeff" + CSV).encode())
    assert list(opened(packed.blob)) == items_from_csv(CSV)
    assert packed.items == len(items_from_csv(CSV))


@pytest.mark.parametrize("price_list", [b"", ",".join(COLUMNS).encode(), CSV.encode("utf-16"), CSV.encode() + b"\xff"])
def test_a_list_without_items_or_in_another_encoding_is_malformed(price_list: bytes) -> None:
    with pytest.raises(Malformed):
        CatalogueFormat().packed(price_list)


@pytest.mark.parametrize(
    "blob",
    [b"", b"PK\x03\x04", CatalogueFormat().packed(CSV.encode()).blob[:-20], gzip.compress(b"no database", mtime=0)],
)
def test_what_is_no_snapshot_is_malformed(blob: bytes) -> None:
    with pytest.raises(Malformed):
        opened(blob)


def test_a_snapshot_of_an_earlier_version_is_malformed_and_says_what_to_do() -> None:
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as file:
        with closing(sqlite3.connect(file.name)) as database:
            database.execute("create table item (id integer primary key, sku text, body text, entry text)")
        blob = gzip.compress(Path(file.name).read_bytes())
    with pytest.raises(Malformed, match="handed in again"):
        opened(blob)


class CountingBlobs:
    def __init__(self, **blobs: bytes) -> None:
        self.blobs = blobs
        self.read: list[str] = []

    def get(self, name: str) -> bytes:
        self.read.append(name)
        if name not in self.blobs:
            raise NotFound("no such blob")
        return self.blobs[name]

    def put(self, name: str, body: bytes, mime: str) -> None:
        self.blobs[name] = body


def opened(blob: bytes) -> Catalogue:
    return BlobCatalogues(CountingBlobs(one=blob)).current("one")


def test_a_catalogue_is_opened_once_for_each_version() -> None:
    items = items_from_csv(CSV)
    blobs = CountingBlobs(one=CatalogueFormat().pack(items).blob, two=CatalogueFormat().pack(items[:1]).blob)
    catalogues = BlobCatalogues(blobs)
    sizes = [len(list(catalogues.current(name))) for name in ("one", "one", "two", "two")]
    assert sizes == [len(items), len(items), 1, 1]
    assert blobs.read == ["one", "two"]


def test_a_version_that_is_missing_leaves_the_one_before_to_be_opened_again() -> None:
    items = items_from_csv(CSV)
    catalogues = BlobCatalogues(CountingBlobs(one=CatalogueFormat().pack(items).blob))
    catalogues.current("one")
    with pytest.raises(NotFound):
        catalogues.current("two")
    assert list(catalogues.current("one")) == items


def test_before_the_first_price_list_the_catalogue_is_empty() -> None:
    assert list(BlobCatalogues(CountingBlobs()).current(None)) == []
