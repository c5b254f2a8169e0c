"""How a company's services sign, by Standard Webhooks, and how they batch.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

ID = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"


def sign(body: bytes, secret: str, at: datetime) -> dict[str, str]:
    return _headers(f"v1,{_mac(_key(secret), _content(body, at))}", at)


def forged(body: bytes, secret: str, at: datetime) -> dict[str, dict[str, str]]:
    good = _mac(_key(secret), _content(body, at))
    old, early = at - timedelta(minutes=5, seconds=1), at + timedelta(minutes=5, seconds=1)
    return {
        "an empty signature": _headers("v1,", at),
        "no version": _headers(good, at),
        "a version to come": _headers(f"v2,{good}", at),
        "the version of public keys": _headers(f"v1a,{good}", at),
        "a capital version": _headers(f"V1,{good}", at),
        "a list parted by commas": _headers(f"v1,{good},v1,{good}", at),
        "without padding": _headers(f"v1,{good.rstrip('=')}", at),
        "in hexadecimal signs": _headers(f"v1,{base64.b64decode(good).hex()}", at),
        "the secret itself as the key": _headers(f"v1,{_mac(secret.encode(), _content(body, at))}", at),
        "the key still in base64": _headers(f"v1,{_mac(secret[6:].encode(), _content(body, at))}", at),
        "another algorithm": _headers(f"v1,{_mac(_key(secret), _content(body, at), hashlib.sha512)}", at),
        "over the body alone": _headers(f"v1,{_mac(_key(secret), body)}", at),
        "without the id": _headers(f"v1,{_mac(_key(secret), _content(body, at).partition(b'.')[2])}", at),
        "another id": {**sign(body, secret, at), "webhook-id": "msg_other"},
        "an old one": sign(body, secret, old),
        "one from the future": sign(body, secret, early),
        "an old one with a new timestamp": {**sign(body, secret, old), "webhook-timestamp": _stamp(at)},
        "a timestamp with a fraction": _stamped(body, secret, at, f"{_stamp(at)}.5"),
        "a timestamp with a sign": _stamped(body, secret, at, f"+{_stamp(at)}"),
        "a timestamp in other digits": _stamped(
            body, secret, at, _stamp(at).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        ),
        "a timestamp that is a word": _stamped(body, secret, at, "now"),
        "a timestamp without an end": _stamped(body, secret, at, "9" * 5000),
    }


def join(bodies: list[dict[str, Any]]) -> dict[str, Any]:
    return {"messages": [envelope for body in bodies for envelope in body.get("messages", [body])]}


def _stamped(body: bytes, secret: str, at: datetime, stamp: str) -> dict[str, str]:
    content = f"{ID}.{stamp}.".encode() + body
    return {**_headers(f"v1,{_mac(_key(secret), content)}", at), "webhook-timestamp": stamp}


def _headers(signature: str, at: datetime) -> dict[str, str]:
    return {"webhook-id": ID, "webhook-timestamp": _stamp(at), "webhook-signature": signature}


def _stamp(at: datetime) -> str:
    return str(int(at.timestamp()))


def _content(body: bytes, at: datetime) -> bytes:
    return f"{ID}.{_stamp(at)}.".encode() + body


def _key(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix("whsec_"))


def _mac(key: bytes, content: bytes, algorithm: Any = hashlib.sha256) -> str:
    return base64.b64encode(hmac.new(key, content, algorithm).digest()).decode()
