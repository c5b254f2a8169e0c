"""A piece of a message with the verbs that go with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.understanding.dialogue.marks import Do, Mark, scale_in
from chalicelib.understanding.reading.pieces import Piece

WORDS_FEW = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A piece with its verbs."""

    piece: Piece
    does: frozenset[Do]
    about: str
    hard: bool = False


def with_verbs(pieces: Sequence[Piece], marks: Sequence[Mark], text: str) -> list[Said]:
    """Give each piece the verbs that stand in it or beside it, and the words that it is made of."""
    does: list[set[Do]] = [set() for _ in pieces]
    for mark in marks:
        place = _place_of(mark, pieces)
        if place is not None:
            does[place].add(mark.do)
    for place in range(1, len(pieces)):
        own = scale_in(text[pieces[place].start : pieces[place].end])[0] is not None
        goes_on = not (pieces[place].is_hard or does[place] or pieces[place].has_count or own)
        if (
            goes_on
            and Do.REMOVE in does[place - 1]
            and pieces[place].joint in ("and", "or", "&", "y", ",", "、", "和", "aur", "dan")
        ):
            does[place].add(Do.REMOVE)
    return [Said(p, frozenset(d), text[p.start : p.end].strip()) for p, d in zip(pieces, does, strict=True)]


def _place_of(mark: Mark, pieces: Sequence[Piece]) -> int | None:
    inside = next((n for n, p in enumerate(pieces) if p.start < mark.start < p.end), None)
    if inside is not None:
        return inside
    before = [n for n, p in enumerate(pieces) if p.end <= mark.start]
    if mark.is_after and before:
        return before[-1]
    following = next((n for n, p in enumerate(pieces) if p.start >= mark.start), None)
    if following is None and pieces and mark.do in (Do.MORE, Do.ADD, Do.SET, Do.CORRECT):
        return len(pieces) - 1
    return following
