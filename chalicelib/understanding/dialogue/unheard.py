"""Lines of the draft that a message speaks of and leaves as they are: what should become of them is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.said import Said
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.pieces import Piece

STAYS = re.compile(
    r"\b(?:keep|leave|stays?|still want|as (?:is|are|it is|they are|before)|unchanged|yes to|happy with|fine|good|ok|okay|same|right|correct|deja|igual|bien|simpan|kekal|sama|rakho|theek|thik|sahi)\b|保留|不变|不动|照旧|一样|没问题"
)
"""Words of a line that is to stay as it is."""


def doubt_unheard(unheard: Iterable[Said], work: Work, before: Sequence[DraftLine]) -> None:
    """Ask what should become of the lines that pieces name which changed nothing."""
    if not work.is_changed:
        return
    said = [one for one in unheard if not STAYS.search(fold(one.about))]
    strange = [ask for ask in work.opened if ask.reason == "item" and not ask.choices]
    doubted = [one for one in said if doubt_named(one.piece, one.about, work, before)]
    if doubted:
        work.opened = [ask for ask in work.opened if ask not in strange]  # one change, one question


def doubt_named(piece: Piece, about: str, work: Work, before: Sequence[DraftLine]) -> bool:
    """Take the line that a piece names out of the draft and ask how many are wanted; say whether there is one."""
    if not piece.reading.wanted.words:
        return False
    lines = [line for entry in among_lines(piece, work) if (line := work.find(entry.sku)) in before]
    if len(lines) != 1 or lines[0] is None:
        return False
    doubt(lines[0], about, work)
    return True


def doubt(line: DraftLine, about: str, work: Work) -> None:
    """Take a line out of the draft and ask how many are wanted."""
    work.drop(line.sku)
    work.ask(Ask(about=about, reason="quantity", sku=line.sku, quantity=line.quantity, unit=line.unit))
