"""Keeps catalogues as blobs, and opens them: one SQLite file a version, fetched once."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from chalicelib.domain.errors import Malformed
from chalicelib.domain.trade import Item
from chalicelib.ports import Blobs, Catalogue, PackedCatalogue
from chalicelib.understanding.catalogue.file import FORMAT, CatalogueFile, build
from chalicelib.understanding.catalogue.price_list import items_in

_PACKED_BY = 6
"""The level of compression: a little more costs much more time."""

_PIECE = 1 << 20
"""Bytes that are packed and unpacked at once."""


class CatalogueFormat:
    """How a price list is handed in, and how a catalogue is kept."""

    def packed(self, price_list: bytes) -> PackedCatalogue:
        """Return the catalogue of a price list; its items never all stand in memory.

        Raises `Malformed`, whose `field` names the line and the column, for a list with faults or without items.
        """
        with io.TextIOWrapper(io.BytesIO(price_list), "utf-8-sig", newline="") as lines:
            try:
                catalogue = self.pack(items_in(lines))
            except UnicodeDecodeError as error:
                raise Malformed("the list is not UTF-8", field="line 1") from error
        if not catalogue.items:
            raise Malformed("the list has no items", field="line 2")
        return catalogue

    def pack(self, items: Iterable[Item]) -> PackedCatalogue:
        """Return the items as a catalogue; the same items give the same bytes."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "catalogue.sqlite"
            total = build(items, path)
            kept = io.BytesIO()
            with path.open("rb") as source, _packing(kept) as target:
                shutil.copyfileobj(source, target, _PIECE)
            return PackedCatalogue(kept.getvalue(), total)


def _packing(kept: io.BytesIO) -> gzip.GzipFile:
    return gzip.GzipFile(filename="", fileobj=kept, mode="wb", compresslevel=_PACKED_BY, mtime=0)


class BlobCatalogues:
    """Opens the catalogue in force and keeps the last one opened: a new version has a blob of its own name."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._opened: tuple[str | None, CatalogueFile] | None = None

    def current(self, blob: str | None) -> Catalogue:
        """Return the catalogue kept in this blob; an empty one for None. Raises `NotFound`, `Unavailable`."""
        if self._opened is None or self._opened[0] != blob:
            if self._opened is not None:
                self._opened[1].close()  # before the next is fetched: /tmp never holds two
                self._opened = None
            path = self._fetched(blob)
            self._opened = blob, CatalogueFile(path)
            path.unlink()  # an open file stays until it is closed: nothing is left behind
        return self._opened[1]

    def _fetched(self, blob: str | None) -> Path:
        packed = self._blobs.get(blob) if blob is not None else None
        handle, name = tempfile.mkstemp(prefix="catalogue-", suffix=".sqlite")
        os.close(handle)
        path = Path(name)
        try:
            if packed is None:
                build((), path)
            else:
                _unpack(packed, path)
        except BaseException:
            path.unlink()
            raise
        return path


def _unpack(packed: bytes, path: Path) -> None:
    try:
        with gzip.open(io.BytesIO(packed)) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, _PIECE)
        with closing(sqlite3.connect(path)) as database:
            (kept,) = database.execute("pragma user_version").fetchone()
    except (OSError, EOFError, zlib.error, sqlite3.Error) as error:
        raise Malformed("not a snapshot of a catalogue") from error
    if kept != FORMAT:
        raise Malformed("a catalogue of an earlier version: the price list must be handed in again")
