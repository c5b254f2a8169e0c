"""What an order does to the draft before it: begin, add, change, take off, replace, answer a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chalicelib.domain.trade import Ask, Draft, DraftLine
from chalicelib.understanding.orders import Mode, Order

Lines = tuple[DraftLine, ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft's lines and open questions."""

    lines: Lines
    asks: tuple[Ask, ...]


def drafted(draft: Draft, order: Order) -> Drafted:
    """Return the lines and the questions of the draft after this order."""
    return _BY_MODE[order.mode](draft, order)


def _listed(draft: Draft, order: Order) -> Drafted:
    """Take a list without a word on what it does to the draft.

    It answers open questions; without lines it changes nothing but what stands beside them; alone it changes its own line, or adds one; otherwise it is the whole new list.
    """
    if not order.lines and not order.asks:
        return Drafted(draft.lines, draft.asks)
    if draft.asks and len(order.lines) + len(order.asks) <= len(draft.asks):
        return _answered(draft, order)
    if len(order.lines) + len(order.asks) == 1 and draft.lines:
        return Drafted(changed(draft.lines, order.lines), (*draft.asks, *order.asks))
    return _replaced(draft, order)


def _answered(draft: Draft, order: Order) -> Drafted:
    still_open = draft.asks
    for sku in (*(line.sku for line in order.lines), *(ask.sku for ask in order.asks)):
        still_open = _without_answered(still_open, {sku} - {None})
    for ask in order.asks:
        still_open = _without_answered(still_open, {*ask.choices})
    return Drafted(changed(draft.lines, order.lines), (*still_open, *order.asks))


def _without_answered(asks: tuple[Ask, ...], skus: set[str | None]) -> tuple[Ask, ...]:
    """Return the questions without the first that these items answer: one about them, else the one about no item."""
    about_them = [ask for ask in asks if skus & {ask.sku, *ask.choices}]
    about_none = [ask for ask in asks if ask.sku is None and not ask.choices]
    answered = about_them or (about_none if len(about_none) == 1 and skus else [])
    return tuple(ask for ask in asks if ask is not next(iter(answered), None))


def _replaced(draft: Draft, order: Order) -> Drafted:
    del draft
    return Drafted(summed(order.lines), order.asks)


def _added(draft: Draft, order: Order) -> Drafted:
    return Drafted(summed((*draft.lines, *order.lines)), (*draft.asks, *order.asks))


def _removed(draft: Draft, order: Order) -> Drafted:
    """Take off the items that are named; their quantities mean nothing here."""
    named = {line.sku for line in order.lines} | {ask.sku for ask in order.asks if ask.sku}
    unknown = tuple(ask for ask in order.asks if ask.sku is None)
    gone = tuple(ask for ask in draft.asks if ask.sku in named or named & set(ask.choices))
    return Drafted(
        tuple(line for line in draft.lines if line.sku not in named),
        (*(ask for ask in draft.asks if ask not in gone), *unknown),
    )


def changed(before: Lines, news: Lines) -> Lines:
    """Return the lines with the new ones in the place of those of the same item, the others behind."""
    kept = list[DraftLine]()
    left = list(summed(news))
    for line in before:
        same = [new for new in left if new.sku == line.sku]
        is_changed = line.sku in {new.sku for new in news}
        kept += same if is_changed else [line]
        left = [new for new in left if new.sku != line.sku]
    return (*kept, *left)


def summed(lines: Iterable[DraftLine]) -> Lines:
    """Return the lines with those of one item and one unit made one."""
    found: dict[tuple[object, ...], DraftLine] = {}
    for line in lines:
        key = (line.sku, line.unit, line.claimed_price, line.currency)
        before = found.get(key)
        quantity = line.quantity + before.quantity if before else line.quantity
        found[key] = (before or line).model_copy(update={"quantity": quantity})
    return tuple(found.values())


_BY_MODE: dict[Mode, Callable[[Draft, Order], Drafted]] = {
    Mode.LIST: _listed,
    Mode.ADD: _added,
    Mode.REMOVE: _removed,
    Mode.REPLACE: _replaced,
}
