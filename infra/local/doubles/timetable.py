"""Does things later, from a few threads of its own, and can tell when nothing is left to do."""

from __future__ import annotations

import heapq
import itertools
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Condition, Thread
from time import monotonic

Act = Callable[[], object]


class Timetable:
    """Runs acts when their time has come; up to `workers` at the same time."""

    def __init__(self, workers: int = 16) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="double")
        self._changed = Condition()
        self._planned: list[tuple[float, int, Act]] = []
        self._order = itertools.count()
        self._running = 0
        self._is_stopped = False
        self._thread = Thread(target=self._keep_time, daemon=True)
        self._thread.start()

    def after(self, delay_s: float, act: Act) -> None:
        """Run an act after so many seconds; it is forgotten when the timetable is stopped before."""
        with self._changed:
            heapq.heappush(self._planned, (monotonic() + delay_s, next(self._order), act))
            self._changed.notify_all()

    def settle(self, timeout_s: float) -> bool:
        """Wait until nothing is planned and nothing runs; say whether that came true in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._planned and not self._running, timeout_s)

    def stop(self) -> None:
        """Forget what is planned and wait for what runs."""
        with self._changed:
            self._is_stopped = True
            self._planned.clear()
            self._changed.notify_all()
        self._thread.join()
        self._pool.shutdown(cancel_futures=True)

    def _keep_time(self) -> None:
        while (act := self._next()) is not None:
            self._pool.submit(self._run, act)

    def _next(self) -> Act | None:
        with self._changed:
            while not self._is_stopped:
                wait_s = self._planned[0][0] - monotonic() if self._planned else None
                if wait_s is not None and wait_s <= 0:
                    self._running += 1
                    return heapq.heappop(self._planned)[2]
                self._changed.wait(wait_s)
        return None

    def _run(self, act: Act) -> None:
        try:
            act()
        except Exception:  # an act that fails must not take the others with it
            logging.getLogger(__name__).exception("a double's act failed")
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()
