"""Finds the text for a key in a language: English as it is written here, the others from gettext catalogues."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.wording import english

if TYPE_CHECKING:
    from gettext import NullTranslations

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "tradepost"
MANY = 2
"""As good as any number of which there are many: the texts name none."""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages that we answer in: English, and each that has a folder with a catalogue."""
    found = (path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return "en", *sorted(found)


@lru_cache(maxsize=16)
def _catalogue(language: str) -> NullTranslations:
    from gettext import NullTranslations, translation

    return NullTranslations() if language == "en" else translation(DOMAIN, FOLDER, [language])


def language_of(tag: str) -> str:
    """Return the language that we answer in for a tag such as `zh-CN`; English where we have no texts."""
    base = tag.lower().replace("_", "-").partition("-")[0]
    return base if base in languages() else "en"


def say(key: str, language: str, **values: object) -> str:
    """Return the text of this key with its values filled in; an unknown language is answered in English."""
    return _catalogue(language_of(language)).pgettext(key, english.TEXTS[key]).format(**values)


def unit(code: str, language: str, *, is_one: bool) -> str:
    """Return the name of one or of many of a unit; a unit without a name is shown by its code."""
    code = english.UNITS_NAMED_AS.get(code, code)
    if code not in english.UNITS:
        return code
    one, many = english.UNITS[code]
    return _catalogue(language_of(language)).npgettext(unit_key(code), one, many, 1 if is_one else MANY)


def unit_key(code: str) -> str:
    """Return the context under which a unit stands in the catalogues."""
    return f"unit {code}"


def shown(text: str, most: int) -> str:
    """Return somebody's words on one line, cut to `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
