"""Reads photos with Amazon Textract: the lines that it finds, laid out as they lie on the paper.

Source: https://docs.aws.amazon.com/textract/latest/dg/API_DetectDocumentText.html
        https://docs.aws.amazon.com/textract/latest/dg/limits-document.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chalicelib.adapters._errors import call

_COLUMNS = 120
"""Signs across a page: more than a line of print has, so that no two columns fall together."""

_GAP = "   "
"""Between two finds on one row: they stood apart."""


@dataclass(frozen=True, slots=True)
class _Find:
    """One line that was found; places are parts of the page's width and height."""

    text: str
    left: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


class TextractPhotos:
    """Reads photos, one call each."""

    def __init__(self, client: Any = None) -> None:
        self._given_client = client

    @cached_property
    def _client(self) -> Any:
        from chalicelib.adapters.clients import client

        return self._given_client or client("textract")

    def text_on(self, body: bytes) -> str:
        """Return what stands on a photo, row by row. Raises `Refused` for what is no JPEG or PNG, `Unavailable`."""
        blocks = call(self._client.detect_document_text, Document={"Bytes": body}).get("Blocks", ())
        finds = [_find(block) for block in blocks if block.get("BlockType") == "LINE" and block.get("Text")]
        return "\n".join(_laid(row) for row in _rows(finds))


def _find(block: Mapping[str, Any]) -> _Find:
    box = block["Geometry"]["BoundingBox"]
    return _Find(" ".join(block["Text"].split()), box["Left"], box["Top"], box["Height"])


def _rows(finds: Sequence[_Find]) -> list[list[_Find]]:
    """Part the finds into rows: what begins within half a line's height of a row's first find stands on it."""
    rows: list[list[_Find]] = []
    for find in sorted(finds, key=lambda found: found.middle):
        first = rows[-1][0] if rows else None
        if first is not None and find.middle - first.middle < min(find.height, first.height) / 2:
            rows[-1].append(find)
        else:
            rows.append([find])
    return [sorted(row, key=lambda found: found.left) for row in rows]


def _laid(row: Sequence[_Find]) -> str:
    line = ""
    for find in row:
        place = round(find.left * _COLUMNS)
        line = f"{line}{_GAP}" if line and len(line) + len(_GAP) > place else line.ljust(place)
        line += find.text
    return line
