"""What keeps the house in order: work on queues, dead letters, tokens, the audit log, switches."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from chalicelib.domain.base import Key, Listing, Model, Moment, Record, Ref
from chalicelib.domain.ids import digest


class QueueName(StrEnum):
    """The queues, each FIFO, each with its dead letters behind it."""

    INBOUND = "inbound"
    ORDERS = "orders"
    TICKETS = "tickets"
    PURCHASES = "purchases"
    OUTBOUND = "outbound"


class Job(Model):
    """One piece of work: which record, in which order group. It holds no text, so queues hold none either."""

    queue: QueueName
    id: str
    group: str

    @property
    def group_id(self) -> str:
        """The group as a queue takes it: short, and free of odd signs."""
        return digest("group", self.group)


class DeadLetterState(StrEnum):
    """What became of a dead letter."""

    OPEN = "open"
    REPLAYED = "replayed"


class DeadLetter(Record):
    """A job that could not be done, with the reason, kept until somebody replays it."""

    kind: ClassVar[str] = "dead_letter"
    id: str
    job: Job
    reason: str
    attempts: int
    at: Moment
    state: DeadLetterState = DeadLetterState.OPEN
    replayed_by: str | None = None

    def key(self) -> Key:
        return self.ref(self.id).key

    def listing(self) -> Listing:
        return Listing("dead-letters", self.at)

    def tags(self) -> dict[str, str]:
        return {"state": self.state, "channel": self.job.queue}

    @staticmethod
    def ref(letter_id: str) -> Ref[DeadLetter]:
        """Point at the dead letter of this id."""
        return Ref(DeadLetter, Key(f"dead-letter/{letter_id}", "dead-letter"))


class StaffRole(StrEnum):
    """What a token may do: look; act on conversations and letters; everything."""

    VIEWER = "viewer"
    AGENT = "agent"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Order the roles: a higher one may do all that a lower one may."""
        return list(StaffRole).index(self)


class StaffToken(Record):
    """A bearer token of the admin API. Only the hash of its secret half is kept."""

    kind: ClassVar[str] = "staff_token"
    id: str
    name: str
    role: StaffRole
    secret_hash: str
    created_at: Moment
    expires: Moment | None = None
    revoked_at: Moment | None = None

    def key(self) -> Key:
        return self.ref(self.id).key

    def listing(self) -> Listing:
        return Listing("staff-tokens", self.created_at)

    def tags(self) -> dict[str, str]:
        return {"state": "revoked" if self.revoked_at else "active"}

    @staticmethod
    def ref(token_id: str) -> Ref[StaffToken]:
        """Point at the token of this id."""
        return Ref(StaffToken, Key(f"staff-token/{token_id}", "staff-token"))


class AuditEntry(Record):
    """Who did what to which thing, and when."""

    kind: ClassVar[str] = "audit"
    id: str
    actor: str
    role: str
    action: str
    target: str
    at: Moment

    def key(self) -> Key:
        return Key(f"audit/{self.at:%Y-%m}", f"{self.at.isoformat()}/{self.id}")

    def listing(self) -> Listing:
        return Listing("audit", self.at)

    def expires_at(self) -> datetime | None:
        return self.at + timedelta(days=3650)


class CatalogueVersion(Record):
    """Which catalogue is in force: the blob that holds it, and how many items it has."""

    kind: ClassVar[str] = "catalogue_version"
    blob: str
    items: int
    at: Moment

    def key(self) -> Key:
        return self.ref().key

    @staticmethod
    def ref() -> Ref[CatalogueVersion]:
        """Point at the one record of its kind."""
        return Ref(CatalogueVersion, Key("catalogue", "version"))


class CatalogueInbox(Record):
    """Which price list was last taken from the bucket, so that it is not taken again over a newer upload."""

    kind: ClassVar[str] = "catalogue_inbox"
    last_taken: str

    def key(self) -> Key:
        return self.ref().key

    @staticmethod
    def ref() -> Ref[CatalogueInbox]:
        """Point at the one record of its kind."""
        return Ref(CatalogueInbox, Key("catalogue", "inbox"))


class SystemSwitch(Record):
    """Whether an internal system is open; staff close it for maintenance and orders wait meanwhile."""

    kind: ClassVar[str] = "system_switch"
    system: str
    is_paused: bool = False
    at: Moment

    def key(self) -> Key:
        return self.ref(self.system).key

    @staticmethod
    def ref(system: str) -> Ref[SystemSwitch]:
        """Point at the switch of this system."""
        return Ref(SystemSwitch, Key(f"system/{system}", "switch"))
