"""Signatures that platforms and their libraries published, or another tool computed; see vectors/signatures.json."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib.channels._signatures import (
    hmac_sha256_base64,
    hmac_sha256_hex,
    require_signature,
    require_token,
)
from chalicelib.domain.errors import BadSignature
from chalicelib.domain.events import MessageEvent
from chalicelib.ports import ChannelSecrets, WebhookRequest
from tests.contract.kit import NOW, Subject

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "vectors" / "signatures.json").read_text(encoding="utf-8")
)


def each(platform: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", VECTORS[platform], ids=lambda v: v["name"])


def meta_request(vector: dict[str, Any], header: str = "x-hub-signature-256") -> WebhookRequest:
    return WebhookRequest("POST", {header: vector["signature"]}, {}, vector["body"].encode(), NOW)


def meta_secrets(*keys: str) -> ChannelSecrets:
    return ChannelSecrets(app={"app_secrets": list(keys), "verify_tokens": ["any"]})


@each("meta")
def test_a_body_in_metas_own_writing_is_verified_over_its_raw_bytes_and_read(vector: dict[str, Any]) -> None:
    channel = Subject("whatsapp").channel
    channel.verify(meta_request(vector), meta_secrets("a newer secret", vector["key"]))
    (event,) = channel.parse(meta_request(vector))
    assert isinstance(event, MessageEvent)
    assert (event.account, event.sender.name) == ("100020003000401", "Ines Ørsted")
    assert event.content.model_dump() == {"type": "text", "text": "10 cs COLA-330 @ dock 2 é 🤨 ✋"}


@each("meta")
def test_a_body_in_metas_own_writing_is_refused_under_another_secret(vector: dict[str, Any]) -> None:
    with pytest.raises(BadSignature):
        Subject("whatsapp").channel.verify(meta_request(vector), meta_secrets("a newer secret"))


@each("meta_legacy_sha1")
@pytest.mark.parametrize("header", ["x-hub-signature", "x-hub-signature-256"])
@pytest.mark.parametrize("name", ["whatsapp", "facebook"])
def test_the_legacy_signature_is_never_enough(vector: dict[str, Any], header: str, name: str) -> None:
    with pytest.raises(BadSignature):
        Subject(name).channel.verify(meta_request(vector, header), meta_secrets(vector["key"]))


@each("standard_webhooks")
def test_standard_webhooks_sign_id_time_and_body(vector: dict[str, Any]) -> None:
    key = base64.b64decode(vector["key"].removeprefix("whsec_"))
    signed = f"{vector['id']}.{vector['timestamp']}.{vector['body']}"
    assert f"v1,{hmac_sha256_base64(key, signed)}" == vector["signature"]


@each("line")
def test_line_signs_the_body_in_base64(vector: dict[str, Any]) -> None:
    require_signature(vector["signature"], ["x", vector["key"]], lambda key: hmac_sha256_base64(key, vector["body"]))


@each("line")
def test_one_letter_in_the_other_case_is_another_signature(vector: dict[str, Any]) -> None:
    with pytest.raises(BadSignature):
        require_signature(
            vector["signature"].swapcase(), [vector["key"]], lambda key: hmac_sha256_base64(key, vector["body"])
        )


@each("slack")
def test_slack_signs_the_version_the_time_and_the_body(vector: dict[str, Any]) -> None:
    parts = ("v0:", vector["timestamp"], ":", vector["body"].encode())
    require_signature(vector["signature"], [vector["key"]], lambda key: f"v0={hmac_sha256_hex(key, *parts)}")


@each("slack")
def test_slacks_signature_does_not_hold_for_another_time(vector: dict[str, Any]) -> None:
    parts = ("v0:", "1531420619", ":", vector["body"])
    with pytest.raises(BadSignature):
        require_signature(vector["signature"], [vector["key"]], lambda key: f"v0={hmac_sha256_hex(key, *parts)}")


@each("viber")
def test_viber_signs_the_body_in_hexadecimal_signs(vector: dict[str, Any]) -> None:
    require_signature(vector["signature"], [vector["key"]], lambda key: hmac_sha256_hex(key, vector["body"]))


@pytest.mark.parametrize("given", [None, "", "é", "\ud800", "x" * 10_000])
@pytest.mark.parametrize("tokens", [[], [""], ["", ""], ["right"]])
def test_a_token_is_never_guessed_from_nothing(given: str | None, tokens: list[str]) -> None:
    with pytest.raises(BadSignature):
        require_token(given, tokens)


@pytest.mark.parametrize("secrets", [[""], ["", "right"], ["right", ""]])
def test_an_empty_secret_signs_nothing(secrets: list[str]) -> None:
    with pytest.raises(BadSignature):
        require_signature(hmac_sha256_hex("", b"body"), secrets, lambda key: hmac_sha256_hex(key, b"body"))


def test_any_of_the_tokens_in_force_will_do() -> None:
    require_token("old", ["", "new", "old"])
