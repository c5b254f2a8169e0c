"""Parts a text into tokens: numbers with their value, units, words, stretches of Chinese, codes of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from chalicelib.understanding.catalogue.entries import LETTERED_NUMBER
from chalicelib.understanding.language.fillers import NAMED_FILLER
from chalicelib.understanding.language.fold import HAN, fold, is_picture, stem
from chalicelib.understanding.language.numbers import (
    AND_A_HALF,
    ARTICLES,
    DIGITS_MOST,
    FOREIGN,
    FRACTIONS,
    HALF,
    NUMERALS,
    SCALES,
    TEENS,
    WEAK,
    WORDS,
    from_digits,
    from_han,
)
from chalicelib.understanding.language.units import CHINESE, CHINESE_LONGEST, COUNTED_BY_SE, LATIN, SIZES, SPOKEN, Said

NONE = Decimal(0)


class Kind(Enum):
    """What a token is."""

    NUMBER = "number"
    UNIT = "unit"
    SIZE = "size"
    WORD = "word"
    HAN = "han"
    TIMES = "times"
    CODE = "code"
    BREAK = "break"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text. `is_glued`: no space stands before it. `is_weak`: a number that may be an article."""

    kind: Kind
    text: str
    start: int
    end: int
    value: Decimal = NONE
    unit: Said | None = None
    is_glued: bool = False
    is_weak: bool = False


_TOKEN = re.compile(
    rf"(?P<amp>[a-z]&[a-z](?![a-z]))"
    rf"|(?P<alnum>\d+/\d+r\d+(?:\.\d+)?[a-z]?|\d+w-?\d+|(?!(?<=\d)(?:k?g|[mc]?m|m?l)\d)(?!x\d)[a-z]{{1,2}}\d+(?:[a-wyz]\d*)?(?=x\d|[^a-z0-9]|$)(?!-?\d)|[a-wyz]{{1,3}}\d+[a-z]?\d*-\d+)"
    rf"|(?P<mixed>\d+(?: +\d+/\d+(?!\d))|\d+/\d+(?!\d))"
    rf"|(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<fraction>[\u00bc-\u00be\u2153\u215b])"
    rf"|(?P<word>[a-z][a-z]*(?:'[a-z]+)?)"
    rf"|(?P<han>[{HAN}]+)"
    rf"|(?P<break>[,，、;；。!！?？:：\n|()（）\[\]【】]|\.{{2,}}|…+|\.(?=\s|$)|(?<=\s)[-+/&](?=\s)|[&+])"
    rf"|(?P<inch>''|\"|')"
    rf"|(?P<sign>\S)"
)
_CODE = re.compile(r"(?<![a-z0-9])[a-z0-9]+(?:[-/_.][a-z0-9]+)*(?![a-z0-9])")
_CODE_SIGN = re.compile(r"[-_0-9]")
_LIKE_CODE = re.compile(r"(?=.*\d)[A-Z]{2,6}[-_][A-Z0-9]{1,8}(?:-[A-Z0-9]{1,6})?|\d{2,4}-\d{3,5}(?:-[A-Z0-9]{1,4})?")
_DOCUMENT = re.compile(r"(?:PO|SO|INV|OC|REF|FC|OR)[-_].*")
_CODE_LEAST = 3
_DIGITS_CODE_LEAST = 5
_JOINING = frozenset({"and", "n", "y", "e", "aur", "dan", "plus", "et", "und", "with", "tambah", "mas", "ampersand"})
_GLUED_UNITS = sorted(
    (
        "kgs",
        "kg",
        "gm",
        "g",
        "ltr",
        "l",
        "ml",
        "pcs",
        "pc",
        "cs",
        "ctn",
        "ctns",
        "bx",
        "box",
        "boxes",
        "bag",
        "bags",
        "btl",
        "pkt",
        "pk",
        "pkts",
        "doz",
        "dz",
        "x",
        "bottles",
        "cans",
        "can",
    ),
    key=len,
    reverse=True,
)
_POINTING = frozenset(
    "the that this which right wrong last other same first second old new big small large long short black white red blue green yellow".split()
)
_MOST_TOKENS = 4_000
WORD_LONGEST = 60
"""Signs. Longer ones name nothing."""

