from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.aws import aws, client


@pytest.fixture(scope="module")
def in_aws() -> Iterator[None]:
    with aws():
        yield


@pytest.fixture(scope="module")
def dynamodb(in_aws: None) -> Any:
    return client("dynamodb")


@pytest.fixture(scope="module")
def sqs(in_aws: None) -> Any:
    return client("sqs")
