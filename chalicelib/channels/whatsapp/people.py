"""Who wrote a WhatsApp message: by telephone number, by business-scoped user id, or by both.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
"""

from __future__ import annotations

from typing import Any

from chalicelib.channels._shape import Odd, maybe_thing, maybe_word
from chalicelib.domain.events import Sender


class People:
    """The `contacts` that come beside messages, found again by any of their ids."""

    def __init__(self, value: dict[str, Any]) -> None:
        found = value.get("contacts")
        self._contacts = [c for c in found if isinstance(c, dict)] if isinstance(found, list) else []

    def of(self, ids: tuple[str, ...]) -> dict[str, Any]:
        """Return the contact that goes by one of these ids, an empty one where there is none."""
        return next((c for c in self._contacts if {maybe_word(c, "wa_id"), maybe_word(c, "user_id")} & set(ids)), {})

    def only(self) -> dict[str, Any]:
        """Return the contact when there is exactly one, an empty one otherwise."""
        return self._contacts[0] if len(self._contacts) == 1 else {}


def sender_of(message: Any, people: People) -> Sender:
    """Return who wrote it. The number is the id as long as the platform tells it. Raises `Odd` when nobody did."""
    told = _ids(message, "from", "from_user_id", "from_parent_user_id")
    contact = people.of(told) if told else people.only()
    every = tuple(dict.fromkeys((*told, *_ids(contact, "wa_id", "user_id", "parent_user_id"))))
    if not every:
        raise Odd("from")
    phone = maybe_word(message, "from") or maybe_word(contact, "wa_id")
    first = phone or every[0]
    return Sender(
        id=first,
        other_ids=tuple(other for other in every if other != first),
        name=maybe_word(maybe_thing(contact, "profile"), "name"),
        phone=f"+{phone}" if phone and phone.isdigit() else None,
        username=maybe_word(maybe_thing(contact, "profile"), "username") or maybe_word(contact, "username"),
    )


def _ids(of: Any, *names: str) -> tuple[str, ...]:
    return tuple(found for name in names if (found := maybe_word(of, name)))
