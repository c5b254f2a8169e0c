"""What `infra.connect` asks for, to connect a Facebook page.

Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/get-started
"""

from __future__ import annotations

from pydantic import Field

from chalicelib.channels._secrets import Secret, SecretsForm


class FacebookAccount(SecretsForm):
    """One page; the account's id is the page's id."""

    access_tokens: list[Secret] = Field(
        min_length=1,
        repr=False,
        title="Page access token",
        description="developers.facebook.com > your app > Messenger > Messenger API settings > Generate access tokens "
        "> Generate, beside the page. The first one is used for sending.",
    )
    page_username: str = Field(
        default="",
        title="Page username",
        description="The page's name in its address, facebook.com/<username>. It goes into the links by which people "
        "join; without it they hold the page's id.",
    )
    late_tag: str = Field(
        default="",
        pattern="^[A-Z_]*$",
        title="Message tag outside the window",
        description="Leave it empty: what is later than 24 hours after the person's last message is then refused. "
        "HUMAN_AGENT may be used only where people write every such answer, and only once Meta has granted it.",
    )
    api_base: str = Field(
        default="https://graph.facebook.com",
        pattern="^https?://",
        title="Address of the Graph API",
        description="Leave it as it is, except for a double of the platform.",
    )
    api_version: str = Field(
        default="v25.0",
        pattern=r"^v\d+\.\d+$",
        title="Version of the Graph API",
        description="developers.facebook.com > your app > App settings > Advanced > Upgrade API version.",
    )

    @property
    def token(self) -> str:
        """The access token that is used for sending."""
        return self.access_tokens[0]
