"""The errors of Tradepost, split by what happens next.

    TradepostError
    ├── Rejected            never retried: a 4xx at the edge, the dead letters behind a queue
    │   ├── BadSignature        401; nothing is stored, only ids are logged
    │   ├── Malformed           400; not this platform's message at all
    │   ├── NotFound            404
    │   └── Refused             the other side said no for good, or our rules did
    ├── Ignored             200, counted: nothing for us to do
    ├── Unavailable         try again, after `retry_after_s` when it is told
    │   └── InDoubt             it may have happened: ask before doing it again
    ├── Conflict            somebody else wrote first: read again and decide again
    └── Misconfigured       a person must act: a setting is missing or wrong

Messages name ids and fields, never texts, tokens or phone numbers.
"""

from __future__ import annotations


class TradepostError(Exception):
    """The root: everything that Tradepost raises on purpose."""


class Rejected(TradepostError):
    """Can never succeed as it is. `reason` is a short phrase for people, free of secrets and texts."""

    def __init__(self, reason: str, *, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class BadSignature(Rejected):
    """The request is not proven to come from the platform."""


class Malformed(Rejected):
    """The body is not of the platform's form."""


class NotFound(Rejected):
    """There is no such thing."""


class Refused(Rejected):
    """The other side, or one of our rules, said no for good."""


class Ignored(TradepostError):
    """Nothing to do, and that is fine."""


class Unavailable(TradepostError):
    """The other side cannot answer now; the same call may succeed later."""

    def __init__(self, reason: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after_s = retry_after_s


class InDoubt(Unavailable):
    """The call may have had its effect: the answer was lost."""


class Conflict(TradepostError):
    """A record was written by somebody else since it was read."""


class Misconfigured(TradepostError):
    """Settings are missing or wrong; the message names all of them."""
