"""An item that one message orders twice: the same words are more of it, other words most likely mean another item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from chalicelib.domain.trade import Ask
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Finder
from chalicelib.understanding.dialogue.said import Said
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language.fold import is_han, stem
from chalicelib.understanding.reading.lines import Count, Reading, read_piece
from chalicelib.understanding.reading.pieces import Piece
from chalicelib.understanding.reading.tokens import Kind

_CORRECTS = re.compile(r"\W*(?:no|nah|nein|non|bukan|nahi|rather|better)\b|不", re.IGNORECASE)
BARE_MOST = 2
"""What the place of a bare number is worth at most."""


def told_apart(one: Said, work: Work, said: Sequence[Said]) -> bool:
    """Take a second line of an item for another item where its words are others; say whether that was done.

    Whichever of the two says less of the item's name is looked for again among all other items.
    """
    entry, count = one.piece.reading.entry, one.piece.reading.count
    earlier = _earlier(one, entry, said)
    if entry is None or count is None or earlier is None or _is_repeated(earlier, one):
        return False
    if not _words(one):
        return _ask_how_many(entry, one, work)
    is_better = one.piece.reading.found.how == "code" or _likeness(one, entry) > _likeness(earlier, entry)
    other = earlier if is_better else one
    again = read_piece(other.piece.tokens, _without(entry, work), near=other.piece.near)
    if _is_within(earlier, one) and not again.found.entries:
        return False
    if is_better:
        work.take(entry, count, about=one.about, found=one.piece.reading.found, way="put")
    _take_other(other, again, work, entry)
    return True


def counted_twice(one: Said, work: Work, said: Sequence[Said], sku: str) -> bool:
    """Ask how many are meant where a bare quantity follows a line of this message that has one: `beans 1 box + 2`."""
    entry = work.scene.catalogue.entry(sku)
    earlier = _earlier(one, entry, said)
    if (
        entry is None
        or sku in work.base
        or earlier is None
        or not _is_firm(earlier.piece)
        or _CORRECTS.match(one.about)
    ):
        return False
    named = next(other for other in reversed(said) if other.piece.start < one.piece.start and other.piece.names)
    return _ask_how_many(entry, one, work) if named is earlier else _count_of_what_is_asked(one, named, work)


def _count_of_what_is_asked(one: Said, named: Said, work: Work) -> bool:
    """Give a bare quantity to what was named last and is asked about; where that has one, how many is open again."""
    asked = [ask for ask in work.opened if ask.about and ask.about in named.about]
    count = one.piece.reading.count
    if count is None:
        return False
    if not asked:
        _take_counted(named, count, work)
        return True
    is_first = asked[-1].quantity is None
    told = {"quantity": count.total if is_first else None, "unit": count.code if is_first else asked[-1].unit}
    work.opened[work.opened.index(asked[-1])] = asked[-1].model_copy(update=told)
    return True


def _may_number_lines(piece: Piece) -> bool:
    """Say whether a number that stands alone where a line begins may be the line's own: `11、`."""
    return piece.is_hard and (piece.reading.count is None or piece.reading.count.unit is None)


def _take_counted(named: Said, count: Count, work: Work) -> None:
    """Take what was named without a quantity with the one that follows it."""
    found = named.piece.reading.found
    if found.is_certain and found.fits and found.sizes_fit:
        work.take(found.entries[0], count, about=named.about, found=found, way="put")
        return
    choices = tuple(e.sku for e in found.entries)
    reason: Literal["which", "item"] = "which" if choices else "item"
    work.ask(Ask(about=named.about, choices=choices, reason=reason, quantity=count.total, unit=count.code))


def _is_firm(piece: Piece) -> bool:
    """Say whether a quantity has a unit behind it or an x: any other number before a quantity may be a size."""
    count = piece.reading.count
    if count is None or piece.tokens[min(count.used)].kind is not Kind.NUMBER:
        return False
    return count.unit is not None or count.worth > BARE_MOST


def _earlier(one: Said, entry: Entry | None, said: Sequence[Said]) -> Said | None:
    """Return the line before this one that the message has of the item."""
    before = [other for other in said if other.piece.start < one.piece.start]
    lines = [other for other in before if other.piece.has_count and other.piece.reading.entry == entry]
    return lines[-1] if lines else None


def _is_repeated(earlier: Said, one: Said) -> bool:
    """Say whether both lines say the same: more of it."""
    if earlier.piece.reading.found.how == one.piece.reading.found.how == "code":
        return True
    before, now = _words(earlier), _words(one)
    return bool(before) and before == now


def _is_within(earlier: Said, one: Said) -> bool:
    """Say whether one of two lines names nothing that the other does not."""
    before, now = _words(earlier), _words(one)
    return before <= now or now <= before


def _words(one: Said) -> frozenset[str]:
    wanted = one.piece.reading.wanted
    return frozenset((*map(stem, wanted.words), *wanted.codes))


def _likeness(one: Said, entry: Entry) -> int:
    """Return how many of the words that were said the item's name has."""
    return sum(word in (entry.zh if is_han(word[0]) else entry.words - entry.brand) for word in _words(one))


def _ask_how_many(entry: Entry, one: Said, work: Work) -> bool:
    work.drop(entry.sku)
    work.ask(Ask(about=one.about, reason="quantity", sku=entry.sku))
    return True


def _take_other(one: Said, reading: Reading, work: Work, entry: Entry) -> None:
    """Take what else the words mean: another item for certain, several, or one that is not known."""
    found, count = reading.found, one.piece.reading.count
    is_other = reading.is_line and found.fits and found.sizes_fit
    is_fresh = reading.entry is not None and work.find(reading.entry.sku) is None
    if is_other and is_fresh and reading.entry and _likeness(one, reading.entry) > _likeness(one, entry):
        work.take(reading.entry, reading.count, about=one.about, found=found, way="put")
        return
    choices = tuple(e.sku for e in found.entries) if found.fits or found.how == "likeness" else ()
    work.ask(
        Ask(
            about=one.about,
            choices=choices,
            reason="which" if choices else "item",
            quantity=count.total if count else None,
            unit=count.code if count else None,
        )
    )


def _without(entry: Entry, work: Work) -> Finder:
    """Return the catalogue as the conversation sees it, as if it had not this item."""
    scene = work.scene
    aliases = {word: sku for word, sku in scene.partner.aliases.items() if sku != entry.sku}
    return replace(
        scene.stranger, aliases=aliases, history=scene.history - {entry.sku}, without=frozenset({entry.sku}), _memory={}
    )
