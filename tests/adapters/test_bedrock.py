"""The language model: what it is asked, and the one form in which it may answer."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ReadTimeoutError
from botocore.stub import ANY, Stubber

from chalicelib.adapters.bedrock import BedrockModel
from chalicelib.domain.errors import Misconfigured, Unavailable


@pytest.fixture
def stub() -> Any:
    client = boto3.client("bedrock-runtime", region_name="us-east-1", aws_access_key_id="t", aws_secret_access_key="t")
    with Stubber(client) as stubber:
        yield stubber


def answering(stub: Any, *content: dict[str, Any]) -> tuple[str, ...]:
    asked = {
        "modelId": "some.model-v1:0",
        "system": ANY,
        "messages": [{"role": "user", "content": [{"text": "salsita verde"}]}],
        "inferenceConfig": {"maxTokens": 120, "temperature": 0},
        "toolConfig": ANY,
    }
    answer = {
        "output": {"message": {"role": "assistant", "content": list(content)}},
        "stopReason": "tool_use",
        "usage": {"inputTokens": 1, "outputTokens": 1, "totalTokens": 2},
        "metrics": {"latencyMs": 1},
    }
    stub.add_response("converse", answer, asked)
    return BedrockModel("some.model-v1:0", stub.client).names("salsita verde")


def used(given: Any, name: str = "names") -> dict[str, Any]:
    return {"toolUse": {"toolUseId": "t1", "name": name, "input": given}}


def test_the_names_of_the_one_tool_are_taken(stub: Any) -> None:
    assert answering(stub, {"text": "Sure!"}, used({"names": ["green salsa", "tomatillo sauce"]})) == (
        "green salsa",
        "tomatillo sauce",
    )


@pytest.mark.parametrize("content", [[], [{"text": "green salsa"}], [used({"names": ["x"]}, name="book_order")]])
def test_an_answer_without_the_tool_names_nothing(stub: Any, content: list[dict[str, Any]]) -> None:
    assert answering(stub, *content) == ()


@pytest.mark.parametrize(
    "given",
    [
        {"names": "green salsa"},
        {"names": [1]},
        {"names": ["a", "b", "c", "d"]},
        {"names": ["x" * 41]},
        {"names": ["a"], "book": True},
        {},
        [],
    ],
)
def test_an_answer_of_another_form_is_none(stub: Any, given: Any) -> None:
    with pytest.raises(Unavailable):
        answering(stub, used(given))


@pytest.mark.parametrize(
    ("code", "status", "error"),
    [
        ("ThrottlingException", 429, Unavailable),
        ("ModelTimeoutException", 408, Misconfigured),
        ("AccessDeniedException", 403, Misconfigured),
    ],
)
def test_errors_speak_our_words(stub: Any, code: str, status: int, error: type[Exception]) -> None:
    stub.add_client_error("converse", code, http_status_code=status)
    with pytest.raises(error):
        BedrockModel("some.model-v1:0", stub.client).names("salsita verde")


def test_a_late_answer_is_none() -> None:
    class Late:
        def converse(self, **_: Any) -> None:
            raise ReadTimeoutError(endpoint_url="https://model.example")

    with pytest.raises(Unavailable) as told:
        BedrockModel("m", Late()).names("salsita verde")
    assert "salsita" not in str(told.value)
