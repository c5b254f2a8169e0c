"""Says how well words fit items: by it the ways to read a piece of a message are weighed against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import sizes_fit
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.language.fillers import HAN_STOP, is_filler
from chalicelib.understanding.language.units import PACKINGS
from chalicelib.understanding.reading.lines import wanted_in
from chalicelib.understanding.reading.tokens import Kind, Token, unit_of


def fit(tokens: Sequence[Token], entry: Entry, scene: Scene) -> int:
    """Return how many of these words, sizes and packings the item has."""
    words = tuple(token.text for token in tokens if token.kind is Kind.WORD and not is_filler(token.text))
    signs = [part for token in tokens if token.kind is Kind.HAN for part in HAN_STOP.sub(" ", token.text).split()]
    slots = [*(scene.slots.of(words) if words else ()), *(slot for part in signs for slot in scene.slots.of((part,)))]
    named = sum(slot.option(entry) is not None for slot in slots)
    packings = {unit.code for token in tokens if (unit := unit_of(token)) is not None and unit.code in PACKINGS}
    sizes = wanted_in(tuple(tokens), None, scene.finder).sizes
    return named + len(packings & entry.item.units.keys()) + sum(sizes_fit((size,), entry) for size in sizes)


def best_fit(tokens: Sequence[Token], entries: Iterable[Entry], scene: Scene) -> int:
    """Return how well these words fit the item that they fit best."""
    return max((fit(tokens, entry, scene) for entry in entries), default=0)
