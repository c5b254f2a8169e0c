"""Folds and stems the lexicon that people write into the files that the reader reads: `python -m infra.lexicon`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chalicelib.understanding.language.fold import fold, has_han, stem
from chalicelib.understanding.language.lexicon import KNOWN, TERMS, stems, text_of

LANGUAGES = ("en", "zh", "es", "ms", "hi", "fr", "de")
"""In the order in which their meanings of one term count."""

FOLDER = Path(__file__).parent.parent / "chalicelib/understanding/lexicon"


def main() -> None:
    """Write both files."""
    for name, text in stemmed().items():
        (FOLDER / name).write_text(text, "utf-8")


def stemmed() -> dict[str, str]:
    """Return what both files are to be, by name."""
    terms = _terms()
    words = {stem(fold(line)) for line in _lines("words_en.txt")}
    known = words | {part for meanings in terms.values() for meaning in meanings for part in meaning.split()}
    rows = (f"{term}\t{'|'.join(meanings)}\n" for term, meanings in sorted(terms.items()) if meanings)
    return {TERMS: "".join(rows), KNOWN: "".join(f"{word}\n" for word in sorted(known))}


def _terms() -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        for line in _lines(f"{language}.tsv"):
            term, _, english = line.partition("\t")
            key = fold(term) if has_han(term) else stems(term)
            found.setdefault(key, {}).update(dict.fromkeys(filter(None, map(stems, english.split("|")))))
    return found


def _lines(name: str) -> Iterator[str]:
    lines = (line.strip() for line in text_of(name).splitlines())
    return (line for line in lines if line and not line.startswith("#"))


if __name__ == "__main__":
    main()
