"""Signs and verifies by Standard Webhooks, symmetric (`v1`) only.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from chalicelib.channels._signatures import hmac_sha256_base64
from chalicelib.domain.errors import BadSignature

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
TOLERANCE_S = 300
PREFIX = "whsec_"
_DIGITS_MOST = 12


def key_of(secret: str) -> bytes:
    """Return the key that a secret (`whsec_…`) stands for; empty when it stands for none."""
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError:
        return b""


def signed(message_id: str, body: bytes, secrets: Sequence[str], at: datetime) -> dict[str, str]:
    """Return the headers that sign this body with every one of the secrets, so that the receiver can rotate."""
    timestamp = str(int(at.timestamp()))
    return {ID: message_id, TIMESTAMP: timestamp, SIGNATURE: " ".join(_all(message_id, timestamp, body, secrets))}


def verify(headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now: datetime) -> None:
    """Return if one of the secrets signed this body within five minutes of `now`. Raises `BadSignature`."""
    message_id, timestamp, given = (headers.get(name, "") for name in (ID, TIMESTAMP, SIGNATURE))
    if not (message_id and timestamp and given):
        raise BadSignature("a header of the signature is missing")
    if not _is_recent(timestamp, now):
        raise BadSignature("the timestamp is not of these five minutes")
    # Signatures of other versions are for other receivers: they are never the same as one of ours.
    if not _have_one_in_common(_all(message_id, timestamp, body, secrets), given.split(" ")):
        raise BadSignature("the signature is not ours")


def _is_recent(timestamp: str, now: datetime) -> bool:
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _DIGITS_MOST):
        return False
    return abs(now.timestamp() - int(timestamp)) <= TOLERANCE_S


def _all(message_id: str, timestamp: str, body: bytes, secrets: Iterable[str]) -> list[str]:
    keys = [key for key in map(key_of, secrets) if key]
    return [f"v1,{hmac_sha256_base64(key, message_id, '.', timestamp, '.', body)}" for key in keys]


def _have_one_in_common(ours: Sequence[str], offered: Sequence[str]) -> bool:
    # Every pair is compared, so that the time taken does not tell which of them was close.
    pairs = [(one.encode(), other.encode(errors="replace")) for one in ours for other in offered]
    matches = [hmac.compare_digest(one, other) for one, other in pairs]
    return any(matches)
