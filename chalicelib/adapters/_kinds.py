"""The domain's kinds of records, for rows whose type no reference tells."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache

from chalicelib.domain.base import Record

_HOLDERS = ("conversations", "operations", "partners", "requests")


@cache
def kinds() -> dict[str, type[Record]]:
    """Return every kind of record that the domain has."""
    for name in _HOLDERS:
        importlib.import_module(f"chalicelib.domain.{name}")
    return {of.kind: of for of in _below(Record) if of.__module__.startswith("chalicelib.domain.")}


def _below(of: type[Record]) -> Iterator[type[Record]]:
    for child in of.__subclasses__():
        yield from _below(child)
        if hasattr(child, "kind"):
            yield child
