"""The page's inbox: people write in Messenger, the page's answers appear on their phones."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from infra.local.doubles.facebook import bodies, shapes
from infra.local.doubles.facebook.page import FacebookPage
from infra.local.doubles.graph import App, GraphError, compact
from infra.local.doubles.inbox import Bubble, Inboxes, Person
from infra.local.doubles.pictures import Album
from infra.local.doubles.surroundings import Surroundings
from infra.local.doubles.tally import Tally
from infra.local.doubles.webhooks import Webhook, Webhooks

WINDOW = timedelta(hours=24)
HUMAN_WINDOW = timedelta(days=7)
_OUTSIDE = 2018278


class Messenger:
    """What people and the page say to each other in private. `reads_after_s` None: nobody ever reads."""

    name = "messenger"

    def __init__(
        self, around: Surroundings, page: FacebookPage, app: App, webhooks: Webhooks, people: Sequence[Person]
    ) -> None:
        self.people = {person.id: person for person in people}
        self.tally = Tally()
        self.album = Album()
        self.sends_echoes = True
        self.sends_receipts = True
        self.reads_after_s: float | None = 0.15
        self._around = around
        self._page = page
        self._app = app
        self._webhooks = webhooks
        self._inboxes = Inboxes()
        self._last_written: dict[str, datetime] = {}

    # ── what a person does ──

    def inbox(self, person_id: str) -> list[Bubble]:
        """Return what this person sees."""
        return self._inboxes.of(person_id)

    def write(self, person_id: str, words: str, *, reply_to: str | None = None) -> Webhook:
        """Write a text."""
        mid = _mid()
        return self._say(person_id, mid, bodies.message(mid, {"text": words}, reply_to), words, reply_to=reply_to)

    def tap(self, person_id: str, bubble_id: str, tap_id: str) -> Webhook:
        """Tap a quick reply or a button. Raises `StopIteration` when it is not there."""
        bubble = next(b for b in self.inbox(person_id) if b.id == bubble_id)
        tap = next(t for t in bubble.taps if t.id == tap_id)
        mid = _mid()
        return self._say(person_id, mid, bodies.tapped(mid, tap), tap.title, reply_to=bubble_id)

    def send_picture(self, person_id: str, caption: str | None = None, body: bytes | None = None) -> Webhook:
        """Send a picture; Messenger sends words for it as a message of their own."""
        picture, mid = self.album.add(body), _mid()
        url = f"{self._around.own}/facebook/files/{picture.id}"
        sent = self._say(person_id, mid, bodies.picture(mid, url), "", picture=url)
        return self.write(person_id, caption) if caption else sent

    def send_document(self, person_id: str, filename: str, body: bytes, mime: str) -> Webhook:
        """Send a document; Messenger tells its name in its address only."""
        kept, mid = self.album.add(body, mime), _mid()
        url = f"{self._around.own}/facebook/files/{kept.id}/{quote(filename)}?oe=67"
        return self._say(person_id, mid, bodies.file(mid, url), filename)

    def follow_link(self, person_id: str, ref: str) -> Webhook:
        """Open the chat by a link that carries `ref`."""
        self._last_written[person_id] = self._now()
        return self._tell(person_id, bodies.referral(ref), _mid())

    def react(self, person_id: str, bubble_id: str, emoji: str) -> Webhook:
        """Put an emoji on a message; an empty one takes it away."""
        self._inboxes.change(person_id, bubble_id, reaction=emoji or None)
        return self._tell(person_id, bodies.reaction(bubble_id, emoji), _mid())

    def edit(self, person_id: str, bubble_id: str, words: str) -> Webhook:
        """Write other words in place of what was written."""
        self._inboxes.change(person_id, bubble_id, text=words, is_edited=True)
        return self._tell(person_id, bodies.edit(bubble_id, words, 1), bubble_id)

    # ── what the bridge meets ──

    def take(self, send: shapes.Send) -> Mapping[str, str]:
        """Show a message of the page to its person. Raises `GraphError` outside the window."""
        person_id, mid = str(send.recipient.id), _mid()
        self._check_window(person_id, send)
        self.tally.add(person_id, send.message.metadata, send.model_dump(mode="json"))
        self._inboxes.add(person_id, _bubble(mid, send, self._now()))
        self._follow_up(person_id, mid, send.message)
        return {"recipient_id": person_id, "message_id": mid}

    def act(self, action: shapes.SenderAction) -> Mapping[str, str]:
        """Show the three dots, or that all was read."""
        return {"recipient_id": str(action.recipient.id)}

    # ── inside ──

    def _say(
        self,
        person_id: str,
        mid: str,
        event: Mapping[str, Any],
        shown: str,
        *,
        reply_to: str | None = None,
        picture: str | None = None,
    ) -> Webhook:
        self._person(person_id)
        self._inboxes.add(person_id, Bubble(mid, "person", shown, self._now(), reply_to=reply_to, picture=picture))
        self._last_written[person_id] = self._now()
        return self._tell(person_id, event, mid)

    def _tell(self, person_id: str, event: Mapping[str, Any], mid: str) -> Webhook:
        now = self._now()
        body = bodies.messaging_body(self._page, bodies.from_person(self._page, person_id, now, event), now)
        return self._webhooks.push(
            compact(body),
            self._app.sign,
            person_id,
            lambda: self._inboxes.change(person_id, mid, ticks="delivered"),
        )

    def _check_window(self, person_id: str, send: shapes.Send) -> None:
        last = self._last_written.get(person_id)
        allowed = HUMAN_WINDOW if send.tag == "HUMAN_AGENT" else WINDOW
        if last is None:
            raise GraphError(100, "No matching user found", subcode=2018001)
        if self._now() - last > allowed:
            raise GraphError(10, "This message is sent outside of allowed window.", status=403, subcode=_OUTSIDE)

    def _follow_up(self, person_id: str, mid: str, message: shapes.MessageBody) -> None:
        if self.sends_echoes:
            self._around.timetable.after(0.01, lambda: self._echo(person_id, mid, message))
        if not self.sends_receipts:
            return
        self._around.timetable.after(0.05, lambda: self._receipt(person_id, bodies.delivery([mid], self._now())))
        if self.reads_after_s is not None:
            self._around.timetable.after(self.reads_after_s, lambda: self._receipt(person_id, bodies.read(self._now())))

    def _echo(self, person_id: str, mid: str, message: shapes.MessageBody) -> None:
        said: dict[str, Any] = {"mid": mid, "text": shapes.text_of(message)}
        if message.metadata is not None:
            said["metadata"] = message.metadata
        now = self._now()
        body = bodies.messaging_body(self._page, bodies.echo(self._page, person_id, now, said), now)
        self._webhooks.push(compact(body), self._app.sign, f"echo/{person_id}")

    def _receipt(self, person_id: str, receipt: Mapping[str, Any]) -> None:
        now = self._now()
        body = bodies.messaging_body(self._page, bodies.from_person(self._page, person_id, now, receipt), now)
        self._webhooks.push(compact(body), self._app.sign, f"echo/{person_id}")

    def _person(self, person_id: str) -> Person:
        return self.people.setdefault(person_id, Person(person_id, f"~{person_id[-4:]}"))

    def _now(self) -> datetime:
        return self._around.clock.now()


def _bubble(mid: str, send: shapes.Send, at: datetime) -> Bubble:
    body = send.message
    reply_to = body.reply_to or send.reply_to
    return Bubble(
        mid,
        "company",
        shapes.text_of(body),
        at,
        taps=shapes.taps_of(body),
        picture=shapes.picture_of(body),
        reply_to=reply_to.mid if reply_to else None,
        key=body.metadata,
    )


def _mid() -> str:
    return "m_" + secrets.token_urlsafe(32)
