"""The draft while a message changes it: lines put, added, taken away; questions opened and closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.amounts import Amount, base_of, is_sellable, pieces_of, plain, resolved
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Found
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.reading.lines import Count

TIMES_USUAL = 10
"""So many times the most that a partner ever ordered of an item is asked about."""

LEAST_GRAMS = 5
"""Nobody buys less: a dropped sign."""

DOZEN = 12
HOLDS_MANY = 10
PACKS_FEW = 25
"""Who never ordered a thing and says so many of it without a unit may mean pieces."""

_GRAMS = {"G": 1, "KG": 1000}
CHOICES_MOST = 5
ABOUT_LONGEST = 200
Way = Literal["put", "add"]


@dataclass
class Work:
    """A draft under change. `opened` are the questions of this message, `asks` those that stood before."""

    scene: Scene
    lines: list[DraftLine] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    opened: list[Ask] = field(default_factory=list)
    answered: list[Ask] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    removed: DraftLine | None = None
    contrast: str = ""
    """The number that a quantity is said not to be."""
    text: str = ""
    """The message that changes it."""
    base: frozenset[str] = frozenset()
    """The items that the draft had before this message."""
    is_changed: bool = False
    is_same_quantity: bool = False
    """Whether this message says that as many are wanted as of what was spoken of before."""

    # ── lines ────────────────────────────────────────────────────────────────────────────────────────

    def find(self, sku: str) -> DraftLine | None:
        """Return the line of this item."""
        return next((line for line in self.lines if line.sku == sku), None)

    def take(
        self,
        entry: Entry,
        count: Count | None,
        *,
        about: str,
        found: Found,
        way: Way,
        unit: str | None = None,
        is_sure: bool = False,
    ) -> bool:
        """Put so many of the item into the draft, or ask what is in doubt; say whether it is in the draft now.

        A line that is there keeps its unit where none is said.
        """
        item = entry.item
        before = self.find(entry.sku)
        if count is None:
            return self.ask(Ask(about=about, reason="quantity", sku=entry.sku, unit=unit))
        said = count.code or unit or (before.unit if before else None)
        amount = resolved(item, count.total, said)
        if amount is None:
            return self.ask(Ask(about=about, reason="unit", quantity=count.value, unit=said, sku=entry.sku))
        if before is not None and way == "add":
            amount = _sum(entry, amount, before)
        if not is_sellable(item, amount):
            return self.ask(Ask(about=about, reason="quantity", quantity=count.value, unit=said, sku=entry.sku))
        if not is_sure and said is None and count.used and self._may_be_pieces(found, entry, amount):
            in_pieces = pieces_of(item, count.total)
            amount = in_pieces or amount
            is_doubtful = in_pieces is None
        else:
            is_doubtful = not is_sure and self._is_unusual(entry, amount)
        if is_doubtful:
            self.lines = [line for line in self.lines if line.sku != entry.sku]
            return self.ask(Ask(about=about, reason="quantity", quantity=count.value, unit=said, sku=entry.sku))
        self._put(entry, amount, about, _why(found, count), before)
        return True

    def put_amount(self, entry: Entry, amount: Amount, *, about: str, why: tuple[str, ...]) -> None:
        """Put an amount that is known to be right."""
        self._put(entry, amount, about, why, self.find(entry.sku))

    def _put(self, entry: Entry, amount: Amount, about: str, why: tuple[str, ...], before: DraftLine | None) -> None:
        item = entry.item
        words = (
            f"{before.words} · {about}"[-ABOUT_LONGEST:] if before and before.words and about != before.words else about
        )
        line = DraftLine(
            sku=item.sku,
            name=item.name_zh if self.scene.language == "zh" and item.name_zh else item.name,
            quantity=plain(amount.quantity),
            unit=amount.unit,
            pack=item.pack,
            condition=before.condition if before else None,
            words=words[:ABOUT_LONGEST],
            why=why,
        )
        if before is None:
            self.lines.append(line)
        else:
            self.lines[self.lines.index(before)] = line
        self._touch(entry.sku)

    def on_condition(self, before: Sequence[DraftLine]) -> None:
        """Want the lines that are new or changed since only if they are in stock."""
        self.lines = [
            line if line in before else line.model_copy(update={"condition": "in_stock"}) for line in self.lines
        ]

    def drop(self, sku: str) -> None:
        """Take a line out."""
        self.lines = [line for line in self.lines if line.sku != sku]
        self.touched = [other for other in self.touched if other != sku]
        self.is_changed = True

    def speak_of(self, sku: str) -> None:
        """Remember what is spoken of, though nothing changes yet."""
        self.touched = [*(other for other in self.touched if other != sku), sku]

    def _touch(self, sku: str) -> None:
        self.is_changed = True
        self.speak_of(sku)

    def _is_unusual(self, entry: Entry, amount: Amount) -> bool:
        most = self.scene.most_ordered(entry.sku)
        if amount.unit in _GRAMS and amount.quantity * _GRAMS[amount.unit] < LEAST_GRAMS:
            return True
        return most > 0 and base_of(entry.item, amount) >= TIMES_USUAL * most

    def _may_be_pieces(self, found: Found, entry: Entry, amount: Amount) -> bool:
        """Say whether a number without a unit may be of pieces, though packs are the rule: more than one buys of new packs."""
        holds = entry.item.units.get(amount.unit, 1)
        if entry.item.base_unit != "EA" or holds <= 1 or found.how == "code" or self.scene.most_ordered(entry.sku) > 0:
            return False
        few = max(DOZEN, holds) if holds >= HOLDS_MANY else PACKS_FEW
        return amount.quantity >= min(PACKS_FEW, few)

    # ── questions ────────────────────────────────────────────────────────────────────────────────────

    def ask(self, ask: Ask) -> bool:
        """Open a question; what is asked about is not in the draft. Always false: nothing was put."""
        self.opened = [other for other in self.opened if other.about != ask.about]
        self.opened.append(ask.model_copy(update={"about": ask.about[:ABOUT_LONGEST]}))
        self.is_changed = True
        return False

    def close(self, ask: Ask) -> None:
        """Close a question."""
        self.asks = [other for other in self.asks if other is not ask]
        self.opened = [other for other in self.opened if other is not ask]


def _sum(entry: Entry, amount: Amount, before: DraftLine) -> Amount:
    if amount.unit == before.unit:
        return Amount(amount.quantity + before.quantity, amount.unit)
    total = base_of(entry.item, amount) + base_of(entry.item, Amount(before.quantity, before.unit))
    for unit in (before.unit, amount.unit):
        factor = entry.item.units.get(unit)
        if factor and total % factor == 0:
            return Amount(total / factor, unit)
    smallest = min(entry.item.units, key=lambda unit: entry.item.units[unit])
    return Amount(total / entry.item.units[smallest], smallest)


def _why(found: Found, count: Count) -> tuple[str, ...]:
    words = " ".join(slot.said for slot in found.slots)
    item = f"item by {found.how or 'words'}" + (f": {words}" if words else "")
    unit = f"unit {count.unit.code}" if count.unit else "the default unit"
    return item, f"quantity {plain(count.value):f}", unit


def scaled(line: DraftLine, times: Decimal) -> Amount:
    """Return a line's amount so many times."""
    return Amount(line.quantity * times, line.unit)
