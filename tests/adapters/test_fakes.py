"""The fakes keep what they promise to the tests that lean on them."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from chalicelib.domain.errors import InDoubt, NotFound, Unavailable
from chalicelib.domain.operations import Job, QueueName
from chalicelib.domain.partners import Partner
from chalicelib.ports import (
    Add,
    Blobs,
    Buried,
    Chance,
    ChannelSecrets,
    Clock,
    DeadLetterQueues,
    Http,
    HttpAnswer,
    Queue,
    Secrets,
    Store,
)
from tests.fakes import (
    MORNING,
    FakeBlobs,
    FakeChance,
    FakeClock,
    FakeDeadLetterQueues,
    FakeHttp,
    FakeQueue,
    FakeSecrets,
    InMemoryStore,
    json_answer,
)

ACME = Partner(id="acme", name="Acme", created_at=MORNING)
JOB = Job(queue=QueueName.INBOUND, id="1", group="g")


def fitting() -> tuple[Store, Queue, Clock, Chance, Blobs, Secrets, Http, DeadLetterQueues]:
    """Let mypy see that every fake fits its port."""
    return (
        InMemoryStore(),
        FakeQueue(),
        FakeClock(),
        FakeChance(),
        FakeBlobs(),
        FakeSecrets(),
        FakeHttp(),
        FakeDeadLetterQueues(),
    )


def test_a_failure_before_has_no_effect_and_one_after_has() -> None:
    store = InMemoryStore()
    store.fail_next("commit")
    with pytest.raises(Unavailable):
        store.commit(Add(ACME))
    assert store.all(Partner) == []
    store.fail_next("commit", InDoubt("lost"), after=True)
    with pytest.raises(InDoubt):
        store.commit(Add(ACME))
    assert [p.id for p in store.all(Partner)] == ["acme"]


def test_the_store_counts_its_calls_and_what_they_touch() -> None:
    store = InMemoryStore(ACME)
    store.get(Partner.ref("acme"))
    store.get_many(Partner.ref("acme"), Partner.ref("b"))
    store.commit(Add(ACME.changed(id="b")))
    assert (store.reads, store.writes, store.calls) == (3, 1, {"get": 1, "get_many": 1, "commit": 1})


def test_a_seeded_record_reads_like_an_added_one() -> None:
    assert InMemoryStore(ACME).get(Partner.ref("acme")) == ACME.changed(version=1)


def test_the_clock_moves_only_when_told() -> None:
    clock = FakeClock()
    assert clock.now() == clock.now() == MORNING
    clock.advance(5)
    clock.advance(timedelta(hours=1))
    assert clock.now() == MORNING + timedelta(hours=1, seconds=5)


def test_chance_is_the_same_in_every_run_and_never_twice_in_one() -> None:
    one, other = FakeChance(), FakeChance()
    drawn = [one.token(8) for _ in range(5)]
    assert drawn == [other.token(8) for _ in range(5)]
    assert len(set(drawn)) == 5


def test_the_queue_drops_duplicates_for_five_minutes_when_it_has_a_clock() -> None:
    clock = FakeClock()
    queue = FakeQueue(clock)
    queue.send([JOB, JOB])
    queue.send([JOB], again="sweep")
    clock.advance(301)
    queue.send([JOB])
    assert queue.sent == [(JOB, ""), (JOB, "sweep"), (JOB, "")]
    without_clock = FakeQueue()
    without_clock.send([JOB, JOB])
    assert without_clock.take() == [JOB, JOB]


def test_a_queue_that_failed_after_the_fact_has_sent() -> None:
    queue = FakeQueue()
    queue.fail_next("send", after=True)
    with pytest.raises(Unavailable):
        queue.send([JOB])
    assert queue.take() == [JOB]
    assert queue.take() == []


def test_http_answers_by_route_one_after_the_other_and_keeps_what_was_asked() -> None:
    down = Unavailable("down")
    http = FakeHttp(("POST", r"/send$", [down, json_answer({"id": "1"})]), ("GET", ".", HttpAnswer(404, {}, b"")))
    with pytest.raises(Unavailable):
        http.request("POST", "https://api.example/send", body=b'{"to": "x"}')
    assert [http.request("POST", "https://api.example/send").body for _ in range(2)] == [b'{"id": "1"}'] * 2
    assert http.requests[0].json == {"to": "x"}
    assert http.request("GET", "https://api.example/").status == 404
    with pytest.raises(AssertionError, match="no route"):
        http.request("DELETE", "https://api.example/")


def test_blobs_secrets_and_dead_letters_hold_what_they_were_given() -> None:
    blobs = FakeBlobs({"a": b"1"})
    assert blobs.get("a") == b"1"
    with pytest.raises(NotFound):
        blobs.get("b")
    known = ChannelSecrets(app={"x": 1})
    secrets = FakeSecrets({"whatsapp": known})
    assert (secrets.channel("whatsapp"), secrets.channel("y")) == (known, ChannelSecrets())
    buried = Buried(QueueName.INBOUND, "m", "r", JOB, 5)
    dead = FakeDeadLetterQueues(buried)
    assert dead.receive() == [buried]
    dead.forget(buried)
    assert dead.receive() == []


def test_a_failure_hits_one_call_even_among_threads() -> None:
    store = InMemoryStore()
    store.fail_next("commit", times=3)
    failed: list[int] = []

    def write(n: int) -> None:
        try:
            store.commit(Add(ACME.changed(id=str(n))))
        except Unavailable:
            failed.append(n)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(failed), len(store.all(Partner))) == (3, 7)
