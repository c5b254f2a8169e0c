"""An order and something else in one message: told, asked or complained of; its clauses are heard apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from chalicelib.domain.trade import Intent, Turn
from chalicelib.understanding.dialogue import reorders, talk
from chalicelib.understanding.dialogue.heard import IF_IN_STOCK, LIST_LEAST, ORDERING, SURE, Heard, first_fitting, stay
from chalicelib.understanding.dialogue.ways.orders import TRADING, is_article
from chalicelib.understanding.dialogue.ways.questions import LATER, talked
from chalicelib.understanding.dialogue.ways.replies import cancel
from chalicelib.understanding.language import clauses, grievances
from chalicelib.understanding.reading.clean import blanked, without_numbers_of_people
from chalicelib.understanding.reading.fields import beside
from chalicelib.understanding.reading.pieces import Piece


def parted(words: Heard) -> Turn | None:
    """Hear the clauses of an order by themselves where others only tell, ask or complain of something."""
    is_whole = words.part is not None or words.is_edit or _is_list(words)
    if words.scene.draft.lines or words.scene.draft.asks or is_whole:
        return None
    if talk.not_an_order(words.folded) or _HEDGED.search(words.folded) or cancel(words) is not None:
        return None
    if grievances.grievance_in(words.folded) in _ACROSS and not _POLITE.search(words.folded):
        return None
    every = _clauses(words)
    idle = [clause for clause in every if clause.is_idle]
    needs_verb = any(clause.kind in (Intent.TICKET, Intent.QUOTE, Intent.DOCUMENT) for clause in idle)
    if not idle or not any(clause.has_verb if needs_verb else clause.is_order for clause in every):
        return None
    if any(clause.pieces and clause.kind is None and not clause.is_order for clause in every):
        return None
    return _heard_without(idle, words)


_ACROSS = ("short", "price")
"""What is complained of by two numbers, which may stand in two clauses."""


@dataclass(frozen=True)
class Clause:
    """A clause of a message. `kind`: what it says beside the order; `has_verb`, `is_order`: whether it orders something by a verb, or for certain."""

    span: tuple[int, int]
    kind: str | None
    has_verb: bool
    is_order: bool
    pieces: tuple[Piece, ...]

    @property
    def is_idle(self) -> bool:
        """Say whether nothing is ordered in it."""
        return self.kind is not None and not self.is_order


def _is_list(words: Heard) -> bool:
    return words.text.count("\n") >= LIST_LEAST


def _clauses(words: Heard) -> list[Clause]:
    """Return the clauses of a text, none where it is a list or all of it may order something."""
    if _is_list(words):
        return []
    plain = IF_IN_STOCK.sub(lambda match: " " * len(match.group()), words.folded)
    plain = talk.without_items(plain, words.pieces)
    spans = clauses.clauses(words.folded)
    kinds = [_kind_of(words.folded[slice(*span)], plain[slice(*span)], words) for span in spans]
    if not any(kinds):
        return []
    every = [_clause(span, kind, words) for span, kind in zip(spans, kinds, strict=True)]
    for place, (before, clause) in enumerate(pairwise(every), 1):
        goes_on = words.text[before.span[1] : clause.span[0]].strip() in (",", "，")
        if goes_on and before.kind == "told" and before.pieces and clause.kind is None and not clause.has_verb:
            every[place] = replace(clause, kind="told", is_order=False)
    return every


def _clause(span: tuple[int, int], kind: str | None, words: Heard) -> Clause:
    inside = tuple(piece for piece in words.scene.pieces(words.beside.text[slice(*span)]) if piece.has_count)
    said = words.folded[slice(*span)]
    if kind in _CHATTER and inside and _orders_plainly(said) and not grievances.wants_back(said):
        kind = None
    orders = kind is None and ORDERING.search(_UNWANTED.sub(" ", words.folded[slice(*span)])) is not None
    has_verb = orders and any(_is_of_goods(piece) for piece in inside)
    is_bare = kind is None and any(_is_sure(piece) for piece in inside)
    return Clause(span, kind, has_verb, has_verb or is_bare, inside)


_CHATTER = (Intent.STATUS, Intent.TICKET)


def _orders_plainly(said: str) -> bool:
    """Say whether a clause has a word of ordering that is no word of politeness."""
    return ORDERING.search(_POLITE.sub(" ", _UNWANTED.sub(" ", said))) is not None


def _is_of_goods(piece: Piece) -> bool:
    """Say whether a quantity is one of goods that we know, or of something spoken of before."""
    count = piece.reading.count
    if count is None or is_article(piece, count):
        return False
    return not piece.names or bool(piece.reading.found.entries)


def _is_sure(piece: Piece) -> bool:
    """Say whether a piece is a line for certain: by its unit, by a code, or as a quantity with its goods behind it."""
    reading, count = piece.reading, piece.reading.count
    if count is None:
        return False
    if count.unit is not None or count.worth > SURE or (reading.found.how == "code" and bool(reading.found.entries)):
        return True
    return reading.is_line and reading.found.fits and bool(count.used) and min(count.used) == 0


def _kind_of(said: str, plain: str, words: Heard) -> str | None:
    """Return what a clause says that orders nothing: what it tells, lacks, asks or complains of."""
    if talk.is_instruction(said):
        return "machine"
    if clauses.tells_surely(said):
        return "told"
    orders = ORDERING.search(said) is not None
    if clauses.lacks(said) and not orders:
        return "lack"
    intent = None if _IF.match(said) else talked(plain, words)
    is_plain = intent is None and not orders and not (_IF.match(said) or _REDRESS.search(said) or LATER.search(said))
    return "told" if is_plain and clauses.tells(said) else intent


def tale(words: Heard) -> Turn | None:
    """Hear what is told of goods: no order, whatever is counted."""
    if words.scene.draft.lines or words.scene.draft.asks or words.part is not None:
        return None
    counted = [clause for clause in _clauses(words) if clause.pieces]
    if not counted or any(clause.kind != "told" for clause in counted):
        return None
    if reorders.reorder_in(words.text, words.scene) is not None and words.scene.dealings.orders:
        return None
    plain = talk.without_items(words.folded, words.pieces)
    return None if talked(plain, words) is not None else stay(words.scene, Intent.OTHER)


def _heard_without(idle: list[Clause], words: Heard) -> Turn | None:
    scene, text = words.scene, words.text
    told = blanked(text, [clause.span for clause in idle if clause.kind in ("told", "lack")])
    said = beside(
        without_numbers_of_people(told), ship_to=scene.partner.ship_to, today=scene.today, locale=scene.partner.locale
    )
    rest = replace(words, part=blanked(text, [clause.span for clause in idle]), also=said.fields)
    counted = [piece for piece in rest.pieces if piece.has_count]
    if len(counted) == 1 and not (counted[0].names and counted[0].reading.found.entries):
        rest = replace(rest, part=_lent(rest.text, counted[0], idle, words))
    turn = first_fitting(TRADING, rest)
    return turn if turn is not None and (turn.lines or any(ask.choices for ask in turn.asks)) else None


def _lent(part: str, counted: Piece, idle: list[Clause], words: Heard) -> str:
    """Name the goods where an order leaves them to what was told before: `COLA-330 came, send 3 cs more`."""
    before = [p for clause in idle for p in words.scene.pieces(words.text[slice(*clause.span)])]
    goods = {_goods_of(piece) for piece in before if piece.names and piece.reading.found.entries}
    if len(goods) != 1 or counted.reading.count is None:
        return part
    end = counted.tokens[max(counted.reading.count.used)].end
    return f"{part[:end]} {goods.pop()} {part[end:]}"


def _goods_of(piece: Piece) -> str:
    """Return the words of a piece by which its goods were found."""
    first = piece.reading.found.entries[0]
    if piece.reading.found.how == "code":
        return first.sku
    own = {word for slot in piece.reading.found.slots if slot.option(first) for word in slot.said.split()}
    return " ".join(token.text for token in piece.tokens if token.text in own) or " ".join(piece.reading.wanted.words)


_UNWANTED = re.compile(r"\b(?:don't|dont|didn't|do not|no|not) (?:\w+ )?(?:need|want|order)\b|\bno need\b")

_POLITE = re.compile(r"\b(?:please|pls|plz|also)\b")
"""Words that go with an order and do not make one."""

_IF = re.compile(r"\W*(?:if|when|once|unless|si|kalau|jika|agar)\b|[\s，,]*(?:如果|要是|若)")

_HEDGED = re.compile(
    r"\b(?:might (?:want|need|take|have)|may (?:want|need)|maybe|perhaps|shayad|mungkin|quizas?|a lo mejor|tal vez)\b|可能|也许|说不定"
)

_REDRESS = re.compile(
    r"\b(?:replac\w+|missing|the (?:rest|others?|balance|right|correct)|refund|credit|send (?:someone|somebody|the driver)|back|collect\w*|copy|invoice|swap)\b|补发|换货|退"
)
"""What is asked for to make good what went wrong: no new order."""
