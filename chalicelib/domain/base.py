"""What every model and every stored record of the domain has in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, ClassVar, Generic, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _to_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time needs a time zone")
    return moment.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_to_utc)]
"""A point in time, always aware and in UTC."""


class Model(BaseModel):
    """An immutable value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@dataclass(frozen=True, slots=True)
class Key:
    """Where a record is kept: its partition and its place in there."""

    partition: str
    sort: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A named list that a record stands in, and the moment it is ordered by."""

    name: str
    at: datetime


class Record(BaseModel):
    """Something kept in the store.

    `version` counts the writes; a save that started from an older version is refused with `Conflict`.
    Unknown fields are passed over, so that code can be rolled back under newer rows.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    kind: ClassVar[str]
    version: int = Field(default=0, ge=0)

    def key(self) -> Key:
        """Say where this record is kept."""
        raise NotImplementedError

    def listing(self) -> Listing | None:
        """Say which list it stands in; at most one."""
        return None

    def due_at(self) -> datetime | None:
        """Say when `sweep` must look at it, None once nothing is left to do."""
        return None

    def expires_at(self) -> datetime | None:
        """Say when the store may forget it."""
        return None

    def tags(self) -> dict[str, str]:
        """Give the short texts that a list can be filtered by."""
        return {}

    def changed(self, **fields: object) -> Self:
        """Return a copy with these fields changed, checked like any other."""
        return type(self).model_validate({**dict(self), **fields})


class Swept(Record):
    """A record whose work is not done until `retry_at` is None; `sweep` puts it back to work when that time passes.

    `sweeps` counts how often it did.
    """

    retry_at: Moment | None = None
    sweeps: int = 0

    def due_at(self) -> datetime | None:
        return self.retry_at


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Ref(Generic[R]):
    """A record that may or may not exist: its type and its key."""

    type: type[R]
    key: Key


class Counter(Record):
    """A number that many writers add to without reading it first."""

    kind: ClassVar[str] = "counter"
    name: str
    value: int = 0
    until: Moment

    def key(self) -> Key:
        return Key(f"counter/{self.name}", "counter")

    def expires_at(self) -> datetime | None:
        return self.until

    @staticmethod
    def ref(name: str) -> Ref[Counter]:
        """Point at the counter of this name."""
        return Ref(Counter, Key(f"counter/{name}", "counter"))
