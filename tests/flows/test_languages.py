"""The partner is answered in the language that it wrote last, by us and later by our systems."""

from __future__ import annotations

import pytest

from chalicelib.ports import Save
from chalicelib.wording import languages, say
from tests.world import World


def speaking(language: str) -> World:
    world = World()
    world.joins()
    world.hears("no")
    conversation = world.conversation
    world.store.commit(Save(conversation.changed(language=language)))
    return world


@pytest.mark.parametrize("language", languages())
def test_an_order_is_read_back_and_booked_in_the_partners_language(language: str) -> None:
    world = speaking(language)
    world.hears("order 10 COLA-330")
    shown = world.last_reply().reply
    assert shown.text.startswith(say("read_back_header", language, company="Kestrel"))
    assert [option.title for option in shown.options] == [
        say(f"button_{name}", language) for name in ("yes", "change", "cancel")
    ]
    world.hears(world.tap("confirm"))
    number = world.orders()[0].number
    assert world.last_reply().reply.text == say("booked", language, company="Kestrel", number=number)


@pytest.mark.parametrize("language", languages())
def test_a_question_and_a_cancellation_in_the_partners_language(language: str) -> None:
    world = speaking(language)
    world.hears("cola")
    assert world.last_reply().reply.text.startswith(say("ask_which", language, about="cola"))
    world.hears(world.tap("pick:0:COLA-500"))
    world.hears(world.tap("cancel"))
    assert world.last_reply().reply.text == say("cancelled", language)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("said", "key"), [("gibberish", "not_understood"), ("opt_out", "opt_out_done"), ("quote", "quote_later")]
)
def test_everything_else_in_the_partners_language(language: str, said: str, key: str) -> None:
    world = speaking(language)
    world.hears(said)
    assert world.last_reply().reply.text == say(key, language, company="Kestrel")
