"""Takes lines out, makes them fewer, doubles and halves them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from chalicelib.domain.trade import DraftLine
from chalicelib.understanding.amounts import Amount, resolved
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.dialogue.marks import Do, scale_in
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.said import Said
from chalicelib.understanding.dialogue.work import Work, scaled
from chalicelib.understanding.language.fold import fold, stem
from chalicelib.understanding.language.units import ONE
from chalicelib.understanding.language.units import Said as Unit
from chalicelib.understanding.reading.lines import Count, Reading, wanted_in
from chalicelib.understanding.reading.pieces import Piece
from chalicelib.understanding.reading.tokens import unit_of

_TIMES = {Do.DOUBLE: Decimal(2), Do.HALVE: Decimal("0.5"), Do.TRIPLE: Decimal(3)}
_FEWER = re.compile(r"\b(?:less|fewer)\b")
BARE_NO = re.compile(r"\W*(?:(?:and|but|actually|wait|oh|ok|sorry|pero|y|tapi|aur)[ ,]+)*(?:no|without|sin) \w|无|没有")


def skip_question(one: Said, work: Work) -> bool:
    """Leave out what is asked about: `forget the chip kits`."""
    if Do.REMOVE not in one.does:
        return False
    said = {stem(word) for word in one.piece.reading.wanted.words}
    units = {unit.code for token in one.piece.tokens if (unit := unit_of(token)) is not None}
    for ask in work.asks:
        asked = {stem(word) for word in re.findall(r"\w+", fold(ask.about))}
        is_by_unit = len(units) == 1 and len(one.piece.tokens) == 1 and ask.unit in units
        if (said and said <= asked) or is_by_unit:
            work.close(ask)
            work.is_changed = True
            return True
    return False


def remove(one: Said, work: Work) -> bool:
    """Take out the lines that the piece names; fewer of them where it says how many."""
    entries = among_lines(one.piece, work)
    if not entries:
        return False
    count = one.piece.reading.count
    is_some = count is not None and (not is_article(one, count) or _FEWER.search(fold(one.about)) is not None)
    for entry in entries:
        line = work.find(entry.sku)
        work.removed = line
        fewer = _fewer(entry, line, count) if count is not None and is_some else None
        if line is not None and fewer is not None:
            work.put_amount(entry, fewer, about=one.about, why=("fewer",))
            work.removed = None
        else:
            work.drop(entry.sku)
    return True


_REST = re.compile(r"\W*(?:\w+ )?(?:the |all the )?(?:rest|others?|remaining(?: ones)?|everything else)\W*$")


def drop_rest(one: Said, work: Work, kept: Sequence[Piece]) -> bool:
    """Take out all lines but those that are to be kept: `keep the mugs, cancel the rest`."""
    if Do.REMOVE not in one.does or one.piece.names or not kept or not _REST.match(fold(one.about)):
        return False
    stays = {entry.sku for piece in kept for entry in among_lines(piece, work)}
    for sku in work.base - stays if stays else ():
        work.drop(sku)
    return bool(stays)


def is_article(one: Said, count: Count) -> bool:
    """Say whether a quantity is only an article: `a bunch`."""
    return any(one.piece.tokens[n].is_weak for n in count.used)


def _fewer(entry: Entry, line: DraftLine | None, count: Count) -> Amount | None:
    """Return what is left of a line by so many fewer, None where nothing is, or the units have nothing in common."""
    less = resolved(entry.item, count.total, count.code or (line.unit if line else None))
    if line is None or less is None or less.unit != line.unit or not 0 < less.quantity < line.quantity:
        return None
    return Amount(line.quantity - less.quantity, line.unit)


_ALL = re.compile(
    r"\b(?:everything|every line|all(?: of (?:it|them|that))?|the (?:whole )?(?:lot|order|list)|tod[oa]s?(?: el pedido| lo demas)?|semua(?:nya)?|sab(?: kuch)?|sabhi)\b|全部|所有|整单|都"
)
_BUT = re.compile(
    r"\b(?:except|apart from|but(?: for| not| leave)?|other than|excepto|menos|salvo|kecuali|chhod ke|siva[ey]?)\b(?: for| the)*|除了?"
)


def scale_all(one: Said, work: Work) -> bool:
    """Double or halve every line but those that are left out: `halve everything except the tea, it is a quiet week`."""
    text = fold(one.about)
    scale, rest = scale_in(one.about)
    if scale is None or not work.base or not _ALL.search(fold(rest)):
        return False
    match = _BUT.search(text)
    kept: set[str] = set()
    if match is not None:
        tokens = tuple(work.scene.tokens(one.about[match.end() :]))
        kept = {entry.sku for entry in among_lines(Piece(tokens, Reading()), work)}
        if not kept:
            return False
    for sku in [line.sku for line in work.lines if line.sku in work.base - kept]:
        _scale_line(sku, scale, one, work)
    return True


def scale(one: Said, work: Work) -> bool:
    """Double or halve the lines that the piece names, or all of them."""
    if not work.base:
        return False
    count = one.piece.reading.count
    scale, _ = scale_in(one.about)
    is_half = count is not None and count.value == _TIMES[Do.HALVE] and count.unit is None
    if (
        scale is None
        or (scale is Do.HALVE and not is_half and count is not None)
        or (scale is not Do.HALVE and count is not None and count.unit is not None)
    ):
        return False
    _, rest = scale_in(one.about)
    tokens = work.scene.tokens(rest)
    entries = among_lines(Piece(tuple(tokens), Reading()), work) if tokens else []
    named = any(wanted_in(tokens, None).words) if tokens else False
    if named and not entries:
        return False
    skus = [entry.sku for entry in entries] or [line.sku for line in work.lines]
    for sku in skus:
        _scale_line(sku, scale, one, work)
    return True


def _scale_line(sku: str, scale: Do, one: Said, work: Work) -> None:
    line, entry = work.find(sku), work.scene.catalogue.entry(sku)
    if line is not None and entry is not None:
        count = _count(scaled(line, _TIMES[scale]))
        work.take(entry, count, about=one.about, found=one.piece.reading.found, way="put")


def _count(amount: Amount) -> Count:
    return Count(amount.quantity, Unit(amount.unit, ONE), frozenset(), 0.0)


def change_unit(one: Said, work: Work) -> bool:
    """Change the unit of the line spoken of last: `sorry, I meant boxes`."""
    units = [unit for token in one.piece.tokens if (unit := unit_of(token)) is not None]
    if len(units) != 1 or len(one.piece.tokens) != 1 or not one.does & {Do.CORRECT, Do.SET} or not work.touched:
        return False
    line = work.find(work.touched[-1])
    entry = work.scene.catalogue.entry(line.sku) if line is not None else None
    if line is None or entry is None:
        return False
    count = Count(line.quantity, units[0], frozenset(), 0.0)
    work.take(entry, count, about=one.about, found=one.piece.reading.found, way="put")
    return True
