"""From a WhatsApp webhook to events: the name of its field to one small function.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
        https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
        https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system
        https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/smb_message_echoes
        https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from chalicelib.channels._json import dump
from chalicelib.channels._meta import read_entries
from chalicelib.channels._place import Place
from chalicelib.channels._shape import Odd, each, maybe_moment, maybe_thing, maybe_word, thing, word
from chalicelib.channels.whatsapp.content import content_of, referral_of
from chalicelib.channels.whatsapp.identity import read_identity, read_system
from chalicelib.channels.whatsapp.people import People, sender_of
from chalicelib.channels.whatsapp.statuses import read_status
from chalicelib.domain.content import Content
from chalicelib.domain.events import (
    EchoEvent,
    Event,
    MessageEvent,
    Sender,
)
from chalicelib.domain.ids import digest
from chalicelib.ports import WebhookRequest

NAME = "whatsapp"
OBJECT = "whatsapp_business_account"


def parse(request: WebhookRequest) -> list[Event]:
    """Return every event in the body, in its order. Raises `Malformed`."""
    return read_entries(request, NAME, OBJECT, _entry)


def _entry(place: Place, entry: Any) -> Iterator[Event]:
    if not isinstance(entry, dict):
        raise Odd("entry")
    for change in each(entry, "changes"):
        value = maybe_thing(change, "value")
        number = maybe_word(maybe_thing(value, "metadata"), "phone_number_id")
        here = replace(place, account=number or place.account)
        field = maybe_word(change, "field") or "malformed"
        read = _FIELDS.get(field, _whole_change)
        yield from here.guarded(partial(read, here), change)


def _whole_change(place: Place, change: Any) -> list[Event]:
    """Keep a change that is about the account, a template, a call … as the platform told it."""
    at = maybe_moment(maybe_thing(change, "value"), "timestamp")
    return [place.notice(maybe_word(change, "field") or "malformed", change, at)]


# ── messages and statuses ────────────────────────────────────────────────────────────────────────────


def _messages(place: Place, change: Any) -> list[Event]:
    value = thing(change, "value")
    people = People(value)
    events: list[Event] = []
    for message in each(value, "messages"):
        events += place.guarded(partial(_message, place, people), message)
    for status in each(value, "statuses"):
        events += place.guarded(partial(read_status, place), status)
    events += [place.notice("errors", error) for error in each(value, "errors")]
    return events or _whole_change(place, change)


def _message(place: Place, people: People, message: Any) -> Iterable[Event]:
    if maybe_word(message, "type") == "system":
        return read_system(place, message)
    sender = sender_of(message, people)
    referral = referral_of(message)
    events = [_event(place, sender, message, content_of(message))]
    if referral is not None:
        # After the message itself: what a stranger has written is what must be answered.
        events.append(_event(place, sender, message, referral, suffix="#referral"))
    return events


def _event(place: Place, sender: Sender, message: Any, content: Content, suffix: str = "") -> MessageEvent:
    context = maybe_thing(message, "context")
    return MessageEvent(
        channel=place.channel,
        account=place.account,
        id=(maybe_word(message, "id") or digest("message", dump(message))) + suffix,
        sender=sender,
        at=maybe_moment(message, "timestamp") or place.received_at,
        content=content,
        reply_to=maybe_word(context, "id"),
        product=maybe_word(maybe_thing(context, "referred_product"), "product_retailer_id"),
    )


# ── other fields ─────────────────────────────────────────────────────────────────────────────────────


def _identities(place: Place, change: Any) -> list[Event]:
    events: list[Event] = []
    for update in each(thing(change, "value"), "user_id_update"):
        events += place.guarded(partial(read_identity, place), update)
    return events or _whole_change(place, change)


def _echoes(place: Place, change: Any) -> list[Event]:
    events: list[Event] = []
    for echo in each(thing(change, "value"), "message_echoes"):
        events += place.guarded(partial(_echo, place), echo)
    return events or _whole_change(place, change)


def _echo(place: Place, echo: Any) -> Iterator[Event]:
    contact = maybe_word(echo, "to") or maybe_word(echo, "to_user_id")
    if contact is None:
        raise Odd("to")
    yield EchoEvent(
        channel=place.channel,
        account=place.account,
        id=word(echo, "id"),
        contact=contact,
        at=maybe_moment(echo, "timestamp") or place.received_at,
        content=content_of(echo),
    )


_FIELDS: dict[str, Callable[[Place, Any], Iterable[Event]]] = {
    "messages": _messages,
    "smb_message_echoes": _echoes,
    "user_id_update": _identities,
}
