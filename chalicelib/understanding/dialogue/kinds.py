"""Turns a line into another of its kind: `make the butter salted`, `cans`, `not white`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.amounts import sold_unit
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Finder, Wanted, closest, same_size
from chalicelib.understanding.catalogue.slots import Weight
from chalicelib.understanding.dialogue.fit import fit
from chalicelib.understanding.dialogue.marks import Do
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.said import Said
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language.fillers import is_filler
from chalicelib.understanding.language.fold import fold, stem
from chalicelib.understanding.language.kinds import class_of
from chalicelib.understanding.language.units import LATIN, MEASURES, ONE
from chalicelib.understanding.language.units import Said as Unit
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Count, Reading, wanted_in
from chalicelib.understanding.reading.pieces import Piece
from chalicelib.understanding.reading.tokens import Kind, Token, unit_of

NOT = re.compile(
    r"\bnot (?:the |a |of (?:the )?)?(?P<en>[\w./%\"-]+(?: [\w./%\"-]+)?)|\bno (?:el|la|los|las) (?P<es>[\w.-]+)|\bbukan (?:yang )?(?P<ms>[\w.-]+)|不要(?P<zh>[^,，。;；要]{1,8})|不是(?P<zh2>[^,，。;；是]{1,8})"
)


def turn_into(one: Said, work: Work) -> bool:
    """Turn a line into another of its kind: `make the butter salted`, `cans`, `not white`."""
    text = one.about
    target, text = _target(one, text, work)
    tokens = tuple(work.scene.tokens(text))
    if not tokens:
        return False
    targets = [target] if target else _likely_lines(tokens, work)
    known = _without_chat(one, tokens, work)
    for line in targets:
        reading = kind_of(line, tokens, work) or (kind_of(line, known, work) if known else None)
        if reading is None:
            continue
        if reading.entry is not None:
            if reading.entry.sku == line.sku:
                return False
            _replace(line, reading.entry, work, one.about, reading)
            return True
        if target is not None or len(work.lines) == 1:
            work.drop(line.sku)
            work.ask(
                Ask(
                    about=one.about,
                    choices=tuple(e.sku for e in reading.found.entries),
                    reason="which",
                    quantity=line.quantity,
                    unit=line.unit,
                )
            )
            return True
    return False


def _without_chat(one: Said, tokens: tuple[Token, ...], work: Work) -> tuple[Token, ...]:
    """Return the words that the catalogue knows, where a correction has chat beside them: `no, clear for this job`."""
    if not (one.does & {Do.CORRECT, Do.SET} or _NO.match(fold(one.about)) or _NO.match(fold(work.text))):
        return ()
    known = tuple(t for t in tokens if t.kind is not Kind.WORD or is_filler(t.text) or not _is_chat(t.text, work))
    return (
        known
        if len(known) < len(tokens) and any(t.kind is not Kind.WORD or not is_filler(t.text) for t in known)
        else ()
    )


def _is_chat(word: str, work: Work) -> bool:
    return work.scene.slots.single(word).weight is Weight.UNKNOWN


_NO = re.compile(r"\W*(?:no|nah|nope|not|sorry|actually|wait|oops|tak|bukan|nahi|不|错)(?![a-z])")


def _target(one: Said, text: str, work: Work) -> tuple[DraftLine | None, str]:
    """Return the line that the piece speaks of, and what it says of it."""
    match = NOT.search(fold(text))
    if match:
        words = next(value for value in match.groupdict().values() if value)
        left = blanked(text, [match.span()])
        for count in (2, 1):
            entries = among_lines(Piece(tuple(work.scene.tokens(" ".join(words.split()[:count]))), Reading()), work)
            if entries:
                extra = " ".join(words.split()[count:])
                return work.find(entries[0].sku), f"{left} {extra}"
        return None, left
    for line in work.lines:
        entry = work.scene.catalogue.entry(line.sku)
        words = [
            token
            for token in one.piece.tokens
            if entry and token.kind is Kind.WORD and stem(token.text) in entry.telling and not _is_letter(token.text)
        ]
        others = [
            other for other in work.lines if other is not line and _has_words(other, [w.text for w in words], work)
        ]
        if (
            words
            and not others
            and len(words) < len(one.piece.reading.wanted.words) + len(one.piece.reading.wanted.sizes)
        ):
            return line, text
    return None, text


def _has_words(line: DraftLine, words: Sequence[str], work: Work) -> bool:
    entry = work.scene.catalogue.entry(line.sku)
    return entry is not None and bool(words) and all(stem(word) in entry.words for word in words)


def _likely_lines(tokens: Sequence[Token], work: Work) -> list[DraftLine]:
    """List the lines that words may speak of: those that they fit best, of these the one spoken of last first."""
    touched = [line for sku in reversed(work.touched) if (line := work.find(sku)) is not None]
    lines = [*touched, *(line for line in reversed(work.lines) if line not in touched)]
    entries = [work.scene.catalogue.entry(line.sku) for line in lines]
    fits = [fit(tokens, entry, work.scene) if entry is not None else 0 for entry in entries]
    return [line for line, value in zip(lines, fits, strict=True) if value == max(fits)]


def kind_of(line: DraftLine, tokens: tuple, work: Work) -> Reading | None:  # type: ignore[type-arg]
    """Read words as another kind of a line's item: with as many of its own words as still fit."""
    finder = Finder(
        work.scene.catalogue, work.scene.slots, aliases=work.scene.partner.aliases, history=work.scene.history
    )
    wanted = replace(wanted_in(tokens, None, finder), unit=None)
    if not (wanted.words or wanted.sizes):
        return None
    own = work.scene.slots.of(wanted.words) if wanted.words else ()
    for near in _words_of(line, work, wanted):
        found = finder.find(wanted, near=near)
        entries = tuple(entry for entry in found.entries if entry.sku != line.sku)
        is_told = bool(wanted.sizes) or not all(word in LATIN for word in wanted.words)
        if not is_told and not any(slot.option(entry) for slot in own for entry in found.entries):
            continue  # only a word for a unit
        if not entries or not found.fits or not found.sizes_fit or not found.slots:
            continue
        if found.entries[0].sku == line.sku and found.is_certain:
            return None
        old = work.scene.catalogue.entry(line.sku)
        if old is not None and len(entries) > 1:
            entries = closest(entries, old)
            entries = same_size(entries, old) if not wanted.sizes else entries
        is_certain = len(entries) == 1
        return Reading(found=replace(found, entries=entries, is_certain=is_certain))
    return None


