"""Parts a message into the pieces that are one line each, and reads them: lists, lines of a sentence, lines run together."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chalicelib.understanding.catalogue.finding import CHOICES_MOST, NOTHING, Finder, Found, Wanted
from chalicelib.understanding.language.fillers import HAN_STOP
from chalicelib.understanding.language.kinds import CLASSES, class_of, without_kind
from chalicelib.understanding.language.units import LATIN, PACKINGS
from chalicelib.understanding.reading.lines import (
    Reading,
    is_dimension,
    is_fraction,
    is_lettered,
    is_pack,
    is_part_of_word,
    may_be_line,
    read_piece,
)
from chalicelib.understanding.reading.shares import BY_HABIT, shared
from chalicelib.understanding.reading.tokens import Kind, Token, size_of, unit_of

PIECES_MOST = 200
"""A message of more pieces than this is no list that a person typed; what is left over is asked about."""

_HARD = frozenset(";；。!！?？\n.|")
_LEADING_TO_AMOUNT = frozenset("-:：=")
"""Signs behind a name that lead to its quantity: `elbow 22 - 10`."""

_LEADING_TO_LINES = frozenset(":：\n")
"""Signs behind a heading."""

_EACH = frozenset({"cada", "setiap", "har"})
"""Words before a one that is no quantity: `12 cada uno`."""

_GROUPS_MOST = 6
_GAP_MOST = 4
TOKENS_MOST = 24
"""Longer ones are no names."""

_LINE_PENALTY = 3.0
_ALL = re.compile(r"\b(?:all|todos|todas|semua|sab|both)\b|都|全")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message that is read as one line. `is_hard`: what parts it from the one before is no comma."""

    tokens: tuple[Token, ...]
    reading: Reading
    is_hard: bool = False
    joint: str = ""
    ends: str = ""
    near: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end

    @property
    def has_count(self) -> bool:
        """Say whether a quantity was said."""
        return self.reading.count is not None

    @property
    def is_plain_line(self) -> bool:
        """Say whether it is a line of which every word was understood, as its item or as its quantity."""
        reading = self.reading
        entry = reading.entry
        if (
            entry is None
            or reading.count is None
            or not (reading.is_line and reading.found.fits and reading.found.sizes_fit)
        ):
            return False
        own = {word for slot in reading.found.slots if slot.option(entry) for word in slot.said.split()}
        return all(place in reading.count.used or _is_of_item(token, own) for place, token in enumerate(self.tokens))

    @property
    def names(self) -> bool:
        """Say whether anything is left beside the quantity."""
        return self.reading.names_something


def _is_of_item(token: Token, own: Container[str]) -> bool:
    return (
        token.kind in (Kind.CODE, Kind.NUMBER, Kind.TIMES, Kind.SIZE) or token.text in own or size_of(token) is not None
    )


def read_pieces(tokens: Sequence[Token], finder: Finder) -> list[Piece]:
    """Return the pieces of a message with what each says, in the order in which they stand."""
    finder.slots.expect([token.text for token in tokens if token.kind is Kind.WORD])
    pieces: list[Piece] = []
    for line in _lines(tokens):
        if len(pieces) >= PIECES_MOST:
            break
        parts = _paired(line)[: PIECES_MOST - len(pieces)]
        pieces += _merged([_piece(part, finder, joint) for part, joint in parts], finder)
    parted = [one for piece in pieces for one in _run_together(piece, finder)]
    return _with_ellipses(shared(_with_amounts_below(parted, finder), finder), finder)


_Line = list[tuple[tuple[Token, ...], str]]
"""The parts of a line, each with what parts it from the one before."""


def _lines(tokens: Sequence[Token]) -> list[_Line]:
    lines: list[_Line] = [[]]
    part: list[Token] = []
    joint = "\n"
    for place, token in enumerate(tokens):
        if token.kind is not Kind.BREAK or _is_leader(tokens, place):
            part.append(token) if token.kind is not Kind.BREAK else None
            continue
        if part:
            lines[-1].append((tuple(part), joint))
            part, joint = [], token.text
        elif token.text in _HARD:
            joint = token.text
        if token.text in _HARD and lines[-1]:
            lines.append([])
    if part:
        lines[-1].append((tuple(part), joint))
    return [line for line in lines if line]


def _paired(line: _Line) -> _Line:
    """Join a size and its quantity where each is a bare number: `clogs: 41 - 2, 42 - 3`."""
    found: _Line = []
    for part, joint in line:
        is_pair = bool(found) and joint in _LEADING_TO_AMOUNT and _is_number(part) and _is_number(found[-1][0])
        if is_pair:
            found[-1] = (*found[-1][0], *part), found[-1][1]
        else:
            found.append((part, joint))
    return found


