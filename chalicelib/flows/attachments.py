"""What a file, a photo or a voice note says: fetched once, kept in the bucket, read, and screened like any other text.

Platforms forget files within days, and their addresses within minutes; ours is named by the message, so that a
repeated step finds it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from chalicelib.domain.content import Content, Media, MediaKind, Text
from chalicelib.domain.conversations import InboundMessage
from chalicelib.domain.errors import Misconfigured, NotFound, Refused, Rejected, Unavailable
from chalicelib.domain.verdicts import Action, Verdict
from chalicelib.ports import Blobs, Channel, Documents, Http, Photos, Screening, Secrets, Voices

GIVE_UP_AFTER = timedelta(minutes=10)
"""After so long a person looks at what could not be fetched: nothing else of this conversation goes on meanwhile."""

VOICE_TAKES = timedelta(minutes=2)
"""A note of a minute is written down in a third of that. Asked as below, seven times come before its end: the queue would
bury the job after eight."""

VOICE_FIRST_S = 10.0

KEPT_IN = "media/"
_MIME = "application/octet-stream"
"""Whatever the sender says: nobody's browser shall open it by itself."""

Read = Callable[[InboundMessage, Media, datetime], Content | None]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a message says once its file was read, and what screening says of that. `is_unread`: a person must look."""

    content: Content
    verdict: Verdict = field(default_factory=Verdict)
    is_unread: bool = False


@dataclass(frozen=True, slots=True)
class Attachments:
    """Opens the files of messages. Photos and voice notes stay unread where nothing is there to read them."""

    blobs: Blobs
    documents: Documents
    screening: Screening
    secrets: Secrets
    http: Http
    channel: Channel
    photos: Photos | None = None
    voices: Voices | None = None

    def opened(self, message: InboundMessage, now: datetime) -> Opened:
        """Return what the message says, which is what it says anyway where it holds no file that we read.

        Raises `Unavailable` and `Misconfigured` while its file cannot be fetched but may be yet.
        """
        media = message.event.content
        if not isinstance(media, Media) or message.event.thread is not None:
            return Opened(media)
        read = self._reader(media.kind)
        if read is None:
            return Opened(media)
        said = _patiently(lambda: read(message, media, now), message, now)
        return Opened(media, is_unread=True) if said is None else self._screened(message, media, said)

    def _reader(self, kind: MediaKind) -> Read | None:
        readers: dict[MediaKind, Read] = {"document": self._document}
        if self.photos is not None:
            readers["image"] = partial(self._photo, self.photos)
        if self.voices is not None:
            readers["audio"] = partial(self._voice, self.voices)
        return readers.get(kind)

    def _document(self, message: InboundMessage, media: Media, _now: datetime) -> Content | None:
        return self.documents.order_in(media, self._kept(message, media))

    def _photo(self, photos: Photos, message: InboundMessage, media: Media, _now: datetime) -> Content | None:
        return self.documents.order_on(media, photos.text_on(self._kept(message, media)))

    def _voice(self, voices: Voices, message: InboundMessage, media: Media, now: datetime) -> Content | None:
        """Return the words of a voice note. Raises `Unavailable` while it is being written down."""
        self._kept(message, media)
        known = voices.text_of(message.id, kept_as(message), media.mime)
        if known.text is None:
            raise _not_yet(now - known.begun_at)
        return Text(text=known.text) if known.text.strip() else None

    def _kept(self, message: InboundMessage, media: Media) -> bytes:
        name = kept_as(message)
        try:
            return self.blobs.get(name)
        except NotFound:
            secrets = self.secrets.channel(self.channel.name)
            body = self.channel.fetch(media, message.event.account, secrets, self.http)
            self.blobs.put(name, body, _MIME)
            return body

    def _screened(self, message: InboundMessage, media: Media, said: Content) -> Opened:
        content, verdict = self.screening.inbound(said, size=len(said.model_dump_json()))
        if verdict.action is Action.DROP:
            return Opened(media, is_unread=True)
        return Opened(content, Verdict() if message.verdict.is_released else verdict)


def _patiently(read: Callable[[], Content | None], message: InboundMessage, now: datetime) -> Content | None:
    """Read; None is for a person. What may be had later is tried again, for as long as nobody waits too long for it."""
    try:
        return read()
    except Rejected:
        return None
    except (Unavailable, Misconfigured):
        # What a person let through is old by then.
        if message.verdict.is_released or now - message.received_at < GIVE_UP_AFTER:
            raise
        return None


def _not_yet(waited: timedelta) -> Exception:
    if waited >= VOICE_TAKES:
        return Refused("the voice note takes too long to be written down")
    pause_s = max(VOICE_FIRST_S, waited.total_seconds() / 2)
    return Unavailable("the voice note is being written down", retry_after_s=pause_s)


def kept_as(message: InboundMessage) -> str:
    """Name the blob that holds the file of a message."""
    return f"{KEPT_IN}{message.id}"
