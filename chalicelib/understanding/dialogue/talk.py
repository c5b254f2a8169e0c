"""What is said that changes no draft: questions, complaints, wishes for papers; machines and campaigns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import get_args

from chalicelib.domain.partners import Role
from chalicelib.domain.trade import Intent, Topic
from chalicelib.understanding.language import cues, grievances, tales
from chalicelib.understanding.language.fillers import STOP
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.pieces import Piece
from chalicelib.understanding.reading.tokens import Kind

_OPT_OUT_WHOLE = cues.cue(cues.OPT_OUT_WHOLE)
_WORDY = re.compile(r"[^\w\s]")
_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    ("return", cues.cue(cues.RETURN)),
    ("wrong_item", cues.cue(cues.WRONG_ITEM)),
    ("damaged", cues.cue(cues.DAMAGED)),
    ("quality", cues.cue(cues.QUALITY)),
    ("short", cues.cue(cues.SHORT)),
    ("late", cues.cue(cues.LATE)),
    ("price", cues.cue(cues.PRICE)),
    ("invoice", cues.cue(cues.INVOICE)),
    ("payment", cues.cue(cues.PAYMENT)),
    ("other", cues.cue(cues.OTHER_TICKET)),
)
_OF_PAPER = ("price", "invoice", "payment", "short")
"""What is told of papers and money: no wish to give goods back."""

_WRONG_ITEM = cues.cue(cues.WRONG_ITEM)
_FRAMES_FIRST: tuple[Topic, ...] = ("other", "payment", "price", "invoice", "short")
"""What its frame tells for certain, whatever other words are in it."""

_QUESTION = re.compile(r"[?？¿]|吗|呢|\b(?:kya|ke tak|tak\?)\b")
_STRONG_QUOTE = cues.cue(
    """how much | price | prices | pricing | quote | quotation | cheaper | discount | in stock | best price | cost | costs | vat | moq | availability | any deal | rate
