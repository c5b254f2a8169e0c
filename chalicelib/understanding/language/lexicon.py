"""What the partners' words for goods are in English, in which catalogues are printed.

Written by people in `lexicon/*.tsv`, one file a language, and `words_en.txt`. Read from `stems.tsv` and `stems_en.txt`,
which `make lexicon` makes of them: to fold and stem them all takes too long for a cold start.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from importlib import resources

from chalicelib.understanding.language.fold import fold, stem

TERM_LONGEST = 4
HAN_LONGEST = 8
TERMS = "stems.tsv"
KNOWN = "stems_en.txt"

Meaning = tuple[str, ...]
"""Stems that stand together in the name of what is meant."""


class Lexicon:
    """Terms of all languages; a term may have several meanings."""

    @cached_property
    def _terms(self) -> dict[str, str]:
        parts = text_of(TERMS).replace("\n", "\t").split("\t")
        return dict(zip(parts[::2], parts[1::2], strict=False))  # the last line ends, so one part is left over

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(text_of(KNOWN).split())

    @cached_property
    def _longest(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for key in self._terms:
            first, _, rest = key.partition(" ")
            if rest:
                found[first] = max(found.get(first, 1), 2 + rest.count(" "))
        return found

    def longest(self, word_stem: str) -> int:
        """Return how many words the longest term has that begins with this one."""
        return min(self._longest.get(word_stem, 1), TERM_LONGEST)

    def meanings(self, key: str) -> tuple[Meaning, ...]:
        """Return what a term means: stems joined by spaces, or Chinese characters. Nothing where it is not known."""
        return _parted(self._terms[key]) if key in self._terms else ()

    def is_english(self, word_stem: str) -> bool:
        """Say whether this is a common word of product names, so neither a brand nor misspelt."""
        return word_stem in self._known


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    return Lexicon()


@lru_cache(maxsize=8192)
def _parted(meanings: str) -> tuple[Meaning, ...]:
    return tuple(tuple(meaning.split(" ")) for meaning in meanings.split("|"))


def stems(text: str) -> str:
    """Return the stems of the words of a text, joined by spaces."""
    return " ".join(stem(word) for word in fold(text).replace("-", " ").replace("'", "").split())


def text_of(name: str) -> str:
    """Return a file of the lexicon."""
    return (resources.files("chalicelib.understanding") / "lexicon" / name).read_text("utf-8")
