"""The open doors: webhooks, handshakes, health; and what they answer when something is wrong."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.test import Client, HTTPResponse

from chalicelib.domain.conversations import InboundMessage
from chalicelib.domain.errors import BadSignature, Misconfigured, NotFound
from chalicelib.entrypoints import webhooks
from chalicelib.ports import ChannelSecrets
from tests.world import EVENTS, World

SIGNED = {"signature": "signed", "content-type": "application/json"}


class Door:
    """The app with its open doors, over a world of fakes."""

    def __init__(self) -> None:
        self.world = World()
        self.app = Chalice(app_name="test")
        self.house = SimpleNamespace(
            store=self.world.store,
            queue=self.world.queue,
            clock=self.world.clock,
            secrets=self.world.secrets,
            screening=self.world.screening,
            channel=self._channel,
        )
        webhooks.register(self.app, lambda: self.house)  # type: ignore[arg-type,return-value]

    def _channel(self, name: str) -> Any:
        if name != "paper":
            raise NotFound("no such channel")
        return self.world.channel

    def post(self, body: bytes, *, headers: dict[str, str] | None = None, channel: str = "paper") -> HTTPResponse:
        with Client(self.app) as client:
            return client.http.post(f"/hooks/{channel}", body=body, headers=headers or SIGNED)

    def get(self, path: str) -> HTTPResponse:
        with Client(self.app) as client:
            return client.http.get(path)


@pytest.fixture
def door() -> Door:
    return Door()


def body(door: Door, text: str = "hello") -> bytes:
    return EVENTS.dump_json([door.world.says(text)])


def problem(answer: HTTPResponse) -> dict[str, Any]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    return json.loads(answer.body)


def test_a_signed_webhook_is_acknowledged_once_it_is_stored(door: Door) -> None:
    assert door.post(body(door)).status_code == 200
    assert len(door.world.store.all(InboundMessage)) == 1


@pytest.mark.parametrize("headers", [{"signature": "forged"}, {}])
def test_an_unsigned_webhook_is_refused_and_nothing_is_stored(door: Door, headers: dict[str, str]) -> None:
    answer = door.post(body(door), headers={**headers, "content-type": "application/json"})
    assert answer.status_code == 401
    assert "signed" not in str(problem(answer)["title"])
    assert door.world.store.all(InboundMessage) == []


def test_a_signature_by_a_secret_that_rotated_just_now_is_taken(door: Door) -> None:
    door.world.secrets.channels["paper"] = ChannelSecrets()
    verify, tries = door.world.channel.verify, []

    def verified(request: Any, secrets: Any) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise BadSignature("of a secret that we did not know yet")
        verify(request, secrets)

    door.world.channel.verify = verified  # type: ignore[method-assign]
    assert door.post(body(door)).status_code == 200
    assert len(door.world.store.all(InboundMessage)) == 1


def test_an_unknown_channel_is_not_found(door: Door) -> None:
    assert door.post(body(door), channel="pigeon").status_code == 404


def test_a_store_that_is_down_is_said_so_that_the_platform_tries_again(door: Door) -> None:
    door.world.store.fail_next("commit")
    answer = door.post(body(door))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_a_body_that_is_too_large_is_refused_unread(door: Door) -> None:
    assert door.post(b"x" * (webhooks.BODY_MOST + 1)).status_code == 400


def test_a_handshake_is_answered_by_the_channel(door: Door) -> None:
    answer = door.get("/hooks/paper")
    assert (answer.status_code, answer.body) == (200, b"hello")


def test_health_is_open(door: Door) -> None:
    assert door.get("/health").status_code == 200


def test_a_fault_of_ours_is_answered_without_a_word_of_its_cause(door: Door, capsys: Any) -> None:
    door.world.store.fail_next("commit", RuntimeError("the text was: my card is 4111"))
    answer = door.post(body(door))
    assert answer.status_code == 500
    assert b"4111" not in answer.body
    logged = capsys.readouterr().out
    assert "RuntimeError" in logged
    assert "4111" not in logged


def test_nothing_that_was_written_reaches_the_log(door: Door, capsys: Any) -> None:
    door.post(body(door, "call me on 555 0100, my secret"))
    logged = capsys.readouterr().out
    assert '"event": "received"' in logged
    assert "555" not in logged
    assert "amy" not in logged


def test_a_function_without_its_settings_names_all_that_is_missing() -> None:
    from chalicelib.settings import read_settings

    with pytest.raises(Misconfigured) as caught:
        read_settings(
            {"TABLE": "t", "REPLY_GRACE_S": "soon", "TIME_ZONE": "Mars/North", "CUT_OFF": "4 pm", "DELIVERY_DAYS": "x"}
        )
    for name in (
        "STAGE",
        "STACK",
        "BUCKET",
        "QUEUE_INBOUND",
        "QUEUE_OUTBOUND",
        "REPLY_GRACE_S",
        "TIME_ZONE",
        "CUT_OFF",
        "DELIVERY_DAYS",
    ):
        assert name in str(caught.value)
