"""What `infra.connect` asks for, and reading it back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints

from chalicelib.channels._secrets import Secret, SecretsForm, account_secrets
from chalicelib.channels.web.standard_webhooks import PREFIX, key_of
from chalicelib.domain.errors import Misconfigured, NotFound
from chalicelib.ports import ChannelSecrets

KEY_BYTES = range(24, 65)
"""How long the specification wants the key behind a secret to be."""

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _webhook_secret(secret: str) -> str:
    if not secret.startswith(PREFIX) or len(key_of(secret)) not in KEY_BYTES:
        raise ValueError("a secret is whsec_ and 24 to 64 bytes in base64")
    return secret


def _address(address: str) -> str:
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if address and not (is_safe and parts.hostname):
        raise ValueError("an address begins with https://")
    return address


WebhookSecret = Annotated[Secret, AfterValidator(_webhook_secret)]
SessionSecret = Annotated[Secret, Field(min_length=32)]
Address = Annotated[str, AfterValidator(_address)]
# Exactly this form: an origin is put into a header of the page as it stands.
Origin = Annotated[
    str, StringConstraints(pattern=r"^(https://(\*\.)?[A-Za-z0-9.-]+|http://(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$")
]


Host = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", to_lower=True)]


class NoAppSecrets(SecretsForm):
    """Nothing: every site has its own secrets."""


class WebSite(SecretsForm):
    """A short name of your own for the web site, such as "shop": it stands in the addresses of its webhook and chat."""

    name: str = Field(
        default="",
        max_length=80,
        title="Name",
        description="What visitors read above the chat, such as the company's name.",
    )
    webhook_secrets: list[WebhookSecret] = Field(
        default=[],
        repr=False,
        title="Webhook secret",
        description="Shared with your services, which sign what they write and check what they get: whsec_ and 24 to"
        " 64 random bytes in base64. Without one no service can write to us or hear from us.",
    )
    session_secrets: list[SessionSecret] = Field(
        default=[],
        repr=False,
        title="Session secret",
        description="Signs the sessions of the chat's visitors; at least 32 random signs. Without one there is no chat.",
    )
    callback_url: Address = Field(
        default="",
        title="Callback address",
        description="Where replies to your services' contacts are posted, signed; begins with https://.",
    )
    file_hosts: list[Host] = Field(
        default=[],
        title="Hosts of files",
        description="Where files that your services name may be fetched from, such as files.example.com; the host of"
        " the callback address is one of them. Files kept elsewhere are not read.",
    )
    page_url: Address = Field(
        default="",
        title="Page with the chat",
        description="The page of your site that invitations lead to, such as https://www.example.com/contact.",
    )
    allowed_origins: list[Origin] = Field(
        default=[],
        title="Sites that may show the chat",
        description="Their origins, such as https://www.example.com; nobody else can put the chat into a frame.",
    )

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts from which files may be fetched."""
        own = urlsplit(self.callback_url).hostname
        return (*self.file_hosts, *([own] if own else []))


def site(account: str, secrets: ChannelSecrets) -> WebSite:
    """Return what is stored for this account. Raises `Misconfigured`."""
    return account_secrets(WebSite, secrets, account)


def site_with_widget(account: str, secrets: ChannelSecrets) -> WebSite:
    """Return what is stored for this account. Raises `NotFound` where visitors have no widget."""
    try:
        found = site(account, secrets)
    except Misconfigured as error:
        raise NotFound("no such chat") from error
    if not found.session_secrets:
        raise NotFound("no such chat")
    return found
