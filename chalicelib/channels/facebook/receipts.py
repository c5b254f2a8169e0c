"""What became of the page's messages: delivered, read.

Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events
        and the pages under it: message-deliveries, message-reads
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib.channels._place import Place
from chalicelib.channels._shape import each, maybe_moment, thing, word
from chalicelib.domain.events import DeliveryStatus, Event, ReceiptEvent


def read_delivery(place: Place, raw: Any) -> Iterator[Event]:
    """Return which messages have reached the person's device."""
    delivery = thing(raw, "delivery")
    mids = tuple(mid for mid in each(delivery, "mids") if isinstance(mid, str) and mid)
    yield _receipt(place, raw, "delivered", delivery, mids)


def read_read(place: Place, raw: Any) -> Iterator[Event]:
    """Return up to which moment the person has read."""
    yield _receipt(place, raw, "read", thing(raw, "read"))


def _receipt(
    place: Place, raw: Any, status: DeliveryStatus, told: dict[str, Any], mids: tuple[str, ...] = ()
) -> ReceiptEvent:
    up_to = maybe_moment(told, "watermark")
    return ReceiptEvent(
        channel=place.channel,
        account=place.account,
        status=status,
        at=maybe_moment(raw, "timestamp") or up_to or place.received_at,
        message_ids=mids,
        contact=word(thing(raw, "sender"), "id"),
        up_to=up_to,
    )
