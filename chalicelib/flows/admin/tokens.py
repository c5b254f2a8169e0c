"""Tokens: `tp_<id>_<secret>`, shown once, kept as a hash."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field

from chalicelib.domain.base import Model
from chalicelib.domain.operations import StaffRole, StaffToken
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.fields import ShortLine, Whole
from chalicelib.flows.admin.looking import Window, found, page_of
from chalicelib.ports import Add, Chance, Page, Save, Store

ID_BYTES = 10
SECRET_BYTES = 32

_BEARER = re.compile(r"(?i:bearer) +tp_([a-z2-7]{16})_([A-Za-z0-9_-]{43})", re.ASCII)


class NewToken(Model):
    """Whom a token is for, what it may do, and for how long; `expires_in_days` null: until it is revoked."""

    name: ShortLine
    role: StaffRole
    expires_in_days: Annotated[int, Field(ge=1, le=3650), Whole] | None = 90


def list_tokens(store: Store, window: Window) -> Page[StaffToken]:
    """Return a page of the tokens, the newest first."""
    return page_of(store, StaffToken, "staff-tokens", window)


def create_token(store: Store, chance: Chance, act: Act, new: NewToken) -> tuple[StaffToken, str]:
    """Make a token; return it with the text that is told only once."""
    token_id = base64.b32encode(chance.token(ID_BYTES)).decode().lower()
    secret = base64.urlsafe_b64encode(chance.token(SECRET_BYTES)).decode().rstrip("=")
    token = StaffToken(
        id=token_id,
        name=new.name,
        role=new.role,
        secret_hash=_hash(secret),
        created_at=act.at,
        expires=act.at + timedelta(days=new.expires_in_days) if new.expires_in_days else None,
    )
    store.commit(Add(token), act.entry("token.create", token.id))
    return token, f"tp_{token_id}_{secret}"


def revoke_token(store: Store, act: Act, token_id: str) -> StaffToken:
    """Close a token; one that is closed already stays as it is. Raises `NotFound`."""
    token = found(store, StaffToken.ref(token_id))
    if token.revoked_at is not None:
        return token
    revoked = token.changed(revoked_at=act.at)
    store.commit(Save(revoked), act.entry("token.revoke", token_id))
    return revoked


def bearer(store: Store, header: str, now: datetime) -> StaffToken | None:
    """Return the token behind an Authorization header, None unless it is good at this moment."""
    presented = _BEARER.fullmatch(header)
    if presented is None:
        return None
    token = store.get(StaffToken.ref(presented[1]))
    if token is None or not hmac.compare_digest(token.secret_hash, _hash(presented[2])):
        return None
    return token if _is_good(token, now) else None


def _is_good(token: StaffToken, now: datetime) -> bool:
    return token.revoked_at is None and (token.expires is None or now < token.expires)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
