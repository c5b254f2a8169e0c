"""The protocols through which the parts of Tradepost meet; only `wiring` knows what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Generic, Protocol

from pydantic import BaseModel

from chalicelib.domain.base import R, Record, Ref
from chalicelib.domain.content import Content, Media, OrderSheet, Reply
from chalicelib.domain.conversations import Bucket, OutboundMessage
from chalicelib.domain.events import Event
from chalicelib.domain.operations import Job, QueueName
from chalicelib.domain.partners import Partner
from chalicelib.domain.requests import Booked, Request
from chalicelib.domain.trade import Dealings, Draft, Item, Turn
from chalicelib.domain.verdicts import Verdict

# ── time, chance ─────────────────────────────────────────────────────────────────────────────────────


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return this moment, aware and in UTC."""


class Chance(Protocol):
    """Draws what must not be guessed."""

    def token(self, n_bytes: int) -> bytes:
        """Return that many random bytes, fit for secrets."""


# ── store ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Add:
    """Write a record that must not exist yet."""

    record: Record


@dataclass(frozen=True, slots=True)
class Save:
    """Write a record over the version it was read at (`record.version`); the store raises the version by one."""

    record: Record


@dataclass(frozen=True, slots=True)
class Put:
    """Write a record whatever was there before."""

    record: Record


@dataclass(frozen=True, slots=True)
class Delete:
    """Take a record away; nothing happens where there is none."""

    ref: Ref[Any]


@dataclass(frozen=True, slots=True)
class Increment:
    """Add to a counter, which begins at zero and is forgotten after `until`."""

    name: str
    by: int
    until: datetime


Write = Add | Save | Put | Delete | Increment


class Found(Protocol):
    """The answer to `get_many`."""

    def get(self, ref: Ref[R]) -> R | None:
        """Return the record that `ref` points at, or None."""


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """A stretch of a list, and the cursor of what follows; None at the end."""

    records: tuple[R, ...]
    cursor: str | None = None


class Store(Protocol):
    """Keeps records. All of its calls raise `Unavailable` when the store cannot answer."""

    def get(self, ref: Ref[R]) -> R | None:
        """Return the record, read consistently, or None."""

    def get_many(self, *refs: Ref[Any]) -> Found:
        """Read up to 100 records, of any types, in one consistent call."""

    def commit(self, *writes: Write) -> None:
        """Do all of these writes (at most 100) or none.

        One write is one plain call; several are one transaction. Raises `Conflict` when an added record exists or a
        saved one has moved on.
        """

    def advance(self, record: Record, rank: int) -> bool:
        """Write the record unless one with the same or a higher rank is there; say whether it was written."""

    def page(
        self,
        of: type[R] | tuple[type[R], ...],
        listing: str,
        *,
        where: Mapping[str, str] | None = None,
        newest_first: bool = True,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[R]:
        """Return a page of a listing; `where` filters by tags. Raises `Malformed` for a cursor that is not ours."""

    def due(self, before: datetime, limit: int) -> list[Record]:
        """Return records whose `due_at` has passed, the longest overdue first, of any type."""


# ── queues, blobs, secrets, the outside ──────────────────────────────────────────────────────────────


class Queue(Protocol):
    """Sends jobs. Within a group they are worked on one after the other, in order."""

    def send(self, jobs: Sequence[Job], *, again: str = "") -> None:
        """Send jobs.

        The queue drops a job that it took within the last five minutes, but for a different `again`: a sweep or a
        replay gives its own. Raises `Unavailable`.
        """

    def delay(self, queue: QueueName, receipt: str, delay_s: int) -> None:
        """Hand a received job back, to come again after `delay_s` seconds (0 to 43,200)."""


@dataclass(frozen=True, slots=True)
class Buried:
    """A job that a queue gave up on after too many tries. `receipt` is for `forget`; `job` None: it was no job."""

    queue: QueueName
    message_id: str
    receipt: str
    job: Job | None
    attempts: int


class DeadLetterQueues(Protocol):
    """The queues behind the queues."""

    def receive(self) -> list[Buried]:
        """Return some of what is buried there; empty when there is nothing."""

    def forget(self, buried: Buried) -> None:
        """Take it away for good, once it is on record."""


class Blobs(Protocol):
    """Keeps files. `get` raises `NotFound`; both raise `Unavailable`."""

    def get(self, name: str) -> bytes:
        """Return the bytes of this name."""

    def put(self, name: str, body: bytes, mime: str) -> None:
        """Keep these bytes under this name."""


@dataclass(frozen=True, slots=True)
class ChannelSecrets:
    """What `infra.connect` stored for a channel, as it was stored: for the app, and for each account."""

    app: Mapping[str, Any] = field(default_factory=dict)
    accounts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


class Secrets(Protocol):
    """Fetches secrets by name and keeps them for some minutes, so that they can rotate."""

    def channel(self, name: str) -> ChannelSecrets:
        """Return what is stored for a channel; empty when it is not connected. Raises `Unavailable`."""

    def forget(self, name: str) -> bool:
        """Fetch a channel's secrets anew when next asked: they may have rotated. False: they are only seconds old."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """An answer over HTTP, whatever its status. Header names are lower-case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Http(Protocol):
    """Calls other servers, always with a time limit."""

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_s: float = 10.0,
        most_bytes: int | None = None,
    ) -> HttpAnswer:
        """Return the answer.

        Raises `Unavailable` if nothing was sent, `InDoubt` if the answer was lost, `Refused` when its body has more than
        `most_bytes`; no more of it is read then.
        """


