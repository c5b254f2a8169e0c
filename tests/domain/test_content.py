"""The texts of a content: what is listed is what is changed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chalicelib.domain.content import (
    CatalogueOrder,
    Choice,
    ContactCard,
    Contacts,
    Content,
    Edited,
    Location,
    Media,
    OrderSheet,
    Reaction,
    Referral,
    SheetRow,
    Text,
    Unsupported,
    texts_of,
    with_texts,
    written,
)

CONTENTS: list[Content] = [
    Text(text="a"),
    Media(kind="image", caption="a", filename=None),
    Media(kind="document", caption="", filename="b"),
    Location(latitude=1, longitude=2, name="a", address="b"),
    Contacts(cards=(ContactCard(name="a"), ContactCard(name="b", organisation="c"))),
    Reaction(target="m", emoji=None),
    Choice(id="i", title="a", description="b"),
    CatalogueOrder(text="a", items=()),
    OrderSheet(text="a", filename="b", around="c", rows=(SheetRow(code="d", note="e"), SheetRow(name="f", unit="g"))),
    Edited(target="m", text="a"),
    Referral(ref="r", headline="a"),
    Unsupported(kind="poll", raw="{}"),
]


@pytest.mark.parametrize("content", CONTENTS, ids=lambda c: c.type)
def test_the_texts_that_are_listed_are_those_that_are_changed(content: Content) -> None:
    seen: list[str] = []

    def keep(text: str) -> str:
        seen.append(text)
        return text

    assert with_texts(content, keep) == content
    assert texts_of(content) == seen
    assert texts_of(with_texts(content, lambda text: text + "!")) == [text + "!" for text in seen]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (
            SheetRow(code="KOL-330", name="Kolva Cola Can", quantity=Decimal(12), unit="cs"),
            "12 cs KOL-330 Kolva Cola Can",
        ),
        (SheetRow(code="KOL-330", quantity=Decimal("1E+3")), "1000 KOL-330"),
        (SheetRow(name="Kolva Zero", quantity=Decimal("0.5"), unit="kg", note="cold"), "0.5 kg Kolva Zero (cold)"),
        (SheetRow(code="KOL-330", name="Kolva", unit="cs", note="10-12"), "KOL-330 Kolva (10-12)"),
        (SheetRow(code="KOL-330", quantity=Decimal(3), claimed_price=Decimal("5.20")), "3 KOL-330"),
    ],
)
def test_a_row_of_a_file_is_written_as_a_person_would(row: SheetRow, text: str) -> None:
    assert row.written() == text


def test_a_file_is_written_caption_first_and_row_by_row() -> None:
    rows = (SheetRow(code="A-1", quantity=Decimal(1)), SheetRow(code="A-2", quantity=Decimal(2)))
    sheet = OrderSheet(text="as attached", filename="po.csv", around="PO: 4711\nDepot South", rows=rows)
    assert written(sheet).splitlines() == ["as attached", "po.csv", "PO: 4711", "Depot South", "1 A-1", "2 A-2"]
    assert written(Text(text="hello")) == "hello"
