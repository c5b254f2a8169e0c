"""The way out to other servers, on urllib3: time limits, no redirects, no retries, no proxies, no endless answers."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from functools import cached_property
from ssl import SSLCertVerificationError

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationValueError,
    NewConnectionError,
    SSLError,
)

from chalicelib.domain.errors import InDoubt, Misconfigured, Refused, Unavailable
from chalicelib.ports import HttpAnswer

MOST_BYTES = 10 * 1024 * 1024
"""The longest answer that is read where a caller does not say."""

_CONNECT_S = 5.0
_CHUNK = 64 * 1024
_IDLE_S = 20.0
_NO_ADDRESS = "this is no address to call"


class Urllib3Http:
    """Calls other servers over connections that it keeps. Safe for many threads."""

    def __init__(self) -> None:
        self._used_at = time.time()

    @cached_property
    def _pool(self) -> PoolManager:
        # Its warnings name whole addresses, and some platforms put the token into the address.
        logging.getLogger("urllib3").setLevel(logging.ERROR)
        return PoolManager(num_pools=20, maxsize=10, retries=False)

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_s: float = 10.0,
        most_bytes: int | None = None,
    ) -> HttpAnswer:
        """Return the answer, whatever its status.

        Raises `Unavailable` if nothing was sent, `InDoubt` if the answer was lost, `Refused` for one that is too long
        or an address that is none.
        """
        if not url.lower().startswith(("https://", "http://")):
            raise Refused(_NO_ADDRESS)
        deadline = time.monotonic() + timeout_s
        timeout = Timeout(connect=min(timeout_s, _CONNECT_S), read=timeout_s)
        named = {"user-agent": "tradepost", **{name.lower(): value for name, value in (headers or {}).items()}}
        self._drop_idle()
        try:
            response = self._pool.request(
                method, url, headers=named, body=body, timeout=timeout, redirect=False, preload_content=False
            )
            return _answer(response, deadline, MOST_BYTES if most_bytes is None else most_bytes)
        except LocationValueError:
            raise Refused(_NO_ADDRESS) from None
        except HTTPError as error:
            raise _translated(error) from error
        except ValueError:
            # What http.client says of a header that is not fit to send holds the header, and so perhaps a token.
            raise Misconfigured("a header is not fit to send") from None

    def _drop_idle(self) -> None:
        # A frozen function wakes up with connections that the other side has long since given up.
        now = time.time()
        if now - self._used_at > _IDLE_S:
            self._pool.clear()
        self._used_at = now


def _answer(response: BaseHTTPResponse, deadline: float, most_bytes: int) -> HttpAnswer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    try:
        answer = HttpAnswer(response.status, headers, _body(response, deadline, most_bytes))
        response.release_conn()
    finally:
        response.close()  # what was released stays open
    return answer


def _body(response: BaseHTTPResponse, deadline: float, most_bytes: int) -> bytes:
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > most_bytes:
            raise Refused("the answer is too long")
        if time.monotonic() > deadline:
            raise InDoubt("the answer took too long")
    return bytes(body)


def _translated(error: HTTPError) -> Unavailable:
    name = type(error).__name__
    return Unavailable(f"not reached: {name}") if _was_not_sent(error) else InDoubt(f"the answer was lost: {name}")


def _was_not_sent(error: HTTPError) -> bool:
    if isinstance(error, SSLError):
        return bool(error.args) and isinstance(error.args[0], SSLCertVerificationError)
    return isinstance(error, (NewConnectionError, ConnectTimeoutError))