def _is_number(part: Sequence[Token]) -> bool:
    return len(part) == 1 and part[0].kind is Kind.NUMBER and part[0].text[0].isdigit()


def _is_leader(tokens: Sequence[Token], place: int) -> bool:
    """Say whether dots only lead to the number after them, and brackets only stand around a size."""
    text = tokens[place].text
    if text in "()（）[]【】":
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return text.startswith((".", "…")) and len(text) > 1 and after is not None and after.kind is Kind.NUMBER


def _piece(tokens: tuple[Token, ...], finder: Finder, joint: str) -> Piece:
    return Piece(tokens, read_piece(tokens, finder), joint in _HARD, joint)


# ── what commas parted and belongs together ──────────────────────────────────────────────────────────


def _merged(pieces: list[Piece], finder: Finder) -> list[Piece]:
    for join in (_with_amount, _joined):
        found: list[Piece] = []
        for piece in pieces:
            joined = join(found[-1], piece, finder) if found else None
            found[-1:] = [joined] if joined is not None else [*found[-1:], piece]
        pieces = found
    return pieces


def _with_amount(one: Piece, other: Piece, finder: Finder) -> Piece | None:
    """Return a name and the quantity that a dash or a colon leads to as one."""
    if not (other.joint in _LEADING_TO_AMOUNT and _is_amount(other) and one.names and _is_free(one)):
        return None
    tokens = (*one.tokens, *other.tokens)
    reading = read_piece(tokens, finder, counted_from=len(one.tokens))
    is_read = reading.count is not None and reading.found.entries and reading.found.sizes_fit
    return replace(one, tokens=tokens, reading=reading) if is_read else None


def _joined(one: Piece, other: Piece, finder: Finder) -> Piece | None:
    """Return two pieces as one where only together they are a line."""
    together = replace(_piece((*one.tokens, *other.tokens), finder, one.joint), is_hard=one.is_hard)
    reading = together.reading
    if _is_amount(other) and one.names and (not one.has_count or _is_bare(one)):
        takes = reading.count is not None and (not one.has_count or reading.is_line)
        has_none = one.reading.found.how == reading.found.how == "another size"
        return together if takes and (reading.found.sizes_fit or has_none) else None
    if one.has_count and not one.names and other.names and not other.has_count:
        return together if reading.count is not None and other.joint != "and" else None
    if one.has_count and one.names and other.names and not other.has_count:
        if _is_of_another_kind(one, other):
            return None
        narrower = reading.is_line and not one.reading.is_line
        fewer = 0 < len(reading.found.entries) < len(one.reading.found.entries) and reading.found.fits
        same = one.reading.is_line and reading.is_line and reading.entry == one.reading.entry
        return together if (narrower or fewer or same) and reading.count is not None else None
    if one.names and not one.has_count and other.has_count and other.names:
        alone = one.reading.found.is_certain or other.reading.is_line
        return together if reading.is_line and not alone else None
    return None


def _is_of_another_kind(one: Piece, other: Piece) -> bool:
    """Say whether a piece says another colour or size than the one before it: that is another line."""
    kinds = {kind: word for word in one.reading.wanted.words if (kind := class_of(word)) is not None}
    return any(kinds.get(class_of(word) or "", word) != word for word in other.reading.wanted.words)


def _with_amounts_below(pieces: list[Piece], finder: Finder) -> list[Piece]:
    """Join a name and the quantity that stands on a line of its own below it."""
    if not pieces or _is_amount(pieces[0]):
        return pieces  # quantities first
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        is_alone = piece.joint == "\n" and all(after.is_hard for after in pieces[place + 1 : place + 2])
        joined = _below(found[-1], piece, finder) if found and is_alone else None
        found[-1:] = [joined] if joined is not None else [*found[-1:], piece]
    return found


def _below(one: Piece, other: Piece, finder: Finder) -> Piece | None:
    count = one.reading.count
    is_open = one.names and (count is None or (_is_bare(one) and not _is_bare(other)))
    if not (is_open and _is_amount(other) and other.has_count):
        return None
    tokens = (*one.tokens, *other.tokens)
    reading = read_piece(tokens, finder, counted_from=len(one.tokens))
    is_read = reading.count is not None and reading.found.entries and reading.found.fits and reading.found.sizes_fit
    return replace(one, tokens=tokens, reading=reading) if is_read else None


