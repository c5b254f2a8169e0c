"""Partners, over HTTP."""

from __future__ import annotations

from chalicelib.domain.base import Model, Moment
from chalicelib.domain.partners import PartnerState, Role
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import partners as flow
from chalicelib.flows.admin.fields import ShortLine
from chalicelib.flows.admin.partners import NewPartner, PartnerChange


class PartnersQuery(PageQuery):
    """Which partners."""

    state: PartnerState | None = None


class PartnerAnswer(Answer):
    """A partner. `version` may be handed back with a change, to be refused when somebody else was faster.

    `learned` are those of its `aliases` that were learned from its answers.
    """

    id: str
    version: int
    name: str
    role: Role
    state: PartnerState
    locale: str
    number: str | None
    aliases: dict[str, str]
    learned: tuple[str, ...]
    ship_to: tuple[str, ...]
    created_at: Moment


class PartnersAnswer(Items[PartnerAnswer]):
    """A page of partners."""


class AliasQuery(Model):
    """Which of a partner's words."""

    word: ShortLine


def list_partners(call: Call, query: PartnersQuery) -> PartnersAnswer:
    """List the partners, the newest first."""
    page = flow.list_partners(call.house.store, query.window(), query.state)
    return PartnersAnswer.page(page, PartnerAnswer.of)


def get_partner(call: Call, partner_id: str) -> PartnerAnswer:
    """Get one partner."""
    return PartnerAnswer.of(flow.get_partner(call.house.store, partner_id))


def create_partner(call: Call, body: NewPartner) -> PartnerAnswer:
    """Put a new partner on record."""
    return PartnerAnswer.of(flow.create_partner(call.house.store, call.house.chance, call.act, body))


def change_partner(call: Call, partner_id: str, body: PartnerChange) -> PartnerAnswer:
    """Change of a partner what is given; the rest stays."""
    return PartnerAnswer.of(flow.change_partner(call.house.store, call.act, partner_id, body))


def forget_alias(call: Call, partner_id: str, query: AliasQuery) -> PartnerAnswer:
    """Take one of a partner's own words away, as when it was learned wrongly."""
    return PartnerAnswer.of(flow.forget_alias(call.house.store, call.act, partner_id, query.word))
