"""Takes a file for what it is: an order, line by line as its columns say, or something for a person to look at."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from chalicelib.domain.content import OrderSheet, SheetRow, written
from chalicelib.domain.partners import Role
from chalicelib.domain.trade import SUPPLIER_NOTICES, Ask, DraftLine, Intent, Turn
from chalicelib.understanding.attachments.figures import is_unit
from chalicelib.understanding.attachments.items import OwnWords, item_of, own_words
from chalicelib.understanding.attachments.surroundings import fields_of, is_another_paper
from chalicelib.understanding.catalogue.finding import Found
from chalicelib.understanding.dialogue.changes import change
from chalicelib.understanding.dialogue.heard import Heard, stay, turn_of
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.turns import heard
from chalicelib.understanding.dialogue.work import Way, Work
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.detect import language_of
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.language.units import CHINESE, LATIN, ONE, Said
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Count

_SAID = frozenset(
    {Intent.QUOTE, Intent.TICKET, Intent.STATUS, Intent.DOCUMENT, Intent.BANK_CHANGE, Intent.CANCEL, *SUPPLIER_NOTICES}
) | {Intent.OPT_OUT, Intent.AUTO_REPLY}
"""What a caption may want of us that the rows do not change."""

_TOLD = (_SAID - {Intent.CANCEL, Intent.OPT_OUT, Intent.AUTO_REPLY}) | {Intent.ORDER, Intent.AMEND, Intent.REORDER}
"""What a file without a table may want of us: nobody says yes, or calls an order off, by the words of a file."""

WORDS_MOST = 90
"""Signs of a row that are kept with its line: two hundred and fifty of them fit into a record of the store."""

ASKS_FEW, ASKS_MOST = 12, 30

_AND = "and "
"""Before a caption: what it lists comes to the rows, and never takes their place."""

_IDLE = re.compile(
    r"\b\d+\s*(?:pages?|items?|lines?|rows?|skus?|files?|attachments?|sheets?)\b|\bno (?:problem|rush|hurry|worries)\b|\bnot (?:urgent|sure)\b|"
    r"(?:\b(?:please|pls|kindly|see|find|as|per|in|the|our|order|list|po|file|is|are)\s+)*"
    r"\b(?:attach(?:ed|ment|ments)?|enclosed|adjunt[oa]s?|dilampirkan|lampiran|beigefugt|anbei|ci-joint)\b|(?:见|详见|如)?附件|附上"
)
"""Words that only say that there is a file."""

_BUT = re.compile(
    r"\b(?:but|except|without|minus|only|not?|skip|leave|drop|remove|instead|less|fewer|change|pero|sin|excepto|menos|salvo|kecuali|tanpa|"
    r"jangan|tapi|nahi|bina|ohne|ausser|aber|sans|sauf)\b|不要|除了|但|去掉|换|改|少"
)
"""Words that take something back of what the file says."""


def sheet_turn(sheet: OrderSheet, scene: Scene) -> Turn:
    """Return what a file means, given the draft before it. What is no order for certain is left to a person."""
    caption = sheet.text or ""
    scene = scene.speaking(language_of(caption, language_of(_words(sheet), scene.language)))
    asked = heard(caption, scene) if caption.strip() else stay(scene, Intent.OTHER)
    if asked.intent in _SAID and not _is_replaced(caption, asked):
        return asked
    if not sheet.rows or scene.partner.role is Role.SUPPLIER or is_another_paper(sheet):
        return _letter(sheet, scene)
    return _order(sheet, scene)


def _words(sheet: OrderSheet) -> str:
    return "\n".join(row.name or "" for row in sheet.rows) if sheet.rows else sheet.around


def _is_replaced(caption: str, asked: Turn) -> bool:
    """Say whether the file shall take the place of what is called off: "cancel that, take this list instead"."""
    return asked.intent is Intent.CANCEL and cues.cue(cues.REPLACE).search(fold(caption)) is not None


def _letter(sheet: OrderSheet, scene: Scene) -> Turn:
    if sheet.rows and scene.partner.role is not Role.SUPPLIER:
        return stay(scene, Intent.OTHER)
    rows = (row.written() for row in sheet.rows)
    turn = heard("\n".join([sheet.text or "", sheet.around, *rows]), scene)
    return turn if turn.intent in _TOLD else stay(scene, Intent.OTHER)


# ── an order ─────────────────────────────────────────────────────────────────────────────────────────


def _order(sheet: OrderSheet, scene: Scene) -> Turn:
    words = Heard(sheet.text or "", scene)
    fields = fields_of(sheet, scene)
    work = _begun(sheet, fields.po, scene)
    before = scene.draft.fields.po if work.lines else None
    is_another = fields.po is not None and before not in (None, fields.po)
    corrected = set() if is_another else {line.sku for line in work.lines}
    own = own_words(scene)
    rows = _summed(sheet.rows)
    for row in rows:
        _take(row, work, corrected, own)
    if _is_beyond_asking(len(work.opened), len(rows)):
        return stay(scene, Intent.OTHER)
    _hear_caption(words, work)
    if is_another:
        fields = fields.model_copy(update={"po": f"{before}, {fields.po}"})
    return turn_of(Heard(written(sheet), scene), work, fields)


def _is_beyond_asking(asks: int, rows: int) -> bool:
    """Say whether nobody would answer so many questions in a chat: the list is not of our goods, perhaps."""
    return asks > ASKS_MOST or (asks > ASKS_FEW and asks * 2 > rows)


def _begun(sheet: OrderSheet, po: str | None, scene: Scene) -> Work:
    """Begin with the draft, but with nothing where the file is a new version of the order in it."""
    draft = scene.draft
    is_new_version = po is not None and po == draft.fields.po
    if is_new_version or cues.cue(cues.REPLACE).search(fold(sheet.text or "")):
        return Work(scene, is_changed=True)
    asks = [ask for ask in draft.asks if ask.reason not in ("duplicate", "change")]
    return Work(scene, list(draft.lines), asks, is_changed=True)


def _summed(rows: tuple[SheetRow, ...]) -> list[SheetRow]:
    """Join the rows that order the same again, so that none takes another's place in a question."""
    found: dict[tuple[str | None, ...], SheetRow] = {}
    for row in rows:
        key: tuple[str | None, ...] = (row.code, row.name, row.unit)
        before = found.get(key)
        if before is None:
            found[key] = row
        elif before.quantity is None or row.quantity is None:
            found[*key, row.where] = row
        else:
            found[key] = before.model_copy(update={"quantity": before.quantity + row.quantity})
    return list(found.values())


