"""What public events share: who wrote, under which post, and where an answer would go.

Source: https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed
"""

from __future__ import annotations

from typing import Any

from chalicelib.channels._place import Place
from chalicelib.channels._shape import maybe_moment, maybe_thing, maybe_word, word
from chalicelib.domain.content import Content, Thread
from chalicelib.domain.events import MessageEvent, Sender


def thread_of(value: dict[str, Any]) -> Thread:
    """Return where the comment stands. `parent_id` is set only when it answers another comment."""
    comment = word(value, "comment_id")
    parent = maybe_word(value, "parent_id")
    post = maybe_word(value, "post_id") or maybe_word(maybe_thing(value, "post"), "id") or parent or comment
    return Thread(post_id=post, comment_id=comment, parent_id=None if parent == post else parent)


def public_event(place: Place, value: dict[str, Any], id: str, content: Content, thread: Thread) -> MessageEvent:
    """Return what somebody wrote in public."""
    return MessageEvent(
        channel=place.channel,
        account=place.account,
        id=id,
        sender=_sender(value, thread),
        at=maybe_moment(value, "created_time") or place.received_at,
        content=content,
        reply_to=thread.parent_id,
        thread=thread,
    )


def stamp(entry: dict[str, Any], value: dict[str, Any]) -> str:
    """Return the time of the webhook as it was told."""
    return maybe_word(entry, "time") or maybe_word(value, "created_time") or ""


def _sender(value: dict[str, Any], thread: Thread) -> Sender:
    writer = maybe_thing(value, "from")
    told = maybe_word(writer, "id") or maybe_word(value, "sender_id") or maybe_word(value, "reviewer_id")
    name = maybe_word(writer, "name") or maybe_word(value, "sender_name") or maybe_word(value, "reviewer_name")
    # Without the permission pages_read_user_content the writer is not told. The comment is not lost for that: it
    # becomes a contact of its own, who can be answered in public.
    return Sender(id=told or f"comment-{thread.comment_id}", name=name)
