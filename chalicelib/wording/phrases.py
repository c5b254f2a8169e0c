"""Finds the text for a key in a language."""

from __future__ import annotations

from chalicelib.wording import chinese, english

LANGUAGES: dict[str, dict[str, str]] = {"en": english.TEXTS, "zh": chinese.TEXTS}
UNIT_NAMES: dict[str, dict[str, tuple[str, str]]] = {"en": english.UNITS, "zh": chinese.UNITS}


def language_of(tag: str) -> str:
    """Return the language that we answer in for a tag such as `zh-CN`; English where we have no texts."""
    base = tag.lower().replace("_", "-").partition("-")[0]
    return base if base in LANGUAGES else "en"


def say(key: str, language: str, **values: object) -> str:
    """Return the text of this key with its values filled in; an unknown language is answered in English."""
    return LANGUAGES[language_of(language)][key].format(**values)


def shown(text: str, most: int) -> str:
    """Return somebody's words on one line, cut to `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
