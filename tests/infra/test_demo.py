"""The demo tells plainly what happened, and names what did not."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from infra.local.doubles import Bubble, Tap
from infra.local.play.beat import Became, Wants
from infra.local.play.scenes import SCENES
from infra.local.play.telling import tell
from infra.local.play.terminal import Terminal
from infra.local.seed.company import demo_company

REPLY = Bubble("1", "company", "Booked as SO-1.", datetime(2026, 11, 23, tzinfo=UTC), taps=(Tap("y", "Yes"),))
TURN = {
    "intent": "order",
    "lines": [{"quantity": "2", "unit": "CS", "sku": "COLA-330"}],
    "asks": [{"about": "lemonade"}],
    "fields": {"ship_to": "Dock 2", "po": None, "notice": {"po": "30015", "lines": []}},
}


def became(**changes):
    fields = {
        "message": {"verdict": {"action": "allow", "findings": []}, "turn": TURN},
        "request": {"type": "order", "number": "SO-1", "state": "booked"},
        "reply": REPLY,
        "ack_ms": 20.0,
        "reply_ms": 90.0,
    }
    return Became(**{**fields, **changes})


def told(one):
    out = io.StringIO()
    tell(Terminal(out), "2 cs COLA-330", one)
    return out.getvalue()


def test_a_beat_is_told_whole_and_without_colour_where_it_is_no_terminal():
    text = told(became())
    for part in ("→ 2 cs COLA-330", "allow", "order: 2 CS COLA-330", "which “lemonade”?", "ship to Dock 2", "PO 30015"):
        assert part in text
    assert "SO-1" in text
    assert "[Yes]" in text
    assert "acknowledged in 20 ms · on the phone after 90 ms" in text
    assert "\033" not in text


def test_a_masked_message_is_shown_as_it_is_stored():
    message = {"verdict": {"action": "mask", "findings": [{"rule": "cards"}]}, "content": {"text": "card •••• 1111"}}
    text = told(became(message=message))
    assert "mask (cards)" in text
    assert "card •••• 1111" in text


@pytest.mark.parametrize(
    ("changes", "wants", "missing"),
    [
        ({}, Wants(intent="order", booked="orders", says="SO-1"), []),
        ({"ack_ms": None}, Wants(), ["an acknowledgement"]),
        ({}, Wants(verdict="mask"), ["verdict mask"]),
        ({}, Wants(intent="ticket"), ["intent ticket"]),
        ({"request": None}, Wants(booked="orders"), ["a number from orders"]),
        ({"reply": None}, Wants(), ["a reply"]),
        ({}, Wants(is_answered=False), ["silence"]),
        ({}, Wants(says="LEM-330"), ["“LEM-330” in the reply"]),
    ],
)
def test_what_did_not_happen_is_named(changes, wants, missing):
    assert became(**changes).missing(wants) == missing


def test_a_step_that_fails_says_so():
    out = io.StringIO()
    with pytest.raises(ValueError, match="no"), Terminal(out).step("packaging"):
        raise ValueError("no")
    assert "packaging … failed" in out.getvalue()


def test_everybody_who_plays_is_in_the_demo_company():
    cast = demo_company().cast()
    people = {"whatsapp": cast.whatsapp, "messenger": cast.messenger, "comments": cast.comments, "web": cast.web}
    assert all(scene.person in {p.id for p in people[scene.way]} for scene in SCENES)
