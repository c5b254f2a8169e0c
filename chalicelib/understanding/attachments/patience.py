"""Ends the reading of a file that was made to hang its reader: no limit on its parts covers every way to do that."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from chalicelib.domain.errors import Malformed

_AGAIN_S = 0.5
"""Should a library catch everything, it is told again."""


class _TooLong(BaseException):
    """Not caught by libraries that catch every error."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `Malformed` when the block takes longer. Only a process's main thread, where functions run, can be told."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told: list[bool] = []

    def stop(_signal: int, _frame: FrameType | None) -> None:
        told.append(True)
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_S)
    with suppress(_TooLong):
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    if told:  # also where it was raised while Python cleared up, and got lost
        raise Malformed("the file takes too long to read")
