"""What a WhatsApp message holds: its type to one small function.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
        and the pages under it: text, image, video, audio, document, sticker, location, contacts, reaction, button,
        interactive, order, edit, revoke
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from chalicelib.channels._json import dump
from chalicelib.channels._place import unsupported
from chalicelib.channels._shape import (
    Odd,
    degrees,
    many,
    maybe_number,
    maybe_thing,
    maybe_word,
    number,
    thing,
    word,
)
from chalicelib.domain.content import (
    CatalogueItem,
    CatalogueOrder,
    Choice,
    ContactCard,
    Contacts,
    Content,
    Deleted,
    Edited,
    Location,
    Media,
    MediaKind,
    Reaction,
    Referral,
    Text,
    Unsupported,
)


def content_of(message: dict[str, Any]) -> Content:
    """Return what the message holds; the message itself, whole, where its type or its shape is not known."""
    kind = maybe_word(message, "type")
    try:
        return _CONTENTS[kind](message) if kind in _CONTENTS else unsupported(kind, message)
    except ValueError:
        return unsupported(kind, message)


def referral_of(message: dict[str, Any]) -> Referral | None:
    """Return the advert or post that the message came by, None where there is none."""
    referral = maybe_thing(message, "referral")
    if not referral:
        return None
    named = [maybe_word(referral, name) for name in ("headline", "body", "source_url")]
    return Referral(
        ref=maybe_word(referral, "source_id"),
        source=maybe_word(referral, "source_type"),
        headline=" - ".join(part for part in named if part) or None,
    )


def _text(message: dict[str, Any]) -> Content:
    return Text(text=word(thing(message, "text"), "body"))


def _media(kind: MediaKind, message: dict[str, Any]) -> Content:
    held = thing(message, kind)
    media_id, url = maybe_word(held, "id"), maybe_word(held, "url")
    if media_id is None and url is None:
        raise Odd("id")
    return Media(
        kind=kind,
        media_id=media_id,
        url=url,
        mime=maybe_word(held, "mime_type"),
        sha256=maybe_word(held, "sha256"),
        caption=maybe_word(held, "caption"),
        filename=maybe_word(held, "filename"),
    )


def _location(message: dict[str, Any]) -> Content:
    place = thing(message, "location")
    return Location(
        latitude=degrees(place, "latitude"),
        longitude=degrees(place, "longitude"),
        name=maybe_word(place, "name"),
        address=maybe_word(place, "address"),
    )


def _contacts(message: dict[str, Any]) -> Content:
    cards = tuple(_card(card) for card in many(message, "contacts"))
    if not cards:
        raise Odd("contacts")
    return Contacts(cards=cards)


def _card(card: Any) -> ContactCard:
    name = maybe_thing(card, "name")
    phones = [maybe_word(phone, "phone") or maybe_word(phone, "wa_id") for phone in many(card, "phones")]
    emails = [maybe_word(email, "email") for email in many(card, "emails")]
    return ContactCard(
        name=maybe_word(name, "formatted_name") or maybe_word(name, "first_name") or "",
        phones=tuple(phone for phone in phones if phone),
        emails=tuple(email for email in emails if email),
        organisation=maybe_word(maybe_thing(card, "org"), "company"),
    )


def _reaction(message: dict[str, Any]) -> Content:
    reaction = thing(message, "reaction")
    # An emoji that is taken away comes as an empty text or not at all.
    return Reaction(target=word(reaction, "message_id"), emoji=maybe_word(reaction, "emoji"))


def _button(message: dict[str, Any]) -> Content:
    button = thing(message, "button")
    title = maybe_word(button, "text")
    choice = maybe_word(button, "payload") or title
    if choice is None:
        raise Odd("payload")
    return Choice(id=choice, title=title or choice)


def _interactive(message: dict[str, Any]) -> Content:
    interactive = thing(message, "interactive")
    kind = word(interactive, "type")
    if kind not in _CHOICES:
        return unsupported(f"interactive.{kind}", message)
    chosen = thing(interactive, kind)
    choice = word(chosen, "id")
    return Choice(id=choice, title=maybe_word(chosen, "title") or choice, description=maybe_word(chosen, "description"))


def _order(message: dict[str, Any]) -> Content:
    order = thing(message, "order")
    items = tuple(_item(item) for item in many(order, "product_items"))
    if not items:
        raise Odd("product_items")
    return CatalogueOrder(catalogue_id=maybe_word(order, "catalog_id"), text=maybe_word(order, "text"), items=items)


def _item(item: Any) -> CatalogueItem:
    return CatalogueItem(
        code=word(item, "product_retailer_id"),
        quantity=number(item, "quantity"),
        claimed_price=maybe_number(item, "item_price"),
        currency=maybe_word(item, "currency"),
    )


def _edit(message: dict[str, Any]) -> Content:
    edit = thing(message, "edit")
    new = thing(edit, "message")
    kind = word(new, "type")
    part = thing(new, kind)
    text = maybe_word(part, "body") if kind == "text" else maybe_word(part, "caption") or ""
    if text is None:
        raise Odd("body")
    return Edited(target=word(edit, "original_message_id"), text=text)


def _revoke(message: dict[str, Any]) -> Content:
    return Deleted(target=word(thing(message, "revoke"), "original_message_id"), reason="revoke")


def _welcome(message: dict[str, Any]) -> Content:
    # Somebody opened the chat for the first time and has written nothing yet; it may be answered.
    return Referral(source=word(message, "type"))


def _nothing(message: dict[str, Any]) -> Content:
    # "unsupported" is the platform's own word: `errors` in the raw message says what it could not show.
    return Unsupported(kind="unsupported", raw=dump(message))


_CHOICES = frozenset({"button_reply", "list_reply"})
_CONTENTS: dict[str | None, Callable[[dict[str, Any]], Content]] = {
    "text": _text,
    "image": partial(_media, "image"),
    "video": partial(_media, "video"),
    "audio": partial(_media, "audio"),
    "voice": partial(_media, "audio"),
    "document": partial(_media, "document"),
    "sticker": partial(_media, "sticker"),
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "button": _button,
    "interactive": _interactive,
    "order": _order,
    "edit": _edit,
    "revoke": _revoke,
    "request_welcome": _welcome,
    "unsupported": _nothing,
}
