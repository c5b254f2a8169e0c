"""Names that are derived, not drawn: the same cause always gives the same id."""

from __future__ import annotations

import base64
import hashlib

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two signs that nobody mistakes for one another."""

_TO_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", CROCKFORD)


def digest(*parts: str) -> str:
    """Return 26 lower-case signs (128 bits) that stand for these parts, whatever is in them."""
    framed = b"".join(len(p.encode()).to_bytes(4) + p.encode() for p in parts)
    return base64.b32encode(hashlib.sha256(framed).digest()[:16]).decode().rstrip("=").lower()


def short_number(prefix: str, *parts: str, length: int = 6) -> str:
    """Return a number for people, like `SO-7K3F9Q`, derived from these parts."""
    raw = base64.b32encode(hashlib.sha256("\0".join(parts).encode()).digest()).decode()
    return f"{prefix}-{raw[:length].translate(_TO_CROCKFORD)}"
