"""Says what a text means: the first way of hearing it that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from chalicelib.domain.trade import Ask, Fields, Intent, Turn
from chalicelib.understanding.classifier.features import READ_MOST
from chalicelib.understanding.dialogue import talk
from chalicelib.understanding.dialogue.asked import asked_about
from chalicelib.understanding.dialogue.heard import ABOUT_LONGEST, ORDERING, Heard, first_fitting, stay, strong_lines
from chalicelib.understanding.dialogue.leaning import TRADE, leaning
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.ways.machines import bank_change, instruction, machine, notice, opt_out
from chalicelib.understanding.dialogue.ways.mixed import parted, tale
from chalicelib.understanding.dialogue.ways.orders import (
    TRADING,
    change_wish,
    lines_or_changes,
    reorder,
    skip,
    unclear,
    which_order,
)
from chalicelib.understanding.dialogue.ways.questions import fallback, no_order, question_or_complaint, story
from chalicelib.understanding.dialogue.ways.repeats import again, once_or_twice
from chalicelib.understanding.dialogue.ways.replies import cancel, says_yes, tells, undo, wait, yes
from chalicelib.understanding.language.fold import fold

TEXT_READ = 8_000
"""Characters. No platform sends a longer text, and nobody types one; the rest is asked about."""

_SPACES = re.compile(r"[ \t\u3000\xa0]{3,}|(?<=\n)\n{2,}")


def heard(raw: str, scene: Scene, *, is_edit: bool = False) -> Turn:
    """Return what a text means. An edited text is a whole new list, and never a yes."""
    raw = _SPACES.sub("  ", raw)
    words = Heard(raw[:TEXT_READ], scene, is_edit=is_edit)
    turn = first_fitting((*_CERTAIN, parted), words) or _reconsidered(
        first_fitting(_WAYS, words) or stay(scene, Intent.OTHER), words
    )
    rest = raw[TEXT_READ:].strip()
    if rest and turn.intent in (Intent.ORDER, Intent.AMEND):
        return turn.model_copy(update={"asks": (*turn.asks, Ask(about=rest[:ABOUT_LONGEST]))})
    return turn


def _reconsidered(turn: Turn, words: Heard) -> Turn:
    """Hear a message again where its manner tells far more of another intent. No line and no yes comes of the manner alone."""
    kind = leaning(fold(words.bare[:READ_MOST]), words.scene, turn.intent, sure_lines=_sure_lines(words))
    if kind == TRADE:
        is_sure = turn.intent is not Intent.OTHER or first_fitting((no_order, story, tale), words) is not None
        return turn if is_sure else first_fitting(TRADING, words) or turn
    if kind not in _STAYING or (kind == Intent.OTHER.value and turn.intent is Intent.TICKET):
        return turn  # a complaint that is none costs a look; one that is lost, a customer
    intent = Intent(kind)
    fields = Fields(ref=words.ref) if intent in (Intent.STATUS, Intent.DOCUMENT, Intent.BANK_CHANGE) else Fields()
    if intent is Intent.TICKET:
        fields = Fields(topic=talk.topic_in(words.folded) or "other", ref=words.ref)
    return stay(words.scene, intent, fields, asked_about(words.text, words.scene) if intent is Intent.QUOTE else ())


def _sure_lines(words: Heard) -> int:
    """Count the lines whose quantity or item is certain, one more where a word orders an item by its code."""
    lines = [piece for piece in words.pieces if piece.reading.is_line and piece.reading.count]
    coded = [piece for piece in lines if piece.reading.found.how == "code" and piece.reading.found.entries]
    strong = strong_lines([(0, len(words.text))], words)
    has_verb = bool(coded) and ORDERING.search(words.folded) is not None
    return len(strong) + sum(piece not in strong for piece in coded) + has_verb


_STAYING = frozenset(
    {
        intent.value
        for intent in (
            Intent.QUOTE,
            Intent.STATUS,
            Intent.TICKET,
            Intent.DOCUMENT,
            Intent.AUTO_REPLY,
            Intent.OPT_OUT,
            Intent.BANK_CHANGE,
            Intent.OTHER,
        )
    }
)

_CERTAIN: tuple[Callable[[Heard], Turn | None], ...] = (
    machine,
    opt_out,
    instruction,
    bank_change,
    notice,
    again,
    once_or_twice,
    yes,
    tells,
    wait,
)
"""What is heard in one way only."""

_WAYS: tuple[Callable[[Heard], Turn | None], ...] = (
    cancel,
    undo,
    which_order,
    says_yes,
    question_or_complaint,
    no_order,
    story,
    tale,
    skip,
    reorder,
    fallback,
    lines_or_changes,
    change_wish,
    unclear,
)
