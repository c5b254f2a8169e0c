"""What the WhatsApp Cloud API takes at `/{phone_number_id}/messages`, with its documented limits.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from infra.local.doubles.graph import Shape
from infra.local.doubles.inbox import Tap
from infra.local.doubles.whatsapp.interactive import Buttons, ButtonsAction, List, MediaBody


class Context(Shape):
    """The message that is answered."""

    message_id: str = Field(min_length=1)


class TextBody(Shape):
    """Words."""

    body: str = Field(min_length=1, max_length=4096)
    preview_url: bool = False


class Language(Shape):
    """The language of a template."""

    code: str = Field(min_length=2)
    policy: Literal["deterministic"] = "deterministic"


class Parameter(Shape):
    """What is filled into a template."""

    type: Literal["text"]
    text: str = Field(min_length=1)
    parameter_name: str | None = None


class Component(Shape):
    """A part of a template."""

    type: Literal["header", "body", "button"]
    sub_type: str | None = None
    index: str | int | None = None
    parameters: tuple[Parameter, ...] = ()


class TemplateBody(Shape):
    """An approved template, filled in."""

    name: str = Field(pattern="^[a-z0-9_]{1,512}$")
    language: Language
    components: tuple[Component, ...] = ()


class ReactionBody(Shape):
    """An emoji on a message; empty takes it away."""

    message_id: str = Field(min_length=1)
    emoji: str = Field(max_length=16)


class _ToSomebody(Shape):
    messaging_product: Literal["whatsapp"]
    recipient_type: Literal["individual"] = "individual"
    to: str | None = Field(default=None, pattern=r"^\+?[1-9][0-9]{6,14}$")
    recipient: str | None = Field(default=None, pattern=r"^[A-Z]{2}\.[A-Za-z0-9]{1,128}$")
    context: Context | None = None
    biz_opaque_callback_data: str | None = Field(default=None, max_length=512)

    @model_validator(mode="after")
    def _addressed(self) -> Self:
        if (self.to is None) == (self.recipient is None):
            raise ValueError("give either to or recipient")
        return self

    @property
    def contact(self) -> str:
        """Whom it is for, as the platform's webhooks name them."""
        return self.recipient or str(self.to).lstrip("+")


class TextMessage(_ToSomebody):
    """A text."""

    type: Literal["text"]
    text: TextBody


class ImageMessage(_ToSomebody):
    """A picture."""

    type: Literal["image"]
    image: MediaBody


class DocumentMessage(_ToSomebody):
    """A document."""

    type: Literal["document"]
    document: MediaBody


class InteractiveMessage(_ToSomebody):
    """A message with something to tap."""

    type: Literal["interactive"]
    interactive: Annotated[Buttons | List, Field(discriminator="type")]


class TemplateMessage(_ToSomebody):
    """A message by template."""

    type: Literal["template"]
    template: TemplateBody


class ReactionMessage(_ToSomebody):
    """A reaction."""

    type: Literal["reaction"]
    reaction: ReactionBody


class Typing(Shape):
    """The three dots."""

    type: Literal["text"]


class ReadMark(Shape):
    """The company has read a message."""

    messaging_product: Literal["whatsapp"]
    status: Literal["read"]
    message_id: str = Field(min_length=1)
    typing_indicator: Typing | None = None


Message = Annotated[
    TextMessage | ImageMessage | DocumentMessage | InteractiveMessage | TemplateMessage | ReactionMessage,
    Field(discriminator="type"),
]
MESSAGE: TypeAdapter[Any] = TypeAdapter(Message)
READ_MARK: TypeAdapter[ReadMark] = TypeAdapter(ReadMark)


def taps_of(message: object) -> tuple[Tap, ...]:
    """List what can be tapped under a message."""
    if not isinstance(message, InteractiveMessage):
        return ()
    action = message.interactive.action
    if isinstance(action, ButtonsAction):
        return tuple(Tap(b.reply.id, b.reply.title) for b in action.buttons)
    return tuple(Tap(row.id, row.title, row.description, "list") for row in action.rows)


def text_of(message: object) -> str:
    """Return the words of a message as a person reads them."""
    match message:
        case TextMessage():
            return message.text.body
        case InteractiveMessage():
            return message.interactive.body.text
        case ImageMessage():
            return message.image.caption or ""
        case DocumentMessage():
            return message.document.caption or message.document.filename or ""
        case TemplateMessage():
            filled = [p.text for c in message.template.components for p in c.parameters]
            return f"[{message.template.name}] {' · '.join(filled)}".strip()
        case _:
            return ""
