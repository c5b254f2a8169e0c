"""The verbs of a message: what is to be done with the words that follow them, and the text without the verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.clean import blanked


class Do(Enum):
    """What is done to a line."""

    PUT = "put"
    ADD = "add"
    MORE = "more"
    REMOVE = "remove"
    SET = "set"
    DOUBLE = "double"
    HALVE = "halve"
    TRIPLE = "triple"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Mark:
    """A verb and where it stands. `is_after`: its object stands before it."""

    do: Do
    start: int
    end: int
    is_after: bool = False


_TABLE = (
    (Do.CORRECT, cues.cue(cues.CORRECTION), False),
    (Do.REMOVE, cues.cue(cues.REMOVE_AFTER), True),
    (Do.REMOVE, cues.cue(cues.REMOVE), False),
    (
        Do.REMOVE,
        re.compile(r"\b(?:scrap|axe|dump|chuck out|strike out|drop off|pull out) (?:the|my|our|those|these) "),
        False,
    ),
    (Do.MORE, cues.cue(cues.MORE), False),
    (Do.ADD, cues.cue(cues.ADD), False),
    (Do.SET, cues.cue(cues.SET), False),
)
_NUMBER = r"(?:just |only |about )?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|a dozen|half\b|un[oa]?\b|dos\b|tres\b|cuatro\b|cinco\b|seis\b|diez\b|satu\b|dua\b|tiga\b|empat\b|lima\b|enam\b)"
_CHANGES_TO = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:change|set|update|reduce|cut|bump|up|increase|lower|raise|drop|bring|knock|take|trim|push|put|move) (?:the |my |our )?(?P<x>(?:[^ ,;\n]+ ){{0,5}}?)(?:back |down |up )?to (?={_NUMBER})",
        rf"\b(?:cambi[ae]|cambiar|reduc[ei]\w*|aument[ae]\w*)(?:me|le|lo|la|las|los|n)? (?:el |la |los |las )?(?P<x>(?:[^ ,;\n]+ ){{0,5}}?)a (?={_NUMBER})",
        rf"\b(?:kurangkan|naikkan|tukar(?:kan)?|ubah|tambah) (?P<x>(?:[^ ,;\n]+ ){{0,4}}?)(?:jadi|kepada|ke|sampai) (?={_NUMBER})",
    )
)
"""How many of a thing there should be: the verb and its `to` stand around the thing, which stays."""
_GOES_TO = re.compile(r"\s*(?:up|down|back) to\b")
"""What goes up or down to a quantity goes not away: `the tea can go up to 5`."""

_SCALE = re.compile(
    "|".join(
        rf"(?<![a-z0-9]){line.strip()}(?![a-z0-9])".replace("(?P<", f"(?P<s{n}_")
        for n, line in enumerate(cues.SCALE.strip().splitlines())
    )
)
_SCALES = {"two": Do.DOUBLE, "half": Do.HALVE, "three": Do.TRIPLE}


def marks_in(text: str, *, has_lines: bool) -> tuple[list[Mark], str]:
    """Return the verbs of a text and the text with them blanked. Scaling and removing need lines to act on."""
    folded = fold(text)
    found: list[Mark] = []
    taken = folded
    for match in (m for pattern in _CHANGES_TO for m in pattern.finditer(folded)):
        start, end = match.span("x")
        found += [Mark(Do.SET, match.start(), start), Mark(Do.SET, end, match.end())]
    taken = blanked(taken, [(m.start, m.end) for m in found])
    for do, pattern, is_after in _TABLE:
        if do is Do.REMOVE and not has_lines:
            continue
        marks = [Mark(do, m.start(), m.end(), is_after) for m in pattern.finditer(taken) if m.end() > m.start()]
        found += [mark for mark in marks if not (do is Do.REMOVE and _GOES_TO.match(folded, mark.end))]
        taken = blanked(taken, [(m.start, m.end) for m in found])
    bare = blanked(text, [(m.start, m.end) for m in found])
    for mark in found:
        if (
            mark.do is Do.ADD
            and not mark.is_after
            and text[: mark.start].strip()
            and text[mark.end :].strip(" .!,")
            and mark.end - mark.start > 1
            and not _has_subject(folded, mark)
        ):
            bare = bare[: mark.start] + "," + bare[mark.start + 1 :]  # what it parted stays parted
    return sorted(found, key=lambda mark: mark.start), bare


_SUBJECT = re.compile(
    r"(?:^|[\n,，;；.。])[^\d\n,，;；.。一二两三四五六七八九十半]*[^\W\d][^\d\n,，;；.。一二两三四五六七八九十半]*$"
)
"""A clause that names something and has no quantity yet."""


def _has_subject(text: str, mark: Mark) -> bool:
    """Say whether what is wanted too stands before the verb: `L 也要 6`, `sprite also 3`."""
    is_han = text[mark.start : mark.end].startswith("也")
    counts = is_han or re.match(r"\s*\d", text[mark.end :]) is not None
    return counts and _SUBJECT.search(text[: mark.start]) is not None


def scale_in(text: str) -> tuple[Do | None, str]:
    """Return by how much the text scales what it names, and the text without these words."""
    match = _SCALE.search(fold(text))
    if match is None:
        return None, text
    name = next(group for group, value in match.groupdict().items() if value)
    return _SCALES[name.partition("_")[2]], blanked(text, [match.span()])
