"""Looking things up: one by its reference, or a page of a listing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chalicelib.domain.base import R, Ref
from chalicelib.domain.errors import NotFound
from chalicelib.ports import Page, Store


@dataclass(frozen=True, slots=True)
class Window:
    """Which stretch of a list is wanted: so many, after the place where `cursor` points."""

    limit: int = 25
    cursor: str | None = None


def page_of(
    store: Store, of: type[R] | tuple[type[R], ...], listing: str, window: Window, **where: str | None
) -> Page[R]:
    """Return a page of a listing, the newest first, filtered by the tags that are not None."""
    tags = {tag: value for tag, value in where.items() if value is not None}
    return store.page(of, listing, where=tags, limit=window.limit, cursor=window.cursor)


def found(store: Store, ref: Ref[R], *, field: str | None = None) -> R:
    """Return the record. Raises `NotFound`, with the field that named it where it stood in a body."""
    return present(store.get(ref), ref, field=field)


def present(record: R | None, ref: Ref[Any], *, field: str | None = None) -> R:
    """Return the record that was read. Raises `NotFound` where there was none."""
    if record is None:
        raise NotFound(f"no such {ref.type.kind.replace('_', ' ')}", field=field)
    return record
