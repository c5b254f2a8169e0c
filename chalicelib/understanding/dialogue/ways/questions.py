"""Questions and complaints, and what speaks of goods and numbers without ordering any."""

from __future__ import annotations

import re

from chalicelib.domain.partners import Role
from chalicelib.domain.trade import Fields, Intent, Topic, Turn
from chalicelib.understanding.dialogue import reorders, talk, yes_no
from chalicelib.understanding.dialogue.asked import asked_about
from chalicelib.understanding.dialogue.heard import (
    IF_IN_STOCK,
    ORDERING,
    REPLACE,
    SURE,
    Heard,
    is_of_draft,
    stay,
    strong_lines,
)
from chalicelib.understanding.dialogue.marks import scale_in
from chalicelib.understanding.dialogue.ways.orders import takes_off
from chalicelib.understanding.language import grievances, tales
from chalicelib.understanding.language.fold import fold

LATER = re.compile(
    r"\b(?:will|'ll|going to|gonna) (?:\w+ )?(?:re-?order|order|send|need)\b|\bnak order berapa\b|\b(?:esok|nanti) \S+ (?:nak )?order\b"
)
"""An order that comes another day."""


def question_or_complaint(words: Heard) -> Turn | None:
    """Hear questions and complaints; where other sentences order something, those decide."""
    scene = words.scene
    if words.talk != words.folded and talked(words.talk, words) is None:
        return None
    plain = IF_IN_STOCK.sub(lambda match: " " * len(match.group()), words.folded)
    plain = talk.without_items(plain, words.pieces)
    intent = talked(plain, words)
    if intent is None:
        return None
    others = [span for span in talk.sentences(words.text) if talked(plain[slice(*span)], words) is None]
    if others and _orders_in(others, words):
        return None
    if _only_beside_lines(intent, plain, words) or _is_change_or_repeat(intent, plain, words):
        return None
    if intent is Intent.TICKET:
        return stay(scene, intent, Fields(topic=talk.topic_in(plain) or "other", ref=words.ref))
    touched = asked_about(words.text, scene) if intent is Intent.QUOTE else ()
    ref = words.ref if intent is not Intent.QUOTE else None
    return stay(scene, intent, Fields(ref=ref), touched)


def _only_beside_lines(intent: Intent, plain: str, words: Heard) -> bool:
    """Say whether an order only has words in it that elsewhere ask for papers or somebody's help."""
    is_weak = intent is Intent.DOCUMENT or (intent is Intent.TICKET and talk.topic_in(plain) in ("other", "payment"))
    is_weak = is_weak or (talk.topic_in(plain) == "invoice" and _BILLED.search(plain) is not None)
    if words.scene.draft.lines and yes_no.begins_with_yes(words.raw) and talk.topic_in(plain) == "short":
        return True  # a yes with fewer of one line
    is_new = bool(REPLACE.search(words.folded)) and bool(words.scene.draft.lines)
    if not (is_weak or is_new) or "?" in words.raw:
        return False
    return len(strong_lines([(0, len(words.text))], words)) > 1


_BILLED = re.compile(
    r"\b(?:invoice|bill|charge)(?: it| this| all| both)? (?:to|the)\b|\binvoice as\b|\b(?:factura|invois) (?:a nombre|kepada)\b|抬头"
)
"""Who shall be billed for an order."""


def _is_change_or_repeat(intent: Intent, plain: str, words: Heard) -> bool:
    """Say whether words that elsewhere only complain change lines of the draft or ask for an earlier order."""
    scene = words.scene
    if (
        intent is not Intent.TICKET
        or talk.topic_in(plain) not in ("other", "quality", "short", "payment")
        or "?" in words.raw
    ):
        return False
    if not scene.draft.lines:
        return (
            talk.topic_in(plain) == "other"
            and bool(scene.dealings.orders)
            and reorders.reorder_in(words.text, scene) is not None
        )
    is_scaled = scale_in(words.text)[0] is not None and any(p.names and is_of_draft(p, scene) for p in words.pieces)
    return is_scaled or takes_off(words)


_FRAMED_SURELY = ("other", "price")
"""What is complained of in a frame that no question has."""


def talked(plain: str, words: Heard) -> Intent | None:
    """Return the question or complaint of a text, a paper or an order's whereabouts before a complaint."""
    question = talk.question_in(plain)
    topic = talk.topic_in(plain)
    if topic is None:
        return question
    is_surely_told = topic in _FRAMED_SURELY and tales.told_in(plain) == topic
    return (
        question if question is not None and not is_surely_told and _is_asked(question, topic, plain) else Intent.TICKET
    )


