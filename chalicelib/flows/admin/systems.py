"""The internal systems: closing one for maintenance, so that requests wait, and opening it again."""

from __future__ import annotations

from chalicelib.domain.errors import NotFound
from chalicelib.domain.operations import SystemSwitch
from chalicelib.flows.admin.act import Act
from chalicelib.ports import Add, Save, Store

SYSTEMS = ("order_entry", "service_desk", "purchasing")


def list_systems(store: Store, act: Act) -> list[SystemSwitch]:
    """Return the switch of every system; one that was never touched is open."""
    refs = [SystemSwitch.ref(name) for name in SYSTEMS]
    records = store.get_many(*refs)
    return [records.get(ref) or _untouched(name, act) for name, ref in zip(SYSTEMS, refs, strict=True)]


def switch(store: Store, act: Act, system: str, *, is_paused: bool) -> SystemSwitch:
    """Close or open a system; nothing happens when it is so already. Raises `NotFound`."""
    if system not in SYSTEMS:
        raise NotFound("no such system")
    before = store.get(SystemSwitch.ref(system)) or _untouched(system, act)
    if before.is_paused == is_paused:
        return before
    after = before.changed(is_paused=is_paused, at=act.at)
    write = Save(after) if after.version else Add(after)
    store.commit(write, act.entry("system.pause" if is_paused else "system.resume", system))
    return after


def _untouched(system: str, act: Act) -> SystemSwitch:
    return SystemSwitch(system=system, at=act.at)
