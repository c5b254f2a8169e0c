"""Asks a language model what unknown words for goods may mean, and lets the catalogue decide what becomes of the answer.

The model sees the words of one question and nothing else: no partner, no draft, no price, no catalogue. It answers with
plain names; a name counts only where the catalogue has items that fit every word of it. What comes of it is a question with
these items to choose from: never a line, never a yes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import cast

from chalicelib.domain.errors import TradepostError
from chalicelib.domain.trade import Ask, Draft, Intent, Turn
from chalicelib.ports import Catalogue, Model
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.file import CatalogueFile
from chalicelib.understanding.catalogue.finding import CHOICES_MOST, Finder
from chalicelib.understanding.catalogue.slots import Slots
from chalicelib.understanding.reading.lines import read_piece
from chalicelib.understanding.reading.tokens import tokens_of

QUESTIONS_MOST = 2
"""A message with more unknown items is no order of ours; each question costs a call."""

NAMES_MOST = 3
NAME_LONGEST = 40
WORDS_LONGEST = 80
_ORDERS = frozenset({Intent.ORDER, Intent.AMEND, Intent.REORDER})
_NAME = re.compile(r"[a-z0-9][a-z0-9 .,/%&'\"-]*", re.IGNORECASE)


class Assistant:
    """Adds choices to questions that have none. Without an answer of the model the turn stays as it is."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def helped(self, turn: Turn, before: Draft, catalogue: Catalogue) -> Turn:
        """Return the turn with choices for the items that nobody knows; the rules' own decisions stay."""
        opened = cast("CatalogueFile", catalogue)
        drafted = {line.sku for line in turn.lines}
        found = {ask.about: self._choices(ask, opened, drafted) for ask in _left_open(turn, before)}
        asks = tuple(_with_choices(ask, found.get(ask.about, ())) for ask in turn.asks)
        told = tuple(f"“{about}”: choices by the model" for about, choices in found.items() if choices)
        return turn.model_copy(update={"asks": asks, "explain": (*turn.explain, *told)}) if told else turn

    def _choices(self, ask: Ask, catalogue: CatalogueFile, drafted: Collection[str]) -> tuple[str, ...]:
        """Return what the words may mean; nothing of the draft, which the partner knows how to name."""
        named = (e for name in self._names(ask.about) for e in _named(name, catalogue))
        entries = dict.fromkeys(e for e in named if e.sku not in drafted)
        return tuple(entry.sku for entry in entries)[:CHOICES_MOST]

    def _names(self, words: str) -> Sequence[str]:
        try:
            names = self._model.names(words[:WORDS_LONGEST])
        except TradepostError:
            return ()
        return [name for name in names[:NAMES_MOST] if len(name) <= NAME_LONGEST and _NAME.fullmatch(name)]


def _left_open(turn: Turn, before: Draft) -> list[Ask]:
    """List the questions of this message about items of which nothing is known."""
    if turn.intent not in _ORDERS:
        return []
    asks = [a for a in turn.asks if a.reason == "item" and not a.choices and a not in before.asks]
    return asks if len(asks) <= QUESTIONS_MOST else []


def _with_choices(ask: Ask, choices: tuple[str, ...]) -> Ask:
    return ask.model_copy(update={"choices": choices, "reason": "which"}) if choices else ask


def _named(name: str, catalogue: CatalogueFile) -> Iterator[Entry]:
    """Walk through the items that have every word of a name."""
    tokens = tokens_of(name, catalogue.count, lambda _: False)
    reading = read_piece(tokens, Finder(catalogue, Slots(catalogue)))
    if reading.found.fits and reading.found.sizes_fit and reading.count is None:
        yield from reading.found.entries