KELVIN_LEAST = 500
"""So many k and more are the colour of a lamp, no thousands."""

_PARTS = (2, 3, 4, 8, 16, 32)


def tokens_of(text: str, knows: Callable[[str], int], is_code: Callable[[str], bool]) -> list[Token]:
    """Return the tokens of a text. `knows` counts the items with a stem, `is_code` says whether a chunk is a code."""
    folded = fold(text)
    codes = _codes(text, folded, is_code)
    found: list[Token] = []
    place = 0
    for match in _matches(folded, codes):
        if len(found) > _MOST_TOKENS:
            break
        is_glued = match.start() == place and place > 0
        place = match.end()
        found += _token(match, text, is_glued=is_glued)
    return _halved(list(_joined(_counted(_numbered(_named_plus(_without_hyphens(found), knows), knows), knows))))


@dataclass(frozen=True, slots=True)
class _Code:
    text: str
    first: int
    last: int

    lastgroup = "code"

    def start(self) -> int:
        return self.first

    def end(self) -> int:
        return self.last

    def group(self) -> str:
        return self.text


def _codes(text: str, folded: str, is_code: Callable[[str], bool]) -> list[_Code]:
    """Find what is a code of the catalogue, or is written like one."""
    found = []
    for match in _CODE.finditer(folded):
        chunk = match.group()
        if len(chunk) < _CODE_LEAST or not _CODE_SIGN.search(chunk):
            continue
        if chunk.isdigit() and len(chunk) < _DIGITS_CODE_LEAST:
            continue
        shown = text[match.start() : match.end()]
        if is_code(chunk) or _looks_like_code(shown):
            found.append(_Code(shown, match.start(), match.end()))
    return found


def _looks_like_code(shown: str) -> bool:
    """Say whether somebody who wrote this meant a code: capitals, a dash, digits."""
    return _LIKE_CODE.fullmatch(shown) is not None and not (_DOCUMENT.fullmatch(shown) or _is_range(shown))


def _is_range(shown: str) -> bool:
    """Say whether two round numbers are the ends of a size: `400-600`."""
    least, _, most = shown.partition("-")
    return least.endswith("0") and most.endswith("0") and least.isdigit() and most.isdigit() and int(least) < int(most)


def _matches(folded: str, codes: list[_Code]) -> Iterator[re.Match[str] | _Code]:
    place = 0
    for code in codes:
        yield from _TOKEN.finditer(folded, place, code.first)
        yield code
        place = code.last
    yield from _TOKEN.finditer(folded, place)


def _token(match: re.Match[str] | _Code, text: str, *, is_glued: bool) -> list[Token]:
    group, shown, start = match.lastgroup or "", match.group(), match.start()
    if group == "sign" and shown not in ("%", "*") and is_picture(text[start]):
        return []
    return _MAKERS[group](shown, start, is_glued)


def _one(
    kind: Kind, shown: str, start: int, is_glued: bool, value: Decimal = NONE, unit: Said | None = None
) -> list[Token]:
    return [Token(kind, shown, start, start + len(shown), value, unit, is_glued)]


def _alnum(shown: str, start: int, is_glued: bool) -> list[Token]:
    return _one(Kind.WORD, shown.replace("-", ""), start, is_glued)


def _ampersand(shown: str, start: int, is_glued: bool) -> list[Token]:
    return [Token(Kind.WORD, shown.replace("&", "n"), start, start + len(shown), is_glued=is_glued)]


def _mixed(shown: str, start: int, is_glued: bool) -> list[Token]:
    whole, _, part = shown.rpartition(" ")
    upper, _, lower = part.partition("/")
    if int(lower) not in _PARTS or int(upper) >= int(lower):
        return _one(Kind.NUMBER, shown, start, is_glued)  # 21/25 is a size and 26/11 a day
    value = Decimal(upper) / Decimal(lower)
    return _one(Kind.NUMBER, shown, start, is_glued, value + (Decimal(whole.strip()) if whole.strip() else 0))


