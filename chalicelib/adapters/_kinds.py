"""The domain's kinds of records, for rows whose type no reference tells."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import cache

from chalicelib.adapters._rows import Row, record_from_row
from chalicelib.domain.base import Record
from chalicelib.domain.errors import Misconfigured

_HOLDERS = ("conversations", "operations", "partners", "requests")


@cache
def kinds() -> dict[str, type[Record]]:
    """Return every kind of record that the domain has."""
    for name in _HOLDERS:
        importlib.import_module(f"chalicelib.domain.{name}")
    return {of.kind: of for of in _below(Record) if of.__module__.startswith("chalicelib.domain.")}


def readable(rows: Iterable[Row]) -> Iterator[Record]:
    """Return the records of those rows whose kind and form are known."""
    for row in rows:
        of = kinds().get(row["kind"]["S"])
        try:
            record = record_from_row(of, row) if of else None
        except Misconfigured:
            record = None  # whoever opens this very record is told
        if record is not None:
            yield record


def _below(of: type[Record]) -> Iterator[type[Record]]:
    for child in of.__subclasses__():
        yield from _below(child)
        if hasattr(child, "kind"):
            yield child
