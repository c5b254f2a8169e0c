"""What every channel must do, whatever its platform; see README.md beside this file."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import BadSignature, Malformed, Misconfigured, TradepostError
from chalicelib.domain.events import MessageEvent
from chalicelib.ports import ChannelSecrets, HttpAnswer, WebhookRequest
from tests.contract.kit import (
    EVENTS,
    NOW,
    CannedHttp,
    Case,
    Subject,
    answers_from,
    as_json,
    as_plain,
    cases,
    faults,
    good_parse_cases,
    outbound,
    request_faults,
    secret_texts,
    secrets_from,
    subjects,
    with_headers,
)

some = settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
each_channel = pytest.mark.parametrize("subject", subjects(), ids=lambda s: s.name)
each_parse = pytest.mark.parametrize("case", list(cases("parse")), ids=str)
each_send = pytest.mark.parametrize("case", list(cases("send")), ids=str)
BODY = '{"text": "Two boxes of lemons, please, café style \\u00e4 \\/ 🤨 @"}'.encode()

# ── its folder ───────────────────────────────────────────────────────────────────────────────────────


@each_channel
def test_it_has_samples_a_signer_and_a_sheet(subject: Subject) -> None:
    assert (subject.folder / "_channel.json").is_file()
    assert (subject.folder / "signer.py").is_file()
    assert len(good_parse_cases(subject)) > 0
    assert [case for case in cases("send") if case.subject.name == subject.name]


@each_channel
def test_it_goes_by_the_name_of_its_folder(subject: Subject) -> None:
    assert subject.channel.name == subject.name


@each_channel
def test_it_tells_where_each_secret_is_found(subject: Subject) -> None:
    for form in (subject.channel.AppSecrets, subject.channel.AccountSecrets):
        for name, field in form.model_fields.items():
            assert field.title, name
            assert field.description, name


@each_channel
def test_its_accounts_can_be_pointed_at_a_double(subject: Subject) -> None:
    address = subject.sheet.get("address", "api_base")
    assert subject.channel.AccountSecrets.model_fields[address].annotation is str


@each_channel
def test_its_sample_secrets_are_of_its_forms_and_its_forms_never_show_them(subject: Subject) -> None:
    stored = subject.stored
    forms = [subject.channel.AppSecrets.model_validate(stored["app"])]
    forms += [subject.channel.AccountSecrets.model_validate(account) for account in stored["accounts"].values()]
    shown = " ".join(f"{form!r} {form}" for form in forms)
    assert not [text for text in secret_texts(stored) if text in shown]


# ── the handshake ────────────────────────────────────────────────────────────────────────────────────


def _get(told: dict[str, Any]) -> WebhookRequest:
    return WebhookRequest("GET", told.get("headers", {}), told["query"], b"", NOW)


@each_channel
def test_it_answers_the_platforms_handshake(subject: Subject) -> None:
    for told in (subject.sheet["handshake"] or {}).get("accept", []):
        answer = subject.channel.handshake(_get(told), subject.secrets)
        assert (answer.status, answer.body) == (told["status"], told["body"])
        assert answer.mime in ("text/plain", "application/json")


@each_channel
def test_it_refuses_every_other_handshake(subject: Subject) -> None:
    told = subject.sheet["handshake"] or {"refuse": []}
    for refused in [*told["refuse"], {"query": {}}, {"query": {"hub.mode": "subscribe"}}]:
        with pytest.raises(BadSignature):
            subject.channel.handshake(_get(refused), subject.secrets)


@each_channel
@pytest.mark.parametrize("app", [{}, {"verify_tokens": []}, {"verify_tokens": [""]}, {"verify_tokens": None}])
def test_it_refuses_every_handshake_while_it_is_not_connected(subject: Subject, app: dict[str, Any]) -> None:
    accepted = (subject.sheet["handshake"] or {}).get("accept", [{"query": {}}])
    for told in [*accepted, {"query": {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "1"}}]:
        with pytest.raises(BadSignature):
            subject.channel.handshake(_get(told), ChannelSecrets(app=app))


# ── signatures ───────────────────────────────────────────────────────────────────────────────────────


@each_channel
@pytest.mark.parametrize("n", [0, 1])
def test_it_accepts_a_signature_by_any_secret_in_force(subject: Subject, n: int) -> None:
    subject.channel.verify(subject.signed(BODY, subject.keys[n]), subject.secrets)


@each_channel
@pytest.mark.parametrize("value", [None, "", " ", "é", "\udcff", "sha256=", "v1,", "null"])
def test_it_refuses_a_signature_that_is_missing_or_no_signature(subject: Subject, value: str | None) -> None:
    request = subject.signed(BODY)
    headers = {name: text for name, text in request.headers.items() if name != subject.sheet["signature_header"]}
    if value is not None:
        headers[subject.sheet["signature_header"]] = value
    with pytest.raises(BadSignature):
        subject.channel.verify(with_headers(request, headers), subject.secrets)


@each_channel
def test_it_refuses_when_any_of_its_headers_is_missing(subject: Subject) -> None:
    request = subject.signed(BODY)
    for name in request.headers:
        with pytest.raises(BadSignature):
            subject.channel.verify(
                with_headers(request, {n: v for n, v in request.headers.items() if n != name}), subject.secrets
            )


@each_channel
def test_it_refuses_forgeries_of_its_platforms_kind(subject: Subject) -> None:
    forged = subject.signer.forged(BODY, subject.keys[0], NOW)
    assert forged
    assert [name for name, headers in forged.items() if _is_accepted(subject, subject.request(BODY, headers))] == []


def _is_accepted(subject: Subject, request: WebhookRequest) -> bool:
    try:
        subject.channel.verify(request, subject.secrets)
    except BadSignature:
        return False
    return True


@each_channel
@given(data=st.data())
@some
def test_it_refuses_a_body_with_one_flipped_byte(subject: Subject, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(BODY) - 1))
    flipped = BODY[:at] + bytes([BODY[at] ^ data.draw(st.integers(1, 255))]) + BODY[at + 1 :]
    with pytest.raises(BadSignature):
        subject.channel.verify(replace(subject.signed(BODY), body=flipped), subject.secrets)


@each_channel
def test_it_refuses_a_body_that_was_written_anew(subject: Subject) -> None:
    again = json.dumps(json.loads(BODY)).encode()
    with pytest.raises(BadSignature):
        subject.channel.verify(replace(subject.signed(BODY), body=again), subject.secrets)


@each_channel
@given(data=st.data())
@some
def test_it_refuses_a_signature_with_one_other_sign(subject: Subject, data: st.DataObject) -> None:
    name, request = subject.sheet["signature_header"], subject.signed(BODY)
    text = request.headers[name]
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("0123456789abcdefXYZ=+/ ").filter(lambda s: s != text[at]))
    other = text[:at] + sign + text[at + 1 :]
    with pytest.raises(BadSignature):
        subject.channel.verify(with_headers(request, {**request.headers, name: other}), subject.secrets)


@each_channel
def test_it_refuses_a_secret_that_is_not_ours(subject: Subject) -> None:
    with pytest.raises(BadSignature):
        subject.channel.verify(subject.signed(BODY), subject.secrets_with_keys([_other(subject.keys[0])]))


def _other(key: str) -> str:
    middle = len(key) // 2
    return key[:middle] + ("A" if key[middle] != "A" else "B") + key[middle + 1 :]


@each_channel
@pytest.mark.parametrize("keys", [[], [""], None, "", {}, [None], 7])
def test_it_refuses_everything_without_a_secret(subject: Subject, keys: Any) -> None:
    for request in (subject.signed(BODY), *_signed_with_nothing(subject)):
        with pytest.raises(BadSignature):
            subject.channel.verify(request, subject.secrets_with_keys(keys))


def _signed_with_nothing(subject: Subject) -> list[WebhookRequest]:
    try:
        return [subject.signed(BODY, "")]
    except ValueError:
        return []  # a platform whose secrets have a form of their own cannot even sign with an empty one


@each_channel
@pytest.mark.parametrize("app", [{}, {"app_secrets": "one"}, {"app_secrets": {"a": 1}}, {"x": [1]}])
def test_it_refuses_everything_while_it_is_not_connected(subject: Subject, app: dict[str, Any]) -> None:
    for accounts in ({}, {"other": {}}):
        with pytest.raises(BadSignature):
            subject.channel.verify(subject.signed(BODY), ChannelSecrets(app=app, accounts=accounts))


# ── parsing ──────────────────────────────────────────────────────────────────────────────────────────


@each_parse
def test_it_parses_its_samples(case: Case) -> None:
    sample, request = case.sample, case.request
    if "error" in sample:
        assert sample["error"] == "Malformed"
        with pytest.raises(Malformed):
            case.subject.channel.parse(request)
        return
    events = as_plain(case.subject.channel.parse(request))
    assert faults(sample["expect"], events) == [], json.dumps(events, indent=1)


@each_parse
def test_its_samples_survive_json_and_name_their_channel(case: Case) -> None:
    for event in _parsed(case.subject, case.request) or []:
        assert event.channel == case.subject.name
        assert event.account
        assert EVENTS.validate_json(EVENTS.dump_json(event)) == event


@each_parse
def test_a_redelivery_of_a_sample_gives_the_same_ids(case: Case) -> None:
    later = replace(case.request, received_at=case.request.received_at + timedelta(days=3))
    assert _ids(_parsed(case.subject, later)) == _ids(_parsed(case.subject, case.request))


@each_parse
def test_no_two_messages_of_a_sample_share_an_id(case: Case) -> None:
    ids = [(e.account, e.sender.id, e.id) for e in _parsed(case.subject, case.request) or [] if _is_message(e)]
    assert len(set(ids)) == len(ids)


@each_channel
def test_it_refuses_what_is_not_its_platforms(subject: Subject) -> None:
    foreign = [b"", b"\xff\xfe", b"null", b"[]", b'"text"', b"7", b"{", b'{"a": NaN}', b"[" * 100_000]
    for body in [*foreign, *(text.encode() for text in subject.sheet["not_ours"])]:
        with pytest.raises(Malformed):
            subject.channel.parse(subject.request(body))


@each_channel
@given(data=st.data())
@some
def test_a_batch_gives_every_event_of_its_parts(subject: Subject, data: st.DataObject) -> None:
    if not hasattr(subject.signer, "join"):
        return  # this platform sends one event at a time
    drawn = data.draw(st.lists(st.sampled_from(good_parse_cases(subject)), min_size=2, max_size=4, unique_by=str))
    requests = [replace(case.request, received_at=NOW) for case in drawn]
    apart = [event for request in requests for event in subject.channel.parse(request)]
    whole = subject.channel.parse(
        subject.request(as_json(subject.signer.join([case.sample["body"] for case in drawn])), requests[0].headers)
    )
    assert sorted(as_plain(whole), key=json.dumps) == sorted(as_plain(apart), key=json.dumps)


_json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**30, 10**400)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "\ud800", "1e999", "0", "-1", "99999999999999999999", "NaN", "page", "add", "text"])
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@each_channel
@given(body=st.binary(max_size=60) | _json_values.map(lambda value: json.dumps(value).encode()))
@some
def test_any_body_gives_events_or_malformed(subject: Subject, body: bytes) -> None:
    _check_any(subject, subject.request(body))


@each_channel
@given(data=st.data())
@settings(some, max_examples=80)
def test_a_sample_changed_anywhere_gives_events_or_malformed(subject: Subject, data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(good_parse_cases(subject)))
    body = case.sample["body"]
    for _ in range(data.draw(st.integers(1, 3))):
        body = _changed(body, data)
    _check_any(subject, replace(case.request, body=json.dumps(body).encode()))


def _changed(value: Any, data: st.DataObject) -> Any:
    """Go down to some place and put something else there, or take it away."""
    if not isinstance(value, (dict, list)) or not value or data.draw(st.integers(0, 9)) == 0:
        return data.draw(_json_values)
    at = data.draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    if data.draw(st.integers(0, 7)) == 0:
        del copy[at]
    else:
        copy[at] = _changed(copy[at], data)
    return copy


def _check_any(subject: Subject, request: WebhookRequest) -> None:
    events = _parsed(subject, request)
    later = _parsed(subject, replace(request, received_at=NOW + timedelta(days=1)))
    assert _ids(later) == _ids(events)
    for event in events or []:
        assert EVENTS.validate_json(EVENTS.dump_json(event)) == event


def _parsed(subject: Subject, request: WebhookRequest) -> list[Any] | None:
    try:
        return list(subject.channel.parse(request))
    except Malformed:
        return None


def _ids(events: list[Any] | None) -> list[str] | None:
    return None if events is None else [str(getattr(e, "id", e.type)) for e in events]


def _is_message(event: Any) -> bool:
    return isinstance(event, MessageEvent)


# ── sending ──────────────────────────────────────────────────────────────────────────────────────────


@each_send
def test_it_sends_its_samples(case: Case) -> None:
    sample, http = case.sample, CannedHttp(answers_from(case.sample["answers"]))
    outcome = _sent(case, http)
    assert request_faults(sample["requests"], http.asked) == []
    assert http.answers == []
    expected = sample["expect"]
    if "error" not in expected:
        assert outcome == expected["sent"]
        return
    assert type(outcome).__name__ == expected["error"], outcome
    for name in ("retry_after_s", "reason"):
        if name in expected:
            assert faults(expected[name], getattr(outcome, name, None), name) == []


@each_send
def test_no_secret_ever_stands_in_an_address_or_an_error(case: Case) -> None:
    http = CannedHttp(answers_from(case.sample["answers"]))
    outcome = _sent(case, http)
    shown = " ".join([*(asked.url for asked in http.asked), str(outcome)])
    assert not [text for text in secret_texts(_stored(case)) if text in shown]


@each_send
def test_a_lost_call_stays_what_the_way_out_says(case: Case) -> None:
    for name in ("Unavailable", "InDoubt"):
        http = CannedHttp(answers_from([name]))
        outcome = _sent(case, http)
        assert not http.asked or type(outcome).__name__ == name


@each_channel
@given(
    data=st.data(),
    status=st.integers(200, 599),
    body=st.binary(max_size=30) | _json_values.map(lambda value: json.dumps(value).encode()),
    wait=st.sampled_from(["", "7", "-1", "nan", "inf", "Wed, 21 Oct 2026 07:28:00 GMT"]),
)
@some
def test_whatever_the_platform_answers_is_understood(
    subject: Subject, data: st.DataObject, status: int, body: bytes, wait: str
) -> None:
    case = data.draw(st.sampled_from([c for c in cases("send") if c.subject.name == subject.name]))
    for sent in (body, b'{"error": ' + (body if _is_json(body) else b"{}") + b"}", b'{"error": {"code": 1e400}}'):
        outcome = _sent(case, CannedHttp([HttpAnswer(status, {"retry-after": wait}, sent)]))
        assert isinstance(outcome, (str, TradepostError))


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except ValueError:
        return False
    return True


@each_send
def test_without_credentials_a_person_is_asked_for(case: Case) -> None:
    message = outbound(case.subject, case.sample)
    if not case.sample["requests"]:
        return  # nothing is asked of a platform: no credentials are needed
    for accounts in ({}, {message.account: {}}, {message.account: {"access_tokens": []}}):
        with pytest.raises(Misconfigured):
            case.subject.channel.send(message, ChannelSecrets({}, accounts), CannedHttp([]), NOW)


@each_channel
@given(data=st.data())
@some
def test_a_text_is_sent_whole_or_refused(subject: Subject, data: st.DataObject) -> None:
    case = data.draw(st.sampled_from([c for c in cases("send") if c.subject.name == subject.name]))
    length = data.draw(st.integers(1, subject.channel.capabilities.text_max + 50))
    text = data.draw(st.text(st.sampled_from("aé两🤨 \n"), min_size=min(length, 20), max_size=20)) + "x" * (length - 20)
    titles = data.draw(st.lists(st.text(st.sampled_from("abcé 🤨"), min_size=1, max_size=30), max_size=12))
    options = [{"id": f"o{n}", "title": title} for n, title in enumerate(titles)]
    told = {**case.sample["message"], "reply": {"text": text, "options": options}, "window_closes_at": None}
    http = CannedHttp([HttpAnswer(500, {}, b"")])
    with contextlib.suppress(TradepostError):
        subject.channel.send(outbound(subject, {"message": told}), secrets_from(_stored(case)), http, NOW)
    for asked in http.asked:
        assert any(text in found for found in _texts(json.loads(asked.body or b"null")))


def _texts(value: Any) -> list[str]:
    """Every text anywhere in a JSON value."""
    if isinstance(value, (dict, list)):
        inner = value.values() if isinstance(value, dict) else value
        return [text for part in inner for text in _texts(part)]
    return [value] if isinstance(value, str) else []


def _sent(case: Case, http: CannedHttp) -> str | TradepostError:
    message = outbound(case.subject, case.sample)
    now = datetime.fromisoformat(case.sample["now"]) if "now" in case.sample else NOW
    try:
        return case.subject.channel.send(message, secrets_from(_stored(case)), http, now).platform_id
    except TradepostError as error:
        return error


def _stored(case: Case) -> dict[str, Any]:
    stored, changes = case.subject.stored, case.sample.get("secrets", {})
    stored["app"] |= changes.get("app", {})
    for account, fields in changes.get("accounts", {}).items():
        stored["accounts"].setdefault(account, {}).update(fields)
    return stored


# ── links and credentials ────────────────────────────────────────────────────────────────────────────


@each_channel
def test_its_invitation_link_carries_the_code(subject: Subject) -> None:
    told = subject.sheet["join_link"]
    assert subject.channel.join_link(told["account"], told["code"], subject.secrets) == told["expect"]


@each_channel
def test_it_asks_the_platform_who_the_account_is(subject: Subject) -> None:
    told = subject.sheet["check"]
    if told is None:
        return  # nobody is asked
    http = CannedHttp(answers_from(told["answers"]))
    assert subject.channel.check_credentials(told["account"], subject.secrets, http) == told["expect"]
    assert not http.answers
    assert not [text for text in secret_texts(subject.stored) for asked in http.asked if text in asked.url]


@each_channel
def test_an_account_that_is_not_connected_has_no_credentials(subject: Subject) -> None:
    with pytest.raises(Misconfigured):
        subject.channel.check_credentials("nobody", subject.secrets, CannedHttp([]))
