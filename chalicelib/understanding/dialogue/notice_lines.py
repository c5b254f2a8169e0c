"""What a supplier says of single lines: clause by clause, which line or item, how many, what becomes of it, when, at what price."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from chalicelib.domain.trade import Intent
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.slots import Weight
from chalicelib.understanding.dialogue import notice_words as words
from chalicelib.understanding.dialogue.notice_prices import Price, price_in
from chalicelib.understanding.dialogue.notice_text import CODE, LINE, Prepared, own_words
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.language.fold import is_han
from chalicelib.understanding.language.units import MEASURES, Said
from chalicelib.understanding.reading.clean import blanked, without_numbers_of_people
from chalicelib.understanding.reading.lines import Reading, read_piece, wanted_in
from chalicelib.understanding.reading.tokens import Kind, Token, size_of, unit_of

Status = Literal["accepted", "short", "shipped", "backordered", "out"]
_BREAK = re.compile(
    r"(?P<hard>[;；。!！?？\n]|\.(?!\d)|(?<=\s)(?=(?:the )?(?:remaining|remainder|balance)\s(?:of\s|\d)))|(?P<colon>:)|(?P<soft>(?<!\d),|,(?!\d)|[、()\[\]|]|(?<=\s)[-/](?=\s))"
    r"|(?P<word>\b(?:and|but|except(?: for| that)?|apart from|other than|however|while|plus|y|pero|excepto|salvo|dan|tapi|kecuali|aur|lekin|siwaye|chhodke)\b|&|\+|但是?|除了?|和|及|另外|而)"
)
_SUBJECT = re.compile(f"{CODE}+|{LINE}+")
_SIGNS = re.compile(f"[{words.DAY}{words.PO}{CODE}{LINE}]+")
_SKIPPED = frozenset("full another further extra more of the only about approx just around x".split())
_CHATTER = frozenset(
    """sorry apologies regret unfortunately currently still only just balance remaining remainder cover partial partially complete total tracking pro eta due
    effective valid starting immediately price prices per was now until till available free stock ready short until week weeks days soon expected expect next run
    lands land batch production arrive arrives arriving carrier pallet skid truck vessel container heads note update desde hasta hoy lote linea vigente partir
    nuevo nueva precio harga mulai bermula sehingga baharu baru stok bulan minggu tak rate naya se tak agle hafte karton""".split()
)
_HAN_CHATTER = re.compile(
    r"模具坏?了?|产线|生产线|机器|设备|故障|检修|停电|限电|坏了|暂停|临时|通报|通知|预计|恢复|目前|现在|抱歉|不好意思|左右|全部|暂时|从|起|开始|每|元|块|由于|因为|原料|涨|补|齐|今早|上午|下午|今天|到|有|只|能|供|先|再|可|已|还|将|约|会|要|货|了|的|都|、"
)
_HAN_RUN = re.compile(r"\S+")
_AT_PRICE = re.compile(r"(?:@|\bat|\bfor|\ba)\s*\d+[.,]\d{2}(?!\d)")
_AS_OF = re.compile(r"(?:\bas (?:of|at)|截至|截止)\s*$")
_RUN_MOST = 6

SIGNS_BETWEEN = 4
"""So near to the word for shipping, a day is the day of shipping."""


@dataclass
class Part:
    """One clause, or the share of a clause that speaks of one line. `joint` is what parts it from the one before."""

    start: int
    end: int
    joint: str = "hard"
    is_header: bool = False
    lines: tuple[int, ...] = ()
    entry: Entry | None = None
    status: Status | None = None
    quantity: Decimal | None = None
    unit: Said | None = None
    price: Price | None = None
    on: date | None = None
    is_rest: bool = False
    is_by_name: bool = False

    @property
    def has_subject(self) -> bool:
        """Say whether a line or an item is named."""
        return bool(self.lines) or self.entry is not None

    @property
    def says_something(self) -> bool:
        """Say whether anything is said of it."""
        return not (self.status is None and self.quantity is None and self.price is None and self.on is None)


def parts_of(ready: Prepared, intent: Intent, scene: Scene) -> list[Part]:
    """Part the text into clauses and read each."""
    ordered = tuple(line.sku for order in scene.dealings.purchase_orders for line in order.lines)
    reader = _Reader(ready, intent, scene, tuple(dict.fromkeys(ordered)))
    return [reader.read(part) for clause in _clauses(ready.plain) for part in _by_subject(ready.plain, clause)]


def _clauses(plain: str) -> Iterator[Part]:
    start, joint = 0, "hard"
    for match in _BREAK.finditer(plain):
        kind = match.lastgroup or ""
        if plain[start : match.start()].strip():
            yield Part(start, match.start(), joint, is_header=kind == "colon" or match.group() == "\n")
            joint = kind
        elif kind in ("hard", "colon") or joint not in ("hard", "colon"):
            joint = kind
        start = match.end()
    if plain[start:].strip():
        yield Part(start, len(plain), joint)


def _by_subject(plain: str, clause: Part) -> Iterator[Part]:
    """Part a clause that speaks of several lines: before each of them, or after each where it begins with a quantity."""
    spots = [match.span() for match in _SUBJECT.finditer(plain, clause.start, clause.end)]
    spots = [s for n, s in enumerate(spots) if n == 0 or re.search(r"\d", plain[spots[n - 1][1] : s[0]])]
    if len(spots) < 2:  # noqa: PLR2004 (one line is one part)
        yield clause
        return
    begins_with_count = re.search(r"\d", plain[clause.start : spots[0][0]]) is not None
    cuts = [end for _, end in spots[:-1]] if begins_with_count else [start for start, _ in spots[1:]]
    bounds = [clause.start, *cuts, clause.end]
    for n, (start, end) in enumerate(pairwise(bounds)):
        yield Part(start, end, clause.joint if n == 0 else "soft", is_header=clause.is_header and n == len(cuts))


@dataclass(frozen=True)
class _Reader:
    """Reads clauses of one message."""

    ready: Prepared
    intent: Intent
    scene: Scene
    ordered: tuple[str, ...]

    def read(self, part: Part) -> Part:
        """Fill in what the clause says."""
        plain = " " * part.start + self.ready.plain[part.start : part.end]
        part.lines = tuple(n for at, ns in self.ready.lines.items() if part.start <= at < part.end for n in ns)
        part.entry = next((e for at, e in self.ready.codes.items() if part.start <= at < part.end), None)
        part.is_rest = words.REST.search(plain) is not None
        if self.intent is Intent.PRICE_CHANGE:
            part.price, plain = price_in(plain, is_lone=part.entry is not None)
        entries = [e for sku in self.ordered if (e := self.scene.catalogue.entry(sku)) is not None]
        part.status, plain, shipped_at = _status(plain, own_words(plain, entries))
        part.on = self._day(part, shipped_at)
        talk = words.TALK.get(self.intent.value)
        plain = blanked(plain, [match.span() for match in talk.finditer(plain)]) if talk else plain
        self._item_and_quantity(part, without_numbers_of_people(_SIGNS.sub(lambda m: " " * len(m.group()), plain)))
        return part

    # ── the item and how many ────────────────────────────────────────────────────────────────────────

    def _item_and_quantity(self, part: Part, plain: str) -> None:
        plain = _AT_PRICE.sub(lambda match: " " * len(match.group()), plain)
        tokens = [t for t in self.scene.tokens(plain) if not _is_chatter(t)]
        tokens = list(_without_chatter(tokens))
        item_words = part.entry is None and any(wanted_in(tokens, None).words)
        reading = self._named(tokens, part.lines) if item_words else None
        if reading is not None:
            part.entry, part.is_by_name = reading.found.entries[0], True
            if reading.count is not None:
                part.quantity, part.unit = reading.count.value, reading.count.unit
        else:
            part.quantity, part.unit = _count(tokens, part.entry or self._line_entry(part.lines))

    def _line_entry(self, numbers: tuple[int, ...]) -> Entry | None:
        order = self.ready.order
        skus = [line.sku for line in order.lines if line.line in numbers] if order else []
        return self.scene.catalogue.entry(skus[0]) if skus else None

    def _named(self, tokens: list[Token], numbers: tuple[int, ...]) -> Reading | None:
        """Find the item by its name: among the lines of the order that is named; without one in the catalogue, then in all that we order there."""
        if self.ready.order is None:
            return self._known(tokens) or (self._among(tokens, self.ordered) if self.ordered else None)
        line = self._line_entry(numbers)
        order = tuple(dict.fromkeys(past.sku for past in self.ready.order.lines))
        for among in ((line.sku,) if line else (), order, self.ordered):
            reading = self._among(tokens, among) if among else None
            if reading is not None:
                return reading
        return None

    def _known(self, tokens: list[Token]) -> Reading | None:
        """Find the one item of the catalogue that has every word of a name: no other is meant, whatever was ordered."""
        reading = read_piece(tokens, self.scene.stranger)
        is_known = reading.entry is not None and reading.found.fits and reading.names_something
        return reading if is_known and reading.found.how != "spelling" else None

    def _among(self, tokens: list[Token], among: tuple[str, ...]) -> Reading | None:
        for run in _runs(tokens):
            reading = read_piece(run, self.scene.stranger, among=among)
            if (
                reading.entry is not None
                and reading.found.sizes_fit
                and any(
                    s.weight is Weight.MUST and (len(s.said) > 1 or not is_han(s.said)) for s in reading.found.slots
                )
            ):
                count = reading.count or read_piece(tokens, self.scene.stranger, among=among).count
                return Reading(reading.start, reading.end, reading.wanted, reading.found, count)
        return None

    # ── the day ──────────────────────────────────────────────────────────────────────────────────────

    def _day(self, part: Part, shipped_at: int | None) -> date | None:
        said = self.ready.plain
        found = [day for day in self.ready.days if part.start <= day.start < part.end]
        found = [day for day in found if not words.NOT_THEN.search(said[part.start : day.start])]
        found = [
            day
            for n, day in enumerate(found, 1)
            if n == len(found) or not words.MOVED_FROM.search(said[part.start : day.start])
        ]
        kept = []
        for day in found:
            before, after = self.ready.plain[part.start : day.start], self.ready.plain[day.end : part.end]
            arrives = words.ARRIVES.search(before) or words.ARRIVES_AFTER.match(after)
            is_today = day.on <= self.scene.today and self.intent not in (Intent.PRICE_CHANGE, Intent.DELAY)
            is_sent = (
                self.intent is Intent.SHIP_NOTICE
                and shipped_at is not None
                and 0 <= day.start - shipped_at <= SIGNS_BETWEEN
                and day.kind in ("week", "hanweek")
            )
            is_today = is_today or (self.intent is Intent.AVAILABILITY and _AS_OF.search(before) is not None)
            if arrives or not (is_today or is_sent):
                kept.append(day)
        dated = [day for day in kept if day.kind not in ("week", "hanweek")]
        return (dated or kept)[-1].on if kept else None


def _status(plain: str, names: list[tuple[int, int]]) -> tuple[Status | None, str, int | None]:
    """Return the status that a clause tells, the clause without the words for it, and where shipping was told."""
    looked_at = blanked(plain, names, by="\ue009")
    found: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    for status, pattern in words.STATUSES:
        for match in pattern.finditer(looked_at):
            spans.append(match.span())
            if status == "shipped" and words.NOT_YET.search(looked_at[: match.start()]):
                continue
            found.setdefault(status, match.end())
        looked_at = blanked(looked_at, spans)
    for status in ("short", "out", "backordered", "shipped", "accepted"):
        if status in found:
            return status, blanked(plain, spans), found.get("shipped")  # type: ignore[return-value]
    return None, blanked(plain, spans), None


def _without_chatter(tokens: list[Token]) -> Iterator[Token]:
    """Walk through the tokens, a stretch of Chinese parted where words stand in it that name no item."""
    for token in tokens:
        if token.kind is not Kind.HAN:
            yield token
            continue
        for match in _HAN_RUN.finditer(_HAN_CHATTER.sub(lambda m: " " * len(m.group()), token.text)):
            yield replace(token, text=match.group(), start=token.start + match.start(), end=token.start + match.end())


def _is_chatter(token: Token) -> bool:
    return token.kind is Kind.WORD and token.text in _CHATTER


def _runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """List all the tokens, then the shorter stretches that still hold two words or a stretch of Chinese."""
    yield tokens
    for size in range(min(len(tokens) - 1, _RUN_MOST), 0, -1):
        for start in range(len(tokens) - size + 1):
            run = tokens[start : start + size]
            words_in = [t for t in run if t.kind in (Kind.WORD, Kind.HAN)]
            if len(words_in) > 1 or any(is_han(t.text[0]) and len(t.text) > 1 for t in words_in):
                yield run


def _count(tokens: list[Token], entry: Entry | None) -> tuple[Decimal | None, Said | None]:
    """Return the first number that is a quantity: with a unit that the item is sold by, or alone."""
    bare: Decimal | None = None
    kept = [t for t in tokens if t.kind is not Kind.TIMES and t.text not in _SKIPPED]
    for token, after in zip(kept, [*kept[1:], None], strict=False):
        if token.kind is not Kind.NUMBER or token.value < 0 or token.is_weak:
            continue
        unit = unit_of(after) if after else None
        if unit is not None and (
            unit.code not in MEASURES
            or entry is None
            or unit.code in entry.item.units
            or entry.item.base_unit == unit.code
            or unit.code in ("KG", "L")
        ):
            return token.value, unit
        if bare is None and unit is None and not (after and size_of(after) and after.is_glued):
            bare = token.value
    return bare, None
