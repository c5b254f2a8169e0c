"""What the contract suite stands on: the channels found by folder, their samples, and how events are compared."""

from __future__ import annotations

import base64
import importlib
import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter

from chalicelib.domain import errors
from chalicelib.domain.conversations import OutboundMessage
from chalicelib.domain.events import Event
from chalicelib.ports import Channel, ChannelSecrets, HttpAnswer, WebhookRequest
from chalicelib.wiring import channel_names

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
EVENTS: TypeAdapter[Any] = TypeAdapter(Event)

# ── channels ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Subject:
    """A channel under test, with what its samples folder says of it."""

    name: str

    @property
    def channel(self) -> Channel:
        return importlib.import_module(f"chalicelib.channels.{self.name}").CHANNEL

    @property
    def folder(self) -> Path:
        return SAMPLES / self.name

    @property
    def sheet(self) -> dict[str, Any]:
        return _read_json(self.folder / "_channel.json")

    @property
    def signer(self) -> ModuleType:
        return _load_signer(self.folder / "signer.py")

    @property
    def stored(self) -> dict[str, Any]:
        """The secrets as JSON, a fresh copy."""
        return deepcopy(self.sheet["secrets"])

    @property
    def secrets(self) -> ChannelSecrets:
        return secrets_from(self.stored)

    @property
    def keys(self) -> list[str]:
        """The secrets that sign webhooks."""
        found: Any = self.stored
        for step in self.sheet["signing"]:
            found = found[step]
        return list(found)

    def secrets_with_keys(self, keys: Any) -> ChannelSecrets:
        """The secrets, with other ones for signing."""
        stored = self.stored
        *path, last = self.sheet["signing"]
        inner = stored
        for step in path:
            inner = inner[step]
        inner[last] = keys
        return secrets_from(stored)

    def request(self, body: bytes, headers: Mapping[str, str] | None = None, **more: Any) -> WebhookRequest:
        query = {**self.sheet.get("query", {}), **more.pop("query", {})}
        return WebhookRequest("POST", dict(headers or {}), query, body, more.pop("received_at", NOW))

    def signed(self, body: bytes, key: str | None = None) -> WebhookRequest:
        return self.request(body, self.signer.sign(body, self.keys[0] if key is None else key, NOW))


def subjects() -> list[Subject]:
    """Every channel that there is, by its folder."""
    return [Subject(name) for name in channel_names()]


def secrets_from(stored: Mapping[str, Any]) -> ChannelSecrets:
    return ChannelSecrets(stored.get("app", {}), stored.get("accounts", {}))


# ── samples ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Case:
    """One sample file."""

    subject: Subject
    path: Path

    @property
    def sample(self) -> dict[str, Any]:
        return _read_json(self.path)

    @property
    def body(self) -> bytes:
        return body_of(self.sample)

    @property
    def request(self) -> WebhookRequest:
        sample = self.sample
        at = datetime.fromisoformat(sample["received_at"]) if "received_at" in sample else NOW
        return self.subject.request(self.body, sample.get("headers"), query=sample.get("query", {}), received_at=at)

    def __str__(self) -> str:
        return f"{self.subject.name}-{self.path.stem}"


def cases(kind: str) -> Iterator[Case]:
    """Every sample of this kind, `parse`, `send` or `fetch`, of every channel."""
    for subject in subjects():
        for path in sorted((subject.folder / kind).glob("*.json")):
            yield Case(subject, path)


def good_parse_cases(subject: Subject | None = None) -> list[Case]:
    """The parse samples whose body is a JSON object that is understood."""
    found = [case for case in cases("parse") if "body" in case.sample and "expect" in case.sample]
    return [case for case in found if subject is None or case.subject.name == subject.name]


def body_of(sample: Mapping[str, Any]) -> bytes:
    if "raw" in sample:
        return sample["raw"].encode()
    if "raw_base64" in sample:
        return base64.b64decode(sample["raw_base64"])
    return as_json(sample["body"])


def as_json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def as_plain(events: Sequence[Any]) -> list[dict[str, Any]]:
    """Events in their JSON form."""
    return [EVENTS.dump_python(event, mode="json") for event in events]


def outbound(subject: Subject, sample: Mapping[str, Any]) -> OutboundMessage:
    told = dict(sample["message"])
    base = {
        "id": "reply-1",
        "conversation": f"{subject.name}/{told['account']}/{told['contact']}",
        "channel": subject.name,
        "purpose": "answer",
        "created_at": NOW,
    }
    return OutboundMessage.model_validate({**base, **told})


