"""What is compared of an item: the words of its names, its sizes, and what of them tells it from its like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from chalicelib.domain.trade import Item
from chalicelib.understanding.language.fold import fold, has_han, is_han, stem
from chalicelib.understanding.language.kinds import class_of
from chalicelib.understanding.language.lexicon import lexicon
from chalicelib.understanding.language.units import CANON, CONTAINERS, SIZES

PLAIN = frozenset(
    stem(word)
    for word in """still regular standard classic original normal common everyday traditional assorted general purpose round""".split()
)
"""Words for the plain kind of a thing: whoever names the thing alone means this kind."""

LETTERED_NUMBER = re.compile(r"(?<![\d.,/-])\d{1,2}(?:x{1,4}l|[bcdefhijnoqrtuyz])(?![a-z\d])")
"""A number and letters that are no measure: one kind of a thing by its own name, as the sizes 2XL and the shades 5N."""

IDLE = frozenset(
    {"and", "with", "of", "for", "in", "the", "x", "de", "no", "w", "type", "size", "per", "one", "all", "any"}
)
_PART = re.compile(
    rf"{LETTERED_NUMBER.pattern}|\d+(?:[.,]\d+)?(?:/\d+(?:[.,]\d+)?)*|[a-z]+(?:\d+[a-z]*)*|%|\"|#|\*|[\u00bc-\u00be]"
)
_CHUNK = re.compile(r"[a-z0-9.,/%\"'#*+\u00bc-\u00be-]+")
_APART = re.compile(
    rf"(?<![a-z\d])(\d+(?:[.,]\d+)?) (?=(?:{'|'.join(sorted(u for u in {*SIZES, 'kg', 'ltr', 'litre', 'gm'} - {'in', 'bar'} if len(u) > 1 and u.isalpha()))})\b)"
)
"""What parts a number from its measure in a printed name: `2 Gang 2 Way` has the sizes of `2gang 2way`."""

_TELLING_SIZES = ("%", "ply", "way", "gang", "core", "pole", "deg")
"""Measures that make another thing of it."""

_BEFORE_SIZE = re.compile(r"([a-z]+)(?=\s*(?:$|[\d(,]))")
"""A word that ends a printed name or stands before one of its sizes."""
_LETTER_SIZE = re.compile(r"\d(?:xl|xs)")
"""A size of its own: 2XL is no kind of XL."""
XS = {"x" * count + letter: f"{count}x{letter}" for count in (2, 3, 4) for letter in "ls"}
"""The ways to write such sizes out: XXL for 2XL."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_GLUED = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<unit>[a-z]+)")
_LETTERED = re.compile(r"\b([a-z]{2,})-([a-z])\b")
_MEASURES = frozenset({"l", "kg", "g", "m", "ltr", "lt", "litre", "gm"})
_LENGTHS = frozenset({"mm", "cm", "m", "in", "ft"})
"""Measures that are said once of several: `2x50m` is 2 m wide."""
HALVES = {Decimal(n) / d for d in (2, 4, 8, 16) for n in range(1, d)}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An item as it is compared. `words` are all stems by which it is known, `telling` those of its name proper."""

    item: Item
    words: frozenset[str]
    telling: frozenset[str]
    brand: frozenset[str]
    sizes: frozenset[str]
    zh: str
    kinds: frozenset[str]
    named: frozenset[str]
    volume: Decimal

    def __eq__(self, other: object) -> bool:
        """Say whether both are of one item."""
        return self is other or (isinstance(other, Entry) and self.item.sku == other.item.sku)

    def __hash__(self) -> int:
        """Return the hash of the code."""
        return hash(self.item.sku)

    @property
    def sku(self) -> str:
        """The code of the item."""
        return self.item.sku


def entry_of(item: Item) -> Entry:
    """Return what is compared of an item."""
    name_words, name_sizes = parts_of(item.name)
    pack_words, pack_sizes = parts_of(item.pack)
    others = [parts_of(alias) for alias in item.aliases if not has_han(alias)]
    sizes = name_sizes | pack_sizes | {s for _, found in others for s in found}
    idle = _packing(item.name) | PLAIN | IDLE | {word[1:] for word in name_words if _LETTER_SIZE.fullmatch(word)}
    content = [w for w in name_words if w not in idle]
    brand = _brand(name_words)
    zh = "|".join(_plain_han(text) for text in (item.name_zh, *item.aliases) if has_han(text))
    return Entry(
        item=item,
        words=frozenset([*name_words, *_lettered(item.name), *pack_words, *(w for words, _ in others for w in words)]),
        telling=frozenset(content) | frozenset(s for s in name_sizes if s.endswith(_TELLING_SIZES)),
        brand=frozenset(brand),
        sizes=frozenset(sizes),
        zh=zh,
        kinds=frozenset(parts_of(item.category)[0]),
        named=frozenset(name_sizes),
        volume=_CANS.get(can[1], Decimal(0))
        if (can := re.search(r"#(\d+)", item.name))
        else _volume(name_sizes or pack_sizes),
    )


def parts_of(text: str) -> tuple[list[str], set[str]]:
    """Return the stems and the sizes of a printed name: `Kolva Cola 24x330ml` has the sizes 24, 330 and 330ml."""
    words: list[str] = []
    sizes: set[str] = set()
    for chunk in _CHUNK.findall(_APART.sub(r"\1", fold(text))):
        _read_chunk(chunk.strip(".,'-"), words, sizes)
    return words, sizes


def _packing(name: str) -> frozenset[str]:
    """Return the words of a name that only say how the item is packed: the `can` of `Cola Can 330ml`, no `roll` of `Roll On`."""
    at_end = (stem(word) for word in _BEFORE_SIZE.findall(fold(name)))
    return frozenset(word for word in at_end if word in CONTAINERS and class_of(word) is None)


def _lettered(name: str) -> list[str]:
    """Return the words that end in a letter of their own in one: the `usbc` of `USB-C`."""
    return [word + letter for word, letter in _LETTERED.findall(fold(name))]


def _read_chunk(chunk: str, words: list[str], sizes: set[str]) -> None:
    found = _PART.findall(re.sub(r"(?<=\d)[x*](?=[\d#])", "*", chunk))
    if "/" in chunk and any(sign.isdigit() for sign in chunk):
        sizes.add(chunk.rstrip("\"'%"))
    if "-" in chunk and any(sign.isdigit() for sign in chunk) and any(sign.isalpha() for sign in chunk):
        words.append(chunk.replace("-", ""))
    unit_after = _unit_at_end(found)
    for place, part in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else ""
        if part[0].isdigit():
            _read_number(part, following, unit_after, words, sizes)
        elif part.isalpha() and not (place and _is_unit(part) and found[place - 1][0].isdigit()):
            words.append(stem(part))
            if place and _LETTER_SIZE.fullmatch(found[place - 1] + part):
                words.append(found[place - 1] + part)
            elif part in XS:
                words += (XS[part], XS[part][1:])
                sizes.add(XS[part][0])
        elif part[0].isalpha() and not part.isalpha():
            words.append(part)
            sizes |= {number_text(n) for n in _NUMBER.findall(part)}


def _unit_at_end(found: list[str]) -> str:
    for part in reversed(found):
        glued = _GLUED.fullmatch(part)
        if glued:
            return glued["unit"]
        if _is_unit(part):
            return part
    return ""


def _read_number(part: str, following: str, unit_after: str, words: list[str], sizes: set[str]) -> None:
    glued = _GLUED.fullmatch(part)
    if glued and not _is_unit(glued["unit"]):
        words.append(part)
    unit = (glued["unit"] if glued else following) or ""
    fraction = _fraction(part)
    is_reduced = fraction is not None and fraction.as_integer_ratio()[1] == int(part.partition("/")[2])
    numbers = [glued["number"]] if glued else [] if is_reduced else part.split("/")
    for number in numbers if not numbers or _NUMBER.match(numbers[0]) else _NUMBER.findall(part):
        sizes |= {number_text(number), *([number] if number.endswith(".0") else [])}
        if _is_unit(unit):
            sizes.add(sized(Decimal(number.replace(",", ".")), unit))
        elif _is_unit(unit_after) and ("/" in part or (following == "*" and unit_after in _LENGTHS)):
            sizes.add(sized(Decimal(number.replace(",", ".")), unit_after))
    if "/" in part:
        sizes.add(part)
    if fraction is not None:
        sizes.add(number_text(str(fraction)))
        if _is_unit(unit):
            sizes.add(sized(fraction, unit))


def _fraction(part: str) -> Decimal | None:
    upper, _, lower = part.partition("/")
    if not (upper.isdigit() and lower.isdigit() and int(lower)):
        return None
    value = Decimal(upper) / Decimal(lower)
    return value if value in HALVES else None


def _is_unit(unit: str) -> bool:
    return unit in SIZES or unit in _MEASURES


def sized(number: Decimal, unit: str) -> str:
    """Return a size in the form in which sizes are compared: 1.5 L and 1500 ml are one."""
    plain = SIZES.get(unit, {"ltr": "l", "lt": "l", "litre": "l", "gm": "g"}.get(unit, unit))
    canon, times = CANON.get(plain, (plain, Decimal(1)))
    return f"{number_text(str(number * times))}{canon}"


def number_text(text: str) -> str:
    """Return a number as it is compared: without zeros that say nothing."""
    value = Decimal(text.replace(",", "."))
    return f"{value.normalize():f}"


_CANS = {"10": Decimal(3000), "5": Decimal(1600)}
"""Grams in a can of such a number."""


def _volume(sizes: Iterable[str]) -> Decimal:
    """Return how big one of it is, by what is said of it; zero where nothing is."""
    measured = [Decimal(s[: -len(u)]) for s in sizes for u in ("ml", "g") if s.endswith(u) and _is_number(s[: -len(u)])]
    if measured:
        return max(measured)
    numbers = [Decimal(match.group()) for s in sizes if (match := re.match(r"\d+(?:\.\d+)?", s))]
    return max(numbers, default=Decimal(0))


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", text))


def _brand(words: list[str]) -> list[str]:
    """Return the words at the head of a name that are no words of the language: a brand."""
    found: list[str] = []
    for word in words:
        if not word.isalpha() or lexicon().is_english(word):
            break
        found.append(word)
    return found if len(found) < len(words) else []


def _plain_han(text: str) -> str:
    return "".join(sign for sign in fold(text) if is_han(sign) or sign.isalnum() or sign == "|")
