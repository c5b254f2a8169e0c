"""How Meta signs webhooks, and how it batches them.

Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import Any

HEADER = "x-hub-signature-256"


def sign(body: bytes, secret: str, at: datetime) -> dict[str, str]:
    return {HEADER: f"sha256={_hex(secret, body, hashlib.sha256)}"}


def forged(body: bytes, secret: str, at: datetime) -> dict[str, dict[str, str]]:
    good = _hex(secret, body, hashlib.sha256)
    escaped = body.decode().encode("ascii", "backslashreplace")
    return {
        "another prefix": {HEADER: f"sha1={good}"},
        "another algorithm": {HEADER: f"sha1={_hex(secret, body, hashlib.sha1)}"},
        "another algorithm under the right prefix": {HEADER: f"sha256={_hex(secret, body, hashlib.sha1)}"},
        "a longer algorithm": {HEADER: f"sha256={_hex(secret, body, hashlib.sha512)}"},
        "no prefix": {HEADER: good},
        "capital letters": {HEADER: f"SHA256={good.upper()}"},
        "cut short": {HEADER: f"sha256={good[:-2]}"},
        "something behind it": {HEADER: f"sha256={good}00"},
        "a second one behind a comma": {HEADER: f"sha256={good},sha256={good}"},
        "the legacy header alone": {"x-hub-signature": f"sha1={_hex(secret, body, hashlib.sha1)}"},
        "escaped before it was signed": {HEADER: f"sha256={_hex(secret, escaped, hashlib.sha256)}"},
        "a hash without a key": {HEADER: f"sha256={hashlib.sha256(body).hexdigest()}"},
    }


def join(bodies: list[dict[str, Any]]) -> dict[str, Any]:
    return {**bodies[0], "entry": [entry for body in bodies for entry in body["entry"]]}


def _hex(secret: str, body: bytes, algorithm: Any) -> str:
    return hmac.new(secret.encode(), body, algorithm).hexdigest()
