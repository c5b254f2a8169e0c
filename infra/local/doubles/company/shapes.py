"""The reply that a company's own service expects at its callback address."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, TypeAdapter

from infra.local.doubles.graph import Shape


class Contact(Shape):
    """Whom the reply is for."""

    id: str = Field(min_length=1)


class Option(Shape):
    """One thing to tap."""

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    description: str | None = None


class Media(Shape):
    """A file."""

    kind: Literal["image", "document"]
    url: str
    filename: str | None = None


class Said(Shape):
    """What is said."""

    id: str = Field(min_length=1)
    text: str = ""
    options: tuple[Option, ...] = ()
    media: Media | None = None
    reply_to: str | None = None


class About(Shape):
    """The reply and its contact."""

    contact: Contact
    reply: Said


class ReplyCreated(Shape):
    """The envelope."""

    type: Literal["reply.created"]
    timestamp: datetime
    data: About


REPLY: TypeAdapter[ReplyCreated] = TypeAdapter(ReplyCreated)
