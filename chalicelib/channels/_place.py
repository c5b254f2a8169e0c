"""Where and when events came in, and the notices that are made of what is no message."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.channels._json import dump
from chalicelib.domain.content import Unsupported
from chalicelib.domain.events import Event, NoticeEvent
from chalicelib.domain.ids import digest


@dataclass(frozen=True, slots=True)
class Place:
    """The channel and the account that events belong to, and the moment that stands in for a missing one."""

    channel: str
    account: str
    received_at: datetime

    def notice(self, kind: str, raw: Any, at: datetime | None = None) -> NoticeEvent:
        """Return what is no message, whole. The same JSON gives the same id."""
        text = dump(raw)
        return NoticeEvent(
            channel=self.channel,
            account=self.account,
            id=digest("notice", kind, text),
            kind=kind,
            at=at or self.received_at,
            raw=text,
        )

    def guarded(self, read: Callable[[Any], Iterable[Event]], raw: Any) -> list[Event]:
        """Read one part of a body; what cannot be read becomes a notice and takes nothing else with it."""
        try:
            return list(read(raw))
        except ValueError:
            return [self.notice("malformed", raw)]


def unsupported(kind: str | None, raw: Any) -> Unsupported:
    """Return content that we do not know, whole."""
    return Unsupported(kind=kind or "malformed", raw=dump(raw))
