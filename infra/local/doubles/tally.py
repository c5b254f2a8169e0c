"""Counts what a platform was told to do, so that double effects show."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing sent to a contact: the sender's own key for it, and what it was."""

    contact: str
    key: str
    content: str


class Tally:
    """Everything that was accepted."""

    def __init__(self) -> None:
        self._taken: list[Taken] = []
        self._lock = Lock()

    def add(self, contact: str, key: str | None, payload: object) -> None:
        """Count one; without a key of the sender's the content stands for it."""
        content = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        with self._lock:
            self._taken.append(Taken(contact, key or content, content))

    def accepted(self, contact: str | None = None) -> int:
        """Return how many distinct things were accepted, for one contact or for all."""
        return len({taken for taken in list(self._taken) if contact in (None, taken.contact)})

    def duplicates(self) -> list[Taken]:
        """List what was accepted more than once under the same key."""
        return [taken for taken, times in Counter(list(self._taken)).items() if times > 1]
