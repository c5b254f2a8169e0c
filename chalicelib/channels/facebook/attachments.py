"""What one Messenger message holds: a text, a tap, and any number of attachments.

Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messages
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from chalicelib.channels._place import unsupported
from chalicelib.channels._shape import Odd, degrees, each, maybe_thing, maybe_word, thing, word
from chalicelib.domain.content import Choice, Content, Location, Media, MediaKind, Text


def contents_of(message: dict[str, Any]) -> list[Content]:
    """Return everything in the message, at least one thing: the message itself, whole, where nothing is known."""
    contents = [*_words(message), *_attachments(message)]
    return contents or [unsupported("message", message)]


def _words(message: dict[str, Any]) -> list[Content]:
    text = maybe_word(message, "text")
    payload = maybe_word(maybe_thing(message, "quick_reply"), "payload")
    if payload is not None:
        return [Choice(id=payload, title=text or payload)]
    return [Text(text=text)] if text is not None else []


def _attachments(message: dict[str, Any]) -> list[Content]:
    return [_attachment(attachment) for attachment in each(message, "attachments")]


def _attachment(attachment: Any) -> Content:
    kind = maybe_word(attachment, "type")
    try:
        return _ATTACHMENTS[kind](attachment) if kind in _ATTACHMENTS else unsupported(kind, attachment)
    except ValueError:
        return unsupported(kind, attachment)


def _file(kind: MediaKind, attachment: Any) -> Content:
    payload = thing(attachment, "payload")
    sticker = maybe_word(payload, "sticker_id")
    return Media(
        kind="sticker" if sticker else kind,
        media_id=sticker or maybe_word(payload, "attachment_id"),
        url=word(payload, "url"),
        filename=maybe_word(payload, "title") if kind == "document" else None,
    )


def _location(attachment: Any) -> Content:
    coordinates = maybe_thing(thing(attachment, "payload"), "coordinates")
    if not coordinates:
        raise Odd("coordinates")
    return Location(
        latitude=degrees(coordinates, "lat"),
        longitude=degrees(coordinates, "long"),
        name=maybe_word(attachment, "title"),
    )


# "fallback" (a shared link or post) and "template" stay as they came: what they hold is not what somebody typed.
_ATTACHMENTS: dict[str | None, Callable[[Any], Content]] = {
    "image": partial(_file, "image"),
    "video": partial(_file, "video"),
    "audio": partial(_file, "audio"),
    "file": partial(_file, "document"),
    "sticker": partial(_file, "sticker"),
    "location": _location,
}