# ── comparing ────────────────────────────────────────────────────────────────────────────────────────


def faults(expected: Any, actual: Any, where: str = "") -> list[str]:
    """Say where `actual` is not what a sample expects; empty when it is."""
    if isinstance(expected, dict):
        named = next((name for name in _COMPARED if name in expected), None)
        if named is not None:
            return _COMPARED[named](expected[named], actual, where)
        if not isinstance(actual, dict):
            return [f"{where}: expected an object, found {actual!r}"]
        return [f for name, part in expected.items() for f in faults(part, actual.get(name), f"{where}.{name}")]
    if isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            return [f"{where}: expected {len(expected)} elements, found {actual!r}"]
        pairs = zip(expected, actual, strict=True)
        return [f for n, (e, a) in enumerate(pairs) for f in faults(e, a, f"{where}[{n}]")]
    return [] if expected == actual else [f"{where}: expected {expected!r}, found {actual!r}"]


def _contains(part: str, actual: Any, where: str) -> list[str]:
    return [] if isinstance(actual, str) and part in actual else [f"{where}: {part!r} is not in {actual!r}"]


def _as_json(expected: Any, actual: Any, where: str) -> list[str]:
    try:
        return faults(expected, json.loads(actual), f"{where}(json)")
    except (TypeError, ValueError):
        return [f"{where}: {actual!r} is not JSON"]


def _any(_: Any, actual: Any, where: str) -> list[str]:
    return [f"{where}: expected anything, found None"] if actual is None else []


_COMPARED = {"$contains": _contains, "$json": _as_json, "$any": _any, "$subset": faults}

# ── HTTP ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Asked:
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None


@dataclass
class CannedHttp:
    """Gives these answers, one after the other, and remembers what it was asked."""

    answers: list[HttpAnswer | Exception]
    asked: list[Asked] = field(default_factory=list)
    limits: list[int | None] = field(default_factory=list)

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_s: float = 10.0,
        most_bytes: int | None = None,
    ) -> HttpAnswer:
        self.asked.append(Asked(method, url, {k.lower(): v for k, v in (headers or {}).items()}, body))
        self.limits.append(most_bytes)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def request_faults(expected: Sequence[Mapping[str, Any]], asked: Sequence[Asked]) -> list[str]:
    """Say where the requests are not those that a sample expects; a body must be the same to the last field."""
    if len(expected) != len(asked):
        return [f"expected {len(expected)} requests, found {len(asked)}"]
    return [fault for n, pair in enumerate(zip(expected, asked, strict=True)) for fault in _one_request(*pair, n)]


def _one_request(expected: Mapping[str, Any], asked: Asked, n: int) -> list[str]:
    body = json.loads(asked.body) if asked.body else None
    found = {"method": asked.method, "url": asked.url, "headers": dict(asked.headers), "body": body}
    wrong = faults(dict(expected), found, f"request[{n}]")
    is_whole = "body" in expected and "$subset" not in (expected["body"] or {})
    return [*wrong, f"request[{n}].body: found {body!r}"] if is_whole and body != expected["body"] else wrong


def answers_from(told: Sequence[Any]) -> list[HttpAnswer | Exception]:
    return [_answer(one) for one in told]


def _answer(told: Any) -> HttpAnswer | Exception:
    if isinstance(told, str):
        lost: Exception = getattr(errors, told)("lost on purpose")
        return lost
    body = told.get("body", "")
    sent = body.encode() if isinstance(body, str) else as_json(body)
    if "body_base64" in told:
        sent = base64.b64decode(told["body_base64"])
    return HttpAnswer(told["status"], told.get("headers", {}), sent)


def secret_texts(stored: Any) -> list[str]:
    """Every text in a list of the secrets: what must never stand in an address."""
    if isinstance(stored, Mapping):
        return [text for part in stored.values() for text in secret_texts(part)]
    return [text for text in stored if isinstance(text, str)] if isinstance(stored, list) else []


@cache
def _read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _read_json(path: Path) -> dict[str, Any]:
    return json.loads(_read_text(path))


@cache
def _load_signer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"signer_{path.parent.name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_headers(request: WebhookRequest, headers: Mapping[str, str]) -> WebhookRequest:
    return replace(request, headers=dict(headers))
