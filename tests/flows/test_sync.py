"""The catalogue's sync: a list that was dropped into the bucket is taken once."""

from __future__ import annotations

import pytest

from chalicelib.domain.errors import Malformed
from chalicelib.domain.operations import CatalogueVersion
from chalicelib.flows.sync import INBOX, SyncCatalogue
from chalicelib.ports import PackedCatalogue
from tests.fakes import FakeBlobs, FakeClock, InMemoryStore


class PaperFormat:
    """A list is the word "list"."""

    def packed(self, price_list: bytes) -> PackedCatalogue:
        if not price_list.startswith(b"list"):
            raise Malformed("no list", field="line 1")
        return PackedCatalogue(b"packed", 3)


def sync(store: InMemoryStore, blobs: FakeBlobs) -> CatalogueVersion | None:
    return SyncCatalogue(store, blobs, FakeClock(), PaperFormat())()


def test_a_new_list_becomes_the_catalogue_once() -> None:
    store, blobs = InMemoryStore(), FakeBlobs({INBOX: b"list one"})
    version = sync(store, blobs)
    assert version is not None
    assert (version.items, blobs.files[version.blob][0]) == (3, b"packed")
    assert sync(store, blobs) is None


def test_an_old_list_in_the_bucket_does_not_undo_a_newer_upload() -> None:
    store, blobs = InMemoryStore(), FakeBlobs({INBOX: b"list one"})
    sync(store, blobs)
    uploaded = CatalogueVersion(blob="catalogue/other", items=9, at=FakeClock().now())
    store.seed(uploaded)
    assert sync(store, blobs) is None
    assert store.all(CatalogueVersion)[0].blob == "catalogue/other"


def test_no_list_is_nothing_to_do() -> None:
    assert sync(InMemoryStore(), FakeBlobs()) is None


@pytest.mark.parametrize("raw", [b"nonsense", b"\xff\xfe list"])
def test_a_faulty_list_leaves_the_catalogue_as_it_was(raw: bytes) -> None:
    store = InMemoryStore()
    with pytest.raises(Malformed):
        sync(store, FakeBlobs({INBOX: raw}))
    assert store.all(CatalogueVersion) == []
