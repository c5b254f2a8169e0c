"""Which item words mean: those that fit, the plain one before its varieties, and what the partner usually means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from chalicelib.understanding.amounts import is_sellable, resolved, sold_unit
from chalicelib.understanding.catalogue.entries import PLAIN, Entry, number_text
from chalicelib.understanding.catalogue.file import CANDIDATES_MOST, CatalogueFile, term
from chalicelib.understanding.catalogue.slots import BIG, SMALL, Option, Slot, Slots, Weight
from chalicelib.understanding.catalogue.spelling import is_written_like
from chalicelib.understanding.language.fillers import is_filler
from chalicelib.understanding.language.fold import fold, has_han, is_han, stem
from chalicelib.understanding.language.kinds import class_of
from chalicelib.understanding.language.lexicon import Meaning, lexicon
from chalicelib.understanding.language.units import CANON, CONTAINERS, LATIN

CHOICES_MOST = 5
HEAD_LEAST = 3
"""Letters. Fewer begin too many codes."""
_NUMBERS = re.compile(r"\d+(?:\.\d+)?").findall
KINDS = frozenset(
    stem(word)
    for word in """sauce juice ketchup paste powder oil drink noodle flour cream soup wedge crisp jam syrup vinegar cleaner
    detergent soap shampoo conditioner gel lotion wipe filter brush holder refill stand cover lid cutter opener remover roller
    tray rack sharpener pouch dispenser adhesive primer thinner fluid cable clip hook bracket handle seasoning stock pickle
    biscuit sachet polish freshener hanger gasket saddle coupler bend elbow tee gland lampholder connector adaptor adapter nipple
    reducer bush charger plug strap mat""".split()
)
"""Words that make another thing of what stands before them: tomato is not tomato ketchup."""

_SIZE_IN_NAME = re.compile(r"(?<=[a-z] )\d[\d.,/x]*(?:[a-z]{1,3}\b|[\"%]|(?= |$))")
"""Where the size begins in a printed name; the 8 of `8-pin` is none, nor is what a name begins with."""
_NAME_WORDS = re.compile(r"[a-z]+").findall
_TO_FIRST_HAN = re.compile(r"^[\x00-\x7f]*")
"""What a Chinese name begins with is a brand or a kind, no variety."""
_LATIN_WORDS = re.compile(r"(?<![a-z\d])\d{0,2}[a-z]+(?![a-z\d])").findall

LIKENESS_MOST = 50
"""Items. Of more, nobody knows by a part of a word which is meant."""
BRAND_LEAST = 3
"""Items. A word that fewer begin with may be anything."""
_QUALITIES = frozenset(
    map(stem, "organic fresh frozen dried premium deluxe super extra whole raw plain pure mixed heavy".split())
)
"""Words that names begin with and that are no brands."""
_ATTRIBUTES = frozenset({"colour", "scent", "size", "letter"})

_SIZE_HAN = frozenset("罐瓶袋盒包箱桶卷装装升克寸公斤毫大中小号片张个支码色细粗厚薄")
_HAN_DEGREES = frozenset("细粗厚薄中")
"""Signs of these that are a variety also beside items without a Chinese name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line says of its item."""

    words: tuple[str, ...] = ()
    sizes: frozenset[str] = frozenset()
    unit: str | None = None
    codes: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    """All the words, those that name nothing among them: the partner's own names may be made of them."""
    terms: tuple[str, ...] = ()
    """The same with Chinese parted: names of several words have small words in them."""

    @property
    def measured(self) -> bool:
        """Say whether a size with its measure was said: 80 l, not 80."""
        return any(not size[-1].isdigit() or "." in size for size in self.sizes)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the items, best first; certain where the first is meant. `fitting` is how well it fits."""

    entries: tuple[Entry, ...] = ()
    is_certain: bool = False
    how: str = ""
    slots: tuple[Slot, ...] = ()
    sizes_fit: bool = True
    fits: bool = False
    """Whether every word is one of the items' own."""
    is_likely: bool = False
    """Whether only one item has all the words but those that nobody knows, and enough of them to be meant."""


NOTHING = Found()


