"""The queues on SQS FIFO, and the queues behind them that hold the dead letters.

Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from chalicelib.adapters._errors import call
from chalicelib.adapters._patience import pause
from chalicelib.domain.errors import Ignored, Misconfigured, Unavailable
from chalicelib.domain.ids import digest
from chalicelib.domain.operations import Job, QueueName
from chalicelib.ports import Buried

LONGEST_DELAY_S = 43_200
MOST_ENTRIES = 10
"""As many as one call takes."""

_PAUSES_S = (0.0, 0.1, 0.4)
_HIDDEN_S = 60  # time enough to file a dead letter before it shows up again

Entry = dict[str, str]


class SqsQueue:
    """Sends jobs; each queue has its address in `urls`."""

    def __init__(self, urls: Mapping[QueueName, str], client: Any = None) -> None:
        self._urls = urls
        self._given_client = client

    @cached_property
    def _client(self) -> Any:
        from chalicelib.adapters.clients import client

        return self._given_client or client("sqs")

    def send(self, jobs: Sequence[Job], *, again: str = "") -> None:
        """Send jobs, one call for each ten of a queue. Raises `Unavailable`; sending all of them again is safe."""
        for queue in dict.fromkeys(job.queue for job in jobs):
            entries = [_entry(job, again) for job in jobs if job.queue is queue]
            for stretch in _stretches(list({entry["MessageDeduplicationId"]: entry for entry in entries}.values())):
                self._send(queue, stretch)

    def delay(self, queue: QueueName, receipt: str, delay_s: int) -> None:
        """Hand a received job back, to come again after `delay_s` seconds; nothing happens if it went back already."""
        with suppress(Ignored):
            call(
                self._client.change_message_visibility,
                QueueUrl=self._url(queue),
                ReceiptHandle=receipt,
                VisibilityTimeout=min(max(int(delay_s), 0), LONGEST_DELAY_S),
            )

    def _url(self, queue: QueueName) -> str:
        if not self._urls.get(queue):
            raise Misconfigured(f"the queue {queue} has no address")
        return self._urls[queue]

    def _send(self, queue: QueueName, entries: list[Entry]) -> None:
        if len(entries) == 1:
            call(self._client.send_message, QueueUrl=self._url(queue), **entries[0])
            return
        waiting = {str(n): entry for n, entry in enumerate(entries)}
        for longest_s in _PAUSES_S:
            pause(longest_s)
            waiting = self._send_batch(queue, waiting)
            if not waiting:
                return
        raise Unavailable(f"the queue {queue} did not take all jobs")

    def _send_batch(self, queue: QueueName, entries: dict[str, Entry]) -> dict[str, Entry]:
        """Send these and return those that the queue did not take. Raises `Misconfigured` where that is our fault."""
        named = [{"Id": id_, **entry} for id_, entry in entries.items()]
        failed = call(self._client.send_message_batch, QueueUrl=self._url(queue), Entries=named).get("Failed", ())
        if faults := [failure["Code"] for failure in failed if failure.get("SenderFault")]:
            raise Misconfigured(f"the queue {queue} refuses jobs: {faults[0]}")
        return {failure["Id"]: entries[failure["Id"]] for failure in failed}


class SqsDeadLetters:
    """Looks into the dead letters; `urls` holds their addresses, by the queue that they stand behind."""

    def __init__(self, urls: Mapping[QueueName, str], client: Any = None) -> None:
        self._urls = urls
        self._given_client = client

    @cached_property
    def _client(self) -> Any:
        from chalicelib.adapters.clients import client

        return self._given_client or client("sqs")

    def receive(self) -> list[Buried]:
        """Return up to ten of each queue, hidden from others for a minute; empty when there is nothing."""
        return [_buried(queue, message) for queue, url in self._urls.items() for message in self._messages(url)]

    def forget(self, buried: Buried) -> None:
        """Take it away for good; nothing happens if it is gone."""
        url = self._urls[buried.queue]
        with suppress(Ignored):
            call(self._client.delete_message, QueueUrl=url, ReceiptHandle=buried.receipt)

    def _messages(self, url: str) -> list[dict[str, Any]]:
        answer = call(
            self._client.receive_message,
            QueueUrl=url,
            MaxNumberOfMessages=MOST_ENTRIES,
            VisibilityTimeout=_HIDDEN_S,
            WaitTimeSeconds=0,
            AttributeNames=["ApproximateReceiveCount"],
        )
        return list(answer.get("Messages", ()))


def _entry(job: Job, again: str) -> Entry:
    return {
        "MessageBody": job.model_dump_json(),
        "MessageGroupId": job.group_id,
        "MessageDeduplicationId": digest(job.queue, job.id, again),
    }


def _stretches(entries: list[Entry]) -> Iterator[list[Entry]]:
    for start in range(0, len(entries), MOST_ENTRIES):
        yield entries[start : start + MOST_ENTRIES]


def _buried(queue: QueueName, message: dict[str, Any]) -> Buried:
    attempts = int(message.get("Attributes", {}).get("ApproximateReceiveCount", 0))
    return Buried(queue, message["MessageId"], message["ReceiptHandle"], _job(message["Body"]), attempts)


def _job(body: str) -> Job | None:
    try:
        return Job.model_validate_json(body)
    except ValidationError:
        return None
