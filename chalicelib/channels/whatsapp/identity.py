"""A person's change of number or id.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system
        https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib.channels._place import Place
from chalicelib.channels._shape import maybe_moment, maybe_thing, maybe_word, thing, word
from chalicelib.domain.events import Event, IdentityEvent

_RENAMED = frozenset({"user_changed_number", "user_changed_user_id"})


def read_system(place: Place, message: Any) -> list[Event]:
    """Read a change of number or id.

    Only from fields that the platform fills: its sentence in `body` holds the person's own name, and a name like
    "changed from … to …" would hand one person's contact to another.
    """
    system = maybe_thing(message, "system")
    at = maybe_moment(message, "timestamp") or place.received_at
    kind = maybe_word(system, "type")
    old = maybe_word(message, "from") or maybe_word(system, "previous_user_id") or maybe_word(message, "from_user_id")
    new = maybe_word(system, "wa_id") or maybe_word(system, "new_wa_id") or maybe_word(system, "user_id")
    if kind in _RENAMED and old and new and old != new:
        return [IdentityEvent(channel=place.channel, account=place.account, old_id=old, new_id=new, at=at)]
    return [place.notice(f"system.{kind or 'unknown'}", message, at)]


def read_identity(place: Place, update: Any) -> Iterator[Event]:
    """Return which business-scoped user id took the place of which. Raises `Odd`."""
    user = thing(update, "user_id")
    yield IdentityEvent(
        channel=place.channel,
        account=place.account,
        old_id=word(user, "previous"),
        new_id=word(user, "current"),
        at=maybe_moment(update, "timestamp") or place.received_at,
    )
