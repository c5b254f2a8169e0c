"""What the doubles of Meta's platforms share: errors, tokens, signatures, handshakes.

Source: https://developers.facebook.com/docs/graph-api/guides/error-handling
        https://developers.facebook.com/docs/graph-api/webhooks/getting-started
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from chalicelib.ports import ChannelSecrets
from infra.local.doubles.http import Answer, Handler, Request, json_answer
from infra.local.doubles.webhooks import Webhooks


class Shape(BaseModel):
    """A body of the platform, which refuses fields that it does not document."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class GraphError(Exception):
    """An error as the Graph API answers it."""

    def __init__(
        self, code: int, message: str, *, status: int = 400, details: str = "", subcode: int | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        self.details = details
        self.subcode = subcode

    def answer(self) -> Answer:
        """Return the HTTP answer."""
        error: dict[str, Any] = {
            "message": f"(#{self.code}) {self.message}",
            "type": "OAuthException",
            "code": self.code,
            "fbtrace_id": "A" + secrets.token_hex(8),
        }
        if self.details:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        if self.subcode:
            error["error_subcode"] = self.subcode
        return json_answer({"error": error}, self.status)


@dataclass(slots=True)
class App:
    """The company's app on the platform: what signs its webhooks, and the tokens that its calls may carry."""

    app_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    verify_token: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    access_tokens: set[str] = field(default_factory=lambda: {"EAA" + secrets.token_hex(16)})

    @property
    def access_token(self) -> str:
        """One of the tokens in force."""
        return min(self.access_tokens)

    def secrets(self, account: str, **account_fields: str) -> ChannelSecrets:
        """Return what is stored to connect one account of this app."""
        app = {"app_secrets": [self.app_secret], "verify_tokens": [self.verify_token]}
        return ChannelSecrets(app, {account: {"access_tokens": [self.access_token], **account_fields}})

    def sign(self, body: bytes, _now: object = None) -> dict[str, str]:
        """Return the header that proves a webhook."""
        return {"x-hub-signature-256": f"sha256={_hmac(self.app_secret, body)}"}

    def check(self, request: Request) -> None:
        """Return if the call may be made. Raises `GraphError` 190."""
        token = request.query.get("access_token") or _bearer(request.headers)
        if token not in self.access_tokens:
            raise GraphError(190, "Invalid OAuth access token - Cannot parse access token", status=401)
        proof = request.query.get("appsecret_proof")
        if proof is not None and proof != _hmac(self.app_secret, str(token).encode()):
            raise GraphError(100, "Invalid appsecret_proof provided in the API argument")


def subscribe(webhooks: Webhooks, app: App) -> None:
    """Check the address as the platform does before it sends anything. Raises `ValueError`."""
    challenge = str(secrets.randbelow(10**10))
    asked = {"hub.mode": "subscribe", "hub.verify_token": app.verify_token, "hub.challenge": challenge}
    status, body = webhooks.get(asked)
    if (status, body) != (200, challenge):
        raise ValueError(f"the callback URL could not be validated: {status}")


def guarded(app: App, handler: Handler) -> Handler:
    """Check the token first and turn `GraphError` into its answer."""

    def answered(request: Request) -> Answer:
        try:
            app.check(request)
            return handler(request)
        except GraphError as error:
            return error.answer()

    return answered


T = TypeVar("T")


def shaped(adapter: TypeAdapter[T], request: Request) -> T:
    """Return the body in the shape that the platform documents. Raises `GraphError` 100, naming the field."""
    try:
        return adapter.validate_python(request.fields())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise GraphError(100, "Invalid parameter", details=f"{where}: {first['msg']}") from error
    except ValueError as error:
        raise GraphError(100, "Invalid parameter", details="the body is not JSON") from error


def fields_of(request: Request) -> Mapping[str, Any]:
    """Return the body's fields, none when it is no object: to tell what kind of call it is before it is checked."""
    try:
        fields = request.fields()
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def compact(value: object) -> bytes:
    """Write JSON the way Meta puts it on the wire: no spaces, everything but ASCII escaped, slashes too."""
    return json.dumps(value, separators=(",", ":")).replace("/", "\\/").encode()


def _hmac(secret: str, body: bytes) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def _bearer(headers: Mapping[str, str]) -> str:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""
