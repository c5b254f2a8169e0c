"""Answers to our questions: a tap on a choice, a name, an amount, a yes."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.domain.trade import Ask, Draft, Item
from chalicelib.understanding.amounts import Candidate, bare_amount
from chalicelib.understanding.drafting import Drafted, changed, summed
from chalicelib.understanding.fillers import without_fillers
from chalicelib.understanding.lines import drafted
from chalicelib.understanding.lookup import Lookup
from chalicelib.understanding.units import CHINESE, LATIN
from chalicelib.understanding.word_index import words_of
from chalicelib.understanding.words import fold, tokens


def picked(draft: Draft, choice: str, lookup: Lookup, language: str) -> Drafted | None:
    """Answer a question by a tap; `choice` is `number of the question:SKU`. None when it is not open any more."""
    number, _, sku = choice.partition(":")
    place = int(number) if number.isascii() and number.isdigit() and len(number) < len("100") else len(draft.asks)
    if place >= len(draft.asks) or sku not in draft.asks[place].choices:
        return None
    item = lookup.catalogue.by_sku(sku)
    return _settled(draft, draft.asks[place], item, language) if item is not None else None


def agreed(draft: Draft, lookup: Lookup, language: str) -> Drafted | None:
    """Answer the only question by a yes, where it offered one item."""
    if len(draft.asks) != 1 or len(draft.asks[0].choices) != 1:
        return None
    item = lookup.catalogue.by_sku(draft.asks[0].choices[0])
    return _settled(draft, draft.asks[0], item, language) if item is not None else None


def skipped(draft: Draft) -> Drafted:
    """Leave out what was asked about."""
    return Drafted(draft.lines, ())


def answered(draft: Draft, text: str, lookup: Lookup, language: str) -> Drafted | None:
    """Answer a question by words that are nothing but an answer, None when they are more or less than that."""
    words = without_fillers(text)
    if not words:
        return None
    if not draft.asks:
        return _recounted(draft, _amount(fold(words)), lookup, language)
    by_item = [(ask, item) for ask in draft.asks if (item := _item_for(ask, words, lookup)) is not None]
    if len(by_item) == 1:
        return _settled(draft, *by_item[0], language)
    amount = _amount(fold(words))
    return _counted(draft, amount, lookup, language) if amount and not by_item else None


def is_vague(ask: Ask, draft: Draft, lookup: Lookup) -> bool:
    """Say whether this new question is about words that only repeat what an open one asks: no answer, nothing new."""
    said = set(tokens(ask.about))
    items = (lookup.catalogue.by_sku(sku) for open_ask in draft.asks for sku in open_ask.choices)
    return (
        ask.reason == "item"
        and ask.unit is None
        and said <= {word for item in items if item for word in words_of(item)}
    )


def _recounted(draft: Draft, amount: Candidate | None, lookup: Lookup, language: str) -> Drafted | None:
    """Take a bare amount for a new one of the only line."""
    item = lookup.catalogue.by_sku(draft.lines[0].sku) if len(draft.lines) == 1 else None
    if amount is None or amount.quantity is None or item is None:
        return None
    before = draft.lines[0]
    unit = amount.unit or before.unit
    line, ask = drafted(item, amount.quantity, unit, about=before.words, how="as before", language=language)
    return Drafted((line,), ()) if line else Drafted(draft.lines, (ask,) if ask else ())


def _item_for(ask: Ask, words: str, lookup: Lookup) -> Item | None:
    """Return the item that the words name in answer to this question."""
    if ask.choices:
        return lookup.among(words, ask.choices)
    if ask.reason != "item":
        return None
    match = replace(lookup, asked=()).find(words)
    return match.items[0] if match.is_certain else None


def _amount(words: str) -> Candidate | None:
    said = LATIN.get(words) or CHINESE.get(words)
    return Candidate(None, said[0], "") if said else bare_amount(words)


def _counted(draft: Draft, amount: Candidate, lookup: Lookup, language: str) -> Drafted | None:
    counted = [ask for ask in draft.asks if ask.sku is not None]
    if len(counted) == 1:
        item = lookup.catalogue.by_sku(counted[0].sku or "")
        ask = counted[0].model_copy(
            update={"quantity": amount.quantity or counted[0].quantity, "unit": amount.unit or counted[0].unit}
        )
        return _settled(draft, counted[0], item, language, ask) if item is not None else None
    return _by_number(draft, amount, lookup, language)


def _by_number(draft: Draft, amount: Candidate, lookup: Lookup, language: str) -> Drafted | None:
    """Take a bare number for the place in the list of choices that we showed, once we know how many are wanted."""
    ask = draft.asks[0]
    if len(draft.asks) > 1 or ask.quantity is None or amount.unit is not None or amount.quantity is None:
        return None
    chosen = next((sku for n, sku in enumerate(ask.choices, 1) if n == amount.quantity), "")
    item = lookup.catalogue.by_sku(chosen) if chosen else None
    return _settled(draft, ask, item, language) if item is not None else None


def _settled(draft: Draft, ask: Ask, item: Item, language: str, answer: Ask | None = None) -> Drafted:
    """Return the draft with the question answered: a line in its place, or the next question."""
    said = answer or ask
    line, again = drafted(item, said.quantity, said.unit, about=ask.about, how="answer", language=language)
    asks = tuple(again if other is ask else other for other in draft.asks)
    if line is None:
        return Drafted(draft.lines, tuple(other for other in asks if other is not None))
    lines = changed(draft.lines, (line,)) if ask.sku else summed((*draft.lines, line))
    return Drafted(lines, tuple(other for other in asks if other is not None))
