"""A Facebook page as the bridge meets it: the Send API, the comments edge, the page's own fields."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.ports import ChannelSecrets
from infra.local.doubles.facebook import shapes
from infra.local.doubles.facebook.comments import Comments
from infra.local.doubles.facebook.messenger import Messenger
from infra.local.doubles.facebook.page import FacebookPage
from infra.local.doubles.faults import Faults
from infra.local.doubles.graph import App, GraphError, fields_of, guarded, shaped, subscribe
from infra.local.doubles.http import Answer, Request, Route, json_answer
from infra.local.doubles.inbox import Person
from infra.local.doubles.surroundings import Surroundings


class FacebookDouble:
    """One page: `messenger` is its inbox, `comments` what stands under its post."""

    name = "facebook"

    def __init__(
        self,
        around: Surroundings,
        people: Sequence[Person] = (),
        commenters: Sequence[Person] = (),
        page: FacebookPage | None = None,
    ) -> None:
        self.page = page or FacebookPage()
        self.app = App()
        self.faults = Faults()
        self.webhooks = around.webhooks("facebook")
        self.api_base = f"{around.own}/facebook"
        self.messenger = Messenger(around, self.page, self.app, self.webhooks, people)
        self.comments = Comments(around, self.page, self.app, self.webhooks, commenters)

    def routes(self) -> list[Route]:
        """List the platform's paths."""
        at = "/facebook/v{version}/{id}"
        return [
            Route("POST", f"{at}/messages", self.faults.around(guarded(self.app, self._send))),
            Route("POST", f"{at}/comments", self.faults.around(guarded(self.app, self._comment))),
            Route("GET", at, self.faults.around(guarded(self.app, self._show))),
            Route("GET", "/facebook/files/{id}", self._file),
            Route("GET", "/facebook/files/{id}/{name}", self._file),
        ]

    def secrets(self) -> ChannelSecrets:
        """Return what is stored to connect this page."""
        return self.app.secrets(self.page.id, api_base=self.api_base)

    def subscribe(self) -> None:
        """Check the bridge's address by the handshake. Raises `ValueError`."""
        subscribe(self.webhooks, self.app)

    def _send(self, request: Request) -> Answer:
        self._must_be_page(request)
        if "sender_action" in fields_of(request):
            return json_answer(self.messenger.act(shaped(shapes.SENDER_ACTION, request)))
        send = shaped(shapes.SEND, request)
        if send.recipient.comment_id is not None:
            raise GraphError(100, "No matching user found", subcode=2018001)
        return json_answer(self.messenger.take(send))

    def _comment(self, request: Request) -> Answer:
        comment = shaped(shapes.COMMENT, request)
        return json_answer({"id": self.comments.take(request.params["id"], comment.message)})

    def _show(self, request: Request) -> Answer:
        self._must_be_page(request)
        return json_answer({"id": self.page.id, "name": self.page.name})

    def _file(self, request: Request) -> Answer:
        picture = self.messenger.album.get(request.params["id"])
        return Answer(200, picture.body, picture.mime) if picture else json_answer({}, 404)

    def _must_be_page(self, request: Request) -> None:
        if request.params["id"] not in ("me", self.page.id):
            raise GraphError(100, "Unsupported request. Object does not exist", subcode=33)
