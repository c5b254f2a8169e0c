"""Keeps catalogues as blobs, and opens them."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence

from pydantic import ValidationError

from chalicelib.domain.errors import Malformed
from chalicelib.domain.trade import Item
from chalicelib.ports import Blobs, Catalogue
from chalicelib.understanding.catalogue_csv import items_from_csv
from chalicelib.understanding.index import CatalogueIndex


def snapshot_bytes(items: Sequence[Item]) -> bytes:
    """Return the items as gzipped JSON lines; the same items give the same bytes."""
    lines = "\n".join(item.model_dump_json() for item in items)
    return gzip.compress(lines.encode(), mtime=0)


def items_from_snapshot(blob: bytes) -> list[Item]:
    """Return the items of a snapshot. Raises `Malformed`."""
    if not blob:
        raise Malformed("not a snapshot of a catalogue")  # gzip takes no bytes for no items
    try:
        return [Item.model_validate_json(line) for line in gzip.decompress(blob).split(b"\n") if line]
    except (OSError, EOFError, zlib.error, ValidationError) as error:
        raise Malformed("not a snapshot of a catalogue") from error


class CatalogueFormat:
    """How a price list is handed in, and how a catalogue is kept."""

    def parse_csv(self, text: str) -> Sequence[Item]:
        """Return the items of a price list. Raises `Malformed`, whose `field` names the line and the column."""
        return items_from_csv(text)

    def pack(self, items: Sequence[Item]) -> bytes:
        """Return the items as a blob that `BlobCatalogues` opens."""
        return snapshot_bytes(items)


class BlobCatalogues:
    """Opens the catalogue in force and keeps the last one opened: a new version has a blob of its own name."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._opened: tuple[str, Catalogue] | None = None

    def current(self, blob: str | None) -> Catalogue:
        """Return the catalogue kept in this blob; an empty one for None. Raises `NotFound`, `Unavailable`."""
        if blob is None:
            return CatalogueIndex(())
        if self._opened is None or self._opened[0] != blob:
            self._opened = blob, CatalogueIndex(items_from_snapshot(self._blobs.get(blob)))
        return self._opened[1]
