"""Posts replies to a company's own service, signed by Standard Webhooks.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any

from chalicelib.channels._json import dump
from chalicelib.channels._outcomes import is_success, retry_after_s
from chalicelib.channels.web.secrets import WebSite
from chalicelib.channels.web.standard_webhooks import signed
from chalicelib.domain.conversations import OutboundMessage
from chalicelib.domain.errors import Misconfigured, Refused, Unavailable
from chalicelib.ports import Http, HttpAnswer

_LATER = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.CONFLICT,
        HTTPStatus.TOO_EARLY,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)


def post(message: OutboundMessage, site: WebSite, http: Http, now: datetime) -> None:
    """Post a reply. `webhook-id` is our reply's id, by which the service drops a second one.

    Raises `Refused`, `Unavailable`, `InDoubt`, or `Misconfigured` when there is nothing to sign with.
    """
    if not site.webhook_secrets:
        raise Misconfigured(f"account {message.account} has no webhook secret")
    if not site.callback_url:
        raise Refused("the account has no callback address")
    body = dump(_envelope(message, now)).encode()
    headers = {"content-type": "application/json", **signed(message.id, body, site.webhook_secrets, now)}
    _judge(http.request("POST", site.callback_url, headers=headers, body=body))


def _envelope(message: OutboundMessage, now: datetime) -> dict[str, Any]:
    reply = message.reply.model_dump(
        mode="json", include={"text", "options", "media", "reply_to"}, exclude_none=True, exclude_defaults=True
    )
    about = {"contact": {"id": message.contact}, "reply": {"id": message.id, **reply}}
    return {"type": "reply.created", "timestamp": now.isoformat(), "data": about}


def _judge(answer: HttpAnswer) -> None:
    if is_success(answer):
        return
    said = f"the callback answered {answer.status}"
    if answer.status in _LATER or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Unavailable(said, retry_after_s=retry_after_s(answer))
    # 410 means that nobody listens there any more; a redirect is a failure by the specification.
    raise Refused(said)