@dataclass(frozen=True)
class Finder:
    """The catalogue as one conversation sees it. Draft before the partner's words before earlier orders."""

    catalogue: CatalogueFile
    slots: Slots
    drafted: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    history: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    """Items that cannot be meant."""
    _memory: dict[object, Found] = field(default_factory=dict, compare=False)

    def is_telling(self, word: str) -> bool:
        """Say whether items are told apart by this word."""
        return self.slots.single(word).weight is Weight.MUST

    def is_strange(self, word: str) -> bool:
        """Say whether no item of the catalogue has this word, in any language."""
        return self.slots.of((word,))[0].weight is Weight.UNKNOWN

    def may_narrow(self, word: str) -> bool:
        """Say whether this word can be one that only narrows the items, in some line."""
        return is_filler(word) or self.slots.single(word).weight is Weight.MAY

    def narrowing(self, words: tuple[str, ...]) -> int:
        """Return how many of the words of another line only narrow the items."""
        return sum(slot.weight is Weight.MAY for slot in self.slots.of(words)) if words else 0

    def may_fit(self, wanted: Wanted) -> bool:
        """Say whether words of another line may make certain what is wanted.

        They may not where one of its own words is nobody's, or where no item has all of them: more words only narrow.
        """
        if wanted.codes or (self.aliases and self._own_word(wanted) is not None):
            return True
        slots = self.slots.of(wanted.terms or wanted.words)
        if any(slot.weight is Weight.UNKNOWN and slot.said in wanted.words for slot in slots):
            return False
        if any(" " in slot.said or has_han(slot.said) for slot in slots):
            return True  # may be parted in another way
        must = [slot for slot in slots if slot.weight is Weight.MUST]
        kinds = [slot for slot in must if any(set(meaning) <= self.catalogue.kinds for meaning in _meanings(slot))]
        return any(self._has_all([slot for slot in must if slot is not kind]) for kind in (None, *kinds))

    def _has_all(self, must: Sequence[Slot]) -> bool:
        return not must or bool(self.catalogue.matching(" AND ".join(slot.query for slot in must)))

    def find(self, wanted: Wanted, *, near: tuple[str, ...] = (), among: tuple[str, ...] | None = None) -> Found:
        """Say which item is meant. `near`: words of the line before, for what is left unsaid; `among`: only these."""
        key = (wanted, near, among)
        if key not in self._memory:
            self._memory[key] = self._find(wanted, near, among)
        return self._memory[key]

    def _find(self, wanted: Wanted, near: tuple[str, ...], among: tuple[str, ...] | None) -> Found:
        if wanted.codes:
            return self._coded(wanted, among)
        own = self._own_word(wanted) if among is None else None
        if own is not None:
            return own
        slots = self.slots.of(wanted.terms or wanted.words)
        if near:
            known = {slot.said for slot in slots}
            slots = (*slots, *(slot for slot in self.slots.of(near) if slot.said not in known))
        found = self._by_slots(slots, wanted, among)
        if (
            not found.is_certain
            and not found.fits
            and any(" " in slot.said and any(sign.isdigit() for sign in slot.said) for slot in slots)
        ):
            single = tuple(one for word in wanted.words for one in self.slots.of((word,)))
            again = self._by_slots((*single, *slots[len(self.slots.of(wanted.terms or wanted.words)) :]), wanted, among)
            found = again if again.fits and again.entries else found
        return found if found.entries or among is not None else self._by_head_of_code(slots, wanted) or found

    def _by_head_of_code(self, slots: tuple[Slot, ...], wanted: Wanted) -> Found | None:
        """Find items whose codes begin with the only word, where no item has it: `11mm OSB` for OSB-11."""
        heads = [slot.said for slot in slots]
        if (
            len(heads) != 1
            or not wanted.sizes
            or not heads[0].isascii()
            or not heads[0].isalpha()
            or len(heads[0]) < HEAD_LEAST
        ):
            return None
        entries = self.catalogue.code_heads(heads[0])
        sized = tuple(
            e for e in entries if all(_size_fits(size, e) or size in _NUMBERS(e.sku) for size in wanted.sizes)
        )
        if not sized:
            return None
        return Found(
            sized[:CHOICES_MOST],
            is_certain=len(sized) == 1,
            how="words" if len(sized) == 1 else "several",
            slots=slots,
            fits=True,
        )

    # ── codes and the partner's own words ────────────────────────────────────────────────────────────

    def _coded(self, wanted: Wanted, among: tuple[str, ...] | None) -> Found:
        entries = tuple(e for code in wanted.codes for e in self.catalogue.coded(code))
        if len({e.sku for e in entries}) > 1 and len(set(wanted.codes)) > 1:
            return Found(entries[:CHOICES_MOST], how="several")
        exact = tuple(e for e in entries if e.sku.casefold() == wanted.codes[0].casefold())
        entries = exact or entries
        if len(entries) == 1:
            return Found(entries, is_certain=True, how="code", fits=True)
        tails = self.catalogue.code_tails(wanted.codes[0])
        chosen = tuple(e for e in tails if e.sku in (among or ()))
        if len(chosen) == 1:
            return Found(chosen, is_certain=True, how="code", fits=True)
        near = entries or tails or tuple(self.catalogue.near_codes(wanted.codes[0]))
        return Found(near[:CHOICES_MOST], how="like a code")

    def _own_word(self, wanted: Wanted) -> Found | None:
        words = wanted.spoken or wanted.words
        stems = tuple(map(stem, words))
        for alias, sku in sorted(self.aliases.items(), key=lambda pair: -len(pair[0])):
            rest = _without_alias(alias, words, stems)
            entry = self.catalogue.entry(sku) if rest is not None else None
            if entry is None or rest is None or not sizes_fit(wanted.sizes, entry):
                continue
            slots = self.slots.of(tuple(word for word in rest if word in wanted.words or is_han(word[0])))
            if all(slot.weight is Weight.MAY or slot.option(entry) for slot in slots):
                return Found((entry,), is_certain=True, how="own word", slots=self.slots.of(wanted.words), fits=True)
        return None

    # ── words ────────────────────────────────────────────────────────────────────────────────────────

    def _by_slots(self, slots: tuple[Slot, ...], wanted: Wanted, among: tuple[str, ...] | None) -> Found:
        must = tuple(slot for slot in slots if slot.weight is Weight.MUST)
        own = self.slots.of(wanted.terms or wanted.words)
        is_named = any(slot in own for slot in must)  # a kind and nothing but the words of another line name no item
        kinds = [slot for slot in slots if slot.weight is Weight.UNKNOWN and is_named and self._is_kind(slot)]
        unknown = [slot for slot in slots if slot.weight is Weight.UNKNOWN and slot not in kinds]
        may = tuple(slot for slot in slots if slot.weight is Weight.MAY)
        if unknown and not must and among is None:
            return Found(slots=slots)
        entries = self._candidates(must, may, wanted.sizes, among)
        if not entries and (len(must) > 1 or (must and unknown)):
            by_kind = self._by_kind(slots, wanted, among)
            if by_kind is not None:
                return by_kind
            partial = self._partial(must, wanted, among)
            return Found(partial, how="likeness", slots=slots)
        of_kind = tuple(e for e in entries if all(_has_kind(slot, e) for slot in kinds))
        if kinds and not of_kind:
            unknown += kinds
        entries = of_kind or entries
        if not entries:
            return Found(slots=slots)
        said = _as_said(entries, must)
        said = said if _has_whole_term(said, must) else self._known_or(said, entries, wanted.sizes)
        sized = _of_sizes(said, wanted.sizes) or _of_sizes(entries, wanted.sizes)
        named = tuple(e for e in sized if all(size in e.named for size in wanted.sizes if size[-1].isdigit()))
        sized = named or sized
        sized = _by_telling_number(sized, wanted.sizes)
        measures = frozenset(size for size in wanted.sizes if size.endswith(("in", "ft")))
        sized = tuple(e for e in sized if measures <= e.sizes) or sized
        if not sized:
            return Found(_plainest(said, must)[:CHOICES_MOST], how="another size", slots=slots, sizes_fit=False)
        narrowed = _said_again(_narrowed(sized, may), slots)
        narrowed, unknown = _by_likeness(narrowed, unknown)
        if not any(_is_packing(slot) for slot in slots):
            narrowed = self._with_family(narrowed, must, wanted.sizes, among)
        return self._decided(
            narrowed, slots, must, may, wanted, among, has_unknown=bool(unknown) and not (among is not None and must)
        )

    def _candidates(
        self, must: tuple[Slot, ...], may: tuple[Slot, ...], sizes: frozenset[str], among: tuple[str, ...] | None
    ) -> tuple[Entry, ...]:
        if among is not None:
            entries = (self.catalogue.entry(sku) for sku in among)
            return tuple(
                e for e in entries if e is not None and all(slot.option(e) or _has_kind(slot, e) for slot in must)
            )
        leading = must or tuple(slot for slot in may if slot.options and (sizes or stem(slot.said) not in LATIN))
        terms = [slot.query for slot in leading]
        sizes_asked = [f'"{term(size)}"' for size in sorted(sizes)]
        if not terms and not Wanted(sizes=sizes).measured:
            return ()
        found = self.catalogue.matching(" AND ".join(terms or sizes_asked))
        if len(found) >= CANDIDATES_MOST and terms and sizes_asked:
            found = self.catalogue.matching(" AND ".join([*terms, *sizes_asked])) or found
        known = tuple(
            entry
            for sku in (*self.drafted, *sorted(self.history))
            if len(found) >= CANDIDATES_MOST
            and (entry := self.catalogue.entry(sku)) is not None
            and entry not in found
            and all(slot.option(entry) for slot in leading)
        )
        return tuple(entry for entry in (*known, *found) if entry.sku not in self.without)

    def _known_or(
        self, said: tuple[Entry, ...], entries: tuple[Entry, ...], sizes: frozenset[str]
    ) -> tuple[Entry, ...]:
        """Prefer what is in the draft or was ordered before, by whatever name, to what only has the very words."""
        for skus in (self.drafted, self.history):
            if any(e.sku in skus for e in said):
                return said
            known = tuple(e for e in entries if e.sku in skus and sizes_fit(sizes, e))
            if len(known) == 1:
                return known
        return said

    def _by_kind(self, slots: tuple[Slot, ...], wanted: Wanted, among: tuple[str, ...] | None) -> Found | None:
        """Find items where one of the words only says of what kind they are: `refresco de cola`."""
        for slot in slots:
            rest = tuple(other for other in slots if other is not slot)
            if not any(other.weight is Weight.MUST for other in rest):
                continue
            if not self._is_kind(slot):
                continue
            entries = self._candidates(tuple(o for o in rest if o.weight is Weight.MUST), (), wanted.sizes, among)
            if any(_has_kind(slot, entry) for entry in entries):
                as_kind = replace(slot, weight=Weight.UNKNOWN)
                return self._by_slots(tuple(as_kind if o is slot else o for o in slots), wanted, among)
        return None

    def _is_kind(self, slot: Slot) -> bool:
        """Say whether this is the name of a kind of goods, though no item is called so."""
        return any(set(meaning) <= self.catalogue.kinds for meaning in _meanings(slot))

    def _partial(self, must: tuple[Slot, ...], wanted: Wanted, among: tuple[str, ...] | None) -> tuple[Entry, ...]:
        """List items that have all but one of the words, or the last of them."""
        found: dict[str, Entry] = {}
        if len(must) == 1:
            return _plainest(self._candidates(must, (), wanted.sizes, among), must)[:CHOICES_MOST]
        for place in range(len(must)):
            rest = (*must[:place], *must[place + 1 :])
            entries = self._candidates(rest, (), wanted.sizes, among)
            for entry in _plainest(entries, rest):
                found.setdefault(entry.sku, entry)
        ranked = sorted(found.values(), key=lambda e: -sum(slot.option(e) is not None for slot in must))
        return tuple(ranked[:CHOICES_MOST])

    def _with_family(
        self, entries: tuple[Entry, ...], must: tuple[Slot, ...], sizes: frozenset[str], among: tuple[str, ...] | None
    ) -> tuple[Entry, ...]:
        """Add the other sizes of items that were found by their Chinese name: not every size has one."""
        if among is not None or not entries or not any(slot.options and slot.options[0].han for slot in must):
            return entries
        found = dict.fromkeys(entries)
        latin = [slot for slot in must if slot.options and not slot.options[0].han]
        for head in entries[:4]:
            proper = head.telling - head.brand
            if not proper:
                continue
            query = " AND ".join(f'"{term(part)}"' for part in sorted(proper))
            for other in self.catalogue.matching(query):
                bare = all(size in other.named for size in sizes if size[-1].isdigit())
                if (
                    other.telling - other.brand == proper
                    and bare
                    and sizes_fit(sizes, other)
                    and all(slot.option(other) for slot in latin)
                    and other not in found
                    and not other.zh
                ):
                    found[other] = None
        return tuple(found)

    def _leading_brands(self, entries: Sequence[Entry], slots: Sequence[Slot]) -> frozenset[str]:
        """Return the words of the language that are brands of these items: names only ever begin with them, as with others' brands."""
        branded = {entry.kinds for entry in entries if entry.brand}
        others = [entry for entry in entries if not entry.brand and entry.kinds in branded]
        if not others:
            return frozenset()
        said = {part for slot in slots for option in slot.options for part in option.stems}
        leading = {_first_word(entry.item.name) for entry in others}
        return frozenset(word for word in leading - said if self._is_leading(word))

    def _is_leading(self, word: str) -> bool:
        if word in _QUALITIES or class_of(word) is not None or self.catalogue.count(word) < BRAND_LEAST:
            return False
        return all(_first_word(entry.item.name) == word for entry in self.catalogue.matching(f'"{term(word)}"'))

    # ── deciding ─────────────────────────────────────────────────────────────────────────────────────

    def _decided(
        self,
        entries: tuple[Entry, ...],
        slots: tuple[Slot, ...],
        must: tuple[Slot, ...],
        may: tuple[Slot, ...],
        wanted: Wanted,
        among: tuple[str, ...] | None,
        *,
        has_unknown: bool,
    ) -> Found:
        fitting = _sold_by(entries, wanted.unit)
        plain = _plainest(fitting, must, self._leading_brands(fitting, must)) if must else fitting
        plain = self._ordered_before(_by_size_word(plain, may), fitting)
        certain, how = self._meant(plain)
        if certain is None:
            return Found(plain[:CHOICES_MOST], how="several", slots=slots, fits=not has_unknown)
        others = tuple(e for e in plain if e is not certain)
        items = (certain, *others)[: 1 if not has_unknown else CHOICES_MOST]
        is_likely = has_unknown and among is None and len(items) == 1 and _is_enough(slots, wanted)
        spelt = any((o := slot.option(certain)) is not None and o.how == "spelling" for slot in must)
        is_certain = not has_unknown and bool(must or may or wanted.measured or (among and wanted.sizes))
        return Found(
            items,
            is_certain=is_certain,
            how="spelling" if spelt and not how else how or "words",
            slots=slots,
            fits=not has_unknown,
            is_likely=is_likely,
        )

    def _ordered_before(self, plain: tuple[Entry, ...], fitting: Sequence[Entry]) -> tuple[Entry, ...]:
        """Prefer the kind that the partner has to one that is the plain kind only by a word of its name: round, standard."""
        if len(plain) != 1 or not plain[0].words & PLAIN:
            return plain
        alike = [e for e in fitting if e.kinds == plain[0].kinds and not _made_into(e.item.name)]
        known = [e for e in alike if e.sku in self.drafted or e.sku in self.history]
        return tuple(known) if len(known) == 1 else plain

    def _meant(self, entries: Sequence[Entry]) -> tuple[Entry | None, str]:
        """Return the one that is in the draft, else the partner's own, else of earlier orders; else the only one."""
        if len(entries) == 1:
            return entries[0], ""
        for how, skus in (
            ("draft", self.drafted),
            ("earlier orders", self.history),
        ):
            known = [entry for entry in entries if entry.sku in skus]
            if len(known) == 1:
                return known[0], how
            if len(known) > 1:
                return None, ""
        return None, ""


