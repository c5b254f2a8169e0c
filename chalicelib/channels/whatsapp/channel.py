"""WhatsApp Cloud as a channel.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
        https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
        https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
        https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from pydantic import BaseModel

from chalicelib.channels import _meta
from chalicelib.channels._graph import Graph
from chalicelib.channels._secrets import account_secrets
from chalicelib.channels._shape import maybe_word
from chalicelib.channels.whatsapp.files import fetch
from chalicelib.channels.whatsapp.parse import NAME, parse
from chalicelib.channels.whatsapp.secrets import WhatsAppAccount
from chalicelib.channels.whatsapp.send import send
from chalicelib.domain.content import Media
from chalicelib.domain.conversations import OutboundMessage
from chalicelib.domain.errors import Misconfigured
from chalicelib.domain.events import Event
from chalicelib.ports import Capabilities, ChannelSecrets, Http, Sent, WebhookAnswer, WebhookRequest


class WhatsApp:
    """A business number on WhatsApp; the account is its phone number ID."""

    name: ClassVar[str] = NAME
    AppSecrets: ClassVar[type[BaseModel]] = _meta.MetaAppSecrets
    AccountSecrets: ClassVar[type[BaseModel]] = WhatsAppAccount
    capabilities: ClassVar[Capabilities] = Capabilities(
        text_max=3500,  # of 4096: the rest is room for labels that are too long for their buttons
        buttons_max=3,
        button_title_max=20,
        list_rows_max=10,
        list_title_max=24,
        window_h=24,
        has_templates=True,
        confirms_sends=True,
        fee_class="per_message",
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
        """Send a reply, by a template when the 24 hours are over."""
        return send(message, account_secrets(WhatsAppAccount, secrets, message.account), http, now)

    def fetch(self, media: Media, account: str, secrets: ChannelSecrets, http: Http) -> bytes:
        """Return a file by its id, or by its address where the message has no id."""
        return fetch(media, account_secrets(WhatsAppAccount, secrets, account), http)

    def join_link(self, account: str, code: str, secrets: ChannelSecrets) -> str | None:
        """Return a wa.me link that types the code; None while the number is not known."""
        number = account_secrets(WhatsAppAccount, secrets, account).phone_number
        digits = "".join(sign for sign in number if sign in "0123456789")
        return f"https://wa.me/{digits}?text={quote(f'JOIN {code}')}" if digits else None

    def check_credentials(self, account: str, secrets: ChannelSecrets, http: Http) -> str:
        """Return the number's verified name. Raises `Misconfigured`, `Refused`, `Unavailable`."""
        form = account_secrets(WhatsAppAccount, secrets, account)
        graph = Graph(form.api_base, form.api_version, form.token, http)
        shown = graph.get(account, fields="display_phone_number,verified_name")
        name = maybe_word(shown, "verified_name") or maybe_word(shown, "display_phone_number")
        if name is None:
            raise Misconfigured(f"account {account} is no phone number ID that this token can see")
        return name
