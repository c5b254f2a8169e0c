"""Swaps one thing for another: `swap x for y`, `y instead of x`, `8 not 6 of the bleach`."""

from __future__ import annotations

import re
from dataclasses import replace

from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.catalogue.finding import same_size
from chalicelib.understanding.dialogue.kinds import count_for, kind_of
from chalicelib.understanding.dialogue.marks import marks_in
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Reading
from chalicelib.understanding.reading.pieces import Piece, read_pieces
from chalicelib.understanding.reading.tokens import Kind, Token

SENTENCE_LONGEST = 300
"""Signs. Nobody swaps one thing for another in more."""
_SWAPS = tuple(re.compile(line.strip()) for line in cues.SWAP.strip().splitlines())
_SENTENCE = re.compile(r"[^\n;；。!！?？]+")


def swapped(text: str, scene: Scene, work: Work) -> str:
    """Do the swaps of a text ("swap x for y") and return what is left of it."""
    if not work.lines:
        return text
    for sentence in _SENTENCE.finditer(text):
        if not sentence.group().strip() or len(sentence.group()) > SENTENCE_LONGEST:
            continue
        folded = fold(sentence.group())
        for pattern in _SWAPS:
            match = pattern.search(folded)
            if match and _swap(match, sentence.group(), scene, work):
                return blanked(text, [(sentence.start() + match.start(), sentence.start() + match.end())])
    return text


def _swap(match: re.Match[str], text: str, scene: Scene, work: Work) -> bool:
    spans = {name[0]: match.span(name) for name, value in match.groupdict().items() if value}
    old, new = (text[slice(*spans[name])] for name in ("x", "y"))
    tokens = tuple(scene.tokens(_without_verbs(old)))
    entries = among_lines(Piece(tokens, Reading()), work) if tokens else []
    line = work.find(entries[0].sku) if entries else None
    if line is None or len(entries) > 1:
        return False
    _, bare = marks_in(new, has_lines=False)
    if _sets_quantity(line, tokens, bare, scene, work):
        return True
    fresh = read_pieces(scene.tokens(bare), scene.finder_with(other.sku for other in work.lines if other is not line))
    fresh = [piece for piece in fresh if piece.names or piece.has_count]
    if len(fresh) != 1 or not fresh[0].names:
        return False
    return _swap_in(line, fresh[0], new.strip(), work)


def _sets_quantity(line: DraftLine, old: tuple[Token, ...], new: str, scene: Scene, work: Work) -> bool:
    """Hear `8 not 6 of the bleach`."""
    counted = any(token.kind is Kind.NUMBER for token in old)
    fresh = read_pieces(scene.tokens(new), scene.finder)
    counts = [piece.reading.count for piece in fresh if piece.reading.count is not None and not piece.names]
    entry = scene.catalogue.entry(line.sku)
    if not counted or not counts or entry is None:
        return False
    return work.take(entry, counts[-1], about=new.strip(), found=fresh[0].reading.found, way="put") or True


def _swap_in(line: DraftLine, fresh: Piece, about: str, work: Work) -> bool:
    sibling = kind_of(line, fresh.tokens, work) if fresh.reading.count is None else None
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


def _without_verbs(text: str) -> str:
    return marks_in(text, has_lines=True)[1]