cuanto | precio | a como | cotiza\\w* | descuento | existencia | harga | berapa | ada stok | rate | bhav | daam | kitne | kitna | 多少钱 | 价格 | 报价 | 有货 | 现货 | 优惠 | 什么价 | 怎么卖 | 单价 | 询价 | 库存(?:有|还|吗)"""
)
_SHORT = re.compile(r"\b\d+ (?:\w+ )?(?:missing|short)\b|\b(?:missing|short) (?:\d+|one|two|three)\b")
LIST_LEAST = 2
"""So many counted lines are a list."""

_RECEIPT = re.compile(
    r"\b(?:came|arriv\w+|got|received|delivered|sent|turned up|was|were|had|llego|llegaron|vino|vinieron|mandaron|sampai|dapat|dah|aay[aei]|mil[aei]|bheja)\b|收到|送来|到货|这批|那批"
)
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ -]?){3}\d{1,7}(?!\d)")
_CARD_WORD = re.compile(r"\b(?:card|tarjeta|kad|visa|mastercard|amex)\b|卡")


def is_auto_reply(folded: str) -> bool:
    """Say whether a machine wrote it."""
    return bool(cues.cue(cues.AUTO_REPLY).search(folded)) or grievances.is_absence(folded)


def is_opt_out(folded: str) -> bool:
    """Say whether somebody wants no more campaigns."""
    bare = " ".join(_WORDY.sub(" ", folded).split())
    return bool(_OPT_OUT_WHOLE.fullmatch(bare)) or bool(cues.cue(cues.OPT_OUT).search(folded))


def is_bank_change(folded: str, role: Role) -> bool:
    """Say whether somebody wants payments to go elsewhere. Of a customer only where it speaks of a bank."""
    if not cues.cue(cues.BANK_CHANGE).search(folded):
        return False
    return role is not Role.CUSTOMER or bool(
        re.search(r"bank|iban|swift|sort code|clabe|cuenta bancaria|akaun bank|账户|账号|开户|remit", folded)
    )


def is_instruction(folded: str) -> bool:
    """Say whether it is written to a machine, to make it do what no seller would."""
    return bool(cues.cue(cues.INSTRUCTION).search(folded))


def not_an_order(folded: str) -> bool:
    """Say whether the writer says that this is no order."""
    return bool(cues.cue(cues.NOT_AN_ORDER).search(folded))


def without_items(folded: str, pieces: Sequence[Piece]) -> str:
    """Return a folded text without the names of items that are ordered in it: crushed tomatoes are no complaint."""
    spans = _attributes(folded, pieces)
    for piece in pieces:
        reading = piece.reading
        if (
            not reading.found.entries
            or not (reading.found.is_certain or reading.found.fits)
            or (reading.count is None and reading.found.how != "code")
            or not reading.found.sizes_fit
        ):
            continue
        own = {
            word for slot in reading.found.slots if slot.option(reading.found.entries[0]) for word in slot.said.split()
        }
        spans += [
            (token.start, token.end) for token in piece.tokens if token.text in own and len(reading.wanted.words) > 1
        ]
    return blanked(folded, spans, by="_")


def _attributes(folded: str, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """List where words of a plain list stand before the noun that they belong to: `2 pk mushy peas`, not `the peas are mushy`."""
    counted = [piece for piece in pieces if piece.has_count and piece.names]
    if len(counted) < LIST_LEAST or _RECEIPT.search(folded):
        return []
    plain = [piece.tokens for piece in counted if not any(token.text in STOP for token in piece.tokens)]
    return [
        (one.start, one.end)
        for tokens in plain
        for one, after in pairwise(tokens)
        if one.kind is Kind.WORD and after.kind is Kind.WORD
    ]


def topic_in(folded: str) -> Topic | None:
    """Return what is complained about, None where nothing is."""
    if _CARD.search(folded) and _CARD_WORD.search(folded):
        return "payment"
    told, framed = grievances.grievance_in(folded), tales.told_in(folded)
    if grievances.wants_back(folded) and told not in _OF_PAPER and framed != "payment":
        return "return"
    if told is not None:
        return "wrong_item" if told == "quality" and _WRONG_ITEM.search(folded) else told
    if framed in _FRAMES_FIRST:
        return framed
    if _SHORT.search(folded):
        return "short"
    return next((topic for topic, pattern in _TOPICS if pattern.search(folded)), framed)


def question_in(folded: str) -> Intent | None:
    """Return which question is asked: for papers, for advice, for an order's whereabouts, for price or stock."""
    return next((intent for intent, is_asked in _QUESTIONS if is_asked(folded)), None)


def _wants_advice(folded: str) -> bool:
    return grievances.is_advice(folded) or grievances.is_lament(folded)


def _asks_price(folded: str) -> bool:
    is_surely = cues.cue(cues.QUOTE_SURE).search(folded) is not None
    is_likely = cues.cue(cues.QUOTE).search(folded) is not None
    return is_surely or (is_likely and bool(_QUESTION.search(folded) or _STRONG_QUOTE.search(folded)))


_QUESTIONS: tuple[tuple[Intent, Callable[[str], object]], ...] = (
    (Intent.DOCUMENT, grievances.wants_paper),
    (Intent.OTHER, _wants_advice),
    (Intent.DOCUMENT, cues.cue(cues.DOCUMENT).search),
    (Intent.STATUS, cues.cue(cues.STATUS).search),
    (Intent.QUOTE, _asks_price),
)


def sentences(text: str) -> list[tuple[int, int]]:
    """List where sentences stand."""
    return [
        match.span()
        for match in re.finditer(r"[^\n。!！?？;；]+?(?:[?？!！。;；]+|\n|\.(?=\s|$)|$)", text)
        if match.group().strip()
    ]


def topics() -> Sequence[str]:
    """List the topics of tickets."""
    return get_args(Topic)


__all__ = [
    "fold",
    "is_auto_reply",
    "is_bank_change",
    "is_instruction",
    "is_opt_out",
    "not_an_order",
    "question_in",
    "sentences",
    "topic_in",
    "without_items",
]
