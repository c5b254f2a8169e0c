"""Yes, no, not now: answers to a read-back."""

from __future__ import annotations

import re
from functools import lru_cache

from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fold import HAN, fold
from chalicelib.understanding.reading.clean import cleaned

YES_SIGNS = frozenset("\U0001f44d\U0001f44c\u2705\u2714\U0001f197\U0001f64f\U0001f44f\U0001f4af\U0001f91d")
NO_SIGNS = frozenset("\U0001f44e\u274c\U0001f6ab\u26d4")
_ASKS = re.compile(r"[?？¿]|吗")
"""Who asks whether it is right does not say that it is."""

_PUNCTUATION = re.compile(rf"[^\w\s{HAN}]|_")
_STRONG_YES = cues.cue(
    """go ahead | confirm | confirmed | book it | good to go | all good | he says yes | she says yes | boss says (?:yes|ok) | looks good | place the order | send it | ship it | proceed | confirmo | confirmado | mandalo | mandalos | adelante
teruskan | sahkan | pakka | confirm karo | theek hai | kar do book | 确认 | 下单吧 | 没问题 | 就这些 | 就这样"""
)


@lru_cache(maxsize=8)
def _alternatives(table: str) -> re.Pattern[str]:
    return cues.cue(table)


def is_yes(text: str) -> bool:
    """Say whether a text is a yes and nothing else."""
    folded = fold(text)
    has_sign = any(sign in YES_SIGNS for sign in text)
    if any(sign in NO_SIGNS for sign in text) or _ASKS.search(text):
        return False
    plain = (
        " ".join(_PUNCTUATION.sub(" ", folded.replace("'", "'")).split())
        if not folded.isascii()
        else " ".join(re.sub(r"[^\w\s']", " ", folded).split())
    )
    if not plain:
        return has_sign
    left, found = _without(plain, cues.YES_WORDS)
    if not (found or has_sign):
        return False
    left, _ = _without(left, cues.YES_WEAK)
    return not left.split()


def begins_with_yes(text: str) -> bool:
    """Say whether a text begins with a yes that something follows."""
    if _ASKS.search(cleaned(text).rstrip()[-1:]):
        return False
    return bool(re.match(r"\W*(?:yes|yep|yup|yeah|ok|okay|sure|fine|si|ya|haan|betul|好的?|可以|行|对)\b", fold(text)))


def has_yes(text: str) -> bool:
    """Say whether one clause of a text is a yes, and none asks or waits."""
    if re.search(r"[?？]|\b(?:if|once|when|before|until|wait|not|don't|dont|no)\b|等|先别|如果|吗", fold(text)):
        return False
    return any(
        is_yes(clause) and not is_polite(clause) for clause in re.split(r"[,，.。!！;；\n-]+", text) if clause.strip()
    )


def says_yes(text: str) -> bool:
    """Say whether a longer text says to book."""
    folded = fold(text)
    return (
        bool(_STRONG_YES.search(folded))
        and not _ASKS.search(text)
        and not re.search(r"\b(?:not|don't|dont|before|if|once|when|wait|until|no)\b|等|先别|如果", folded)
    )


def is_cancel(text: str) -> bool:
    """Say whether a text calls everything off."""
    folded = fold(text)
    pattern = _alternatives(cues.CANCEL)
    if not pattern.search(folded):
        return False
    left = pattern.sub(" ", folded)
    for table in (cues.CANCEL_WHOLE, cues.NO_WORDS, cues.POLITE, cues.YES_WEAK):
        left = _alternatives(table).sub(" ", left)
    return len(re.findall(rf"[a-z]+|[{HAN}]", left)) <= _REST_MOST


_REST_MOST = 9
"""Words beside a cancellation: a reason."""


def is_whole_cancel(text: str) -> bool:
    """Say whether it is everything that is called off, by a word that says so."""
    folded = fold(text)
    return bool(_alternatives(cues.CANCEL).search(folded)) and bool(
        re.search(r"\b(?:all|everything|whole|entire|the lot|todo|semua|sab|order|it)\b|全部|都|整单|所有", folded)
    )


_OFF_HAN = re.compile(
    rf"(?P<what>[a-z0-9{HAN}]+?)\s*(?:的)?(?:没有)?(?:就|都|也)*(?:不要了?|算了|不用了|不订了|取消了?|撤掉?|去掉)(?=$|[,，。;；!！\s])"
)
_NO_GOODS = re.compile(
    r"这单|那单|整单|订单|单子|全部|所有|这周|本周|这次|今天|都|先|那|这|就|货|东西|我们?|老板|暂时|还是|一切|麻烦|请|帮我|给我|把|吧|的|了"
)


_OFF_LONGEST = 600
"""Signs. Whoever calls something off says so at once."""


def calls_off_part(text: str) -> bool:
    """Say whether it is something named that is called off, in Chinese, where the name stands before the word."""
    return any(_NO_GOODS.sub("", match["what"]) for match in _OFF_HAN.finditer(fold(text[:_OFF_LONGEST])))


def is_no(text: str) -> bool:
    """Say whether a text is a no and nothing else."""
    plain = " ".join(re.sub(r"[^\w\s']", " ", fold(text)).split())
    left, found = _without(plain, cues.NO_WORDS)
    left, _ = _without(left, cues.YES_WEAK)
    return found and not left.split()


def waits(text: str) -> bool:
    """Say whether somebody answers later."""
    return bool(_alternatives(cues.WAITING).search(fold(text)))


def is_polite(text: str) -> bool:
    """Say whether a text only thanks."""
    plain = " ".join(re.sub(r"[^\w\s']", " ", fold(text)).split())
    left, found = _without(plain, cues.POLITE)
    left, _ = _without(left, cues.YES_WEAK)
    return found and not left.split()


def _without(text: str, table: str) -> tuple[str, bool]:
    pattern = _alternatives(table)
    found = pattern.search(text) is not None
    return pattern.sub(" ", text), found
