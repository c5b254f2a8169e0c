"""One JSON line for each decision: a constant event name and ids. Never a body, a token, a phone number or a text."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback


def log(event: str, **fields: object) -> None:
    """Write one line."""
    line = {"event": event, **{name: value for name, value in fields.items() if value is not None}}
    sys.stdout.write(json.dumps(line, default=str) + "\n")
    sys.stdout.flush()


def log_fault(event: str, error: BaseException, **fields: object) -> None:
    """Write one line with where the error came from. Its message stays out: it may quote what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    trace = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    log(event, level="error", error=type(error).__name__, trace=trace, **fields)


def metric(name: str, value: int) -> None:
    """Write one figure in CloudWatch's embedded metric format, in the namespace `Tradepost`.

    Source: docs.aws.amazon.com, CloudWatch embedded metric format specification.
    """
    directive = {"Namespace": "Tradepost", "Dimensions": [["stack"]], "Metrics": [{"Name": name, "Unit": "Count"}]}
    stack = os.environ.get("STACK", "")
    log(
        "metric",
        _aws={"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [directive]},
        stack=stack,
        **{name: value},
    )
