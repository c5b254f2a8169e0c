# ruff: noqa: RUF001 -- full-width signs are meant
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.content import Text
from chalicelib.domain.verdicts import Action
from chalicelib.screening import Pipeline
from chalicelib.screening.rules.controls import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("10 cs\x00 COLA\x1b[31m", "10 cs COLA[31m"),
        ("1 cs\u202e elpmas", "1 cs elpmas"),
        ("a\u2066b\u2069c\u200ed", "abcd"),
        ("CO\u200bLA-\u2060330\ufeff", "COLA-330"),
        ("4\u200d242", "4242"),
        ("可\u200d乐", "可乐"),
        ("hi\U000e0041\U000e0042", "hi"),
        ("a\ufe00b", "ab"),
        ("one\rtwo\u2028three", "one\ntwo\nthree"),
        ("\ud800broken", "broken"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_what_nobody_sees_is_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "line one\nline two\tcolumn\r\nline three",
        "family 👨‍👩‍👧 and 👩🏽‍🍳",
        "heart ❤️ and 5️⃣ cases",
        "rainbow 🏳️‍🌈",
        "क्‍ष and می‌خواهم",
        "10箱可乐，谢谢！",
        "مرحبا 3 صناديق",
    ],
)
def test_what_people_write_stays(text: str) -> None:
    assert clean(text) == text


@settings(deadline=None)
@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "P", "Zs", "Nd"], max_codepoint=0x17F), max_size=60))
def test_plain_words_are_never_changed(text: str) -> None:
    assert clean(text.replace("\xad", "")) == text.replace("\xad", "")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Nd"]), min_size=1))
def test_a_text_without_digits_is_changed_by_its_invisible_characters_only(text: str) -> None:
    content, _ = Pipeline().inbound(Text(text=text), size=10)
    assert content == Text(text=clean(text))


def test_a_hidden_separator_does_not_hide_a_card_number() -> None:
    content, verdict = Pipeline().inbound(Text(text="4242\u200b4242\u200b4242\u200b4242"), size=30)
    assert content == Text(text="•••• 4242")
    assert [f.rule for f in verdict.findings] == ["controls", "cards"]
    assert verdict.action is Action.MASK
