"""Converse: who is it, what do they mean, what follows. One transaction, then the work it causes is enqueued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from chalicelib import wording
from chalicelib.domain.base import Record
from chalicelib.domain.content import OrderSheet, Reaction, texts_of
from chalicelib.domain.conversations import (
    Bucket,
    Effect,
    InboundMessage,
    InState,
    OutboundMessage,
    Quarantined,
)
from chalicelib.domain.delivery_days import EVERY_DAY, DeliveryDays
from chalicelib.domain.errors import Conflict
from chalicelib.domain.operations import Job, QueueName
from chalicelib.domain.partners import Partner, PartnerState
from chalicelib.domain.requests import Origin
from chalicelib.domain.trade import Draft, Intent, Turn
from chalicelib.domain.verdicts import Action, Finding, Verdict
from chalicelib.flows import answering, joining
from chalicelib.flows.attachments import Attachments, kept_as
from chalicelib.flows.dialogue import Dialogue, Outcome, Say, left_to_a_person
from chalicelib.flows.expiry import DRAFT_LASTS, begins_anew, is_expired, may_begin_anew
from chalicelib.flows.jobs import job_of
from chalicelib.flows.situation import Situation, load
from chalicelib.ports import (
    Add,
    Assistant,
    Capabilities,
    Catalogue,
    Catalogues,
    Clock,
    Increment,
    Put,
    Queue,
    Save,
    Screening,
    Store,
    Understanding,
    Write,
)

TRIES = 4

_PUBLIC_ORDERS = frozenset({Intent.ORDER, Intent.AMEND, Intent.REORDER, Intent.CONFIRM, Intent.CANCEL, Intent.QUOTE})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one message leads to, as records and words."""

    outcome: Outcome
    state: InState = InState.DONE
    turn: Turn | None = None
    verdict: Verdict | None = None
    changed: tuple[Record, ...] = ()
    """Further records that were read and are saved with the answer."""


