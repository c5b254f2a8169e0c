"""What every channel must do with the files that people send: fetch them from the platform's own addresses only."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.content import Media
from chalicelib.domain.errors import Refused, TradepostError
from chalicelib.ports import FILE_MOST, HttpAnswer
from tests.contract.kit import (
    CannedHttp,
    Case,
    Subject,
    answers_from,
    cases,
    faults,
    request_faults,
    secret_texts,
    secrets_from,
    subjects,
)

each_channel = pytest.mark.parametrize("subject", subjects(), ids=lambda s: s.name)
each_fetch = pytest.mark.parametrize("case", list(cases("fetch")), ids=str)
ELSEWHERE = [
    "https://kestrel.example/order.csv",
    "http://lookaside.fbsbx.com/order.csv",
    "http://api.larkhill.example/order.csv",
    "https://lookaside.fbsbx.com.kestrel.example/order.csv",
    "https://evilfbsbx.com/order.csv",
    "https://lookaside.fbsbx.com:8443/order.csv",
    "https://lookaside.fbsbx.com@kestrel.example/order.csv",
    "https://kestrel.example\\@lookaside.fbsbx.com/order.csv",
    "https://kestrel.example/\t@lookaside.fbsbx.com/order.csv",
    "https://kestrel.example#@lookaside.fbsbx.com/order.csv",
    "https://127.0.0.1/order.csv",
    "https://[::1]/order.csv",
    "https://[broken/order.csv",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost:9001/2018-06-01/runtime/invocation/next",
    "file:///proc/self/environ",
    "ftp://lookaside.fbsbx.com/order.csv",
    "//lookaside.fbsbx.com/order.csv",
    "lookaside.fbsbx.com",
    "",
]


@each_channel
def test_it_has_a_sample_that_is_fetched_and_one_that_lies_elsewhere(subject: Subject) -> None:
    expected = [case.sample["expect"] for case in cases("fetch") if case.subject.name == subject.name]
    assert any("body_base64" in outcome for outcome in expected)
    assert any(outcome.get("error") == "Refused" for outcome in expected)


@each_fetch
def test_it_fetches_its_samples(case: Case) -> None:
    sample, http = case.sample, CannedHttp(answers_from(case.sample["answers"]))
    outcome = fetched(case, http)
    assert request_faults(sample["requests"], http.asked) == []
    assert http.answers == []
    expected = sample["expect"]
    if "error" not in expected:
        assert outcome == base64.b64decode(expected["body_base64"])
        return
    assert type(outcome).__name__ == expected["error"], outcome
    for name in ("retry_after_s", "reason"):
        if name in expected:
            assert faults(expected[name], getattr(outcome, name, None), name) == []


@each_fetch
def test_no_secret_stands_in_the_address_of_a_file_or_in_an_error(case: Case) -> None:
    http = CannedHttp(answers_from(case.sample["answers"]))
    outcome = fetched(case, http)
    shown = " ".join([*(asked.url for asked in http.asked), str(outcome)])
    assert not [text for text in secret_texts(case.subject.stored) if text in shown]


@each_fetch
def test_the_length_of_a_file_is_limited_while_it_is_read(case: Case) -> None:
    http = CannedHttp(answers_from(case.sample["answers"]))
    if isinstance(fetched(case, http), bytes):
        assert http.limits[-1] == FILE_MOST


@each_fetch
@given(status=st.integers(100, 599), body=st.binary(max_size=40))
@settings(max_examples=25, deadline=None, database=None)
def test_an_answer_in_no_form_whatever_raises_one_of_our_errors(case: Case, status: int, body: bytes) -> None:
    outcome = fetched(case, CannedHttp([HttpAnswer(status, {"retry-after": "soon"}, body)] * 2))
    assert isinstance(outcome, (bytes, TradepostError))


@each_channel
@pytest.mark.parametrize("url", ELSEWHERE)
def test_no_address_but_the_platforms_is_ever_called(subject: Subject, url: str) -> None:
    http = CannedHttp([])
    for account in subject.stored["accounts"]:
        with pytest.raises(Refused):
            subject.channel.fetch(Media(kind="document", url=url), account, subject.secrets, http)
    assert http.asked == []


def fetched(case: Case, http: CannedHttp) -> bytes | TradepostError:
    sample = case.sample
    stored: dict[str, Any] = case.subject.stored
    for account, fields in sample.get("secrets", {}).get("accounts", {}).items():
        stored["accounts"].setdefault(account, {}).update(fields)
    try:
        media = Media.model_validate(sample["media"])
        return case.subject.channel.fetch(media, sample["account"], secrets_from(stored), http)
    except TradepostError as error:
        return error
