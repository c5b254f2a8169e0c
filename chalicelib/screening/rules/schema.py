"""Holds what has the right form and yet cannot be: no words, no place on earth, a cart that nobody fills."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from chalicelib.domain.content import CatalogueItem, CatalogueOrder, Contacts, Location, Reply, Text
from chalicelib.domain.verdicts import Action, Direction, Finding
from chalicelib.screening.rule import Rule, Subject

ITEMS_MOST = 200
"""Lists of 10 to 25 lines are normal in wholesale; no cart that a person taps together has more than this."""

QUANTITY_MOST = Decimal(1_000_000)
CARDS_MOST = 50
LATITUDE_MOST, LONGITUDE_MOST = 90, 180


def inspect(subject: Subject) -> Finding | None:
    """Judge the content by what its kind must be."""
    if isinstance(subject.said, Reply):
        return None
    check = _CHECKS.get(subject.said.type)
    return check(subject.said) if check else None


def _text(content: Text) -> Finding | None:
    return None if content.text.strip() else RULE.found(Action.DROP, "nothing was said")


def _location(place: Location) -> Finding | None:
    is_on_earth = abs(place.latitude) <= LATITUDE_MOST and abs(place.longitude) <= LONGITUDE_MOST
    return None if is_on_earth else RULE.found(Action.HOLD, "no such place")


def _contacts(contacts: Contacts) -> Finding | None:
    return RULE.found(Action.HOLD, "too many visiting cards") if len(contacts.cards) > CARDS_MOST else None


def _catalogue_order(order: CatalogueOrder) -> Finding | None:
    if not 0 < len(order.items) <= ITEMS_MOST:
        return RULE.found(Action.HOLD, "an empty cart, or one with too many lines")
    if any(_is_absurd(item) for item in order.items):
        return RULE.found(Action.HOLD, "a cart with an absurd number in it")
    return None


def _is_absurd(item: CatalogueItem) -> bool:
    return not 0 < item.quantity <= QUANTITY_MOST or (item.claimed_price or 0) < 0


_CHECKS: dict[str, Callable[[Any], Finding | None]] = {
    "text": _text,
    "location": _location,
    "contacts": _contacts,
    "catalogue_order": _catalogue_order,
}

RULE = Rule(
    id="schema", order=40, note="not what such a message must be", directions=frozenset({Direction.IN}), inspect=inspect
)
