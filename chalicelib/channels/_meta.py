"""What Meta's webhooks share: the handshake, the signature, the envelope of entries.

Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from pydantic import Field

from chalicelib.channels._json import load
from chalicelib.channels._place import Place
from chalicelib.channels._secrets import Secret, SecretsForm, app_secrets
from chalicelib.channels._shape import each, maybe_word
from chalicelib.channels._signatures import hmac_sha256_hex, require_signature, require_token
from chalicelib.domain.errors import BadSignature, Malformed
from chalicelib.domain.events import Event
from chalicelib.ports import ChannelSecrets, WebhookAnswer, WebhookRequest

SIGNATURE = "x-hub-signature-256"
# The legacy header `X-Hub-Signature` (sha1) comes with the same webhooks and is never looked at.


class MetaAppSecrets(SecretsForm):
    """The secrets of an app at developers.facebook.com."""

    app_secrets: list[Secret] = Field(
        min_length=1,
        repr=False,
        title="App secret",
        description="developers.facebook.com > My Apps > your app > App settings > Basic > App secret (Show). "
        "During a rotation give the new one first and keep the old one behind it.",
    )
    verify_tokens: list[Secret] = Field(
        min_length=1,
        repr=False,
        title="Verify token",
        description="A word of your own making; type the same one into the app's Webhooks page, beside the "
        "callback URL, under 'Verify token'.",
    )


def handshake(request: WebhookRequest, secrets: ChannelSecrets) -> WebhookAnswer:
    """Return the challenge when the verify token is ours. Raises `BadSignature`."""
    query = request.query
    require_token(query.get("hub.verify_token"), app_secrets(MetaAppSecrets, secrets).verify_tokens)
    challenge = query.get("hub.challenge")
    if query.get("hub.mode") != "subscribe" or not challenge:
        raise BadSignature("not a subscription")
    return WebhookAnswer(200, challenge)


def verify(request: WebhookRequest, secrets: ChannelSecrets) -> None:
    """Return if the raw body is signed with one of the app's secrets. Raises `BadSignature`."""
    keys = app_secrets(MetaAppSecrets, secrets).app_secrets
    require_signature(request.headers.get(SIGNATURE), keys, lambda key: f"sha256={hmac_sha256_hex(key, request.body)}")


def read_entries(
    request: WebhookRequest, channel: str, object_name: str, read: Callable[[Place, Any], Iterable[Event]]
) -> list[Event]:
    """Return the events of every entry, in their order. Raises `Malformed` when the body is another object's."""
    body = load(request.body)
    if body.get("object") != object_name:
        raise Malformed(f"not an object of {object_name}")
    events: list[Event] = []
    for entry in each(body, "entry"):
        place = Place(channel, maybe_word(entry, "id") or "unknown", request.received_at)
        # An entry in which nothing was found is kept too: it holds something that we do not know.
        events += place.guarded(partial(read, place), entry) or [place.notice("entry", entry)]
    return events
