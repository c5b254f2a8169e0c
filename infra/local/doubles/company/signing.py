"""Standard Webhooks, as a company's own service signs and checks them.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime

TOLERANCE_S = 300


def new_secret() -> str:
    """Draw a secret."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def headers(secret: str, message_id: str, body: bytes, at: datetime) -> dict[str, str]:
    """Return the three headers of a webhook."""
    timestamp = str(int(at.timestamp()))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{_mac(secret, message_id, timestamp, body)}",
    }


def is_genuine(secret: str, given: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Say whether a webhook was signed with this secret within five minutes of `now`."""
    message_id, timestamp = given.get("webhook-id", ""), given.get("webhook-timestamp", "")
    if not (message_id and timestamp.isdecimal() and abs(now.timestamp() - int(timestamp)) <= TOLERANCE_S):
        return False
    wanted = f"v1,{_mac(secret, message_id, timestamp, body)}"
    return any(hmac.compare_digest(wanted, one) for one in given.get("webhook-signature", "").split(" "))


def _mac(secret: str, message_id: str, timestamp: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{message_id}.{timestamp}.".encode() + body
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
