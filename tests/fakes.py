"""Fakes of the ports: they keep everything in memory and can be told to fail.

`fail_next("commit")` makes the next such call raise; with `after=True` it takes its effect first, like a crash
between a write and the answer to it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from chalicelib.domain.base import Counter, Key, R, Record, Ref
from chalicelib.domain.errors import Conflict, Malformed, NotFound, Unavailable
from chalicelib.domain.ids import digest
from chalicelib.domain.operations import Job, QueueName
from chalicelib.ports import (
    Add,
    Buried,
    ChannelSecrets,
    Delete,
    Found,
    HttpAnswer,
    Increment,
    Page,
    Save,
    Write,
)

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""When tests begin: a Monday."""


class Failing:
    """Counts the calls by name, and fails those that a test wants to fail."""

    def __init__(self) -> None:
        self.calls: Tally[str] = Tally()
        self._failures: dict[str, list[tuple[Exception, bool]]] = {}

    def fail_next(self, call: str, error: Exception | None = None, *, after: bool = False, times: int = 1) -> None:
        """Make the next `times` calls of this name raise: before their effect, or `after` it."""
        failure = (error or Unavailable(f"{call} failed on purpose"), after)
        self._failures.setdefault(call, []).extend([failure] * times)

    @contextmanager
    def _call(self, name: str) -> Iterator[None]:
        self.calls[name] += 1
        waiting = self._failures.get(name)
        error, after = waiting.pop(0) if waiting else (None, False)
        if error and not after:
            raise error
        yield
        if error:
            raise error


# ── time, chance ─────────────────────────────────────────────────────────────────────────────────────


class FakeClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at

    def advance(self, by: timedelta | float) -> datetime:
        """Move on, by a time or by seconds, and return the new moment."""
        self.at += by if isinstance(by, timedelta) else timedelta(seconds=by)
        return self.at


class FakeChance:
    """Bytes that look random and are the same in every run."""

    def __init__(self, seed: str = "") -> None:
        self.seed, self.drawn = seed, 0

    def token(self, n_bytes: int) -> bytes:
        self.drawn += 1
        return hashlib.shake_256(f"{self.seed}/{self.drawn}".encode()).digest(n_bytes)


# ── store ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Row:
    of: type[Record]
    body: str
    version: int
    rank: int | None = None

    @property
    def record(self) -> Record:
        return self.of.model_validate_json(self.body).changed(version=self.version)


class FoundRecords:
    """The answer to `get_many`."""

    def __init__(self, records: Mapping[Key, Record]) -> None:
        self._records = records

    def get(self, ref: Ref[R]) -> R | None:
        return cast("R | None", self._records.get(ref.key))


