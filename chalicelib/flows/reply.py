"""Reply: screen, claim, send, record. A reply goes out once, also when the answer of the platform is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.conversations import Delivery, OutboundMessage, OutState, Quarantined
from chalicelib.domain.errors import Conflict, InDoubt, Misconfigured, NotFound, Rejected, Unavailable
from chalicelib.domain.operations import Job
from chalicelib.domain.verdicts import Action
from chalicelib.flows.patience import Patience
from chalicelib.flows.receive import echo_name
from chalicelib.ports import Add, Channel, Clock, Http, Save, Screening, Secrets, Store

_STOPPED = {Action.HOLD: OutState.HELD, Action.DROP: OutState.DROPPED}
GIVE_UP_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class SendReply:
    """Works on one reply.

    It is claimed by a write before it is sent. When a claim is found that has no end, the platform is believed: a
    delivery callback or an echo that names our reply proves that it went out; after `grace` without one it is sent
    again, at once where the platform itself drops a second send.
    """

    store: Store
    clock: Clock
    screening: Screening
    secrets: Secrets
    http: Http
    channel: Channel
    grace: timedelta
    patience: Patience

    def __call__(self, job: Job) -> OutboundMessage:
        """Send the reply that the job names, and return it as it then stands.

        Raises `Unavailable` when the queue should try again, `NotFound` or `Refused` when nobody should.
        """
        message = self.store.get(OutboundMessage.ref(job.id))
        if message is None:
            raise NotFound("no such reply")
        if message.state is OutState.SENDING:
            settled = self._settle(message)
            if settled is not None:
                return settled
        elif message.state is not OutState.QUEUED:
            return message
        return self._screened(message)

    # ── in doubt ─────────────────────────────────────────────────────────────────────────────────────

    def _settle(self, message: OutboundMessage) -> OutboundMessage | None:
        """Return the reply when it turns out to have gone out, None when it may be sent."""
        proof = self._proof(message)
        if proof is not None:
            return self._save(_sent(message, proof.platform_id, proof.at))
        waits_until = (message.claimed_at or message.created_at) + self.grace
        now = self.clock.now()
        if self.channel.capabilities.has_idempotent_send or now >= waits_until:
            return None
        raise Unavailable("the reply is in doubt", retry_after_s=(waits_until - now).total_seconds())

    def _proof(self, message: OutboundMessage) -> Delivery | None:
        names = [message.id]
        thread = message.reply.thread
        if thread is not None:  # a platform may hang our answer on the comment, or on the one that it stands under
            places = filter(None, (thread.comment_id, thread.parent_id))
            names += [echo_name(place, message.reply.text) for place in places]
        refs = [Delivery.ref(message.channel, message.account, name) for name in names]
        found = self.store.get_many(*refs)
        return next((d for d in map(found.get, refs) if d is not None), None)

    # ── send ─────────────────────────────────────────────────────────────────────────────────────────

    def _screened(self, message: OutboundMessage) -> OutboundMessage:
        if any(f.rule == "released" for f in message.verdict.findings):
            return self._claimed(message)
        reply, verdict = self.screening.outbound(message.reply)
        screened = message.changed(reply=reply, verdict=verdict)
        if verdict.action in _STOPPED:
            return self._stop(screened.changed(state=_STOPPED[verdict.action], retry_at=None))
        return self._claimed(screened)

    def _stop(self, message: OutboundMessage) -> OutboundMessage:
        entry = Quarantined(
            message=message.id,
            direction="out",
            conversation=message.conversation,
            channel=message.channel,
            partner_id=message.partner_id,
            verdict=message.verdict,
            at=self.clock.now(),
        )
        self.store.commit(Save(message), *([Add(entry)] if message.state is OutState.HELD else []))
        return message

    def _claimed(self, message: OutboundMessage) -> OutboundMessage:
        now = self.clock.now()
        attempts = message.attempts + 1
        claimed = self._save(
            message.changed(
                state=OutState.SENDING,
                claimed_at=now,
                attempts=attempts,
                retry_at=now + self.grace + self.patience.until_swept(attempts),
            )
        )
        return self._send(claimed)

    def _send(self, message: OutboundMessage) -> OutboundMessage:
        try:
            secrets = self.secrets.channel(message.channel)
            sent = self.channel.send(message, secrets, self.http, self.clock.now())
        except InDoubt as error:
            raise Unavailable(error.reason, retry_after_s=self.grace.total_seconds()) from error
        except Unavailable as error:
            return self._wait(message, error)
        except Misconfigured as error:  # nothing was sent; a person must mend it, and then it goes out
            return self._wait(message, Unavailable(str(error)))
        except Rejected as error:
            self._save(message.changed(state=OutState.FAILED, error=error.reason, retry_at=None))
            raise
        return self._save(_sent(message, sent.platform_id, self.clock.now()))

    def _wait(self, message: OutboundMessage, error: Unavailable) -> OutboundMessage:
        now = self.clock.now()
        if now - message.created_at > GIVE_UP_AFTER:
            self._save(message.changed(state=OutState.FAILED, error=error.reason, retry_at=None))
            raise Rejected(f"not sent within a day: {error.reason}") from error
        pause = self.patience.until_swept(message.attempts)
        waiting = self._save(message.changed(state=OutState.QUEUED, error=error.reason, retry_at=now + pause))
        if self.patience.is_parked(message.attempts):
            return waiting
        pause_s = self.patience.pause_s(message.attempts, error.retry_after_s)
        raise Unavailable(error.reason, retry_after_s=pause_s) from error

    def _save(self, message: OutboundMessage) -> OutboundMessage:
        try:
            self.store.commit(Save(message))
        except Conflict as error:
            raise Unavailable("the reply is worked on by another", retry_after_s=1) from error
        return message.changed(version=message.version + 1)


def _sent(message: OutboundMessage, platform_id: str | None, at: datetime) -> OutboundMessage:
    return message.changed(state=OutState.SENT, platform_id=platform_id, sent_at=at, error=None, retry_at=None)
