"""Answers to what was asked: one of the choices, a new quantity, a yes to the only choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chalicelib.domain.trade import Ask
from chalicelib.understanding.amounts import resolved
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Finder, Found
from chalicelib.understanding.dialogue.fit import best_fit, fit
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language.fold import stem
from chalicelib.understanding.language.units import LATIN, ONE, Said
from chalicelib.understanding.reading.lines import Count, Reading, read_piece, wanted_in
from chalicelib.understanding.reading.pieces import Piece
from chalicelib.understanding.reading.tokens import Kind, unit_of


def settle(work: Work, piece: Piece, about: str) -> bool:  # noqa: PLR0911 (one way a kind of question)
    """Take a piece for an answer to an open question; say whether it was one."""
    for ask in [*work.asks]:
        if ask.choices and choose(work, ask, piece, about):
            return True
        if ask.choices and len(work.asks) == 1 and _other(work, ask, piece, about):
            return True
        if _is_named(ask, piece) and piece.reading.entry is not None:
            work.close(ask)
            entry, count = piece.reading.entry, count_of(ask)
            return (
                work.take(
                    entry, count, about=ask.about, found=Found((entry,), is_certain=True, how="answer"), way="put"
                )
                or True
            )
    counted = [ask for ask in work.asks if ask.sku is not None and not ask.choices]
    unit = _unit_alone(piece)
    if unit is not None and len(counted) == 1 and counted[0].quantity is not None:
        return recount(work, counted[0], Count(counted[0].quantity, unit, frozenset(), 0.0), about)
    if piece.reading.count is not None and not piece.names and len(counted) == 1:
        return recount(work, counted[0], piece.reading.count, about)
    for ask in counted:
        if piece.reading.count is not None and _names(work, ask, piece):
            return recount(work, ask, piece.reading.count, about)
    return _asks_for_as_many(work, piece)


def _asks_for_as_many(work: Work, piece: Piece) -> bool:
    """Want another quantity of what is still to be chosen: `three rolls then`, where two kinds are offered."""
    count, ask = piece.reading.count, work.asks[0] if len(work.asks) == 1 else None
    if ask is None or ask.sku is not None or ask.quantity is None or count is None or piece.names:
        return False
    is_open = len(ask.choices) > 1 and count.unit is not None
    if not is_open and (ask.choices or ask.reason != "item" or all(piece.tokens[n].is_weak for n in count.used)):
        return False
    work.asks = [ask.model_copy(update={"quantity": count.total, "unit": count.code or ask.unit})]
    work.is_changed = True
    return True


def _is_named(ask: Ask, piece: Piece) -> bool:
    """Say whether the piece names what was not known: its code or its name, and no more."""
    return ask.reason == "item" and not ask.choices and ask.quantity is not None and not piece.has_count


def _unit_alone(piece: Piece) -> Said | None:
    """Return the unit where the piece is nothing else: `cases`."""
    units = [unit for token in piece.tokens if (unit := unit_of(token)) is not None]
    return units[0] if len(units) == len(piece.tokens) == 1 else None


def _other(work: Work, ask: Ask, piece: Piece, about: str) -> bool:
    """Take the piece for a kind of what was asked about that was not among the choices."""
    if piece.has_count or not piece.names:
        return False
    finder = work.scene.finder
    wanted = wanted_in(piece.tokens, None, finder)
    asked = wanted_in(tuple(work.scene.tokens(ask.about)), None, finder).words
    near = tuple(word for word in asked if not finder.is_strange(word) and word not in wanted.words)
    found = finder.find(replace(wanted, unit=None), near=near) if near and (wanted.words or wanted.sizes) else Found()
    count = count_of(ask)
    if not (found.is_certain and found.sizes_fit) or count is None:
        return False
    work.close(ask)
    return work.take(found.entries[0], count, about=about, found=found, way="put", unit=ask.unit) or True


def _names(work: Work, ask: Ask, piece: Piece) -> bool:
    entry = work.scene.catalogue.entry(ask.sku or "")
    if entry is None:
        return False
    reading = read_piece(piece.tokens, work.scene.stranger, among=(entry.sku,))
    return reading.entry == entry


def recount(work: Work, ask: Ask, count: Count, about: str) -> bool:
    """Answer by a new quantity; the unit stays what it was where none is said, unless the item makes nothing of it."""
    entry = work.scene.catalogue.entry(ask.sku or "")
    if entry is None:
        return False
    is_in_it = ask.reason != "unit" or count.unit is not None or resolved(entry.item, count.total, ask.unit) is not None
    if ask in work.asks:
        work.asks.remove(ask)
    found = Found((entry,), is_certain=True, how="answer")
    is_said_again = count.value == ask.quantity  # who says it twice means it
    unit = ask.unit if is_in_it else None
    return work.take(entry, count, about=about, found=found, way="put", unit=unit, is_sure=is_said_again) or True


def choose(work: Work, ask: Ask, piece: Piece, about: str) -> bool:
    """Take a piece for one of the choices of a question; say whether it was one."""
    chosen = _chosen(work, ask, piece)
    if chosen is None or _fits_a_line_better(work, piece, chosen[0]):
        return False
    entry, count = chosen
    work.close(ask)
    count = count or count_of(ask)
    found = Found((entry,), is_certain=True, how="answer")
    if count is None and ask.reason == "order":
        return False
    work.take(entry, count, about=about, found=found, way="put", unit=ask.unit)
    _remember(work, ask)
    return True


def _fits_a_line_better(work: Work, piece: Piece, chosen: Entry) -> bool:
    """Say whether the piece speaks rather of a line that the draft has: `make the drums three`, where bottles are asked about."""
    if piece.reading.wanted.codes:
        return False
    entries = [e for line in work.lines if (e := work.scene.catalogue.entry(line.sku)) is not None and e != chosen]
    return best_fit(piece.tokens, entries, work.scene) > fit(piece.tokens, chosen, work.scene)


def _remember(work: Work, ask: Ask) -> None:
    """Keep the question for a second answer in the same message: `2 brown 1 red`."""
    work.answered.append(ask)


def settle_again(work: Work, piece: Piece, about: str) -> bool:
    """Take a piece for a second answer to a question that this message has answered."""
    for ask in work.answered:
        chosen = _chosen(work, ask, piece)
        if chosen is not None and chosen[1] is not None:
            entry, count = chosen
            work.take(entry, count, about=about, found=Found((entry,), is_certain=True, how="answer"), way="put")
            return True
    return False


def _chosen(work: Work, ask: Ask, piece: Piece) -> tuple[Entry, Count | None] | None:
    """Return the choice that the piece names, with a quantity where it says a new one."""
    finder = Finder(work.scene.catalogue, work.scene.slots, aliases=work.scene.partner.aliases)
    entries = [e for e in map(work.scene.catalogue.entry, ask.choices) if e is not None]
    numbered = _by_own_number(piece, ask, entries)
    if numbered is not None:
        return numbered, None
    count = piece.reading.count
    if len(entries) == 1 and not piece.names and count is not None and _is_of(entries[0], count):
        return entries[0], count
    if piece.has_count and (
        piece.reading.wanted.codes or (piece.reading.count and piece.reading.count.unit is not None)
    ):
        counted = read_piece(piece.tokens, finder, among=ask.choices)
        narrowed = _narrowed(counted, entries)
        if narrowed is not None and counted.count is not None:
            return narrowed, counted.count
    whole = wanted_in(piece.tokens, None, finder)
    plain = replace(whole, words=tuple(word for word in whole.words if not _is_idle_unit(word, entries)))
    if plain.words or plain.sizes or plain.codes:
        found = finder.find(plain, among=ask.choices)
        if found.is_certain and found.entries[0] in entries and (found.fits or found.how == "own word"):
            return found.entries[0], None
    reading = read_piece(piece.tokens, finder, among=ask.choices)
    narrowed = _narrowed(reading, entries)
    if narrowed is not None:
        return narrowed, reading.count
    return _by_number(piece, ask, entries)


def _is_of(entry: Entry, count: Count) -> bool:
    """Say whether the item is sold in the unit of a count: three drums are none of what comes in bottles."""
    return resolved(entry.item, count.total, count.code) is not None


def _by_own_number(piece: Piece, ask: Ask, entries: Sequence[Entry]) -> Entry | None:
    """Take a bare number of two digits and more for that in the code or the size of one choice: `204`, `the 105`."""
    numbers = [token.text for token in piece.tokens if token.kind is Kind.NUMBER]
    if ask.quantity is None or piece.names or len(numbers) != 1 or len(numbers[0]) < _DIGITS_LEAST:
        return None
    if piece.reading.count is not None and piece.reading.count.unit is not None:
        return None
    having = [e for e in entries if numbers[0] in re.findall(r"\d+(?:\.\d+)?", e.sku) or numbers[0] in e.named]
    return having[0] if len(having) == 1 else None


_DIGITS_LEAST = 2


def _narrowed(reading: Reading, entries: Sequence[Entry]) -> Entry | None:
    if reading.entry is None or not reading.names_something:
        return None
    return reading.entry if reading.found.sizes_fit and reading.entry in entries else None


def _is_idle_unit(word: str, entries: Sequence[Entry]) -> bool:
    """Say whether a word is only a unit here: no choice has it in its name."""
    return word in LATIN and not any(stem(word) in entry.words for entry in entries)


def _by_number(piece: Piece, ask: Ask, entries: Sequence[Entry]) -> tuple[Entry, Count | None] | None:
    """Take a bare number for the place in the list of choices that we showed, once we know how many are wanted."""
    numbers = [token for token in piece.tokens if token.kind is Kind.NUMBER]
    if (
        len(numbers) != 1
        or piece.names
        or ask.quantity is None
        or piece.reading.count is None
        or piece.reading.count.unit is not None
    ):
        return None
    place = numbers[0].value
    return (entries[int(place) - 1], None) if place == int(place) and 0 < place <= len(entries) else None


def count_of(ask: Ask) -> Count | None:
    """Return how many were asked for, where that is known."""
    if ask.quantity is None:
        return None
    unit = Said(ask.unit, ONE) if ask.unit else None
    return Count(ask.quantity, unit, frozenset(), 0.0)
