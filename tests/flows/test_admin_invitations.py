"""Invitations: their code is told once and opens the door to one company, until it is closed."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.domain.errors import Conflict, Misconfigured, NotFound, Unavailable
from chalicelib.domain.invitations import find_code
from chalicelib.domain.partners import Invitation, InvitationState, PartnerState
from chalicelib.flows.admin.channels import Channels
from chalicelib.flows.admin.invitations import (
    Invited,
    NewInvitation,
    get_invitation,
    invite,
    list_invitations,
    revoke_invitation,
)
from chalicelib.flows.admin.looking import Window
from chalicelib.ports import ChannelSecrets
from tests.desk import Desk, LinkedChannel


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.world.joins("P-1", "somebody-else")
    return desk


def channels(desk: Desk, **named: Any) -> Channels:
    found = {"paper": desk.world.channel, **named}
    return Channels(tuple(found), found.__getitem__, desk.world.secrets)


def made(desk: Desk, partner: str = "P-1", *, among: Channels | None = None, **fields: Any) -> Invited:
    new = NewInvitation.model_validate(fields)
    act = desk.act(request_id=f"r-{desk.chance.drawn}")
    return invite(desk.world.store, desk.chance, among or channels(desk), act, partner, new)


def test_what_people_are_told_to_send_lets_them_join(desk: Desk) -> None:
    invited = made(desk)
    assert desk.world.hears(invited.text) == ["joined"]
    assert desk.world.conversation.partner_id == "P-1"
    assert get_invitation(desk.world.store, invited.invitation.id).state is InvitationState.USED


def test_the_code_is_kept_nowhere(desk: Desk) -> None:
    code = find_code(made(desk).text)
    assert code is not None
    everything = " ".join(row.body for row in desk.world.store._rows.values())
    assert code not in everything
    assert code[:5] not in everything


def test_a_code_for_many_people_lets_that_many_join(desk: Desk) -> None:
    text = made(desk, uses=2).text
    answers = [desk.world.hears(text, contact=name, id=name) for name in ("amy", "bob", "cat")]
    assert answers == [["joined"], ["joined"], ["code_invalid"]]


def test_a_code_without_a_limit_lets_everybody_join(desk: Desk) -> None:
    text = made(desk, uses=None).text
    assert all(desk.world.hears(text, contact=f"c{n}", id=f"m{n}") == ["joined"] for n in range(5))


def test_an_expired_code_lets_nobody_join(desk: Desk) -> None:
    text = made(desk, expires_in_h=1).text
    desk.world.clock.advance(3600)
    assert desk.world.hears(text) == ["code_invalid"]


def test_a_revoked_code_lets_nobody_join(desk: Desk) -> None:
    invited = made(desk)
    revoked = revoke_invitation(desk.world.store, desk.act(request_id="r-9"), invited.invitation.id)
    assert revoked.state is InvitationState.REVOKED
    assert desk.world.hears(invited.text) == ["code_invalid"]


def test_revoking_what_is_closed_changes_nothing(desk: Desk) -> None:
    invited = made(desk)
    desk.world.hears(invited.text)
    writes = desk.world.store.writes
    again = revoke_invitation(desk.world.store, desk.act(request_id="r-9"), invited.invitation.id)
    assert again.state is InvitationState.USED
    assert desk.world.store.writes == writes


def test_each_connected_account_gives_a_link_with_the_code_in_it(desk: Desk) -> None:
    desk.world.secrets.channels["paper"] = ChannelSecrets(accounts={"acc": {}, "two": {}})
    invited = made(desk)
    assert [(link.channel, link.account) for link in invited.links] == [("paper", "acc"), ("paper", "two")]
    assert all(find_code(link.url.partition("text=")[2]) == find_code(invited.text) for link in invited.links)


def test_links_lead_only_where_they_shall(desk: Desk) -> None:
    desk.world.secrets.channels["paper"] = ChannelSecrets(accounts={"acc": {}, "two": {}})
    invited = made(desk, accounts=[{"channel": "paper", "account": "two"}])
    assert [link.account for link in invited.links] == ["two"]


class Broken(LinkedChannel):
    def join_link(self, account: str, code: str, secrets: ChannelSecrets) -> str | None:
        raise Misconfigured("no such field")


class Linkless(LinkedChannel):
    def join_link(self, account: str, code: str, secrets: ChannelSecrets) -> str | None:
        return None


def test_a_channel_without_links_or_with_a_fault_is_left_out(desk: Desk) -> None:
    desk.world.secrets.channels["broken"] = ChannelSecrets(accounts={"acc": {}})
    desk.world.secrets.channels["linkless"] = ChannelSecrets(accounts={"acc": {}})
    invited = made(desk, among=channels(desk, broken=Broken(), linkless=Linkless()))
    assert [link.channel for link in invited.links] == ["paper"]


def test_when_the_secrets_cannot_be_read_nothing_is_stored(desk: Desk) -> None:
    desk.world.secrets.fail_next("channel")
    with pytest.raises(Unavailable):
        made(desk)
    assert desk.world.store.all(Invitation) == []


def test_only_a_partner_that_may_trade_can_be_invited(desk: Desk) -> None:
    with pytest.raises(NotFound):
        made(desk, "nobody")
    desk.world.joins("P-2", "x", state=PartnerState.SUSPENDED)
    with pytest.raises(Conflict):
        made(desk, "P-2")


def test_invitations_are_listed_by_partner_and_state(desk: Desk) -> None:
    desk.world.joins("P-2", "x")
    one, two = made(desk, "P-1"), made(desk, "P-2")
    revoke_invitation(desk.world.store, desk.act(request_id="r-9"), one.invitation.id)
    store = desk.world.store
    mine = list_invitations(store, Window(), None, "P-2").records
    assert [i.id for i in mine] == [two.invitation.id]
    assert [i.id for i in list_invitations(store, Window(), InvitationState.REVOKED, None).records] == [
        one.invitation.id
    ]
