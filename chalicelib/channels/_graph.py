"""Calls Meta's Graph API and turns its answers into what happens next.

Source: https://developers.facebook.com/docs/graph-api/guides/error-handling
        https://developers.facebook.com/docs/graph-api/overview/rate-limiting
        https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
        https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

from chalicelib.channels._outcomes import is_success, json_object, retry_after_s
from chalicelib.domain.errors import InDoubt, Misconfigured, Refused, TradepostError, Unavailable
from chalicelib.ports import Http, HttpAnswer

BUSY_S: Mapping[int, float] = {
    1: 30,  # unknown error
    2: 30,  # service
    4: 300,  # too many calls of the app
    17: 300,  # of the user
    32: 300,  # of the page
    341: 300,  # application limit
    613: 60,  # of this edge
    80006: 60,  # of Messenger
    80007: 300,  # of the WhatsApp business account
    130429: 10,  # throughput of the number
    131000: 30,  # something went wrong
    131016: 60,  # service unavailable
    131048: 3600,  # spam limit
    131056: 6,  # too many messages to this one person
    131057: 300,  # the account is in maintenance
    133004: 60,  # server temporarily unavailable
}
"""Codes after which the same call may succeed, and how long to wait when the answer does not say."""

STAFF: Mapping[int, str] = {
    0: "the access token is not accepted",
    3: "the app lacks a permission",
    10: "the app lacks a permission",
    102: "the access token is not accepted",
    190: "the access token is not accepted",
    368: "the account is blocked for a time",
    131005: "the app lacks a permission",
    131031: "the account is locked",
    131042: "the account's payment method is missing or fails",
}
"""Codes that a person must put right: the reply waits meanwhile, so that none is lost over an expired token."""

STAFF_S = 900.0
PERMISSIONS = range(200, 300)
OUTSIDE_WINDOW = frozenset({(131047, None), (10, 2018278), (10, 2018065), (100, 2018278)})


@dataclass(frozen=True, slots=True)
class Graph:
    """The Graph API of one version, called with one token. The token goes in a header, never into an address."""

    api_base: str
    version: str
    token: str
    http: Http

    def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer's object. Raises `Refused`, `Unavailable`, `InDoubt`."""
        sent = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {**self._headers(), "content-type": "application/json"}
        return _judged(self.http.request("POST", self._url(path), headers=headers, body=sent))

    def get(self, path: str, **query: str) -> dict[str, Any]:
        """Return the answer's object. Raises as `post` does, but `Misconfigured` when a person must act."""
        asked = f"?{urlencode(query)}" if query else ""
        answer = self.http.request("GET", f"{self._url(path)}{asked}", headers=self._headers())
        code, subcode = _error(answer)
        if not is_success(answer) and (reason := _staff_reason(answer, code, subcode)):
            raise Misconfigured(f"{reason} ({_numbers(answer, code, subcode)})")
        return _judged(answer)

    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def _url(self, path: str) -> str:
        return f"{self.api_base.rstrip('/')}/{self.version}/{quote(path)}"


def _judged(answer: HttpAnswer) -> dict[str, Any]:
    if is_success(answer):
        return json_object(answer)
    raise _outcome(answer)


def _outcome(answer: HttpAnswer) -> TradepostError:
    """Say what an error means. The platform's own words stay out: they may hold phone numbers."""
    code, subcode = _error(answer)
    numbers = _numbers(answer, code, subcode)
    if (code, subcode) in OUTSIDE_WINDOW or (code, None) in OUTSIDE_WINDOW:
        return Refused(f"outside the window ({numbers})")
    if code in BUSY_S or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        return Unavailable(f"the platform is busy ({numbers})", retry_after_s=_wait_s(answer, code))
    if reason := _staff_reason(answer, code, subcode):
        return Unavailable(f"{reason} ({numbers})", retry_after_s=retry_after_s(answer, STAFF_S))
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _server_fault(answer, code, numbers)
    return Refused(f"the platform refuses this ({numbers})")


def _server_fault(answer: HttpAnswer, code: int | None, numbers: str) -> TradepostError:
    if code is not None:
        return Unavailable(f"the platform failed ({numbers})", retry_after_s=retry_after_s(answer))
    # No answer of the API itself but of something in front of it: behind it the message may have been taken.
    return InDoubt(f"the platform's answer was lost ({numbers})", retry_after_s=retry_after_s(answer))


def _wait_s(answer: HttpAnswer, code: int | None) -> float | None:
    return retry_after_s(answer, BUSY_S.get(code) if code is not None else None)


def _staff_reason(answer: HttpAnswer, code: int | None, subcode: int | None) -> str | None:
    if (code, subcode) in OUTSIDE_WINDOW:
        return None
    if code is not None and (reason := STAFF.get(code)):
        return reason
    if code in PERMISSIONS:
        return "the app lacks a permission"
    return (
        "the access token is not accepted" if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN) else None
    )


def _error(answer: HttpAnswer) -> tuple[int | None, int | None]:
    error = json_object(answer).get("error")
    if not isinstance(error, dict):
        return None, None
    return _whole(error.get("code")), _whole(error.get("error_subcode"))


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _numbers(answer: HttpAnswer, code: int | None, subcode: int | None) -> str:
    named = [f"HTTP {answer.status}", f"code {code}", f"subcode {subcode}"]
    return ", ".join(n for n, v in zip(named, (answer.status, code, subcode), strict=True) if v is not None)