class InMemoryStore(Failing):
    """The store's whole contract on a dict. `reads` and `writes` count records, `calls` counts calls by name.

    A record that was never written has version 0, one that was added has 1.

    Every record passes through JSON, so that what would not come back from a table does not come back here.
    """

    def __init__(self, *records: Record) -> None:
        super().__init__()
        self._rows: dict[Key, _Row] = {}
        self._lock = threading.RLock()
        self.seed(*records)
        self.reads = self.writes = 0

    # for tests

    def seed(self, *records: Record) -> None:
        """Put records there, uncounted."""
        for record in records:
            self._rows[record.key()] = self._next_row(record)

    def all(self, of: type[R]) -> list[R]:
        """List every record of this type, in no particular order, uncounted."""
        return [cast("R", row.record) for row in list(self._rows.values()) if row.of is of]

    # the port

    def get(self, ref: Ref[R]) -> R | None:
        with self._lock, self._call("get"):
            self.reads += 1
            return cast("R | None", self._record(ref.key))

    def get_many(self, *refs: Ref[Any]) -> Found:
        if len({ref.key for ref in refs}) > 100:
            raise ValueError("at most 100 records")
        with self._lock, self._call("get_many"):
            self.reads += len(refs)
            found = {ref.key: self._record(ref.key) for ref in refs}
            return FoundRecords({key: record for key, record in found.items() if record is not None})

    def commit(self, *writes: Write) -> None:
        if not writes:
            return
        if len(writes) > 100 or len({_key_of(w) for w in writes}) < len(writes):
            raise ValueError("at most 100 writes, each to another record")
        with self._lock, self._call("commit"):
            for write in writes:
                self._check(write)
            for write in writes:
                self._apply(write)
            self.writes += len(writes)

    def advance(self, record: Record, rank: int) -> bool:
        with self._lock, self._call("advance"):
            self.writes += 1
            before = self._rows.get(record.key())
            if before and before.rank is not None and before.rank >= rank:
                return False
            self._rows[record.key()] = self._next_row(record, rank)
            return True

    def page(
        self,
        of: type[R] | tuple[type[R], ...],
        listing: str,
        *,
        where: Mapping[str, str] | None = None,
        newest_first: bool = True,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[R]:
        types = of if isinstance(of, tuple) else (of,)
        after = _place_from_cursor(cursor, listing) if cursor else None
        with self._lock, self._call("page"):
            rows = sorted(self._listed(types, listing, where or {}), reverse=newest_first)
            rest = [r for r in rows if after is None or (r[0] < after if newest_first else r[0] > after)]
            given = rest[:limit]
            self.reads += len(given)
            records = tuple(cast("R", self._rows[key].record) for _, _, key in given)
            more = len(rest) > limit
            return Page(records, _cursor_from_place(given[-1][0], listing) if more and given else None)

    def due(self, before: datetime, limit: int) -> list[Record]:
        with self._lock, self._call("due"):
            records = [row.record for row in self._rows.values()]
            waiting = [(at, r) for r in records if (at := r.due_at()) is not None and at <= before]
            return [r for _, r in sorted(waiting, key=lambda pair: pair[0])][:limit]

    # inside

    def _record(self, key: Key) -> Record | None:
        row = self._rows.get(key)
        return row.record if row else None

    def _next_row(self, record: Record, rank: int | None = None) -> _Row:
        before = self._rows.get(record.key())
        version = before.version + 1 if before else 1
        return _Row(type(record), record.model_dump_json(), version, rank)

    def _check(self, write: Write) -> None:
        row = self._rows.get(_key_of(write))
        if isinstance(write, Add) and row:
            raise Conflict(f"this {row.of.kind} exists already")
        if isinstance(write, Save) and (row is None or row.version != write.record.version):
            raise Conflict(f"this {write.record.kind} was written by somebody else")

    def _apply(self, write: Write) -> None:
        if isinstance(write, Delete):
            self._rows.pop(write.ref.key, None)
            return
        record = self._counted(write) if isinstance(write, Increment) else write.record
        self._rows[record.key()] = self._next_row(record)

    def _counted(self, write: Increment) -> Counter:
        before = cast("Counter | None", self._record(Counter.ref(write.name).key))
        value = (before.value if before else 0) + write.by
        return Counter(name=write.name, value=value, until=write.until)

    def _listed(
        self, types: tuple[type[Record], ...], listing: str, where: Mapping[str, str]
    ) -> Iterator[tuple[tuple[str, str], str, Key]]:
        for key, row in self._rows.items():
            record = row.record
            place = record.listing()
            if row.of not in types or place is None or place.name != listing:
                continue
            if all(record.tags().get(tag) == value for tag, value in where.items()):
                at = place.at.astimezone(UTC).isoformat(timespec="microseconds")
                yield (at, digest(key.partition, key.sort)), key.partition + key.sort, key


def _key_of(write: Write) -> Key:
    if isinstance(write, Delete):
        return write.ref.key
    return Counter.ref(write.name).key if isinstance(write, Increment) else write.record.key()


def _cursor_from_place(place: tuple[str, str], listing: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([listing, *place]).encode()).decode()


def _place_from_cursor(cursor: str, listing: str) -> tuple[str, str]:
    try:
        name, at, name_of_record = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError) as error:
        raise Malformed("this cursor is not ours", field="cursor") from error
    if name != listing:
        raise Malformed("this cursor is of another list", field="cursor")
    return at, name_of_record


# ── queues, blobs, secrets, the outside ──────────────────────────────────────────────────────────────