def _is_free(piece: Piece) -> bool:
    """Say whether a piece may still take a quantity: it has none, one without a unit behind its name, or `24pc`."""
    count = piece.reading.count
    if count is None:
        return True
    place = min(count.used)
    return (count.unit is None and place > 0) or (count.unit is not None and piece.tokens[max(count.used)].is_glued)


def _is_bare(piece: Piece) -> bool:
    count = piece.reading.count
    return count is not None and count.unit is None


def _is_amount(piece: Piece) -> bool:
    """Say whether a piece is a quantity and nothing else."""
    numbers = [token for token in piece.tokens if token.kind is Kind.NUMBER]
    return (
        not piece.reading.wanted.words
        and not piece.reading.wanted.codes
        and len(numbers) == 1
        and not any(size_of(t) for t in piece.tokens)
    )


# ── lines run together ───────────────────────────────────────────────────────────────────────────────


def _run_together(piece: Piece, finder: Finder) -> list[Piece]:
    """Part a piece with several quantities, where its parts are lines and together they are none."""
    groups = _groups(piece.tokens)
    if len(groups) < 2 or len(groups) > _GROUPS_MOST or _is_whole(piece):  # noqa: PLR2004 (one quantity is one line)
        return [piece]
    size = len(piece.tokens)
    between = {n for (_, end), (start, _) in pairwise(groups) if start - end <= _GAP_MOST for n in range(end, start)}
    bounds = sorted({0, size, *(start for start, _ in groups), *(end for _, end in groups), *between})
    best: dict[int, tuple[float, list[Piece]]] = {0: (0.0, [])}
    for end in bounds[1:]:
        for start in bounds:
            if start >= end or start not in best:
                continue
            part = _piece(piece.tokens[start:end], finder, piece.joint)
            score = best[start][0] + _worth(part)
            if end not in best or score > best[end][0]:
                best[end] = score, [*best[start][1], part]
    score, parts = best[size]
    if len(parts) < 2 or score <= _worth(piece) or _says_more(piece, parts):  # noqa: PLR2004
        return [piece]
    return [replace(parts[0], is_hard=piece.is_hard), *parts[1:]]


def _says_more(piece: Piece, parts: list[Piece]) -> bool:
    """Say whether a piece fits fewer items than each of its parts: it is one line, which they only tell less of."""
    found = piece.reading.found
    if not (piece.has_count and found.entries and found.fits and found.sizes_fit):
        return False
    return all(len(found.entries) < len(part.reading.found.entries) for part in parts)


def _is_whole(piece: Piece) -> bool:
    """Say whether every number of the piece found its place: nothing is left to part."""
    reading = piece.reading
    found, sizes = reading.found, reading.wanted.sizes
    is_kind = bool(sizes) and found.fits and all(sizes <= entry.named for entry in found.entries)
    is_one = reading.count is not None and found.sizes_fit and (found.is_certain or is_kind)
    return is_one and len(_groups(piece.tokens, strong=True)) < 2  # noqa: PLR2004


def _worth(piece: Piece) -> float:
    reading = piece.reading
    if reading.is_line and reading.found.sizes_fit:
        return 10.0 + reading.score / 4 - _LINE_PENALTY
    if reading.count is not None and reading.is_known:
        return 7.0 + reading.score / 4 - _LINE_PENALTY
    if reading.count is not None and reading.names_something:
        return -1.0 - _LINE_PENALTY
    return -4.0 - _LINE_PENALTY


def has_two_counts(tokens: Sequence[Token]) -> bool:
    """Say whether two quantities with a packing stand there."""
    return len(_groups(tokens, strong=True)) > 1


def _groups(tokens: Sequence[Token], *, strong: bool = False) -> list[tuple[int, int]]:
    """List where quantities stand: a number with its unit, or an x and a number."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind is not Kind.NUMBER:
            place += 1
            continue
        end = place + 1
        start = place
        after = tokens[end] if end < len(tokens) else None
        unit = unit_of(after) if after else None
        is_packed = unit is not None and unit.code in PACKINGS and not is_pack(tokens, end)
        if is_packed:
            end += 1
        is_size = not is_packed and after is not None and (size_of(after) is not None or unit is not None)
        is_size = is_size and not _is_size_letter(tokens, end)
        is_size = is_size or is_part_of_word(tokens, place) or (is_fraction(token) and not is_packed)
        is_size = is_size or (place > 0 and tokens[place - 1].text in _EACH)
        is_size = is_size or (not is_packed and (is_dimension(tokens, place) or is_lettered(tokens, place)))
        is_size = is_size or token.value <= 0 or (after is not None and after.kind is Kind.SIGN and after.text == "/")
        if start and tokens[start - 1].kind is Kind.TIMES and not is_size:
            start -= 1
        if not is_size and not (token.is_weak and not is_packed) and (is_packed or not strong):
            found.append((start, end))
        place = end
    return found


def _is_size_letter(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a letter that stands apart behind a number is the size of clothes of the next line: `M 6 L 8`, `6 M 8 L`."""
    token, beyond = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    if token.is_glued or class_of(token.text) != "letter":
        return False
    if beyond is not None:
        return beyond.kind in (Kind.NUMBER, Kind.TIMES)
    return place > 1 and class_of(tokens[place - 2].text) == "letter"


