"""The webhook bodies of a Facebook page: Messenger events and the feed.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
        https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from infra.local.doubles.facebook.page import FacebookPage
from infra.local.doubles.inbox import Person, Tap

Body = dict[str, Any]


def ms(at: datetime) -> int:
    """Return a moment the way Messenger counts: milliseconds."""
    return int(at.timestamp() * 1000)


def messaging_body(page: FacebookPage, event: Mapping[str, Any], at: datetime) -> Body:
    """Wrap one Messenger event."""
    return {"object": "page", "entry": [{"id": page.id, "time": ms(at), "messaging": [dict(event)]}]}


def feed_body(page: FacebookPage, value: Mapping[str, Any], at: datetime) -> Body:
    """Wrap one change of the feed."""
    change = {"field": "feed", "value": dict(value)}
    return {"object": "page", "entry": [{"id": page.id, "time": int(at.timestamp()), "changes": [change]}]}


def from_person(page: FacebookPage, person_id: str, at: datetime, content: Mapping[str, Any]) -> Body:
    """An event whose sender is a person; `content` is its own part."""
    return {"sender": {"id": person_id}, "recipient": {"id": page.id}, "timestamp": ms(at), **content}


def echo(page: FacebookPage, person_id: str, at: datetime, message: Mapping[str, Any]) -> Body:
    """What the page itself has said to a person."""
    said = {"is_echo": True, "app_id": 1517776481860111, **message}
    return {"sender": {"id": page.id}, "recipient": {"id": person_id}, "timestamp": ms(at), "message": said}


def message(mid: str, content: Mapping[str, Any], reply_to: str | None = None) -> Body:
    """A message: text, attachments or a quick reply."""
    return {"message": {"mid": mid, **content} | ({"reply_to": {"mid": reply_to}} if reply_to else {})}


def tapped(mid: str, tap: Tap) -> Body:
    """A tap on a quick reply or on a button of a template."""
    if tap.place == "quick_reply":
        return message(mid, {"text": tap.title, "quick_reply": {"payload": tap.id}})
    return {"postback": {"mid": mid, "title": tap.title, "payload": tap.id}}


def picture(mid: str, url: str) -> Body:
    """A picture at the platform's own address."""
    return message(mid, {"attachments": [{"type": "image", "payload": {"url": url}}]})


def file(mid: str, url: str) -> Body:
    """A document at the platform's own address, which ends with its name."""
    return message(mid, {"attachments": [{"type": "file", "payload": {"url": url}}]})


def reaction(target: str, emoji: str) -> Body:
    """An emoji on a message; without one it is taken away."""
    put = {"reaction": "other", "emoji": emoji, "action": "react"} if emoji else {"action": "unreact"}
    return {"reaction": {"mid": target, **put}}


def edit(target: str, words: str, times: int) -> Body:
    """New words for a message."""
    return {"message_edit": {"mid": target, "text": words, "num_edit": times}}


def delivery(mids: list[str], at: datetime) -> Body:
    """These have reached the person's device."""
    return {"delivery": {"mids": mids, "watermark": ms(at)}}


def read(at: datetime) -> Body:
    """The person has read everything up to then."""
    return {"read": {"watermark": ms(at)}}


def referral(ref: str) -> Body:
    """The person came by a link that carried this."""
    return {"referral": {"ref": ref, "source": "SHORTLINK", "type": "OPEN_THREAD"}}


def comment(
    page: FacebookPage, author: Person, comment_id: str, parent_id: str, words: str, at: datetime, verb: str = "add"
) -> Body:
    """A comment under the page's post was added, edited or removed."""
    value: Body = {
        "from": {"id": author.id, "name": author.name},
        "post": {"status_type": "mobile_status_update", "is_published": True, "id": page.post_id},
        "post_id": page.post_id,
        "comment_id": comment_id,
        "created_time": int(at.timestamp()),
        "item": "comment",
        "parent_id": parent_id,
        "verb": verb,
    }
    return value if verb == "remove" else {**value, "message": words}
