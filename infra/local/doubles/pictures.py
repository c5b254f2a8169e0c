"""Files that people send, kept as a platform keeps them; pictures are small and made here."""

from __future__ import annotations

import hashlib
import itertools
import struct
import zlib
from dataclasses import dataclass

_IDS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file at the platform."""

    id: str
    body: bytes
    mime: str = "image/png"

    @property
    def sha256(self) -> str:
        """The hash of its bytes, in hex."""
        return hashlib.sha256(self.body).hexdigest()


class Album:
    """Every file that was sent on one platform."""

    def __init__(self) -> None:
        self._pictures: dict[str, Picture] = {}

    def add(self, body: bytes | None = None, mime: str = "image/png") -> Picture:
        """Keep a file; without bytes a sample picture is drawn."""
        number = next(_IDS)
        picture = Picture(f"{1000000000000000 + number}", body or draw(number), mime)
        self._pictures[picture.id] = picture
        return picture

    def get(self, picture_id: str) -> Picture | None:
        """Return the file of this id."""
        return self._pictures.get(picture_id)


def draw(seed: int, width: int = 240, height: int = 160) -> bytes:
    """Return a PNG of a crate with coloured goods in it; another one for every seed."""
    rows = b"".join(b"\0" + b"".join(_pixel(x, y, width, height, seed) for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


_GOODS = ((196, 69, 54), (226, 149, 51), (93, 138, 72), (122, 84, 150), (64, 117, 163))


def _pixel(x: int, y: int, width: int, height: int, seed: int) -> bytes:
    wood = (181, 140, 92) if (y // 14) % 2 else (160, 120, 76)
    if y > height * 2 // 3 or min(x, width - x) < width // 16:
        return bytes(wood)
    column, row = x // 30, y // 30
    centre_x, centre_y = column * 30 + 15, row * 30 + 15
    if (x - centre_x) ** 2 + (y - centre_y) ** 2 < 180:  # noqa: PLR2004 - a radius of 13 pixels
        return bytes(_GOODS[(column * 3 + row * 5 + seed) % len(_GOODS)])
    return bytes((58, 44, 32))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
