"""People who belong to no partner, and how they come to belong to one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.content import Referral, Thread
from chalicelib.domain.conversations import InboundMessage, InState, Quarantined
from chalicelib.domain.invitations import code_hash, find_code
from chalicelib.domain.partners import Contact, Invitation, Partner
from chalicelib.domain.verdicts import Action, Finding
from tests.world import World

WORDS = "JOIN 7K3F9-Q2XVB"
CODE = str(find_code(WORDS))


@pytest.fixture
def world() -> World:
    return World()


def invite(world: World, **fields: Any) -> None:
    now = world.clock.now()
    world.store.seed(Partner(id="P-1", name="Harbour Deli", created_at=now))
    said = {
        "code_hash": code_hash(CODE),
        "hint": CODE[-4:],
        "partner_id": "P-1",
        "expires": now + timedelta(days=7),
        "created_at": now,
        "created_by": "t",
    }
    world.store.seed(Invitation.model_validate({**said, **fields}))


def test_a_stranger_is_told_once_how_to_join_and_is_a_lead(world: World) -> None:
    assert world.hears("order 10 COLA-330") == ["stranger"]
    assert world.hears("hello?") == []
    assert world.store.all(Contact)[0].is_lead
    assert world.orders() == []


def test_a_stranger_is_answered_in_the_language_it_writes(world: World) -> None:
    world.hears("你好")
    assert "邀请" in world.last_reply().reply.text


def test_a_new_member_is_welcomed_in_its_companys_language(world: World) -> None:
    invite(world)
    (partner,) = world.store.all(Partner)
    world.store.seed(partner.changed(locale="zh-CN"))
    world.hears(WORDS)
    assert "欢迎" in world.last_reply().reply.text
    assert world.conversation.language == "zh"


@pytest.mark.parametrize("text", ["order 10 COLA-330", "yes", "confirm", "ticket broken", "bank_change"])
def test_a_stranger_never_reaches_a_system(world: World, text: str) -> None:
    world.hears("hi")
    world.hears(text)
    assert world.office.booked == {}


def test_a_code_makes_a_stranger_a_member_who_can_order(world: World) -> None:
    invite(world)
    assert world.hears(f"hello, {WORDS.lower()}") == ["joined"]
    assert "Harbour Deli" in world.last_reply().reply.text
    assert world.hears("order 10 COLA-330") == ["read_back"]
    assert world.store.all(Invitation)[0].joined == 1


def test_a_link_with_the_code_joins_too(world: World) -> None:
    invite(world)
    assert world.hears(Referral(ref=CODE)) == ["joined"]


def test_a_single_use_code_works_once(world: World) -> None:
    invite(world, uses_left=1)
    assert world.hears(WORDS) == ["joined"]
    assert world.hears(WORDS, contact="bob") == ["code_invalid"]


def test_two_people_racing_for_a_single_use_code_are_one_member_and_one_stranger(world: World) -> None:
    invite(world, uses_left=1)
    world.receive(world.says(WORDS, contact="amy"), world.says(WORDS, contact="bob"))
    world.work()
    assert sorted(m.purpose for m in world.channel.delivered) == ["code_invalid", "joined"]


@pytest.mark.parametrize("fields", [{"state": "revoked"}, {"state": "used"}])
def test_a_code_that_is_no_longer_good_is_refused(world: World, fields: dict[str, str]) -> None:
    invite(world, **fields)
    assert world.hears(WORDS) == ["code_invalid"]


def test_an_expired_code_is_refused(world: World) -> None:
    invite(world)
    world.clock.advance(timedelta(days=8))
    assert world.hears(WORDS) == ["code_invalid"]


def test_a_code_that_shares_only_the_public_half_of_its_hash_is_refused(world: World) -> None:
    invite(world, code_hash=code_hash(CODE)[:16] + "0" * 48)
    assert world.hears(WORDS) == ["code_invalid"]


def test_a_member_who_sends_a_code_again_stays_where_it_is(world: World) -> None:
    invite(world)
    world.hears(WORDS)
    world.hears(WORDS, id="again")
    assert world.store.all(Invitation)[0].joined == 1


# ── in public ────────────────────────────────────────────────────────────────────────────────────────

COMMENT = Thread(post_id="post", comment_id="c-1")


def test_an_order_in_public_is_asked_to_come_in_private_and_shows_nothing_of_it(world: World) -> None:
    world.joins()
    assert world.hears("order 10 COLA-330", thread=COMMENT) == ["cannot_order_here_public"]
    reply = world.last_reply().reply
    assert reply.thread == COMMENT
    assert "COLA" not in reply.text
    assert world.conversation.draft.lines == ()


def test_a_complaint_in_public_opens_a_ticket_and_its_number_stays_private(world: World) -> None:
    world.joins()
    assert world.hears("ticket it was broken", thread=COMMENT) == ["public_ticket_thanks"]
    assert len(world.office.booked) == 1


def test_chat_in_public_is_not_answered(world: World) -> None:
    world.joins()
    assert world.hears("nice picture", thread=COMMENT) == []


# ── held back ────────────────────────────────────────────────────────────────────────────────────────


def test_a_flood_is_held_and_answered_by_nobody(world: World) -> None:
    world.joins()
    world.screening.flooded = True
    assert world.hears("order 10 COLA-330") == []
    (entry,) = world.store.all(Quarantined)
    assert entry.verdict.action is Action.HOLD
    assert world.store.all(InboundMessage)[0].state is InState.HELD


def test_a_message_that_a_person_released_goes_through_though_the_flood_goes_on(world: World) -> None:
    world.joins()
    world.screening.flooded = True
    world.hears("order 10 COLA-330")
    (held,) = world.store.all(InboundMessage)
    released = held.verdict.plus(Finding(rule="released", action=Action.ALLOW))
    world.store.seed(held.changed(state=InState.RECEIVED, verdict=released))
    before = len(world.channel.delivered)
    world.converse(world.queue.sent[0][0] if world.queue.sent else _job(held))
    world.work()
    assert [m.purpose for m in world.channel.delivered[before:]] == ["read_back"]


def _job(message: InboundMessage) -> Any:
    from chalicelib.domain.operations import Job, QueueName

    return Job(queue=QueueName.INBOUND, id=message.id, group=message.conversation)