# ── what is left unsaid because the line before said it ──────────────────────────────────────────────


def _with_ellipses(pieces: list[Piece], finder: Finder) -> list[Piece]:
    found: list[Piece] = []
    shared = _named_last(pieces)
    heading: Piece | None = None
    for place, piece in enumerate(pieces):
        heading = _heading(pieces, place) or (heading if not piece.is_hard or piece.has_count else None)
        headed = _headed(piece, heading, finder) if heading is not None else None
        if headed is not None:
            found.append(headed)
            continue
        before = next((p for p in reversed(found) if p.names), None)
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        after = shared if shared is not None and piece is not shared and not piece.reading.wanted.words else after
        found.append(_completed(piece, before, after, finder))
    return found


def _heading(pieces: list[Piece], place: int) -> Piece | None:
    """Return a piece that names, without a quantity, what the lines behind its colon or below it are."""
    piece, following = pieces[place], pieces[place + 1 : place + 3]
    leads = bool(following) and following[0].has_count and following[0].joint in _LEADING_TO_LINES
    is_alone = piece.is_hard or place == 0
    return piece if leads and is_alone and piece.names and not piece.has_count and _is_several(piece) else None


def _is_several(piece: Piece) -> bool:
    """Say whether several items are named, of which one may be the usual one."""
    found = piece.reading.found
    return len(found.entries) > 1 or bool(piece.reading.wanted.sizes) or found.how == "earlier orders"


def _headed(piece: Piece, heading: Piece, finder: Finder) -> Piece | None:
    """Read a line with its heading before it, where it is a line of what the heading names: `1/2in galvanised: 20 elbows, 10 tees`."""
    if not (piece.has_count and piece.names) or piece.reading.found.how in ("code", "like a code", "own word", "draft"):
        return None
    tokens = (*heading.tokens, *piece.tokens)
    reading = read_piece(tokens, finder, counted_from=len(heading.tokens))
    is_read = reading.is_line and reading.found.fits and reading.found.sizes_fit
    if not is_read or reading.count is None:
        return None
    used = frozenset(place - len(heading.tokens) for place in reading.count.used)
    count = replace(reading.count, used=used)
    near = heading.reading.wanted.words
    return replace(piece, reading=replace(reading, start=piece.start, count=count), near=near)


def _named_last(pieces: list[Piece]) -> Piece | None:
    """Return the last piece where it names what all the others are: "all the chipboard ones"."""
    last = pieces[-1] if len(pieces) > 1 else None
    return last if last is not None and last.names and not last.has_count and _ALL.search(_text(last)) else None


def _text(piece: Piece) -> str:
    return " ".join(token.text for token in piece.tokens)


def _completed(piece: Piece, before: Piece | None, after: Piece | None, finder: Finder) -> Piece:
    """Read a piece with the words of its neighbour, where it says too little by itself."""
    reading = piece.reading
    if not piece.has_count or reading.found.how in ("code", "like a code") or not piece.names:
        return piece
    kind = _kind_of(piece, before, finder) if reading.found.how not in ("own word", "draft") else None
    if kind is not None:
        return kind
    own_words = reading.wanted.words
    has_frame = before is not None and _is_kind_in(piece, before)
    by_habit = reading.found.how in BY_HABIT and _says_kinds_only(piece)
    if reading.is_line and reading.found.sizes_fit and (own_words or reading.found.how) and not by_habit:
        return piece
    for near in _neighbours(piece, before, after) if may_be_line(piece.tokens, finder) else ():
        again = read_piece(piece.tokens, finder, near=near)
        if again.is_line and again.found.sizes_fit and again.found.fits and _is_one_of(again, reading):
            return replace(piece, reading=again, near=near)
    if not own_words and before is not None and before.names:
        near = before.reading.wanted.words or before.near
        again = read_piece(piece.tokens, finder, near=near) if near else reading
        if again.found.entries and again.score > reading.score:
            return replace(piece, reading=again, near=near)
    return _asked_of(before, piece, finder) if before is not None and has_frame else piece


