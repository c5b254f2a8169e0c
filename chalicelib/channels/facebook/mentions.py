"""Where a page is named by others: mentions in posts and comments, and reviews.

Source: https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#mention
        https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#ratings
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chalicelib.channels._place import Place
from chalicelib.channels._shape import maybe_moment, maybe_thing, maybe_word, thing
from chalicelib.channels.facebook.public import public_event, stamp, thread_of
from chalicelib.domain.content import Edited, Text, Thread
from chalicelib.domain.events import Event


def read_mention(place: Place, entry: dict[str, Any], change: Any) -> Iterable[Event]:
    """Return the words in which the page was named; a notice where there are none."""
    value = thing(change, "value")
    text, verb = maybe_word(value, "message"), maybe_word(value, "verb") or "add"
    comment, post = maybe_word(value, "comment_id"), maybe_word(value, "post_id")
    where = comment or post
    if text is None or where is None or verb != "add" or _is_own(place, value):
        return [_notice(place, entry, change)]
    thread = thread_of(value) if comment else Thread(post_id=where, comment_id=where)
    return [public_event(place, value, where, Text(text=text), thread)]


def read_rating(place: Place, entry: dict[str, Any], change: Any) -> Iterable[Event]:
    """Return the words of a review; a notice where there are none."""
    value = thing(change, "value")
    text, story = maybe_word(value, "review_text"), maybe_word(value, "open_graph_story_id")
    verb = maybe_word(value, "verb") or "add"
    if text is None or story is None or verb not in _WRITTEN or maybe_word(value, "item") == "comment":
        return [_notice(place, entry, change)]
    thread = Thread(post_id=story, comment_id=story)
    if verb == "add":
        return [public_event(place, value, story, Text(text=text), thread)]
    content = Edited(target=story, text=text)
    return [public_event(place, value, f"{story}:edited:{stamp(entry, value)}", content, thread)]


def _notice(place: Place, entry: dict[str, Any], change: Any) -> Event:
    value = maybe_thing(change, "value")
    at = maybe_moment(value, "created_time") or maybe_moment(entry, "time")
    kind = ".".join(maybe_word(part, name) or "unknown" for part, name in ((change, "field"), (value, "verb")))
    return place.notice(kind, change, at)


def _is_own(place: Place, value: dict[str, Any]) -> bool:
    ids = (maybe_word(maybe_thing(value, "from"), "id"), maybe_word(value, "sender_id"))
    return place.account in ids


_WRITTEN = frozenset({"add", "edit", "edited"})
