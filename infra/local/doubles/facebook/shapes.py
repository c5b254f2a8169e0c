"""What Messenger's Send API and the comments edge take, with their documented limits.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
        https://developers.facebook.com/docs/messenger-platform/send-messages/quick-replies
        https://developers.facebook.com/docs/messenger-platform/send-messages/template/button
        https://developers.facebook.com/docs/graph-api/reference/object/comments
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from infra.local.doubles.graph import Shape
from infra.local.doubles.inbox import Tap


class Recipient(Shape):
    """Whom it is for: a person, or privately the writer of a comment."""

    id: str | None = Field(default=None, pattern="^[0-9]+$")
    comment_id: str | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.id is None) == (self.comment_id is None):
            raise ValueError("give either id or comment_id")
        return self


class QuickReply(Shape):
    """Something to tap that goes away once one is tapped."""

    content_type: Literal["text"]
    title: str = Field(min_length=1, max_length=20)
    payload: str = Field(min_length=1, max_length=1000)
    image_url: str | None = None


class PostbackButton(Shape):
    """A button that tells us its payload."""

    type: Literal["postback"]
    title: str = Field(min_length=1, max_length=20)
    payload: str = Field(min_length=1, max_length=1000)


class LinkButton(Shape):
    """A button that opens an address."""

    type: Literal["web_url"]
    title: str = Field(min_length=1, max_length=20)
    url: str = Field(pattern="^https?://")


class ButtonTemplate(Shape):
    """Words with up to three buttons."""

    template_type: Literal["button"]
    text: str = Field(min_length=1, max_length=640)
    buttons: tuple[Annotated[PostbackButton | LinkButton, Field(discriminator="type")], ...] = Field(
        min_length=1, max_length=3
    )


class TemplateAttachment(Shape):
    """A structured message."""

    type: Literal["template"]
    payload: ButtonTemplate


class FilePayload(Shape):
    """A file by its address."""

    url: str = Field(pattern="^https?://")
    is_reusable: bool = False


class FileAttachment(Shape):
    """A picture or a document."""

    type: Literal["image", "file", "audio", "video"]
    payload: FilePayload


class ReplyTo(Shape):
    """The message that is answered."""

    mid: str = Field(min_length=1)


class MessageBody(Shape):
    """What is said."""

    text: str | None = Field(default=None, min_length=1, max_length=2000)
    attachment: Annotated[TemplateAttachment | FileAttachment, Field(discriminator="type")] | None = None
    quick_replies: tuple[QuickReply, ...] = Field(default=(), max_length=13)
    metadata: str | None = Field(default=None, max_length=1000)
    reply_to: ReplyTo | None = None

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.text is None) == (self.attachment is None):
            raise ValueError("give either text or attachment")
        return self


class Send(Shape):
    """A message."""

    messaging_type: Literal["RESPONSE", "UPDATE", "MESSAGE_TAG"] = "RESPONSE"
    tag: Literal["HUMAN_AGENT", "ACCOUNT_UPDATE", "POST_PURCHASE_UPDATE", "CONFIRMED_EVENT_UPDATE"] | None = None
    notification_type: Literal["REGULAR", "SILENT_PUSH", "NO_PUSH"] | None = None
    recipient: Recipient
    message: MessageBody
    reply_to: ReplyTo | None = None

    @model_validator(mode="after")
    def _tagged(self) -> Self:
        if (self.messaging_type == "MESSAGE_TAG") != (self.tag is not None):
            raise ValueError("a tag goes with MESSAGE_TAG")
        return self


class SenderAction(Shape):
    """The three dots, or the mark that all was read."""

    recipient: Recipient
    sender_action: Literal["typing_on", "typing_off", "mark_seen"]


class Comment(Shape):
    """A public answer."""

    message: str = Field(min_length=1, max_length=8000)


SEND: TypeAdapter[Send] = TypeAdapter(Send)
SENDER_ACTION: TypeAdapter[SenderAction] = TypeAdapter(SenderAction)
COMMENT: TypeAdapter[Comment] = TypeAdapter(Comment)


def taps_of(body: MessageBody) -> tuple[Tap, ...]:
    """List what can be tapped under a message."""
    quick = tuple(Tap(reply.payload, reply.title, place="quick_reply") for reply in body.quick_replies)
    if isinstance(body.attachment, TemplateAttachment):
        buttons: Any = body.attachment.payload.buttons
        return (*(Tap(b.payload, b.title) for b in buttons if isinstance(b, PostbackButton)), *quick)
    return quick


def text_of(body: MessageBody) -> str:
    """Return the words of a message as a person reads them."""
    if isinstance(body.attachment, TemplateAttachment):
        return body.attachment.payload.text
    return body.text or ""


def picture_of(body: MessageBody) -> str | None:
    """Return the address of the picture in a message."""
    is_picture = isinstance(body.attachment, FileAttachment) and body.attachment.type == "image"
    return body.attachment.payload.url if is_picture and isinstance(body.attachment, FileAttachment) else None
