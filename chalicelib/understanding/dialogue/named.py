"""Finds the lines of the draft that words name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Finder, Wanted
from chalicelib.understanding.catalogue.slots import Weight
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language.fold import fold, stem
from chalicelib.understanding.reading.lines import wanted_in
from chalicelib.understanding.reading.pieces import Piece


def among_lines(piece: Piece, work: Work) -> list[Entry]:
    """List the lines of the draft that the piece names."""
    skus = tuple(line.sku for line in work.lines)
    wanted = wanted_in(piece.tokens, piece.reading.count, work.scene.finder)
    if not skus or not (wanted.words or wanted.sizes or wanted.codes):
        return []
    finder = Finder(work.scene.catalogue, work.scene.slots, aliases=work.scene.partner.aliases)
    wanted = replace(wanted, unit=None)
    found = finder.find(wanted, among=skus)
    if wanted.codes:
        return [e for e in found.entries[:1] if e.sku in skus]
    if not found.entries and wanted.words:
        kinds = {stem(word) for word in wanted.words}
        of_kind = [e for sku in skus if (e := work.scene.catalogue.entry(sku)) is not None and kinds <= e.kinds]
        if len(of_kind) == 1:
            return of_kind
    is_told = bool(wanted.sizes) or any(slot.weight is not Weight.MAY for slot in found.slots)
    named = [entry for entry in found.entries if is_told or any(slot.option(entry) for slot in found.slots)]
    return (
        _headed(named, wanted, work)
        if named and (found.fits or found.how == "likeness") and found.sizes_fit
        else _by_said_words(wanted, work)
    )


def _headed(entries: Sequence[Entry], wanted: Wanted, work: Work) -> list[Entry]:
    """Return the one that is called by the word, where others only have it in their names: the pump, not the pump valves."""
    if len(entries) < 2 or len(wanted.words) != 1:  # noqa: PLR2004 (one is clear)
        return list(entries)
    ends = {entry: {stem(words[-1]) for words in _names(entry, work) if words} for entry in entries}
    headed = [entry for entry in entries if stem(wanted.words[0]) in ends[entry]]
    return headed if len(headed) == 1 else list(entries)


def _names(entry: Entry, work: Work) -> list[list[str]]:
    """List the words of what the partner calls a line, and of its name."""
    line = work.find(entry.sku)
    texts = (*(line.words.split(" · ") if line is not None else ()), entry.item.name)
    return [re.findall(r"(?<![\w.])[a-z]{3,}(?![\w])", fold(text)) for text in texts]


def _by_said_words(wanted: Wanted, work: Work) -> list[Entry]:
    """Find a line by the words that the partner used for it."""
    said = {stem(word) for word in wanted.words}
    named = [
        line for line in work.lines if said and said <= {stem(word) for word in re.findall(r"\w+", fold(line.words))}
    ] or [line for line in work.lines if said == {re.split(r"[^a-z]", fold(line.sku))[0]} - {""}]
    return [entry for line in named if (entry := work.scene.catalogue.entry(line.sku)) is not None]
