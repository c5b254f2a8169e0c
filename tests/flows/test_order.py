"""An order's whole way, from the first words to the confirmation, over fakes."""

from __future__ import annotations

import pytest

from chalicelib.domain.content import Choice, Edited, Reaction
from chalicelib.domain.conversations import OutboundMessage, OutState
from chalicelib.domain.requests import RequestKind, RequestState
from tests.world import World


@pytest.fixture
def world() -> World:
    world = World()
    world.joins()
    return world


def test_an_order_is_read_back_confirmed_booked_and_told(world: World) -> None:
    assert world.hears("order 10 COLA-330, 4 LEM-330") == ["read_back"]
    assert world.hears(world.tap("confirm")) == ["booked"]

    (order,) = world.office.booked.values()
    assert [(line.sku, line.quantity) for line in order.lines] == [("COLA-330", 10), ("LEM-330", 4)]
    assert f"N-{order.id[:6]}" in world.last_reply().reply.text
    assert world.orders()[0].state is RequestState.BOOKED


def test_an_order_costs_at_most_ten_writes_and_ten_reads(world: World) -> None:
    world.store.calls.clear()
    world.hears("order 10 COLA-330")
    world.hears(world.tap("confirm"))

    system = 2  # the built-in system's own read and write, not part of this world
    writes = world.store.calls["commit"] + world.store.calls["advance"]
    reads = world.store.calls["get"] + world.store.calls["get_many"] + world.store.calls["page"]
    assert writes + system / 2 <= 10
    assert reads + system / 2 <= 10


@pytest.mark.parametrize("yes", ["yes", "tap", "thumb"])
def test_a_word_a_tap_and_a_thumb_all_confirm(world: World, yes: str) -> None:
    world.hears("order 10 COLA-330")
    shown = world.store.get(OutboundMessage.ref(world.last_reply().id))
    assert shown is not None
    thumb = Reaction(target=str(shown.platform_id), emoji="👍")
    says = {"yes": "yes", "tap": world.tap("confirm"), "thumb": thumb}
    assert world.hears(says[yes]) == ["booked"]


def test_a_thumb_under_another_message_confirms_nothing(world: World) -> None:
    world.hears("order 10 COLA-330")
    assert world.hears(Reaction(target="platform-99", emoji="👍")) == []
    assert world.orders() == []


def test_a_tap_under_an_older_read_back_books_nothing_and_shows_the_order_again(world: World) -> None:
    world.hears("order 10 COLA-330")
    old = world.tap("confirm")
    world.hears("add 4 LEM-330")
    assert world.hears(old) == ["read_back"]
    assert world.orders() == []
    assert world.hears(world.tap("confirm")) == ["booked"]


def test_a_second_tap_on_yes_books_nothing_more_and_says_nothing(world: World) -> None:
    world.hears("order 10 COLA-330")
    yes = world.tap("confirm")
    world.hears(yes)
    assert world.hears(yes, id="second-tap") == []
    assert world.office.created == 1


def test_a_yes_while_something_is_asked_asks_again(world: World) -> None:
    world.hears("order 10 COLA-330")
    world.hears("cola")
    assert world.hears("yes") == ["question"]
    assert world.orders() == []


def test_a_question_offers_the_choices_to_tap(world: World) -> None:
    assert world.hears("cola") == ["question"]
    assert [o.id for o in world.last_reply().reply.options] == ["pick:0:COLA-330", "pick:0:COLA-500"]


def test_change_without_saying_what_asks_what(world: World) -> None:
    world.hears("order 10 COLA-330")
    assert world.hears(world.tap("change")) == ["change_hint"]
    assert world.conversation.draft.lines


def test_cancel_empties_the_draft_and_books_nothing(world: World) -> None:
    world.hears("order 10 COLA-330")
    assert world.hears(world.tap("cancel")) == ["cancelled"]
    assert world.conversation.draft.lines == ()
    assert world.hears("yes") == []
    assert world.orders() == []


def test_cancelling_an_order_that_is_booked_goes_to_a_person(world: World) -> None:
    world.hears("order 10 COLA-330")
    no = world.tap("cancel")
    world.hears(world.tap("confirm"))
    assert world.hears(no) == ["ticket_opened"]


def test_a_new_date_for_an_open_draft_is_kept_and_read_back(world: World) -> None:
    world.hears("order 10 COLA-330")
    assert world.hears("on 2026-03-05") == ["read_back"]
    assert world.conversation.draft.fields.deliver_on == "2026-03-05"


@pytest.mark.parametrize(("orders", "answer"), [(0, "nothing_to_cancel"), (1, "ticket_opened")])
def test_cancel_without_a_draft_goes_to_a_person_when_there_is_an_order(world: World, orders: int, answer: str) -> None:
    for _ in range(orders):
        world.hears("order 10 COLA-330")
        world.hears("yes")
    assert world.hears("no") == [answer]


def test_an_old_cancel_button_leaves_a_new_order_alone(world: World) -> None:
    world.hears("order 10 COLA-330")
    old = world.tap("cancel")
    world.hears(old)
    world.hears("order 4 LEM-330")
    assert world.hears(old, id="again") == ["nothing_to_cancel"]
    assert world.conversation.draft.lines


def test_two_orders_after_one_another_are_two_orders(world: World) -> None:
    for n in range(2):
        world.hears("order 10 COLA-330", id=f"o-{n}")
        world.hears(world.tap("confirm"))
    assert world.office.created == 2