def _says_kinds_only(piece: Piece) -> bool:
    """Say whether a piece names a colour, a letter, a state, and no goods: flavours are goods as well."""
    return bool(piece.reading.wanted.words) and not {None, "scent"} & _classes(piece)


def _classes(piece: Piece) -> set[str | None]:
    return {class_of(word) for word in piece.reading.wanted.words}


def _is_kind_in(piece: Piece, before: Piece) -> bool:
    """Say whether a piece says no more than kinds, and all of them such as what the piece before named has one of."""
    if not _says_kinds_only(piece):
        return False
    named = {class_of(word) for entry in before.reading.found.entries[:1] for word in entry.words}
    return _classes(piece) <= named


def _asked_of(before: Piece, piece: Piece, finder: Finder) -> Piece:
    """Leave in doubt which kind is meant of what the piece before named: none of those is of the kind that was said."""
    words = (*before.reading.wanted.words, *before.near)
    nouns = tuple(without_kind(word, set(CLASSES)) for word in words if class_of(word) is None)
    found = finder.find(Wanted(nouns)) if nouns else NOTHING
    if not (found.entries and found.fits):
        return piece
    doubt = Found(found.entries, how="several", slots=found.slots, fits=True)
    return replace(piece, reading=replace(piece.reading, found=doubt, amount=None), near=nouns)


def _is_one_of(again: Reading, alone: Reading) -> bool:
    """Say whether what was found with a neighbour's words is of what was found without them, where that is all there is."""
    entries = alone.found.entries
    has_name = any(word not in LATIN for word in alone.wanted.words)
    is_all = has_name and alone.found.fits and 0 < len(entries) < CHOICES_MOST
    return not is_all or not alone.found.sizes_fit or again.entry in entries


def _kind_of(piece: Piece, before: Piece | None, finder: Finder) -> Piece | None:
    """Read a piece that says no more than a kind ("navy L 18") as a kind of what the piece before named."""
    if before is None:
        return None
    classes = set()
    for word in piece.reading.wanted.words:
        name = class_of(word)
        if not finder.is_strange(word):
            if name is None:
                return None
            classes.add(name)
    if not classes or not may_be_line(piece.tokens, finder):
        return None
    words = (*before.reading.wanted.words, *(w for w in before.near if w not in before.reading.wanted.words))
    near = tuple(without_kind(word, classes) for word in words if class_of(word) not in classes)
    nouns = tuple(word for word in near if class_of(word) is None)
    for some in dict.fromkeys((near, nouns)):
        if not some:
            continue
        again = read_piece(piece.tokens, finder, near=some)
        if again.is_line and again.found.sizes_fit and again.found.fits:
            return replace(piece, reading=again, near=some)
    return _of_the_kind(piece, before, classes, finder)


def _of_the_kind(piece: Piece, before: Piece, classes: set[str], finder: Finder) -> Piece | None:
    """Read a piece with all that the piece before says but its quantity and its own kind: `12in red balloons 20, white 15`."""
    count = before.reading.count
    used = count.used if count is not None else frozenset()
    bare = [token for n, token in enumerate(before.tokens) if n not in used and token.kind is not Kind.TIMES]
    head = tuple(
        replace(token, text=without_kind(HAN_STOP.sub("", token.text), classes)) if token.kind is Kind.HAN else token
        for token in bare
        if class_of(token.text) not in classes
    )
    head = tuple(token for token in head if token.text)
    return _headed(piece, replace(before, tokens=head), finder) if head and len(head) < TOKENS_MOST else None


def _neighbours(piece: Piece, before: Piece | None, after: Piece | None) -> list[tuple[str, ...]]:
    """List what a piece may leave unsaid: words of the one before, a noun of the one after that it does not say itself."""
    own = {*piece.reading.wanted.words}
    found: list[tuple[str, ...]] = []
    if before is not None and before.names:
        words = (*before.reading.wanted.words, *(w for w in before.near if w not in before.reading.wanted.words))
        found.append(words)
        found += [(*words[:n], *words[n + 1 :]) for n in range(len(words))] if len(words) > 1 else []
        found += [(word,) for word in reversed(words)] if len(words) > 2 else []  # noqa: PLR2004 (two were tried)
    if after is not None and _ALL.search(_text(after)):
        found += [(word,) for word in reversed(after.reading.wanted.words)]
    elif after is not None and after.has_count and not after.is_hard and not own & {*after.reading.wanted.words}:
        kinds = {class_of(word) for word in own}
        lent = (w for w in reversed(after.reading.wanted.words) if class_of(w) not in kinds - {None})
        found += [(word,) for word in lent if None not in kinds or class_of(word) is None]
    return [words for words in found if words]
