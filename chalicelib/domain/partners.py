"""Companies, the people who write for them, and how they join."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from chalicelib.domain.base import Key, Listing, Moment, Record, Ref


class Role(StrEnum):
    """How a company trades with us."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    BOTH = "both"


class PartnerState(StrEnum):
    """Whether a company may trade."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class Partner(Record):
    """A company that we trade with. `number` is its number in our books.

    `aliases` are its own words for our SKUs; those of them that were learned from its answers stand in `learned` too,
    the oldest first.
    """

    kind: ClassVar[str] = "partner"
    id: str
    name: str
    role: Role = Role.CUSTOMER
    state: PartnerState = PartnerState.ACTIVE
    locale: str = "en"
    number: str | None = None
    aliases: dict[str, str] = Field(default_factory=dict)
    learned: tuple[str, ...] = ()
    ship_to: tuple[str, ...] = ()
    created_at: Moment

    def key(self) -> Key:
        return self.ref(self.id).key

    def listing(self) -> Listing:
        return Listing("partners", self.created_at)

    def tags(self) -> dict[str, str]:
        return {"state": self.state, "partner": self.id}

    @staticmethod
    def ref(partner_id: str) -> Ref[Partner]:
        """Point at the partner of this id."""
        return Ref(Partner, Key(f"partner/{partner_id}", "partner"))


class Contact(Record):
    """One person's handle on one channel: (channel, account, opaque id). The rest are attributes that may change.

    `partner_id` is None for a stranger; strangers are leads. `stranger_answered_at` keeps them from being answered
    twice.
    """

    kind: ClassVar[str] = "contact"
    channel: str
    account: str
    id: str
    other_ids: tuple[str, ...] = ()
    name: str | None = None
    phone: str | None = None
    username: str | None = None
    partner_id: str | None = None
    invitation: str | None = None
    joined_at: Moment | None = None
    stranger_answered_at: Moment | None = None
    opted_out_at: Moment | None = None
    created_at: Moment

    @property
    def is_lead(self) -> bool:
        """Say whether this is somebody who belongs to no partner."""
        return self.partner_id is None

    def key(self) -> Key:
        return self.ref(self.channel, self.account, self.id).key

    def listing(self) -> Listing:
        return Listing("contacts", self.created_at)

    def tags(self) -> dict[str, str]:
        state = "lead" if self.is_lead else "member"
        return {"state": state, "partner": self.partner_id or "", "channel": self.channel}

    @staticmethod
    def ref(channel: str, account: str, contact_id: str) -> Ref[Contact]:
        """Point at the contact of this id."""
        return Ref(Contact, Key(f"contact/{channel}/{account}/{contact_id}", "contact"))


class ContactAlias(Record):
    """Another id of the same contact: platforms change ids, or know one person by two."""

    kind: ClassVar[str] = "contact_alias"
    channel: str
    account: str
    id: str
    contact_id: str

    def key(self) -> Key:
        return self.ref(self.channel, self.account, self.id).key

    @staticmethod
    def ref(channel: str, account: str, alias: str) -> Ref[ContactAlias]:
        """Point at the alias of this id."""
        return Ref(ContactAlias, Key(f"contact/{channel}/{account}/{alias}", "alias"))


class InvitationState(StrEnum):
    """What an invitation is worth."""

    OPEN = "open"
    REVOKED = "revoked"
    USED = "used"


class Invitation(Record):
    """A way for a company's people to join. Only a hash of its code is kept; `hint` is the code's last four signs."""

    kind: ClassVar[str] = "invitation"
    code_hash: str
    hint: str
    partner_id: str
    state: InvitationState = InvitationState.OPEN
    uses_left: int | None = None
    """None: any number of people may join with it."""
    joined: int = 0
    expires: Moment
    created_at: Moment
    created_by: str

    @property
    def id(self) -> str:
        """A short public name for it, useless for joining."""
        return self.code_hash[:16]

    def is_open(self, now: datetime) -> bool:
        """Say whether somebody can still join with it."""
        return self.state is InvitationState.OPEN and now < self.expires

    def key(self) -> Key:
        return self.ref(self.code_hash).key

    def listing(self) -> Listing:
        return Listing("invitations", self.created_at)

    def tags(self) -> dict[str, str]:
        return {"state": self.state, "partner": self.partner_id}

    @staticmethod
    def ref(code_hash: str) -> Ref[Invitation]:
        """Point at the invitation whose code has this hash; only its first 16 signs are looked at."""
        return Ref(Invitation, Key(f"invitation/{code_hash[:16]}", "invitation"))
