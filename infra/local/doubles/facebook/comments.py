"""What stands under the page's post: people comment, the page answers in public."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime

from infra.local.doubles.facebook import bodies
from infra.local.doubles.facebook.page import FacebookPage
from infra.local.doubles.graph import App, GraphError, compact
from infra.local.doubles.inbox import Bubble, Inboxes, Person
from infra.local.doubles.surroundings import Surroundings
from infra.local.doubles.tally import Tally
from infra.local.doubles.webhooks import Webhook, Webhooks


class Comments:
    """The comments under one post."""

    name = "comments"

    def __init__(
        self, around: Surroundings, page: FacebookPage, app: App, webhooks: Webhooks, people: Sequence[Person]
    ) -> None:
        self.people = {person.id: person for person in people}
        self.tally = Tally()
        self._around = around
        self._page = page
        self._app = app
        self._webhooks = webhooks
        self._inboxes = Inboxes()
        self._ids = itertools.count(700000000000001)

    def inbox(self, person_id: str) -> list[Bubble]:
        """Return this person's comments and the page's answers to them."""
        return self._inboxes.of(person_id)

    def write(self, person_id: str, words: str, *, reply_to: str | None = None) -> Webhook:
        """Comment on the post, or under another comment."""
        comment_id = self._next_id()
        bubble = Bubble(comment_id, "person", words, self._now(), "comment", reply_to=reply_to)
        self._inboxes.add(person_id, bubble)
        return self._tell(self._person(person_id), comment_id, reply_to, words)

    def edit(self, person_id: str, bubble_id: str, words: str) -> Webhook:
        """Change a comment."""
        self._inboxes.change(person_id, bubble_id, text=words, is_edited=True)
        return self._tell(self._person(person_id), bubble_id, self._parent(bubble_id), words, "edited")

    def take_back(self, person_id: str, bubble_id: str) -> Webhook:
        """Remove a comment."""
        self._inboxes.change(person_id, bubble_id, text="", is_deleted=True)
        return self._tell(self._person(person_id), bubble_id, self._parent(bubble_id), "", "remove")

    def take(self, comment_id: str, words: str) -> str:
        """Show the page's public answer and tell the page's own webhook of it. Raises `GraphError`."""
        found = self._inboxes.find(comment_id)
        if found is None or found[1].is_deleted:
            raise GraphError(100, "Unsupported post request. Object does not exist", subcode=33)
        answer_id = self._next_id()
        self.tally.add(found[0], comment_id, words)
        self._inboxes.add(found[0], Bubble(answer_id, "company", words, self._now(), "comment", reply_to=comment_id))
        page = Person(self._page.id, self._page.name)
        self._around.timetable.after(0.01, lambda: self._push(page, answer_id, comment_id, words, "add"))
        return answer_id

    def _tell(self, person: Person, comment_id: str, parent: str | None, words: str, verb: str = "add") -> Webhook:
        return self._push(person, comment_id, parent or self._page.post_id, words, verb)

    def _push(self, author: Person, comment_id: str, parent_id: str, words: str, verb: str) -> Webhook:
        now = self._now()
        value = bodies.comment(self._page, author, comment_id, parent_id, words, now, verb)
        return self._webhooks.push(
            compact(bodies.feed_body(self._page, value, now)),
            self._app.sign,
            f"comments/{author.id}",
            lambda: self._inboxes.change(author.id, comment_id, ticks="delivered"),
        )

    def _parent(self, comment_id: str) -> str | None:
        found = self._inboxes.find(comment_id)
        return found[1].reply_to if found else None

    def _next_id(self) -> str:
        return f"{self._page.post}_{next(self._ids)}"

    def _person(self, person_id: str) -> Person:
        return self.people.setdefault(person_id, Person(person_id, f"~{person_id[-4:]}"))

    def _now(self) -> datetime:
        return self._around.clock.now()
