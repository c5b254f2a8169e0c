"""The tokens that tell the widget's visitors apart: `v1.<claims>.<HMAC-SHA256>`, both parts in base64url."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime

from chalicelib.channels._signatures import hmac_sha256, require_signature
from chalicelib.domain.base import Model
from chalicelib.domain.errors import BadSignature

HEADER = "x-tradepost-session"
VISITOR = "visitor-"
"""What the contact id of every visitor begins with, and of nobody else."""

_VERSION = "v1"
_LENGTH_MOST = 1000


class Claims(Model):
    """What a token says: who its bearer is, on which account, until when (epoch seconds)."""

    contact: str
    account: str
    exp: int


def issue(claims: Claims, secrets: Sequence[str]) -> str:
    """Return the token of these claims, signed with the first of the secrets."""
    content = f"{_VERSION}.{_encoded(claims.model_dump_json().encode())}"
    return f"{content}.{_mac(content, secrets[0])}"


def checked(token: str, account: str, secrets: Sequence[str], now: datetime) -> Claims:
    """Return what a genuine token of this account says. Raises `BadSignature`, also when it has expired."""
    if len(token) > _LENGTH_MOST:
        raise BadSignature("this is no session")
    content, _, mac = token.rpartition(".")
    require_signature(mac, secrets, lambda secret: _mac(content, secret))
    claims = claimed(token)
    if claims.account != account or not claims.contact.startswith(VISITOR):
        raise BadSignature("the session is of another account")
    if now.timestamp() >= claims.exp:
        raise BadSignature("the session has expired")
    return claims


def claimed(token: str) -> Claims:
    """Return what a token says, true or not: only for tokens that were `checked`. Raises `BadSignature`."""
    try:
        version, payload, _ = token.split(".")
        claims = Claims.model_validate_json(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except ValueError as error:
        raise BadSignature("this is no session") from error
    if version != _VERSION:
        raise BadSignature("this is no session")
    return claims


def _mac(content: str, secret: str) -> str:
    return _encoded(hmac_sha256(secret, content))


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
