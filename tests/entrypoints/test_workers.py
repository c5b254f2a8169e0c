"""The functions behind the queues: what is handed back, what is buried, what is kept in order."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from chalicelib.domain.errors import Conflict, Misconfigured, Refused, Unavailable
from chalicelib.domain.operations import DeadLetter, DeadLetterState, Job, QueueName
from chalicelib.entrypoints.workers import Worker
from tests.fakes import FakeClock, FakeQueue, InMemoryStore


class Shift:
    """A worker whose jobs end as a test wants, by the job's id."""

    def __init__(self, **endings: BaseException) -> None:
        self.endings, self.done = endings, []
        self.queue, self.store = FakeQueue(), InMemoryStore()
        settings = SimpleNamespace(retry_first_s=5, park_after_attempts=4)
        self.house: Any = SimpleNamespace(queue=self.queue, store=self.store, clock=FakeClock(), settings=settings)

    def _run(self, house: Any, job: Job) -> dict[str, object]:
        if job.id in self.endings:
            raise self.endings[job.id]
        self.done.append(job.id)
        return {}

    def works(self, *records: dict[str, Any]) -> list[str]:
        answer = Worker(self.house, QueueName.ORDERS, self._run)({"Records": list(records)})
        return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def record(name: str, group: str = "g", attempt: int = 1, body: str | None = None) -> dict[str, Any]:
    job = Job(queue=QueueName.ORDERS, id=name, group=group)
    return {
        "messageId": f"q-{name}",
        "receiptHandle": f"r-{name}",
        "body": body or job.model_dump_json(),
        "attributes": {"MessageGroupId": group, "ApproximateReceiveCount": str(attempt)},
    }


def test_a_failure_holds_back_its_own_group_and_no_other() -> None:
    shift = Shift(b=Unavailable("down"))
    failed = shift.works(record("a"), record("b"), record("c"), record("d", "other"))
    assert failed == ["q-b", "q-c"]
    assert shift.done == ["a", "d"]


@pytest.mark.parametrize(
    ("error", "attempt", "delay_s"),
    [
        (Unavailable("down"), 1, 5),
        (Unavailable("down"), 3, 45),
        (Unavailable("down", retry_after_s=77), 1, 77),
        (Unavailable("down", retry_after_s=100_000), 1, 900),
        (Unavailable("down", retry_after_s=0), 1, 1),
        (Conflict("moved"), 1, 5),
        (Misconfigured("no token"), 2, 15),
    ],
)
def test_what_may_succeed_later_comes_back_after_a_pause(error: Exception, attempt: int, delay_s: int) -> None:
    shift = Shift(a=error)
    assert shift.works(record("a", attempt=attempt)) == ["q-a"]
    assert shift.queue.delayed == [(QueueName.ORDERS, "r-a", delay_s)]


def test_a_pause_that_cannot_be_asked_for_still_hands_the_job_back() -> None:
    shift = Shift(a=Unavailable("down"))
    shift.queue.fail_next("delay")
    assert shift.works(record("a")) == ["q-a"]


def test_what_can_never_succeed_is_a_dead_letter_at_once_with_its_reason() -> None:
    shift = Shift(a=Refused("credit limit"))
    assert shift.works(record("a", attempt=2)) == []
    (letter,) = shift.store.all(DeadLetter)
    assert (letter.reason, letter.attempts, letter.job.id) == ("credit limit", 2, "a")


def test_the_same_rejection_twice_is_one_dead_letter() -> None:
    shift = Shift(a=Refused("credit limit"))
    shift.works(record("a"))
    assert shift.works(record("a")) == []
    assert len(shift.store.all(DeadLetter)) == 1


def test_a_letter_that_was_replayed_in_vain_is_open_again() -> None:
    shift = Shift(a=Refused("credit limit"))
    shift.works(record("a"))
    (letter,) = shift.store.all(DeadLetter)
    shift.store.seed(letter.changed(state=DeadLetterState.REPLAYED))
    shift.works(record("a"))
    assert shift.store.all(DeadLetter)[0].state is DeadLetterState.OPEN


def test_a_fault_of_ours_goes_back_to_the_queue_and_its_words_stay_out_of_the_log(capsys: Any) -> None:
    shift = Shift(a=ValueError("the text was: my card is 4111"))
    assert shift.works(record("a")) == ["q-a"]
    logged = capsys.readouterr().out
    assert "ValueError" in logged
    assert "4111" not in logged


def test_a_body_that_is_no_job_goes_back_until_the_queue_buries_it() -> None:
    assert Shift().works(record("a", body="{}")) == ["q-a"]


def test_a_crash_is_not_caught() -> None:
    with pytest.raises(KeyboardInterrupt):
        Shift(a=KeyboardInterrupt()).works(record("a"))