def _is_asked(question: Intent, topic: Topic, plain: str) -> bool:
    """Say whether a question is one although words of complaint stand beside it."""
    if question is Intent.QUOTE and _OF_MONEY.search(plain):
        return False
    if question is Intent.DOCUMENT and grievances.wants_paper(plain):
        return True
    return question is Intent.OTHER or topic in _ASKED_BESIDE.get(question, ())


_OF_MONEY = re.compile(r"\binvoice|\bcharged|发票|factura|invois|\bcredit\b|terms|refund")

_ASKED_BESIDE: dict[Intent, tuple[Topic, ...]] = {
    Intent.DOCUMENT: ("invoice", "return", "payment", "other"),
    Intent.STATUS: ("late", "short", "payment", "quality", "other"),
    Intent.QUOTE: ("payment", "other", "price", "quality", "short", "return", "damaged"),
}
"""The topics whose words stand in questions as well."""


def _orders_in(spans: list[tuple[int, int]], words: Heard, *, plainly: bool = False) -> bool:
    """Say whether one of these sentences orders something for certain, `plainly`: by a verb."""
    text = words.beside.text
    for span in spans:
        strong = strong_lines([span], words)
        if strong and (ORDERING.search(fold(text[slice(*span)])) or (len(strong) > 1 and not plainly)):
            return True
    return False


def no_order(words: Heard) -> Turn | None:
    """Hear what says of itself that it is no order; a supplier orders nothing."""
    if words.scene.partner.role is Role.SUPPLIER:
        return stay(words.scene, Intent.OTHER)
    if not talk.not_an_order(words.talk) or takes_off(words):
        return None
    if words.scene.dealings.orders and reorders.reorder_in(words.text, words.scene) is not None:
        return None
    spans = [span for span in talk.sentences(words.text) if not talk.not_an_order(words.folded[slice(*span)])]
    return (
        None
        if len(spans) > 0 and "\n" not in words.text.strip() and _orders_in(spans, words, plainly=True)
        else stay(words.scene, Intent.OTHER)
    )


def story(words: Heard) -> Turn | None:
    """Hear what somebody sold, used or counted: numbers of goods that nobody orders."""
    if words.scene.draft.lines or words.scene.draft.asks or not tales.is_story(words.talk):
        return None
    is_ordered = ORDERING.search(LATER.sub(" ", words.folded)) is not None and not tales.is_count(words.folded)
    return None if is_ordered else stay(words.scene, Intent.OTHER)


def fallback(words: Heard) -> Turn | None:
    """Hear a question about goods or an order for what it most likely is."""
    folded = words.folded
    is_asked = bool(re.search(r"[?？]\s*$|[?？]\s", folded)) or bool(_ASKS.match(folded))
    if not is_asked or _WANTS.search(folded):
        return None
    strong = [
        p
        for p in words.pieces
        if p.reading.is_line and p.reading.count and (p.reading.count.unit is not None or p.reading.count.worth > SURE)
    ]
    if len(strong) > 1 or (strong and (_CHANCE.match(folded) or not _ASKS.match(folded))):
        return None
    if any(
        piece.names and piece.reading.found.entries and piece.reading.found.fits for piece in words.pieces
    ) and not _CHANGING.search(folded):
        return stay(words.scene, Intent.QUOTE, touched=asked_about(words.text, words.scene))
    if _ABOUT_ORDER.search(folded):
        return stay(words.scene, Intent.STATUS, Fields(ref=words.ref))
    return None


_ASKS = re.compile(
    r"\W*(?:what|whats|what's|how|is|are|do|does|which|any|cual|cuanto|kya|kitna|berapa|ada|whens|where|wheres)\b|有没有|请问"
)

_WANTS = re.compile(
    r"\b(?:can|could|may|cud) (?:i|we|you|u) (?:\w+ )?(?:get|have|order|send|do|add|put|make|change|swap|drop|take|book|go|use|please|pls|pop|stick|chuck|squeeze|fit|spare|bring|deliver|reserve|hold|throw|bung|sort)|\b(?:i|we) (?:need|want|will take|'ll take)\b|\b(?:boleh|podrias?|puedes?) \w+"
)

_CHANGING = re.compile(r"\b(?:instead|swap|change|replace|add|cancel|tukar|cambia\w*|badal\w*)\b|换|改|加")

_CHANCE = re.compile(r"\W*any chance (?:of|i|we|you|u)\b(?! (?:a )?(?:discount|deal|better|break))")
"""Who orders without asking straight out."""

_ABOUT_ORDER = re.compile(
    r"\b(?:van|lorry|truck|driver|delivery|order|shipment|pedido|camion|entrega|lori|barang|pesanan|gaadi|gadi|maal|so-?\d+)\b|货|车|单|快递|司机"
)
