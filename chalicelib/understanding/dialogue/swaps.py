"""Swaps one thing for another: `swap x for y`, `y instead of x`, `8 not 6 of the bleach`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.amounts import Amount
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import same_size
from chalicelib.understanding.dialogue.fit import fit
from chalicelib.understanding.dialogue.kinds import count_for, kind_of
from chalicelib.understanding.dialogue.marks import marks_in
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fillers import is_filler
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.language.units import MEASURES
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Reading
from chalicelib.understanding.reading.pieces import Piece, read_pieces
from chalicelib.understanding.reading.tokens import Kind, Token

SENTENCE_LONGEST = 300
"""Signs. Nobody swaps one thing for another in more."""
_SWAPS = tuple(re.compile(line.strip()) for line in cues.SWAP.strip().splitlines())
_AS_MANY = tuple(re.compile(line.strip()) for line in cues.AS_MANY.strip().splitlines())
_SOME = re.compile(r"\W*(one|two|three|\d+) of (?:the |those |these )?")
_NUMBERS = {"one": Decimal(1), "two": Decimal(2), "three": Decimal(3)}
_OF_THEM = re.compile(r"\d+ of (?:the|those|these|them)\b")
_BECOMES = _SWAPS[-2:]
_SENTENCE = re.compile(r"(?:[^\n;；。!！?？.]|\.(?=\S))+")
_CLAUSE = re.compile(r"[^\n;；。!！?？,，:：]+")
SWAPS_MOST = 4


def swapped(text: str, scene: Scene, work: Work) -> str:
    """Do the swaps of a text ("swap x for y") and return what is left of it."""
    if not work.lines:
        return text
    for _ in range(SWAPS_MOST):
        span = _swapped_once(text, scene, work)
        if span is None:
            break
        text = blanked(text, [span])
    return text


def _swapped_once(text: str, scene: Scene, work: Work) -> tuple[int, int] | None:
    """Do the first swap of a text and return where it stood."""
    for sentence in (*_SENTENCE.finditer(text), *_CLAUSE.finditer(text)):
        if not sentence.group().strip() or len(sentence.group()) > SENTENCE_LONGEST:
            continue
        folded = fold(sentence.group())
        for pattern in _SWAPS:
            match = pattern.search(folded)
            if match and _swap(match, sentence.group(), scene, work):
                return sentence.start() + match.start(), sentence.start() + match.end()
    return _asked_swap(text, scene, work)


def _asked_swap(text: str, scene: Scene, work: Work) -> tuple[int, int] | None:
    """Ask about a swap of what the draft has that was not understood, and return where it stands: half of it would be wrong."""
    for sentence in _SENTENCE.finditer(text):
        match = _SURE_SWAP.search(fold(sentence.group()))
        if match is None or len(sentence.group()) > SENTENCE_LONGEST:
            continue
        tokens = tuple(scene.tokens(sentence.group()[slice(*match.span("x"))]))
        entries = among_lines(Piece(tokens, Reading()), work) if tokens else []
        if entries:
            about = sentence.group()[match.start() : match.end()].strip()
            work.ask(
                Ask(about=about, choices=tuple(e.sku for e in entries) if len(entries) > 1 else (), reason="change")
            )
            return sentence.start() + match.start(), sentence.start() + match.end()
    return None


_SURE_SWAP = re.compile(
    r"\b(?:swap|replace|substitute|exchange) (?:out )?(?:the |my |our |all the |all )?(?P<x>[^,;\n]+?) (?:for|with|by) (?:the |some |an? )?[^,;\n]+"
)


def matched(text: str, scene: Scene, work: Work) -> str:
    """Put as many of one thing as there are of another (`as many lids as cups`) and return what is left of the text."""
    for sentence in (*_CLAUSE.finditer(text),) if work.lines else ():
        for pattern in _AS_MANY:
            match = pattern.search(fold(sentence.group()))
            if match and _match(match, sentence.group(), scene, work):
                return blanked(text, [sentence.span()])
    return text


def _match(match: re.Match[str], text: str, scene: Scene, work: Work) -> bool:
    new, old = (text[slice(*match.span(name))] for name in sorted(n for n, v in match.groupdict().items() if v))
    tokens = tuple(scene.tokens(_without_verbs(old)))
    entries = among_lines(Piece(tokens, Reading()), work) if tokens else []
    line = work.find(entries[0].sku) if len(entries) == 1 else None
    fresh = [piece for piece in read_pieces(scene.tokens(_without_verbs(new)), scene.finder) if piece.names]
    if line is None or len(fresh) != 1 or fresh[0].reading.entry in (None, *entries):
        return False
    entry = fresh[0].reading.entry
    return entry is not None and (
        work.take(entry, count_for(entry, line), about=new.strip(), found=fresh[0].reading.found, way="put") or True
    )


def _swap(match: re.Match[str], text: str, scene: Scene, work: Work) -> bool:
    spans = {name[0]: match.span(name) for name, value in match.groupdict().items() if value}
    old, new = (text[slice(*spans[name])] for name in ("x", "y"))
    tokens = tuple(scene.tokens(_without_verbs(old[some.end() :] if (some := _SOME.match(fold(old))) else old)))
    entries = among_lines(Piece(tokens, Reading()), work) if tokens else []
    if len(entries) > 1 and any(token.kind is not Kind.NUMBER for token in tokens) and not _OF_THEM.search(new):
        entries = _likelier(entries, new, scene)
    line = work.find(entries[0].sku) if entries else None
    if line is None or len(entries) > 1:
        return False
    is_by_size = not any(token.kind in (Kind.WORD, Kind.HAN) for token in tokens) and _is_sized(line, tokens, scene)
    _, bare = marks_in(new, has_lines=False)
    renumbered = _renumbered(line, tokens, scene.tokens(bare), work)
    if renumbered is not None and renumbered.entry is not None:
        return _swap_some(old, line, Piece(tokens, renumbered), new.strip(), work)
    if _sets_quantity(line, tokens, bare, scene, work):
        return True
    fresh = read_pieces(scene.tokens(bare), scene.finder_with(other.sku for other in work.lines if other is not line))
    fresh = [piece for piece in fresh if piece.names or piece.has_count]
    if len(fresh) != 1 or not (fresh[0].names or _is_size(fresh[0], match.string) or is_by_size):
        return False
    if match.re in _BECOMES and fresh[0].reading.count is not None and _sized_kind(line, fresh[0], work) is None:
        return False  # how many it should be
    return _swap_some(old, line, fresh[0], new.strip(), work)


def _likelier(entries: Sequence[Entry], new: str, scene: Scene) -> list[Entry]:
    """Return of several lines those that what is wanted instead fits best: `M12 rod instead of M10`."""
    tokens = scene.tokens(_without_verbs(new))
    fits = [fit(tokens, entry, scene) for entry in entries]
    return [entry for entry, value in zip(entries, fits, strict=True) if value == max(fits)]


def _swap_some(old: str, line: DraftLine, fresh: Piece, about: str, work: Work) -> bool:
    """Swap a line, or so many of it as are spoken of: `swap one of the browns for a green`."""
    some, entry = _SOME.match(fold(old)), work.scene.catalogue.entry(line.sku)
    part = _NUMBERS.get(some[1]) or Decimal(some[1]) if some else line.quantity
    if entry is None or not 0 < part < line.quantity:
        return _swap_in(line, fresh, about, work)
    if not _swap_in(line.model_copy(update={"quantity": part}), fresh, about, work):
        return False
    left = Amount(line.quantity - part, line.unit)
    work.put_amount(entry, left, about=old.strip(), why=("fewer",))
    return True


def _is_sized(line: DraftLine, tokens: tuple[Token, ...], scene: Scene) -> bool:
    """Say whether the numbers with which a line is spoken of are its sizes, and not how many of it are wanted."""
    numbers = {token.text for token in tokens if token.kind is Kind.NUMBER}
    entry = scene.catalogue.entry(line.sku)
    return entry is not None and bool(numbers) and numbers <= entry.named and f"{line.quantity:f}" not in numbers


def _renumbered(line: DraftLine, old: Sequence[Token], new: Sequence[Token], work: Work) -> Reading | None:
    """Read a bare number as the size of another of a line's kind where the line was spoken of by its own: `the 40 vol for 30`."""
    entry = work.scene.catalogue.entry(line.sku)
    places = [n for n, token in enumerate(old) if token.kind is Kind.NUMBER]
    numbers = [token for token in new if token.kind is Kind.NUMBER]
    said = [token for token in new if token.kind in (Kind.WORD, Kind.HAN) and not is_filler(token.text)]
    if entry is None or len(places) != 1 or len(numbers) != 1 or said or old[places[0]].text not in entry.named:
        return None
    number = numbers[0].text
    if f"{line.quantity:f}" == old[places[0]].text or any(token.text == "s" for token in (*old, *new)):
        return None  # `the 20s` are read as sizes below
    sibling = kind_of(line, (*old[: places[0]], numbers[0], *old[places[0] + 1 :]), work)
    printed = [e for e in sibling.found.entries if number in _numbers_of(e.item.name)] if sibling is not None else []
    alike = same_size(printed, entry)
    if sibling is None or len(alike) != 1:
        return None
    return replace(sibling, found=replace(sibling.found, entries=alike, is_certain=True))


