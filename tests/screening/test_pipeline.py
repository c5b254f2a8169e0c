# ruff: noqa: RUF001 -- full-width signs are meant
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.content import (
    CatalogueItem,
    CatalogueOrder,
    ContactCard,
    Contacts,
    Content,
    Location,
    Media,
    Option,
    OutMedia,
    Reaction,
    Reply,
    Text,
    Unsupported,
)
from chalicelib.domain.verdicts import Action, Direction, Finding, Verdict
from chalicelib.screening import Pipeline
from chalicelib.screening.rule import rules


def cart(quantity: str = "2", price: str = "9.40", items: int = 1) -> CatalogueOrder:
    item = CatalogueItem(code="COLA-330", quantity=Decimal(quantity), claimed_price=Decimal(price), currency="EUR")
    return CatalogueOrder(items=(item,) * items)


def verdict_on(content: Content, size: int = 100) -> Verdict:
    return Pipeline().inbound(content, size=size)[1]


@pytest.mark.parametrize(
    "content",
    [
        Text(text="10 cs COLA-330"),
        Media(kind="image"),
        Location(latitude=51.5, longitude=-0.12),
        Reaction(target="m1", emoji=None),
        cart(),
        cart(price="0"),
        cart(items=200),
        Unsupported(kind="poll", raw="{}"),
    ],
)
def test_what_partners_send_is_allowed_as_it_is(content: Content) -> None:
    assert Pipeline().inbound(content, size=500) == (content, Verdict())


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (Text(text="x" * 8_001), "size"),
        (cart(items=0), "schema"),
        (cart(items=201), "schema"),
        (cart(quantity="0"), "schema"),
        (cart(quantity="-1"), "schema"),
        (cart(quantity="1e12"), "schema"),
        (cart(price="-0.01"), "schema"),
        (Location(latitude=91, longitude=0), "schema"),
        (Location(latitude=float("nan"), longitude=0), "schema"),
        (Contacts(cards=(ContactCard(name="Ann"),) * 51), "schema"),
    ],
)
def test_what_cannot_be_is_held(content: Content, rule: str) -> None:
    verdict = verdict_on(content)
    assert (verdict.action, [f.rule for f in verdict.findings]) == (Action.HOLD, [rule])


def test_a_message_larger_than_people_write_is_held_whole() -> None:
    content = Unsupported(kind="form", raw="x" * 70_000)
    kept, verdict = Pipeline().inbound(content, size=70_100)
    assert (kept, verdict.action) == (content, Action.HOLD)


def test_a_message_larger_than_the_store_takes_is_dropped_and_leaves_only_its_kind() -> None:
    kept, verdict = Pipeline().inbound(Text(text="x" * 100_000), size=100_100)
    assert (kept, verdict.action) == (Unsupported(kind="text", raw=""), Action.DROP)


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u202e"])
def test_a_text_that_says_nothing_is_dropped(text: str) -> None:
    assert verdict_on(Text(text=text)).action is Action.DROP


@pytest.mark.parametrize(
    "reply",
    [Reply(text=""), Reply(text=" \u200b"), Reply(text="ok", options=(Option(id="1", title="\u202e"),))],
)
def test_a_reply_that_says_nothing_is_held(reply: Reply) -> None:
    _, verdict = Pipeline().outbound(reply)
    assert verdict.action is Action.HOLD
    assert "reply" in [f.rule for f in verdict.findings]


def test_a_reply_of_ours_passes_as_it_is() -> None:
    reply = Reply(text="1. COLA-330: 10 cases\n确认下单吗？", options=(Option(id="confirm:m:1", title="Yes"),))
    assert Pipeline().outbound(reply) == (reply, Verdict())


def test_a_reply_that_is_a_file_needs_no_words() -> None:
    reply = Reply(text="", media=OutMedia(kind="document", url="https://files.example/1"))
    assert Pipeline().outbound(reply) == (reply, Verdict())


@settings(deadline=None)
@given(st.text(max_size=200))
def test_screening_twice_is_screening_once(text: str) -> None:
    once, _ = Pipeline().inbound(Text(text=text), size=10)
    assert Pipeline().inbound(once, size=10)[0] == once


@settings(deadline=None)
@given(st.lists(st.sampled_from(Action), max_size=5))
def test_the_heaviest_finding_decides(actions: list[Action]) -> None:
    verdict = Verdict().plus(*(Finding(rule="r", action=a) for a in actions))
    assert verdict.action.weight == max((a.weight for a in actions), default=0)


@pytest.mark.parametrize("direction", list(Direction))
def test_the_rules_of_a_direction_have_ids_of_their_own_and_stand_in_their_order(direction: Direction) -> None:
    found = rules(direction)
    assert len({r.id for r in found}) == len(found) >= 4
    assert [r.order for r in found] == sorted(r.order for r in found)
    assert all(r.clean or r.inspect for r in found)
