"""A company's own service: it posts what its people write, and takes replies once however often they come."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import Any

from pydantic import ValidationError

from chalicelib.ports import ChannelSecrets
from infra.local.doubles.cart import CartLine, shown_cart
from infra.local.doubles.company import signing
from infra.local.doubles.company.shapes import REPLY, ReplyCreated
from infra.local.doubles.faults import Faults
from infra.local.doubles.http import Answer, Request, Route, json_answer
from infra.local.doubles.inbox import Bubble, Inboxes, Person, Tap
from infra.local.doubles.surroundings import Surroundings
from infra.local.doubles.tally import Tally
from infra.local.doubles.webhooks import Webhook


class CompanyService:
    """One service, known to the bridge as `account`. `refused` counts callbacks whose signature was wrong."""

    name = "web"

    def __init__(self, around: Surroundings, people: Sequence[Person] = (), account: str = "orders") -> None:
        self.account = account
        self.company = "Kestrel Wholesale"
        self.session_secret = secrets.token_urlsafe(32)
        self.secret = signing.new_secret()
        self.people = {person.id: person for person in people}
        self.faults = Faults()
        self.tally = Tally()
        self.refused = 0
        self.repeated = 0
        self.webhooks = around.webhooks(f"web?account={account}")
        self.callback_url = f"{around.own}/company/replies"
        self._around = around
        self._inboxes = Inboxes()
        self._seen: set[str] = set()
        self._lock = Lock()

    # ── what a person does ──

    def inbox(self, person_id: str) -> list[Bubble]:
        """Return what this person sees in the company's own program."""
        return self._inboxes.of(person_id)

    def write(self, person_id: str, words: str, *, reply_to: str | None = None) -> Webhook:
        """Write a text."""
        return self._say(person_id, {"text": words}, words, reply_to)

    def tap(self, person_id: str, bubble_id: str, tap_id: str) -> Webhook:
        """Choose an option of a reply. Raises `StopIteration` when it is not there."""
        bubble = next(b for b in self.inbox(person_id) if b.id == bubble_id)
        tap = next(t for t in bubble.taps if t.id == tap_id)
        return self._say(person_id, {"choice": {"id": tap.id, "title": tap.title}}, tap.title, bubble_id)

    def send_cart(self, person_id: str, lines: Sequence[CartLine], words: str | None = None) -> Webhook:
        """Send a basket of the company's shop."""
        items = [{"code": line.code, "quantity": str(line.quantity)} for line in lines]
        order = {"items": items} | ({"text": words} if words else {})
        return self._say(person_id, {"order": order}, shown_cart(lines, words), None)

    def edit(self, person_id: str, bubble_id: str, words: str) -> Webhook:
        """Write other words in place of what was written."""
        self._inboxes.change(person_id, bubble_id, text=words, is_edited=True)
        return self._tell(person_id, "message.edited", {"message": {"id": bubble_id, "text": words}})

    def take_back(self, person_id: str, bubble_id: str) -> Webhook:
        """Take back what was written."""
        self._inboxes.change(person_id, bubble_id, text="", is_deleted=True)
        return self._tell(person_id, "message.deleted", {"message": {"id": bubble_id}})

    # ── what the bridge meets ──

    def secrets(self) -> ChannelSecrets:
        """Return what is stored to connect this service, and the chat widget beside it."""
        fields = {"name": self.company, "callback_url": self.callback_url}
        lists = {"webhook_secrets": [self.secret], "session_secrets": [self.session_secret]}
        return ChannelSecrets({}, {self.account: {**fields, **lists}})

    def routes(self) -> list[Route]:
        """List the service's paths."""
        return [Route("POST", "/company/replies", self.faults.around(self._take))]

    def _take(self, request: Request) -> Answer:
        if not signing.is_genuine(self.secret, request.headers, request.body, self._now()):
            self.refused += 1
            return json_answer({"error": {"message": "the signature does not fit"}}, 401)
        try:
            reply = REPLY.validate_json(request.body)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            return json_answer({"error": {"message": first["msg"], "where": list(first["loc"])}}, 400)
        if self._is_new(request.headers["webhook-id"]):
            self._show(reply)
        return Answer(204)

    def _is_new(self, webhook_id: str) -> bool:
        with self._lock:
            if webhook_id in self._seen:
                self.repeated += 1
                return False
            self._seen.add(webhook_id)
            return True

    def _show(self, reply: ReplyCreated) -> None:
        said, contact = reply.data.reply, reply.data.contact.id
        self.tally.add(contact, said.id, said.model_dump(mode="json"))
        taps = tuple(Tap(o.id, o.title, o.description) for o in said.options)
        picture = said.media.url if said.media and said.media.kind == "image" else None
        bubble = Bubble(said.id, "company", said.text, self._now(), taps=taps, picture=picture, key=said.id)
        self._inboxes.add(contact, replace(bubble, reply_to=said.reply_to))

    # ── inside ──

    def _say(self, person_id: str, content: Mapping[str, Any], shown: str, reply_to: str | None) -> Webhook:
        message_id = f"m-{secrets.token_hex(8)}"
        message = {"id": message_id, **content} | ({"reply_to": reply_to} if reply_to else {})
        self._inboxes.add(person_id, Bubble(message_id, "person", shown, self._now(), reply_to=reply_to))
        return self._tell(person_id, "message.created", {"message": message}, message_id)

    def _tell(self, person_id: str, kind: str, about: Mapping[str, Any], bubble_id: str = "") -> Webhook:
        person = self.people.setdefault(person_id, Person(person_id, person_id))
        data = {"contact": {"id": person.id, "name": person.name}, **about}
        body = json.dumps({"type": kind, "timestamp": self._now().isoformat(), "data": data}, ensure_ascii=False)
        webhook_id = f"msg_{secrets.token_hex(12)}"
        return self.webhooks.push(
            body.encode(),
            lambda raw, at: signing.headers(self.secret, webhook_id, raw, at),
            person_id,
            lambda: self._inboxes.change(person_id, bubble_id, ticks="delivered"),
        )

    def _now(self) -> datetime:
        return self._around.clock.now()
