"""The page's feed: comments become messages in a public thread, everything else a notice.

Source: https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from chalicelib.channels._place import Place, unsupported
from chalicelib.channels._shape import maybe_moment, maybe_thing, maybe_word, thing, word
from chalicelib.channels.facebook.public import public_event, stamp, thread_of
from chalicelib.domain.content import Content, Deleted, Edited, Media, Text
from chalicelib.domain.events import EchoEvent, Event
from chalicelib.domain.ids import digest

_Reading = tuple[str, Content]


def read_feed(place: Place, entry: dict[str, Any], change: Any) -> Iterable[Event]:
    """Return the events of one change of the field `feed`."""
    value = thing(change, "value")
    item, verb = maybe_word(value, "item") or "unknown", maybe_word(value, "verb") or "unknown"
    read = _COMMENT.get(verb) if item == "comment" else None
    at = maybe_moment(value, "created_time") or maybe_moment(entry, "time")
    if read is None:
        return [place.notice(f"feed.{item}.{verb}", change, at)]
    id, content = read(entry, value)
    if maybe_word(maybe_thing(value, "from"), "id") == place.account:
        return [_own(place, value, id, content)]
    return [public_event(place, value, id, content, thread_of(value))]


def _own(place: Place, value: dict[str, Any], id: str, content: Content) -> EchoEvent:
    """Return what the page itself wrote in public. It answers a comment or stands under a post, not with a person."""
    thread = thread_of(value)
    return EchoEvent(
        channel=place.channel,
        account=place.account,
        id=id,
        contact=f"comment-{thread.parent_id}" if thread.parent_id else f"post-{thread.post_id}",
        at=maybe_moment(value, "created_time") or place.received_at,
        content=content,
        thread=thread,
    )


def _added(_entry: dict[str, Any], value: dict[str, Any]) -> _Reading:
    return word(value, "comment_id"), _said(value)


def _edited(entry: dict[str, Any], value: dict[str, Any]) -> _Reading:
    comment, text = word(value, "comment_id"), maybe_word(value, "message") or ""
    # `created_time` stays that of the comment: only the text and the time of the webhook tell two edits apart.
    return f"{comment}:edited:{stamp(entry, value)}:{digest(text)[:8]}", Edited(target=comment, text=text)


def _removed(_entry: dict[str, Any], value: dict[str, Any]) -> _Reading:
    comment = word(value, "comment_id")
    return f"{comment}:removed", Deleted(target=comment, reason="remove")


def _said(value: dict[str, Any]) -> Content:
    text = maybe_word(value, "message")
    for kind in ("photo", "video"):
        held = maybe_word(value, kind)
        if held is not None:
            is_link = held.startswith("http")
            return Media(
                kind="video" if kind == "video" else "image",
                url=held if is_link else maybe_word(value, "link"),
                media_id=None if is_link else held,
                caption=text,
            )
    return Text(text=text) if text is not None else unsupported("comment", value)


# Hiding, unhiding and blocking is the page's own staff at work: a notice.
_COMMENT: dict[str, Callable[[dict[str, Any], dict[str, Any]], _Reading]] = {
    "add": _added,
    "edited": _edited,
    "edit": _edited,
    "remove": _removed,
    "delete": _removed,
}
