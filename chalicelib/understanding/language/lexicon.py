"""What the partners' words for goods are in English, in which catalogues are printed. Files in `lexicon/`, one a language."""

from __future__ import annotations

from functools import cached_property, lru_cache
from importlib import resources

from chalicelib.understanding.language.fold import fold, has_han, stem

TERM_LONGEST = 4
HAN_LONGEST = 8
_TABLES = ("en", "zh", "es", "ms", "hi", "fr", "de")

Meaning = tuple[str, ...]
"""Stems that stand together in the name of what is meant."""


class Lexicon:
    """Terms of all languages; a term may have several meanings."""

    @cached_property
    def _terms(self) -> dict[str, tuple[Meaning, ...]]:
        found: dict[str, tuple[Meaning, ...]] = {}
        for table in _TABLES:
            for term, english in _rows(f"{table}.tsv"):
                key = fold(term) if has_han(term) else stems(term)
                meanings = tuple(tuple(stems(words).split()) for words in english.split("|"))
                found[key] = (*found.get(key, ()), *(m for m in meanings if m and m not in found.get(key, ())))
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        words = {stem(fold(line.strip())) for line in _lines("words_en.txt")}
        return frozenset(words | {part for meanings in self._terms.values() for m in meanings for part in m})

    def meanings(self, key: str) -> tuple[Meaning, ...]:
        """Return what a term means: stems joined by spaces, or Chinese characters. Nothing where it is not known."""
        return self._terms.get(key, ())

    @cached_property
    def _longest(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for key in self._terms:
            first, *rest = key.split()
            found[first] = max(found.get(first, 1), 1 + len(rest))
        return found

    def longest(self, word_stem: str) -> int:
        """Return how many words the longest term has that begins with this one."""
        return min(self._longest.get(word_stem, 1), TERM_LONGEST)

    def is_english(self, word_stem: str) -> bool:
        """Say whether this is a common word of product names, so neither a brand nor misspelt."""
        return word_stem in self._known


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    return Lexicon()


def stems(text: str) -> str:
    """Return the stems of the words of a text, joined by spaces."""
    return " ".join(stem(word) for word in fold(text).replace("-", " ").replace("'", "").split())


def _lines(name: str) -> list[str]:
    folder = resources.files("chalicelib.understanding") / "lexicon" / name
    if not folder.is_file():
        return []
    return [line for line in folder.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]


def _rows(name: str) -> list[tuple[str, str]]:
    return [(term, english) for term, _, english in (line.partition("\t") for line in _lines(name)) if english]