# ── channels ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class WebhookRequest:
    """A request at a channel's webhook. `body` is the raw bytes as signed; header names are lower-case."""

    method: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class WebhookAnswer:
    """What a platform is answered."""

    status: int
    body: str = ""
    mime: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do. Lengths are in characters; `window_h` None means that we may write at any time.

    `has_idempotent_send`: the platform itself drops a second send of the same reply.
    `confirms_sends`: it tells us afterwards, naming our reply id, that a reply went out.
    """

    text_max: int
    buttons_max: int = 0
    button_title_max: int = 20
    list_rows_max: int = 0
    list_title_max: int = 24
    window_h: float | None = None
    has_templates: bool = False
    has_public_replies: bool = False
    has_idempotent_send: bool = False
    confirms_sends: bool = False
    fee_class: str = "free"


FILE_MOST = 5_000_000
"""Bytes. No order needs more; what is larger a person looks at."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A reply that the platform took, under its own id."""

    platform_id: str


class Channel(Protocol):
    """One platform. A package under `channels/` offers one as `CHANNEL`; it keeps no state.

    `AppSecrets` and `AccountSecrets` are the forms of what `infra.connect` asks for: each field has a title and a
    description that tells where on the platform's page it stands.
    """

    name: ClassVar[str]
    capabilities: ClassVar[Capabilities]
    AppSecrets: ClassVar[type[BaseModel]]
    AccountSecrets: ClassVar[type[BaseModel]]

    def handshake(self, request: WebhookRequest, secrets: ChannelSecrets) -> WebhookAnswer:
        """Answer the platform's check of our address. Raises `BadSignature` when it does not know our token."""

    def verify(self, request: WebhookRequest, secrets: ChannelSecrets) -> None:
        """Return if the raw bytes come from the platform. Raises `BadSignature`, also when there is no secret."""

    def parse(self, request: WebhookRequest) -> list[Event]:
        """Return every event in a verified body, in its order. Raises `Malformed` when it is not the platform's.

        What it does not know becomes `Unsupported` or a `NoticeEvent`; one bad event takes no other with it.
        """

    def send(self, message: OutboundMessage, secrets: ChannelSecrets, http: Http, now: datetime) -> Sent:
        """Send a reply. Raises `Refused`, `Unavailable`, `InDoubt`, or `Misconfigured` without credentials."""

    def fetch(self, media: Media, account: str, secrets: ChannelSecrets, http: Http) -> bytes:
        """Return a file that somebody sent to this account, at most `FILE_MOST` bytes of it.

        Only addresses of the platform's own are called. Raises `Refused` (gone, too large, not the platform's),
        `Unavailable`, or `Misconfigured` without credentials.
        """

    def join_link(self, account: str, code: str, secrets: ChannelSecrets) -> str | None:
        """Return the link that opens a chat with the invitation's code in it, None where there is no such thing."""

    def check_credentials(self, account: str, secrets: ChannelSecrets, http: Http) -> str:
        """Ask the platform whether the credentials work; return the account's display name."""


# ── the chat widget ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Visit:
    """A visitor's session: whoever has the token writes and reads as this contact, until it expires."""

    token: str
    contact: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class WidgetPage:
    """What the page of a chat widget shows, and the origins of the sites that may show it in a frame."""

    title: str
    origins: tuple[str, ...] = ()


class ChatWidget(Protocol):
    """What the channel `web` offers besides: a chat on the company's own site, for visitors without an account."""

    def page(self, account: str, secrets: ChannelSecrets) -> WidgetPage:
        """Return what the page shows. Raises `NotFound` where there is no such account, or no widget for it."""

    def visit(self, account: str, token: str, secrets: ChannelSecrets, chance: Chance, now: datetime) -> Visit:
        """Renew the session of this token; begin another one when the token is none of ours. Raises `NotFound`."""

    def visitor(self, account: str, token: str, secrets: ChannelSecrets, now: datetime) -> str:
        """Return the contact whose token this is. Raises `BadSignature`."""


# ── internal systems ─────────────────────────────────────────────────────────────────────────────────


