from __future__ import annotations

import time
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.content import CatalogueItem, CatalogueOrder, Choice, Content, Edited, Text
from chalicelib.domain.trade import Ask, Draft, Intent, Turn
from tests.understanding.shelf import CAFE, CASH, MILL, SHELF, after, draft, hear, line

FRAGMENTS = [item.sku for item in SHELF] + [item.name for item in SHELF] + [item.name_zh for item in SHELF]
FRAGMENTS += [
    "10",
    "2.5",
    "0",
    "cs",
    "bags",
    "kg",
    "x",
    " ",
    "\n",
    ", ",
    " and ",
    "和",
    "箱",
    "十",
    "半",
    "add",
    "remove",
]
FRAGMENTS += [
    "yes",
    "no",
    "change",
    "skip",
    "cola",
    "frob",
    "PO 4711",
    "tomorrow",
    "half",
    "a",
    "1.",
    ">",
    "✅",
    "5️⃣",
    "%",
]

TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join)
TEXTS |= st.lists(st.sampled_from(FRAGMENTS), max_size=10).map("".join)
SKUS = st.sampled_from([item.sku for item in SHELF])
ASKS = st.builds(
    Ask,
    about=st.text(min_size=1, max_size=10),
    choices=st.lists(SKUS, max_size=3, unique=True).map(tuple),
    reason=st.sampled_from(["item", "which", "quantity", "unit"]),
    quantity=st.none() | st.decimals("0", "200000", places=1),
    unit=st.none() | st.sampled_from(["CS", "BX", "EA", "KG"]),
    sku=st.none() | SKUS,
)
LINES = SKUS.map(lambda sku: line(sku, 2, SHELF.by_sku(sku).default_unit))
DRAFTS = st.builds(
    Draft,
    lines=st.lists(LINES, max_size=3, unique_by=lambda one: one.sku).map(tuple),
    asks=st.lists(ASKS, max_size=3).map(tuple),
    read_back=st.none() | st.just("r"),
)
CARTS = st.builds(
    CatalogueOrder,
    text=st.none() | TEXTS,
    items=st.lists(
        st.builds(
            CatalogueItem, code=SKUS | st.text(max_size=8), quantity=st.decimals(allow_nan=False, allow_infinity=False)
        ),
        max_size=3,
    ).map(tuple),
)
CONTENTS: st.SearchStrategy[Content] = (
    TEXTS.map(lambda text: Text(text=text))
    | TEXTS.map(lambda text: Edited(target="m", text=text))
    | st.builds(Choice, id=st.text(max_size=12) | SKUS.map(lambda sku: f"pick:0:{sku}"), title=st.just("x"))
    | CARTS
)
WHO = st.sampled_from([CAFE, MILL, CASH])


@settings(max_examples=100, deadline=None)
@given(CONTENTS, DRAFTS, WHO)
def test_whatever_is_said_every_line_is_of_the_catalogue_and_in_a_unit_of_its_item(
    content: Content, before: Draft, who: object
) -> None:
    turn = hear(content, before, who)
    for ordered in turn.lines:
        item = SHELF.by_sku(ordered.sku)
        assert item is not None
        assert item.sku == ordered.sku
        assert ordered.unit in item.units
        assert ordered.quantity > 0
    assert {sku for ask in turn.asks for sku in ask.choices} <= {item.sku for item in SHELF}


@settings(max_examples=60, deadline=None)
@given(CONTENTS, DRAFTS, WHO)
def test_the_same_message_means_the_same_every_time(content: Content, before: Draft, who: object) -> None:
    assert hear(content, before, who) == hear(content, before, who)


DRAFTING = {Intent.ORDER, Intent.AMEND, Intent.REORDER, Intent.CANCEL}


@settings(max_examples=100, deadline=None)
@given(CONTENTS, DRAFTS, WHO)
def test_only_an_order_or_a_change_touches_the_draft(content: Content, before: Draft, who: object) -> None:
    turn = hear(content, before, who)
    if turn.intent not in DRAFTING:
        assert (turn.lines, turn.asks) == (before.lines, before.asks)
    if turn.intent is Intent.CANCEL:
        assert (turn.lines, turn.asks) == ((), ())
    if turn.intent is Intent.ORDER:
        assert not before.lines


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(SKUS, st.integers(1, 500)), min_size=1, max_size=8, unique_by=lambda pair: pair[0]))
def test_a_list_of_codes_is_read_exactly(pairs: list[tuple[str, int]]) -> None:
    turn = hear("\n".join(f"{quantity} x {sku}" for sku, quantity in pairs))
    expected = [(sku, Decimal(quantity), SHELF.by_sku(sku).default_unit) for sku, quantity in pairs]
    assert [(one.sku, one.quantity, one.unit) for one in turn.lines] == expected
    assert turn.asks == ()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(SKUS, st.integers(1, 500)), min_size=2, max_size=8, unique_by=lambda pair: pair[0]))
def test_sending_the_same_list_again_does_not_order_it_twice(pairs: list[tuple[str, int]]) -> None:
    text = ", ".join(f"{sku} {quantity}" for sku, quantity in pairs)
    once = hear(text)
    assert hear(text, after(once)).lines == once.lines


def test_a_hostile_text_takes_no_longer_than_an_honest_one_of_the_longest_length() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        hear(text, draft(line("COLA-330", 10)))
        return time.process_time() - start

    honest = max(seconds("10 cs cola, " * 330), 0.05)
    units = ["a, ", "1,", "cola ", "十", "10箱可乐", " ", "\n", "can you please ", "- ", "x"]
    for unit in units:
        assert seconds((unit * 64_000)[:64_000]) < 12 * honest, unit


def test_a_turn_explains_every_line_and_every_question() -> None:
    turn: Turn = hear("10 cs COLA-330\n2 cs cola")
    assert turn.explain == (
        "“10 cs COLA-330”: 10 CS COLA-330 (item by code; quantity 10; unit CS)",
        "“cola”: asked, which in doubt",
    )
