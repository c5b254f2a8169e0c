"""Reads one line of an order: a quantity, a unit, an item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from chalicelib.domain.trade import Ask, DraftLine, Item
from chalicelib.ports import Match
from chalicelib.understanding.amounts import Candidate, at_head, at_tail, bare_amount
from chalicelib.understanding.fillers import without_fillers
from chalicelib.understanding.lookup import EXACT, Lookup
from chalicelib.understanding.units import QUANTITY_MOST, is_sellable, plain, resolved
from chalicelib.understanding.word_index import NOTHING
from chalicelib.understanding.words import fold

LINE_LONGEST = 200
"""Signs. No line of an order is longer; what is longer is prose."""

FEW_WORDS = 2
"""Words beside a bare number that may be an unknown article; more of them are talk ("see you at 9")."""


class Strength(IntEnum):
    """How sure it is that somebody orders something with these words. Weakest first."""

    NONE = 0
    BARE = 1
    """An item without an amount."""
    GUESS = 2
    """An amount of we do not know what."""
    LIKELY = 3
    """An amount of one of several items."""
    CERTAIN = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one line: a line of the draft, a question, or nothing."""

    strength: Strength = Strength.NONE
    line: DraftLine | None = None
    ask: Ask | None = None
    is_exact: bool = False


NO_READING = Reading()


def read_line(words: str, lookup: Lookup, language: str) -> Reading:
    """Say what one line orders, if anything."""
    shown = words.strip()
    if not shown or len(shown) > LINE_LONGEST:
        return NO_READING
    folded = fold(shown)
    whole = lookup.find(shown)
    if whole.is_certain and whole.how in EXACT:
        return _bare(shown, whole)
    amount = bare_amount(folded)
    if amount is not None:
        return Reading(ask=Ask(about=shown, quantity=amount.quantity, unit=amount.unit))
    found = _Found(lookup, shown)
    ways = [way for way in (found.first(at_head(folded, shown)), found.first(at_tail(folded, shown))) if way]
    certain = [way for way in ways if way[1].is_certain]
    if len(certain) > 1 and _differ(certain[0], certain[1]):
        return Reading(Strength.CERTAIN, ask=Ask(about=shown, reason="quantity"))
    if certain:
        return _counted(shown, *certain[0], language)
    return _uncertain(shown, ways, whole)


Way = tuple[Candidate, Match]


@dataclass(frozen=True, slots=True)
class _Found:
    lookup: Lookup
    shown: str

    def first(self, candidates: Iterator[Candidate]) -> Way | None:
        """Return the first certain way to read it, else the first with items to choose from, else the first."""
        ways = [(c, self._match(c)) for c in candidates]
        by_worth = sorted(ways, key=lambda way: (way[1].is_certain, bool(way[1].items)), reverse=True)
        return next((w for w in by_worth if not w[0].glued or w[1].is_certain), None)

    def _match(self, candidate: Candidate) -> Match:
        match = self.lookup.find(candidate.words)
        return NOTHING if candidate.glued and match.how not in EXACT else match


def _differ(one: Way, other: Way) -> bool:
    return (one[1].items[0].sku, one[0].quantity) != (other[1].items[0].sku, other[0].quantity)


def _bare(shown: str, match: Match) -> Reading:
    if not match.is_certain:
        return Reading(Strength.BARE, ask=_which(shown, match))
    return Reading(Strength.BARE, ask=Ask(about=shown, reason="quantity", sku=match.items[0].sku))


def _which(about: str, match: Match, said: Candidate | None = None) -> Ask:
    return Ask(
        about=about,
        choices=tuple(item.sku for item in match.items),
        reason="which" if match.items else "item",
        quantity=said.quantity if said else None,
        unit=said.unit if said else None,
    )


def _uncertain(shown: str, ways: list[Way], whole: Match) -> Reading:
    likely = next((way for way in ways if way[1].items), None)
    if likely:
        return Reading(Strength.LIKELY, ask=_which(likely[0].words, likely[1], likely[0]))
    if ways:
        said = ways[0][0]
        return Reading(Strength.GUESS if _is_guess(said) else Strength.NONE, ask=_which(said.words, NOTHING, said))
    return _bare(shown, whole) if whole.items and whole.how != "likeness" else NO_READING


def _is_guess(said: Candidate) -> bool:
    """Say whether this looks like so many of an article that we do not know."""
    is_number = said.quantity is None or said.quantity <= QUANTITY_MOST
    return is_number and (said.unit is not None or 0 < len(without_fillers(said.words).split()) <= FEW_WORDS)


def _counted(shown: str, said: Candidate, match: Match, language: str) -> Reading:
    line, ask = drafted(match.items[0], said.quantity, said.unit, about=shown, how=match.how, language=language)
    return Reading(Strength.CERTAIN, line, ask, is_exact=match.how in EXACT)


def drafted(
    item: Item, quantity: Decimal | None, unit: str | None, *, about: str, how: str, language: str
) -> tuple[DraftLine | None, Ask | None]:
    """Return the line for so many of this item, or the question that stands in its way."""
    if quantity is None:
        return None, Ask(about=about, reason="quantity", unit=unit, sku=item.sku)
    amount = resolved(item, quantity, unit)
    if amount is None:
        return None, Ask(about=about, reason="unit", quantity=quantity, sku=item.sku)
    if not is_sellable(item, amount):
        return None, Ask(about=about, reason="quantity", unit=unit, sku=item.sku)
    line = DraftLine(
        sku=item.sku,
        name=item.name_zh if language == "zh" and item.name_zh else item.name,
        quantity=plain(amount.quantity),
        unit=amount.unit,
        pack=item.pack,
        words=about,
        why=(how, "unit said" if unit else "default unit"),
    )
    return line, None
