"""How many messages may come: from one contact, for one partner, over one channel. Pure; the store counts."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from chalicelib.domain.conversations import Bucket
from chalicelib.domain.verdicts import Action, Finding
from chalicelib.ports import FloodCounter

BURST = 20
"""Messages at once: an order typed line by line, or an album of photographs of damaged goods."""

REFILL_S = 3.0
"""Seconds for one more message. People who type orders by hand stay below twenty a minute."""

PARTNER_MOST = 300
"""Messages a minute from all the people of one company: fifteen of them typing as fast as they can."""

CHANNEL_MOST = 20_000
"""Messages a minute over one channel: ten times the peak hour of a million messages a day. More is no trade."""

PARTNER_SAMPLE = 4
"""One message in so many is counted, for as many: a write less for the others, and exact enough at the limit."""

CHANNEL_SAMPLE = 64
"""As above; a channel's counter is one item that all its messages would write to, and at the limit some 5 a second do."""

KEPT = timedelta(minutes=10)


def flood_contact(bucket: Bucket | None, now: datetime) -> tuple[Bucket, Finding | None]:
    """Take one token from the contact's bucket and return it, with a finding when it was empty."""
    tokens = BURST if bucket is None else _refilled(bucket, now)
    at = now if bucket is None else max(now, bucket.at)
    if tokens >= 1:
        return Bucket(tokens=tokens - 1, at=at), None
    finding = Finding(rule="flood_contact", action=Action.HOLD, note="too many messages from one contact")
    return Bucket(tokens=tokens, at=at), finding


def _refilled(bucket: Bucket, now: datetime) -> float:
    waited_s = max(0.0, (now - bucket.at).total_seconds())
    return min(float(BURST), max(0.0, bucket.tokens) + waited_s / REFILL_S)


def flood_window(count: int, limit: int, what: str) -> Finding | None:
    """Return a finding when the minute's count has reached the limit; `what` is `partner` or `channel`."""
    if count < limit:
        return None
    return Finding(rule=f"flood_{what}", action=Action.HOLD, note=f"too many messages a minute from one {what}")


def sampled(message_id: str, one_in: int) -> bool:
    """Say whether this message stands for `one_in` others; the same at every try."""
    return int.from_bytes(hashlib.sha256(message_id.encode()).digest()[:8]) % one_in == 0


def counters(message_id: str, channel: str, partner_id: str | None, now: datetime) -> list[FloodCounter]:
    """Name the counters of this minute, the channel's first."""
    named = [(f"flood/channel/{channel}", CHANNEL_SAMPLE)]
    if partner_id is not None:
        named.append((f"flood/partner/{partner_id}", PARTNER_SAMPLE))
    return [
        FloodCounter(f"{name}/{now:%Y%m%d%H%M}", one_in, now + KEPT, sampled(f"{name}/{message_id}", one_in))
        for name, one_in in named
    ]
