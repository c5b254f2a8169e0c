"""Contacts: assigned to a company and taken from it, with what they had under discussion left behind."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.partners import Contact, Partner
from chalicelib.domain.trade import Draft
from chalicelib.flows.admin.contacts import (
    assign_contact,
    detach_contact,
    get_contact,
    key_of,
    list_contacts,
    name_from_key,
)
from chalicelib.flows.admin.looking import Window
from tests.desk import AMY, Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.world.joins("P-1", "amy")
    desk.world.store.seed(Partner(id="P-2", name="Kestrel Deli", created_at=desk.world.clock.now()))
    return desk


texts = st.text(st.characters(codec="utf-8"), min_size=1)


@given(texts.filter(lambda t: "/" not in t), texts.filter(lambda t: "/" not in t), texts)
def test_a_key_is_safe_in_an_address_and_leads_back(channel: str, account: str, contact: str) -> None:
    key = key_of(channel, account, contact)
    assert key.isascii()
    assert key.replace("-", "").replace("_", "").isalnum()
    assert name_from_key(key) == f"{channel}/{account}/{contact}"


@given(st.from_regex(r"[A-Za-z0-9._~-]{1,80}", fullmatch=True))
def test_what_is_no_key_is_not_found(text: str) -> None:
    with suppress(NotFound):
        assert name_from_key(text).count("/") >= 2


def test_a_stranger_becomes_a_member(desk: Desk) -> None:
    desk.world.hears("hello", contact="zoe")
    key = key_of("paper", "acc", "zoe")
    assert get_contact(desk.world.store, key).is_lead
    assert assign_contact(desk.world.store, desk.act(), key, "P-2").partner_id == "P-2"
    assert desk.world.hears("order 10 COLA-330", contact="zoe") == ["read_back"]


def test_a_draft_does_not_follow_its_author_to_another_company(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    assign_contact(desk.world.store, desk.act(), AMY, "P-2")
    assert desk.world.conversation.draft == Draft()
    assert desk.world.conversation.partner_id == "P-2"
    assert desk.world.hears(desk.world.tap("confirm")) == ["nothing_to_confirm"]
    assert desk.world.orders() == []


def test_who_is_detached_is_a_stranger_again(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    detached = detach_contact(desk.world.store, desk.act(), AMY)
    assert detached.is_lead
    assert detached.joined_at is None
    assert desk.world.hears("order 4 LEM-330") == ["stranger"]


def test_nobody_can_be_assigned_to_a_company_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound) as caught:
        assign_contact(desk.world.store, desk.act(), AMY, "P-9")
    assert caught.value.field == "partner_id"
    assert get_contact(desk.world.store, AMY).partner_id == "P-1"


def test_assigning_somebody_where_they_are_changes_nothing(desk: Desk) -> None:
    desk.world.hears("order 10 COLA-330")
    writes = desk.world.store.writes
    assign_contact(desk.world.store, desk.act(), AMY, "P-1")
    assert desk.world.store.writes == writes
    assert desk.world.conversation.draft.lines


def test_a_contact_that_moved_on_meanwhile_is_not_overwritten(desk: Desk) -> None:
    desk.world.store.fail_next("commit", Conflict("somebody else"))
    with pytest.raises(Conflict):
        detach_contact(desk.world.store, desk.act(), AMY)
    assert get_contact(desk.world.store, AMY).partner_id == "P-1"


def test_leads_and_members_are_told_apart(desk: Desk) -> None:
    desk.world.hears("hello", contact="zoe")
    store = desk.world.store

    def ids(*filters: str | None) -> list[str]:
        return sorted(c.id for c in list_contacts(store, Window(), *filters).records)  # type: ignore[arg-type]

    assert ids("lead", None, None) == ["zoe"]
    assert ids("member", None, None) == ["amy"]
    assert ids(None, "P-1", None) == ["amy"]
    assert ids(None, None, "paper") == ["amy", "zoe"]
    assert ids(None, None, "pigeon") == []
    assert len(store.all(Contact)) == 2
