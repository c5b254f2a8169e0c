"""Fetches what people sent from a platform's own addresses, and from nowhere else.

Source: https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from urllib.parse import SplitResult, urlsplit

from chalicelib.channels._outcomes import is_success, retry_after_s
from chalicelib.domain.content import Media
from chalicelib.domain.errors import Misconfigured, Refused, Unavailable
from chalicelib.ports import FILE_MOST, Http, HttpAnswer

_TIMEOUT_S = 10.0
_HTTPS = 443
_ODD = re.compile(r"[\s\\@\x00-\x1f\x7f]")
"""Signs over which one reader of addresses parts the host where another does not."""

_DIGEST_BYTES = 32
_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
_NO_ENTRY = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


def file_at(url: str, http: Http, *, headers: Mapping[str, str] | None = None) -> bytes:
    """Return what is kept there. Raises `Refused`, `Unavailable`, or `Misconfigured` when the token is not accepted."""
    answer = http.request("GET", url, headers=headers, timeout_s=_TIMEOUT_S, most_bytes=FILE_MOST)
    if answer.status == HTTPStatus.OK and answer.body:
        return answer.body
    raise _outcome(answer, has_token=bool(headers))


def checked_address(url: str | None, hosts: Sequence[str], api_base: str = "") -> str:
    """Return the address if it is one of these hosts' or of a double's (`api_base`). Raises `Refused`.

    A host stands for all under it too: `fbsbx.com` for `cdn.fbsbx.com`.
    """
    if not url or _ODD.search(url):
        raise Refused("the file has no address to fetch it from")
    try:
        parts, own = urlsplit(url), urlsplit(api_base)
        is_allowed = _is_public(parts, hosts) or (bool(api_base) and _origin(parts) == _origin(own))
    except ValueError:
        is_allowed = False
    if not is_allowed:
        raise Refused("the file is not kept by the platform")
    return url


def checked_file(body: bytes, media: Media) -> bytes:
    """Return the file if it is what was sent, by the digest that came with it. Raises `Unavailable`."""
    told = _digest(media.sha256)
    if told is not None and told != hashlib.sha256(body).digest():
        raise Unavailable("the file is not what was sent")
    return body


def _is_public(parts: SplitResult, hosts: Sequence[str]) -> bool:
    host = (parts.hostname or "").lower()
    is_known = any(host == known or host.endswith(f".{known}") for known in hosts)
    return parts.scheme == "https" and parts.port in (None, _HTTPS) and is_known


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port


def _outcome(answer: HttpAnswer, *, has_token: bool) -> Exception:
    said = f"the file's address answered HTTP {answer.status}"
    if has_token and answer.status in _NO_ENTRY:
        return Misconfigured(said)
    if answer.status in _LATER or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unavailable(said, retry_after_s=retry_after_s(answer))
    return Refused("the file is empty" if is_success(answer) else said)


def _digest(told: str | None) -> bytes | None:
    """Read a digest, in hex or in base64 as the platform's pages show both; None where it is none."""
    for read in (bytes.fromhex, lambda text: base64.b64decode(text, validate=True)):
        try:
            digest = read(told or "")
        except (ValueError, binascii.Error):
            continue
        if len(digest) == _DIGEST_BYTES:
            return digest
    return None
