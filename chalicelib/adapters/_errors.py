"""AWS's errors in our words; the one place that catches them.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.domain.errors import (
    Conflict,
    Ignored,
    Misconfigured,
    NotFound,
    Refused,
    TradepostError,
    Unavailable,
)

TOO_MANY_REQUESTS = 429
SERVER_ERRORS = 500


class ConditionFailed(Conflict):
    """A condition did not hold. `row` is what is there instead; `was_retried`: an earlier try may have done it."""

    def __init__(self, row: dict[str, Any], *, was_retried: bool) -> None:
        super().__init__("somebody else wrote first")
        self.row = row
        self.was_retried = was_retried


class Contended(Unavailable):
    """Another transaction is at the same record this moment."""


def call(operation: Callable[..., Any], /, **parameters: Any) -> dict[str, Any]:
    """Call AWS and return its answer. Raises the domain's errors only."""
    try:
        return dict(operation(**parameters))
    except ClientError as error:
        raise _translated(error) from error
    except BotoCoreError as error:
        raise Unavailable(f"AWS gave no answer: {type(error).__name__}") from error


def _translated(error: ClientError) -> TradepostError:
    answer: Any = error.response
    code = str(answer.get("Error", {}).get("Code", ""))
    code = code.rpartition(".")[2]  # SQS also says AWS.SimpleQueueService.NonExistentQueue
    if code in _BY_CODE:
        return _BY_CODE[code](code, answer)
    status = answer.get("ResponseMetadata", {}).get("HTTPStatusCode", SERVER_ERRORS)
    if status >= SERVER_ERRORS or status == TOO_MANY_REQUESTS:
        return _busy(code, answer)
    return _wrong(code, answer)


def _busy(code: str, _answer: Any) -> TradepostError:
    return Unavailable(f"AWS is busy: {code}")


def _wrong(code: str, _answer: Any) -> TradepostError:
    return Misconfigured(f"AWS does not take this call: {code}")


def _missing(code: str, _answer: Any) -> TradepostError:
    return NotFound(f"AWS has no such thing: {code}")


def _refused(code: str, _answer: Any) -> TradepostError:
    return Refused(f"AWS cannot work on this: {code}")


def _taken(code: str, _answer: Any) -> TradepostError:
    return Conflict(f"AWS has this already: {code}")


def _outdated(code: str, _answer: Any) -> TradepostError:
    return Ignored(f"AWS did this already: {code}")


def _contended(code: str, _answer: Any) -> TradepostError:
    return Contended(f"another transaction is at this record: {code}")


def _unmet(_code: str, answer: Any) -> TradepostError:
    tries = answer.get("ResponseMetadata", {}).get("RetryAttempts", 0)
    return ConditionFailed(answer.get("Item") or {}, was_retried=tries > 0)


def _unfit(code: str, answer: Any) -> TradepostError:
    """Tell a record that the table cannot hold from a call that is wrong."""
    message = str(answer.get("Error", answer).get("Message", ""))
    if re.search(r"\bsize\b|empty string", message, re.IGNORECASE):
        return Refused("the record does not fit in the table")
    return _wrong(code, answer)


def _cancelled(code: str, answer: Any) -> TradepostError:
    """Name the weightiest of the reasons: a condition that failed would fail again, a conflict passes."""
    reasons = {reason.get("Code"): reason for reason in answer.get("CancellationReasons", ())}
    for name, make in _CANCELLED_FOR.items():
        if name in reasons:
            return make(name, reasons[name])
    return _busy(code, answer)


_CANCELLED_FOR: dict[str, Callable[[str, Any], TradepostError]] = {
    "ConditionalCheckFailed": _unmet,
    "ValidationError": _unfit,
    "TransactionConflict": _contended,
}

_BY_CODE: dict[str, Callable[[str, Any], TradepostError]] = {
    "ConditionalCheckFailedException": _unmet,
    "TransactionCanceledException": _cancelled,
    "TransactionConflictException": _contended,
    "ValidationException": _unfit,
    "NoSuchKey": _missing,
    "NotFoundException": _missing,
    "ConflictException": _taken,
    **dict.fromkeys(
        (
            "BadDocumentException",
            "BadRequestException",
            "DocumentTooLargeException",
            "InvalidParameterException",
            "UnsupportedDocumentException",
        ),
        _refused,
    ),
    "MessageNotInflight": _outdated,
    "ReceiptHandleIsInvalid": _outdated,
    **dict.fromkeys(
        (
            "KMSThrottlingException",
            "LimitExceededException",
            "ProvisionedThroughputExceededException",
            "ReplicatedWriteConflictException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestTimeout",
            "SlowDown",
            "Throttling",
            "ThrottlingException",
            "TooManyUpdates",
            "TransactionInProgressException",
        ),
        _busy,
    ),
}
