"""Who of the staff does something, and the trace that it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.ids import digest
from chalicelib.domain.operations import AuditEntry, StaffRole
from chalicelib.ports import Add


@dataclass(frozen=True, slots=True)
class Act:
    """One request of a member of the staff: whose token, in which role, when, under which request id."""

    token_id: str
    name: str
    role: StaffRole
    at: datetime
    request_id: str

    @property
    def actor(self) -> str:
        """Name the actor as the records keep it."""
        return f"{self.token_id} {self.name}"

    def entry(self, action: str, target: str) -> Add:
        """Return the audit entry to write in the same commit as the change; `target` is an id, never a text."""
        return Add(
            AuditEntry(
                id=digest("audit", self.request_id, action, target),
                actor=self.actor,
                role=self.role,
                action=action,
                target=target,
                at=self.at,
            )
        )
