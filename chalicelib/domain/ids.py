"""Names that are derived, not drawn: the same cause always gives the same id."""

from __future__ import annotations

import base64
import hashlib

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two signs that nobody mistakes for one another."""

_TO_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", CROCKFORD)


def digest(*parts: str) -> str:
    """Return 32 signs (128 bits) that stand for these parts, whatever is in them."""
    encoded = [part.encode() for part in parts]
    framed = b"".join([len(part).to_bytes(4) + part for part in encoded])
    return hashlib.sha256(framed).hexdigest()[:32]


def short_number(prefix: str, *parts: str, length: int = 6) -> str:
    """Return a number for people, like `SO-7K3F9Q`, derived from these parts."""
    raw = base64.b32encode(hashlib.sha256("\0".join(parts).encode()).digest()).decode()
    return f"{prefix}-{raw[:length].translate(_TO_CROCKFORD)}"
