# ruff: noqa: RUF001 -- full-width signs are meant
from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.content import (
    Choice,
    ContactCard,
    Contacts,
    Media,
    Option,
    OutMedia,
    Reply,
    Template,
    Text,
    Unsupported,
    texts_of,
)
from chalicelib.domain.verdicts import Action
from chalicelib.screening import Pipeline
from chalicelib.screening.rules.cards import clean
from tests.screening.card_numbers import card_numbers, grouped

VISA = "4242424242424242"
SEPARATORS = st.sampled_from(
    [" ", "-", "  ", " - ", ".", "/", "\u2013", "\u00a0", "\u3000", "_", "\n", ",", "|", "\ufe0f\u20e3"]
)
DIGITS = st.sampled_from(
    ["0123456789", "".join(map(chr, range(0xFF10, 0xFF1A))), "".join(map(chr, range(0x660, 0x66A)))]
)
WORDS = st.text(st.characters(exclude_categories=["Nd"]), max_size=20)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"my card is {VISA}", "my card is •••• 4242"),
        ("4242 4242 4242 4242 exp 12/28", "•••• 4242 exp 12/28"),
        ("4242-4242-4242-4242", "•••• 4242"),
        ("４２４２４２４２４２４２４２４２", "•••• 4242"),
        ("卡号4242424242424242，谢谢", "卡号•••• 4242，谢谢"),
        ("card4242424242424242exp", "card•••• 4242exp"),
        ("2 cards: 4242424242424242, 378282246310005", "2 cards: •••• 4242, •••• 0005"),
        ("12 4242 4242 4242 4242", "12 •••• 4242"),
        ("+4242424242424242", "+•••• 4242"),
    ],
)
def test_a_card_number_is_masked_but_for_its_last_four_digits(text: str, masked: str) -> None:
    assert clean(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "4242424242424241",  # its check digit is wrong
        "9999999999999995",  # of no network
        "42424242424242420000",  # part of a longer number
        "call +4915212345672",  # passes for a Visa number of thirteen digits
        "4006381333931",  # the bars on a packet
        "10 cs COLA-330\n4 cs LEM-330",
        "COLA-330 10, 24x330ml, 77-1024-BK, 603043",
        "today 2026-11-23 14:05, PO 4711, order 30015",
    ],
)
def test_numbers_of_trade_stay(text: str) -> None:
    assert clean(text) == text


@settings(deadline=None)
@given(before=WORDS, card=card_numbers(), after=WORDS, data=st.data())
def test_no_card_number_survives_however_it_is_written(before: str, card: str, after: str, data: st.DataObject) -> None:
    digits = data.draw(DIGITS)
    written = grouped(data.draw, card, SEPARATORS).translate(str.maketrans("0123456789", digits))
    left = clean(f"{before} {written} {after}")
    assert len(re.findall(r"\d", left)) == 4
    assert left.startswith(f"{before} ")
    assert left.endswith(f" {after}")


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789 -•4445512"), max_size=120))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(st.lists(card_numbers(), max_size=6), st.sampled_from([" ", "", "-", "; "]))
def test_masking_twice_is_masking_once_where_numbers_touch(cards: list[str], between: str) -> None:
    text = between.join(cards)
    assert clean(clean(text)) == clean(text)


CONTENTS = [
    Text(text=f"pay with {VISA}"),
    Media(kind="image", caption=f"pay with {VISA}", filename=f"{VISA}.pdf"),
    Choice(id="x", title=VISA),
    Contacts(cards=(ContactCard(name=VISA, organisation=VISA),)),
    Unsupported(
        kind="payment", raw=json.dumps({"a": [f"pay {VISA}"], VISA: {"b": "４２４２４２４２４２４２４２４２"}})
    ),
    Unsupported(kind="payment", raw=f'{{"number": {VISA}}}'),
    Unsupported(kind="payment", raw=f'{{"number": "{VISA}", "number": "none"}}'),
    Unsupported(kind="payment", raw="[4242, 4242, 4242, 4242]"),
    Unsupported(kind="payment", raw=f"not JSON {VISA}"),
]


@pytest.mark.parametrize("content", CONTENTS)
def test_a_card_number_is_stored_in_no_text_of_a_content_and_named_in_no_note(content: Text) -> None:
    stored, verdict = Pipeline().inbound(content, size=100)
    assert verdict.action is Action.MASK
    assert VISA[:8] not in stored.model_dump_json() + verdict.model_dump_json()
    assert not any(re.search(r"\d{5}|4242, 4242", text) for text in texts_of(stored))


@pytest.mark.parametrize("content", [c for c in CONTENTS if isinstance(c, Unsupported)][:4])
def test_masked_json_is_json_still(content: Unsupported) -> None:
    stored, _ = Pipeline().inbound(content, size=100)
    assert isinstance(stored, Unsupported)
    json.loads(stored.raw)


def test_json_that_is_nested_too_deep_is_masked_as_it_is_written() -> None:
    stored, _ = Pipeline().inbound(Unsupported(kind="x", raw="[" * 20_000 + VISA), size=20_000)
    assert VISA not in stored.model_dump_json()


def test_a_card_number_leaves_in_no_text_of_a_reply() -> None:
    reply = Reply(
        text=f"card {VISA}",
        options=(Option(id="1", title=VISA, description=VISA),),
        media=OutMedia(kind="document", url="https://files.example/1", filename=f"{VISA}.pdf"),
        template=Template(name="t", language="en", parameters=(VISA,)),
    )
    sent, verdict = Pipeline().outbound(reply)
    assert VISA not in sent.model_dump_json()
    assert verdict.action is Action.MASK


def test_a_hostile_text_is_masked_in_linear_time() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        clean(text)
        return time.process_time() - start

    for unit in ("4 ", "1 ", "411111111111 x ", "4•• "):
        short, long = unit * 1_000, unit * 8_000
        assert seconds(long) < 40 * max(seconds(short), 0.005)
