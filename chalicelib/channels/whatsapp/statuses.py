"""What became of a message that we sent.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
"""

from __future__ import annotations

from typing import Any

from chalicelib.channels._place import Place
from chalicelib.channels._shape import each, maybe_moment, maybe_word, word
from chalicelib.domain.events import DeliveryStatus, Event, ReceiptEvent

_STATUSES: dict[str, DeliveryStatus] = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "played": "read",
    "failed": "failed",
    "deleted": "deleted",
}


def read_status(place: Place, status: Any) -> list[Event]:
    """Return the receipt; a notice where the state is not known. Raises `Odd`."""
    known = _STATUSES.get(word(status, "status"))
    at = maybe_moment(status, "timestamp") or place.received_at
    if known is None:
        return [place.notice(f"status.{word(status, 'status')}", status, at)]
    error = next(iter(each(status, "errors")), None)
    return [
        ReceiptEvent(
            channel=place.channel,
            account=place.account,
            status=known,
            at=at,
            message_ids=(word(status, "id"),),
            reply_id=maybe_word(status, "biz_opaque_callback_data"),
            contact=maybe_word(status, "recipient_id") or maybe_word(status, "recipient_user_id"),
            error_code=maybe_word(error, "code"),
            error_title=maybe_word(error, "title") or maybe_word(error, "message"),
        )
    ]
