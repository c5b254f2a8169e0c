"""One Messenger event: what it holds to one small function.

Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events
        and the pages under it: messages, messaging_postbacks, messaging_referrals, messaging_optins,
        message-reactions, message-edits, message-echoes, message-deliveries, message-reads
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from chalicelib.channels._json import dump
from chalicelib.channels._place import Place, unsupported
from chalicelib.channels._shape import Odd, maybe_moment, maybe_thing, maybe_word, thing, word
from chalicelib.channels.facebook.attachments import contents_of
from chalicelib.channels.facebook.receipts import read_delivery, read_read
from chalicelib.domain.content import Choice, Content, Deleted, Edited, Reaction, Referral
from chalicelib.domain.events import EchoEvent, Event, MessageEvent, Sender
from chalicelib.domain.ids import digest


def read_messaging(place: Place, raw: Any) -> Iterable[Event]:
    """Return the events in one element of `messaging`; a notice where its kind is not known."""
    name = next((name for name in _KINDS if isinstance(raw, dict) and name in raw), None)
    if name is None:
        return [place.notice(_unknown_kind(raw), raw, maybe_moment(raw, "timestamp"))]
    try:
        return list(_KINDS[name](place, raw))
    except ValueError:
        return [_unreadable(place, name, raw)]


def _unreadable(place: Place, name: str, raw: Any) -> Event:
    """Return what a person sent in a shape that we do not know. Raises `Odd` when it was no person."""
    if name in _RECEIPTS or word(thing(raw, "sender"), "id") == place.account:
        raise Odd(name)
    return _event(place, raw, _derived(name, raw), unsupported(name, raw))


def _unknown_kind(raw: Any) -> str:
    told = [name for name in raw if name not in ("sender", "recipient", "timestamp")] if isinstance(raw, dict) else []
    return told[0] if told else "malformed"


# ── messages ─────────────────────────────────────────────────────────────────────────────────────────


def _message(place: Place, raw: Any) -> Iterable[Event]:
    message = thing(raw, "message")
    is_ours = message.get("is_echo") is True or maybe_word(maybe_thing(raw, "sender"), "id") == place.account
    return (_echoes if is_ours else _messages)(place, raw, message)


def _messages(place: Place, raw: Any, message: dict[str, Any]) -> Iterator[Event]:
    mid = maybe_word(message, "mid") or _derived("message", raw)
    if message.get("is_deleted") is True:
        yield _event(place, raw, f"{mid}:deleted", Deleted(target=mid, reason="unsent"))
        return
    yield from _came_by(place, raw, message.get("referral"), mid)
    reply_to = maybe_word(maybe_thing(message, "reply_to"), "mid")
    product = maybe_word(maybe_thing(maybe_thing(message, "referral"), "product"), "id")
    for n, content in enumerate(contents_of(message)):
        yield _event(place, raw, _numbered(mid, n), content, reply_to, product)


def _echoes(place: Place, raw: Any, message: dict[str, Any]) -> Iterator[Event]:
    mid = maybe_word(message, "mid") or _derived("echo", raw)
    for n, content in enumerate(contents_of(message)):
        yield EchoEvent(
            channel=place.channel,
            account=place.account,
            id=_numbered(mid, n),
            contact=word(thing(raw, "recipient"), "id"),
            at=maybe_moment(raw, "timestamp") or place.received_at,
            content=content,
            reply_id=maybe_word(message, "metadata"),
        )


def _edit(place: Place, raw: Any) -> Iterator[Event]:
    edit = thing(raw, "message_edit")
    mid = word(edit, "mid")
    time = maybe_word(edit, "num_edit") or maybe_word(raw, "timestamp") or _derived("edit", raw)
    yield _event(place, raw, f"{mid}:edited:{time}", Edited(target=mid, text=maybe_word(edit, "text") or ""))


def _reaction(place: Place, raw: Any) -> Iterator[Event]:
    reaction = thing(raw, "reaction")
    target, action = word(reaction, "mid"), maybe_word(reaction, "action") or "react"
    emoji = maybe_word(reaction, "emoji") or maybe_word(reaction, "reaction")
    time = maybe_word(raw, "timestamp") or _derived("reaction", raw)
    content = Reaction(target=target, emoji=None if action == "unreact" else emoji)
    yield _event(place, raw, f"{target}:{action}:{time}", content)


# ── taps and links ───────────────────────────────────────────────────────────────────────────────────


def _postback(place: Place, raw: Any) -> Iterator[Event]:
    postback = thing(raw, "postback")
    mid = maybe_word(postback, "mid") or _derived("postback", raw)  # webhooks before version 11 have no mid
    title = maybe_word(postback, "title")
    yield from _came_by(place, raw, postback.get("referral"), mid)
    payload = maybe_word(postback, "payload") or title or "postback"
    yield _event(place, raw, mid, Choice(id=payload, title=title or payload))


def _came_by(place: Place, raw: Any, referral: Any, mid: str) -> Iterator[Event]:
    # Before the message itself: the link may carry the invitation that makes a stranger a partner.
    if isinstance(referral, dict) and referral:
        yield _event(place, raw, f"{mid}#referral", _referral_of(referral))


def _referral(place: Place, raw: Any) -> Iterator[Event]:
    yield _event(place, raw, _derived("referral", raw), _referral_of(thing(raw, "referral")))


def _optin(place: Place, raw: Any) -> Iterator[Event]:
    optin = thing(raw, "optin")
    ref = maybe_word(optin, "ref") or maybe_word(optin, "payload")
    source = f"optin.{maybe_word(optin, 'type') or 'plugin'}"
    content = Referral(ref=ref, source=source, headline=maybe_word(optin, "title"))
    yield _event(place, raw, _derived("optin", raw), content)


def _referral_of(referral: dict[str, Any]) -> Referral:
    advert = maybe_thing(referral, "ads_context_data")
    return Referral(
        ref=maybe_word(referral, "ref") or maybe_word(referral, "ad_id"),
        source=maybe_word(referral, "source"),
        headline=maybe_word(advert, "ad_title"),
    )


# ── what they share ──────────────────────────────────────────────────────────────────────────────────


def _event(
    place: Place, raw: Any, id: str, content: Content, reply_to: str | None = None, product: str | None = None
) -> MessageEvent:
    return MessageEvent(
        channel=place.channel,
        account=place.account,
        id=id,
        sender=Sender(id=word(thing(raw, "sender"), "id")),
        at=maybe_moment(raw, "timestamp") or place.received_at,
        content=content,
        reply_to=reply_to,
        product=product,
    )


def _numbered(mid: str, n: int) -> str:
    return f"{mid}#{n}" if n else mid


def _derived(kind: str, raw: Any) -> str:
    return f"{kind}-{digest(dump(raw))}"


_KINDS: dict[str, Callable[[Place, Any], Iterable[Event]]] = {
    "message": _message,
    "message_edit": _edit,
    "postback": _postback,
    "referral": _referral,
    "optin": _optin,
    "reaction": _reaction,
    "delivery": read_delivery,
    "read": read_read,
}
_RECEIPTS = frozenset({"delivery", "read"})