class BackOffice(Protocol):
    """An internal system that takes requests: order entry, service desk or purchasing.

    Every call raises `Unavailable` (try later), `InDoubt` (ask `find` first) or `Refused` (never).
    """

    name: str

    def find(self, request: Request) -> Booked | None:
        """Return what was booked under this request's idempotency key, or None."""

    def book(self, request: Request, partner: Partner) -> Booked:
        """Book it, once for each idempotency key however often it is called."""


class OrderEntry(BackOffice, Protocol):
    """Takes orders."""


class ServiceDesk(BackOffice, Protocol):
    """Takes tickets."""


class Purchasing(BackOffice, Protocol):
    """Takes suppliers' notices."""


# ── understanding, screening ─────────────────────────────────────────────────────────────────────────


class Catalogue(Protocol):
    """The items we trade in, as of one version."""

    def by_sku(self, sku: str) -> Item | None:
        """Return the item of exactly this code."""

    def __iter__(self) -> Iterator[Item]:
        """Walk through every item."""


class Catalogues(Protocol):
    """Opens the catalogue in force and keeps it as long as its version stands."""

    def current(self, blob: str | None) -> Catalogue:
        """Return the catalogue kept in this blob; an empty one for None."""


@dataclass(frozen=True, slots=True)
class PackedCatalogue:
    """A catalogue as it is kept: a blob that `Catalogues.current` opens, and how many items are in it."""

    blob: bytes
    items: int


class CatalogueFormat(Protocol):
    """How a price list is handed in, and how a catalogue is kept."""

    def packed(self, price_list: bytes) -> PackedCatalogue:
        """Return the catalogue of a price list in CSV.

        Raises `Malformed`, whose `field` names the line and the column, for a list with faults or without items.
        """


class Documents(Protocol):
    """Reads the files that partners send. Pure."""

    def order_in(self, media: Media, body: bytes) -> OrderSheet | None:
        """Return what the file says, with its caption and its name; None for what no program reads here.

        That is another kind of file, a scan without text, one that is broken, protected or too large.
        """

    def order_on(self, media: Media, text: str) -> OrderSheet | None:
        """Return the same for what stands on a photo, laid out as `Photos` gives it; None where nothing does."""


class Photos(Protocol):
    """Reads what stands on photos."""

    def text_on(self, body: bytes) -> str:
        """Return it as it lies there: a row on a line, its parts at their places with spaces between.

        Raises `Refused` for what is no picture that it reads, `Unavailable`, `Misconfigured`.
        """


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is known of a voice note: since when it is being written down and, once that is done, its words."""

    begun_at: datetime
    text: str | None = None


class Voices(Protocol):
    """Writes voice notes down. It takes a while: ask again."""

    def text_of(self, message_id: str, kept: str, mime: str | None) -> Transcript:
        """Return what is known of the voice note of this message, which is kept in the blob `kept`.

        Begins with it when first asked; asking again never begins twice. Raises `Refused` when it has no words that
        can be written down, `Unavailable`, `Misconfigured`.
        """


class Understanding(Protocol):
    """Says what a message means. Pure: the same input gives the same turn."""

    def read(
        self,
        content: Content,
        *,
        draft: Draft,
        partner: Partner,
        dealings: Dealings,
        catalogue: Catalogue,
        today: date,
        language: str,
    ) -> Turn:
        """Return what `content` means, given the draft before it."""

    def language_of(self, text: str, before: str) -> str:
        """Return the language that a text is written in; `before` where it does not tell."""


class Model(Protocol):
    """A language model. It decides nothing: what it says is a proposal that the catalogue is asked about."""

    def names(self, words: str) -> tuple[str, ...]:
        """Return up to three plain English names of goods that the words may mean. Raises `Unavailable`."""


class Assistant(Protocol):
    """What may be asked where the rules leave a question without choices."""

    def helped(self, turn: Turn, before: Draft, catalogue: Catalogue) -> Turn:
        """Return the turn with choices in its open questions, or as it is. Never raises, never adds a line."""


@dataclass(frozen=True, slots=True)
class FloodCounter:
    """One counter of messages in one minute: read it by `Counter.ref(name)`.

    Only a sampled message adds to it (`by`, kept until `until`), so that not every message costs a write.
    """

    name: str
    by: int
    until: datetime
    is_sampled: bool


class Screening(Protocol):
    """The ordered rules for one direction, and the limits on how many messages may come."""

    def inbound(self, content: Content, *, size: int) -> tuple[Content, Verdict]:
        """Return what may be stored of a message of `size` bytes, and the verdict."""

    def outbound(self, reply: Reply) -> tuple[Reply, Verdict]:
        """Return what may be sent of a reply, and the verdict."""

    def counters(self, message_id: str, channel: str, partner_id: str | None, now: datetime) -> Sequence[FloodCounter]:
        """Name the counters of this minute: the channel's first, then the partner's where there is one."""

    def flood(
        self, bucket: Bucket | None, now: datetime, *, partner_count: int, channel_count: int
    ) -> tuple[Bucket, Verdict]:
        """Take one message from the contact's bucket and judge it with the counters as they stood before it."""
