"""Forward a request to its internal system, once, and tell the partner what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chalicelib import wording
from chalicelib.domain.conversations import OutboundMessage
from chalicelib.domain.dealings import PartnerDealings
from chalicelib.domain.delivery_days import EVERY_DAY, DeliveryDays
from chalicelib.domain.errors import Conflict, NotFound, Rejected, Unavailable
from chalicelib.domain.operations import Job
from chalicelib.domain.partners import Partner
from chalicelib.domain.requests import Booked, Request, RequestKind, RequestState
from chalicelib.domain.trade import Intent, PastLine, PastOrder
from chalicelib.flows import answering
from chalicelib.flows.jobs import job_of
from chalicelib.flows.patience import Patience
from chalicelib.ports import Add, BackOffice, Capabilities, Clock, Queue, Save, Store, Write

TELL_AFTER_ATTEMPTS = 2
"""A first failure is often over in seconds; only a second one is worth a message to the partner."""

_BOOKED = {
    RequestKind.ORDER: "booked",
    RequestKind.TICKET: "ticket_opened",
    RequestKind.NOTICE: "notice_taken",
}
_BOOKED_FOR = {
    Intent.QUOTE: "quote_later",
    Intent.STATUS: "status_later",
    Intent.DOCUMENT: "document_later",
    Intent.BANK_CHANGE: "bank_change",
    Intent.OTHER: "file_unread",
}
_WAITING = {
    RequestKind.ORDER: "received_not_booked",
    RequestKind.TICKET: "ticket_waiting",
    RequestKind.NOTICE: "notice_waiting",
}
_REFUSED = {
    RequestKind.ORDER: "order_rejected",
    RequestKind.TICKET: "ticket_rejected",
    RequestKind.NOTICE: "ticket_rejected",
}


@dataclass(frozen=True, slots=True)
class Forward:
    """Works on one request. The system is asked for its idempotency key before anything is created there."""

    store: Store
    queue: Queue
    clock: Clock
    office: Callable[[RequestKind], BackOffice]
    capabilities: Callable[[str], Capabilities]
    company: str
    patience: Patience
    delivery: DeliveryDays = EVERY_DAY

    def __call__(self, job: Job) -> Request:
        """Book the request that the job names, and return it as it then stands.

        Raises `Unavailable` while its system is down and the queue should try again, `NotFound` and `Refused` when
        it never will be booked; a request whose system stays down is parked for `sweep`.
        """
        request_ref, partner_ref, dealings_ref = (
            Request.ref(job.id),
            Partner.ref(job.group),
            PartnerDealings.ref(job.group),
        )
        found = self.store.get_many(request_ref, partner_ref, dealings_ref)
        request, partner = found.get(request_ref), found.get(partner_ref)
        if request is None or partner is None:
            raise NotFound("no such request, or no such partner")
        if request.state in (RequestState.BOOKED, RequestState.REJECTED):
            self._answer_again(request)
            return request
        return self._book(request, partner, found.get(dealings_ref))

    def _book(self, request: Request, partner: Partner, dealings: PartnerDealings | None) -> Request:
        office = self.office(request.type)
        try:
            booked = office.find(request) or office.book(request, partner)
        except Unavailable as error:
            return self._wait(request, error)
        except Rejected as error:
            self._finish(_refused(request, error.reason))
            raise
        done = _booked(request, booked, self.clock.now())
        return self._finish(done, self._dealt(done, dealings))

    def _finish(self, request: Request, dealings: PartnerDealings | None = None) -> Request:
        replies = self._replies(request)
        try:
            self._keep(request, replies, dealings)
        except Conflict as error:
            raise Unavailable("the request was worked on by another", retry_after_s=1) from error
        self.queue.send([job_of(r) for r in replies])
        return request

    def _keep(self, request: Request, replies: list[OutboundMessage], dealings: PartnerDealings | None = None) -> None:
        """Save the request with its replies; one that was said before, in an earlier attempt, is not said again."""
        try:
            self.store.commit(Save(request), *map(Add, replies), *_kept(dealings))
        except Conflict:
            refs = [OutboundMessage.ref(reply.id) for reply in replies]
            said = self.store.get_many(*refs)
            fresh = self._dealt(request, self.store.get(PartnerDealings.ref(request.partner_id))) if dealings else None
            self.store.commit(
                Save(request),
                *(Add(r) for r, ref in zip(replies, refs, strict=True) if not said.get(ref)),
                *_kept(fresh),
            )

    def _dealt(self, request: Request, dealings: PartnerDealings | None) -> PartnerDealings | None:
        """Return the dealings with this order among them, None for what is no order."""
        if request.type is not RequestKind.ORDER or request.number is None:
            return None
        lines = tuple(PastLine(sku=line.sku, quantity=line.quantity, unit=line.unit) for line in request.lines)
        on = self.delivery.today(request.created_at).isoformat()
        known = dealings or PartnerDealings(partner_id=request.partner_id)
        return known.with_order(PastOrder(ref=request.number, on=on, lines=lines))

    def _wait(self, request: Request, error: Unavailable) -> Request:
        now = self.clock.now()
        attempts = request.attempts + 1
        tells = attempts >= TELL_AFTER_ATTEMPTS and not request.told_waiting
        waiting = request.changed(
            state=RequestState.WAITING,
            attempts=attempts,
            reason=error.reason,
            told_waiting=request.told_waiting or tells,
            retry_at=now + self.patience.until_swept(attempts),
        )
        replies = self._replies(waiting) if tells else []
        self._keep(waiting, replies)
        if replies:
            self.queue.send([job_of(r) for r in replies])
        if self.patience.is_parked(attempts):
            return waiting
        raise Unavailable(error.reason, retry_after_s=self.patience.pause_s(attempts, error.retry_after_s))

    def _answer_again(self, request: Request) -> None:
        """Enqueue the answer once more: its sender may have crashed. A reply that is sent already stays sent."""
        self.queue.send([job_of(r) for r in self._replies(request)])

    def _replies(self, request: Request) -> list[OutboundMessage]:
        if request.origin.thread is not None:
            return []  # a comment was thanked in public already; its number is nobody else's business
        key = _key(request)
        text = wording.say(key, request.origin.language, company=self.company, number=request.number)
        return answering.replies(
            request.origin,
            cause=request.id,
            purpose=key,
            text=text,
            capabilities=self.capabilities(request.origin.channel),
            now=self.clock.now(),
            partner_id=request.partner_id,
        )


def _key(request: Request) -> str:
    if request.state is RequestState.WAITING:
        return _WAITING[request.type]
    if request.state is RequestState.REJECTED:
        return _REFUSED[request.type]
    return _BOOKED_FOR.get(request.intent or Intent.OTHER, _BOOKED[request.type])


def _booked(request: Request, booked: Booked, now: datetime) -> Request:
    return request.changed(state=RequestState.BOOKED, number=booked.number, booked_at=now, retry_at=None, reason=None)


def _kept(dealings: PartnerDealings | None) -> list[Write]:
    if dealings is None:
        return []
    return [Save(dealings) if dealings.version else Add(dealings)]


def _refused(request: Request, reason: str) -> Request:
    return request.changed(state=RequestState.REJECTED, reason=reason, retry_at=None)