def _numbers_of(name: str) -> list[str]:
    """List the numbers of a name as they are printed: 4.0 is no 4."""
    return re.findall(r"\d+(?:[.,/]\d+)*", name)


def _is_size(piece: Piece, folded: str) -> bool:
    """Say whether a bare number is said to be a size: `que sean de 3/4`, `make the 20s 16s`, `in 28 not 22`."""
    number = next(token.text for token in piece.tokens if token.kind is Kind.NUMBER)
    return "/" in number or bool(
        re.search(
            rf"\b(?:que sean? del?|in|of|size|saiz|talla)\s+(?:the\s+)?{re.escape(number)}\b|\b{re.escape(number)}'?s\b",
            folded,
        )
    )


def _sets_quantity(line: DraftLine, old: tuple[Token, ...], new: str, scene: Scene, work: Work) -> bool:
    """Hear `8 not 6 of the bleach`."""
    numbers = {token.text for token in old if token.kind is Kind.NUMBER}
    fresh = read_pieces(scene.tokens(new), scene.finder)
    counts = [piece.reading.count for piece in fresh if piece.reading.count is not None and not piece.names]
    entry = scene.catalogue.entry(line.sku)
    if not numbers or not counts or entry is None:
        return False
    if _is_sized(line, old, scene):
        return False
    return work.take(entry, counts[-1], about=new.strip(), found=fresh[0].reading.found, way="put") or True


