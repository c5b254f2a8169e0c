"""The demo company's partners and their people, read from `company.json`."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from chalicelib.domain.base import Model
from chalicelib.domain.partners import Role
from infra.local.doubles import Cast, Person

Way = Literal["whatsapp", "messenger", "comments", "web"]


class SeedPerson(Model):
    """Somebody with a phone, and the way they write to us."""

    channel: Way
    id: str
    name: str
    phone: str | None = None


class OrderedLine(Model):
    """One line of a purchase order."""

    line: int
    sku: str
    quantity: Decimal
    unit: str


class PurchaseOrder(Model):
    """What the demo company has ordered from a supplier."""

    ref: str
    lines: tuple[OrderedLine, ...]


class SeedPartner(Model):
    """A company that trades with the demo company."""

    id: str
    name: str
    role: Role
    locale: str
    number: str
    aliases: dict[str, str] = Field(default_factory=dict)
    ship_to: tuple[str, ...] = ()
    purchase_orders: tuple[PurchaseOrder, ...] = ()
    people: tuple[SeedPerson, ...]


class SeedCompany(Model):
    """The demo company."""

    name: str
    partners: tuple[SeedPartner, ...]
    strangers: tuple[SeedPerson, ...]

    def partner_of(self, person_id: str) -> SeedPartner | None:
        """Return the company that this person belongs to."""
        return next((p for p in self.partners for person in p.people if person.id == person_id), None)

    def cast(self) -> Cast:
        """Return everybody, for the doubles."""
        return Cast(**{way: tuple(self._people(way)) for way in ("whatsapp", "messenger", "comments", "web")})

    def _people(self, way: str) -> list[Person]:
        members = [(person, partner.name) for partner in self.partners for person in partner.people]
        strangers = [(person, None) for person in self.strangers]
        everybody: list[tuple[SeedPerson, str | None]] = [*members, *strangers]
        return [Person(p.id, p.name, p.phone, company) for p, company in everybody if p.channel == way]


@cache
def demo_company() -> SeedCompany:
    """Return the demo company."""
    return SeedCompany.model_validate_json(Path(__file__).with_name("company.json").read_text(encoding="utf-8"))
