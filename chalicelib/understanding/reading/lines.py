"""Reads one piece of a message as a line: which number is the quantity, and which words and sizes the item's.

Every number may be the quantity, a size or a pack; each way to read the piece is weighed, and the best one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from chalicelib.understanding.amounts import Amount, is_sellable, resolved, sold_unit
from chalicelib.understanding.catalogue.entries import Entry, number_text, sized
from chalicelib.understanding.catalogue.finding import NOTHING, Finder, Found, Wanted
from chalicelib.understanding.catalogue.slots import Weight
from chalicelib.understanding.language.fillers import HAN_STOP, NAMED_FILLER, is_filler
from chalicelib.understanding.language.fold import stem
from chalicelib.understanding.language.lexicon import lexicon
from chalicelib.understanding.language.numbers import SCALES
from chalicelib.understanding.language.units import (
    BOXES,
    CONTAINERS,
    LATIN,
    LOOSE,
    MEASURES,
    PACKINGS,
    PIECE_WORDS,
    SACKS,
    Said,
)
from chalicelib.understanding.reading.tokens import Kind, Token, size_of, unit_of

NUMBERS_MOST = 7
ALIEN = 6.0
"""What weighs against "do" as a two: in English it is no number at all."""

OF_NAME = 6.0
"""What weighs against the sheets of `glitter sheets 4` as their unit."""

LETTER = 6.0
"""What weighs against the l of `60 l` as the letter of a size."""

NAMELESS = 3.0
"""What weighs against a unit that would leave a line no name."""

LEADING = 1.0
"""What weighs against a bare number before a name as a size."""

WORDS_MOST = 14
SPOKEN_MOST = 24
HAN_MOST = 40
"""Signs. Nobody names a thing by more."""

CERTAIN = 6.0
SIZE_FITS = 1.5
PACK_FITS = 0.5
NARROWED = 0.5
SELLABLE = 1.0
"""What speaks for a way to read: an item that is certain, a size of it or of its pack, a word that narrows, an amount it is sold in."""

_HOURS = frozenset({"at", "until", "till", "since", "around", "pukul", "jam"})
"""Words before an hour."""

_OF_SIZE = frozenset({"size", "sz", "sizes", "talla", "saiz", "grade", "number", "numero", "nombor", "nummer"})
"""Words before a number that is a size."""

_TELLING = frozenset({"whole", "full", "extra", "night", "day", "morning", "light", "double", "kind"})
"""Small words that are parts of names as well."""

_LETTERS = frozenset({"l", "m", "s", "xl"})
"""Sizes of clothes that are units of measure as well."""


_GOODS = frozenset({"KG", "G", "L"})
"""Measures of goods, of which packs are multiplied: `2x25kg`."""

_OF = frozenset({"of", "de", "du", "von", "ka", "ke", "ki"})
_CORRECTING = frozenset({"sorry", "no", "mean", "meant", "perdon", "instead"})
"""Words before the unit that an earlier number was meant to have."""

_MANY = frozenset({"DZ", "GR", "PLT"})
"""Units that a line is begun with and no name."""

LETTERS_MOST = 3
"""Longer ones are a word that was glued to its number."""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity as it was said: how many, of which unit, and where it stands."""

    value: Decimal
    unit: Said | None
    used: frozenset[int]
    worth: float

    @property
    def code(self) -> str | None:
        """The unit's code."""
        return self.unit.code if self.unit else None

    @property
    def total(self) -> Decimal:
        """How many of the unit."""
        return self.value * (self.unit.times if self.unit else 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a piece says: an item, a quantity, both, or neither."""

    start: int = 0
    end: int = 0
    wanted: Wanted = field(default_factory=Wanted)
    found: Found = NOTHING
    count: Count | None = None
    amount: Amount | None = None
    score: float = 0.0

    @property
    def entry(self) -> Entry | None:
        """The item, where it is certain."""
        return self.found.entries[0] if self.found.is_certain else None

    @property
    def names_something(self) -> bool:
        """Say whether words, sizes or codes are left beside the quantity."""
        return bool(self.wanted.words or self.wanted.sizes or self.wanted.codes)

    @property
    def is_line(self) -> bool:
        """Say whether item and quantity are both there and can be sold."""
        return self.entry is not None and self.amount is not None and is_sellable(self.entry.item, self.amount)

    @property
    def is_known(self) -> bool:
        """Say whether the words fit items of the catalogue, if several."""
        return bool(self.found.entries) and self.found.fits


def read_piece(
    tokens: Sequence[Token],
    finder: Finder,
    *,
    near: tuple[str, ...] = (),
    among: tuple[str, ...] | None = None,
    counted_from: int = 0,
) -> Reading:
    """Return the best way to read these tokens as one line: of several as good, the first.

    `counted_from`: no number before this place is the quantity.
    """
    if not tokens:
        return Reading()
    counts = [*(count for count in _counts(tokens) if min(count.used) >= counted_from), None]
    best: tuple[float, int, Reading] | None = None
    for most, place in _likeliest_first(tokens, counts, finder, near):
        if best is not None and (most, place) > best[:2]:
            break
        reading = _weighed(tokens, counts[place], finder, near, among)
        if best is None or (-reading.score, place) < best[:2]:
            best = -reading.score, place, reading
    return best[2] if best is not None else Reading()


def may_be_line(tokens: Sequence[Token], finder: Finder) -> bool:
    """Say whether words of another line may make a line of these tokens."""
    return any(finder.may_fit(wanted_in(tokens, count, finder)) for count in _counts(tokens))


def _likeliest_first(
    tokens: Sequence[Token], counts: Sequence[Count | None], finder: Finder, near: tuple[str, ...]
) -> list[tuple[float, int]]:
    """Return what each way to read can be worth at most, as less than zero, before any item is looked for."""
    if len(counts) == 1:
        return [(0.0, 0)]
    bonus = [_bonus(token, finder) for token in tokens]
    most = CERTAIN + sum(bonus) + NARROWED * finder.narrowing(near)
    ways = (
        -(most + (count.worth + SELLABLE - sum(bonus[n] for n in count.used) if count else _without_count(tokens)))
        for count in counts
    )
    return sorted((way, place) for place, way in enumerate(ways))


def _bonus(token: Token, finder: Finder) -> float:
    """Return what a token can add at most to what an item is worth: a size that fits, words that narrow."""
    if token.kind is Kind.NUMBER:
        return SIZE_FITS
    if token.kind is Kind.HAN:
        return NARROWED * min(len(token.text), HAN_MOST)
    return NARROWED if token.kind is Kind.WORD and finder.may_narrow(token.text) else 0.0


# ── quantities ───────────────────────────────────────────────────────────────────────────────────────


def _counts(tokens: Sequence[Token]) -> Iterator[Count]:
    """List what may be the quantity."""
    numbers = [n for n, token in enumerate(tokens) if token.kind is Kind.NUMBER][:NUMBERS_MOST]
    for place in numbers:
        yield from _counts_at(tokens, place)
    yield from _one_unsaid(tokens)


def _one_unsaid(tokens: Sequence[Token]) -> Iterator[Count]:
    """Take a unit at the head of a line for one of it: `pallet of cement`, `gross of clips`, `dozen eggs`."""
    place = next((n for n, token in enumerate(tokens) if not is_filler(token.text)), len(tokens))
    unit, after = (unit_of(tokens[place]), _at(tokens, place + 1)) if place < len(tokens) else (None, None)
    if unit is None or after is None or unit.code not in PACKINGS or after.kind is Kind.NUMBER:
        return
    if _CORRECTING & {token.text for token in tokens[:place]} or _is_plural(tokens[place].text, unit):
        return
    if after.text in _OF or (unit.code in _MANY and after.kind is Kind.WORD):
        yield Count(Decimal(1), unit, frozenset({place}), 1.0)


def _is_plural(word: str, unit: Said) -> bool:
    """Say whether a word is of several: the `rolls` of `30, no make it 36, rolls of tape`."""
    return unit.code != "GR" and word.endswith("s") and word[:-1] in LATIN


def _counts_at(tokens: Sequence[Token], place: int) -> Iterator[Count]:
    if _is_no_number_of(tokens, place) or _is_no_quantity(tokens, place):
        return
    token, after = tokens[place], _at(tokens, place + 1)
    unit_place, unit = _unit_after(tokens, place)
    if unit is not None:
        yield from _counts_with_unit(tokens, place, unit_place, unit)
        return
    is_size = after is not None and size_of(after) is not None and not _is_word_after(after)
    if is_size or (is_fraction(token) and len(tokens) > 1):
        return  # 3/4 of nothing is a size
    worth = _worth_of_place(tokens, place)
    earlier_place, earlier = _unit_before(tokens, place)
    if earlier is not None and not token.is_weak:
        yield Count(token.value, earlier, frozenset(range(earlier_place, place + 1)), worth + 2.5)
    is_edge = _is_edge(tokens, place) and place < len(tokens) - 1
    weak = ALIEN if token.text == "do" else (1.0 if is_edge else 3.0) if token.is_weak else 0.0
    yield Count(token.value, None, frozenset({place}), worth - weak)


def _counts_with_unit(tokens: Sequence[Token], place: int, unit_place: int, unit: Said) -> Iterator[Count]:
    if unit.code.islower() or is_pack(tokens, unit_place):
        return
    token, word = tokens[place], tokens[unit_place]
    worth = _worth_of_place(tokens, place)
    half_after = _half_after(tokens, unit_place)
    is_half = bool(half_after) or (word.kind is Kind.UNIT and word.text.endswith("半"))
    used = frozenset(range(place, max(unit_place, half_after) + 1))
    value = token.value + (Decimal("0.5") if is_half else 0)
    yield Count(value, unit, used, worth + (4.0 if unit.code in PACKINGS else 1.0))
    if word.text in _LETTERS and not word.is_glued:
        yield Count(token.value, None, frozenset({place}), worth)
    if word.kind is Kind.WORD and unit.code in PACKINGS and word.text not in PIECE_WORDS:
        yield Count(token.value, None, frozenset({place}), worth - (3 if token.is_weak else 0))


def _worth_of_place(tokens: Sequence[Token], place: int) -> float:
    """Return what speaks for a number as the quantity: an x beside it, the beginning or the end of the line."""
    worth = 3.0 if _is_times(tokens, place) else 1.5 if _is_edge(tokens, place) else 0.0
    value = tokens[place].value
    return worth - (0.5 if value != value.to_integral_value() else 0.0)


def _is_edge(tokens: Sequence[Token], place: int) -> bool:
    return place == len(tokens) - 1 or all(t.kind is Kind.WORD and is_filler(t.text) for t in tokens[:place])


def _is_word_after(token: Token) -> bool:
    """Say whether what may be a measure behind a number stands apart as a small word: `12 in the box`."""
    return not token.is_glued and token.kind is Kind.WORD and token.text in ("a", "s", "k", "x", "in")


def _is_no_number_of(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a number belongs to a word, a code or a rate: `#4`, `M8x40`, `cat6`, `2/pack`."""
    before, after, further = (_at(tokens, place + step) for step in (-1, 1, 2))
    is_rate = after is not None and (after.kind, after.text) == (Kind.SIGN, "/")
    return (
        tokens[place].value <= 0
        or (before is not None and (before.kind, before.text) == (Kind.SIGN, "#"))
        or (is_rate and further is not None and unit_of(further) is not None)
        or _is_thread(tokens, place)
        or is_part_of_word(tokens, place)
        or is_lettered(tokens, place)
    )


def _is_no_quantity(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a number is less than nothing, an hour, or no more than "a little"."""
    token, before, after = tokens[place], _at(tokens, place - 1), _at(tokens, place + 1)
    earlier = _at(tokens, place - 2)
    is_of_size = before is not None and before.text in _OF_SIZE and not (earlier and earlier.kind is Kind.NUMBER)
    if is_of_size and token.text[0].isdigit() and len(tokens) > 2:  # noqa: PLR2004 (it says of what)
        return True
    if before is not None and ((before.text == "-" and token.is_glued and place == 1) or before.text in _HOURS):
        return True
    if after is not None and after.kind is Kind.HAN and after.is_glued and after.text.startswith("的"):
        return True  # 48的: the one of 48
    further = _at(tokens, place + 2)
    if after is not None and after.text == "to" and further is not None and further.kind is Kind.NUMBER:
        return True  # the 2.5 to 6
    return after is not None and token.text in ("a", "an") and after.text in ("little", "few", "bit", "lot")


def is_fraction(token: Token) -> bool:
    """Say whether a number is written as a fraction: `3/4`, `1 1/2`."""
    return "/" in token.text and token.text[0].isdigit()


def is_part_of_word(tokens: Sequence[Token], place: int) -> bool:
    """Say whether this is the 6 of cat6."""
    before = _at(tokens, place - 1)
    return (
        before is not None
        and before.end == tokens[place].start
        and tokens[place].text.isascii()
        and before.kind is Kind.WORD
        and len(before.text) > 1
        and unit_of(before) is None
        and not is_filler(before.text)
    )


def is_lettered(tokens: Sequence[Token], place: int) -> bool:
    """Say whether this is the 2 of 2RS: letters that are no unit are glued to it."""
    after = _at(tokens, place + 1)
    return (
        after is not None
        and after.kind is Kind.WORD
        and after.is_glued
        and tokens[place].text.isdigit()
        and len(after.text) <= LETTERS_MOST
        and after.text not in SCALES
        and not is_filler(after.text)
        and unit_of(after) is None
        and size_of(after) is None
    )


def is_pack(tokens: Sequence[Token], unit_place: int) -> bool:
    """Say whether a unit is what a pack or a set is of: the 粒 of 四粒装, the 件 of 24件的5套."""
    after, beyond = _at(tokens, unit_place + 1), _at(tokens, unit_place + 2)
    if after is None or after.kind is not Kind.HAN:
        return False
    return after.text.startswith("装") or (after.text == "的" and beyond is not None and beyond.kind is Kind.NUMBER)


def is_dimension(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a number is a side of `8x160`: an x glued to two numbers, of which no measure of goods is a pack."""
    for first in (place, place - 2):
        one, times, other, last = (_at(tokens, first + step) for step in range(4))
        if one is None or times is None or other is None or one.kind is not other.kind or times.kind is not Kind.TIMES:
            continue
        if one.kind is Kind.NUMBER and times.is_glued and other.is_glued:
            unit = unit_of(last) if last is not None else None
            return unit is None or unit.code not in _GOODS
    return False


def _is_thread(tokens: Sequence[Token], place: int) -> bool:
    """Say whether this is the 40 of M8x40."""
    sign, before = _at(tokens, place - 1), _at(tokens, place - 2)
    is_glued = tokens[place].is_glued and sign is not None and sign.kind is Kind.TIMES and sign.is_glued
    return is_glued and before is not None and before.kind is Kind.WORD and before.text[-1].isdigit()


def _at(tokens: Sequence[Token], place: int) -> Token | None:
    return tokens[place] if 0 <= place < len(tokens) else None


def _unit_after(tokens: Sequence[Token], place: int) -> tuple[int, Said | None]:
    after = _at(tokens, place + 1)
    if after is None:
        return place, None
    unit = unit_of(after)
    if unit is not None:
        return place + 1, unit
    further = _at(tokens, place + 2)
    skipped = after.kind is Kind.TIMES or (
        after.kind is Kind.WORD
        and after.text
        in ("more", "extra", "x", "full", "whole", "big", "small", "new", "mas", "of", "de", "lagi", "a", "the", "un")
    )
    if further is not None and skipped:
        unit = unit_of(further)
        if (
            unit is not None
            and (unit.code in PACKINGS or after.kind is Kind.TIMES)
            and not (after.kind is Kind.TIMES and unit.code == "M")
        ):
            return place + 2, unit
    return place, None


def _unit_before(tokens: Sequence[Token], place: int) -> tuple[int, Said | None]:
    for back in (1, 2):
        token = _at(tokens, place - back)
        if token is None or (back == 1 and token.kind in (Kind.NUMBER, Kind.BREAK)):
            return place, None
        unit = unit_of(token)
        earlier = _at(tokens, place - back - 1)
        if unit is not None and unit.code in PACKINGS and not (earlier and earlier.kind is Kind.NUMBER):
            return place - back, unit
        if not (token.kind is Kind.TIMES or token.text in ("-", ":", "=")):
            return place, None
    return place, None


def _half_after(tokens: Sequence[Token], unit_place: int) -> int:
    """Return where "and a half" ends after a unit, 0 where it does not stand there."""
    words = [token.text for token in tokens[unit_place + 1 : unit_place + 5]]
    for pattern in (
        ("and", "a half"),
        ("and", "half"),
        ("and", "a", "half"),
        ("y", "medio"),
        ("y", "media"),
        ("n", "half"),
        ("dan", "setengah"),
    ):
        if tuple(words[: len(pattern)]) == pattern:
            return unit_place + len(pattern)
    nearby = tokens[unit_place + 1 : unit_place + 3]
    is_half = (
        len(nearby) == 2  # noqa: PLR2004 (a joint and a half)
        and nearby[0].kind is Kind.BREAK
        and nearby[1].kind is Kind.NUMBER
        and nearby[1].value == Decimal("0.5")
    )
    following = _at(tokens, unit_place + 3)
    return unit_place + 2 if is_half and not (following and unit_of(following)) else 0


def _is_times(tokens: Sequence[Token], place: int) -> bool:
    """Say whether an x stands beside the number that does not belong to a size like 24x330."""
    for step in (-1, 1):
        sign, beyond = _at(tokens, place + step), _at(tokens, place + 2 * step)
        if sign is None or sign.kind is not Kind.TIMES:
            continue
        if beyond is None or beyond.kind is not Kind.NUMBER or (step == -1 and not sign.is_glued):
            return True
        further = _at(tokens, place + 3 * step)
        if step == 1 and further is not None and (unit_of(further) or size_of(further)):
            return not any(token.kind is Kind.TIMES for token in tokens[place + 4 :])  # 10x1kg x 2
    return False


# ── items ────────────────────────────────────────────────────────────────────────────────────────────


def _weighed(
    tokens: Sequence[Token],
    count: Count | None,
    finder: Finder,
    near: tuple[str, ...],
    among: tuple[str, ...] | None,
) -> Reading:
    wanted = wanted_in(tokens, count, finder)
    is_said = bool(wanted.words or wanted.codes or near or (wanted.sizes if among else wanted.measured))
    found = finder.find(wanted, near=near, among=among) if is_said else NOTHING
    amount = None
    score = count.worth if count else _without_count(tokens)
    score += _item_worth(found, wanted)
    if count is not None and len(count.used) == 1 and count.unit is not None and not found.fits:
        score -= NAMELESS * 2  # a unit alone counts only what is known
    if found.entries and count:
        item = found.entries[0].item
        if _is_size_of(found.entries[0], count, tokens):
            named = _weighed(tokens, None, finder, near, among)
            return replace(named, score=named.score - 1.0) if named.found.entries else named
        score -= OF_NAME if _is_unit_of_name(tokens, count, finder) else 0.0
        count = _with_unit(_without_name(count, tokens, found.entries[0]), tokens, found.entries[0])
        amount = resolved(item, count.total, count.code)
        score -= LETTER if _is_letterless(found.entries[0], count, tokens) else 0.0
        score -= NAMELESS if not near and _takes_name(count, tokens, wanted) else 0.0
        sellable = amount is not None and is_sellable(item, amount)
        score += SELLABLE if sellable else (-2.0 if count.code not in MEASURES else -2.5)
    return Reading(tokens[0].start, tokens[-1].end, wanted, found, count, amount, score)


def _is_size_of(entry: Entry, count: Count, tokens: Sequence[Token]) -> bool:
    """Say whether `24pc` is what the item's name says of it: a kit of 24 pieces, not 24 kits."""
    place = min(count.used)
    unit = _at(tokens, place + 1)
    return (
        unit is not None
        and unit.is_glued
        and unit.text in PIECE_WORDS
        and place + 1 in count.used
        and number_text(str(tokens[place].value)) in entry.named
    )


def _is_unit_of_name(tokens: Sequence[Token], count: Count, finder: Finder) -> bool:
    """Say whether the unit before a number is a word of an item: `seed trays 100` are trays, no seed."""
    place = min(count.used)
    token = tokens[place]
    if count.unit is None or token.kind is not Kind.WORD or place == 0:
        return False
    named = finder.find(wanted_in(tokens, replace(count, unit=None, used=count.used - {place}), finder))
    word = stem(token.text)
    return named.fits and bool(named.entries) and all(word in entry.telling for entry in named.entries)


def _is_letterless(entry: Entry, count: Count, tokens: Sequence[Token]) -> bool:
    """Say whether a count leaves the L of `60 L oil` to an item that has no such letter."""
    after = _at(tokens, max(count.used, default=0) + 1)
    return count.unit is None and after is not None and after.text in _LETTERS and after.text not in entry.words


def _without_name(count: Count, tokens: Sequence[Token], entry: Entry) -> Count:
    """Leave out a unit before the number that is a word of the item's own name: `roller trays x 4`."""
    word = tokens[min(count.used)]
    is_name = count.unit is not None and word.kind is Kind.WORD and stem(word.text) in entry.telling
    return replace(count, unit=None) if is_name else count


def _takes_name(count: Count, tokens: Sequence[Token], wanted: Wanted) -> bool:
    """Say whether a unit before the number is all that a line names: `9in trays 4`."""
    word = tokens[min(count.used)]
    is_before = count.unit is not None and word.kind is Kind.WORD
    return is_before and not (wanted.words or wanted.codes)


def _with_unit(count: Count, tokens: Sequence[Token], entry: Entry) -> Count:
    """Take a packing that stands apart for the unit: `2 x sea bream box`; or the pack where it is spelt out: `IPA 12x1L - 1`."""
    if count.unit is not None:
        return count
    packed = _unit_spelt(tokens, count, entry) or _unit_held(tokens, count, entry) or _loose(tokens, count, entry)
    if packed is not None:
        return replace(count, unit=packed)
    for place, token in enumerate(tokens):
        unit = unit_of(token) if place not in count.used and token.kind is Kind.WORD else None
        if (
            unit is not None
            and unit.code in PACKINGS
            and stem(token.text) not in entry.words
            and sold_unit(entry.item, unit.code)
        ):
            return replace(count, unit=unit)
    return count


def _loose(tokens: Sequence[Token], count: Count, entry: Entry) -> Said | None:
    """Return pieces where they are said to be loose ones, unless the item is called so."""
    said = any(
        token.text in LOOSE and place not in count.used and stem(token.text) not in entry.words
        for place, token in enumerate(tokens)
    )
    return Said("EA", Decimal(1)) if said else None


def _unit_spelt(tokens: Sequence[Token], count: Count, entry: Entry) -> Said | None:
    """Return the unit that holds as many as were spelt out before a measure, as the list prints it: `12x1L`."""
    for place in range(len(tokens) - 3):
        number, times, each = tokens[place : place + 3]
        is_spelt = (
            number.kind is Kind.NUMBER and times.kind is Kind.TIMES and each.kind is Kind.NUMBER and each.is_glued
        )
        if (
            not is_spelt
            or count.used & {place, place + 2}
            or not (size_of(tokens[place + 3]) or unit_of(tokens[place + 3]))
        ):
            continue
        holding = [unit for unit, factor in entry.item.units.items() if factor == number.value]
        if len(holding) == 1 and number_text(str(number.value)) not in entry.named:
            return Said(holding[0], Decimal(1))
    return None


def _unit_held(tokens: Sequence[Token], count: Count, entry: Entry) -> Said | None:
    """Return the unit that holds as much as stands behind an x that is glued to the quantity: `2x25kg`, `2x12`."""
    place = max(count.used)
    times, each = _at(tokens, place + 1), _at(tokens, place + 2)
    is_held = times is not None and times.kind is Kind.TIMES and each is not None and each.kind is Kind.NUMBER
    if not is_held or each is None or not each.is_glued or number_text(str(each.value)) in entry.named:
        return None
    measure = _at(tokens, place + 3)
    unit = unit_of(measure) if measure is not None and measure.is_glued else None
    if unit is not None and unit.code == entry.item.base_unit:
        held = each.value * unit.times
    elif measure is None:
        held = each.value
    else:
        return None
    packs = [code for code, factor in entry.item.units.items() if factor == held]
    return Said(packs[0], Decimal(1)) if len(packs) == 1 else None


def _without_count(tokens: Sequence[Token]) -> float:
    """Return what it costs to take no number for the quantity: much, where one has a unit or stands alone."""
    numbers = [n for n, token in enumerate(tokens) if token.kind is Kind.NUMBER]
    packed = any(unit is not None and unit.code in PACKINGS for _, unit in (_unit_after(tokens, n) for n in numbers))
    is_bare = bool(numbers) and not _has_words(tokens)
    if packed or is_bare:
        return -12.0 if packed and is_bare else -6.0  # `2 boxes` names nothing, whatever comes in boxes
    return -LEADING if numbers[:1] == [0] and _is_bare(tokens) else 0.0


def _is_bare(tokens: Sequence[Token]) -> bool:
    """Say whether the first number has no measure behind it: `5 red`, not `5 kg red`."""
    after = _at(tokens, 1)
    return after is not None and not tokens[0].is_weak and size_of(after) is None and unit_of(after) is None


def _has_words(tokens: Sequence[Token]) -> bool:
    """Say whether anything stands there beside numbers, units and small words."""
    return any(
        token.kind is Kind.CODE
        or (token.kind is Kind.HAN and bool(HAN_STOP.sub("", token.text)))
        or (token.kind is Kind.WORD and not is_filler(token.text) and unit_of(token) is None and size_of(token) is None)
        for token in tokens
    )


def _item_worth(found: Found, wanted: Wanted) -> float:
    named = (
        sum(slot.weight is Weight.MAY and slot.option(found.entries[0]) is not None for slot in found.slots)
        if found.entries
        else 0
    )
    if found.is_certain:
        worth = CERTAIN if found.how != "spelling" else 5.5
    elif found.entries:
        worth = 4.0 if found.fits else 1.0
    else:
        worth = -2.0 if wanted.words or wanted.sizes else -4.0
    if found.entries and wanted.sizes and found.how != "code":
        worth += _sizes_worth(found.entries[0], wanted.sizes) if found.sizes_fit else -4.0
    if not found.entries:
        worth -= 2.0 * len(wanted.sizes)
    return worth + NARROWED * named


def _sizes_worth(entry: Entry, sizes: frozenset[str]) -> float:
    """Return what sizes that fit are worth: little where only the pack has the bare number, as any number may be a pack's."""
    return sum(PACK_FITS if size.isdigit() and size not in entry.named else SIZE_FITS for size in sizes)


def wanted_in(tokens: Sequence[Token], count: Count | None, finder: Finder | None = None) -> Wanted:
    """Return what the tokens say of the item, the quantity's own left out."""
    words: list[str] = []
    sizes: set[str] = set()
    codes: list[str] = []
    spoken: list[str] = []
    terms: list[str] = []
    used = count.used if count else frozenset()
    idle = _idle(tokens, used, finder) if finder else frozenset()
    for place, token in enumerate(tokens):
        if place in used or place in idle:
            continue
        if token.kind is Kind.CODE:
            codes.append(token.text)
        elif token.kind is Kind.NUMBER and _is_letter(tokens, place, finder):
            words.append(token.text)
            terms.append(token.text)
        elif token.kind is Kind.NUMBER:
            sizes |= _sizes(tokens, place, used)
        elif token.kind is Kind.WORD and not (
            _is_measure(tokens, place, used) or _is_stray_unit(tokens, place, finder)
        ):
            if len(terms) < SPOKEN_MOST:
                spoken.append(token.text)
                terms.append(token.text)
            if len(words) < WORDS_MOST and (not is_filler(token.text) or _tells(tokens, place, finder)):
                words.append(token.text)
        elif token.kind is Kind.HAN and len(words) < WORDS_MOST:
            spoken.append(token.text[:HAN_MOST])
            parts = [part for part in HAN_STOP.sub(" ", token.text).split() if part]
            words += parts
            terms.append(token.text[:HAN_MOST])
    return Wanted(
        tuple(words),
        frozenset(sizes),
        count.code if count else None,
        tuple(codes),
        tuple(spoken),
        tuple(terms) if words else (),
    )


def _is_stray_unit(tokens: Sequence[Token], place: int, finder: Finder | None) -> bool:
    """Say whether a word without a number is short for a unit, and of no name: the bx of `bx drywall screws, 2`."""
    token = tokens[place]
    unit = unit_of(token)
    return (
        finder is not None
        and unit is not None
        and unit.code in BOXES | SACKS
        and stem(token.text) not in CONTAINERS
        and not finder.is_telling(token.text)
    )


def _is_letter(tokens: Sequence[Token], place: int, finder: Finder | None) -> bool:
    """Say whether a number is a word of a name: the a of `usb a`, the half of `2 ctn half pints`."""
    before = _at(tokens, place - 1)
    if tokens[place].text == "half":
        return finder is not None and finder.is_telling("half")
    return (
        finder is not None
        and tokens[place].text == "a"
        and before is not None
        and before.kind is Kind.WORD
        and finder.is_telling(before.text + "a")
    )


def _tells(tokens: Sequence[Token], place: int, finder: Finder | None) -> bool:
    """Say whether a small word is part of a name: the whole of `whole milk`."""
    after = _at(tokens, place + 1)
    if tokens[place].text == NAMED_FILLER:
        return True
    return (
        finder is not None
        and tokens[place].text in _TELLING
        and after is not None
        and after.kind is Kind.WORD
        and not is_filler(after.text)
        and unit_of(after) is None
        and finder.is_telling(tokens[place].text)
    )


def _idle(tokens: Sequence[Token], used: frozenset[int], finder: Finder) -> frozenset[int]:
    """Return where strange words stand that name nothing: verbs before the quantity, chat behind the item."""
    words = [
        n for n, token in enumerate(tokens) if token.kind is Kind.WORD and n not in used and not is_filler(token.text)
    ]
    known = [n for n in words if finder.is_telling(tokens[n].text)]
    if not known:
        return frozenset()
    first = min(used, default=0)
    before = {n for n in words if n < first and known[-1] > first}
    behind = {
        n
        for n in words
        if n > known[-1]
        and not lexicon().is_english(stem(tokens[n].text))
        and not lexicon().meanings(stem(tokens[n].text))
        and not (n and lexicon().meanings(f"{stem(tokens[n - 1].text)} {stem(tokens[n].text)}"))
    }
    return frozenset(n for n in before | behind if n not in known)


def _sizes(tokens: Sequence[Token], place: int, used: frozenset[int]) -> set[str]:
    token, after = tokens[place], _at(tokens, place + 1)
    if after is not None and place + 1 not in used:
        size = size_of(after)
        unit = unit_of(after)
        if size is not None and size not in ("x", "s", "a", "k"):
            times = unit.times if unit is not None and unit.code == size else 1
            return {sized(token.value * times, size)}
        if unit is not None and unit.code in MEASURES:
            return {sized(token.value * unit.times, unit.code.lower())}
    if token.is_weak:
        return set()
    if "/" in token.text and token.text[0].isdigit():
        return {token.text.split()[-1]}
    return {token.text if _ENDS_IN_ZERO.fullmatch(token.text) else number_text(str(token.value))}


_ENDS_IN_ZERO = re.compile(r"\d+\.0")
"""7.0 is written so where a name has it: a shade, a gauge, a thickness."""


def _is_measure(tokens: Sequence[Token], place: int, used: frozenset[int]) -> bool:
    """Say whether a word belongs to the number before it: a size or a measure."""
    before, token = _at(tokens, place - 1), tokens[place]
    if before is None or before.kind is not Kind.NUMBER or place - 1 in used:
        return False
    unit = unit_of(token)
    return size_of(token) is not None or (unit is not None and unit.code in MEASURES)