def _number(shown: str, start: int, is_glued: bool) -> list[Token]:
    value = from_digits(shown) if shown.count(".") + shown.count(",") <= 1 or "," in shown else None
    return _one(Kind.NUMBER, shown, start, is_glued, value if value is not None else NONE)


def _fraction(shown: str, start: int, is_glued: bool) -> list[Token]:
    return _one(Kind.NUMBER, shown, start, is_glued, FRACTIONS[shown])


def _word(shown: str, start: int, is_glued: bool) -> list[Token]:
    if shown in ("x", "by"):
        return _one(Kind.TIMES, shown, start, is_glued)
    if shown in _JOINING:
        return _one(Kind.BREAK, shown, start, is_glued)
    return _one(
        Kind.WORD, shown.replace("'", "")[:WORD_LONGEST] if not shown.endswith("'s") else shown[:-2], start, is_glued
    )


def _han(shown: str, start: int, is_glued: bool) -> list[Token]:
    """Part a stretch of Chinese at its numerals, where a unit follows them."""
    found: list[Token] = []
    place = kept = 0
    while place < len(shown):
        number_end = place
        while number_end < min(len(shown), place + DIGITS_MOST) and shown[number_end] in NUMERALS:
            number_end += 1
        unit = _han_unit(shown, number_end) if number_end > place else None
        value = from_han(shown[place:number_end]) if unit else None
        if unit is None or value is None:
            place += 1
            continue
        if kept < place:
            found += _one(Kind.HAN, shown[kept:place], start + kept, is_glued and not found)
        found += _one(Kind.NUMBER, shown[place:number_end], start + place, is_glued and not found, value)
        end = number_end + len(unit)
        found += _one(Kind.UNIT, unit, start + number_end, False, unit=CHINESE[unit])
        if shown[end : end + 1] == "半":
            found[-2] = replace(found[-2], value=value + HALF)
            found[-1] = replace(found[-1], end=found[-1].end + 1)
            end += 1
        place = kept = end
    rest = shown[kept:]
    if len(rest) > 1 and rest[-1] in "俩仨":
        found += _one(Kind.HAN, rest[:-1], start + kept, is_glued and not found)
        found += _one(Kind.NUMBER, rest[-1], start + len(shown) - 1, False, Decimal("俩仨".index(rest[-1]) + 2))
    elif rest:
        found += _one(Kind.HAN, rest, start + kept, is_glued and not found)
    return found


def _han_unit(shown: str, place: int) -> str | None:
    lengths = range(min(CHINESE_LONGEST, len(shown) - place), 0, -1)
    return next((shown[place : place + n] for n in lengths if shown[place : place + n] in CHINESE), None)


def _break(shown: str, start: int, is_glued: bool) -> list[Token]:
    return _one(Kind.BREAK, shown, start, is_glued)


def _inch(shown: str, start: int, is_glued: bool) -> list[Token]:
    return _one(Kind.SIZE, shown, start, is_glued)


def _sign(shown: str, start: int, is_glued: bool) -> list[Token]:
    if shown == "*":
        return _one(Kind.TIMES, shown, start, is_glued)
    return _one(Kind.SIZE if shown == "%" else Kind.SIGN, shown, start, is_glued)


def _code(shown: str, start: int, is_glued: bool) -> list[Token]:
    return _one(Kind.CODE, shown, start, is_glued)


_MAKERS: dict[str, Callable[[str, int, bool], list[Token]]] = {
    "amp": _ampersand,
    "alnum": _alnum,
    "mixed": _mixed,
    "number": _number,
    "fraction": _fraction,
    "word": _word,
    "han": _han,
    "break": _break,
    "inch": _inch,
    "sign": _sign,
    "code": _code,
}


