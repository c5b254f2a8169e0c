"""The catalogue: handing in a price list, and looking an item up."""

from __future__ import annotations

from chalicelib.domain.errors import NotFound
from chalicelib.domain.operations import CatalogueVersion
from chalicelib.domain.trade import Item
from chalicelib.flows.admin.act import Act
from chalicelib.flows.sync import blob_name
from chalicelib.ports import Blobs, CatalogueFormat, Catalogues, Put, Store

_MIME = "application/gzip"


def get_version(store: Store) -> CatalogueVersion | None:
    """Return which catalogue is in force, None before the first."""
    return store.get(CatalogueVersion.ref())


def get_item(store: Store, catalogues: Catalogues, sku: str) -> Item:
    """Return the item of this code. Raises `NotFound`."""
    version = get_version(store)
    item = catalogues.current(version.blob if version else None).by_sku(sku)
    if item is None:
        raise NotFound("no such item")
    return item


def upload(store: Store, blobs: Blobs, format_: CatalogueFormat, act: Act, text: str) -> CatalogueVersion:
    """Put a new catalogue in force. Raises `Malformed`, whose field names the line and the column."""
    raw = text.encode()
    packed, blob = format_.packed(raw), blob_name(raw)
    blobs.put(blob, packed.blob, _MIME)
    version = CatalogueVersion(blob=blob, items=packed.items, at=act.at)
    store.commit(Put(version), act.entry("catalogue.upload", blob))
    return version
