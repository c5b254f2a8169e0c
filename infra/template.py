"""Joins the parts under `infra/template/` into the one template that is merged with what Chalice describes.

Chalice merges dicts deeply and replaces everything else, so all parts are joined here first, and two parts that say
something about the same name are refused. `Shared:` holds what a part says more than once; it is not part of the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from chalicelib.domain.operations import QueueName

Template = dict[str, Any]

PARTS = Path(__file__).parent / "template"

FUNCTIONS = {
    "APIHandler": "api_handler",
    "Staff": "staff",
    "Converse": "converse",
    "PlaceOrder": "place_order",
    "OpenTicket": "open_ticket",
    "ApplyNotice": "apply_notice",
    "Reply": "reply",
    "Sweep": "sweep",
    "Sync": "sync",
}
"""What the template calls each function, and what Chalice calls it."""

_SECTIONS = ("Parameters", "Conditions", "Resources", "Outputs")


class BadTemplate(Exception):
    """The parts do not fit together; the message says which names."""


def joined() -> Template:
    """Return the parts as one template, not yet merged with Chalice's. Raises `BadTemplate`."""
    return join(_parts())


def join(parts: Iterable[tuple[str, Mapping[str, Any]]]) -> Template:
    """Join named parts. Raises `BadTemplate` when two of them say something about the same name."""
    whole: Template = {section: {} for section in _SECTIONS}
    for name, part in parts:
        for section, entries in _sections(name, part):
            twice = sorted(whole[section].keys() & entries.keys())
            if twice:
                raise BadTemplate(f"{name}: {section} {', '.join(twice)} stand in another part already")
            whole[section] |= entries
    return whole


def _sections(name: str, part: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for section, entries in part.items():
        if section == "Shared":
            continue
        if section not in _SECTIONS:
            raise BadTemplate(f"{name}: no section is called {section}")
        yield section, entries


def _parts() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted(PARTS.glob("*.yaml")):
        yield path.name, _read(path.read_text())
    for queue in QueueName:
        yield f"queue {queue}", _pattern("queue", {"queue": queue, "Queue": queue.capitalize()})
    for logical_id, function in FUNCTIONS.items():
        yield f"function {function}", _pattern("function", {"function": function, "Function": logical_id})


def _pattern(name: str, names: Mapping[str, str]) -> Mapping[str, Any]:
    text = (PARTS / "patterns" / f"{name}.yaml").read_text()
    return _read(re.sub(r"<(\w+)>", lambda found: names[found[1]], text))


def _read(text: str) -> Mapping[str, Any]:
    part: Mapping[str, Any] = yaml.safe_load(text)
    return part
