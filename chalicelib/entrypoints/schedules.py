"""The functions that a clock calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chalice.app import Chalice

from chalicelib.domain.errors import Malformed
from chalicelib.entrypoints.log import log, metric
from chalicelib.wiring import Wiring, wiring


def register(app: Chalice, parts: Callable[[], Wiring] = wiring) -> dict[str, Any]:
    """Add the functions and return them by name. The template gives each its schedule."""

    def sweep(_event: dict[str, Any], _context: object) -> dict[str, Any]:
        from chalicelib.flows.sweep import Sweep

        house = parts()
        done = Sweep(house.store, house.queue, house.dead_letter_queues, house.clock)()
        log("swept", requeued=done.requeued, given_up=done.given_up, buried=done.buried)
        metric("OpenDeadLetters", done.open_dead_letters)
        return {"requeued": done.requeued, "given_up": done.given_up, "buried": done.buried}

    def sync(_event: dict[str, Any], _context: object) -> dict[str, Any]:
        from chalicelib.flows.sync import SyncCatalogue

        house = parts()
        try:
            version = SyncCatalogue(house.store, house.blobs, house.clock, house.catalogue_format)()
        except Malformed as error:
            log("catalogue_refused", level="error", field=error.field)
            raise
        log("synced", catalogue=version.blob if version else None, items=version.items if version else None)
        return {"items": version.items if version else None}

    return {function.__name__: app.lambda_function(name=function.__name__)(function) for function in (sweep, sync)}
