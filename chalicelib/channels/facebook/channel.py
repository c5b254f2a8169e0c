"""A Facebook page as a channel.

Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks
        https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages
        https://developers.facebook.com/docs/messenger-platform/discovery/m-me-links
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from pydantic import BaseModel

from chalicelib.channels import _meta
from chalicelib.channels._files import checked_address, checked_file, file_at
from chalicelib.channels._graph import Graph
from chalicelib.channels._secrets import account_secrets
from chalicelib.channels._shape import maybe_word
from chalicelib.channels.facebook.parse import NAME, parse
from chalicelib.channels.facebook.secrets import FacebookAccount
from chalicelib.channels.facebook.send import send
from chalicelib.domain.content import Media
from chalicelib.domain.conversations import OutboundMessage
from chalicelib.domain.errors import Misconfigured
from chalicelib.domain.events import Event
from chalicelib.ports import Capabilities, ChannelSecrets, Http, Sent, WebhookAnswer, WebhookRequest

_FILE_HOSTS = ("fbsbx.com", "fbcdn.net")
"""Where Messenger keeps what people send; its addresses carry their own proof and need no token."""


class Facebook:
    """A page on Facebook; the account is the page's id."""

    name: ClassVar[str] = NAME
    AppSecrets: ClassVar[type[BaseModel]] = _meta.MetaAppSecrets
    AccountSecrets: ClassVar[type[BaseModel]] = FacebookAccount
    capabilities: ClassVar[Capabilities] = Capabilities(
        text_max=1500,  # of 2000: the rest is room for labels that are too long for their quick replies
        buttons_max=13,
        button_title_max=20,
        window_h=24,
        has_public_replies=True,
        confirms_sends=True,
        fee_class="free",
    )

    def handshake(self, request: WebhookRequest, secrets: ChannelSecrets) -> WebhookAnswer:
        """Return the challenge. Raises `BadSignature`."""
        return _meta.handshake(request, secrets)

    def verify(self, request: WebhookRequest, secrets: ChannelSecrets) -> None:
        """Return if the app's secret signed the raw body. Raises `BadSignature`."""
        _meta.verify(request, secrets)

    def parse(self, request: WebhookRequest) -> list[Event]:
        """Return every event in the body. Raises `Malformed`."""
        return parse(request)

    def send(self, message: OutboundMessage, secrets: ChannelSecrets, http: Http, now: datetime) -> Sent:
        """Send a reply: in Messenger, or in public under a comment when it names a thread."""
        return send(message, account_secrets(FacebookAccount, secrets, message.account), http, now)

    def fetch(self, media: Media, account: str, secrets: ChannelSecrets, http: Http) -> bytes:
        """Return a file by its address."""
        api_base = account_secrets(FacebookAccount, secrets, account).api_base
        return checked_file(file_at(checked_address(media.url, _FILE_HOSTS, api_base), http), media)

    def join_link(self, account: str, code: str, secrets: ChannelSecrets) -> str | None:
        """Return an m.me link; what it carries comes back as a `Referral`."""
        page = account_secrets(FacebookAccount, secrets, account).page_username or account
        return f"https://m.me/{quote(page, safe='')}?ref={quote(code, safe='')}"

    def check_credentials(self, account: str, secrets: ChannelSecrets, http: Http) -> str:
        """Return the page's name. Raises `Misconfigured`, `Refused`, `Unavailable`."""
        form = account_secrets(FacebookAccount, secrets, account)
        shown = Graph(form.api_base, form.api_version, form.token, http).get("me", fields="id,name")
        name = maybe_word(shown, "name")
        if maybe_word(shown, "id") != account or name is None:
            raise Misconfigured(f"the token of account {account} belongs to another page")
        return name
