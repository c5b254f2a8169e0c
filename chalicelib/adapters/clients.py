"""The AWS clients: each is made once in a process, when first used, and its connections are kept open."""

from __future__ import annotations

from threading import Lock
from typing import Any

_READ_S = {"textract": 15}
"""Seconds for an answer, where five do not do: a photo is looked at while we wait."""

_clients: dict[str, Any] = {}
_making = Lock()


def client(service: str) -> Any:
    """Return this process's client of an AWS service; region and endpoint come from the environment."""
    with _making:
        if service not in _clients:
            _clients[service] = new_client(service)
    return _clients[service]


def new_client(service: str) -> Any:
    """Make a client with our time limits and retries."""
    import boto3
    from botocore.config import Config

    # Parameters are ours, never a stranger's: checking them again costs time on every call.
    config = Config(
        connect_timeout=2,
        read_timeout=_READ_S.get(service, 5),
        retries={"mode": "standard", "total_max_attempts": 1 if service in _READ_S else 3},
        tcp_keepalive=True,
        parameter_validation=False,
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return boto3.client(service, config=config)
