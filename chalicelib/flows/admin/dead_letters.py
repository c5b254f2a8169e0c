"""Dead letters: the jobs that could not be done, and doing them once more."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from chalicelib.domain.errors import Conflict
from chalicelib.domain.operations import DeadLetter, DeadLetterState, QueueName
from chalicelib.flows.admin import work
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.looking import Window, found, page_of
from chalicelib.ports import Page, Queue, Save, Store


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many letters were replayed, and whether there are more."""

    count: int
    has_more: bool


def list_dead_letters(
    store: Store, window: Window, state: DeadLetterState | None, queue: QueueName | None
) -> Page[DeadLetter]:
    """Return a page of the dead letters, the newest first."""
    return page_of(store, DeadLetter, "dead-letters", window, state=state, channel=queue)


def get_dead_letter(store: Store, letter_id: str) -> DeadLetter:
    """Return the dead letter. Raises `NotFound`."""
    return found(store, DeadLetter.ref(letter_id))


def replay(store: Store, queue: Queue, act: Act, letter_id: str) -> DeadLetter:
    """Do its job once more; a letter may be replayed again. Raises `NotFound`."""
    return _replayed(store, queue, act, get_dead_letter(store, letter_id))


def replay_all(store: Store, queue: Queue, act: Act, limit: int) -> Replayed:
    """Replay up to `limit` open letters."""
    page = page_of(store, DeadLetter, "dead-letters", Window(limit), state=DeadLetterState.OPEN)
    count = 0
    for letter in page.records:
        with suppress(Conflict):  # a colleague is replaying it at this moment
            _replayed(store, queue, act, letter)
            count += 1
    return Replayed(count, page.cursor is not None)


def _replayed(store: Store, queue: Queue, act: Act, letter: DeadLetter) -> DeadLetter:
    record = store.get(work.ref_of(letter.job))
    again = work.reopened(record, act.at) if record else None
    marked = letter.changed(state=DeadLetterState.REPLAYED, replayed_by=act.actor)
    store.commit(Save(marked), *([Save(again)] if again else []), act.entry("dead_letter.replay", letter.id))
    work.enqueue(queue, letter.job, f"replay/{letter.id}/{letter.version}")
    return marked
