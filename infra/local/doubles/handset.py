"""A person's phone, whatever the channel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from infra.local.doubles.inbox import Bubble, Person
from infra.local.doubles.webhooks import Webhook


class Handset(Protocol):
    """What every channel's double lets a person do; some offer more."""

    @property
    def people(self) -> Mapping[str, Person]:
        """Who has a phone, by id."""

    def inbox(self, person_id: str) -> list[Bubble]:
        """Return what this person sees."""

    def write(self, person_id: str, words: str, *, reply_to: str | None = None) -> Webhook:
        """Write a text."""


class TapHandset(Handset, Protocol):
    """A phone on a channel that has something to tap."""

    def tap(self, person_id: str, bubble_id: str, tap_id: str) -> Webhook:
        """Tap something under a bubble."""
