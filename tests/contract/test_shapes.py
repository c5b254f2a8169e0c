"""Parts of events are taken out of JSON exactly, or refused."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.channels import _shape
from chalicelib.channels._json import dump, load
from chalicelib.channels._place import Place
from chalicelib.channels._shape import Odd
from chalicelib.domain.errors import Malformed
from tests.contract.kit import NOW


@pytest.mark.parametrize(
    ("written", "read"), [("599.9", "599.9"), ("2399", "2399"), ('"0.10"', "0.10"), ("1e2", "1E+2")]
)
def test_numbers_keep_every_digit(written: str, read: str) -> None:
    assert str(_shape.number(load(b'{"n": ' + written.encode() + b"}"), "n")) == read


@pytest.mark.parametrize("written", ["null", "true", '"x"', '"NaN"', '"Infinity"', "{}", "[]", '""'])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(Odd):
        _shape.number(load(b'{"n": ' + written.encode() + b"}"), "n")


@pytest.mark.parametrize("written", ['"1e999"', "1e999"])
def test_degrees_are_finite(written: str) -> None:
    with pytest.raises(Odd):
        _shape.degrees(load(b'{"n": ' + written.encode() + b"}"), "n")


@given(st.integers(-(10**40), 10**40))
@settings(max_examples=40, deadline=None, database=None)
def test_ids_that_come_as_numbers_keep_every_digit(number: int) -> None:
    assert _shape.word(load(json.dumps({"id": number}).encode()), "id") == str(number)


@pytest.mark.parametrize("value", [True, False, None, [], {}, ""])
def test_what_is_no_word_is_refused(value: object) -> None:
    assert _shape.maybe_word({"id": value}, "id") is None
    with pytest.raises(Odd):
        _shape.word({"id": value}, "id")


@given(st.integers(0, 4_000_000_000))
@settings(max_examples=40, deadline=None, database=None)
def test_seconds_and_milliseconds_are_told_apart(seconds: int) -> None:
    in_seconds = _shape.maybe_moment({"t": str(seconds)}, "t")
    assert in_seconds is not None
    assert int(in_seconds.timestamp()) == seconds
    if seconds >= 100_000_000:
        assert _shape.maybe_moment({"t": seconds * 1000}, "t") == in_seconds


@pytest.mark.parametrize("value", [10**30, -(10**30), "1e99", "soon", None, "", {}, "9" * 400])
def test_what_is_no_time_is_none(value: object) -> None:
    assert _shape.maybe_moment({"t": value}, "t") is None


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf{}",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b"{}{}",
        b'{"a":' * 5000,
        b"9" * 5000,
        b'{"a": ["\\ud800", ' + b"[" * 990 + b"]" * 990 + b"]}",
    ],
)
def test_what_is_no_json_object_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        load(body)


def test_half_an_emoji_is_replaced_everywhere() -> None:
    read = load(b'{"a\\udc00": ["b\\uD83E", {"c": "\\ud83e\\udd28"}, 1]}')
    assert read == {"a\ufffd": ["b\ufffd", {"c": "🤨"}, 1]}


def test_raw_json_is_written_the_same_way_every_time() -> None:
    read = load(b'{ "b" : 0.1, "a": 2399.90, "c": 1e999, "d": "\\u00e9" }')
    assert dump(read) == '{"b":0.1,"a":2399.9,"c":"1E+999","d":"é"}'
    assert Decimal("0.1") in read.values()


def test_the_same_notice_has_the_same_id_and_another_has_another() -> None:
    place = Place("whatsapp", "1", NOW)
    ids = [
        place.notice(kind, raw).id for kind, raw in (("a", {"x": 1}), ("a", {"x": 1}), ("b", {"x": 1}), ("a", {"x": 2}))
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
