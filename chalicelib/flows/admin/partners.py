"""Partners: the companies that may trade with us."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field
from pydantic.config import JsonDict

from chalicelib.domain.base import Model
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.ids import CROCKFORD
from chalicelib.domain.partners import Contact, Partner, PartnerState, Role
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.fields import Id, Line, Locale, ShortLine, Whole, Words
from chalicelib.flows.admin.looking import Window, found, page_of
from chalicelib.ports import Add, Chance, Page, Save, Store

_ID_SIGNS = 8


class NewPartner(Model):
    """A company to trade with. Without an `id` it gets one."""

    id: Id | None = None
    name: Line
    role: Role = Role.CUSTOMER
    locale: Locale = "en"
    number: ShortLine | None = None
    aliases: Words = Field(default_factory=dict)
    ship_to: tuple[Line, ...] = Field(default=(), max_length=100)


def _no_default(schema: JsonDict) -> None:
    schema.pop("default", None)


class PartnerChange(Model):
    """What changes of a company; what is left out stays. `version`: refuse if it has moved on from this one."""

    version: Annotated[int, Field(ge=0), Whole] | None = None
    name: Line = Field(default="", json_schema_extra=_no_default)
    role: Role = Field(default=Role.CUSTOMER, json_schema_extra=_no_default)
    state: PartnerState = Field(default=PartnerState.ACTIVE, json_schema_extra=_no_default)
    locale: Locale = Field(default="en", json_schema_extra=_no_default)
    number: ShortLine | None = None
    aliases: Words = Field(default_factory=dict)
    ship_to: tuple[Line, ...] = Field(default=(), max_length=100, json_schema_extra=_no_default)


def list_partners(store: Store, window: Window, state: PartnerState | None) -> Page[Partner]:
    """Return a page of the partners, the newest first."""
    return page_of(store, Partner, "partners", window, state=state)


def get_partner(store: Store, partner_id: str) -> Partner:
    """Return the partner. Raises `NotFound`."""
    return found(store, Partner.ref(partner_id))


def create_partner(store: Store, chance: Chance, act: Act, new: NewPartner) -> Partner:
    """Put a new company on record. Raises `Conflict` when its id is taken."""
    fields = {**dict(new), "id": new.id or _drawn_id(chance), "created_at": act.at}
    partner = Partner.model_validate(fields)
    store.commit(Add(partner), act.entry("partner.create", partner.id))
    return get_partner(store, partner.id)


def change_partner(store: Store, act: Act, partner_id: str, change: PartnerChange) -> Partner:
    """Change what was given. Raises `NotFound`, and `Conflict` when somebody else changed it first."""
    partner = get_partner(store, partner_id)
    if change.version is not None and change.version != partner.version:
        raise Conflict("the partner has changed since it was read")
    fields = {name: getattr(change, name) for name in change.model_fields_set - {"version"}}
    if not fields:
        return partner
    if "aliases" in fields:
        fields["learned"] = _still_learned(partner, change.aliases)
    store.commit(Save(partner.changed(**fields)), act.entry("partner.change", partner_id))
    return get_partner(store, partner_id)


def forget_alias(store: Store, act: Act, partner_id: str, word: str) -> Partner:
    """Take one of a partner's own words away. Raises `NotFound`, and `Conflict` when somebody else was faster."""
    partner = get_partner(store, partner_id)
    if word not in partner.aliases:
        raise NotFound("no such word", field="word")
    left = {name: sku for name, sku in partner.aliases.items() if name != word}
    changed = partner.changed(aliases=left, learned=_still_learned(partner, left))
    store.commit(Save(changed), act.entry("partner.forget_alias", partner_id))
    return get_partner(store, partner_id)


def _still_learned(partner: Partner, aliases: Mapping[str, str]) -> tuple[str, ...]:
    """List what was learned and stands as it was: what staff wrote over is their own."""
    return tuple(word for word in partner.learned if aliases.get(word) == partner.aliases.get(word))


def contacts_of(store: Store, partner_id: str, window: Window) -> Page[Contact]:
    """Return a page of the people who write for this company. Raises `NotFound`."""
    get_partner(store, partner_id)
    return page_of(store, Contact, "contacts", window, partner=partner_id)


def _drawn_id(chance: Chance) -> str:
    return "P-" + "".join(CROCKFORD[byte & 31] for byte in chance.token(_ID_SIGNS))
