"""What a message wants, by the words that tell."""

from __future__ import annotations

from chalicelib.domain.trade import Intent, Topic
from chalicelib.understanding import said_by
from chalicelib.understanding.words import fold


def has_any(said: str, table: tuple[str, ...]) -> bool:
    """Say whether one of the phrases stands in a folded text as whole words."""
    return any(_stands_in(said, phrase) for phrase in table)


def _stands_in(said: str, phrase: str) -> bool:
    if phrase not in said:
        return False
    if not phrase.isascii():
        return True
    return f" {phrase} " in said


def spoken(text: str) -> str:
    """Return the text folded, with single spaces and no punctuation but within words, and a space at either end."""
    plain = (sign if sign.isalnum() or sign in "'-" else " " for sign in fold(text).replace("\u2019", "'"))
    return f" {' '.join(''.join(plain).split())} "


def topic_in(said: str) -> Topic | None:
    """Return what a complaint is about, None where nobody complains."""
    return next((topic for topic, table in said_by.TOPICS if has_any(said, table)), None)


def is_auto_reply(said: str) -> bool:
    """Say whether a machine wrote this."""
    return has_any(said, said_by.AUTO_REPLY)


def is_opt_out(said: str) -> bool:
    """Say whether somebody wants no more campaigns."""
    return is_only(said, said_by.OPT_OUT) or has_any(said, said_by.OPT_OUT_ANYWHERE)


def is_bank_change(said: str) -> bool:
    """Say whether somebody wants to be paid elsewhere."""
    return has_any(said, said_by.BANK_CERTAIN) or (has_any(said, said_by.BANK) and has_any(said, said_by.BANK_MOVES))


def question_in(said: str) -> Intent | None:
    """Return what is asked for, None where nothing is."""
    if has_any(said, said_by.STATUS):
        return Intent.STATUS
    if has_any(said, said_by.PAPERS) and has_any(said, said_by.WANTED):
        return Intent.DOCUMENT
    return Intent.QUOTE if has_any(said, said_by.QUOTE) else None


def is_yes(text: str, said: str) -> bool:
    """Say whether a text, folded as `said`, is nothing but a yes: words, a thumb, or both."""
    has_sign = any(sign in said_by.YES_SIGNS for sign in text)
    return is_only(said, said_by.YES) or (has_sign and (not said.strip() or is_only(said, said_by.POLITE)))


def is_only(said: str, table: frozenset[str]) -> bool:
    """Say whether a text is one or more of these phrases and nothing else but politeness."""
    words = said.split()
    found = False
    while words:
        length = next((n for n in range(min(4, len(words)), 0, -1) if " ".join(words[:n]) in table | said_by.POLITE), 0)
        if not length:
            return False
        found = found or " ".join(words[:length]) in table
        words = words[length:]
    return found
