"""Says what a message means, given the draft before it: a table from the kind of content to how it is read."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from typing import Any, cast

from chalicelib.domain.content import CatalogueOrder, Choice, Content, Edited, Media, OrderSheet, Reaction, Text
from chalicelib.domain.partners import Partner
from chalicelib.domain.trade import Dealings, Draft, Intent, Turn
from chalicelib.ports import Catalogue
from chalicelib.understanding.catalogue.file import CatalogueFile
from chalicelib.understanding.catalogue.slots import Slots
from chalicelib.understanding.dialogue.carts import cart_turn
from chalicelib.understanding.dialogue.heard import stay
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.taps import tapped
from chalicelib.understanding.dialogue.turns import heard
from chalicelib.understanding.dialogue.yes_no import YES_SIGNS
from chalicelib.understanding.language.detect import language_of
from chalicelib.understanding.language.lexicon import lexicon

GARBAGE_LEAST = 20_000
"""Objects. A message of twenty lines makes some ten thousand, and hardly any in circles: to look for those every 700 costs a tenth."""


class Reader:
    """Reads messages. Pure: the same input gives the same turn."""

    def __init__(self) -> None:
        lexicon().longest("")
        gc.freeze()  # what is there by now stays: the garbage collector need not walk through it each time
        gc.set_threshold(GARBAGE_LEAST)
        self._slots: tuple[CatalogueFile, Slots] | None = None

    def language_of(self, text: str, before: str) -> str:
        """Return the language of a text; `before` where nothing but codes, numbers and units was written."""
        return language_of(text, before)

    def read(
        self,
        content: Content,
        *,
        draft: Draft,
        partner: Partner,
        dealings: Dealings,
        catalogue: Catalogue,
        today: date,
        language: str,
    ) -> Turn:
        """Return what `content` means, given the draft before it."""
        opened = cast("CatalogueFile", catalogue)
        scene = Scene(draft, partner, dealings, opened, self._slots_of(opened), today, language)
        read = _READERS.get(content.type)
        return read(content, scene) if read else stay(scene, Intent.OTHER)

    def _slots_of(self, catalogue: CatalogueFile) -> Slots:
        if self._slots is None or self._slots[0] is not catalogue:
            self._slots = catalogue, Slots(catalogue)
        return self._slots[1]


def _text(content: Text, scene: Scene) -> Turn:
    return heard(content.text, scene.speaking(language_of(content.text, scene.language)))


def _media(content: Media, scene: Scene) -> Turn:
    caption = content.caption or ""
    if not caption.strip():
        return stay(scene, Intent.OTHER)
    return heard(caption, scene.speaking(language_of(caption, scene.language)))


def _edited(content: Edited, scene: Scene) -> Turn:
    return heard(content.text, scene.speaking(language_of(content.text, scene.language)), is_edit=True)


def _reaction(content: Reaction, scene: Scene) -> Turn:
    is_yes = any(sign in YES_SIGNS for sign in content.emoji or "")
    return stay(scene, Intent.CONFIRM if is_yes and scene.draft.read_back else Intent.OTHER)


def _choice(content: Choice, scene: Scene) -> Turn:
    return tapped(content, scene)


def _cart(content: CatalogueOrder, scene: Scene) -> Turn:
    return cart_turn(content, scene)


def _sheet(content: OrderSheet, scene: Scene) -> Turn:
    from chalicelib.understanding.attachments.orders import sheet_turn  # few messages have a file

    return sheet_turn(content, scene)


_READERS: dict[str, Callable[[Any, Scene], Turn]] = {
    "text": _text,
    "media": _media,
    "edited": _edited,
    "reaction": _reaction,
    "choice": _choice,
    "catalogue_order": _cart,
    "order_sheet": _sheet,
}
