"""Loads the demo company through the admin API, as its staff would, and lets its people join by their phones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from infra.local.doubles import Doubles, wait_for
from infra.local.doubles.handset import Handset
from infra.local.seed.admin import AdminApi
from infra.local.seed.catalogue import catalogue_csv
from infra.local.seed.company import SeedCompany, SeedPartner, SeedPerson

_PRIVATE = ("whatsapp", "messenger", "web")
"""The ways by which somebody can join; a comment is no place for a code."""


class NotJoined(Exception):
    """Nobody was welcomed who sent a good code."""


def load_catalogue(admin: AdminApi) -> int:
    """Put the demo catalogue in force; return how many items it has."""
    return int(admin.put_csv("/admin/catalogue", catalogue_csv())["items"])


def load_partners(admin: AdminApi, company: SeedCompany) -> int:
    """Put the partners on record; return how many there are."""
    for partner in company.partners:
        fields = partner.model_dump(
            mode="json", include={"id", "name", "role", "locale", "number", "aliases", "ship_to"}
        )
        admin.post("/admin/partners", fields)
    return len(company.partners)


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody who sent an invitation's code and waits to be welcomed."""

    person: SeedPerson
    handset: Handset

    @property
    def is_welcomed(self) -> bool:
        """Say whether the company has answered."""
        return any(bubble.by == "company" for bubble in self.handset.inbox(self.person.id))


def invite_and_join(admin: AdminApi, company: SeedCompany, doubles: Doubles, timeout_s: float = 60) -> int:
    """Invite every partner's people and send the codes from their phones; return how many have joined."""
    waiting = list(_joinings(company, lambda partner: invite(admin, partner), doubles))
    if not wait_for(lambda: all(joining.is_welcomed for joining in waiting), timeout_s):
        missing = [joining.person.name for joining in waiting if not joining.is_welcomed]
        raise NotJoined(", ".join(missing))
    return len(waiting)


def invite(admin: AdminApi, partner: SeedPartner) -> str:
    """Invite a partner's people; return the words that they send to join."""
    invited = admin.post(f"/admin/partners/{partner.id}/invitations", {"uses": len(partner.people)})
    return str(invited["text"])


def _joinings(company: SeedCompany, invited: Callable[[SeedPartner], str], doubles: Doubles) -> Iterator[Joining]:
    handsets = doubles.handsets()
    for partner in company.partners:
        people = [person for person in partner.people if person.channel in _PRIVATE]
        words = invited(partner) if people else ""
        for person in people:
            handsets[person.channel].write(person.id, words)
            yield Joining(person, handsets[person.channel])
