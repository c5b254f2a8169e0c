"""What the words of a line ask of an item: one slot a word or term, each with the ways in which an item may have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from chalicelib.understanding.catalogue.entries import IDLE, PLAIN, XS, Entry
from chalicelib.understanding.catalogue.file import CatalogueFile, term
from chalicelib.understanding.catalogue.spelling import VOWEL_SHARE, distance, letters_of
from chalicelib.understanding.language.fillers import ENGLISH_STOP, HAN_STOP, NAMED_FILLER, is_filler
from chalicelib.understanding.language.fold import has_han, skeleton, stem
from chalicelib.understanding.language.kinds import without_kind
from chalicelib.understanding.language.lexicon import HAN_LONGEST, Meaning, lexicon
from chalicelib.understanding.language.units import CONTAINERS

PREFIX_LEAST = 3
TYPO_LEAST = 5
LONG_WORD = 8
LONGER_MOST = 12
"""Signs that a word may have more than was written of it."""
OPTIONS_MOST = 6
SMALL_WORD_LEAST = 3
"""Letters. Shorter small words join those of a name and tell nothing: the `of` of `cream of tartar`."""
VERB_LEAST = 3
"""Letters of a verb of which names may have another form."""
SMALL = frozenset(
    map(
        stem,
        "small smaller smallest thinnest narrowest lighter lightest weaker weakest lower lowest little mini chico chica pequeno pequena kecil chhota chhoti chota 小 小号 小瓶 小罐 小包 小盒 小袋 小桶 小支 小箱 小份 narrow narrower short shorter shortest thin thinner 窄 窄的 短 短的 薄 薄的 corto corta delgado delgada angosto nipis pendek patla patli petit klein".split(),
    )
)
BIG = frozenset(
    map(
        stem,
        "big bigger biggest large larger largest thickest widest tallest heavier heaviest stronger strongest higher highest grande gran besar bada badi bara 大 大号 大瓶 大罐 大包 大盒 大袋 大桶 大支 大箱 大份 wide wider widest long longer longest thick thicker tall taller 宽 宽的 长 长的 厚 厚的 ancho ancha largo larga grueso gruesa lebar panjang tebal lamba lambi mota moti chauda grand gross jumbo".split(),
    )
)


_KINDS_APART = {"colour", "size"}
VOWELS = letters_of("aeiou")
_LETTERS: dict[str, tuple[Meaning, ...]] = {
    "s": (("small",),),
    "m": (("medium",),),
    "l": (("larg",),),
    "xl": (("extra", "larg"),),
    "xxl": (("2xl",),),
    "xxxl": (("3xl",),),
    "xxxxl": (("4xl",),),
    "2xl": (("xxl",),),
    "3xl": (("xxxl",),),
    "4xl": (("xxxxl",),),
}


_COMES_IN = {
    stem(word): tuple(map(stem, english.split()))
    for english, words in {
        "can tin": "lata latas kaleng dosen dose boite tin tins can cans",
        "bottle pet": "botella botellas botol bouteille flasche bottal bottle bottles",
        "bag": "bolsa bolsas beg sac beutel thaila bag bags",
        "jar": "frasco tarro balang jar jars bocal glas",
        "tub bucket": "cubeta balde baldi baldes bucket tub tubs tong",
        "drum": "tambo tambor drum drums fass",
        "box": "caja cajita kotak dabba box boxes",
        "roll": "rollo gulung roll rolls rouleau",
        "sachet": "sobre sobres sachet sachets paket peket",
    }.items()
    for word in words.split()
}


_PIECES = frozenset(map(stem, "pc pcs pce pces ea piece pieces unit units pza pzas nos stk stuck".split()))
"""Words of counting: an item is not found by them."""


class Weight(Enum):
    """What a slot demands."""

    MUST = "must"
    """An item without it is another item."""
    MAY = "may"
    """It narrows the items where some have it."""
    UNKNOWN = "unknown"
    """Nobody knows what it means, or no item has it."""


class Option(NamedTuple):
    """One way to have what a slot asks: these stems, or this stretch of Chinese."""

    stems: Meaning = ()
    han: str = ""
    how: str = "word"

    def fits(self, entry: Entry) -> bool:
        """Say whether the item has it."""
        if self.han:
            return self.han in entry.zh
        return all(part in entry.words or part in entry.sizes for part in self.stems)

    def is_kind(self, entry: Entry) -> bool:
        """Say whether this is what kind of thing the item is, by its category."""
        return bool(self.stems) and all(part in entry.kinds for part in self.stems)

    @property
    def query(self) -> str:
        """The option as a full-text query."""
        if self.han:
            return '"' + " ".join(self.han) + '"'
        quoted = [f'"{term(part)}"' for part in self.stems]
        return quoted[0] if len(quoted) == 1 else f"({' AND '.join(quoted)})"


@dataclass(frozen=True)
class Slot:
    """What one word or term asks."""

    said: str
    options: tuple[Option, ...]
    weight: Weight = Weight.MUST

    def option(self, entry: Entry) -> Option | None:
        """Return the first way in which the item has it."""
        return next((option for option in self.options if option.fits(entry)), None)

    @cached_property
    def query(self) -> str:
        """The slot as a full-text query."""
        queries = [option.query for option in self.options]
        return queries[0] if len(queries) == 1 else f"({' OR '.join(queries)})"


class Slots:
    """Makes slots of words, against one catalogue."""

    def __init__(self, catalogue: CatalogueFile) -> None:
        self._catalogue = catalogue
        self.of = lru_cache(maxsize=4096)(self._of)
        self.single = lru_cache(maxsize=8192)(self._single)

    def expect(self, words: Sequence[str]) -> None:
        """Look up at once what the words of a message will ask of the catalogue."""
        known = lexicon()
        stems = {stem(word) for word in words}
        pairs = {stem(one + other) for one, other in pairwise(words)}
        meant = (part for word in stems for meaning in known.meanings(word) for part in meaning)
        forms = (form for word in stems for (form,) in _other_forms(word))
        self._catalogue.expect({*stems, *pairs, *meant, *forms})

    def _of(self, words: tuple[str, ...]) -> tuple[Slot, ...]:
        """Return the slots of folded words; a stretch of Chinese is one word."""
        found: list[Slot] = []
        place = 0
        while place < len(words):
            if has_han(words[place]):
                found += self._of_han(words[place])
                place += 1
                continue
            count, slot = self._longest(words, place)
            found += [slot] if slot is not None else []
            place += count
        return tuple(found)

    def _longest(self, words: tuple[str, ...], place: int) -> tuple[int, Slot | None]:
        longest = max(2, lexicon().longest(stem(words[place])))
        for count in range(min(longest, len(words) - place), 1, -1):
            part = words[place : place + count]
            stems = tuple(map(stem, part))
            is_lettered = count == 2 and len(part[-1]) == 1 and self._catalogue.count("".join(part)) > 0  # noqa: PLR2004 (usb a)
            if part[0] in ENGLISH_STOP or (part[-1] in ENGLISH_STOP and not is_lettered) or any(map(has_han, part)):
                continue
            meanings = self._sold(lexicon().meanings(" ".join(stems)))
            joined = stem("".join(part))
            if count == 2 and self._catalogue.count(joined):  # noqa: PLR2004 (two words written apart)
                meanings = ((joined,), *meanings)
            if meanings:
                literal = (stems,) if all(map(self._catalogue.count, stems)) else ()
                return count, _slot(" ".join(part), (*literal, *meanings))
        if is_filler(words[place]) and words[place] != NAMED_FILLER and len(words) > 1:
            return 1, self._small_word(words, place)
        return 1, self._verb(words, place) or self.single(words[place])

    def _verb(self, words: tuple[str, ...], place: int) -> Slot | None:
        """Return what a verb before a thing asks, where names have another form of it: the `shaving cream` of `shave cream`."""
        forms = self._sold(_other_forms(stem(words[place]))) if place + 1 < len(words) else ()
        if not forms:
            return None
        own = self.single(words[place])
        if own.weight is Weight.MAY:
            return None
        known = own.options if all(option.how == "word" for option in own.options) else ()
        return Slot(words[place], (*known, *map(Option, forms)))

    def _small_word(self, words: tuple[str, ...], place: int) -> Slot | None:
        """Return what a small word may narrow the items by: as a part of names before a word, or by its meaning."""
        word, following = words[place], words[place + 1 : place + 2]
        is_part = (
            len(word) >= SMALL_WORD_LEAST
            and bool(following)
            and word not in IDLE
            and not is_filler(following[0])
            and self._catalogue.count(stem(word)) > 0
        )
        own: tuple[Meaning, ...] = ((stem(word),),) if is_part else ()
        meant = self._sold(lexicon().meanings(stem(word))) if word not in ENGLISH_STOP else ()
        options = _slot(word, (*own, *meant)).options
        return Slot(word, options, Weight.MAY) if options else None

    def _sold(self, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """Return the meanings whose words are all in the catalogue, or are one word of it: hair dryers may be hairdryers."""
        sold = (meaning if all(map(self._catalogue.count, meaning)) else self._in_one(meaning) for meaning in meanings)
        return tuple(meaning for meaning in sold if meaning)

    def _in_one(self, meaning: Meaning) -> Meaning:
        joined = "".join(meaning)
        return (joined,) if len(meaning) == 2 and self._catalogue.count(joined) else ()  # noqa: PLR2004 (two words)

    def _single(self, word: str) -> Slot:  # noqa: PLR0911 (one way a kind of word)
        plain = stem(word)
        if any(sign.isdigit() for sign in word):
            return Slot(word, (Option((word,)), *map(Option, self._sold(_LETTERS.get(word, ())))))
        if plain in XS:
            return Slot(word, (Option((XS[plain],)),))
        literal = ((plain,),) if self._catalogue.count(plain) else ()
        if not literal and plain in _COMES_IN:
            options = tuple(Option((part,)) for part in _COMES_IN[plain] if self._catalogue.count(part))
            return Slot(word, options, Weight.MAY)
        meanings = (*self._sold(lexicon().meanings(plain)), *self._sold(_LETTERS.get(plain, ())))
        if plain in _PIECES:
            return Slot(word, (), Weight.MAY)
        if plain in CONTAINERS or plain in PLAIN or ((plain in SMALL or plain in BIG) and not literal):
            return Slot(word, _slot(word, (*literal, *meanings)).options, Weight.MAY)
        if plain in SMALL or plain in BIG:
            return Slot(word, _slot(word, (*literal, *meanings)).options, Weight.MAY)
        if literal or meanings:
            return _slot(word, (*literal, *meanings))
        if lexicon().is_english(plain) or lexicon().meanings(plain):
            return Slot(word, (), Weight.UNKNOWN)
        repaired = self._repaired(plain)
        return _slot(word, repaired, how="spelling") if repaired else Slot(word, (), Weight.UNKNOWN)

    # ── misspelt words ───────────────────────────────────────────────────────────────────────────────

    def _repaired(self, word: str) -> tuple[Meaning, ...]:
        """Return the words of the catalogue that this one was meant to be, the likeliest only."""
        if len(word) < PREFIX_LEAST:
            return ()
        if len(word) > LONG_WORD - 2:
            halves = self._parted(word)
            if halves:
                return (halves,)
        clipped = self._catalogue.beginning(word, len(word) + LONGER_MOST)
        if clipped:
            return tuple((w,) for w in clipped if len(w) <= len(clipped[0]) + 3)
        voweless = self._without_vowels(word)
        if voweless:
            return voweless
        if len(word) == TYPO_LEAST - 1:
            longer = [
                w for w, _, _ in self._catalogue.like(word[0], TYPO_LEAST, TYPO_LEAST) if distance(word, w, most=1) == 1
            ]
            return ((longer[0],),) if len(longer) == 1 else ()
        return self._closest(word) if len(word) >= TYPO_LEAST else ()

    def _without_vowels(self, word: str) -> tuple[Meaning, ...]:
        """Return the words of which this one has the skeleton, where it was written almost without vowels."""
        bones = skeleton(word)
        if len(bones) <= 2 or sum(sign in "aeiou" for sign in word) * VOWEL_SHARE >= len(word):  # noqa: PLR2004 (too few to tell)
            return ()
        consonants = letters_of(word) | VOWELS
        near = self._catalogue.like(word[0], max(2, len(word) - 2), len(word) + LONGER_MOST)
        return tuple((w,) for w, _, bits in near if bits | VOWELS == consonants and skeleton(w) == bones)[:2]

    def _closest(self, word: str) -> tuple[Meaning, ...]:
        most = 2 if len(word) >= LONG_WORD - 1 else 1
        letters = letters_of(word)
        best: list[tuple[int, int, str]] = []
        for other, items, bits in self._catalogue.like(word[0], len(word) - most, len(word) + most):
            apart = abs(len(other) - len(word))
            if (bits ^ letters).bit_count() > 2 * most - apart:
                continue  # a sign too many changes one letter, a wrong one two
            far = distance(word, other, most=most)
            if far <= most:
                best.append((far, -items, other))
        best.sort()
        return tuple((other,) for far, _, other in best[:2] if far == best[0][0])

    def _parted(self, word: str) -> Meaning:
        halves = [(stem(word[:place]), stem(word[place:])) for place in range(3, len(word) - 2)]
        self._catalogue.expect({half for both in halves for half in both})
        return next((both for both in halves if all(map(self._catalogue.count, both))), ())

    # ── Chinese ──────────────────────────────────────────────────────────────────────────────────────

    def _of_han(self, run: str) -> list[Slot]:
        """Part a stretch of Chinese into words: those of the lexicon and those that names of items have."""
        found: list[Slot] = []
        place = 0
        while place < len(run):
            slot = self._han_at(run, place)
            stop = HAN_STOP.match(run, place) if slot is None or len(slot.said) == 1 else None
            if stop is not None:
                place = stop.end()
                continue
            slot = slot or Slot(run[place], (), Weight.UNKNOWN)
            found.append(slot)
            place += len(slot.said)
        return found

    def _han_at(self, run: str, place: int) -> Slot | None:
        for length in range(min(HAN_LONGEST, len(run) - place), 0, -1):
            part = run[place : place + length]
            meanings = self._sold(lexicon().meanings(part))
            literal = bool(self._catalogue.matching(Option(han=part).query))
            options = ((Option(han=part),) if literal else ()) + tuple(Option(m) for m in meanings[:OPTIONS_MOST])
            if part in SMALL or part in BIG:
                return Slot(part, options, Weight.MAY)
            if literal and not meanings and self._ends_in_kind(part):
                continue
            if options:
                may = stem(" ".join(meanings[0])) in CONTAINERS if meanings else False
                return Slot(part, options, Weight.MAY if may else Weight.MUST)
            if length > 1 and lexicon().meanings(part):
                before = part[: self._head_of(part)]
                return (self._han_at(before, 0) if before != part else None) or Slot(before, (), Weight.UNKNOWN)
        return None

    def _head_of(self, compound: str) -> int:
        """Return where the head of a compound begins that is not sold but whose head is: the gloves of latex gloves."""
        for place in range(1, len(compound) - 1):
            head = compound[place:]
            if self._sold(lexicon().meanings(head)) or self._catalogue.matching(Option(han=head).query):
                return place
        return len(compound)

    def _ends_in_kind(self, part: str) -> bool:
        """Say whether it is a thing and its colour or size, each of them a word of names: `围裙黑色` of `围裙 黑色`."""
        thing = without_kind(part, _KINDS_APART)
        return thing != part and part.startswith(thing) and bool(self._catalogue.matching(Option(han=thing).query))


def _other_forms(word: str) -> tuple[Meaning, ...]:
    """Return the other forms of a verb."""
    if len(word) < VERB_LEAST or not word.isalpha():
        return ()
    if word.endswith("ing"):
        return ((word.removesuffix("ing"),),) if len(word) >= VERB_LEAST + 3 else ()
    return ((word + "ing",), (word + word[-1] + "ing",))


def _slot(said: str, meanings: tuple[Meaning, ...], how: str = "word") -> Slot:
    unique = tuple(dict.fromkeys(meanings))[:OPTIONS_MOST]
    return Slot(said, tuple(Option(meaning, how=how) for meaning in unique))
