"""What each function may do: tried against an AWS that enforces it, and read where that one does not look."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.core import set_initial_no_auth_action_count

from chalicelib.domain.operations import QueueName
from infra.template import FUNCTIONS, joined

REGION, ACCOUNT = "us-east-1", "123456789012"
QUEUE_URL = f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/"
RESOURCES = joined()["Resources"]
ROLES = {f"{logical_id}Role" for logical_id in FUNCTIONS if logical_id != "APIHandler"} | {"ApiHandlerRole"}

Call = Callable[[boto3.Session], Any]


def send(queue: str) -> Call:
    return lambda session: session.client("sqs").send_message(
        QueueUrl=QUEUE_URL + queue, MessageBody="{}", MessageGroupId="g", MessageDeduplicationId="d"
    )


def receive(queue: str) -> Call:
    return lambda session: session.client("sqs").receive_message(QueueUrl=QUEUE_URL + queue)


def get_item(session: boto3.Session) -> Any:
    return session.client("dynamodb").get_item(TableName="Table", Key={"pk": {"S": "a"}, "sk": {"S": "b"}})


def put_item(session: boto3.Session) -> Any:
    return session.client("dynamodb").put_item(TableName="Table", Item={"pk": {"S": "a"}, "sk": {"S": "b"}})


def read_secrets(session: boto3.Session) -> Any:
    return session.client("ssm").get_parameters_by_path(Path="/stack/channels/whatsapp", Recursive=True)


CALLS: dict[str, Call] = {
    "get item": get_item,
    "put item": put_item,
    "read secrets": read_secrets,
    **{f"send {queue}": send(queue) for queue in QueueName},
    **{f"receive {queue}": receive(queue) for queue in QueueName},
    **{f"receive {queue}-dead": receive(f"{queue}-dead") for queue in QueueName},
}
"""What a function might try; the queues are named as in the emulated account."""

MAY = {
    "ApiHandlerRole": {"get item", "put item", "read secrets", *(f"send {queue}" for queue in QueueName)},
    "StaffRole": {"get item"},
    "ConverseRole": {
        *("get item", "put item", "read secrets", "receive inbound"),
        *("send orders", "send tickets", "send purchases", "send outbound"),
    },
    "PlaceOrderRole": {"get item", "put item", "send outbound", "receive orders"},
    "OpenTicketRole": {"get item", "put item", "send outbound", "receive tickets"},
    "ApplyNoticeRole": {"get item", "put item", "send outbound", "receive purchases"},
    "ReplyRole": {"get item", "put item", "read secrets", "receive outbound"},
    "SweepRole": {
        *("get item", "put item"),
        *(f"send {queue}" for queue in QueueName),
        *(f"receive {queue}-dead" for queue in QueueName),
    },
    "SyncRole": {"get item", "put item"},
}


def statements(role: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = RESOURCES[role]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    return found


def arn(resource: Any) -> str:
    """A template's resource as an ARN of the emulated account, which looks at the ARNs of queues only."""
    name = str(next(iter(resource.values())))
    if "Table" in name or "ssm" in name:
        return "*"
    for queue in QueueName:
        if f"{queue.capitalize()}Queue" in name or f"{queue.capitalize()}DeadLetters" in name:
            return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue}{'-dead' if 'DeadLetters' in name else ''}"
    return f"arn:aws:nothing:::{name}"


def with_arns(statement: dict[str, Any]) -> dict[str, Any]:
    resources = statement["Resource"] if isinstance(statement["Resource"], list) else [statement["Resource"]]
    return {**statement, "Resource": [arn(resource) for resource in resources]}


