"""The internal systems' switches, over HTTP."""

from __future__ import annotations

from chalicelib.domain.base import Moment
from chalicelib.entrypoints.admin.answers import Answer, Items
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import systems as flow


class SystemAnswer(Answer):
    """A system: open, or paused since `at`."""

    system: str
    is_paused: bool
    at: Moment


class SystemsAnswer(Items[SystemAnswer]):
    """Every internal system."""


def list_systems(call: Call) -> SystemsAnswer:
    """List the internal systems."""
    return SystemsAnswer.made_of(map(SystemAnswer.of, flow.list_systems(call.house.store, call.act)))


def pause(call: Call, system: str) -> SystemAnswer:
    """Close a system for maintenance: its requests wait."""
    return SystemAnswer.of(flow.switch(call.house.store, call.act, system, is_paused=True))


def resume(call: Call, system: str) -> SystemAnswer:
    """Open a system again."""
    return SystemAnswer.of(flow.switch(call.house.store, call.act, system, is_paused=False))
