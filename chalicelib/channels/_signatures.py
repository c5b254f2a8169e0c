"""Signatures in headers: compared in constant time, against every secret in force, and failing closed.

Source: RFC 2104, https://www.rfc-editor.org/rfc/rfc2104
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence

from chalicelib.domain.errors import BadSignature


def hmac_sha256(key: str | bytes, *parts: str | bytes) -> bytes:
    """Return the HMAC-SHA256 of the parts, one after the other."""
    mac = hmac.new(_bytes(key), digestmod=hashlib.sha256)
    for part in parts:
        mac.update(_bytes(part))
    return mac.digest()


def hmac_sha256_hex(key: str | bytes, *parts: str | bytes) -> str:
    """Return it in lower-case hexadecimal signs."""
    return hmac_sha256(key, *parts).hex()


def hmac_sha256_base64(key: str | bytes, *parts: str | bytes) -> str:
    """Return it in base64."""
    return base64.b64encode(hmac_sha256(key, *parts)).decode()


def require_signature(given: str | None, secrets: Sequence[str], sign: Callable[[str], str]) -> None:
    """Return if `given` is the whole header that `sign` makes with one of the secrets.

    Raises `BadSignature` otherwise, also when there is no header, no secret, or only an empty one. It says nothing
    about what would have been right.
    """
    usable = [secret for secret in secrets if secret]
    if not given or not usable:
        raise BadSignature("not signed, or no secret to check with")
    if not _is_any(given, [sign(secret) for secret in usable]):
        raise BadSignature("the signature is not ours")


def require_token(given: str | None, tokens: Sequence[str]) -> None:
    """Return if `given` is one of the tokens. Raises `BadSignature`, also when there is none to compare with."""
    require_signature(given, tokens, str)


def _is_any(given: str, candidates: Sequence[str]) -> bool:
    # Every candidate is compared, so that the time taken does not tell which of them was close.
    matches = [hmac.compare_digest(_bytes(given), _bytes(candidate)) for candidate in candidates]
    return any(matches)


def _bytes(text: str | bytes) -> bytes:
    # A header may hold anything; half an emoji in it must fail the comparison, not the function.
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
