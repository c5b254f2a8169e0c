"""Takes out characters that nobody sees: they hide words from the other rules, or turn the order of what is shown.

Source: Unicode Technical Report 36 (security considerations) and Technical Standard 39, section 3.
"""

from __future__ import annotations

import re
import unicodedata

from chalicelib.screening.rule import Rule

_SUSPECT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\uffff\U000e0000-\U000e0fff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\ud800-\udfff]"
)
_LINE_ENDS = {"\r", "\x85", "\u2028", "\u2029"}
_JOINERS = {"\u200c", "\u200d"}
_EMOJI_STYLES = {"\ufe0e", "\ufe0f"}
_JOINABLE = {"Lo", "Mn", "Mc", "So", "Sk"}


def clean(text: str) -> str:
    """Return the text without them. Joiners stay within emoji and between letters of scripts that need them."""
    if _SUSPECT.search(text) is None:
        return text
    kept: list[str] = []
    for place, sign in enumerate(text):
        kept.append(_kept(sign, kept[-1] if kept else "", text[place + 1 : place + 2]))
        if not kept[-1]:
            kept.pop()
    return "".join(kept)


def _kept(sign: str, before: str, after: str) -> str:
    if _SUSPECT.match(sign) is None:
        return sign
    if sign in _LINE_ENDS:
        return sign if sign == "\r" and after == "\n" else "\n"
    if sign in _JOINERS:
        return sign if _is_joinable(before) and _is_joinable(after) else ""
    return sign if sign in _EMOJI_STYLES and _takes_a_style(before) else ""


def _is_joinable(sign: str) -> bool:
    return sign != "" and (unicodedata.category(sign) in _JOINABLE or sign == "\ufe0f") and not _is_han(sign)


def _is_han(sign: str) -> bool:
    return "\u2e80" <= sign <= "\u9fff"


def _takes_a_style(sign: str) -> bool:
    """Say whether an emoji's style may follow: a symbol, or the digit of a keycap."""
    return sign != "" and not sign.isalpha() and not sign.isspace() and sign not in _EMOJI_STYLES


RULE = Rule(id="controls", order=20, note="invisible characters were taken out", clean=clean)