@dataclass(frozen=True, slots=True)
class Converse:
    """Works on one inbound message. However often it runs for a message, its effects are there once."""

    store: Store
    queue: Queue
    clock: Clock
    screening: Screening
    understanding: Understanding
    catalogues: Catalogues
    attachments: Attachments
    capabilities: Capabilities
    company: str
    delivery: DeliveryDays = EVERY_DAY
    draft_lasts: timedelta = DRAFT_LASTS
    assistant: Assistant | None = None

    def __call__(self, job: Job) -> InboundMessage:
        """Answer the message that the job names, and return it. Raises `NotFound`, `Conflict`, `Unavailable`."""
        message, jobs = self._answered(job)
        if jobs:
            self.queue.send(jobs)
        return message

    def _answered(self, job: Job) -> tuple[InboundMessage, Sequence[Job]]:
        for attempt in range(TRIES):
            situation = load(job, self.store, self.screening, self.clock.now())
            if situation.message.state is not InState.RECEIVED:
                return situation.message, _jobs_again(situation.message)
            try:
                return self._commit(situation, self._answer(situation))
            except Conflict:  # somebody else wrote: read again and decide again
                if attempt == TRIES - 1:
                    raise
        raise Conflict(job.id)

    # ── decide ───────────────────────────────────────────────────────────────────────────────────────

    def _answer(self, situation: Situation) -> Answer:
        bucket, verdict = self._flood(situation)
        situation = _with_bucket(situation, bucket)
        if verdict.action is not Action.ALLOW:
            return Answer(Outcome(situation.conversation), state=InState.HELD, verdict=verdict)
        code = joining.code_in(situation.message.event.content)
        if code is not None and situation.contact.is_lead:
            return self._join(situation, code)
        if situation.partner is None:
            return self._stranger(situation)
        return self._partner(situation)

    def _flood(self, situation: Situation) -> tuple[Bucket, Verdict]:
        bucket, verdict = self.screening.flood(
            situation.conversation.bucket,
            situation.now,
            partner_count=situation.partner_count,
            channel_count=situation.channel_count,
        )
        return bucket, Verdict() if situation.message.verdict.is_released else verdict

    def _join(self, situation: Situation, code: str) -> Answer:
        invitation = joining.invitation_for(code, self.store, situation.now)
        if invitation is None:
            return Answer(Outcome(situation.conversation, (self._said("code_invalid", situation),)))
        contact = joining.joined(situation.contact, invitation, situation.now)
        partner = self.store.get(Partner.ref(invitation.partner_id))
        language = wording.language_of(partner.locale) if partner else situation.conversation.language
        conversation = situation.conversation.changed(partner_id=invitation.partner_id, language=language)
        text = wording.say("joined", language, company=self.company, partner=partner.name if partner else "")
        return Answer(Outcome(conversation, (Say("joined", text),)), changed=(contact, joining.used(invitation)))

    def _stranger(self, situation: Situation) -> Answer:
        if situation.contact.stranger_answered_at is not None:
            return Answer(Outcome(situation.conversation))
        contact = situation.contact.changed(stranger_answered_at=situation.now)
        said = self._said("stranger", situation)
        return Answer(Outcome(situation.conversation, (said,)), changed=(contact,))

    def _said(self, key: str, situation: Situation) -> Say:
        text = " ".join(texts_of(situation.message.event.content))
        language = self.understanding.language_of(text, situation.conversation.language)
        return Say(key, wording.say(key, language, company=self.company))

    def _partner(self, situation: Situation) -> Answer:
        partner = situation.partner
        if partner is None or partner.state is PartnerState.SUSPENDED:
            return Answer(Outcome(situation.conversation, (self._said("not_allowed", situation),)))
        if self._is_foreign_reaction(situation):
            return Answer(Outcome(situation.conversation))
        opened = self.attachments.opened(situation.message, situation.now)
        if opened.verdict.action is Action.HOLD:
            return Answer(Outcome(situation.conversation), state=InState.HELD, verdict=opened.verdict)
        situation = replace(situation, file=opened.content)
        catalogue = self.catalogues.current(situation.catalogue_blob)
        situation, turn = self._read(situation, partner, catalogue)
        talk = Dialogue(
            situation,
            partner,
            turn,
            catalogue,
            self._origin(situation, turn.language),
            self.company,
            self.delivery,
            is_expired=is_expired(situation.conversation, situation.now, self.draft_lasts),
        )
        outcome = talk.outcome() if situation.message.event.thread is None else _in_public(talk)
        if opened.is_unread or (isinstance(opened.content, OrderSheet) and turn.intent is Intent.OTHER):
            outcome = left_to_a_person(talk, outcome, kept_as(situation.message))
        return Answer(outcome, turn=turn, verdict=opened.verdict, changed=_changed(situation, partner, outcome))

    def _read(self, situation: Situation, partner: Partner, catalogue: Catalogue) -> tuple[Situation, Turn]:
        """Return what is meant, and the situation in which: an order after an expired draft begins anew."""
        turn = self._turn(situation, partner, catalogue)
        is_old = is_expired(situation.conversation, situation.now, self.draft_lasts)
        if is_old and may_begin_anew(situation.content, turn):
            fresh = replace(situation, conversation=situation.conversation.changed(draft=Draft(), learned={}))
            anew = self._turn(fresh, partner, catalogue)
            if begins_anew(anew):
                return fresh, anew
        return situation, turn

    def _turn(self, situation: Situation, partner: Partner, catalogue: Catalogue) -> Turn:
        turn = self.understanding.read(
            situation.content,
            draft=situation.conversation.draft,
            partner=partner,
            dealings=situation.dealings,
            catalogue=catalogue,
            today=self.delivery.today(situation.now),
            language=situation.conversation.language,
        )
        helped = self.assistant.helped if self.assistant is not None else None
        return helped(turn, situation.conversation.draft, catalogue) if helped else turn

    def _is_foreign_reaction(self, situation: Situation) -> bool:
        """Say whether this is a reaction to anything but the read-back that is open: a thumb confirms only that."""
        content = situation.message.event.content
        if not isinstance(content, Reaction):
            return False
        shown = situation.conversation.draft.read_back
        reply = self.store.get(OutboundMessage.ref(shown)) if shown else None
        return reply is None or content.emoji is None or reply.platform_id != content.target

    def _origin(self, situation: Situation, language: str) -> Origin:
        event = situation.message.event
        return Origin(
            channel=event.channel,
            account=event.account,
            contact=event.sender.id,
            conversation=situation.conversation.id,
            message=situation.message.id,
            language=language,
            reply_to=event.id if event.thread is None else None,
            thread=event.thread,
            window_closes_at=answering.window_end(self.capabilities, situation.message.received_at),
        )

    # ── commit ───────────────────────────────────────────────────────────────────────────────────────

    def _commit(self, situation: Situation, answer: Answer) -> tuple[InboundMessage, Sequence[Job]]:
        replies = self._replies(situation, answer)
        requests = answer.outcome.requests
        jobs = [*map(job_of, replies), *map(job_of, requests)]
        message = _done(situation, answer, jobs)
        conversation = answer.outcome.conversation.changed(last_inbound_at=situation.now)
        contact = next((r for r in answer.changed if r.key() == situation.contact.key()), situation.contact)
        others = [r for r in answer.changed if r.key() != contact.key()]
        self.store.commit(
            Save(message),
            _write(conversation),
            *([_write(contact)] if _is_worth_writing(situation, contact) else []),
            *map(Save, others),
            *map(Add, [*replies, *requests]),
            *([Add(_quarantine(message, situation))] if message.state is InState.HELD else []),
            *([Put(situation.new_alias)] if situation.new_alias else []),
            *(Increment(c.name, c.by, c.until) for c in situation.counters if c.is_sampled),
        )
        return message, jobs

    def _replies(self, situation: Situation, answer: Answer) -> list[OutboundMessage]:
        language = answer.turn.language if answer.turn else situation.conversation.language
        origin = self._origin(situation, language)
        return [
            reply
            for said in answer.outcome.said
            for reply in answering.replies(
                origin,
                cause=situation.message.id,
                purpose=said.purpose,
                text=said.text,
                options=said.options,
                capabilities=self.capabilities,
                now=situation.now,
                partner_id=answer.outcome.conversation.partner_id,
            )
        ]


