"""The channel `web`: which of its two kinds of writers a request is from, and who answers whom."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from typing import ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import BaseModel

from chalicelib.channels._files import checked_address, checked_file, file_at
from chalicelib.channels._place import Place
from chalicelib.channels.web import callback, service, sessions, standard_webhooks, visitor
from chalicelib.channels.web.secrets import NoAppSecrets, WebSite, site, site_with_widget
from chalicelib.domain.content import Media
from chalicelib.domain.conversations import OutboundMessage
from chalicelib.domain.errors import BadSignature, Misconfigured
from chalicelib.domain.events import Event
from chalicelib.ports import (
    Capabilities,
    Chance,
    ChannelSecrets,
    Http,
    Sent,
    Visit,
    WebhookAnswer,
    WebhookRequest,
    WidgetPage,
)

SESSION_LASTS = timedelta(days=30)
_VISITOR_BYTES = 20
_OUR_TEAM = "Chat"


class WebChannel:
    """A company's own web site. Its services sign what they write; visitors of its widget carry a session."""

    name: ClassVar[str] = "web"
    capabilities: ClassVar[Capabilities] = Capabilities(
        text_max=visitor.TEXT_MOST,
        buttons_max=10,
        button_title_max=80,
        has_idempotent_send=True,
        fee_class="free",
    )
    AppSecrets: ClassVar[type[BaseModel]] = NoAppSecrets
    AccountSecrets: ClassVar[type[BaseModel]] = WebSite

    def handshake(self, request: WebhookRequest, secrets: ChannelSecrets) -> WebhookAnswer:
        """Refuse: nobody checks our address."""
        del request, secrets
        raise BadSignature("there is no handshake on this channel")

    def verify(self, request: WebhookRequest, secrets: ChannelSecrets) -> None:
        """Return if the body comes from one of the account's services, or from a visitor with a session."""
        account = request.query.get("account", "")
        try:
            found = site(account, secrets)
        except Misconfigured as error:
            raise BadSignature("the account is not connected") from error
        if _is_visitor(request):
            sessions.checked(request.headers[sessions.HEADER], account, found.session_secrets, request.received_at)
        else:
            standard_webhooks.verify(request.headers, request.body, found.webhook_secrets, request.received_at)

    def parse(self, request: WebhookRequest) -> list[Event]:
        """Return what was written. A visitor is who the verified session says, whatever the body claims."""
        place = Place(self.name, request.query.get("account", ""), request.received_at)
        return visitor.events(request, place) if _is_visitor(request) else service.events(request, place)

    def send(self, message: OutboundMessage, secrets: ChannelSecrets, http: Http, now: datetime) -> Sent:
        """Post a reply to the account's service. A visitor's widget reads it from the store instead."""
        found = site(message.account, secrets)
        if not message.contact.startswith(sessions.VISITOR):
            callback.post(message, found, http, now)
        return Sent(message.id)

    def fetch(self, media: Media, account: str, secrets: ChannelSecrets, http: Http) -> bytes:
        """Return a file that a service named, from the callback's own host or one of those that it was told of."""
        return checked_file(file_at(checked_address(media.url, site(account, secrets).hosts), http), media)

    def join_link(self, account: str, code: str, secrets: ChannelSecrets) -> str | None:
        """Return the address of the page with the widget, with the code in it."""
        page = site(account, secrets).page_url
        if not page:
            return None
        parts = urlsplit(page)
        query = [*parse_qsl(parts.query, keep_blank_values=True), ("join", code)]
        return parts._replace(query=urlencode(query)).geturl()

    def check_credentials(self, account: str, secrets: ChannelSecrets, http: Http) -> str:
        """Check that services or visitors have something to prove themselves with; there is no platform to ask."""
        del http
        found = site(account, secrets)
        if not (found.webhook_secrets or found.session_secrets):
            raise Misconfigured(f"account {account} has neither webhook secrets nor session secrets")
        return found.name or account

    def page(self, account: str, secrets: ChannelSecrets) -> WidgetPage:
        """Return what the widget's page shows. Raises `NotFound`."""
        found = site_with_widget(account, secrets)
        return WidgetPage(found.name or _OUR_TEAM, tuple(found.allowed_origins))

    def visit(self, account: str, token: str, secrets: ChannelSecrets, chance: Chance, now: datetime) -> Visit:
        """Renew a session, or begin one as a contact that nobody can guess. Raises `NotFound`."""
        keys = site_with_widget(account, secrets).session_secrets
        try:
            contact = sessions.checked(token, account, keys, now).contact
        except BadSignature:
            contact = _new_visitor(chance)
        expires = (now + SESSION_LASTS).replace(microsecond=0)
        claims = sessions.Claims(contact=contact, account=account, exp=int(expires.timestamp()))
        return Visit(sessions.issue(claims, keys), contact, expires)

    def visitor(self, account: str, token: str, secrets: ChannelSecrets, now: datetime) -> str:
        """Return the contact whose session this is. Raises `BadSignature`."""
        try:
            keys = site(account, secrets).session_secrets
        except Misconfigured as error:
            raise BadSignature("the account is not connected") from error
        return sessions.checked(token, account, keys, now).contact


def _is_visitor(request: WebhookRequest) -> bool:
    return sessions.HEADER in request.headers


def _new_visitor(chance: Chance) -> str:
    drawn = base64.b32encode(chance.token(_VISITOR_BYTES)).decode().lower()
    return f"{sessions.VISITOR}{drawn}"
