"""Reads a cart that was sent from a platform's own catalogue."""

from __future__ import annotations

from chalicelib.domain.content import CatalogueItem, CatalogueOrder
from chalicelib.domain.trade import Ask, Turn
from chalicelib.understanding.catalogue.finding import Found
from chalicelib.understanding.dialogue.changes import change
from chalicelib.understanding.dialogue.heard import Heard, turn_of
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.reading.lines import Count


def cart_turn(cart: CatalogueOrder, scene: Scene) -> Turn:
    """Take a cart for a whole list; the words beside it may add a field or a line, and else are asked about.

    The platform knows no units: a quantity counts default selling units. Its prices are kept as claims.
    """
    words = Heard(cart.text or "", scene)
    work = Work(scene, [], [], is_changed=True)
    for item in cart.items:
        _take(item, work)
    if words.text.strip():
        before = (list(work.lines), list(work.opened))
        change(words.beside.text, scene, work)
        if (work.lines, work.opened) == before and any(piece.names for piece in words.pieces):
            work.ask(Ask(about=words.text.strip(), reason="change"))
    return turn_of(words, work, words.beside.fields)


def _take(said: CatalogueItem, work: Work) -> None:
    entry = work.scene.catalogue.entry(said.code) or next(iter(work.scene.catalogue.coded(said.code)), None)
    if entry is None:
        work.ask(Ask(about=said.code, quantity=said.quantity))
        return
    found = Found((entry,), is_certain=True, how="code", fits=True)
    taken = work.take(entry, Count(said.quantity, None, frozenset(), 0.0), about=said.code, found=found, way="add")
    if taken:
        claims = {"claimed_price": said.claimed_price, "currency": said.currency}
        work.lines[-1] = work.lines[-1].model_copy(update=claims)
