"""Finds a handler by its name and reads from its signature what it takes and gives. Nothing is imported before that."""

from __future__ import annotations

import importlib
import typing
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from chalicelib.entrypoints.admin.endpoints import Endpoint


@dataclass(frozen=True, slots=True)
class Signature:
    """A handler, the models of its query and its body, and that of its answer; `str` as a body means CSV."""

    handler: Callable[..., Any]
    query: type[BaseModel] | None
    body: type[BaseModel | str] | None
    answer: Any


@cache
def _read(run: str) -> Signature:
    module, _, function = run.partition(".")
    handler = getattr(importlib.import_module(f"chalicelib.entrypoints.admin.{module}"), function)
    hints = typing.get_type_hints(handler)
    return Signature(handler, hints.get("query"), hints.get("body"), hints["return"])


def signature_of(endpoint: Endpoint) -> Signature:
    """Return what the endpoint's handler takes and gives."""
    return _read(endpoint.run)
