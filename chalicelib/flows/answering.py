"""Turns what we want to say into replies on record: named by their cause, cut to what the channel takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from chalicelib.domain.content import Option, Reply
from chalicelib.domain.conversations import STUCK_AFTER, OutboundMessage
from chalicelib.domain.ids import digest
from chalicelib.domain.requests import Origin
from chalicelib.ports import Capabilities


def replies(
    origin: Origin,
    *,
    cause: str,
    purpose: str,
    text: str,
    capabilities: Capabilities,
    now: datetime,
    partner_id: str | None,
    options: Sequence[Option] = (),
) -> list[OutboundMessage]:
    """Return the replies that say `text`: one, or several where it is too long for the channel.

    The same cause and purpose give the same ids, so that a repeated step cannot answer twice. Options go with the
    last part.
    """
    parts = cut(text, capabilities.text_max)
    last = len(parts) - 1
    return [
        OutboundMessage(
            id=digest("reply", cause, purpose, str(n)),
            conversation=origin.conversation,
            channel=origin.channel,
            account=origin.account,
            contact=origin.contact,
            partner_id=partner_id,
            purpose=purpose,
            reply=Reply(
                text=part,
                options=tuple(options) if n == last else (),
                reply_to=origin.reply_to if n == 0 else None,
                thread=origin.thread,
            ),
            created_at=now,
            window_closes_at=origin.window_closes_at,
            retry_at=now + STUCK_AFTER,
        )
        for n, part in enumerate(parts)
    ]


def cut(text: str, length: int) -> list[str]:
    """Cut a text into parts of at most `length` signs, at the end of a line or a word where there is one."""
    parts = []
    while len(text) > length:
        at = max(text.rfind("\n", 1, length), 0) or max(text.rfind(" ", 1, length), 0) or length
        parts.append(text[:at])
        text = text[at:].lstrip()
    return [*parts, text]


def window_end(capabilities: Capabilities, written_at: datetime) -> datetime | None:
    """Say until when a message written at that moment may be answered freely; None: at any time."""
    return written_at + timedelta(hours=capabilities.window_h) if capabilities.window_h is not None else None
