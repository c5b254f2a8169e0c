"""Quantities that are said once for several: `top and bottoms, L, 10 of each`, `8 silicone, half clear half brown`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from chalicelib.understanding.catalogue.finding import Finder
from chalicelib.understanding.language.kinds import class_of, kinds_at_end
from chalicelib.understanding.reading.lines import Count, Reading, read_piece
from chalicelib.understanding.reading.tokens import Kind, Token, size_of

if TYPE_CHECKING:
    from chalicelib.understanding.reading.pieces import Piece

_EACH = re.compile(r"\b(?:each|apiece|c / u|cada un[oa]|setiap satu|masing masing|har ek)\b")
_EACH_WORDS = frozenset("each apiece cada uno una setiap satu masing har ek".split())
_HALF = Decimal("0.5")
_TWO = 2
_HEADS_MOST = 6
BY_HABIT = frozenset({"earlier orders"})
"""Ways in which an item was found that say what the partner usually takes, not what it wrote."""


def shared(pieces: list[Piece], finder: Finder) -> list[Piece]:
    """Give a quantity that was said for several to each of them, where that makes lines of them all."""
    pieces = [one for piece in pieces for one in _kinds_each(piece, finder)]
    return _halved(_each(pieces, finder), finder)


def _kinds_each(piece: Piece, finder: Finder) -> list[Piece]:
    """Part Chinese kinds with a quantity for each: `角阀冷热各20个`."""
    places = [n for n, token in enumerate(piece.tokens) if token.kind is Kind.HAN and token.text.endswith("各")]
    if len(places) != 1:
        return [piece]
    place = places[0]
    han = piece.tokens[place].text.removesuffix("各")
    kinds = kinds_at_end(han)
    if len(kinds) < _TWO:
        return [piece]
    base = han.removesuffix("".join(kinds))
    made = []
    for kind in kinds:
        token = replace(piece.tokens[place], text=base + kind)
        tokens = (*piece.tokens[:place], token, *piece.tokens[place + 1 :])
        made.append(replace(piece, tokens=tokens, reading=read_piece(tokens, finder)))
    doubt = replace(piece.reading, found=replace(piece.reading.found, is_certain=False), amount=None)
    return made if any(one.reading.is_line for one in made) else [replace(piece, reading=doubt)]


def _each(pieces: list[Piece], finder: Finder) -> list[Piece]:
    found: list[Piece] = []
    goods: list[Piece] = []
    for piece in pieces:
        count = piece.reading.count
        if count is None or not _EACH.search(_text(piece)):
            found.append(piece)
            continue
        before = _heads_before(found)
        behind = _without_count(piece, finder)
        if not before and (behind is None or not _says_no_goods(behind)):
            found.append(piece)
            continue
        goods, kinds = _parted([*(before or goods), *([behind] if behind is not None else [])])
        made = _given(goods, kinds, piece, finder)
        if made:
            del found[len(found) - len(before) :]
        found += made or [piece]
    return found


def _heads_before(found: Sequence[Piece]) -> list[Piece]:
    """List what was named without a quantity in the same sentence."""
    heads: list[Piece] = []
    for piece in reversed(found):
        if piece.has_count or not piece.names or len(heads) >= _HEADS_MOST:
            break
        heads.insert(0, piece)
        if piece.is_hard:
            break
    return heads


def _without_count(piece: Piece, finder: Finder) -> Piece | None:
    """Return what stands beside the quantity, None where nothing does."""
    count = piece.reading.count
    used = count.used if count is not None else frozenset()
    rest = tuple(t for n, t in enumerate(piece.tokens) if n not in used and t.text not in _EACH_WORDS)
    bare = replace(piece, tokens=rest, reading=read_piece(rest, finder, counted_from=len(rest))) if rest else None
    return bare if bare is not None and bare.names else None


def _parted(heads: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part what is named into what are lines of their own and what is said of them all: the L of `top and bottoms, L`."""
    said = [_classes(head) for head in heads]
    alone = [
        n
        for n, head in enumerate(heads)
        if _says_no_goods(head) and not any(said[n] & other for m, other in enumerate(said) if m != n)
    ]
    return [h for n, h in enumerate(heads) if n not in alone], [heads[n] for n in alone]


def _classes(piece: Piece) -> set[str]:
    return {kind for word in piece.reading.wanted.words if (kind := class_of(word)) is not None}


def _given(goods: Sequence[Piece], kinds: Sequence[Piece], counted: Piece, finder: Finder) -> list[Piece]:
    """Read each head with the kinds that are said of all and the quantity; nothing where none of them is a line."""
    count = counted.reading.count
    if count is None or len(goods) < _TWO:
        return []
    amount = tuple(token for n, token in enumerate(counted.tokens) if n in count.used)
    common = tuple(token for kind in kinds for token in kind.tokens)
    made = [_line(head, (*common, *amount), amount, goods, finder) for head in goods]
    if not any(made):
        return []
    return [piece or _unclear(head, amount, count) for piece, head in zip(made, goods, strict=True)]


