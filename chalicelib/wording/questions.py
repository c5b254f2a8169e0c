"""Questions about what a partner wrote, with the items among which the truth lies."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from chalicelib.domain.trade import Ask, Item, PastOrder
from chalicelib.wording.amounts import unit_name
from chalicelib.wording.phrases import language_of, say, shown
from chalicelib.wording.read_back import NAME_MAX, pack_text

ABOUT_MAX = 80


def choices_question(
    ask: Ask,
    items: Sequence[Item],
    language: str,
    *,
    subject: Item | None = None,
    orders: Sequence[PastOrder] = (),
) -> str:
    """Return the question.

    `items` are those that `ask.choices` names, numbered in the text; `subject` the item whose quantity or unit is in
    doubt; `orders` the earlier ones among which the truth lies.
    """
    rows = [say(_key(ask, len(items)), language, about=shown(ask.about, ABOUT_MAX))]
    rows += [_subject(subject, language)] if subject else []
    rows += [_choice(n, item, language) for n, item in enumerate(items, 1)]
    rows += [_order(order, language) for order in orders]
    return "\n".join(rows)


def choice_title(item: Item) -> str:
    """Return what stands on the button or the list row for this item."""
    return item.sku


def choice_description(item: Item, language: str) -> str:
    """Return the small print under the title: the name and the pack."""
    return _name(item, language) + pack_text(item.pack, language)


def _key(ask: Ask, choices: int) -> str:
    if ask.reason in ("item", "which"):
        return "ask_item" if choices == 0 else "ask_one" if choices == 1 else "ask_which"
    if ask.reason == "quantity" and ask.quantity is not None:
        return "ask_quantity_again"
    return f"ask_{ask.reason}"


def _subject(item: Item, language: str) -> str:
    units = [unit_name(unit, Decimal(1), language) for unit in item.units]
    name, pack = _name(item, language), pack_text(item.pack, language)
    return say("sold_by", language, sku=item.sku, name=name, pack=pack, units=", ".join(dict.fromkeys(units)))


def _order(order: PastOrder, language: str) -> str:
    key = "order_line" if order.on else "order_line_undated"
    return say(key, language, ref=shown(order.ref, NAME_MAX), date=order.on)


def _choice(n: int, item: Item, language: str) -> str:
    return say(
        "choice_line", language, n=n, sku=item.sku, name=_name(item, language), pack=pack_text(item.pack, language)
    )


def _name(item: Item, language: str) -> str:
    name = item.name_zh if language_of(language) == "zh" and item.name_zh else item.name
    return shown(name, NAME_MAX)
