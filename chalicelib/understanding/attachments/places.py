"""Brings the words of a page, which only have places, under the columns of its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chalicelib.understanding.attachments.headings import is_phrase
from chalicelib.understanding.attachments.sheet import MAX_COLUMNS, Cell, Line, shown, tidy

Span = tuple[int, int]

_CHUNK = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_LONGEST = 4
"""No heading has more words."""


def line_of(text: str, where: str) -> Line:
    """Part the text of a line where more than one space stands."""
    chunks = [match for match in _CHUNK.finditer(text) if tidy(match.group())][:MAX_COLUMNS]
    return Line(
        tuple(tidy(match.group()) for match in chunks),
        where,
        tuple(match.start() for match in chunks),
        tuple(match.end() for match in chunks),
    )


def headings_parted(line: Line) -> Line:
    """Part headings that stand so close that they seem one: `Qty Unit Price`."""
    if not line.starts or not any(" " in shown(cell) and not is_phrase(shown(cell)) for cell in line.cells):
        return line
    pieces = [piece for place in range(len(line.cells)) for piece in _pieces(line, place)]
    return Line(
        tuple(text for text, _, _ in pieces),
        line.where,
        tuple(start for _, start, _ in pieces),
        tuple(end for _, _, end in pieces),
    )


def _pieces(line: Line, place: int) -> Iterator[tuple[str, int, int]]:
    text, start = shown(line.cells[place]), line.starts[place]
    words = list(_WORD.finditer(text))
    if is_phrase(text) or len(words) > MAX_COLUMNS:
        yield text, start, line.ends[place]
        return
    first = 0
    while first < len(words):
        last = _phrase_end(text, words, first)
        begin, end = words[first].start(), words[last].end()
        yield text[begin:end], start + begin, start + end
        first = last + 1


def _phrase_end(text: str, words: Sequence[re.Match[str]], first: int) -> int:
    for last in range(min(first + _LONGEST, len(words)) - 1, first, -1):
        if is_phrase(text[words[first].start() : words[last].end()]):
            return last
    return first


def columns_among(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Return the columns that the places of these lines make: spans of words that no line parts elsewhere."""
    spans = sorted(span for line in lines for span in zip(line.starts, line.ends, strict=True))
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged[:MAX_COLUMNS])


def under(line: Line, columns: Sequence[Span]) -> Line:
    """Return the line with one cell for each column, as a sheet has it."""
    if not line.starts or not columns:
        return line
    cells: list[Cell] = [""] * len(columns)
    for text, column in _placed(line, columns):
        cells[column] = f"{shown(cells[column])} {text}".strip()
    return replace(line, cells=tuple(cells), starts=(), ends=())


def _placed(line: Line, columns: Sequence[Span]) -> Iterator[tuple[str, int]]:
    spans = list(zip(line.starts, line.ends, strict=True))
    touched = [_touched(span, columns) for span in spans]
    for place, span in enumerate(spans):
        text = shown(line.cells[place])
        others = {column for other, found in enumerate(touched) if other != place for column in found}
        own = [column for column in touched[place] if column not in others] or touched[place][:1]
        if len(own) > 1:
            yield from _by_word(text, span[0], columns, own)
        else:
            yield text, own[0] if own else _nearest(span, columns)


def _touched(span: Span, columns: Sequence[Span]) -> list[int]:
    return [place for place, column in enumerate(columns) if min(span[1], column[1]) > max(span[0], column[0])]


def _nearest(span: Span, columns: Sequence[Span]) -> int:
    return min(range(len(columns)), key=lambda place: _distance(span, columns[place]))


def _distance(span: Span, column: Span) -> int:
    return max(span[0] - column[1], column[0] - span[1])


def _by_word(text: str, start: int, columns: Sequence[Span], own: Sequence[int]) -> Iterator[tuple[str, int]]:
    column = own[0]
    for match in _WORD.finditer(text):
        touched = _touched((start + match.start(), start + match.end()), columns)
        column = max(column, next((place for place in touched if place in own), column))
        yield match.group(), column
