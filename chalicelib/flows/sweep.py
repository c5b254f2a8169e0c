"""Sweep: put back to work what is stuck, put on record what the queues gave up on, count what waits for a person."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.conversations import InboundMessage, InState, OutboundMessage, OutState
from chalicelib.domain.errors import Conflict
from chalicelib.domain.ids import digest
from chalicelib.domain.operations import DeadLetter, Job
from chalicelib.domain.requests import Request
from chalicelib.flows.jobs import Work, job_of
from chalicelib.flows.patience import LONGEST
from chalicelib.ports import Add, Buried, Clock, DeadLetterQueues, Queue, Save, Store

PER_RUN = 200
MOST_SWEEPS = 12
"""A message or a reply that is stuck after this many sweeps goes to the dead letters; a request never gives up."""

FIRST_PAUSE = timedelta(minutes=2)
COUNT_MOST = 100


@dataclass(frozen=True, slots=True)
class Round:
    """What one run did. `open_dead_letters` stops counting at 100."""

    requeued: int
    given_up: int
    buried: int
    open_dead_letters: int


@dataclass(frozen=True, slots=True)
class Sweep:
    """Runs on a schedule; two at once do no harm."""

    store: Store
    queue: Queue
    dead_letters: DeadLetterQueues
    clock: Clock

    def __call__(self) -> Round:
        """Do one round."""
        buried = self._bury()
        requeued = given_up = 0
        for record in self.store.due(self.clock.now(), PER_RUN):
            if isinstance(record, Work):
                is_alive = self._again(record)
                requeued += is_alive
                given_up += not is_alive
        letters = self.store.page(DeadLetter, "dead-letters", where={"state": "open"}, limit=COUNT_MOST)
        return Round(requeued, given_up, buried, len(letters.records))

    def _again(self, record: Work) -> bool:
        """Enqueue its work and say when to look again, or give it up; say whether it lives on."""
        now = self.clock.now()
        sweeps = record.sweeps + 1
        if sweeps > MOST_SWEEPS and not isinstance(record, Request):
            return not self._give_up(record, now)
        self.queue.send([job_of(record)], again=f"sweep/{sweeps}/{record.version}")
        pause = min(FIRST_PAUSE * 2 ** min(sweeps, 8), LONGEST)
        self._save(record.changed(sweeps=sweeps, retry_at=now + pause))
        return True

    def _give_up(self, record: Work, now: datetime) -> bool:
        job = job_of(record)
        letter = DeadLetter(
            id=digest("stuck", job.queue, job.id, str(record.version)),
            job=job,
            reason="stuck: it was put back to work many times and never finished",
            attempts=record.sweeps,
            at=now,
        )
        return self._save(_ended(record), letter)

    def _save(self, record: Work, *letters: DeadLetter) -> bool:
        try:
            self.store.commit(Save(record), *map(Add, letters))
        except Conflict:  # it moved on by itself just now: nothing to repair
            return False
        return True

    def _bury(self) -> int:
        count = 0
        while found := self.dead_letters.receive():
            for buried in found:
                self._file(buried)
            count += len(found)
        return count

    def _file(self, buried: Buried) -> None:
        job = buried.job or Job(queue=buried.queue, id=buried.message_id, group=buried.message_id)
        reason = "tried too often" if buried.job else "not a job of ours"
        letter = DeadLetter(
            id=digest("buried", buried.queue, buried.message_id),
            job=job,
            reason=reason,
            attempts=buried.attempts,
            at=self.clock.now(),
        )
        with suppress(Conflict):  # filed in a run that crashed before it could forget it
            self.store.commit(Add(letter))
        self.dead_letters.forget(buried)


def _ended(record: Work) -> Work:
    if isinstance(record, OutboundMessage):
        return record.changed(state=OutState.FAILED, error="stuck", retry_at=None)
    if isinstance(record, InboundMessage):
        return record.changed(state=InState.RECEIVED, retry_at=None)
    return record.changed(retry_at=None)
