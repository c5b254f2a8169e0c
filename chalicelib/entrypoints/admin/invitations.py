"""Invitations, over HTTP."""

from __future__ import annotations

from chalicelib.domain.base import Moment
from chalicelib.domain.partners import InvitationState
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import invitations as flow
from chalicelib.flows.admin.fields import Id
from chalicelib.flows.admin.invitations import JoinLink, NewInvitation


class InvitationsQuery(PageQuery):
    """Which invitations."""

    state: InvitationState | None = None
    partner: Id | None = None


class InvitationAnswer(Answer):
    """An invitation. `hint` is the end of its code, which itself is kept nowhere; `uses_left` null: no limit."""

    id: str
    hint: str
    partner_id: str
    state: InvitationState
    uses_left: int | None
    joined: int
    expires: Moment
    created_at: Moment
    created_by: str


class InvitationsAnswer(Items[InvitationAnswer]):
    """A page of invitations."""


class LinkAnswer(Answer):
    """A link that opens a chat with the code in it, and its QR code as an SVG."""

    channel: str
    account: str
    url: str
    qr_svg: str


class InvitedAnswer(Answer):
    """A new invitation. `text` is what people send to join; it and the links are told this once."""

    invitation: InvitationAnswer
    text: str
    links: tuple[LinkAnswer, ...]


def list_invitations(call: Call, query: InvitationsQuery) -> InvitationsAnswer:
    """List the invitations, the newest first."""
    page = flow.list_invitations(call.house.store, query.window(), query.state, query.partner)
    return InvitationsAnswer.page(page, InvitationAnswer.of)


def get_invitation(call: Call, invitation_id: str) -> InvitationAnswer:
    """Get one invitation."""
    return InvitationAnswer.of(flow.get_invitation(call.house.store, invitation_id))


def invite(call: Call, partner_id: str, body: NewInvitation) -> InvitedAnswer:
    """Invite a partner's people: make a code, and a link for every connected account that has such links."""
    invited = flow.invite(call.house.store, call.house.chance, call.channels, call.act, partner_id, body)
    return InvitedAnswer(
        invitation=InvitationAnswer.of(invited.invitation), text=invited.text, links=tuple(map(_link, invited.links))
    )


def revoke_invitation(call: Call, invitation_id: str) -> InvitationAnswer:
    """Close an invitation; who joined with it stays."""
    return InvitationAnswer.of(flow.revoke_invitation(call.house.store, call.act, invitation_id))


def _link(link: JoinLink) -> LinkAnswer:
    return LinkAnswer(channel=link.channel, account=link.account, url=link.url, qr_svg=_qr_svg(link.url))


def _qr_svg(text: str) -> str:
    import segno

    svg: str = segno.make_qr(text, error="m").svg_inline(scale=4)
    return svg
