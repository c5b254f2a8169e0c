"""From a page's webhook to events: Messenger in `messaging`, the page's feed in `changes`.

Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks
        https://developers.facebook.com/docs/graph-api/webhooks/reference/page
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from chalicelib.channels._meta import read_entries
from chalicelib.channels._place import Place
from chalicelib.channels._shape import Odd, each, maybe_moment, maybe_thing, maybe_word
from chalicelib.channels.facebook.feed import read_feed
from chalicelib.channels.facebook.mentions import read_mention, read_rating
from chalicelib.channels.facebook.messenger import read_messaging
from chalicelib.domain.events import Event
from chalicelib.ports import WebhookRequest

NAME = "facebook"
OBJECT = "page"


def parse(request: WebhookRequest) -> list[Event]:
    """Return every event in the body, in its order. Raises `Malformed`."""
    return read_entries(request, NAME, OBJECT, _entry)


def _entry(place: Place, entry: Any) -> Iterator[Event]:
    if not isinstance(entry, dict):
        raise Odd("entry")
    for raw in each(entry, "messaging"):
        yield from place.guarded(partial(read_messaging, place), raw)
    for raw in each(entry, "standby"):
        yield _standby(place, raw)
    for raw in each(entry, "changes"):
        yield from place.guarded(partial(_change, place, entry), raw)


def _standby(place: Place, raw: Any) -> Event:
    # Another app, or a colleague in the page's inbox, holds this conversation: it must not be answered by us, and
    # only a notice is never answered.
    return place.notice("standby", raw, maybe_moment(raw, "timestamp"))


def _change(place: Place, entry: dict[str, Any], change: Any) -> Iterable[Event]:
    field, value = maybe_word(change, "field") or "malformed", maybe_thing(change, "value")
    if "sender" in value and "recipient" in value:
        # The test button of the app's dashboard puts Messenger's events into `changes`.
        return read_messaging(place, value)
    read = _FIELDS.get(field)
    if read is None:
        return [place.notice(field, change, maybe_moment(value, "created_time") or maybe_moment(entry, "time"))]
    return read(place, entry, change)


_FIELDS: dict[str, Callable[[Place, dict[str, Any], Any], Iterable[Event]]] = {
    "feed": read_feed,
    "mention": read_mention,
    "ratings": read_rating,
}