def _unclear(head: Piece, amount: tuple[Token, ...], count: Count) -> Piece:
    """Return a head with the quantity, for which no item is certain."""
    reading = replace(head.reading, found=replace(head.reading.found, is_certain=False), count=count)
    return _counted(head, reading, amount)


def _counted(head: Piece, reading: Reading, amount: tuple[Token, ...]) -> Piece:
    """Return a head in which the quantity stands as well, before its first word."""
    said = tuple(replace(token, start=head.start, end=head.start) for token in amount)
    return replace(head, tokens=(*said, *head.tokens), reading=_placed(reading, head, frozenset(range(len(said)))))


def _line(
    head: Piece, behind: Sequence[Token], amount: tuple[Token, ...], heads: Sequence[Piece], finder: Finder
) -> Piece | None:
    if not (_says_no_goods(head) or head.reading.found.fits):
        return None
    for tokens, near in _ways(head, [other for other in (heads[0], heads[-1]) if other is not head]):
        reading = read_piece((*tokens, *behind), finder, near=near, counted_from=len(tokens))
        if reading.is_line and reading.found.fits and reading.found.sizes_fit:
            return replace(_counted(head, reading, amount), near=near)
    return None


def _ways(head: Piece, others: Sequence[Piece]) -> list[tuple[tuple[Token, ...], tuple[str, ...]]]:
    """List what a head may mean: with what it leaves to the others, and alone; alone first where it is certain so."""
    alone: list[tuple[tuple[Token, ...], tuple[str, ...]]] = [(head.tokens, ())]
    lent = []
    for other in others:
        words = other.reading.wanted.words
        nears = [words, *((*words[:n], *words[n + 1 :]) for n in range(len(words))), ()]
        lent += [(_of(head, other), near) for near in nears]
    if _says_no_goods(head):
        return lent
    is_certain = head.reading.found.is_certain and head.reading.found.how not in BY_HABIT
    return alone + lent if is_certain else lent + alone


def _of(head: Piece, other: Piece) -> tuple[Token, ...]:
    """Return what a head says with the sizes of another one, and with its goods where it says no more than a kind."""
    classes = {class_of(token.text) for token in head.tokens} - {None}
    takes_all = _says_no_goods(head)
    sizes = {
        n + step
        for n, token in enumerate(other.tokens)
        if token.kind is Kind.NUMBER
        for step in ((0, 1) if n + 1 < len(other.tokens) and size_of(other.tokens[n + 1]) else (0,))
    }
    rest = (
        token
        for n, token in enumerate(other.tokens)
        if n in sizes or (takes_all and class_of(token.text) not in classes)
    )
    return (*head.tokens, *rest)


def _says_no_goods(piece: Piece) -> bool:
    return all(class_of(word) is not None for word in piece.reading.wanted.words)


def _placed(reading: Reading, piece: Piece, used: frozenset[int]) -> Reading:
    """Return the reading as one of this piece, in whose tokens the quantity stands elsewhere."""
    count = replace(reading.count, used=used) if reading.count is not None else None
    return replace(reading, start=piece.start, end=piece.end, count=count)


def _halved(pieces: list[Piece], finder: Finder) -> list[Piece]:
    """Part a quantity in two where each half is of a kind of its own."""
    for place in range(len(pieces) - _TWO):
        whole, *halves = pieces[place : place + 1 + _TWO]
        count = whole.reading.count
        if count is None or not whole.names or not all(map(_is_half, halves)):
            continue
        rest = tuple(token for n, token in enumerate(whole.tokens) if n not in count.used)
        made = [_half(half, rest, whole, finder) for half in halves]
        return [*pieces[:place], *made, *pieces[place + 1 + _TWO :]]
    return pieces


def _is_half(piece: Piece) -> bool:
    count = piece.reading.count
    kinds = [class_of(word) for word in piece.reading.wanted.words]
    return count is not None and count.value == _HALF and count.unit is None and bool(kinds) and kinds[-1] is not None


def _half(piece: Piece, rest: Sequence[Token], whole: Piece, finder: Finder) -> Piece:
    count, half = whole.reading.count, piece.reading.count
    if count is None or half is None:
        return piece
    kinds = tuple(t for n, t in enumerate(piece.tokens) if n not in half.used and class_of(t.text) is not None)
    value = count.value / 2
    said = [
        replace(t, value=value, text=f"{value:f}", is_weak=False) if t.kind is Kind.NUMBER else t
        for n, t in enumerate(whole.tokens)
        if n in count.used
    ]
    tokens = (*kinds, *rest, *said)
    reading = read_piece(tokens, finder, counted_from=len(kinds) + len(rest))
    return replace(piece, reading=_placed(reading, piece, half.used), near=whole.reading.wanted.words)


def _text(piece: Piece) -> str:
    return " ".join(token.text for token in piece.tokens)
