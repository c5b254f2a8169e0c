"""Says what a message means, given the draft before it: a table from the kind of content to how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.domain.content import CatalogueOrder, Choice, Content, Edited, Media, Reaction, Text
from chalicelib.domain.partners import Partner
from chalicelib.domain.trade import Draft, Intent, Turn
from chalicelib.ports import Catalogue
from chalicelib.understanding.answers import picked
from chalicelib.understanding.carts import cart_order
from chalicelib.understanding.drafting import Drafted
from chalicelib.understanding.fields import merged
from chalicelib.understanding.hearing import Hearing
from chalicelib.understanding.languages import language_of
from chalicelib.understanding.listening import heard
from chalicelib.understanding.said_by import YES_SIGNS


class Reader:
    """Reads messages. Pure: the same input gives the same turn."""

    def language_of(self, text: str, before: str) -> str:
        """Return `zh` or `en`; `before` where nothing but codes, numbers and units was written."""
        return language_of(text, before)

    def read(
        self,
        content: Content,
        *,
        draft: Draft,
        partner: Partner,
        catalogue: Catalogue,
        today: date,
        language: str,
    ) -> Turn:
        """Return what `content` means, given the draft before it."""
        hearing = Hearing(draft, partner, catalogue, today, language)
        read = _READERS.get(content.type)
        return read(content, hearing) if read else hearing.stay(Intent.OTHER)


def _in_its_language(text: str, hearing: Hearing) -> Hearing:
    return replace(hearing, language=language_of(text, hearing.language))


def _text(content: Text, hearing: Hearing) -> Turn:
    return heard(content.text, _in_its_language(content.text, hearing))


def _media(content: Media, hearing: Hearing) -> Turn:
    caption = content.caption or ""
    return heard(caption, _in_its_language(caption, hearing))


def _edited(content: Edited, hearing: Hearing) -> Turn:
    return heard(content.text, _in_its_language(content.text, hearing), is_edit=True)


def _reaction(content: Reaction, hearing: Hearing) -> Turn:
    is_yes = any(sign in YES_SIGNS for sign in content.emoji or "")
    return hearing.stay(Intent.CONFIRM if is_yes and hearing.draft.read_back else Intent.OTHER)


def _choice(content: Choice, hearing: Hearing) -> Turn:
    word, _, rest = content.id.partition(":")
    if word == "cancel":
        return hearing.cancel()
    if word == "pick":
        drafted = picked(hearing.draft, rest, hearing.lookup, hearing.language)
        return hearing.move(drafted) if drafted else hearing.stay(Intent.OTHER)
    return hearing.stay({"confirm": Intent.CONFIRM, "change": Intent.AMEND}.get(word, Intent.OTHER))


def _cart(content: CatalogueOrder, hearing: Hearing) -> Turn:
    """Take a cart for a whole list; the words beside it may add a field or a line, and else are asked about."""
    cart = cart_order(content, hearing.lookup, hearing.language)
    beside = hearing.listener.read(content.text or "")
    drafted = Drafted((*cart.lines, *beside.lines), (*cart.asks, *beside.asks))
    return hearing.move(drafted, merged(hearing.draft.fields, beside.fields))


_READERS: dict[str, Callable[[Any, Hearing], Turn]] = {
    "text": _text,
    "media": _media,
    "edited": _edited,
    "reaction": _reaction,
    "choice": _choice,
    "catalogue_order": _cart,
}
