"""The doors that are open without a token: the channels' webhooks, their handshakes, and `/health`."""

from __future__ import annotations

from collections.abc import Callable

from chalice.app import Chalice, Response

from chalicelib.domain.errors import BadSignature, Malformed
from chalicelib.entrypoints.http_edge import at_edge, current
from chalicelib.entrypoints.log import log
from chalicelib.flows.receive import Receive, Stored
from chalicelib.ports import WebhookAnswer, WebhookRequest
from chalicelib.wiring import Wiring, wiring

BODY_MOST = 3_000_000
"""Bytes; more than any platform sends in one webhook."""

TYPES = [
    "application/json",
    "application/x-www-form-urlencoded",
    "application/xml",
    "application/atom+xml",
    "text/xml",
    "text/plain",
    "application/octet-stream",
]


def register(app: Chalice, parts: Callable[[], Wiring] = wiring) -> None:
    """Add the routes."""

    def health() -> Response:
        log("health")
        return Response(body={"status": "ok"})

    def shake(channel: str) -> Response:
        house = parts()
        answer = house.channel(channel).handshake(_request(app, house), house.secrets.channel(channel))
        log("handshake", channel=channel, status=answer.status)
        return _response(answer)

    def hook(channel: str) -> Response:
        house = parts()
        _log(channel, _received(house, channel, _request(app, house)), app)
        return Response(body="ok", headers={"Content-Type": "text/plain"})

    app.route("/health", methods=["GET"])(_named("health", at_edge(app, health)))
    app.route("/hooks/{channel}", methods=["GET"])(_named("shake", at_edge(app, shake)))
    app.route("/hooks/{channel}", methods=["POST"], content_types=TYPES)(_named("hook", at_edge(app, hook)))


def _received(house: Wiring, channel: str, request: WebhookRequest) -> list[Stored]:
    receive = Receive(house.store, house.queue, house.screening)
    try:
        return receive(request, house.channel(channel), house.secrets.channel(channel))
    except BadSignature:
        if not house.secrets.forget(channel):  # the secrets are fresh: the signature is bad
            raise
    return receive(request, house.channel(channel), house.secrets.channel(channel))


def _named(name: str, view: Callable[..., Response]) -> Callable[..., Response]:
    view.__name__ = name  # Chalice wants every view's name to be its own
    return view


def _request(app: Chalice, house: Wiring) -> WebhookRequest:
    request = current(app)
    body = request.raw_body
    if isinstance(body, str):
        body = body.encode()
    if len(body) > BODY_MOST:
        raise Malformed("the body is too large")
    return WebhookRequest(
        method=request.method,
        headers={name.lower(): value for name, value in request.headers.items()},
        query=dict(request.query_params or {}),
        body=body,
        received_at=house.clock.now(),
    )


def _response(answer: WebhookAnswer) -> Response:
    return Response(body=answer.body, status_code=answer.status, headers={"Content-Type": answer.mime})


def _log(channel: str, stored: list[Stored], app: Chalice) -> None:
    request_id = current(app).context.get("requestId")
    for one in stored:
        log(
            "received",
            channel=channel,
            type=one.type,
            id=one.id,
            is_new=one.is_new,
            action=one.action,
            request_id=request_id,
        )
    if not stored:
        log("received", channel=channel, type="nothing", request_id=request_id)
