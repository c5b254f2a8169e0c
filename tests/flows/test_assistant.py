"""A model's proposals on their way: a question with choices, and nothing else."""

from __future__ import annotations

from typing import Any

from chalicelib.domain.trade import Draft, Turn
from tests.world import World


class Helping:
    """Offers one item for every open question."""

    def __init__(self) -> None:
        self.times = 0

    def helped(self, turn: Turn, before: Draft, catalogue: Any) -> Turn:
        self.times += 1
        asks = tuple(ask.model_copy(update={"choices": ("COLA-330",), "reason": "which"}) for ask in turn.asks)
        return turn.model_copy(update={"asks": asks})


def test_what_the_model_proposes_is_asked_and_not_ordered() -> None:
    world = World(assistant=Helping())
    world.joins()
    world.hears("frob")
    assert [option.id for option in world.last_reply().reply.options] == ["pick:0:COLA-330"]
    assert world.conversation.draft.lines == ()
    assert world.orders() == []


def test_without_one_the_question_has_no_choices() -> None:
    world = World()
    world.joins()
    world.hears("frob")
    assert world.last_reply().reply.options == ()


def test_a_message_that_is_worked_on_again_is_not_asked_about_again() -> None:
    helping = Helping()
    world = World(assistant=helping)
    world.joins()
    world.receive(world.says("frob"))
    (job,) = world.queue.take()
    world.converse(job)
    world.converse(job)
    assert helping.times == 1
