"""What a visitor writes in the chat widget. Who it is, the session tells, and never the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from chalicelib.channels._json import load
from chalicelib.channels._place import Place
from chalicelib.channels.web.form import Form, Name, Tap
from chalicelib.channels.web.sessions import HEADER, claimed
from chalicelib.domain.content import Content, Referral, Text
from chalicelib.domain.errors import BadSignature, Malformed
from chalicelib.domain.events import Event, MessageEvent, Sender
from chalicelib.ports import WebhookRequest

TEXT_MOST = 4000
_CODE_MOST = 64


class Words(Form):
    """One thing that a visitor did. `id` is made in the browser, so that a second try is the same message."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    text: Annotated[str, StringConstraints(min_length=1, max_length=TEXT_MOST, strip_whitespace=True)] | None = None
    choice: Tap | None = None
    join: Annotated[str, Field(min_length=1, max_length=_CODE_MOST)] | None = None
    reply_to: Name | None = None


def events(request: WebhookRequest, place: Place) -> list[Event]:
    """Return what the visitor did. Raises `Malformed`, naming the field."""
    words = _words(request.body)
    contact = _contact(request)
    said = [
        MessageEvent(
            channel=place.channel,
            account=place.account,
            id=id,
            sender=Sender(id=contact),
            at=place.received_at,
            content=content,
            reply_to=words.reply_to,
        )
        for id, content in _contents(words)
    ]
    if not said:
        raise Malformed("nothing is said", field="text")
    return list(said)


def _contact(request: WebhookRequest) -> str:
    try:
        return claimed(request.headers[HEADER]).contact
    except BadSignature as error:  # it was verified before; a body without a session is nobody's
        raise Malformed("no session", field=HEADER) from error


def _words(body: bytes) -> Words:
    try:
        return Words.model_validate(load(body))
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Malformed("not what the chat sends", field=field) from None


def _contents(words: Words) -> Iterator[tuple[str, Content]]:
    if words.join is not None:
        yield f"{words.id}.join", Referral(ref=words.join)
    if words.text is not None:
        yield words.id, Text(text=words.text)
    elif words.choice is not None:
        yield words.id, words.choice.content()
