"""What a company's services write: a body with one envelope, or with several under `messages`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from chalicelib.channels._json import load
from chalicelib.channels._place import Place, unsupported
from chalicelib.channels._shape import maybe_thing, maybe_word, thing
from chalicelib.channels.web.form import Joining, NewMessage, NewWords, Person, Stamp, TakenBack
from chalicelib.channels.web.sessions import VISITOR
from chalicelib.channels.web.standard_webhooks import ID
from chalicelib.domain.content import Content, Deleted, Edited, Referral
from chalicelib.domain.errors import Malformed
from chalicelib.domain.events import Event, MessageEvent, Sender
from chalicelib.domain.ids import digest
from chalicelib.ports import WebhookRequest

_CREATED = "message.created"
_NAME_MOST = 200


@dataclass(frozen=True, slots=True)
class _Said:
    content: Content
    id: str | None = None
    reply_to: str | None = None


def events(request: WebhookRequest, place: Place) -> list[Event]:
    """Return an event for each envelope. Raises `Malformed` when there is none at all."""
    webhook = request.headers.get(ID) or digest("web", request.body.decode(errors="replace"))
    found: list[Event] = []
    for n, envelope in enumerate(_envelopes(load(request.body))):
        found += place.guarded(partial(_event, name=f"{webhook}.{n}", place=place), envelope)
    return found


def _envelopes(body: dict[str, Any]) -> list[Any]:
    batch = body.get("messages")
    if isinstance(batch, list):
        return batch
    if maybe_word(body, "type") is None:
        raise Malformed("neither an envelope nor a list of them", field="type")
    return [body]


def _event(envelope: Any, *, name: str, place: Place) -> list[Event]:
    """Read one envelope. Raises `ValueError` when it does not even tell who wrote."""
    kind = maybe_word(envelope, "type") or "malformed"
    at = _at(envelope, place.received_at)
    if kind not in _READERS and not kind.startswith("message."):
        return [place.notice(kind, envelope, at)]
    person = Person.model_validate(thing(thing(envelope, "data"), "contact"))
    if person.id.startswith(VISITOR):
        # Only a visitor's own session may speak for a visitor.
        return [place.notice("refused.contact", envelope, at)]
    said = _said(kind, envelope)
    message = MessageEvent(
        channel=place.channel,
        account=place.account,
        id=_short(said.id or _id(kind, maybe_word(envelope, "id") or name)),
        sender=Sender(id=person.id, name=person.name[:_NAME_MOST] if person.name else None),
        at=at,
        content=said.content,
        reply_to=said.reply_to,
    )
    return [message]


def _said(kind: str, envelope: dict[str, Any]) -> _Said:
    try:
        return _READERS[kind](thing(envelope, "data"))
    except (KeyError, ValueError):
        message = maybe_thing(maybe_thing(envelope, "data"), "message")
        return _Said(unsupported(kind, envelope), maybe_word(message, "id") if kind == _CREATED else None)


def _id(kind: str, name: str) -> str:
    # What happens to a message must not be taken for the message itself coming again.
    return name if kind == _CREATED else f"{kind}:{name}"


def _short(name: str) -> str:
    return name if len(name) <= _NAME_MOST else digest("web", name)


def _at(envelope: Any, otherwise: datetime) -> datetime:
    try:
        return Stamp.model_validate(envelope).timestamp
    except (ValueError, OverflowError):
        return otherwise


def _created(about: dict[str, Any]) -> _Said:
    message = NewMessage.model_validate(thing(about, "message"))
    return _Said(message.content(), message.id, message.reply_to)


def _edited(about: dict[str, Any]) -> _Said:
    words = NewWords.model_validate(thing(about, "message"))
    return _Said(Edited(target=words.id, text=words.text))


def _deleted(about: dict[str, Any]) -> _Said:
    taken = TakenBack.model_validate(thing(about, "message"))
    return _Said(Deleted(target=taken.id, reason=taken.reason))


def _joined(about: dict[str, Any]) -> _Said:
    return _Said(Referral(ref=Joining.model_validate(about).code))


_READERS: dict[str, Callable[[dict[str, Any]], _Said]] = {
    _CREATED: _created,
    "message.edited": _edited,
    "message.deleted": _deleted,
    "contact.joined": _joined,
}
