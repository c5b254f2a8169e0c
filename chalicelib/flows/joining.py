"""How somebody who writes to us comes to belong to a partner: by the code of an invitation."""

from __future__ import annotations

import hmac
from datetime import datetime

from chalicelib.domain.content import Content, Referral, texts_of
from chalicelib.domain.invitations import code_hash, find_code
from chalicelib.domain.partners import Contact, Invitation, InvitationState
from chalicelib.ports import Store


def code_in(content: Content) -> str | None:
    """Return the invitation code in a message: in its words, or in the link that it came by."""
    texts = [content.ref or ""] if isinstance(content, Referral) else texts_of(content)
    return next((code for code in map(find_code, texts) if code), None)


def invitation_for(code: str, store: Store, now: datetime) -> Invitation | None:
    """Return the open invitation with this code, None when it does not work (any more)."""
    hashed = code_hash(code)
    invitation = store.get(Invitation.ref(hashed))
    if invitation is None or not hmac.compare_digest(invitation.code_hash, hashed):
        return None
    return invitation if invitation.is_open(now) else None


def used(invitation: Invitation) -> Invitation:
    """Return the invitation after one more person joined with it."""
    left = None if invitation.uses_left is None else invitation.uses_left - 1
    state = InvitationState.USED if left == 0 else invitation.state
    return invitation.changed(joined=invitation.joined + 1, uses_left=left, state=state)


def joined(contact: Contact, invitation: Invitation, now: datetime) -> Contact:
    """Return the contact as a member of the invitation's partner."""
    return contact.changed(partner_id=invitation.partner_id, invitation=invitation.id, joined_at=now)