def _without_hyphens(tokens: list[Token]) -> list[Token]:
    """Leave out the hyphen of `two-percent` and `half-box`; make one of the letter and the sign of `T恤`."""
    kept: list[Token] = []
    for place in range(1, len(tokens)):
        one, other = tokens[place - 1], tokens[place]
        if (
            one.kind is Kind.WORD
            and len(one.text) == 1
            and other.kind is Kind.HAN
            and other.is_glued
            and other.text[0] in "恤型"
        ):
            tokens[place - 1 : place + 1] = [
                replace(one, kind=Kind.SIGN, end=one.start),
                replace(other, text=one.text + other.text, start=one.start),
            ]
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        is_joint = (
            token.kind is Kind.SIGN and token.text == "-" and token.is_glued and after is not None and after.is_glued
        )
        if not (
            is_joint and kept and after is not None and after.kind is Kind.WORD and _hangs_together(kept[-1], after)
        ):
            kept.append(token)
    return kept


def _named_plus(tokens: list[Token], knows: Callable[[str], int]) -> list[Token]:
    """Make a word of a plus that ends a name, where items are called so: `case A5 plus x 10`."""
    places = [n for n, token in enumerate(tokens) if token.text in (NAMED_FILLER, "+") and token.kind is Kind.BREAK]
    if not places or not knows(NAMED_FILLER):
        return tokens
    for place in places:
        if tokens[place].text == "+":
            if _is_end_of_name(tokens, place):
                tokens[place] = replace(tokens[place], kind=Kind.WORD, text=NAMED_FILLER)
            continue
        rest = tokens[place + 1 :]
        end = next((n for n, token in enumerate(rest) if token.kind is Kind.BREAK), len(rest))
        is_amount = not any(_is_name(token) for token in rest[:end])
        if place and tokens[place - 1].kind is Kind.WORD and is_amount:
            tokens[place] = replace(tokens[place], kind=Kind.WORD)
    return tokens


