"""The catalogue, over HTTP."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chalicelib.domain.base import Model, Moment
from chalicelib.domain.operations import CatalogueVersion
from chalicelib.domain.trade import Item
from chalicelib.entrypoints.admin.answers import Answer
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import catalogue as flow


class ItemQuery(Model):
    """Which item, by its exact code."""

    sku: Annotated[str, Field(min_length=1, max_length=64)]


class CatalogueAnswer(Answer):
    """Which catalogue is in force; nulls and 0 before the first."""

    blob: str | None
    items: int
    at: Moment | None


class ItemAnswer(Answer):
    """An item. `units` tells how many base units each selling unit holds."""

    sku: str
    name: str
    name_zh: str
    category: str
    pack: str
    base_unit: str
    units: dict[str, str]
    default_unit: str
    aliases: tuple[str, ...]


def get_version(call: Call) -> CatalogueAnswer:
    """Tell which catalogue is in force."""
    version = flow.get_version(call.house.store)
    return _answer(version) if version else CatalogueAnswer(blob=None, items=0, at=None)


def get_item(call: Call, query: ItemQuery) -> ItemAnswer:
    """Get one item by its code."""
    item = flow.get_item(call.house.store, call.house.catalogues, query.sku)
    return ItemAnswer.of(item, units=_units(item))


def upload(call: Call, body: str) -> CatalogueAnswer:
    """Put a new catalogue in force, as a CSV file with a line for each item."""
    house = call.house
    return _answer(flow.upload(house.store, house.blobs, house.catalogue_format, call.act, body))


def _answer(version: CatalogueVersion) -> CatalogueAnswer:
    return CatalogueAnswer.of(version)


def _units(item: Item) -> dict[str, str]:
    return {unit: str(factor) for unit, factor in item.units.items()}
