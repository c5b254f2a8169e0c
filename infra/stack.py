"""A deployed stack: its name, what it put out, and waiting for it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.domain.operations import QueueName
from infra.account import Account
from infra.template import FUNCTIONS

if TYPE_CHECKING:
    from types_boto3_cloudformation.type_defs import StackTypeDef

PRODUCTION = "prod"

_BEGINNINGS = ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS")


class StackFailed(Exception):
    """A stack did not become what it was to be; the message holds its events."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the parts of a deployed stack are. Queues are URLs; functions are named as Chalice names them."""

    stack: str
    api_url: str
    table: str
    bucket: str
    queues: dict[QueueName, str]
    dead_letters: dict[QueueName, str]
    functions: dict[str, str]


def stack_name(stage: str) -> str:
    """Return the name of a stage's stack."""
    return f"tradepost-{stage}"


def find_stack(account: Account, stack: str) -> StackTypeDef | None:
    """Return what CloudFormation says about the stack, or None when there is none."""
    try:
        return account.cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise


def parameters_of(found: StackTypeDef | None) -> dict[str, str]:
    """Return the parameters that the stack was last deployed with."""
    given = found.get("Parameters", []) if found else []
    return {parameter["ParameterKey"]: parameter.get("ParameterValue", "") for parameter in given}


def read_outputs(account: Account, stage: str) -> Outputs:
    """Return the outputs of a deployed stage. Raises `StackFailed` when it is not deployed."""
    stack = stack_name(stage)
    found = find_stack(account, stack)
    values = {o["OutputKey"]: o["OutputValue"] for o in found.get("Outputs", [])} if found else {}
    if "TableName" not in values:
        raise StackFailed(f"{stack} is not deployed in {account.region_name}")
    return Outputs(
        stack=stack,
        api_url=_api_url(account, values),
        table=values["TableName"],
        bucket=values["BucketName"],
        queues={queue: values[f"{queue.capitalize()}QueueUrl"] for queue in QueueName},
        dead_letters={queue: values[f"{queue.capitalize()}DeadLettersUrl"] for queue in QueueName},
        functions={name: values[f"{logical_id}FunctionName"] for logical_id, name in FUNCTIONS.items()},
    )


def _api_url(account: Account, values: dict[str, str]) -> str:
    if account.endpoint:
        return f"{account.endpoint}/restapis/{values['RestAPIId']}/api/_user_request_"
    return values["EndpointURL"].rstrip("/")


def wait_for(account: Account, stack: str, wanted: str, timeout_s: float = 1800) -> None:
    """Wait until the stack rests. Raises `StackFailed`, with the events of this attempt, when it is not as wanted."""
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        status = (find_stack(account, stack) or {"StackStatus": "DELETE_COMPLETE"})["StackStatus"]
        if not status.endswith("_IN_PROGRESS"):
            break
        time.sleep(0.2 if account.endpoint else 5)
    if status != wanted:
        raise StackFailed("\n".join([f"{stack} is {status}", *_failures(account, stack)]))


def _failures(account: Account, stack: str) -> list[str]:
    lines: list[str] = []
    for event in account.cloudformation.describe_stack_events(StackName=stack)["StackEvents"]:
        name, status = event.get("LogicalResourceId", ""), event.get("ResourceStatus", "")
        if name == stack and status in _BEGINNINGS:
            break
        if status.endswith("FAILED"):
            lines.append(f"  {name}  {status}  {event.get('ResourceStatusReason', '')}")
    return lines[::-1]
