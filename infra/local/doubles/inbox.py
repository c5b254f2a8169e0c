"""What a person sees on the phone: the bubbles of a conversation, in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Literal


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a phone. `id` is the platform's id for them; no `phone`: they hide their number."""

    id: str
    name: str
    phone: str | None = None
    company: str | None = None


@dataclass(frozen=True, slots=True)
class Tap:
    """Something to tap under a bubble. `place` is "list" for the rows behind a list's button."""

    id: str
    title: str
    description: str | None = None
    place: Literal["button", "list", "quick_reply"] = "button"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message as a person sees it. `ticks` are those of the person's own messages."""

    id: str
    by: Literal["person", "company"]
    text: str
    at: datetime
    kind: str = "text"
    taps: tuple[Tap, ...] = ()
    list_button: str | None = None
    picture: str | None = None
    footer: str | None = None
    reply_to: str | None = None
    reaction: str | None = None
    ticks: Literal["sent", "delivered", "read"] = "sent"
    is_edited: bool = False
    is_deleted: bool = False
    key: str | None = None
    """The sender's own id for it, where it gave one."""


class Inboxes:
    """The conversations of every person on one platform."""

    def __init__(self) -> None:
        self._bubbles: dict[str, list[Bubble]] = defaultdict(list)
        self._lock = Lock()

    def add(self, person_id: str, bubble: Bubble) -> None:
        """Show one more bubble; the company's answer means that it has read what was written before."""
        with self._lock:
            if bubble.by == "company":
                self._read_by_company(person_id)
            self._bubbles[person_id].append(bubble)

    def change(self, person_id: str, bubble_id: str, **fields: object) -> None:
        """Change a bubble that is shown; nothing happens where there is none."""
        with self._lock:
            shown = self._bubbles[person_id]
            shown[:] = [replace(b, **fields) if b.id == bubble_id else b for b in shown]  # type: ignore[arg-type]  # fields are Bubble's

    def of(self, person_id: str) -> list[Bubble]:
        """Return what this person sees, oldest first."""
        with self._lock:
            return list(self._bubbles[person_id])

    def find(self, bubble_id: str) -> tuple[str, Bubble] | None:
        """Return whose bubble this is, and the bubble."""
        with self._lock:
            every = ((person, b) for person, shown in self._bubbles.items() for b in shown)
            return next(((person, b) for person, b in every if b.id == bubble_id), None)

    def _read_by_company(self, person_id: str) -> None:
        shown = self._bubbles[person_id]
        shown[:] = [replace(b, ticks="read") if b.by == "person" else b for b in shown]
