"""Reads a cart that was sent from a platform's own catalogue."""

from __future__ import annotations

from chalicelib.domain.content import CatalogueItem, CatalogueOrder
from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.drafting import Drafted, summed
from chalicelib.understanding.lines import drafted
from chalicelib.understanding.lookup import Lookup


def cart_order(cart: CatalogueOrder, lookup: Lookup, language: str) -> Drafted:
    """Return the lines of a cart, and a question for every code that is not ours.

    The platform knows no units: a quantity counts default selling units. Its prices are kept as claims.
    """
    read = [_line(item, lookup, language) for item in cart.items]
    return Drafted(summed(line for line, _ in read if line), tuple(ask for _, ask in read if ask))


def _line(said: CatalogueItem, lookup: Lookup, language: str) -> tuple[DraftLine | None, Ask | None]:
    item = lookup.catalogue.by_sku(said.code)
    if item is None:
        return None, Ask(about=said.code, quantity=said.quantity)
    line, ask = drafted(item, said.quantity, None, about=said.code, how="code", language=language)
    claims = {"claimed_price": said.claimed_price, "currency": said.currency}
    return line and line.model_copy(update=claims), ask
