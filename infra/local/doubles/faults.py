"""What can go wrong on the way to a platform, switched on by a test."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from threading import Event, Lock

from infra.local.doubles.http import Answer, Handler, Request, json_answer

_BAD_PARAMETER, _UNKNOWN = 100, 2
_CODES: dict[int, int] = {HTTPStatus.TOO_MANY_REQUESTS: 4, HTTPStatus.UNAUTHORIZED: 190}

Fault = Callable[[Request, Handler], Answer]


@dataclass(slots=True)
class _Switch:
    fault: Fault
    times: int | None


class Faults:
    """The next calls meet these faults, in the order they were switched on; `times` None: until `clear`."""

    def __init__(self) -> None:
        self._switches: deque[_Switch] = deque()
        self._lock = Lock()
        self._let_go = Event()

    def fail(
        self, times: int | None = 1, *, status: int = 500, retry_after_s: int | None = None, is_blank: bool = False
    ) -> None:
        """Answer with an error before anything was done; a blank one is not of the platform but in front of it.

        A status of 5xx says that the platform failed, 429 that it is too much, any other 4xx that it will never do.
        """
        heads = {} if retry_after_s is None else {"retry-after": str(retry_after_s)}
        code = _CODES.get(status, _UNKNOWN if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _BAD_PARAMETER)
        body = {"error": {"message": "switched on by a test", "type": "OAuthException", "code": code}}
        failed = Answer(body=b"Bad Gateway", mime="text/plain") if is_blank else json_answer(body)
        self._on(lambda _request, _handler: Answer(status, failed.body, failed.mime, heads), times)

    def limit(self, times: int | None = 1, *, retry_after_s: int = 1) -> None:
        """Answer 429 with Retry-After."""
        self.fail(times, status=429, retry_after_s=retry_after_s)

    def hold(self, seconds: float, times: int | None = 1) -> None:
        """Do what was asked, but answer only after so many seconds."""

        def held(request: Request, handler: Handler) -> Answer:
            answer = handler(request)
            self._let_go.wait(seconds)
            return answer

        self._on(held, times)

    def drop(self, times: int | None = 1, *, is_done: bool = True) -> None:
        """Close the connection without an answer, after doing what was asked, or before."""

        def dropped(request: Request, handler: Handler) -> Answer:
            if is_done:
                handler(request)
            return Answer(is_dropped=True)

        self._on(dropped, times)

    def clear(self) -> None:
        """Switch every fault off, and let go of answers that are held."""
        with self._lock:
            self._switches.clear()
        self._let_go.set()
        self._let_go = Event()

    def around(self, handler: Handler) -> Handler:
        """Return the handler as it is met from outside."""

        def met(request: Request) -> Answer:
            fault = self._take()
            return fault(request, handler) if fault else handler(request)

        return met

    def _on(self, fault: Fault, times: int | None) -> None:
        with self._lock:
            self._switches.append(_Switch(fault, times))

    def _take(self) -> Fault | None:
        with self._lock:
            if not self._switches:
                return None
            switch = self._switches[0]
            if switch.times is not None:
                switch.times -= 1
                if not switch.times:
                    self._switches.popleft()
            return switch.fault
