"""The phones of the people who write to one number on WhatsApp."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from infra.local.doubles.cart import CartLine, shown_cart
from infra.local.doubles.graph import App, compact
from infra.local.doubles.inbox import Bubble, Inboxes, Person
from infra.local.doubles.pictures import Album
from infra.local.doubles.surroundings import Surroundings
from infra.local.doubles.webhooks import Webhook
from infra.local.doubles.whatsapp import bodies
from infra.local.doubles.whatsapp.bodies import Number


class Phones:
    """What people do on their phones; each thing becomes a signed webhook."""

    def __init__(self, around: Surroundings, people: Sequence[Person], number: Number) -> None:
        self.number = number
        self.app = App()
        self.people = {person.id: person for person in people}
        self.album = Album()
        self.webhooks = around.webhooks("whatsapp")
        self._around = around
        self._inboxes = Inboxes()
        self._last_written: dict[str, datetime] = {}

    def inbox(self, person_id: str) -> list[Bubble]:
        """Return what this person sees."""
        return self._inboxes.of(person_id)

    def write(self, person_id: str, words: str, *, reply_to: str | None = None) -> Webhook:
        """Write a text."""
        return self._say(person_id, "text", bodies.text(words), words, reply_to=reply_to)

    def tap(self, person_id: str, bubble_id: str, tap_id: str) -> Webhook:
        """Tap something under a bubble. Raises `StopIteration` when it is not there."""
        bubble = next(b for b in self.inbox(person_id) if b.id == bubble_id)
        tap = next(t for t in bubble.taps if t.id == tap_id)
        return self._say(person_id, "interactive", bodies.tapped(tap), tap.title, reply_to=bubble_id)

    def send_picture(self, person_id: str, caption: str | None = None, body: bytes | None = None) -> Webhook:
        """Send a picture."""
        picture = self.album.add(body)
        content = bodies.image(picture.id, picture.sha256, caption)
        return self._say(person_id, "image", content, caption or "", picture=f"/phone/pictures/whatsapp/{picture.id}")

    def send_document(
        self, person_id: str, filename: str, body: bytes, mime: str, caption: str | None = None
    ) -> Webhook:
        """Send a document."""
        kept = self.album.add(body, mime)
        digest = base64.b64encode(bytes.fromhex(kept.sha256)).decode()  # as webhooks carry it
        content = bodies.document(kept.id, mime, digest, filename, caption)
        return self._say(person_id, "document", content, caption or filename)

    def send_cart(self, person_id: str, lines: Sequence[CartLine], words: str | None = None) -> Webhook:
        """Send a cart filled from the catalogue."""
        return self._say(person_id, "order", bodies.order(lines, words), shown_cart(lines, words))

    def send_location(self, person_id: str, latitude: float, longitude: float, name: str) -> Webhook:
        """Send a place."""
        place = {"location": {"latitude": latitude, "longitude": longitude, "name": name}}
        return self._say(person_id, "location", place, name)

    def react(self, person_id: str, bubble_id: str, emoji: str) -> Webhook:
        """Put an emoji on a message; an empty one takes it away."""
        self._inboxes.change(person_id, bubble_id, reaction=emoji or None)
        return self._tell(person_id, "reaction", bodies.reaction(bubble_id, emoji), new_wamid())

    def edit(self, person_id: str, bubble_id: str, words: str) -> Webhook:
        """Write other words in place of what was written."""
        self._inboxes.change(person_id, bubble_id, text=words, is_edited=True)
        return self._tell(person_id, "edit", bodies.edit(bubble_id, words), new_wamid())

    def take_back(self, person_id: str, bubble_id: str) -> Webhook:
        """Delete what was written, for everyone."""
        self._inboxes.change(person_id, bubble_id, text="", is_deleted=True)
        return self._tell(person_id, "revoke", bodies.revoke(bubble_id), new_wamid())

    def send_raw(self, person_id: str, kind: str, content: Mapping[str, Any]) -> Webhook:
        """Send a message of any kind, also of one that nobody knows."""
        return self._tell(person_id, kind, content, new_wamid())

    def body_of(self, person_id: str, words: str) -> bytes:
        """Return the bytes of a webhook that is not sent: to forge one."""
        message = bodies.message(self._person(person_id), new_wamid(), self._now(), "text", bodies.text(words))
        return compact(bodies.message_body(self.number, self._person(person_id), message))

    def _say(
        self,
        person_id: str,
        kind: str,
        content: Mapping[str, Any],
        shown: str,
        *,
        reply_to: str | None = None,
        picture: str | None = None,
    ) -> Webhook:
        wamid = new_wamid()
        context = {"context": {"from": self.number.shown, "id": reply_to}} if reply_to else {}
        bubble = Bubble(wamid, "person", shown, self._now(), kind, reply_to=reply_to, picture=picture)
        self._inboxes.add(person_id, bubble)
        self._last_written[person_id] = self._now()
        return self._tell(person_id, kind, {**context, **content}, wamid)

    def _tell(self, person_id: str, kind: str, content: Mapping[str, Any], wamid: str) -> Webhook:
        person = self._person(person_id)
        message = bodies.message(person, wamid, self._now(), kind, content)
        body = compact(bodies.message_body(self.number, person, message))
        return self.webhooks.push(
            body, self.app.sign, person_id, lambda: self._inboxes.change(person_id, wamid, ticks="delivered")
        )

    def _person(self, person_id: str) -> Person:
        return self.people.setdefault(person_id, Person(person_id, f"~{person_id[-4:]}", phone=f"+{person_id}"))

    def _now(self) -> datetime:
        return self._around.clock.now()


def new_wamid() -> str:
    """Draw a message id."""
    return "wamid.HBg" + secrets.token_urlsafe(24)