@pytest.fixture(scope="module")
def account() -> Iterator[None]:
    with mock_aws():
        keys = [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]
        attributes = [{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")]
        session = boto3.Session("test", "test", region_name=REGION)
        session.client("dynamodb").create_table(
            TableName="Table", KeySchema=keys, AttributeDefinitions=attributes, BillingMode="PAY_PER_REQUEST"
        )
        for queue in QueueName:
            # Their kind does not matter to what is allowed, and a name without a suffix keeps the table above short.
            session.client("sqs").create_queue(QueueName=queue)
            session.client("sqs").create_queue(QueueName=f"{queue}-dead")
        yield


def allowed(name: str, policy: list[dict[str, Any]]) -> set[str]:
    """Try every call as somebody who may do just what this policy says."""
    iam = boto3.Session("test", "test", region_name=REGION).client("iam")
    iam.create_user(UserName=name)
    if policy:
        document = json.dumps({"Version": "2012-10-17", "Statement": policy})
        iam.put_user_policy(UserName=name, PolicyName="policy", PolicyDocument=document)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    session = boto3.Session(key["AccessKeyId"], key["SecretAccessKey"], region_name=REGION)

    # As a statement it does nothing, and everything would be allowed.
    @set_initial_no_auth_action_count(0)
    def tried() -> set[str]:
        return {name for name, call in CALLS.items() if succeeds(call, session)}

    return tried()


def succeeds(call: Call, session: boto3.Session) -> bool:
    try:
        call(session)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 403:
            raise
        return False
    return True


def test_who_has_no_policy_may_do_nothing(account: None) -> None:
    assert allowed("nobody", []) == set()


@pytest.mark.parametrize("role", sorted(MAY))
def test_a_function_may_do_what_it_needs_and_nothing_else(role: str, account: None) -> None:
    assert allowed(role, [with_arns(statement) for statement in statements(role)]) == MAY[role]


def test_no_role_is_left_out() -> None:
    assert {name for name in RESOURCES if name.endswith("Role")} == ROLES == set(MAY)


@pytest.mark.parametrize("role", sorted(MAY))
def test_tables_and_indexes_are_named(role: str) -> None:
    for statement in statements(role):
        actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        if all(action.startswith("dynamodb:") for action in actions):
            index = {"Fn::Sub": "${Table.Arn}/index/" + ("by_due" if "Due" in statement["Sid"] else "by_list")}
            assert statement["Resource"] == (
                index if actions == ["dynamodb:Query"] else {"Fn::GetAtt": ["Table", "Arn"]}
            )


@pytest.mark.parametrize("role", sorted(MAY))
def test_files_are_reached_by_their_folder(role: str) -> None:
    folders = {
        (statement["Action"], resource["Fn::Sub"])
        for statement in statements(role)
        if "Bucket.Arn" in str(resource := statement["Resource"])
    }
    expected = {
        "ApiHandlerRole": {
            ("s3:GetObject", "${Bucket.Arn}/catalogue/*"),
            ("s3:PutObject", "${Bucket.Arn}/catalogue/*"),
        },
        "ConverseRole": {
            ("s3:GetObject", "${Bucket.Arn}/catalogue/*"),
            ("s3:GetObject", "${Bucket.Arn}/media/*"),
            ("s3:PutObject", "${Bucket.Arn}/media/*"),
        },
        "SyncRole": {("s3:GetObject", "${Bucket.Arn}/incoming/*"), ("s3:PutObject", "${Bucket.Arn}/catalogue/*")},
    }
    assert folders == expected.get(role, set())


def test_secrets_are_read_from_their_own_path_only() -> None:
    from chalicelib.adapters.parameters import parameter_path

    read = [s["Resource"]["Fn::Sub"] for role in ROLES for s in statements(role) if "ssm:" in str(s["Action"])]
    path = parameter_path("${AWS::StackName}", "*")
    assert len(read) == 3
    assert all(resource.endswith(f":parameter{path}") for resource in read)


def test_the_flows_keep_to_those_folders() -> None:
    from chalicelib.flows import sync
    from chalicelib.flows.attachments import KEPT_IN

    assert sync.INBOX.startswith("incoming/")
    assert sync.blob_name(b"").startswith("catalogue/")
    assert KEPT_IN == "media/"


def test_what_reads_photos_and_voice_notes_is_allowed_only_where_it_is_switched_on() -> None:
    template = joined()
    added = {name: resource for name, resource in RESOURCES.items() if resource.get("Type") == "AWS::IAM::Policy"}
    allowed_to = {
        name: [statement["Action"] for statement in resource["Properties"]["PolicyDocument"]["Statement"]]
        for name, resource in added.items()
    }
    assert allowed_to == {
        "AskModelPolicy": ["bedrock:InvokeModel"],
        "ReadPhotosPolicy": ["textract:DetectDocumentText"],
        "WriteVoiceNotesDownPolicy": ["transcribe:StartTranscriptionJob", "transcribe:GetTranscriptionJob"],
    }
    for resource in added.values():
        assert resource["Properties"]["Roles"] == [{"Ref": "ConverseRole"}]
        condition = template["Conditions"][resource["Condition"]]
        is_named = "Fn::Not" in condition
        (parameter, value) = (condition["Fn::Not"][0] if is_named else condition)["Fn::Equals"]
        default = template["Parameters"][parameter["Ref"]]["Default"]
        assert (default == value == "") if is_named else (default == "off" != value)
