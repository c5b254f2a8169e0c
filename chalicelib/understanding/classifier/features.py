"""What the model sees of a message: its words, their neighbours, their heads and tails, and where in the dialogue it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chalicelib.understanding.language.fold import HAN

READ_MOST = 400
"""Signs. Who writes more writes a list or a letter, whose beginning tells enough."""

FEATURES_MOST = 256
"""So many fit the lanes in which weights are added up."""

_LENGTH_STEP, _LENGTHS = 4, 6
_PARTED_LEAST = 5
"""Signs. Shorter words are their own head and tail."""

_TOKEN = re.compile(rf"[a-z]+|\d+|[{HAN}]|[?!@$#%:\n]")


def features_of(folded: str, *, role: str, has_lines: bool, has_asks: bool) -> list[str]:
    """Return what the model sees of a folded text, each once, the likeliest to be known first."""
    tokens = ["0" if token.isdigit() else token for token in _TOKEN.findall(folded[:READ_MOST])]
    seen = dict.fromkeys(
        (
            f"^{role}",
            f"^draft {has_lines:d}{has_asks:d}",
            f"^long {min(_LENGTHS, len(tokens) // _LENGTH_STEP)}",
            *_ends(tokens),
            *tokens,
            *(f"{one} {other}" for one, other in pairwise(tokens)),
            *_parts(tokens),
            *_phrases(tokens),
        )
    )
    return list(seen)[:FEATURES_MOST]


def _ends(tokens: Sequence[str]) -> Iterator[str]:
    if tokens:
        yield f"^first {tokens[0]}"
        yield f"^last {tokens[-1]}"


def _parts(tokens: Sequence[str]) -> Iterator[str]:
    """Heads and tails of words: of words that nobody wrote before they tell the verb and its form."""
    for token in tokens:
        if len(token) >= _PARTED_LEAST:
            yield f"{token[:3]}-"
            yield f"{token[:4]}-"
            yield f"-{token[-3:]}"


def _phrases(tokens: Sequence[str]) -> Iterator[str]:
    """Three Chinese signs in a row: two say too little."""
    for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if not (one.isascii() or two.isascii() or three.isascii()):
            yield f"{one} {two} {three}"
