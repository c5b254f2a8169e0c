"""Invitations: the codes and links by which a company's people join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from chalicelib.domain import invitations as codes
from chalicelib.domain.base import Model
from chalicelib.domain.errors import Conflict, Misconfigured
from chalicelib.domain.partners import Invitation, InvitationState, Partner, PartnerState
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.channels import Channels
from chalicelib.flows.admin.fields import ChannelName, Line, Whole
from chalicelib.flows.admin.looking import Window, found, page_of
from chalicelib.ports import Add, Chance, Page, Save, Store


class AccountName(Model):
    """One of our accounts on a channel."""

    channel: ChannelName
    account: Line


class NewInvitation(Model):
    """How long and for how many people an invitation holds. `uses` null: for any number.

    `accounts`: where its links shall lead; without it, to every account that is connected.
    """

    expires_in_h: Annotated[int, Field(ge=1, le=8760), Whole] = 168
    uses: Annotated[int, Field(ge=1, le=1000), Whole] | None = 1
    accounts: tuple[AccountName, ...] | None = Field(default=None, max_length=100)


@dataclass(frozen=True, slots=True)
class JoinLink:
    """A link that opens a chat with the code in it."""

    channel: str
    account: str
    url: str


@dataclass(frozen=True, slots=True)
class Invited:
    """A new invitation with what is told only once: its code, and the links that hold it."""

    invitation: Invitation
    text: str
    links: tuple[JoinLink, ...]


def list_invitations(
    store: Store, window: Window, state: InvitationState | None, partner: str | None
) -> Page[Invitation]:
    """Return a page of the invitations, the newest first."""
    return page_of(store, Invitation, "invitations", window, state=state, partner=partner)


def get_invitation(store: Store, invitation_id: str) -> Invitation:
    """Return the invitation. Raises `NotFound`."""
    return found(store, Invitation.ref(invitation_id))


def invite(store: Store, chance: Chance, channels: Channels, act: Act, partner_id: str, new: NewInvitation) -> Invited:
    """Make an invitation. Raises `NotFound`, and `Conflict` for a company that may not trade."""
    partner = found(store, Partner.ref(partner_id))
    if partner.state is not PartnerState.ACTIVE:
        raise Conflict("the partner is suspended")
    code = codes.new_code(chance.token)
    # The links come first: when they cannot be made now, nothing is stored whose code nobody would ever see.
    links = tuple(_links(channels, codes.shown(code), new.accounts))
    invitation = _invitation(code, partner_id, new, act)
    store.commit(Add(invitation), act.entry("invitation.create", invitation.id))
    return Invited(invitation, codes.join_text(code), links)


def revoke_invitation(store: Store, act: Act, invitation_id: str) -> Invitation:
    """Close an invitation; one that is closed already stays as it is. Raises `NotFound`."""
    invitation = get_invitation(store, invitation_id)
    if invitation.state is not InvitationState.OPEN:
        return invitation
    revoked = invitation.changed(state=InvitationState.REVOKED)
    store.commit(Save(revoked), act.entry("invitation.revoke", invitation.id))
    return revoked


def _invitation(code: str, partner_id: str, new: NewInvitation, act: Act) -> Invitation:
    return Invitation(
        code_hash=codes.code_hash(code),
        hint=codes.hint(code),
        partner_id=partner_id,
        uses_left=new.uses,
        expires=act.at + timedelta(hours=new.expires_in_h),
        created_at=act.at,
        created_by=act.actor,
    )


def _links(channels: Channels, code: str, wanted: Iterable[AccountName] | None) -> Iterator[JoinLink]:
    only = None if wanted is None else {(a.channel, a.account) for a in wanted}
    for name in channels.names:
        secrets = channels.secrets.channel(name)
        for account in secrets.accounts:
            if only is None or (name, account) in only:
                url = _link(channels, name, account, code)
                if url:
                    yield JoinLink(name, account, url)


def _link(channels: Channels, name: str, account: str, code: str) -> str | None:
    try:
        return channels.open(name).join_link(account, code, channels.secrets.channel(name))
    except Misconfigured:
        # The channel's health tells of it; the other channels' links are good.
        return None
