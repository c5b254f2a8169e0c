"""Words that a partner taught us by its answers: kept once the order is confirmed, for that partner only."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.partners import Partner
from chalicelib.domain.trade import Ask, Draft
from chalicelib.flows.learning import ALIASES_MOST, LEARNED_MOST, learned_so_far, taught, words_of
from tests.fakes import MORNING
from tests.world import World, line

AMYS = Partner(id="P-1", name="Amy's", created_at=MORNING)


@pytest.fixture
def world() -> World:
    world = World()
    world.joins()
    world.joins("P-2", "bob")
    return world


def words(world: World, partner: str = "P-1") -> dict[str, str]:
    found = world.store.get(Partner.ref(partner))
    assert found is not None
    return found.aliases


def test_an_answer_is_learned_when_its_order_is_confirmed_and_by_nobody_else(world: World) -> None:
    world.hears("cola")
    world.hears(world.tap("pick:0:COLA-500"))
    assert words(world) == {}
    world.hears(world.tap("confirm"))
    assert words(world) == {"cola": "COLA-500"}
    assert words(world, "P-2") == {}


def test_an_item_that_was_corrected_is_not_learned(world: World) -> None:
    world.hears("cola")
    world.hears(world.tap("pick:0:COLA-500"))
    world.hears("order 5 COLA-330")
    world.hears("yes")
    assert words(world) == {}


def test_nothing_is_learned_from_an_order_that_is_cancelled(world: World) -> None:
    world.hears("cola")
    world.hears(world.tap("pick:0:COLA-500"))
    world.hears("no")
    world.hears("order 5 COLA-500")
    world.hears("yes")
    assert words(world) == {}


def test_the_same_yes_in_eight_threads_teaches_once(world: World) -> None:
    world.hears("cola")
    world.hears(world.tap("pick:0:COLA-500"))
    world.receive(world.says(world.tap("confirm")))
    (job,) = world.queue.take()
    threads = [threading.Thread(target=world.converse, args=(job,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    partner = world.store.get(Partner.ref("P-1"))
    assert partner is not None
    assert (partner.learned, partner.version) == (("cola",), 2)


def test_what_is_learned_is_part_of_the_confirmations_own_commit(world: World) -> None:
    world.hears("cola")
    world.hears(world.tap("pick:0:COLA-500"))
    world.receive(world.says(world.tap("confirm")))
    (job,) = world.queue.take()
    world.store.calls.clear()
    world.converse(job)
    assert world.store.calls["commit"] == 1
    assert words(world) == {"cola": "COLA-500"}


@pytest.mark.parametrize("answer", ["the cans", "COLA-330"])
def test_an_answer_in_words_is_known_by_the_choice_that_it_named(answer: str) -> None:
    before = Draft(source="m", asks=(Ask(about="Small  Cola", choices=("COLA-330", "COLA-500"), reason="which"),))
    chosen = line("COLA-330", 5).model_copy(update={"words": answer, "why": ("item by answer",)})
    assert learned_so_far({}, before, Draft(source="m", lines=(chosen,))) == {"small cola": "COLA-330"}


def test_two_answers_to_one_question_teach_nothing() -> None:
    before = Draft(source="m", asks=(Ask(about="cola", choices=("COLA-330", "COLA-500"), reason="which"),))
    lines = tuple(line(sku, 5).model_copy(update={"why": ("item by answer",)}) for sku in ("COLA-330", "COLA-500"))
    assert learned_so_far({}, before, Draft(source="m", lines=lines)) == {}


def test_a_question_that_still_stands_and_one_for_a_quantity_teach_nothing() -> None:
    which = Ask(about="cola", choices=("COLA-330",), reason="which")
    amount = Ask(about="lemonade", reason="quantity", sku="LEM-330")
    lines = (line("LEM-330", 2).model_copy(update={"words": "lemonade", "why": ("item by answer",)}),)
    after = Draft(source="m", lines=lines, asks=(which,))
    assert learned_so_far({}, Draft(source="m", asks=(which, amount)), after) == {}


@pytest.mark.parametrize(
    ("about", "kept"),
    [
        ("The  Red one", "the red one"),
        ("可乐", "可乐"),
        ("5 cases cola", None),
        ("the one that we had last", None),
        ("", None),
        ("x" * 41, None),
    ],
)
def test_a_name_is_one_to_four_words_without_figures(about: str, kept: str | None) -> None:
    assert words_of(about) == kept


@given(
    st.lists(st.dictionaries(st.text("abc", min_size=1, max_size=6), st.sampled_from("XYZ"), max_size=90), max_size=9)
)
def test_only_so_much_is_learned_and_what_staff_wrote_stays(lessons: list[dict[str, str]]) -> None:
    own = {f"own {n}": "S" for n in range(ALIASES_MOST - 50)}
    partner = AMYS.changed(aliases=own)
    for lesson in lessons:
        partner = taught(partner, lesson)
        assert taught(partner, {w: s for w, s in lesson.items() if w in partner.learned}) == partner
    assert own.items() <= partner.aliases.items()
    assert len(partner.aliases) <= ALIASES_MOST
    assert set(partner.learned) == partner.aliases.keys() - own.keys()


def test_the_oldest_lesson_is_forgotten_first() -> None:
    partner = AMYS
    for n in range(LEARNED_MOST + 2):
        partner = taught(partner, {f"w{n}": "S"})
    assert (len(partner.learned), partner.learned[0], partner.learned[-1]) == (LEARNED_MOST, "w2", f"w{n}")
    assert "w1" not in partner.aliases


def drafted(sku: str, words: str, why: str) -> Draft:
    return Draft(source="m", lines=(line(sku, 5).model_copy(update={"words": words, "why": (why,)}),))


def test_a_line_that_became_another_of_its_name_teaches_what_the_words_meant() -> None:
    before = drafted("COLA-330", "5 cs cola", "item by words: cola")
    after = drafted("COLA-500", "no, the 500", "item by words: 500")
    assert learned_so_far({}, before, after) == {"cola": "COLA-500"}


def test_who_swaps_cola_for_lemonade_does_not_call_lemonade_cola() -> None:
    before = drafted("COLA-330", "5 cs cola", "item by words: cola")
    assert learned_so_far({}, before, drafted("LEM-330", "lemonade", "item by words: lemonade")) == {}


def test_a_code_that_is_corrected_teaches_nothing() -> None:
    before = drafted("COLA-330", "5 COLA-330", "item by code: cola")
    assert learned_so_far({}, before, drafted("COLA-500", "500", "item by words: 500")) == {}


def test_words_that_were_learned_are_forgotten_when_their_line_is_corrected() -> None:
    partner = taught(AMYS, {"the red": "COLA-330"})
    before = drafted("COLA-330", "5 of the red", "item by own word: red")
    lesson = learned_so_far({}, before, drafted("LEM-330", "lemonade", "item by words: lemonade"), partner.learned)
    assert taught(partner, lesson).aliases == {}
    assert taught(partner, lesson).learned == ()


def test_what_staff_wrote_is_neither_learned_over_nor_forgotten() -> None:
    partner = AMYS.changed(aliases={"cola": "COLA-330"})
    assert taught(partner, {"cola": "COLA-500"}) == partner
    assert taught(partner, {"cola": ""}) == partner
