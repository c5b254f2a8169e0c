"""A whole Tradepost in one process: the real flows over fakes, with a platform and a system that count what reaches them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import BaseModel, TypeAdapter

from chalicelib.domain.base import Record
from chalicelib.domain.content import Choice, Content, Media, OrderSheet, Reaction, Text
from chalicelib.domain.conversations import Bucket, Delivery, InboundMessage, OutboundMessage, conversation_id
from chalicelib.domain.delivery_days import EVERY_DAY, DeliveryDays
from chalicelib.domain.errors import BadSignature, Conflict, Refused, Rejected, Unavailable
from chalicelib.domain.events import Event, MessageEvent, Sender
from chalicelib.domain.operations import Job, QueueName
from chalicelib.domain.partners import Contact, Partner
from chalicelib.domain.requests import Booked, Request, RequestKind
from chalicelib.domain.trade import Ask, Dealings, Draft, DraftLine, Fields, Intent, Item, Turn
from chalicelib.domain.verdicts import Action, Finding, Verdict
from chalicelib.flows.attachments import Attachments
from chalicelib.flows.converse import Converse
from chalicelib.flows.forward import Forward
from chalicelib.flows.patience import Patience
from chalicelib.flows.receive import Receive
from chalicelib.flows.reply import SendReply
from chalicelib.flows.sweep import Sweep
from chalicelib.ports import (
    Assistant,
    Capabilities,
    ChannelSecrets,
    FloodCounter,
    Sent,
    Transcript,
    WebhookAnswer,
    WebhookRequest,
)
from tests.fakes import FakeBlobs, FakeClock, FakeDeadLetterQueues, FakeHttp, FakeQueue, FakeSecrets, InMemoryStore

EVENTS: TypeAdapter[list[Event]] = TypeAdapter(list[Event])
GRACE = timedelta(seconds=90)


class Crash(BaseException):
    """The process dies here: no handler of ours may see it."""


class PaperChannel:
    """A channel whose webhook is a list of our own events, signed with the word "signed"."""

    name: ClassVar[str] = "paper"
    capabilities: ClassVar[Capabilities] = Capabilities(text_max=4000, buttons_max=3, window_h=24, confirms_sends=True)
    AppSecrets: ClassVar[type[BaseModel]] = BaseModel
    AccountSecrets: ClassVar[type[BaseModel]] = BaseModel

    def __init__(self) -> None:
        self.delivered: list[OutboundMessage] = []
        self.trouble: list[Exception] = []
        self.fails_after_sending: list[BaseException] = []
        self.files: dict[str, bytes] = {}
        self.fetches = 0
        self.trouble_with_files: list[Exception] = []

    def handshake(self, request: WebhookRequest, secrets: ChannelSecrets) -> WebhookAnswer:
        return WebhookAnswer(200, "hello")

    def verify(self, request: WebhookRequest, secrets: ChannelSecrets) -> None:
        if request.headers.get("signature") != "signed":
            raise BadSignature("not signed")

    def parse(self, request: WebhookRequest) -> list[Event]:
        return EVENTS.validate_json(request.body)

    def send(self, message: OutboundMessage, secrets: ChannelSecrets, http: Any, now: datetime) -> Sent:
        if self.trouble:
            raise self.trouble.pop(0)
        self.delivered.append(message)
        if self.fails_after_sending:
            raise self.fails_after_sending.pop(0)
        return Sent(f"platform-{len(self.delivered)}")

    def fetch(self, media: Media, account: str, secrets: ChannelSecrets, http: Any) -> bytes:
        self.fetches += 1
        if self.trouble_with_files:
            raise self.trouble_with_files.pop(0)
        if media.media_id not in self.files:
            raise Refused("the file is gone")
        return self.files[media.media_id]

    def join_link(self, account: str, code: str, secrets: ChannelSecrets) -> str | None:
        return None

    def check_credentials(self, account: str, secrets: ChannelSecrets, http: Any) -> str:
        return account


class PaperOffice:
    """An internal system that books once for each key, counts what it created, and can be down."""

    name = "paper"

    def __init__(self) -> None:
        self.booked: dict[str, Request] = {}
        self.created = 0
        self.trouble: list[BaseException] = []
        self.fails_after_booking: list[BaseException] = []

    def find(self, request: Request) -> Booked | None:
        return Booked(number=f"N-{request.id[:6]}") if request.id in self.booked else None

    def book(self, request: Request, partner: Partner) -> Booked:
        if self.trouble:
            raise self.trouble.pop(0)
        self.booked[request.id] = request
        self.created += 1
        if self.fails_after_booking:
            raise self.fails_after_booking.pop(0)
        return Booked(number=f"N-{request.id[:6]}")


class PaperScreening:
    """Masks the word "secret", holds "hold me", drops "drop me"; its flood limit can be set."""

    def __init__(self) -> None:
        self.flooded = False

    def inbound(self, content: Content, *, size: int) -> tuple[Content, Verdict]:
        text = (content.text or "") if isinstance(content, (Text, OrderSheet)) else ""
        for action in (Action.HOLD, Action.DROP):
            if f"{action} me" in text:
                return content, Verdict().plus(Finding(rule="words", action=action))
        if "secret" not in text:
            return content, Verdict()
        return content.model_copy(update={"text": text.replace("secret", "••••")}), Verdict().plus(
            Finding(rule="words", action=Action.MASK)
        )

    def outbound(self, reply: Any) -> tuple[Any, Verdict]:
        held = Verdict().plus(Finding(rule="words", action=Action.HOLD)) if "hold me" in reply.text else Verdict()
        return reply, held

    def counters(self, message_id: str, channel: str, partner_id: str | None, now: datetime) -> list[FloodCounter]:
        names = [f"channel/{channel}", *([f"partner/{partner_id}"] if partner_id else [])]
        return [FloodCounter(n, 1, now + timedelta(minutes=2), is_sampled=n.startswith("partner")) for n in names]

    def flood(
        self, bucket: Bucket | None, now: datetime, *, partner_count: int, channel_count: int
    ) -> tuple[Bucket, Verdict]:
        held = Verdict().plus(Finding(rule="flood", action=Action.HOLD)) if self.flooded else Verdict()
        return Bucket(tokens=1, at=now), held


ITEMS = {
    sku: Item(sku=sku, name=name, base_unit="EA", units={"CS": Decimal(24)}, default_unit="CS")
    for sku, name in (("COLA-330", "Cola Can 330ml"), ("COLA-500", "Cola Bottle 500ml"), ("LEM-330", "Lemonade 330ml"))
}


class PaperCatalogue:
    """Three items."""

    def by_sku(self, sku: str) -> Item | None:
        return ITEMS.get(sku)

    def __iter__(self) -> Any:
        return iter(ITEMS.values())


def line(sku: str, quantity: int) -> DraftLine:
    return DraftLine(sku=sku, name=ITEMS[sku].name, quantity=Decimal(quantity), unit="CS")


def _past(dealings: Dealings) -> tuple[DraftLine, ...]:
    orders = dealings.orders if len(dealings.orders) == 1 else ()
    return tuple(line(past.sku, int(past.quantity)) for order in orders for past in order.lines)


class PaperUnderstanding:
    """Understands "order 10 COLA-330", "add …", "cola" (asks which), "usual", yes, no, and names of intents."""

    def read(
        self,
        content: Content,
        *,
        draft: Draft,
        partner: Partner,
        dealings: Dealings,
        catalogue: Any,
        today: date,
        language: str,
    ) -> Turn:
        turn = self._heard(content, draft, dealings)
        return turn.model_copy(update={"language": language})

    def _heard(self, content: Content, draft: Draft, dealings: Dealings) -> Turn:
        kept: dict[str, Any] = {"lines": draft.lines, "asks": draft.asks, "fields": draft.fields}
        if isinstance(content, Reaction):
            return Turn(intent=Intent.CONFIRM, **kept)
        if isinstance(content, Choice):
            return self._tapped(content.id, draft, kept)
        word, _, rest = (getattr(content, "text", None) or getattr(content, "caption", None) or "").partition(" ")
        if word in ("order", "add"):
            return self._lines(word, rest, draft)
        said = self._said(word, rest, draft, dealings)
        words = {"yes": Intent.CONFIRM, "no": Intent.CANCEL, "change": Intent.AMEND}
        intent = words.get(word) or (Intent(word) if word in list(Intent) else Intent.OTHER)
        return said or Turn(intent=intent, **kept)

    def _said(self, word: str, rest: str, draft: Draft, dealings: Dealings) -> Turn | None:
        which = Ask(about="cola", choices=("COLA-330", "COLA-500"), reason="which")
        asks = () if len(dealings.orders) == 1 else (Ask(about="the usual", reason="order"),)
        said = {
            "on": Turn(intent=Intent.AMEND, lines=draft.lines, fields=Fields(deliver_on=rest)),
            "cola": Turn(intent=Intent.ORDER, lines=draft.lines, asks=(which,)),
            "frob": Turn(intent=Intent.ORDER, lines=draft.lines, asks=(Ask(about="frob", reason="item"),)),
            "usual": Turn(intent=Intent.REORDER, asks=asks, lines=_past(dealings)),
        }
        return said.get(word)

    def _tapped(self, tapped: str, draft: Draft, kept: dict[str, Any]) -> Turn:
        word, _, rest = tapped.partition(":")
        if word == "pick":
            return self._picked(rest.rpartition(":")[2], draft)
        return Turn(intent=Intent.AMEND if word == "change" else Intent(word), **kept)

    def language_of(self, text: str, before: str) -> str:
        return "zh" if "你" in text else before

    def _picked(self, sku: str, draft: Draft) -> Turn:
        chosen = line(sku, 5).model_copy(update={"words": draft.asks[0].about, "why": ("item by answer",)})
        return Turn(intent=Intent.ORDER, lines=(*draft.lines, chosen))

    def _lines(self, word: str, rest: str, draft: Draft) -> Turn:
        pairs = [part.split() for part in rest.split(",")]
        lines = tuple(line(sku, int(quantity)) for quantity, sku in pairs)
        before = draft.lines if word == "add" else ()
        return Turn(intent=Intent.AMEND if draft.source else Intent.ORDER, lines=before + lines, fields=Fields())


class PaperDocuments:
    """Takes a file for the words in it; what begins with a nought byte it cannot read."""

    def order_in(self, media: Media, body: bytes) -> OrderSheet | None:
        return None if body.startswith(b"\0") else OrderSheet(text=body.decode(), filename=media.filename)

    def order_on(self, media: Media, text: str) -> OrderSheet | None:
        return OrderSheet(text=text) if text else None


class PaperPhotos:
    """Sees the words that a photo is made of."""

    def text_on(self, body: bytes) -> str:
        return body.decode()


@dataclass
class PaperVoices:
    """Writes down the words that a voice note is made of, in so many seconds from when it is first asked."""

    clock: FakeClock
    blobs: FakeBlobs
    takes_s: float = 15
    begun: dict[str, datetime] = field(default_factory=dict)

    def text_of(self, message_id: str, kept: str, mime: str | None) -> Transcript:
        begun_at = self.begun.setdefault(message_id, self.clock.now())
        is_done = self.clock.now() - begun_at >= timedelta(seconds=self.takes_s)
        body = self.blobs.get(kept)
        if body.startswith(b"\0"):
            raise Refused("no words")
        return Transcript(begun_at, body.decode() if is_done else None)


@dataclass
class PaperCatalogues:
    """Always the same three items."""

    def current(self, blob: str | None) -> PaperCatalogue:
        return PaperCatalogue()


@dataclass
class World:
    """All parts, wired as `wiring` does it, with the queue worked off by hand."""

    clock: FakeClock = field(default_factory=FakeClock)
    store: InMemoryStore = field(default_factory=InMemoryStore)
    channel: PaperChannel = field(default_factory=PaperChannel)
    office: PaperOffice = field(default_factory=PaperOffice)
    screening: PaperScreening = field(default_factory=PaperScreening)
    secrets: FakeSecrets = field(default_factory=FakeSecrets)
    blobs: FakeBlobs = field(default_factory=FakeBlobs)
    buried: FakeDeadLetterQueues = field(default_factory=FakeDeadLetterQueues)
    dead: list[tuple[Job, str]] = field(default_factory=list)
    days: DeliveryDays = EVERY_DAY
    assistant: Assistant | None = None

    def __post_init__(self) -> None:
        self.queue = FakeQueue(self.clock)
        self.photos: PaperPhotos | None = None
        self.voices: PaperVoices | None = None
        self.patience = Patience(first_s=5, attempts=4)

    # the flows

    def receive(self, *events: Event, signature: str = "signed") -> Any:
        body = EVENTS.dump_json(list(events))
        request = WebhookRequest("POST", {"signature": signature}, {}, body, self.clock.now())
        return Receive(self.store, self.queue, self.screening)(request, self.channel, ChannelSecrets())

    def converse(self, job: Job) -> InboundMessage:
        return Converse(
            self.store, self.queue, self.clock, self.screening, PaperUnderstanding(), PaperCatalogues(),
            self.attachments, self.channel.capabilities, "Kestrel", self.days, assistant=self.assistant,
        )(job)  # fmt: skip

    @property
    def attachments(self) -> Attachments:
        return Attachments(
            self.blobs, PaperDocuments(), self.screening, self.secrets, FakeHttp(), self.channel,
            self.photos, self.voices,
        )  # fmt: skip

    def forward(self, job: Job) -> Request:
        return Forward(
            self.store, self.queue, self.clock, lambda _: self.office, lambda _: self.channel.capabilities,
            "Kestrel", self.patience, self.days,
        )(job)  # fmt: skip

    def reply(self, job: Job) -> OutboundMessage:
        return SendReply(
            self.store, self.clock, self.screening, self.secrets, FakeHttp(), self.channel, GRACE, self.patience
        )(job)

    def sweep(self) -> Any:
        return Sweep(self.store, self.queue, self.buried, self.clock)()

    # working off the queue

    @property
    def workers(self) -> dict[QueueName, Callable[[Job], Any]]:
        forwards = dict.fromkeys((QueueName.ORDERS, QueueName.TICKETS, QueueName.PURCHASES), self.forward)
        return {QueueName.INBOUND: self.converse, **forwards, QueueName.OUTBOUND: self.reply}

    def work(self, *, most: int = 200) -> None:
        """Work off the queue; a job that fails comes back later, after the pause that it asked for."""
        for _ in range(most):
            jobs = self.queue.take()
            if not jobs:
                return
            for n, job in enumerate(jobs):
                self._work_on(job, jobs[n + 1 :])
        raise AssertionError("the queue never runs empty")

    def _work_on(self, job: Job, rest: list[Job]) -> None:
        try:
            self.workers[job.queue](job)
        except Crash:
            self.queue.sent += [(j, "redelivered") for j in (job, *rest)]
            raise
        except (Unavailable, Conflict) as error:
            self.clock.advance(getattr(error, "retry_after_s", None) or 1)
            self.queue.sent.append((job, "later"))
        except Rejected as error:
            self.dead.append((job, error.reason))

    # the other side

    def says(self, text: str | Content, *, id: str = "", contact: str = "amy", **more: Any) -> MessageEvent:
        content = Text(text=text) if isinstance(text, str) else text
        return MessageEvent(
            channel="paper",
            account="acc",
            id=id or f"m-{json.dumps(content.model_dump(mode='json'), sort_keys=True)}",
            sender=Sender(id=contact, **more.pop("sender", {})),
            at=self.clock.now(),
            content=content,
            **more,
        )

    def hears(self, text: str | Content, **more: Any) -> list[str]:
        """Let somebody write, work everything off, and return what was answered since."""
        before = len(self.channel.delivered)
        self.receive(self.says(text, **more))
        self.work()
        return [m.purpose for m in self.channel.delivered[before:]]

    def joins(self, partner: str = "P-1", contact: str = "amy", **fields: Any) -> None:
        """Make `contact` a member of `partner`, uncounted."""
        now = self.clock.now()
        self.store.seed(
            Partner(id=partner, name=f"Partner {partner}", created_at=now, **fields),
            Contact(channel="paper", account="acc", id=contact, partner_id=partner, created_at=now),
        )

    def last_reply(self) -> OutboundMessage:
        return self.channel.delivered[-1]

    def tap(self, word: str) -> Choice:
        """Return the tap on the button of the last reply that begins with `word`."""
        option = next(o for o in self.last_reply().reply.options if o.id.startswith(word))
        return Choice(id=option.id, title=option.title)

    def delivery(self, reply_id: str) -> None:
        record: Record = Delivery(
            channel="paper", account="acc", message=reply_id, status="sent", at=self.clock.now(), platform_id="wire-1"
        )
        self.store.seed(record)

    def orders(self) -> list[Request]:
        return [r for r in self.store.all(Request) if r.type is RequestKind.ORDER]

    @property
    def conversation(self) -> Any:
        from chalicelib.domain.conversations import Conversation

        return self.store.get(Conversation.ref(conversation_id("paper", "acc", "amy")))
