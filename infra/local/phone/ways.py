"""What the page can do with a person's phone, whatever the channel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from infra.local.doubles import Bubble
from infra.local.doubles.cart import CartLine
from infra.local.doubles.handset import Handset
from infra.local.doubles.webhooks import Webhook


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach the company: its name in addresses, its title, who is reached, perhaps a post to comment on."""

    name: str
    title: str
    company: str
    handset: Handset
    post: str | None = None

    def abilities(self) -> list[str]:
        """List what can be done here."""
        return [name for name, action in ACTIONS.items() if hasattr(self.handset, action.method)]

    def shown(self) -> dict[str, Any]:
        """Return it for the page."""
        people = [{"id": p.id, "name": p.name, "company": p.company} for p in self.handset.people.values()]
        named = {"name": self.name, "title": self.title, "company": self.company, "post": self.post}
        return {**named, "abilities": self.abilities(), "people": people}

    def last_words(self) -> dict[str, str]:
        """Return the last line of every conversation, by person."""
        shown = {person: self.handset.inbox(person) for person in list(self.handset.people)}
        return {person: bubbles[-1].text[:80] for person, bubbles in shown.items() if bubbles}


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a person does: the double's method, and its arguments from the page's JSON."""

    method: str
    arguments: Callable[[Mapping[str, Any]], dict[str, Any]]


def _written(body: Mapping[str, Any]) -> dict[str, Any]:
    return {"words": str(body["text"]), "reply_to": body.get("reply_to") or None}


def _cart(body: Mapping[str, Any]) -> dict[str, Any]:
    return {"lines": [CartLine(str(line["sku"]), int(line["quantity"])) for line in body["lines"]]}


ACTIONS: dict[str, Action] = {
    "write": Action("write", _written),
    "tap": Action("tap", lambda body: {"bubble_id": body["bubble"], "tap_id": body["tap"]}),
    "picture": Action("send_picture", lambda body: {"caption": body.get("caption") or None}),
    "cart": Action("send_cart", _cart),
    "react": Action("react", lambda body: {"bubble_id": body["bubble"], "emoji": str(body["emoji"])[:8]}),
    "edit": Action("edit", lambda body: {"bubble_id": body["bubble"], "words": str(body["text"])}),
    "delete": Action("take_back", lambda body: {"bubble_id": body["bubble"]}),
}


def do(handset: Handset, person_id: str, action: str, body: Mapping[str, Any]) -> Webhook:
    """Do what the page asks. Raises `LookupError` for what there is not."""
    known = ACTIONS[action]
    method = getattr(handset, known.method, None)
    if method is None:
        raise LookupError(action)
    done: Webhook = method(person_id, **known.arguments(body))
    return done


def shown(bubble: Bubble) -> dict[str, Any]:
    """Return a bubble for the page."""
    return {**asdict(bubble), "at": bubble.at.isoformat()}
