"""The interactive part of a WhatsApp message: reply buttons and lists, with their documented limits.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages
        https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from infra.local.doubles.graph import Shape

_ROWS_MAX = 10


class MediaBody(Shape):
    """A file by its address or by its id."""

    link: str | None = Field(default=None, pattern="^https?://")
    id: str | None = None
    caption: str | None = Field(default=None, max_length=1024)
    filename: str | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.link is None) == (self.id is None):
            raise ValueError("give either link or id")
        return self


class Header(Shape):
    """What stands above an interactive message."""

    type: Literal["text", "image", "document", "video"]
    text: str | None = Field(default=None, min_length=1, max_length=60)
    image: MediaBody | None = None
    document: MediaBody | None = None
    video: MediaBody | None = None


class ButtonsBody(Shape):
    """The words over reply buttons."""

    text: str = Field(min_length=1, max_length=1024)


class ListBody(Shape):
    """The words over a list."""

    text: str = Field(min_length=1, max_length=4096)


class Footer(Shape):
    """Small words under an interactive message."""

    text: str = Field(min_length=1, max_length=60)


class ButtonReply(Shape):
    """What a button answers."""

    id: str = Field(min_length=1, max_length=256)
    title: str = Field(min_length=1, max_length=20)


class Button(Shape):
    """One reply button."""

    type: Literal["reply"]
    reply: ButtonReply


class ButtonsAction(Shape):
    """Up to three reply buttons."""

    buttons: tuple[Button, ...] = Field(min_length=1, max_length=3)

    @model_validator(mode="after")
    def _different(self) -> Self:
        _must_differ([b.reply.id for b in self.buttons], "button ids")
        _must_differ([b.reply.title for b in self.buttons], "button titles")
        return self


class Row(Shape):
    """One row of a list."""

    id: str = Field(min_length=1, max_length=200)
    title: str = Field(min_length=1, max_length=24)
    description: str | None = Field(default=None, min_length=1, max_length=72)


class Section(Shape):
    """Rows under a title."""

    title: str | None = Field(default=None, min_length=1, max_length=24)
    rows: tuple[Row, ...] = Field(min_length=1, max_length=_ROWS_MAX)


class ListAction(Shape):
    """A button that opens up to ten rows."""

    button: str = Field(min_length=1, max_length=20)
    sections: tuple[Section, ...] = Field(min_length=1, max_length=10)

    @property
    def rows(self) -> list[Row]:
        """Every row of every section."""
        return [row for section in self.sections for row in section.rows]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if len(self.rows) > _ROWS_MAX:
            raise ValueError("a list has at most 10 rows in all")
        if len(self.sections) > 1 and any(section.title is None for section in self.sections):
            raise ValueError("every section needs a title when there are several")
        _must_differ([row.id for row in self.rows], "row ids")
        return self


class Buttons(Shape):
    """Words with reply buttons."""

    type: Literal["button"]
    header: Header | None = None
    body: ButtonsBody
    footer: Footer | None = None
    action: ButtonsAction


class List(Shape):
    """Words with a list."""

    type: Literal["list"]
    header: Header | None = None
    body: ListBody
    footer: Footer | None = None
    action: ListAction


def _must_differ(values: list[str], what: str) -> None:
    if len(set(values)) != len(values):
        raise ValueError(f"{what} must be unique")