class FakeQueue(Failing):
    """Remembers what was sent. With a clock it drops duplicates within five minutes, as the real one does."""

    def __init__(self, clock: FakeClock | None = None) -> None:
        super().__init__()
        self.sent: list[tuple[Job, str]] = []
        self.delayed: list[tuple[QueueName, str, int]] = []
        self._clock = clock
        self._taken: dict[tuple[Job, str], datetime] = {}
        self._lock = threading.RLock()

    def send(self, jobs: Sequence[Job], *, again: str = "") -> None:
        with self._lock, self._call("send"):
            self.sent += [(job, again) for job in jobs if not self._is_duplicate(job, again)]

    def delay(self, queue: QueueName, receipt: str, delay_s: int) -> None:
        with self._call("delay"):
            self.delayed.append((queue, receipt, delay_s))

    def jobs(self, queue: QueueName) -> list[Job]:
        """List what was sent to this queue."""
        return [job for job, _ in self.sent if job.queue is queue]

    def take(self) -> list[Job]:
        """Return all that was sent, in order, and forget it."""
        with self._lock:
            taken, self.sent = [job for job, _ in self.sent], []
        return taken

    def _is_duplicate(self, job: Job, again: str) -> bool:
        if self._clock is None:
            return False
        now, before = self._clock.now(), self._taken.get((job, again))
        if before and now - before < timedelta(minutes=5):
            return True
        self._taken[(job, again)] = now
        return False


class FakeDeadLetterQueues(Failing):
    """Holds what a test buried."""

    def __init__(self, *buried: Buried) -> None:
        super().__init__()
        self.buried = list(buried)

    def receive(self) -> list[Buried]:
        with self._call("receive"):
            return self.buried[:10]

    def forget(self, buried: Buried) -> None:
        with self._call("forget"):
            self.buried = [b for b in self.buried if b.receipt != buried.receipt]


class FakeBlobs(Failing):
    """Files in a dict: name → (bytes, mime)."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        super().__init__()
        self.files = {name: (body, "application/octet-stream") for name, body in (files or {}).items()}

    def get(self, name: str) -> bytes:
        with self._call("get"):
            if name not in self.files:
                raise NotFound("no such file")
            return self.files[name][0]

    def put(self, name: str, body: bytes, mime: str) -> None:
        with self._call("put"):
            self.files[name] = (body, mime)


class FakeSecrets(Failing):
    """Secrets in a dict: channel → `ChannelSecrets`."""

    def __init__(self, channels: Mapping[str, ChannelSecrets] | None = None) -> None:
        super().__init__()
        self.channels = dict(channels or {})

    def channel(self, name: str) -> ChannelSecrets:
        with self._call("channel"):
            return self.channels.get(name, ChannelSecrets())

    def forget(self, name: str) -> bool:
        with self._call("forget"):
            return name in self.channels


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A request that was made."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)


HttpOutcome = HttpAnswer | Exception | Callable[[HttpRequest], HttpAnswer]


def json_answer(body: object, status: int = 200, **headers: str) -> HttpAnswer:
    """Make an answer with this body as JSON."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpAnswer(status, {"content-type": "application/json", **named}, json.dumps(body).encode())


class FakeHttp:
    """Answers by the first route that fits: (method, regex of the address) → answer, error, or function.

    A route given a list answers with one after the other and repeats the last.
    """

    def __init__(self, *routes: tuple[str, str, HttpOutcome | list[HttpOutcome]]) -> None:
        self.routes = [(m, pattern, o if isinstance(o, list) else [o]) for m, pattern, o in routes]
        self.requests: list[HttpRequest] = []

    def on(self, method: str, pattern: str, *outcomes: HttpOutcome) -> FakeHttp:
        """Add a route."""
        self.routes.append((method, pattern, list(outcomes)))
        return self

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_s: float = 10.0,
        most_bytes: int | None = None,
    ) -> HttpAnswer:
        made = HttpRequest(method, url, dict(headers or {}), body or b"")
        self.requests.append(made)
        outcome = self._outcome(made)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome if isinstance(outcome, HttpAnswer) else outcome(made)

    def _outcome(self, made: HttpRequest) -> HttpOutcome:
        for method, pattern, outcomes in self.routes:
            if method == made.method and re.search(pattern, made.url):
                return outcomes.pop(0) if len(outcomes) > 1 else outcomes[0]
        raise AssertionError(f"no route for {made.method} {made.url}")
