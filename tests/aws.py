"""AWS in this process, on moto, with the table that the template describes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any
from unittest.mock import patch

from chalicelib.adapters.clients import new_client

TEMPLATE = Path(__file__).parent.parent / "infra" / "template" / "table.yaml"
_numbers = count(1)


class OneAtATime:
    """A client whose calls come one after the other: moto looks at a condition and writes in two steps."""

    def __init__(self, client: Any) -> None:
        self._client, self._lock = client, Lock()

    def __getattr__(self, name: str) -> Any:
        operation = getattr(self._client, name)
        if not callable(operation):
            return operation

        def locked(**parameters: Any) -> Any:
            with self._lock:
                return operation(**parameters)

        return locked


_HERE = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
_ELSEWHERE = ("AWS_PROFILE", "AWS_REGION", "AWS_ENDPOINT_URL")


@contextmanager
def aws() -> Iterator[None]:
    """Answer every AWS call from this process's memory, and forget it all at the end."""
    from moto import mock_aws

    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    with patch.dict(os.environ, {**environment, **_HERE}, clear=True), mock_aws():
        yield


def client(service: str) -> Any:
    """Return a client as the adapters make it."""
    return OneAtATime(new_client(service))


def client_at(url: str, service: str, *, attempts: int = 2) -> Any:
    """Return a client whose AWS is a server of this test's own."""
    import boto3
    from botocore.config import Config

    config = Config(
        retries={"mode": "standard", "total_max_attempts": attempts},
        connect_timeout=1,
        read_timeout=1,
        s3={"addressing_style": "path"},
    )
    return boto3.client(
        service,
        endpoint_url=url,
        config=config,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def make_table(dynamodb: Any) -> str:
    """Make an empty table and return its name."""
    import yaml

    name = f"table-{next(_numbers)}"
    described = yaml.safe_load(TEMPLATE.read_text())["Resources"]["Table"]["Properties"]
    parts = {part: described[part] for part in ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")}
    dynamodb.create_table(TableName=name, BillingMode="PAY_PER_REQUEST", **parts)
    return name


def make_queue(sqs: Any, name: str, **attributes: str) -> str:
    """Make a FIFO queue and return its address."""
    return str(sqs.create_queue(QueueName=f"{name}.fifo", Attributes={"FifoQueue": "true", **attributes})["QueueUrl"])
