"""Sync the catalogue: a new price list that was dropped into the bucket becomes the catalogue in force."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from chalicelib.domain.errors import NotFound
from chalicelib.domain.operations import CatalogueInbox, CatalogueVersion
from chalicelib.ports import Blobs, CatalogueFormat, Clock, Put, Store

INBOX = "incoming/catalogue.csv"
"""Where any system may leave its price list, as CSV."""


@dataclass(frozen=True, slots=True)
class SyncCatalogue:
    """Runs on a schedule. A list that was taken before costs one read."""

    store: Store
    blobs: Blobs
    clock: Clock
    catalogue_format: CatalogueFormat

    def __call__(self) -> CatalogueVersion | None:
        """Return the new version, None when there is nothing new. Raises `Malformed` for a list with faults."""
        try:
            raw = self.blobs.get(INBOX)
        except NotFound:
            return None
        blob = blob_name(raw)
        inbox = self.store.get(CatalogueInbox.ref())
        if inbox is not None and inbox.last_taken == blob:
            return None
        return self._take(raw, blob)

    def _take(self, raw: bytes, blob: str) -> CatalogueVersion:
        packed = self.catalogue_format.packed(raw)
        self.blobs.put(blob, packed.blob, "application/gzip")
        version = CatalogueVersion(blob=blob, items=packed.items, at=self.clock.now())
        self.store.commit(Put(version), Put(CatalogueInbox(last_taken=blob)))
        return version


def blob_name(raw: bytes) -> str:
    """Name the catalogue made from this list: the same list gives the same name."""
    return f"catalogue/{hashlib.sha256(raw).hexdigest()[:32]}"
