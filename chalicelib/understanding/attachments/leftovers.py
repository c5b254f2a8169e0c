"""Tells apart what is in a file beside the lines of the order: sums and page numbers, which say nothing, and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chalicelib.understanding.attachments.figures import money_in
from chalicelib.understanding.attachments.sheet import MAX_TEXT, Cell, Line, shown
from chalicelib.understanding.language.fold import fold

_SUMS = """(?:grand |sub|sub |sub-|order |net |page |gross |invoice |total )?totals?(?: (?:amount|qty|quantity|due|order|price|value|items?|cases|units|incl\\w*|excl\\w*|net|gross|tax|general|a pagar|ht|ttc|cartons|ctns|pieces))*
    sum | balance due | amount due | (?:sales )?tax | vat | gst | sst | iva | i\\.?v\\.?a\\.? | tva | mwst\\.? | ust\\.? | cukai | (?:vat|gst|iva|tva|mwst|sst|tax)\\.? ?\\(?\\d{1,2}(?:[.,]\\d+)? ?%\\)?
    carried forward | brought forward | total carried forward | continued(?: on (?:the )?next page)?
    合计 | 总计 | 小计 | 共计 | 总额 | 合計 | 總計 | 小計 | 总金额 | 合计金额 | 总数量 | 合计数量 | 本页合计 | 本页小计 | 税额 | 税金 | 承前页 | 过次页 | 大写金额 | 合计\\(大写\\)
    suma(?: total)? | importe total | base imponible | jumlah(?: (?:besar|kecil|keseluruhan|kuantiti))? | jumlah harga
    summe | gesamt(?:summe|betrag|menge|preis)? | zwischensumme | nettobetrag | bruttobetrag | endbetrag | ubertrag
    sous-?\\s?total | montant total | somme | report"""
_PAGES = """(?:page|seite|pagina|pag|halaman|muka surat|p)\\.? ?\\d+(?: ?(?:of|/|von|de|sur|daripada|dari) ?\\d+)? | \\d+ ?(?:/|of) ?\\d+ | 第 ?\\d+ ?页.* | - ?\\d+ ?- | 共 ?\\d+ ?页.*"""
_CELL_MOST = 60


def _any_of(phrases: str) -> re.Pattern[str]:
    parts = [part.strip() for part in re.split(r" \| |\n", phrases) if part.strip()]
    return re.compile("|".join(f"(?:{part})" for part in parts))


_SUM, _PAGE = _any_of(_SUMS), _any_of(_PAGES)
_SUM_LINE = re.compile(rf"(?:{_SUM.pattern})\s*:?\s*(?:[^\w\s]|[a-z]{{2,3}})?\s*\d[\d.,' ]*(?:[^\w\s]|[a-z]{{2,6}})?")


def is_sum(cells: Iterable[Cell]) -> bool:
    """Say whether these cells are a total, a tax or a sum carried over."""
    words = [fold(cell).strip(" :*=") for cell in cells if isinstance(cell, str) and 0 < len(cell) <= _CELL_MOST]
    return any(_SUM.fullmatch(word) or _SUM_LINE.fullmatch(word) for word in words)


def is_page_number(line: Line) -> bool:
    """Say whether the line tells nothing but the number of its page."""
    words = " ".join(line.words())
    return len(words) <= _CELL_MOST and _PAGE.fullmatch(fold(words)) is not None


def is_only_numbers(cells: Iterable[Cell]) -> bool:
    """Say whether there is no word in these cells: the sums under a table."""
    return all(cell == "" or money_in(cell) is not None for cell in cells)


def text_of(lines: Iterable[Line]) -> str:
    """Return the words of these lines, each once: what repeats stands at the head of every page."""
    said = dict.fromkeys(phrase for line in lines for phrase in _phrases(line) if phrase)
    return "\n".join(said)[:MAX_TEXT]


def ends_as_label(text: str) -> bool:
    """Say whether these words announce what follows them: `Ship to:`."""
    return fold(text[-1:]) == ":"


def _phrases(line: Line) -> Iterator[str]:
    """Part a line where the next label begins: `Date:`, `PO No: 4711`."""
    held: list[str] = []
    for word in (shown(cell) for cell in line.cells if cell != ""):
        if held and ":" in fold(word) and not ends_as_label(held[-1]):
            yield " ".join(held)
            held = []
        held.append(word)
    yield " ".join(held)
