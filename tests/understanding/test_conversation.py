# ruff: noqa: RUF001 -- Chinese punctuation is meant
"""The real reader and the real screening in the real flows: what a partner writes and hears."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from chalicelib.domain.content import Media
from chalicelib.domain.conversations import InboundMessage
from chalicelib.domain.operations import Job
from chalicelib.flows.attachments import Attachments
from chalicelib.flows.converse import Converse
from chalicelib.screening import Pipeline
from chalicelib.understanding import Documents, Reader
from chalicelib.understanding.catalogue.file import CatalogueFile
from tests.understanding.attachments.papers import workbook
from tests.understanding.shelf import SHELF
from tests.world import World


class OneCatalogue:
    def current(self, blob: str | None) -> CatalogueFile:
        return SHELF


@dataclass
class RealWorld(World):
    screening: Pipeline = field(default_factory=Pipeline)  # type: ignore[assignment]

    def converse(self, job: Job) -> InboundMessage:
        return Converse(
            self.store, self.queue, self.clock, self.screening, Reader(), OneCatalogue(),
            self.attachments, self.channel.capabilities, "Kestrel",
        )(job)  # fmt: skip

    @property
    def attachments(self) -> Attachments:
        return replace(super().attachments, documents=Documents())


def world() -> RealWorld:
    real = RealWorld()
    real.joins()
    return real


def test_an_order_is_asked_about_read_back_and_booked_as_it_was_confirmed() -> None:
    real = world()
    assert real.hears("10 cs COLA-330\n2 cs cola") == ["question"]
    assert [o.id for o in real.last_reply().reply.options] == ["pick:0:COLA-330", "pick:0:COLA-1500"]
    assert real.hears(real.tap("pick:0:COLA-1500")) == ["read_back"]
    assert "1. COLA-330 Cola Can 330ml: 10 cases (24x330ml)" in real.last_reply().reply.text
    assert real.hears(real.tap("confirm")) == ["booked"]
    lines = [(one.sku, one.quantity, one.unit) for one in real.orders()[0].lines]
    assert lines == [("COLA-330", Decimal(10), "CS"), ("COLA-1500", Decimal(2), "CS")]


def test_a_chinese_order_is_answered_in_chinese() -> None:
    real = world()
    assert real.hears("10箱COLA-330，4箱LEM-330") == ["read_back"]
    assert "COLA-330 可乐 罐装330ml：10箱" in real.last_reply().reply.text
    assert real.hears("好的") == ["booked"]


def test_a_yes_is_no_yes_to_what_was_not_understood() -> None:
    real = world()
    real.hears("10 cs COLA-330")
    assert real.hears("yes but a little less of the cola") == ["question"]
    assert real.hears("yes") == ["question"]
    assert real.orders() == []
    real.hears("COLA-330 5 cs")
    assert real.hears("yes", id="m-yes-again") == ["booked"]
    assert [one.quantity for one in real.orders()[0].lines] == [Decimal(5)]


def test_a_card_number_in_a_message_is_stored_nowhere() -> None:
    real = world()
    real.hears("my card is 4242 4242 4242 4242, charge it", id="m-1")
    stored = "".join(record.model_dump_json() for record in real.store.all(InboundMessage))
    assert "4242 4242" not in stored
    assert "•••• 4242" in stored


def test_a_workbook_is_asked_about_read_back_and_booked_as_it_was_confirmed() -> None:
    real = world()
    rows = [
        ("PO Number", 4711),
        ("Item", "Description", "Qty", "UOM"),
        (1, "Cola Can 330ml", 12, "CS"),
        (2, "Cola", 3, "CS"),
    ]
    real.channel.files["f-1"] = workbook(rows)
    assert real.hears(
        Media(kind="document", media_id="f-1", filename="po.xlsx", caption="please order as attached")
    ) == ["question"]
    assert real.hears(real.tap("pick:0:COLA-1500")) == ["read_back"]
    assert "Your order number: 4711" in real.last_reply().reply.text
    assert real.hears(real.tap("confirm")) == ["booked"]
    (order,) = real.orders()
    assert [(one.sku, one.quantity) for one in order.lines] == [("COLA-330", 12), ("COLA-1500", 3)]


def test_a_card_number_in_a_file_is_stored_nowhere() -> None:
    real = world()
    real.channel.files["f-1"] = workbook([("SKU", "Qty", "Notes"), ("COLA-330", 12, "charge 4242 4242 4242 4242")])
    assert real.hears(Media(kind="document", media_id="f-1", filename="po.xlsx")) == ["read_back"]
    stored = "".join(record.model_dump_json() for record in real.store.all(InboundMessage))
    assert "4242 4242" not in stored
    assert "•••• 4242" in stored


def test_a_quote_for_a_file_goes_to_a_person_with_its_rows() -> None:
    real = world()
    real.channel.files["f-1"] = b"SKU,Qty,UOM\nCOLA-330,12,cs\nLEM-330,3,cs\n"
    real.hears(Media(kind="document", media_id="f-1", filename="list.csv", caption="please quote the attached"))
    (ticket,) = real.office.booked.values()
    assert ticket.text.splitlines() == ["please quote the attached", "list.csv", "12 cs COLA-330", "3 cs LEM-330"]


def test_whoever_floods_us_is_held_and_no_one_else() -> None:
    real = world()
    real.joins("P-2", "bob")
    for n in range(30):
        real.hears("thanks", id=f"m-{n}")
    held = [m for m in real.store.all(InboundMessage) if m.state == "held"]
    assert len(held) == 10
    assert real.hears("10 cs COLA-330", contact="bob") == ["read_back"]