def test_an_edit_of_words_that_are_booked_already_goes_to_a_person(world: World) -> None:
    world.hears("order 10 COLA-330", id="m-1")
    world.hears(world.tap("confirm"))
    assert world.hears(Edited(target="m-1", text="order 12 COLA-330")) == ["ticket_opened"]
    assert len(world.orders()) == 1


def test_an_edit_of_an_open_draft_changes_it(world: World) -> None:
    world.hears("order 10 COLA-330", id="m-1")
    assert world.hears(Edited(target="m-1", text="order 12 COLA-330")) == ["read_back"]
    assert world.conversation.draft.lines[0].quantity == 12


@pytest.mark.parametrize(
    ("intent", "answer"),
    [
        ("ticket", "ticket_opened"),
        ("quote", "quote_later"),
        ("status", "status_later"),
        ("document", "document_later"),
        ("bank_change", "bank_change"),
    ],
)
def test_what_a_person_must_answer_becomes_a_ticket(world: World, intent: str, answer: str) -> None:
    assert world.hears(f"{intent} please") == [answer]
    assert [r.type for r in world.office.booked.values()] == [RequestKind.TICKET]


def test_new_bank_details_are_a_ticket_about_payment_and_change_nothing(world: World) -> None:
    world.hears("order 10 COLA-330")
    before = world.conversation.draft
    assert world.hears("bank_change pay to GB00 TEST 0000 from now on") == ["bank_change"]
    assert [r.topic for r in world.office.booked.values()] == ["payment"]
    assert world.conversation.draft == before
    assert world.orders() == []


def test_a_suppliers_notice_goes_to_purchasing_and_a_customers_to_a_person() -> None:
    world = World()
    world.joins(role="supplier")
    world.joins("P-2", "bob", role="customer")
    assert world.hears("delay of PO 30015") == ["notice_taken"]
    assert world.hears("delay of PO 30015", contact="bob") == ["ticket_opened"]
    assert {r.type for r in world.office.booked.values()} == {RequestKind.NOTICE, RequestKind.TICKET}


def test_an_automatic_reply_is_never_answered(world: World) -> None:
    assert world.hears("auto_reply I am on holiday") == []


def test_chat_is_answered_once_an_hour(world: World) -> None:
    assert world.hears("hello", id="1") == ["not_understood"]
    assert world.hears("hello", id="2") == []
    world.clock.advance(3601)
    assert world.hears("hello", id="3") == ["not_understood"]


@pytest.mark.parametrize(
    "text",
    ["thanks", "ok thank you!", "Thank you, see you next week", "ok", "👍", "let me check with the boss", "好的谢谢"],
)
def test_thanks_an_okay_and_a_moment_please_want_no_answer(world: World, text: str) -> None:
    assert world.hears(text) == []


@pytest.mark.parametrize("text", ["hello", "thanks, and now?", "okay then call me about the delivery of the 5th"])
def test_what_may_want_something_is_answered(world: World, text: str) -> None:
    assert world.hears(text) == ["not_understood"]


def test_an_okay_to_a_question_asks_it_again(world: World) -> None:
    world.hears("cola")
    assert world.hears("ok") == ["question"]


def test_the_usual_is_read_back_and_booked_like_any_order(world: World) -> None:
    world.hears("order 10 COLA-330")
    world.hears("yes")
    assert world.hears("usual please") == ["read_back"]
    assert world.hears(world.tap("confirm")) == ["booked"]
    assert [[line.quantity for line in o.lines] for o in world.orders()] == [[10], [10]]


def test_which_earlier_order_is_meant_is_asked_by_number_and_day(world: World) -> None:
    for n in range(7):
        world.hears(f"order {n + 1} COLA-330")
        world.hears("yes", id=f"yes-{n}")
        world.clock.advance(86_400)
    assert world.hears("usual please") == ["question"]
    rows = world.last_reply().reply.text.split("\n")[1:]
    numbers = [m.reply.text for m in world.channel.delivered if m.purpose == "booked"]
    assert [row.split()[-1] for row in rows] == [f"2026-03-0{day}" for day in (8, 7, 6, 5, 4)]
    assert all(row.split()[1] in text for row, text in zip(rows, reversed(numbers), strict=False))


def test_an_opt_out_is_kept_with_the_contact(world: World) -> None:
    from chalicelib.domain.partners import Contact

    assert world.hears("opt_out") == ["opt_out_done"]
    assert world.store.all(Contact)[0].opted_out_at == world.clock.now()


def test_a_suspended_partner_orders_nothing() -> None:
    world = World()
    world.joins(state="suspended")
    assert world.hears("order 10 COLA-330") == ["not_allowed"]
    assert world.hears(Choice(id="confirm:x:1", title="Yes")) == ["not_allowed"]
    assert world.orders() == []


def test_a_reply_longer_than_the_channel_takes_goes_out_in_parts(world: World) -> None:
    from dataclasses import replace

    world.channel.capabilities = replace(world.channel.capabilities, text_max=60)  # type: ignore[misc]
    world.hears("order 10 COLA-330, 4 LEM-330")
    parts = [m.reply for m in world.channel.delivered]
    assert len(parts) > 1
    assert all(len(p.text) <= 60 for p in parts)
    assert [bool(p.options) for p in parts] == [False] * (len(parts) - 1) + [True]


def test_a_held_reply_waits_for_a_person(world: World) -> None:
    world.hears("order 10 COLA-330")
    reply = world.store.all(OutboundMessage)[0]
    assert reply.state is OutState.SENT
