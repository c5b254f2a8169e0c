"""What `infra.connect` asks for, to connect a WhatsApp number.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/get-started
"""

from __future__ import annotations

from pydantic import Field

from chalicelib.channels._secrets import Secret, SecretsForm


class WhatsAppAccount(SecretsForm):
    """One business phone number; the account's id is its phone number ID."""

    access_tokens: list[Secret] = Field(
        min_length=1,
        repr=False,
        title="Access token",
        description="business.facebook.com > Settings > Users > System users > your system user > Generate token, "
        "with the permission whatsapp_business_messaging and no expiry. The first one is used for sending.",
    )
    phone_number: str = Field(
        default="",
        title="Phone number",
        description="WhatsApp Manager > Phone numbers: the number as people dial it, with its country code. "
        "It goes into the links by which people join.",
    )
    notice_template: str = Field(
        default="order_update",
        title="Notice template",
        description="WhatsApp Manager > Message templates: the name of an approved template of the category Utility "
        "whose body has exactly one variable. It carries what must be said later than 24 hours after the person's "
        "last message. Empty: nothing is sent then.",
    )
    notice_language: str = Field(
        default="en",
        title="Language of the notice template",
        description="The language code under which the template was approved, such as en or en_US.",
    )
    list_button: str = Field(
        default="Choose",
        min_length=1,
        max_length=20,
        title="Label of list buttons",
        description="What the button says that opens a list of more than three choices; 20 characters at most.",
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
