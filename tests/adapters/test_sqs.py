"""The queues: order keys, duplicates, batches, delays, and what is buried behind them."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest

from chalicelib.adapters.sqs import SqsDeadLetters, SqsQueue
from chalicelib.domain.errors import Misconfigured, Unavailable
from chalicelib.domain.operations import Job, QueueName
from tests.aws import client_at, make_queue
from tests.loopback import Answer, answer, serve

_numbers = count(1)


@pytest.fixture
def urls(sqs: Any) -> dict[QueueName, str]:
    run = next(_numbers)
    return {name: make_queue(sqs, f"{name}-{run}") for name in (QueueName.INBOUND, QueueName.ORDERS)}


@pytest.fixture
def queue(sqs: Any, urls: dict[QueueName, str]) -> SqsQueue:
    return SqsQueue(urls, sqs)


def job(id_: str = "m1", group: str = "whatsapp/1/2", queue: QueueName = QueueName.INBOUND) -> Job:
    return Job(queue=queue, id=id_, group=group)


def received(sqs: Any, url: str) -> list[dict[str, Any]]:
    answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"])
    return list(answer.get("Messages", []))


def test_a_job_arrives_as_it_was_under_its_group(queue: SqsQueue, sqs: Any, urls: dict[QueueName, str]) -> None:
    queue.send([job()])
    (message,) = received(sqs, urls[QueueName.INBOUND])
    assert Job.model_validate_json(message["Body"]) == job()
    assert message["Attributes"]["MessageGroupId"] == job().group_id


def test_a_job_that_was_sent_just_now_is_dropped_unless_it_is_sent_again_on_purpose(
    queue: SqsQueue, sqs: Any, urls: dict[QueueName, str]
) -> None:
    queue.send([job()])
    queue.send([job(group="another group")])
    queue.send([job()], again="sweep/1")
    attributes = sqs.get_queue_attributes(QueueUrl=urls[QueueName.INBOUND], AttributeNames=["All"])["Attributes"]
    assert attributes["ApproximateNumberOfMessages"] == "2"


def test_many_jobs_go_to_their_queues_in_tens(queue: SqsQueue, sqs: Any, urls: dict[QueueName, str]) -> None:
    calls: list[str] = []
    sqs.meta.events.register("before-call.sqs", lambda model, **_: calls.append(model.name), unique_id="calls")
    queue.send([job(str(n), group=str(n)) for n in range(12)] + [job("o", queue=QueueName.ORDERS)])
    sqs.meta.events.unregister("before-call.sqs", unique_id="calls")
    assert calls == ["SendMessageBatch", "SendMessageBatch", "SendMessage"]
    got = [m for _ in range(2) for m in received(sqs, urls[QueueName.INBOUND])]
    assert {json.loads(m["Body"])["id"] for m in got} == {str(n) for n in range(12)}
    assert len(received(sqs, urls[QueueName.ORDERS])) == 1


def test_the_same_job_twice_in_a_batch_is_sent_once(queue: SqsQueue, sqs: Any, urls: dict[QueueName, str]) -> None:
    queue.send([job(), job()])
    assert len(received(sqs, urls[QueueName.INBOUND])) == 1


def test_sending_nothing_calls_nobody() -> None:
    SqsQueue({}, object()).send([])


def test_a_job_handed_back_is_hidden_until_it_is_due(queue: SqsQueue, sqs: Any, urls: dict[QueueName, str]) -> None:
    queue.send([job()])
    (message,) = received(sqs, urls[QueueName.INBOUND])
    queue.delay(QueueName.INBOUND, message["ReceiptHandle"], 30)
    assert received(sqs, urls[QueueName.INBOUND]) == []
    queue.delay(QueueName.INBOUND, message["ReceiptHandle"], 0)
    assert len(received(sqs, urls[QueueName.INBOUND])) == 1


def test_a_job_that_went_back_by_itself_needs_no_handing_back(queue: SqsQueue) -> None:
    queue.delay(QueueName.INBOUND, "a receipt of long ago", 30)


def test_a_queue_without_an_address_is_misconfigured(queue: SqsQueue) -> None:
    with pytest.raises(Misconfigured, match="tickets"):
        queue.send([job(queue=QueueName.TICKETS)])


# ── partial failure ──────────────────────────────────────────────────────────────────────────────────


def batch(*taken: str, failed: tuple[str, ...] = (), is_our_fault: bool = False) -> Answer:
    fine = [{"Id": i, "MessageId": i, "MD5OfMessageBody": "x"} for i in taken]
    bad = [{"Id": i, "Code": "InternalError", "SenderFault": is_our_fault} for i in failed]
    return answer(200, {"Successful": fine, "Failed": bad})


def send_two(*answers: Answer) -> list[list[str]]:
    """Send two jobs to a queue that answers like this; return the ids that each call carried."""
    with serve(*answers) as there:
        client = client_at(there.url, "sqs", attempts=1)
        queue = SqsQueue({QueueName.INBOUND: f"{there.url}/1/q.fifo"}, client)
        try:
            queue.send([job("a"), job("b")])
        finally:
            asked = [json.loads(body) for *_, body in there.requests]
    return [[json.loads(e["MessageBody"])["id"] for e in body["Entries"]] for body in asked]


def test_only_the_jobs_that_were_not_taken_are_sent_again() -> None:
    assert send_two(batch("0", failed=("1",)), batch("1")) == [["a", "b"], ["b"]]


def test_jobs_that_are_never_taken_are_unavailable() -> None:
    with pytest.raises(Unavailable):
        send_two(batch(failed=("0", "1")))


def test_jobs_that_are_refused_for_good_are_misconfigured() -> None:
    with pytest.raises(Misconfigured):
        send_two(batch("0", failed=("1",), is_our_fault=True))


# ── what is buried ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def dead(sqs: Any, urls: dict[QueueName, str]) -> SqsDeadLetters:
    return SqsDeadLetters(urls, sqs)


def test_what_is_buried_is_received_hidden_and_forgotten(
    queue: SqsQueue, dead: SqsDeadLetters, sqs: Any, urls: dict[QueueName, str]
) -> None:
    queue.send([job(), job("o1", queue=QueueName.ORDERS)])
    found = dead.receive()
    assert {(b.queue, b.job.id if b.job else "", b.attempts) for b in found} == {
        ("inbound", "m1", 1),
        ("orders", "o1", 1),
    }
    assert dead.receive() == []
    for buried in found:
        sqs.change_message_visibility(QueueUrl=urls[buried.queue], ReceiptHandle=buried.receipt, VisibilityTimeout=0)
    again = dead.receive()
    assert [b.attempts for b in again] == [2, 2]
    for buried in again:
        dead.forget(buried)
        dead.forget(buried)
    assert dead.receive() == []


@pytest.mark.parametrize("body", ["not JSON", '{"queue": "inbound"}', '{"queue":"mars","id":"1","group":"g"}', "[]"])
def test_what_is_no_job_is_received_all_the_same(
    dead: SqsDeadLetters, sqs: Any, urls: dict[QueueName, str], body: str
) -> None:
    sqs.send_message(QueueUrl=urls[QueueName.INBOUND], MessageBody=body, MessageGroupId="g", MessageDeduplicationId="d")
    (buried,) = dead.receive()
    assert (buried.job, buried.queue) == (None, QueueName.INBOUND)
    assert buried.message_id


def test_without_dead_letter_queues_nothing_is_buried() -> None:
    assert SqsDeadLetters({}, object()).receive() == []
