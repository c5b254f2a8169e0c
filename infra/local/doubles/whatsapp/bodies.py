"""The webhook bodies of the WhatsApp Cloud API.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
        https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from infra.local.doubles.cart import CartLine
from infra.local.doubles.inbox import Person, Tap

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Number:
    """The company's number: its id, how it is shown, and the business account that it belongs to."""

    id: str = "106540352240001"
    shown: str = "15550100100"
    account: str = "102290129340001"
    name: str = "Kestrel Wholesale"


def message_body(number: Number, person: Person, message: Mapping[str, Any]) -> Body:
    """Wrap one message of a person."""
    contact: Body = {"profile": {"name": person.name}}
    contact |= {"wa_id": person.id} if person.phone else {"user_id": person.id}
    return envelope(number, {"contacts": [contact], "messages": [dict(message)]})


def status_body(number: Number, statuses: Sequence[Mapping[str, Any]]) -> Body:
    """Wrap delivery states."""
    return envelope(number, {"statuses": [dict(status) for status in statuses]})


def envelope(number: Number, value: Mapping[str, Any]) -> Body:
    """Wrap the value of a change to the field `messages`."""
    metadata = {"display_phone_number": number.shown, "phone_number_id": number.id}
    full = {"messaging_product": "whatsapp", "metadata": metadata, **value}
    entry = {"id": number.account, "changes": [{"value": full, "field": "messages"}]}
    return {"object": "whatsapp_business_account", "entry": [entry]}


def message(person: Person, wamid: str, at: datetime, kind: str, content: Mapping[str, Any]) -> Body:
    """Return one message of that kind; `content` holds its own part and perhaps a `context`."""
    sender = {"from": person.id} if person.phone else {"from_user_id": person.id}
    return {**sender, "id": wamid, "timestamp": str(int(at.timestamp())), "type": kind, **content}


def text(words: str) -> Body:
    """Words."""
    return {"text": {"body": words}}


def tapped(tap: Tap) -> Body:
    """A tap on a button or a row."""
    if tap.place == "list":
        row = {"id": tap.id, "title": tap.title} | ({"description": tap.description} if tap.description else {})
        return {"interactive": {"type": "list_reply", "list_reply": row}}
    return {"interactive": {"type": "button_reply", "button_reply": {"id": tap.id, "title": tap.title}}}


def image(media_id: str, sha256: str, caption: str | None) -> Body:
    """A picture that the platform keeps."""
    held = {"mime_type": "image/png", "sha256": sha256, "id": media_id}
    return {"image": held | ({"caption": caption} if caption else {})}


def document(media_id: str, mime: str, sha256: str, filename: str, caption: str | None) -> Body:
    """A document that the platform keeps."""
    held = {"filename": filename, "mime_type": mime, "sha256": sha256, "id": media_id}
    return {"document": held | ({"caption": caption} if caption else {})}


def order(lines: Sequence[CartLine], words: str | None) -> Body:
    """A cart sent from the catalogue. Prices are whole or broken numbers, as the platform writes them."""
    items = [
        {
            "product_retailer_id": line.code,
            "quantity": line.quantity,
            "item_price": _number(Decimal(line.price)),
            "currency": line.currency,
        }
        for line in lines
    ]
    return {"order": {"catalog_id": "194836987003835", "product_items": items} | ({"text": words} if words else {})}


def _number(price: Decimal) -> int | float:
    return int(price) if price == int(price) else float(price)


def reaction(target: str, emoji: str) -> Body:
    """An emoji on a message; without one it is taken away."""
    return {"reaction": {"message_id": target} | ({"emoji": emoji} if emoji else {})}


def status(
    wamid: str, state: str, person_id: str, at: datetime, *, key: str | None, error: Mapping[str, Any] | None = None
) -> Body:
    """What became of a message of the company's; `key` is what the company put into its callback data."""
    told: Body = {"id": wamid, "status": state, "timestamp": str(int(at.timestamp())), "recipient_id": person_id}
    if state == "sent":
        told["pricing"] = {"billable": True, "pricing_model": "PMP", "category": "service", "type": "regular"}
    if key is not None:
        told["biz_opaque_callback_data"] = key
    if error is not None:
        told["errors"] = [dict(error)]
    return told


def edit(target: str, words: str) -> Body:
    """New words for a message."""
    return {"edit": {"original_message_id": target, "message": {"type": "text", **text(words)}}}


def revoke(target: str) -> Body:
    """A message taken back."""
    return {"revoke": {"original_message_id": target}}