def _is_end_of_name(tokens: list[Token], place: int) -> bool:
    """Say whether a sign is glued to the word before it and to nothing behind it: `A5+ case`."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_glued = place > 0 and tokens[place].is_glued and tokens[place - 1].kind is Kind.WORD
    return is_glued and not (after is not None and after.is_glued)


def _is_name(token: Token) -> bool:
    return token.kind in (Kind.HAN, Kind.CODE) or (
        token.kind is Kind.WORD and token.text not in LATIN and token.text not in WORDS
    )


def _numbered(tokens: list[Token], knows: Callable[[str], int]) -> list[Token]:
    """Make one word of a word and its number where items have them as one: `cat6`, `2XL`."""
    kept: list[Token] = []
    for token in tokens:
        word = kept[-1] if kept else token
        is_glued = token.kind is Kind.NUMBER and word.kind is Kind.WORD and word.end == token.start
        if is_glued and token.text.isdigit() and knows(word.text + token.text):
            kept[-1] = replace(word, text=word.text + token.text, end=token.end)
        elif kept and word.kind is Kind.NUMBER and _is_lettered(word, token, knows):
            kept[-1] = replace(word, kind=Kind.WORD, text=word.text + token.text, end=token.end, value=NONE)
        else:
            kept.append(token)
    return kept


def _is_lettered(number: Token, letters: Token, knows: Callable[[str], int]) -> bool:
    """Say whether a number and the letters behind it are one name: items have it, or the letter would only join."""
    text = number.text + letters.text
    is_name = letters.is_glued and LETTERED_NUMBER.fullmatch(text) is not None
    return is_name and (letters.kind is Kind.BREAK or knows(text) > 0)


def _hangs_together(one: Token, other: Token) -> bool:
    """Say whether a hyphen between two tokens is none: that of a word, and that of a size (`6-way`)."""
    return one.kind is Kind.WORD or (one.kind is Kind.NUMBER and other.text in SIZES and len(other.text) > 1)


# ── numbers and units among words ────────────────────────────────────────────────────────────────────


def _counted(tokens: list[Token], knows: Callable[[str], int]) -> Iterator[Token]:
    """Turn words into the units and numbers that they are beside a number, and part what was written as one."""
    before: Token | None = None
    for place, token in enumerate(tokens):
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if token.text in ("one", "ones") and before is not None and before.text in _POINTING and after not in SIZES:
            token = replace(token, kind=Kind.WORD, text="ones")  # noqa: PLW2901 (the one, bucket)
        for made in _read(token, before, knows):
            yield made
            before = made


def _read(token: Token, before: Token | None, knows: Callable[[str], int]) -> list[Token]:  # noqa: PLR0911 (one way a kind of token)
    follows_number = before is not None and before.kind is Kind.NUMBER
    if token.kind is Kind.HAN and follows_number:
        return _han_after_number(token)
    if token.kind is not Kind.WORD:
        return [token]
    word = token.text
    if follows_number and token.is_glued and word not in LATIN and word not in SIZES and word not in SCALES:
        parted = _unglued(token)
        if parted:
            return parted
    if word[-1] == "s" and word[-2:-1].isdigit() and not knows(word) and knows(word[:-1]):
        return [replace(token, text=word[:-1])]  # several gu10
    one_of = _one_of(token, knows)
    if one_of:
        return one_of
    if word == "s" and follows_number and token.is_glued:
        return [replace(token, kind=Kind.SIZE)]
    is_name = word in WORDS and knows(stem(word)) and (word in FOREIGN or WORDS[word] > 2)  # noqa: PLR2004 (Seven Day Candle)
    if (word in WORDS and not is_name) or word in ARTICLES:
        is_weak = word in WEAK
        value = Decimal(1) if word in ARTICLES else WORDS[word]
        return [replace(token, kind=Kind.NUMBER, value=value, is_weak=is_weak)]
    return [token]


def _one_of(token: Token, knows: Callable[[str], int]) -> list[Token]:
    """Part the Malay `sekotak` into its one and its unit."""
    said = LATIN.get(token.text[2:]) if token.text.startswith("se") and token.text[2:] in COUNTED_BY_SE else None
    if said is None or knows(token.text):
        return []
    middle = token.start + 2
    return [
        Token(Kind.NUMBER, "se", token.start, middle, Decimal(1), is_glued=token.is_glued),
        Token(Kind.UNIT, token.text[2:], middle, token.end, unit=said, is_glued=True),
    ]


def _han_after_number(token: Token) -> list[Token]:
    unit = _han_unit(token.text, 0)
    if unit is None:
        return [token]
    made = [replace(token, kind=Kind.UNIT, text=unit, end=token.start + len(unit), unit=CHINESE[unit])]
    rest = token.text[len(unit) :]
    if rest.startswith("半"):
        made[0] = replace(made[0], text=unit + "半", end=made[0].end + 1)
        rest = rest[1:]
    if rest:
        made.append(replace(token, text=rest, start=token.end - len(rest), is_glued=True))
    return made


def _unglued(token: Token) -> list[Token]:
    """Part `kgonions` after a number into its unit and its word."""
    for unit in _GLUED_UNITS:
        rest = token.text[len(unit) :]
        if token.text.startswith(unit) and len(rest) > 2 and rest.isalpha():  # noqa: PLR2004 (no word is shorter)
            middle = token.start + len(unit)
            kind = Kind.TIMES if unit == "x" else Kind.WORD
            return [
                Token(kind, unit, token.start, middle, is_glued=True),
                Token(Kind.WORD, rest, middle, token.end, is_glued=True),
            ]
    return []


def _joined(tokens: Iterator[Token]) -> Iterator[Token]:
    """Join numbers of several words: `twenty five`, `1 1/2`, `2 lakh`, `dua belas`, `one and a half`."""
    held: Token | None = None
    for token in tokens:
        if held is None:
            held = token
            continue
        one = _as_one(held, token) if held.kind is Kind.NUMBER else None
        if one is None:
            yield held
            held = token
        else:
            held = one
    if held is not None:
        yield held


def _halved(tokens: list[Token]) -> list[Token]:
    """Add "and a half" to the amount before it: `un kilo y medio`, `a dozen and a half`."""
    found: list[Token] = []
    for token in tokens:
        is_half = (
            token.kind is Kind.NUMBER and token.value == HALF and token.text[0].isalpha() and token.text != "half a"
        )
        joint = len(found) > 2 and found[-1].kind is Kind.BREAK and found[-1].text in ("and", "y", "n", "dan")  # noqa: PLR2004
        if is_half and len(found) > 1 and _is_whole_before_half(found, token):
            found.pop()
            found[-1] = replace(found[-1], end=token.end, value=found[-1].value + HALF, is_weak=False)
        elif is_half and joint and found[-3].kind is Kind.NUMBER and unit_of(found[-2]) is not None:
            found.pop()
            found[-2] = replace(found[-2], value=found[-2].value + HALF, is_weak=False)
            found[-1] = replace(found[-1], end=token.end)
        elif is_half and len(found) > 1 and found[-1].text == "y" and unit_of(found[-2]) is not None:
            found.pop()
            found.append(replace(token, value=token.value + 1, is_weak=False))
        else:
            found.append(token)
    return found


def _is_whole_before_half(found: list[Token], half: Token) -> bool:
    """Say whether a number and a joint stand before "a half": `two and a half`, `dos y media`, not `size 3 and half a box`."""
    number, joint = found[-2:]
    says_half = half.end - half.start > len(half.text) or half.text != "half" or number.text.isalpha()
    is_whole = number.kind is Kind.NUMBER and number.value == number.value.to_integral_value()
    return is_whole and says_half and joint.text in ("and", "y", "n", "dan", "&")


def _as_one(first: Token, second: Token) -> Token | None:  # noqa: PLR0911 (one way a kind of number)
    if (
        second.kind is Kind.WORD
        and second.text in SCALES
        and (second.text != "k" or (second.is_glued and first.value < KELVIN_LEAST))
        and second.text != "mil"
    ):
        return replace(
            first,
            text=f"{first.text} {second.text}",
            end=second.end,
            value=first.value * SCALES[second.text],
            is_weak=False,
        )
    if second.kind is Kind.WORD and second.text in TEENS and first.text.isalpha():
        return replace(first, end=second.end, value=first.value + TEENS[second.text], is_weak=False)
    if second.kind is not Kind.NUMBER:
        return None
    tens = first.text.isalpha() and second.text.isalpha() and first.value >= 20 and 0 < second.value < 10  # noqa: PLR2004
    if first.text.isalpha() and first.value >= 1 and second.text in AND_A_HALF:
        return replace(first, end=second.end, value=first.value + HALF, is_weak=False)
    half_a = first.value == HALF and second.text in (*ARTICLES, "un", "una")
    a_half = first.is_weak and second.value == HALF and second.text.isalpha()
    and_part = first.text.isdigit() and second.text in FRACTIONS
    hundreds = first.text.isalpha() and second.text == "hundred"
    if tens or and_part:
        return replace(
            first, text=f"{first.text} {second.text}", end=second.end, value=first.value + second.value, is_weak=False
        )
    if half_a:
        return replace(first, text="half a", end=second.end)
    if a_half:
        return replace(second, start=first.start)
    if hundreds:
        return replace(first, end=second.end, value=first.value * 100, is_weak=False)
    return None


def unit_of(token: Token) -> Said | None:
    """Return the unit that a word beside a number means, None for what is none."""
    if token.unit is not None:
        return token.unit
    return SPOKEN.get(token.text) if token.kind is Kind.WORD else None


def size_of(token: Token) -> str | None:
    """Return the word for a size beside a number, None for what is none."""
    if token.kind is Kind.SIZE:
        return '"' if token.text in ('"', "''") else token.text
    if token.kind is Kind.UNIT and token.unit and token.unit.code.islower():
        return token.unit.code
    return token.text if token.kind is Kind.WORD and token.text in SIZES else None


__all__ = ["Kind", "Token", "size_of", "stem", "tokens_of", "unit_of"]
