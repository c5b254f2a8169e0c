"""What a message can hold, in the words of no platform in particular."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Literal

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
    Text | Media | Location | Contacts | Reaction | Choice | CatalogueOrder | Edited | Deleted | Referral | Unsupported,
    Field(discriminator="type"),
]

_SPOKEN: dict[str, tuple[str, ...]] = {
    "text": ("text",),
    "media": ("caption", "filename"),
    "location": ("name", "address"),
    "choice": ("title", "description"),
    "catalogue_order": ("text",),
    "edited": ("text",),
    "referral": ("headline",),
    "unsupported": ("raw",),
}


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
    fields = {name: getattr(content, name) for name in _SPOKEN.get(content.type, ())}
    changed = {name: change(text) for name, text in fields.items() if text is not None}
    return content.model_copy(update=changed)


def texts_of(content: Content) -> list[str]:
    """List every text in the content that a person may have typed."""
    if isinstance(content, Contacts):
        said = [text for card in content.cards for text in (card.name, card.organisation)]
    else:
        said = [getattr(content, name) for name in _SPOKEN.get(content.type, ())]
    return [text for text in said if text is not None]


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
