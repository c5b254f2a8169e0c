"""Reads what stands around the table of a file: the order's number, its day and place, and what kind of paper it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chalicelib.domain.content import OrderSheet
from chalicelib.domain.trade import Fields
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.fields import beside, merged

_HEAD_LINES = 12
"""Lines among which a paper tells its title."""

_OF_DELIVERY = re.compile(
    r"deliver|requir|need|arriv|\beta\b|ship(?:ping|ment)? (?:date|by|on)|\bdue\b|entrega|hantar|liefer|livraison|交货|送货|到货|要货|交期"
)
_OF_MONEY = re.compile(r"pay|invoice|valid|bank|vencim|bayar|zahl|付款|发票|有效")
_OWN_NUMBER = re.compile(
    r"\bp\.?\s?o\b|purchase order|order (?:no|num|nr|ref|#|:)|orden de compra|pesanan|bestell|采购|订单|单号"
)
_ORDERS = (
    r"(?:new |sales |our )?(?:purchase )?orders?(?: form| list)?|p\.?\s?o\.?|orden de compra|pedido|pesanan|bestellung|commande|"
    r"采购订?单|订货?单|要货单"
)
_OTHERS = (
    r"(?:tax |pro ?-?forma |commercial |sales )?invoices?|delivery (?:note|order)|credit note|debit note|statement(?: of account)?|receipt|"
    r"packing (?:list|slip)|remittance(?: advice)?|price ?list|catalogue|catalog|quotation|quote|factura|remision|nota de entrega|estado de cuenta|"
    r"lista de precios|cotizacion|invois|penyata|sebut harga|rechnung|lieferschein|gutschrift|angebot|preisliste|facture|bon de livraison|devis|"
    r"发票|送货单|对账单|报价单|价目表|装箱单|收据"
)
_ORDER_TITLE, _OTHER_TITLE = (
    re.compile(rf"\W*(?:{titles})(?:\W*(?:no|nr|num|number|#|:|\d).*)?\W*") for titles in (_ORDERS, _OTHERS)
)


def is_another_paper(sheet: OrderSheet) -> bool:
    """Say whether the paper calls itself an invoice, a price list or the like: by its first title, else by its name."""
    if re.search(rf"\b(?:{_ORDERS})\b", fold(sheet.text or "")):
        return False
    for line in (*sheet.around.splitlines()[:_HEAD_LINES], _stem(sheet)):
        folded = fold(line)
        if _ORDER_TITLE.fullmatch(folded):
            return False
        if _OTHER_TITLE.fullmatch(folded):
            return True
    return False


def fields_of(sheet: OrderSheet, scene: Scene) -> Fields:
    """Return the number, the day and the place that the paper names; what the caption says counts before it."""
    found = Fields()
    for line in _lines(sheet):
        said = _said(line, scene)
        if not _OF_DELIVERY.search(fold(line)) or _OF_MONEY.search(fold(line)):
            said = said.model_copy(update={"deliver_on": None})  # the day on which the order was written
        found = merged(said, found)
    return merged(found, _said(sheet.text or "", scene))


def _lines(sheet: OrderSheet) -> Iterator[str]:
    """List the lines, those first that name the order's own number; the file's name comes last."""
    lines = sheet.around.splitlines()
    yield from sorted(lines, key=lambda line: _OWN_NUMBER.search(fold(line)) is None)
    yield _stem(sheet)


def _stem(sheet: OrderSheet) -> str:
    return (sheet.filename or "").rpartition(".")[0].replace("_", " ")


def _said(text: str, scene: Scene) -> Fields:
    partner = scene.partner
    return beside(text, ship_to=partner.ship_to, today=scene.today, locale=partner.locale).fields