def _swap_in(line: DraftLine, fresh: Piece, about: str, work: Work) -> bool:
    sibling = kind_of(line, fresh.tokens, work) if fresh.reading.count is None else _sized_kind(line, fresh, work)
    if sibling is not None and fresh.reading.count is not None:
        fresh = replace(fresh, reading=sibling)
    if sibling is None and fresh.reading.count is not None and fresh.reading.entry is None:
        rest = tuple(token for n, token in enumerate(fresh.tokens) if n not in fresh.reading.count.used)
        sibling = kind_of(line, rest, work) if rest else None
    old = work.scene.catalogue.entry(line.sku)
    if (
        sibling is None
        and fresh.reading.entry is None
        and old is not None
        and len(fresh.reading.found.entries) > 1
        and fresh.reading.found.fits
    ):
        alike = same_size(fresh.reading.found.entries, old)
        fresh = replace(
            fresh,
            reading=replace(
                fresh.reading, found=replace(fresh.reading.found, entries=alike, is_certain=len(alike) == 1)
            ),
        )
    reading = (
        sibling
        if sibling is not None
        and not (fresh.reading.entry and fresh.reading.entry.sku != line.sku and sibling.entry is None)
        else fresh.reading
    )
    if reading.entry is not None and reading.entry.sku != line.sku:
        work.drop(line.sku)
        count = fresh.reading.count or count_for(reading.entry, line)
        return (
            work.take(
                reading.entry,
                count,
                about=about,
                found=reading.found,
                way="add" if work.find(reading.entry.sku) else "put",
            )
            or True
        )
    others = [entry for entry in reading.found.entries if entry.sku != line.sku]
    if len(others) == 1 and reading.found.fits and reading.found.sizes_fit:
        work.drop(line.sku)
        count = fresh.reading.count or count_for(others[0], line)
        return work.take(others[0], count, about=about, found=reading.found, way="put") or True
    if reading.found.entries and reading.found.fits:
        work.drop(line.sku)
        work.ask(
            Ask(
                about=about,
                choices=tuple(e.sku for e in reading.found.entries if e.sku != line.sku),
                reason="which",
                quantity=line.quantity,
                unit=line.unit,
            )
        )
        return True
    return False


def _sized_kind(line: DraftLine, fresh: Piece, work: Work) -> Reading | None:
    """Read a number that was taken for a quantity as the size of another of the line's kind: `40 vol`."""
    count = fresh.reading.count
    if count is None or (count.unit is not None and count.code not in MEASURES):
        return None
    sibling = kind_of(line, fresh.tokens, work)
    numbers = {token.text for n, token in enumerate(fresh.tokens) if n in count.used and token.kind is Kind.NUMBER}
    is_sized = sibling is not None and sibling.entry is not None and numbers <= sibling.entry.named
    is_printed = (
        is_sized and sibling is not None and sibling.entry is not None and not _is_rounded(numbers, sibling.entry)
    )
    return sibling if is_printed else None


def _is_rounded(numbers: set[str], entry: Entry) -> bool:
    """Say whether a whole number stands for one that a name prints with a nought behind the point: 4 is no 4.0."""
    printed = _numbers_of(entry.item.name)
    return any(number not in printed and f"{number}.0" in printed for number in numbers)


def _without_verbs(text: str) -> str:
    return marks_in(text, has_lines=True)[1]
