"""The people who play on the phones."""

from __future__ import annotations

from dataclasses import dataclass

from infra.local.doubles.inbox import Person


@dataclass(frozen=True, slots=True)
class Cast:
    """Who has a phone on which channel."""

    whatsapp: tuple[Person, ...] = ()
    messenger: tuple[Person, ...] = ()
    comments: tuple[Person, ...] = ()
    web: tuple[Person, ...] = ()
