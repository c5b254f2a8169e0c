"""The linear model over the manner of writing: what it sees, how it adds up, and what it may change."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.trade import Intent
from chalicelib.understanding.classifier.features import FEATURES_MOST, features_of
from chalicelib.understanding.classifier.model import ZERO, model, unpacked
from chalicelib.understanding.language.fold import fold
from infra.classifier.examples import digest, trained_on
from tests.understanding.shelf import draft, hear, line, lines_of


def seen(text: str) -> list[str]:
    return features_of(fold(text), role="customer", has_lines=False, has_asks=False)


def test_numbers_are_all_one_to_it_and_words_are_seen_with_their_neighbours() -> None:
    assert seen("send 12 boxes") == seen("send 7 boxes")
    assert {"send 0", "0 boxes", "^first send", "^last boxes", "box-", "-xes"} <= set(seen("send 12 boxes"))


@given(st.text(max_size=2_000))
def test_however_much_is_written_each_feature_is_seen_once_and_no_more_than_fit(text: str) -> None:
    found = seen(text)
    assert len(found) == len(set(found)) <= FEATURES_MOST


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=2, max_size=FEATURES_MOST + 1))
def test_weights_added_up_in_lanes_are_the_weights_added_up(rows: list[tuple[int, int, int]]) -> None:
    step = 0.01
    names = [f"f{n}" for n in range(len(rows) - 1)]
    small = unpacked(["a", "b", "c"], step, "\t".join(names), bytes(value for row in rows for value in row))
    scores = [sum(row[n] - ZERO for row in rows) * step for n in range(3)]
    whole = math.log(sum(math.exp(score) for score in scores))
    told = small.log_likelihoods([*names, "never seen"])
    assert list(told.values()) == pytest.approx([score - whole for score in scores])


def test_the_shares_of_all_intents_are_one() -> None:
    assert sum(map(math.exp, model().log_likelihoods(seen("any news of our delivery?")).values())) == pytest.approx(1)


def test_it_tells_what_speaks_for_an_intent() -> None:
    features = seen("could you send us a copy of the invoice")
    assert "copy" in model().reasons(features, "document", "trade", most=8)


def test_the_weights_that_are_shipped_were_trained_on_the_corpora_as_they_are() -> None:
    assert trained_on() == digest(), "make classifier"


@pytest.mark.parametrize("text", ["👍", "ok", "yes go ahead", "confirm"])
def test_nothing_is_confirmed_by_the_manner_alone(text: str) -> None:
    assert hear(text).intent is not Intent.CONFIRM
    assert hear(f"is it {text}? not sure", draft(line("COLA-330", 10))).intent is not Intent.CONFIRM


@pytest.mark.parametrize(
    "text", ["the last 3 cases of cola that came were leaking all over", "上次送的3箱可乐全都漏了,怎么处理"]
)
def test_goods_and_numbers_in_a_complaint_are_no_order(text: str) -> None:
    turn = hear(text)
    assert (turn.intent, lines_of(turn)) == (Intent.TICKET, [])


def test_what_orders_something_that_nobody_understood_is_asked_about() -> None:
    turn = hear("pls send 4 boxes of flurbles and 2 bags of grobnits")
    assert turn.intent is Intent.ORDER
    assert len(turn.asks) == 2
