"""The form in which a company's services write to us, envelope by envelope; `docs/channels/web.md` describes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from chalicelib.domain.base import Moment
from chalicelib.domain.content import CatalogueItem, CatalogueOrder, Choice, Content, Media, MediaKind, Text

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Https = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]", max_length=2000)]
"""Nothing else: somebody will fetch it from inside our network."""


class Form(BaseModel):
    """A part of a body. Numbers do where a text is meant, and more fields than these do no harm."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True, defer_build=True)


class Stamp(Form):
    """When it happened, with a time zone."""

    timestamp: Moment


class Person(Form):
    """Who wrote: the company's own id for them, never one of a visitor."""

    id: Name
    name: str | None = None


class File(Form):
    """A file at a public address."""

    url: Https
    mime: str = "application/octet-stream"
    filename: str | None = None
    caption: str | None = None

    def content(self) -> Content:
        """Say it in the domain's words."""
        return Media(
            kind=_MEDIA_KINDS.get(self.mime.partition("/")[0], "document"),
            url=self.url,
            mime=self.mime,
            filename=self.filename,
            caption=self.caption,
        )


_MEDIA_KINDS: dict[str, MediaKind] = {"image": "image", "video": "video", "audio": "audio"}


class Tap(Form):
    """One of the options of a reply, as it was offered."""

    id: Name
    title: str

    def content(self) -> Content:
        """Say it in the domain's words."""
        return Choice(id=self.id, title=self.title)


class Line(Form):
    """So many of this article."""

    code: Name
    quantity: Annotated[Decimal, Field(gt=0, max_digits=30)]


class Cart(Form):
    """A basket of the company's shop."""

    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    text: str | None = None

    def content(self) -> Content:
        """Say it in the domain's words."""
        items = tuple(CatalogueItem(code=line.code, quantity=line.quantity) for line in self.items)
        return CatalogueOrder(text=self.text, items=items)


class NewMessage(Form):
    """A message: exactly one of `text`, `media`, `choice` and `order`."""

    id: Name | None = None
    text: Annotated[str, Field(min_length=1)] | None = None
    media: File | None = None
    choice: Tap | None = None
    order: Cart | None = None
    reply_to: Name | None = None

    def content(self) -> Content:
        """Say it in the domain's words. Raises `ValueError` unless there is exactly one thing to say."""
        (part,) = (p for p in (self.text, self.media, self.choice, self.order) if p is not None)
        return Text(text=part) if isinstance(part, str) else part.content()


class NewWords(Form):
    """The message `id` reads like this from now on."""

    id: Name
    text: str


class TakenBack(Form):
    """The message `id` was taken back."""

    id: Name
    reason: str | None = None


class Joining(Form):
    """Somebody came with an invitation's code."""

    code: Name
