"""Finds the goods that a question of price or stock is about, among the words by which it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Found
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fillers import is_filler
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.language.units import MEASURES
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import wanted_in
from chalicelib.understanding.reading.pieces import Piece
from chalicelib.understanding.reading.tokens import Kind, Token

_RUN_MOST = 8
_TOKENS_MOST = 24
_ASKING = cues.cue(cues.ASKING)


def asked_about(text: str, scene: Scene) -> tuple[str, ...]:
    """List the items that a question names for certain."""
    bare = blanked(text, [match.span() for match in _ASKING.finditer(fold(text))])
    named = [entry for piece in scene.pieces(bare) for entry in _named(piece, scene)]
    entries = named or [entry for piece in scene.pieces(text) for entry in _as_read(piece)]
    return tuple(dict.fromkeys(entry.sku for entry in entries))


def _named(piece: Piece, scene: Scene) -> list[Entry]:
    count = piece.reading.count
    used = count.used if count is not None and count.code not in MEASURES else frozenset()
    found = _longest([token for n, token in enumerate(piece.tokens[:_TOKENS_MOST]) if n not in used], scene)
    return [*found.entries[:1]] if found is not None and found.is_certain else _as_read(piece)


def _as_read(piece: Piece) -> list[Entry]:
    """Return the item of a piece; not where a measure of it, which no item has, was taken for a quantity."""
    reading = piece.reading
    is_measured = reading.count is not None and reading.count.code in MEASURES
    return [reading.entry] if reading.entry is not None and not is_measured else []


def _longest(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """Return what the longest stretch of words names that names something; no measure is left out of it."""
    measures = {size for size in wanted_in(tokens, None, scene.finder).sizes if not size[-1].isdigit()}
    for run in _runs(tokens):
        wanted = wanted_in(run, None, scene.finder)
        if not (wanted.words or wanted.codes or measures) or not measures <= wanted.sizes:
            continue
        found = scene.finder.find(wanted)
        if found.entries and found.fits and found.sizes_fit:
            return found
    return None


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """List the stretches that no strange word touches, the longest first."""
    size = len(tokens)
    for length in range(min(size, _RUN_MOST), 0, -1):
        for start in range(size - length + 1):
            before, after = tokens[start - 1 : start], tokens[start + length : start + length + 1]
            if length == size or all(_is_small(t) for t in (*before, *after)):
                yield tuple(tokens[start : start + length])


def _is_small(token: Token) -> bool:
    """Say whether the goods may end beside it: a number may be their size."""
    return token.kind is not Kind.NUMBER and (token.kind is not Kind.WORD or is_filler(token.text))
