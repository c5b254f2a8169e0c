"""A small catalogue, a customer and a supplier, and a conversation with the reader about them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from chalicelib.domain.content import Content, Text
from chalicelib.domain.partners import Partner, Role
from chalicelib.domain.trade import Dealings, Draft, DraftLine, Item, Turn
from chalicelib.understanding import Reader
from chalicelib.understanding.catalogue.file import CatalogueFile, build
from chalicelib.understanding.catalogue.price_list import items_from_csv

CSV = """\
sku,name,name_zh,category,pack,base_unit,selling_units,default_unit,aliases
COLA-330,Cola Can 330ml,可乐 罐装330ml,soft drinks,24x330ml,EA,CS:24|PLT:2160,CS,coke
COLA-1500,Cola Bottle 1.5L,可乐 大瓶1.5L,soft drinks,12x1.5L,EA,CS:12,CS,
COLZ-330,Cola Zero Can 330ml,,soft drinks,24x330ml,EA,CS:24,CS,
LEM-330,Lemonade 330ml,柠檬汽水 330ml,soft drinks,24x330ml,EA,CS:24,CS,
WIN-R,House Red Wine 750ml,,wine,6x750ml,EA,CS:6|BTL:1,CS,
POT-10,Potato Washed 10kg,土豆 10kg,vegetables,10kg,KG,BG:10|KG:1,BG,
MIN-5,Beef Mince 5kg,牛肉末 5kg,meat,5kg,KG,BX:5,BX,
PIN-8,Pineapple,菠萝,fruit,8,EA,BX:8|EA:1,BX,
EGG-L,Eggs Large,鸡蛋 大号,eggs,15 dozen,EA,CS:180|DZ:12,CS,
RIC-B,Broken Rice 25kg,碎米 25kg,rice,25kg,EA,BG:1,BG,
CHI-SV,Salt & Vinegar Crisps,,snacks,48x25g,EA,CTN:48,CTN,
GLV-L,Nitrile Gloves L,,hygiene,10x100,EA,CTN:1000|BX:100,BX,
603043,Green Tea 100 bags,绿茶,tea,6x100,EA,BX:6,BX,
MAY-10,Mayonnaise Bucket 10L,,sauce,10L,EA,EA:1,EA,
"""


def shelf_of(items: Iterable[Item]) -> CatalogueFile:
    """A catalogue of these items; its file is gone as soon as it is open."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        build(items, path)
        return CatalogueFile(path)


SHELF = shelf_of(items_from_csv(CSV))
TODAY = date(2026, 11, 23)  # a Monday


def partner(role: Role = Role.CUSTOMER, **fields: Any) -> Partner:
    values = {"id": "p-1", "name": "Corner Cafe", "created_at": datetime(2026, 1, 1, tzinfo=UTC), **fields}
    return Partner.model_validate({"role": role, **values})


CAFE = partner(aliases={"the usual fizz": "LEM-330"}, ship_to=("Store 2", "Depot South"))
MILL = partner(Role.SUPPLIER)
CASH = partner(Role.BOTH)


def line(sku: str, quantity: int | str, unit: str = "CS") -> DraftLine:
    item = SHELF.by_sku(sku)
    assert item is not None
    return DraftLine(sku=sku, name=item.name, quantity=Decimal(quantity), unit=unit, pack=item.pack)


def draft(*lines: DraftLine, **fields: Any) -> Draft:
    return Draft(source="m0", revision=1, lines=lines, **fields)


NOTHING = Draft()
DEALINGS = Dealings()
READER = Reader()


def hear(
    said: str | Content,
    before: Draft = NOTHING,
    who: Partner = CAFE,
    language: str = "en",
    shelf: CatalogueFile = SHELF,
    dealings: Dealings = DEALINGS,
) -> Turn:
    content = Text(text=said) if isinstance(said, str) else said
    return READER.read(
        content, draft=before, partner=who, dealings=dealings, catalogue=shelf, today=TODAY, language=language
    )


def after(turn: Turn) -> Draft:
    """The draft as a flow keeps it after this turn."""
    return Draft(
        source="m0", revision=2, lines=turn.lines, asks=turn.asks, fields=turn.fields, read_back="r", memory=turn.memory
    )


def lines_of(turn: Turn | Draft) -> list[str]:
    return [f"{line.quantity:f} {line.unit} {line.sku}" for line in turn.lines]


def asks_of(turn: Turn | Draft) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(ask.about, ask.reason, ask.choices) for ask in turn.asks]
