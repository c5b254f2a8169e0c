"""What a message can hold, in the words of no platform in particular."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from chalicelib.domain.base import Model

MediaKind = Literal["image", "video", "audio", "document", "sticker"]


class Text(Model):
    """Plain words."""

    type: Literal["text"] = "text"
    text: str


class Media(Model):
    """A file that the platform keeps for us: by its id, its address, or both."""

    type: Literal["media"] = "media"
    kind: MediaKind
    media_id: str | None = None
    url: str | None = None
    mime: str | None = None
    sha256: str | None = None
    caption: str | None = None
    filename: str | None = None


class Location(Model):
    """A place on the map; degrees."""

    type: Literal["location"] = "location"
    latitude: float
    longitude: float
    name: str | None = None
    address: str | None = None


class ContactCard(Model):
    """One visiting card."""

    name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    organisation: str | None = None


class Contacts(Model):
    """Visiting cards that were shared."""

    type: Literal["contacts"] = "contacts"
    cards: tuple[ContactCard, ...]


class Reaction(Model):
    """An emoji put on the message `target`; None takes it away."""

    type: Literal["reaction"] = "reaction"
    target: str
    emoji: str | None


class Choice(Model):
    """A tap on one of the buttons, list rows or quick replies that we offered."""

    type: Literal["choice"] = "choice"
    id: str
    title: str
    description: str | None = None


class CatalogueItem(Model):
    """One line of a catalogue order. The price is what the platform claims, never a price to use."""

    code: str
    quantity: Decimal
    claimed_price: Decimal | None = None
    currency: str | None = None


class CatalogueOrder(Model):
    """A cart sent from the platform's own catalogue."""

    type: Literal["catalogue_order"] = "catalogue_order"
    catalogue_id: str | None = None
    text: str | None = None
    items: tuple[CatalogueItem, ...]


class SheetRow(Model):
    """One row of an order that came as a file, as it stands there. The price is what the partner writes, never one to use.

    `unit` and `note` are words; `where` is `row 12` of a sheet, `page 2, line 7` of a document.
    """

    code: str | None = None
    name: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    claimed_price: Decimal | None = None
    note: str | None = None
    where: str = ""

    def written(self) -> str:
        """Return the row as a person would write it in a chat: `12 cs KOL-330 Kolva Cola Can (urgent)`."""
        quantity = format(self.quantity, "f") if self.quantity is not None else None
        unit = self.unit if quantity else None
        note = f"({self.note})" if self.note else None
        return " ".join(part for part in (quantity, unit, self.code, self.name, note) if part)


class OrderSheet(Model):
    """What a file says: the rows of its table and, in `around`, the words outside of it; `text` is its caption."""

    type: Literal["order_sheet"] = "order_sheet"
    text: str | None = None
    filename: str | None = None
    around: str = ""
    rows: tuple[SheetRow, ...] = ()


class Edited(Model):
    """New words for the message `target`."""

    type: Literal["edited"] = "edited"
    target: str
    text: str


class Deleted(Model):
    """The message `target` was taken back; `reason` is the platform's word for how."""

    type: Literal["deleted"] = "deleted"
    target: str
    reason: str | None = None


class Referral(Model):
    """The partner came in by a link or an advert; `ref` is what the link carried."""

    type: Literal["referral"] = "referral"
    ref: str | None = None
    source: str | None = None
    headline: str | None = None


class Unsupported(Model):
    """A kind that we do not know: the platform's own name for it, and its JSON as it came."""

    type: Literal["unsupported"] = "unsupported"
    kind: str
    raw: str


Content = Annotated[
    Text
    | Media
    | Location
    | Contacts
    | Reaction
    | Choice
    | CatalogueOrder
    | OrderSheet
    | Edited
    | Deleted
    | Referral
    | Unsupported,
    Field(discriminator="type"),
]

_SPOKEN: dict[str, tuple[str, ...]] = {
    "text": ("text",),
    "media": ("caption", "filename"),
    "location": ("name", "address"),
    "choice": ("title", "description"),
    "catalogue_order": ("text",),
    "order_sheet": ("text", "filename", "around"),
    "edited": ("text",),
    "referral": ("headline",),
    "unsupported": ("raw",),
}


_OF_ROWS = ("code", "name", "unit", "note")


def with_texts(content: Content, change: Callable[[str], str]) -> Content:
    """Return the content with `change` applied to every text in it that a person may have typed."""
    if isinstance(content, Contacts):
        cards = tuple(
            card.model_copy(
                update={"name": change(card.name), "organisation": card.organisation and change(card.organisation)}
            )
            for card in content.cards
        )
        return content.model_copy(update={"cards": cards})
    changed = _changed(content, _SPOKEN.get(content.type, ()), change)
    if isinstance(changed, OrderSheet):
        rows = tuple(_changed(row, _OF_ROWS, change) for row in changed.rows)
        return changed.model_copy(update={"rows": rows})
    return changed


M = TypeVar("M", bound=Model)


def _changed(said: M, fields: Sequence[str], change: Callable[[str], str]) -> M:
    texts = {name: getattr(said, name) for name in fields}
    return said.model_copy(update={name: change(text) for name, text in texts.items() if text is not None})


def texts_of(content: Content) -> list[str]:
    """List every text in the content that a person may have typed."""
    if isinstance(content, Contacts):
        said = [text for card in content.cards for text in (card.name, card.organisation)]
    else:
        said = [getattr(content, name) for name in _SPOKEN.get(content.type, ())]
    if isinstance(content, OrderSheet):
        said += [getattr(row, name) for row in content.rows for name in _OF_ROWS]
    return [text for text in said if text is not None]


def written(content: Content) -> str:
    """Return all that was said as one text, the rows of a file each on a line of its own."""
    if isinstance(content, OrderSheet):
        said = (content.text, content.filename, content.around, *(row.written() for row in content.rows))
        return "\n".join(text for text in said if text)
    return "\n".join(texts_of(content))


class Option(Model):
    """One thing to tap under a reply. Channels shorten a title that is too long for them."""

    id: str = Field(min_length=1, max_length=200)
    title: str = Field(min_length=1)
    description: str | None = None


class OutMedia(Model):
    """A picture or a document to send, by its public address."""

    kind: Literal["image", "document"]
    url: str
    filename: str | None = None


class Template(Model):
    """A message that the platform approved beforehand, for use outside its window."""

    name: str
    language: str
    parameters: tuple[str, ...] = ()


class Thread(Model):
    """The public place of a comment: the post it stands under, its own id, and the comment it answers."""

    post_id: str
    comment_id: str
    parent_id: str | None = None


class Reply(Model):
    """What we want to say, in no platform's form.

    `thread` set means in public, under that comment. `template` is used when the channel's window has closed.
    """

    text: str
    options: tuple[Option, ...] = ()
    media: OutMedia | None = None
    template: Template | None = None
    reply_to: str | None = None
    thread: Thread | None = None