def _words_of(line: DraftLine, work: Work, wanted: Wanted) -> list[tuple[str, ...]]:
    """List what of a line's words may still hold, the most of them first."""
    entry = work.scene.catalogue.entry(line.sku)
    said = wanted_in(tuple(work.scene.tokens(line.words)), None).words if line.words else ()
    said = tuple(word for word in said if work.scene.slots.of((word,))[0].options)
    is_lettered = any(_is_letter(word) for word in wanted.words)
    from_name = tuple(sorted(entry.telling - entry.brand)) if entry else ()
    found: list[tuple[str, ...]] = []
    for known in (said, from_name, (*from_name, *sorted(entry.brand)) if entry else ()):
        words = tuple(word for word in known if word not in wanted.words and not (is_lettered and _is_letter(word)))
        found.append(words)
        if len(words) > 1:
            found += [(*words[:n], *words[n + 1 :]) for n in range(len(words) - 1, -1, -1)]
        if len(words) > 2:  # noqa: PLR2004 (of two the single words are the lists without one)
            found += [(word,) for word in reversed(words)]
    own = {stem(word) for word in wanted.words}
    alone = bool(entry is not None and own & entry.telling and len(own) > 1)
    return [words for words in dict.fromkeys(found) if words] + ([()] if alone else [])


def turn_into_size(one: Said, work: Work) -> bool:
    """Turn the line that a piece names into another size: `lemons should be the 6kg`, `spinach in the kilo bags`."""
    count, named = one.piece.reading.count, among_lines(one.piece, work) if work.base else []
    is_size = count is not None and count.code in MEASURES and _SIZED.search(fold(one.about)) is not None
    line = work.find(named[0].sku) if is_size and len(named) == 1 else None
    if line is None or line.unit in MEASURES or line.sku not in work.base:
        return False
    sizes = tuple(t for t in one.piece.tokens if t.kind is not Kind.WORD or unit_of(t) is None or t.text in _IN_SIZES)
    reading = kind_of(line, sizes, work)
    if reading is None or reading.entry is None:
        return False
    _replace(line, reading.entry, work, one.about, reading)
    return True


_SIZED = re.compile(r"\b(?:the|in|en|la|las|los|de|yang) (?:\d+(?:[.,]\d+)?) ?[a-z]")
_IN_SIZES = frozenset("kg g l ml kilo kilos litre litres liter liters gram grams".split())


def _is_letter(word: str) -> bool:
    """Say whether a word is a size by letters, which says what a line becomes rather than which it is."""
    return class_of(word) == "letter"


def _replace(line: DraftLine, entry: Entry, work: Work, about: str, reading: Reading) -> None:
    work.drop(line.sku)
    work.take(entry, count_for(entry, line), about=about, found=reading.found, way="put", is_sure=True)


def count_for(entry: Entry, line: DraftLine) -> Count:
    """Return a line's quantity for another item: its unit where the item has it."""
    unit = sold_unit(entry.item, line.unit)
    return Count(line.quantity, Unit(unit, ONE) if unit else None, frozenset(), 0.0)
