"""Delivers webhooks as platforms do: signed, again and again until answered 2xx, twice if told so."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event, Lock
from time import perf_counter

import urllib3

from infra.local.doubles.clock import DoubleClock
from infra.local.doubles.timetable import Timetable

Sign = Callable[[bytes, datetime], Mapping[str, str]]

RETRY_DELAYS_S = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0)
"""How long the platforms wait between tries; divided by `speed_up`."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: the status that was answered (None: no answer), and after how many milliseconds."""

    status: int | None
    ms: float

    @property
    def is_good(self) -> bool:
        """Say whether it was acknowledged."""
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004 - what 2xx means


@dataclass(eq=False, slots=True)
class Webhook:
    """One webhook on its way, with every try so far; `then` is called once it is acknowledged."""

    url: str
    body: bytes
    sign: Sign
    lane: str
    then: Callable[[], None] | None = None
    attempts: list[Attempt] = field(default_factory=list)
    settled: Event = field(default_factory=Event)

    @property
    def is_acknowledged(self) -> bool:
        """Say whether a try was answered 2xx."""
        return any(attempt.is_good for attempt in self.attempts)

    @property
    def ms(self) -> float | None:
        """Milliseconds that the acknowledged try took."""
        return next((attempt.ms for attempt in self.attempts if attempt.is_good), None)

    def wait(self, timeout_s: float = 10) -> bool:
        """Wait until it is acknowledged or given up; say whether it was acknowledged."""
        self.settled.wait(timeout_s)
        return self.is_acknowledged


class Webhooks:
    """The way from one platform to one address.

    `copies` tries are made for each webhook even when the first is answered, at the same time if `in_parallel`.
    `scatter_s` above 0 sends each after a random time up to that, in no order. `speed_up` shortens the waits.
    """

    def __init__(self, url: str, clock: DoubleClock, timetable: Timetable, *, speed_up: float = 1) -> None:
        self.url = url
        self.speed_up = speed_up
        self.copies = 1
        self.in_parallel = False
        self.scatter_s = 0.0
        self.timeout_s = 20.0
        self.sent: list[Webhook] = []
        self._clock = clock
        self._timetable = timetable
        self._pool = urllib3.PoolManager(maxsize=32, block=False, retries=False)
        self._lanes: dict[str, deque[Webhook]] = defaultdict(deque)
        self._lock = Lock()
        self._random = random.Random(7)  # noqa: S311 - an order, not a secret

    @property
    def acknowledged(self) -> list[Webhook]:
        """Every webhook that was answered 2xx."""
        return [webhook for webhook in list(self.sent) if webhook.is_acknowledged]

    def latencies_ms(self) -> list[float]:
        """List how long each acknowledged webhook took to be answered."""
        return [webhook.ms for webhook in self.acknowledged if webhook.ms is not None]

    def push(self, body: bytes, sign: Sign, lane: str, then: Callable[[], None] | None = None) -> Webhook:
        """Send a body in the background; within a lane the first tries keep their order."""
        webhook = Webhook(self.url, body, sign, lane, then)
        self.sent.append(webhook)
        self._plan(webhook)
        return webhook

    def again(self, webhook: Webhook) -> Webhook:
        """Send the same body once more, as a platform does that missed our answer."""
        return self.push(webhook.body, webhook.sign, webhook.lane)

    def post(self, body: bytes, headers: Mapping[str, str]) -> Attempt:
        """Send a body once with just these headers, as anybody could; return what came back."""
        begun = perf_counter()
        status: int | None = None
        try:
            heads = {"content-type": "application/json", **headers}
            status = self._pool.request("POST", self.url, body=body, headers=heads, timeout=self.timeout_s).status
        except urllib3.exceptions.HTTPError:
            status = None
        return Attempt(status, (perf_counter() - begun) * 1000)

    def get(self, fields: Mapping[str, str]) -> tuple[int, str]:
        """Ask the address with a query, as a handshake does; return status and body."""
        answer = self._pool.request("GET", self.url, fields=dict(fields), timeout=self.timeout_s)
        return answer.status, answer.data.decode()

    def stop(self) -> None:
        """Close what is open."""
        self._pool.clear()

    def _plan(self, webhook: Webhook) -> None:
        if self.scatter_s:
            delay_s = self._random.uniform(0, self.scatter_s)
            self._timetable.after(delay_s, lambda: self._deliver(webhook))
            return
        with self._lock:
            lane = self._lanes[webhook.lane]
            lane.append(webhook)
            if len(lane) == 1:
                self._timetable.after(0, lambda: self._drain(lane))

    def _drain(self, lane: deque[Webhook]) -> None:
        while True:
            self._deliver(lane[0])
            with self._lock:
                lane.popleft()
                if not lane:
                    return

    def _deliver(self, webhook: Webhook) -> None:
        copies = max(self.copies, 1)
        if self.in_parallel:
            for _ in range(copies - 1):
                self._timetable.after(0, lambda: self._try(webhook))
            copies = 1
        for _ in range(copies):
            self._try(webhook)
        self._follow(webhook, iter(RETRY_DELAYS_S))

    def _follow(self, webhook: Webhook, delays: Iterator[float]) -> None:
        delay_s = None if webhook.is_acknowledged else next(delays, None)
        if delay_s is None:
            self._settle(webhook)
            return

        def retry() -> None:
            self._try(webhook)
            self._follow(webhook, delays)

        self._timetable.after(delay_s / self.speed_up, retry)

    @staticmethod
    def _settle(webhook: Webhook) -> None:
        if webhook.is_acknowledged and webhook.then:
            webhook.then()
        webhook.settled.set()

    def _try(self, webhook: Webhook) -> None:
        headers = webhook.sign(webhook.body, self._clock.now())
        webhook.attempts.append(self.post(webhook.body, headers))