def _take(row: SheetRow, work: Work, corrected: set[str], own: OwnWords) -> None:
    """Take a row for a line, or ask. What is `corrected` takes the place of a line that was there; the rest adds up."""
    found = item_of(row, work.scene, own)
    about = row.written()[:WORDS_MOST]
    if not (found.is_certain and found.sizes_fit):
        work.ask(_which(row, found, work))
        return
    entry = found.entries[0]
    if row.quantity is None:
        work.ask(Ask(about=about, reason="quantity", sku=entry.sku, unit=_code_of(row.unit)))
        return
    if row.unit and _said(row.unit) is None and not any(sign.isdigit() for sign in row.unit):
        work.ask(Ask(about=about, reason="unit", quantity=row.quantity, sku=entry.sku))
        return
    way: Way = "put" if entry.sku in corrected else "add"
    corrected.discard(entry.sku)
    count = Count(row.quantity, _said(row.unit), frozenset(), 0.0)
    if work.take(entry, count, about=about, found=found, way=way):
        _note_price(row, entry.sku, work)


def _which(row: SheetRow, found: Found, work: Work) -> Ask:
    about = " ".join(part for part in (row.code, row.name) if part)[:WORDS_MOST]
    if not about or any(ask.about == about for ask in work.opened):
        # A second question about the same words would take the first one's place.
        about = f"{about or row.written()[:WORDS_MOST]} ({row.where})"
    count = row.quantity
    return Ask(
        about=about,
        choices=tuple(entry.sku for entry in found.entries),
        reason="which" if found.entries else "item",
        quantity=count * _times(row.unit) if count is not None else None,
        unit=_code_of(row.unit),
    )


def _note_price(row: SheetRow, sku: str, work: Work) -> None:
    if row.claimed_price is not None:
        work.lines = [_priced(line, row) if line.sku == sku else line for line in work.lines]


def _priced(line: DraftLine, row: SheetRow) -> DraftLine:
    return line.model_copy(update={"claimed_price": row.claimed_price})


# ── units ────────────────────────────────────────────────────────────────────────────────────────────


def _said(unit: str | None) -> Said | None:
    """Return what a word for a unit means, None where it is none that we know."""
    word = fold(unit or "").strip(" .()[]:")
    return LATIN.get(word) or CHINESE.get(word) if is_unit(word) else None


def _code_of(unit: str | None) -> str | None:
    said = _said(unit)
    return said.code if said else None


def _times(unit: str | None) -> Decimal:
    said = _said(unit)
    return said.times if said else ONE


# ── the caption ──────────────────────────────────────────────────────────────────────────────────────


def _hear_caption(words: Heard, work: Work) -> None:
    """Let the words beside the file change the order where they name items; what they change is never guessed."""
    folded = fold(words.beside.text)
    idle = [match.span() for pattern in (_IDLE, cues.cue(cues.REPLACE)) for match in pattern.finditer(folded)]
    text = blanked(words.beside.text, idle)
    pieces = words.scene.pieces(text)
    names = any(piece.names and (piece.has_count or piece.reading.found.fits) for piece in pieces)
    if not names and not _BUT.search(fold(text)):
        return
    before = (list(work.lines), list(work.opened))
    drafted = words.scene.draft.model_copy(update={"lines": tuple(work.lines)})
    change(f"{_AND}{text}", replace(words.scene, draft=drafted), work)
    if (work.lines, work.opened) == before:
        work.ask(Ask(about=words.text.strip(), reason="change"))
