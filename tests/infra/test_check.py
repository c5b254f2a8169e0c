"""Each rule over the packaged template catches the template that it was made for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from infra import check

Resources = dict[str, Any]

QUEUE = {
    "FifoQueue": True,
    "VisibilityTimeout": 180,
    "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}},
}
SOURCE = {"Queue": {"Fn::Sub": "${Work.Arn}"}, "BatchSize": 1, "FunctionResponseTypes": ["ReportBatchItemFailures"]}
STATEMENT = {"Effect": "Allow", "Action": ["sqs:ReceiveMessage"], "Resource": {"Fn::GetAtt": ["Work", "Arn"]}}
SOUND: Resources = {
    "Work": {"Type": "AWS::SQS::Queue", "Properties": QUEUE},
    "Dead": {"Type": "AWS::SQS::Queue", "Properties": {"FifoQueue": True}},
    "Logs": {"Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": 30}},
    "Role": {
        "Type": "AWS::IAM::Role",
        "Properties": {"Policies": [{"PolicyDocument": {"Statement": [STATEMENT]}}]},
    },
    "Worker": {
        "Type": "AWS::Serverless::Function",
        "Properties": {
            "MemorySize": 512,
            "Timeout": 30,
            "Role": {"Fn::GetAtt": ["Role", "Arn"]},
            "Environment": {"Variables": {"STAGE": "test"}},
            "LoggingConfig": {"LogGroup": {"Ref": "Logs"}},
            "Events": {"Jobs": {"Type": "SQS", "Properties": SOURCE}},
        },
    },
}


def worker(resources: Resources) -> Resources:
    properties: Resources = resources["Worker"]["Properties"]
    return properties


def source(resources: Resources) -> Resources:
    properties: Resources = worker(resources)["Events"]["Jobs"]["Properties"]
    return properties


def statement(resources: Resources) -> Resources:
    found: Resources = resources["Role"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][0]
    return found


def lacking(key: str) -> Callable[[Resources], None]:
    def breakage(resources: Resources) -> None:
        del worker(resources)[key]

    return breakage


def touching(resource: Any) -> Callable[[Resources], None]:
    def breakage(resources: Resources) -> None:
        statement(resources)["Resource"] = resource

    return breakage


def unfinished_merge(resources: Resources) -> None:
    resources["Wroker"] = {"Properties": {"Timeout": 30}}


def two_intrinsics(resources: Resources) -> None:
    source(resources)["Queue"]["Fn::GetAtt"] = ["Work", "Arn"]


def ref_beside_something(resources: Resources) -> None:
    worker(resources)["LoggingConfig"]["LogGroup"]["Value"] = 1


def no_failures_reported(resources: Resources) -> None:
    del source(resources)["FunctionResponseTypes"]


def batches(resources: Resources) -> None:
    source(resources)["BatchSize"] = 10


def short_visibility(resources: Resources) -> None:
    resources["Work"]["Properties"]["VisibilityTimeout"] = 179


def default_visibility(resources: Resources) -> None:
    del resources["Work"]["Properties"]["VisibilityTimeout"]


def no_dead_letters(resources: Resources) -> None:
    del resources["Work"]["Properties"]["RedrivePolicy"]
    del resources["Dead"]


def unordered_dead_letters(resources: Resources) -> None:
    del resources["Dead"]["Properties"]["FifoQueue"]


def endless_log(resources: Resources) -> None:
    del resources["Logs"]["Properties"]["RetentionInDays"]


def empty_environment(resources: Resources) -> None:
    worker(resources)["Environment"]["Variables"] = {}


def one_role_for_two(resources: Resources) -> None:
    resources["Other"] = deepcopy(resources["Worker"])


def every_action(resources: Resources) -> None:
    statement(resources)["Action"] = "sqs:*"


BROKEN: list[tuple[Callable[[Resources], None], str]] = [
    (unfinished_merge, "Wroker has no Type: no such thing comes out of Chalice"),
    (two_intrinsics, "/Resources/Worker/Properties/Events/Jobs/Properties/Queue mixes Fn::GetAtt, Fn::Sub"),
    (ref_beside_something, "/Resources/Worker/Properties/LoggingConfig/LogGroup mixes Ref, Value"),
    (no_failures_reported, "Worker.Jobs does not say ReportBatchItemFailures: failed messages would be deleted"),
    (batches, "Worker.Jobs takes batches: what stands behind a poisoned message would be lost with it"),
    (short_visibility, "Worker.Jobs: Work is invisible for 179 s, less than six times the timeout of Worker"),
    (default_visibility, "Worker.Jobs: Work is invisible for 30 s, less than six times the timeout of Worker"),
    (no_dead_letters, "Work has no FIFO dead-letter queue"),
    (unordered_dead_letters, "Dead is not FIFO"),
    (lacking("MemorySize"), "Worker lacks MemorySize"),
    (lacking("Timeout"), "Worker lacks Timeout"),
    (lacking("Role"), "Worker lacks Role"),
    (lacking("Environment"), "Worker lacks Environment"),
    (lacking("LoggingConfig"), "Worker lacks a log group that forgets"),
    (endless_log, "Worker lacks a log group that forgets"),
    (empty_environment, "Worker lacks Environment"),
    (one_role_for_two, "2 functions share Role"),
    (every_action, "Role may sqs:*"),
    (touching("*"), "Role may touch *"),
    (touching(["arn:aws:sqs:us-east-1:*:jobs"]), "Role may touch arn:aws:sqs:us-east-1:*:jobs"),
    (touching({"Fn::Sub": "arn:aws:s3:::${Bucket}*"}), "Role may touch arn:aws:s3:::${Bucket}*"),
    (touching("arn:aws:dynamodb:us-east-1:1:*/*"), "Role may touch arn:aws:dynamodb:us-east-1:1:*/*"),
]


@pytest.mark.parametrize(("breakage", "words"), BROKEN, ids=[words for _, words in BROKEN])
def test_a_broken_template_is_caught(breakage: Callable[[Resources], None], words: str) -> None:
    resources = deepcopy(SOUND)
    breakage(resources)
    assert words in check.faults({"Resources": resources})


def test_a_sound_template_passes() -> None:
    assert check.faults({"Resources": SOUND}) == []


def test_every_rule_catches_something() -> None:
    def caught(rule: check.Rule) -> Iterator[str]:
        for breakage, _ in BROKEN:
            resources = deepcopy(SOUND)
            breakage(resources)
            yield from rule({"Resources": resources})

    assert [rule.__name__ for rule in check.RULES if not list(caught(rule))] == []


def test_an_action_for_which_aws_knows_no_resource_may_touch_every_one() -> None:
    resources = deepcopy(SOUND)
    touching("*")(resources)
    statement(resources)["Action"] = ["textract:DetectDocumentText"]
    assert check.faults({"Resources": resources}) == []
    statement(resources)["Action"] = ["textract:DetectDocumentText", "sqs:SendMessage"]
    assert check.faults({"Resources": resources}) == ["Role may touch *"]


def test_a_policy_of_its_own_is_looked_at_too() -> None:
    policy = {"PolicyDocument": {"Statement": [{**STATEMENT, "Resource": "*"}]}, "Roles": [{"Ref": "Role"}]}
    resources = {**deepcopy(SOUND), "More": {"Type": "AWS::IAM::Policy", "Properties": policy}}
    assert check.faults({"Resources": resources}) == ["More may touch *"]


def test_a_paths_last_part_may_be_open() -> None:
    resources = deepcopy(SOUND)
    touching({"Fn::Sub": "${Bucket.Arn}/catalogue/*"})(resources)
    assert check.faults({"Resources": resources}) == []


@pytest.mark.slow
def test_the_packaged_template_holds(packaged: dict[str, Any]) -> None:
    assert check.faults(packaged) + check.lint(packaged) == []


@pytest.mark.slow
def test_cfn_lint_reads_what_it_is_given(packaged: dict[str, Any]) -> None:
    broken = deepcopy(packaged)
    del broken["Resources"]["Table"]["Properties"]["KeySchema"]
    assert any("'KeySchema' is a required property" in line for line in check.lint(broken))
