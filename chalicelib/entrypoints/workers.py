"""The functions behind the queues: one job each, failures handed back to the queue or to the dead letters."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from chalice.app import Chalice
from pydantic import ValidationError

from chalicelib.domain.errors import Conflict, Misconfigured, Rejected, Unavailable
from chalicelib.domain.ids import digest
from chalicelib.domain.operations import DeadLetter, Job, QueueName
from chalicelib.entrypoints.log import log, log_fault
from chalicelib.flows.patience import Patience
from chalicelib.ports import Put
from chalicelib.wiring import Wiring, wiring

LONGEST_DELAY_S = 900


def register(app: Chalice, parts: Callable[[], Wiring] = wiring) -> dict[str, Any]:
    """Add the functions and return them by name. The template gives each its queue."""

    def converse(event: dict[str, Any], _context: object) -> dict[str, Any]:
        return Worker(parts(), QueueName.INBOUND, _converse)(event)

    def place_order(event: dict[str, Any], _context: object) -> dict[str, Any]:
        return Worker(parts(), QueueName.ORDERS, _forward)(event)

    def open_ticket(event: dict[str, Any], _context: object) -> dict[str, Any]:
        return Worker(parts(), QueueName.TICKETS, _forward)(event)

    def apply_notice(event: dict[str, Any], _context: object) -> dict[str, Any]:
        return Worker(parts(), QueueName.PURCHASES, _forward)(event)

    def reply(event: dict[str, Any], _context: object) -> dict[str, Any]:
        return Worker(parts(), QueueName.OUTBOUND, _reply)(event)

    functions = (converse, place_order, open_ticket, apply_notice, reply)
    return {function.__name__: app.lambda_function(name=function.__name__)(function) for function in functions}


# ── one flow for each queue; what it returns is fit for a log ────────────────────────────────────────


def _converse(house: Wiring, job: Job) -> dict[str, object]:
    from datetime import timedelta

    from chalicelib.flows.attachments import Attachments
    from chalicelib.flows.converse import Converse

    channel = house.channel(job.group.partition("/")[0])
    run = Converse(
        store=house.store,
        queue=house.queue,
        clock=house.clock,
        screening=house.screening,
        understanding=house.understanding,
        catalogues=house.catalogues,
        attachments=Attachments(
            blobs=house.blobs,
            documents=house.documents,
            screening=house.screening,
            secrets=house.secrets,
            http=house.http,
            channel=channel,
            photos=house.photos,
            voices=house.voices,
        ),
        capabilities=channel.capabilities,
        company=house.settings.company_name,
        assistant=house.assistant,
        delivery=house.settings.delivery,
        draft_lasts=timedelta(hours=house.settings.draft_hours),
    )
    message = run(job)
    intent = message.turn.intent if message.turn else None
    return {"channel": channel.name, "state": message.state, "intent": intent, "effects": len(message.effects)}


def _forward(house: Wiring, job: Job) -> dict[str, object]:
    from chalicelib.flows.forward import Forward

    run = Forward(
        store=house.store,
        queue=house.queue,
        clock=house.clock,
        office=house.office,
        capabilities=lambda name: house.channel(name).capabilities,
        company=house.settings.company_name,
        patience=_patience(house),
        delivery=house.settings.delivery,
    )
    request = run(job)
    return {"channel": request.origin.channel, "state": request.state, "number": request.number}


def _reply(house: Wiring, job: Job) -> dict[str, object]:
    from datetime import timedelta

    from chalicelib.flows.reply import SendReply

    run = SendReply(
        store=house.store,
        clock=house.clock,
        screening=house.screening,
        secrets=house.secrets,
        http=house.http,
        channel=house.channel(job.group.partition("/")[0]),
        grace=timedelta(seconds=house.settings.reply_grace_s),
        patience=_patience(house),
    )
    message = run(job)
    return {"channel": message.channel, "state": message.state, "purpose": message.purpose}


def _patience(house: Wiring) -> Patience:
    return Patience(first_s=house.settings.retry_first_s, attempts=house.settings.park_after_attempts)


# ── the batch loop ───────────────────────────────────────────────────────────────────────────────────


class Worker:
    """Runs a flow over the records of a queue's event; a failed record takes those behind it in its group along."""

    def __init__(self, house: Wiring, queue: QueueName, run: Callable[[Wiring, Job], dict[str, object]]) -> None:
        self._house, self._queue, self._run = house, queue, run

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Return the partial-batch answer that names the failed records."""
        failed: list[str] = []
        blocked: set[str] = set()
        for record in event["Records"]:
            group = record["attributes"].get("MessageGroupId", "")
            if group in blocked or not self._is_done(record):
                failed.append(record["messageId"])
                blocked.add(group)
        return {"batchItemFailures": [{"itemIdentifier": name} for name in failed]}

    def _is_done(self, record: dict[str, Any]) -> bool:
        try:
            job = Job.model_validate_json(record["body"])
        except ValidationError:
            log("no_job", level="error", queue=self._queue, message_id=record["messageId"])
            return False  # nothing tells what it was about: after its tries the queue itself buries it
        return self._is_worked_off(job, record)

    def _is_worked_off(self, job: Job, record: dict[str, Any]) -> bool:
        attempt = int(record["attributes"].get("ApproximateReceiveCount", "1"))
        try:
            log("worked", queue=job.queue, id=job.id, attempt=attempt, **self._run(self._house, job))
        except (Unavailable, Conflict, Misconfigured) as error:
            self._hand_back(job, record, attempt, error)
            return False
        except Rejected as error:
            self._bury(job, attempt, error)
        except Exception as error:  # noqa: BLE001  the batch loop: one bad record takes no other with it
            log_fault("fault", error, queue=job.queue, id=job.id, attempt=attempt)
            return False
        return True

    def _hand_back(self, job: Job, record: dict[str, Any], attempt: int, error: Exception) -> None:
        asked_s = error.retry_after_s if isinstance(error, Unavailable) else None
        delay_s = asked_s if asked_s is not None else _patience(self._house).pause_s(attempt)
        delay_s = round(min(max(delay_s, 1), LONGEST_DELAY_S))
        log("later", queue=job.queue, id=job.id, attempt=attempt, error=type(error).__name__, delay_s=delay_s)
        with suppress(Unavailable):  # then it comes back by itself, when its visibility timeout ends
            self._house.queue.delay(job.queue, record["receiptHandle"], delay_s)

    def _bury(self, job: Job, attempt: int, error: Rejected) -> None:
        letter = DeadLetter(
            id=digest("rejected", job.queue, job.id),
            job=job,
            reason=error.reason,
            attempts=attempt,
            at=self._house.clock.now(),
        )
        self._house.store.commit(Put(letter))  # open again, should it have been replayed in vain
        log("dead_letter", level="error", queue=job.queue, id=job.id, error=type(error).__name__)