def _without_alias(alias: str, words: tuple[str, ...], stems: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the words without the partner's own one, None where it is not among them."""
    folded = fold(alias)
    parts = tuple(stem(part) for part in folded.replace("-", " ").split())
    for place in range(len(stems) - len(parts) + 1):
        if stems[place : place + len(parts)] == parts:
            return (*words[:place], *words[place + len(parts) :])
    if folded and is_han(folded[0]):
        for place, word in enumerate(words):
            if folded in word:
                left = [part for part in word.split(folded) if part]
                return (*words[:place], *left, *words[place + 1 :])
    return None


_INCH = (Decimal(25), Decimal("25.4"))
"""Millimetres: the trade counts an inch as 25."""


_FOOT = Decimal(300)
"""Millimetres: the trade calls 1500 mm five foot."""

_ALIKE = {"g": ("gsm", "gang", "gb"), "t": ("tb",), "mm": ("sqmm",), "w": ("way",)}
"""Measures that are also said so: paper of 80 g is of 80 g a square metre, a cable of 6 mm has 6 mm2, a 2g switch two gangs, a card of 64g
holds 64 gb."""


def sizes_fit(sizes: Iterable[str], entry: Entry) -> bool:
    """Say whether every size that was said is one of the item's."""
    return all(_size_fits(size, entry) for size in sizes)


def _size_fits(size: str, entry: Entry) -> bool:
    if size in entry.sizes or any(other in entry.sizes for other in _same(size)):
        return True
    number = size.rstrip('abcdefghijklmnopqrstuvwxyz%"')
    if number == size or number not in entry.named:
        return False
    is_measured = any(s.startswith(number) and s[len(number) :].isalpha() for s in entry.sizes)
    return not (is_measured or entry.sizes & _measured(number)) or size[len(number) :] in ("no", "x")


@lru_cache(maxsize=4096)
def _measured(number: str) -> frozenset[str]:
    """Return the sizes that a number is with a measure which is compared in another one: the 50000mm of 50m."""
    return frozenset(
        f"{number_text(str(Decimal(number) * times))}{base}" for base, times in CANON.values() if times > 1
    )


_INCH_PARTS = frozenset({2, 4, 8, 16, 32})
"""What an inch is parted into where nobody says that it is inches: `elbow 3/4`."""


@lru_cache(maxsize=4096)
def _same(size: str) -> tuple[str, ...]:
    """List the other ways in which a name may have a size: an inch in millimetres, gangs for a g, 7 for 7.0."""
    number = size.rstrip('abcdefghijklmnopqrstuvwxyz%"')
    said = size[len(number) :]
    if said == "in":
        return tuple(f"{number_text(str(Decimal(number) * mm))}mm" for mm in _INCH)
    if said == "ft":
        return (f"{number_text(str(Decimal(number) * _FOOT))}mm",)
    if not said and "/" in number:
        upper, _, lower = number.partition("/")
        return (f"{number_text(str(Decimal(upper) / Decimal(lower)))}in",) if int(lower or 0) in _INCH_PARTS else ()
    if not said and size.endswith(".0"):
        return (size[:-2],)
    return tuple(f"{number}{other}" for other in _ALIKE.get(said, ()))


def _by_telling_number(entries: tuple[Entry, ...], sizes: Iterable[str]) -> tuple[Entry, ...]:
    """Keep the items that have a bare number foremost among their like: 50 is 50 cm by 50 m, no 60 cm by 50 m."""
    plain = [size for size in sizes if size.isdigit()]
    if len(plain) != 1 or len(entries) < 2 or len({entry.telling for entry in entries}) != 1:  # noqa: PLR2004 (one has no like)
        return entries
    numbers = [_NUMBERS(entry.item.name) for entry in entries]
    places = [of.index(plain[0]) if plain[0] in of else len(of) for of in numbers]
    return tuple(entry for entry, place in zip(entries, places, strict=True) if place == min(places))


def _by_likeness(entries: tuple[Entry, ...], unknown: list[Slot]) -> tuple[tuple[Entry, ...], list[Slot]]:
    """Keep the items with a word that an unknown one is written like; return what stays unknown too."""
    left: list[Slot] = []
    for slot in unknown:
        alike = (
            ()
            if len(entries) > LIKENESS_MOST
            else tuple(e for e in entries if is_written_like(stem(slot.said), e.telling))
        )
        entries = alike or entries
        left += [] if alike else [slot]
    return entries, left


def _is_enough(slots: Sequence[Slot], wanted: Wanted) -> bool:
    """Say whether what is known of the words names one thing so well that it is meant in spite of those that nobody knows.

    A colour or a kind that no item has is another thing; so is a thing of which only one word is known.
    """
    unknown = [slot.said for slot in slots if slot.weight is Weight.UNKNOWN]
    if any(class_of(word) is not None or stem(word) in KINDS or has_han(word) for word in unknown):
        return False
    known = [slot.said for slot in slots if slot.weight is Weight.MUST]
    if all(class_of(word) is not None for word in known):
        return False
    last = wanted.words[-1:] and wanted.words[-1] in unknown
    is_named = sum(len(said.split()) for said in known) > 1
    return len(unknown) == 1 and (is_named or (wanted.measured and not last))


def _is_packing(slot: Slot) -> bool:
    """Say whether a Chinese slot says how the item is packed: only those items have it that say so."""
    return is_han(slot.said[0]) and all(sign in _SIZE_HAN for sign in slot.said)


def _narrowed(entries: tuple[Entry, ...], may: tuple[Slot, ...]) -> tuple[Entry, ...]:
    for slot in may:
        having = tuple(e for e in entries if slot.option(e)) or tuple(
            e for e in entries if stem(slot.said) in e.kinds or _kinds(slot) & e.kinds
        )
        entries = having or entries
    return entries


def _said_again(entries: tuple[Entry, ...], slots: Sequence[Slot]) -> tuple[Entry, ...]:
    """Keep the items whose names have a letter as often as it was said: `C to C`."""
    said_words = Counter(word for slot in slots for word in slot.said.split())
    again = {said: count for said, count in said_words.items() if count > 1 and len(said) == 1}
    for said, count in again.items():
        entries = tuple(e for e in entries if _NAME_WORDS(fold(e.item.name)).count(said) >= count) or entries
    return entries


def _meanings(slot: Slot) -> tuple[Meaning, ...]:
    """Return what a slot's words say as the name of a kind."""
    return (*lexicon().meanings(stem(slot.said)), (stem(slot.said),))


def _has_kind(slot: Slot, entry: Entry) -> bool:
    """Say whether the item is of the kind that a slot's words name."""
    return any(set(meaning) <= entry.kinds for meaning in _meanings(slot))


def _kinds(slot: Slot) -> frozenset[str]:
    return frozenset(part for meaning in lexicon().meanings(stem(slot.said)) if len(meaning) == 1 for part in meaning)


def _of_sizes(entries: tuple[Entry, ...], sizes: frozenset[str]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if sizes_fit(sizes, entry))


def _as_said(entries: tuple[Entry, ...], must: Sequence[Slot]) -> tuple[Entry, ...]:
    """Keep the items that have the very words, before those that have what the words also mean."""
    by_meaning = [
        sum(bool(slot.options) and not slot.options[0].han and not slot.options[0].fits(e) for slot in must)
        for e in entries
    ]
    least = min(by_meaning, default=0)
    return _as_spelt(tuple(e for e, meant in zip(entries, by_meaning, strict=True) if meant == least), must)


def _has_whole_term(entries: tuple[Entry, ...], must: Sequence[Slot]) -> bool:
    """Say whether the names have the very words of a term: bath sheets are no bath towels, whatever was ordered before."""
    terms = [slot for slot in must if " " in slot.said and slot.options and len(slot.options[0].stems) > 1]
    return bool(terms) and all(slot.options[0].fits(entry) for slot in terms for entry in entries)


def _as_spelt(entries: tuple[Entry, ...], must: Sequence[Slot]) -> tuple[Entry, ...]:
    """Keep the items that have the last letter of a word too, where the stems of two are one: kites are no kits, canes no cans."""
    if len(entries) < 2:  # noqa: PLR2004 (one has no like)
        return entries
    for slot in must:
        word = slot.said.removesuffix("s")
        if len(word) in _MISTAKABLE and word.endswith("e") and stem(word) != word:
            entries = tuple(e for e in entries if word in fold(e.item.name)) or entries
    return entries


_MISTAKABLE = range(4, 6)
"""Letters of the words of one syllable whose last one tells them from others."""
_NUMBERS_OF_PIECES = ("DZ", "GR")


def _sold_by(entries: tuple[Entry, ...], unit: str | None) -> tuple[Entry, ...]:
    if unit is None or len(entries) == 1:
        return entries
    sold = tuple(e for e in entries if sold_unit(e.item, unit) is not None or _is_counted_by(e, unit))
    able = sold or tuple(e for e in entries if resolved(e.item, Decimal(1), unit) is not None)
    return able or entries


def _is_counted_by(entry: Entry, unit: str) -> bool:
    """Say whether the unit is a number of pieces, like a dozen, and so many of the item can be sold."""
    amount = resolved(entry.item, Decimal(1), unit) if unit in _NUMBERS_OF_PIECES else None
    return amount is not None and is_sellable(entry.item, amount)


def _plainest(
    entries: tuple[Entry, ...], slots: Sequence[Slot], brands: frozenset[str] = frozenset()
) -> tuple[Entry, ...]:
    """Leave out each item that has all that another has and something more: cola is not cola zero."""
    if len(entries) < 2:  # noqa: PLR2004 (one has no like)
        return entries
    by_han = all(any(o.han and o.fits(e) for slot in slots for o in slot.options) for e in entries)
    more = [(_more_han if by_han else _more)(entry, slots) - brands for entry in entries]
    more = more if by_han else [_as_its_like(n, entries, more) for n in range(len(entries))]
    made = [
        frozenset() if by_han else _made_into(entry.item.name) & extra
        for entry, extra in zip(entries, more, strict=True)
    ]
    names_thing = _names_thing(slots) or any(_begins_with(entry, slots) for entry in entries)
    plain_thing = names_thing and not all(made) and not _says_kind(slots)
    least = [
        n
        for n, extra in enumerate(more)
        if not (plain_thing and made[n])
        and not any(
            _is_plainer(other, extra) and not _is_another_cut(entries[m], extra - other)
            for m, other in enumerate(more)
            if m != n
        )
    ]
    ranked = sorted(least, key=lambda n: (len(more[n]), n))
    return tuple(entries[n] for n in ranked)


def _as_its_like(place: int, entries: Sequence[Entry], more: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what an item without a Chinese name has more: what one has that is called the same but for its brand."""
    entry = entries[place]
    if entry.zh:
        return more[place]
    proper = entry.telling - entry.brand
    alike = [
        more[n]
        for n, other in enumerate(entries)
        if other.zh and other.brand != entry.brand and other.telling - other.brand == proper
    ]
    return min(alike, key=len, default=more[place])


_LENGTHS = frozenset({"long", "short", "tall", "petit", "slim"})
"""Cuts of a garment, of which a regular one is one more: nobody means it by saying none."""


def _is_plainer(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether the first has less beside what was said; a single letter more, of a plug or a size, is no variety."""
    return one < other and any(len(word) > 1 or is_han(word) for word in other - one)


def _is_another_cut(one: Entry, more: frozenset[str]) -> bool:
    """Say whether an item is regular and what another has more is a cut."""
    return "regular" in one.words and more <= _LENGTHS


@lru_cache(maxsize=4096)
def _made_into(name: str) -> frozenset[str]:
    """Return the words of a printed name that make another thing of it: none behind its size, no `brushed`."""
    proper = _SIZE_IN_NAME.split(fold(name), maxsplit=1)[0]
    words = _NAME_WORDS(proper)
    return frozenset(stem(word) for word in words if not word.endswith("ed")) & KINDS - CONTAINERS


def _names_thing(slots: Sequence[Slot]) -> bool:
    """Say whether more was said than a colour, a scent or a size."""
    return not slots or any(class_of(slot.said) not in _ATTRIBUTES for slot in slots)


@lru_cache(maxsize=16384)
def _first_word(name: str, brand: frozenset[str] = frozenset()) -> str:
    """Return the stem of the first word of a printed name behind its brand."""
    return next((word for word in map(stem, _NAME_WORDS(fold(name))) if word not in brand), "")


def _begins_with(entry: Entry, slots: Sequence[Slot]) -> bool:
    """Say whether the name of an item begins with a word that was said: a lemon is a thing, the scent of a soap is none."""
    first = _first_word(entry.item.name, entry.brand)
    return any(first in option.stems for slot in slots for option in slot.options)


def _says_kind(slots: Sequence[Slot]) -> bool:
    """Say whether a word makes a thing of its own of it already: of chargers, none is made into another by its plug."""
    return any(part in KINDS for slot in slots[-1:] for option in slot.options[:1] for part in option.stems)


def _more(entry: Entry, slots: Sequence[Slot]) -> frozenset[str]:
    covered: set[str] = set(entry.brand)
    by_han = False
    for slot in slots:
        option = slot.option(entry)
        if option is not None and option.han:
            by_han = True
            covered.update(next((o.stems for o in slot.options if o.stems and o.fits(entry)), ()))
        elif option is not None:
            covered.update(option.stems)
    left = entry.telling - covered
    if by_han and left and not _more_han(entry, slots) and not _HAN_DEGREES.intersection(_left_han(entry, slots)):
        return frozenset()
    return left


def _left_han(entry: Entry, slots: Sequence[Slot]) -> str:
    """Return what is left of an item's Chinese name without what was said."""
    left = entry.zh.split("|")[0]
    for slot in slots:
        for option in slot.options:
            if option.han:
                left = left.replace(option.han, "")
    return left


def _more_han(entry: Entry, slots: Sequence[Slot]) -> frozenset[str]:
    left = _left_han(entry, slots)
    said = {part for slot in slots for option in slot.options for part in option.stems}
    behind = _TO_FIRST_HAN.sub("", fold(entry.item.name_zh), count=1)
    latin = {word for word in _LATIN_WORDS(behind) if {word, word.lstrip("0123456789")} & entry.telling} - said
    return frozenset((*latin, *(sign for sign in left if is_han(sign) and sign not in _SIZE_HAN)))


def same_size(entries: Sequence[Entry], like: Entry) -> tuple[Entry, ...]:
    """Return those that are as big as another item, all where none is."""
    return tuple(e for e in entries if e.volume == like.volume and e.volume > 0) or tuple(entries)


def closest(entries: Sequence[Entry], like: Entry) -> tuple[Entry, ...]:
    """Return those that share most of their name with another item."""
    shared = [len(entry.telling & like.telling) for entry in entries]
    most = max(shared, default=0)
    return tuple(e for e, count in zip(entries, shared, strict=True) if count == most)


def _by_size_word(entries: tuple[Entry, ...], may: tuple[Slot, ...]) -> tuple[Entry, ...]:
    """Choose by "small" or "big" where no name says so."""
    for slot in may:
        said = stem(slot.said)
        if (said not in SMALL and said not in BIG) or len(entries) < 2 or any(slot.option(e) for e in entries):  # noqa: PLR2004
            continue
        entries = by_size(said, entries)
    return entries


def by_size(said: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the biggest or the smallest, as the stem of a word asks; all where it asks neither, or they are not measured."""
    ranks = _ranks(entries) if said in SMALL or said in BIG else None
    if ranks is None:
        return tuple(entries)
    best = (min if said in SMALL else max)(ranks)
    return tuple(e for e, rank in zip(entries, ranks, strict=True) if rank == best)


def _ranks(entries: Sequence[Entry]) -> list[Decimal] | None:
    """Return how big each item is beside the others: by its measure, else by the first number in which they differ."""
    if len({e.volume for e in entries}) > 1 and all(e.volume > 0 for e in entries):
        return [e.volume for e in entries]
    numbers = [[Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", e.item.name)] for e in entries]
    for column in zip(*numbers, strict=False):
        if len(set(column)) > 1:
            return list(column)
    return None


__all__ = ["CHOICES_MOST", "NOTHING", "Finder", "Found", "Option", "Slots", "Wanted", "sizes_fit"]