def _changed(situation: Situation, partner: Partner, outcome: Outcome) -> tuple[Record, ...]:
    """List the records that the outcome changes besides the conversation."""
    contact = [situation.contact.changed(opted_out_at=situation.now)] if outcome.opts_out else []
    taught = [outcome.taught] if outcome.taught not in (None, partner) else []
    return (*contact, *(record for record in taught if record is not None))


def _in_public(talk: Dialogue) -> Outcome:
    """Answer a comment without telling the world what a partner buys: orders move to a private chat."""
    if talk.turn.intent in _PUBLIC_ORDERS:
        return talk.stay(talk.say("cannot_order_here_public"))
    if talk.turn.intent is Intent.TICKET:
        return Outcome(talk.conversation, (talk.say("public_ticket_thanks"),), talk.outcome().requests)
    if talk.turn.intent is Intent.BANK_CHANGE:
        return Outcome(talk.conversation, requests=talk.outcome().requests)
    return Outcome(talk.conversation)


def _jobs_again(message: InboundMessage) -> list[Job]:
    """Return the work of a message that is done: its sender may have crashed before the jobs went out."""
    return [Job(queue=QueueName(e.job), id=e.id, group=e.group) for e in message.effects]


def _done(situation: Situation, answer: Answer, jobs: Sequence[Job]) -> InboundMessage:
    verdict = situation.message.verdict.plus(*_new_findings(answer))
    return situation.message.changed(
        state=answer.state,
        verdict=verdict,
        conversation=situation.conversation.id,
        partner_id=answer.outcome.conversation.partner_id,
        turn=answer.turn,
        effects=tuple(Effect(job=j.queue, id=j.id, group=j.group) for j in jobs),
        retry_at=None,
    )


def _new_findings(answer: Answer) -> tuple[Finding, ...]:
    return answer.verdict.findings if answer.verdict else ()


def _with_bucket(situation: Situation, bucket: Bucket) -> Situation:
    conversation = situation.conversation.changed(bucket=bucket, partner_id=situation.contact.partner_id)
    return replace(situation, conversation=conversation)


def _write(record: Record) -> Write:
    return Save(record) if record.version else Add(record)


def _is_worth_writing(situation: Situation, contact: Record) -> bool:
    """Say whether the contact differs from what is stored; `situation` holds it as it should be from now on."""
    return contact.version == 0 or situation.is_contact_changed or contact != situation.contact


def _quarantine(message: InboundMessage, situation: Situation) -> Quarantined:
    return Quarantined(
        message=message.id,
        direction="in",
        conversation=situation.conversation.id,
        channel=message.event.channel,
        partner_id=situation.contact.partner_id,
        verdict=message.verdict,
        at=situation.now,
    )
