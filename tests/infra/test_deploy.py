"""Deploying, updating and taking down, with the code that goes to AWS, on the emulator."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.operations import QueueName
from infra.deploy import artifacts_bucket, deploy
from infra.destroy import destroy
from infra.local.emulator import Emulator
from infra.package import Package
from infra.stack import Outputs, StackFailed, find_stack, read_outputs
from infra.template import FUNCTIONS

pytestmark = pytest.mark.emulator


@pytest.fixture(scope="module")
def stage(emulator: Emulator, made: Package) -> Outputs:
    return deploy(emulator.account, "test", made, {"CompanyName": "Kestrel Wholesale"})


def environment(emulator: Emulator, outputs: Outputs) -> dict[str, str]:
    name = outputs.functions["converse"]
    configuration = emulator.account.lambda_.get_function_configuration(FunctionName=name)
    return configuration["Environment"]["Variables"]


def parameters(emulator: Emulator, outputs: Outputs) -> dict[str, str]:
    found = find_stack(emulator.account, outputs.stack)
    assert found is not None
    return {p["ParameterKey"]: p["ParameterValue"] for p in found["Parameters"]}


def standing(emulator: Emulator, stack: str) -> list[str]:
    account = emulator.account
    buckets = [bucket["Name"] for bucket in account.s3.list_buckets()["Buckets"]]
    tables = account.dynamodb.list_tables()["TableNames"]
    queues = account.sqs.list_queues().get("QueueUrls", [])
    functions = [f["FunctionName"] for f in account.lambda_.list_functions()["Functions"]]
    secrets = [p["Name"] for p in account.ssm.describe_parameters()["Parameters"]]
    return [name for name in (*buckets, *tables, *queues, *functions, *secrets) if stack in name]


def small(made: Package, place: Path, resources: dict[str, Any]) -> Package:
    """A template of our own choice beside the same zip."""
    import json

    outputs = made.read_template()["Outputs"]
    template = {**made.read_template(), "Resources": resources, "Outputs": {k: {"Value": k} for k in outputs}}
    path = place / "template.json"
    path.write_text(json.dumps(template))
    return replace(made, template=path)


def test_a_deployed_stage_tells_where_everything_is(emulator: Emulator, stage: Outputs) -> None:
    queues = emulator.account.sqs.list_queues()["QueueUrls"]
    assert stage.table in emulator.account.dynamodb.list_tables()["TableNames"]
    assert {*stage.queues.values(), *stage.dead_letters.values()} <= set(queues)
    assert len(set(queues)) >= 2 * len(QueueName)
    assert set(stage.functions) == set(FUNCTIONS.values())
    assert read_outputs(emulator.account, "test") == stage


def test_the_functions_are_told_what_was_deployed(emulator: Emulator, stage: Outputs) -> None:
    told = environment(emulator, stage)
    assert told["TABLE"] == stage.table
    assert told["QUEUE_OUTBOUND"] == stage.queues[QueueName.OUTBOUND]
    assert told["COMPANY_NAME"] == "Kestrel Wholesale"


def test_every_queue_calls_its_function_and_hears_which_messages_failed(emulator: Emulator, stage: Outputs) -> None:
    sources = emulator.account.lambda_.list_event_source_mappings()["EventSourceMappings"]
    ours = [source for source in sources if f":{stage.stack}-" in source["EventSourceArn"]]
    assert len(ours) == len(QueueName)
    assert {(source["BatchSize"], *source["FunctionResponseTypes"]) for source in ours} == {
        (1, "ReportBatchItemFailures")
    }


def test_deploying_the_same_again_changes_nothing(emulator: Emulator, stage: Outputs, made: Package) -> None:
    before = find_stack(emulator.account, stage.stack)
    assert deploy(emulator.account, "test", made) == stage
    assert find_stack(emulator.account, stage.stack) == before


def test_a_parameter_that_is_not_given_keeps_its_value(emulator: Emulator, stage: Outputs, made: Package) -> None:
    again = deploy(emulator.account, "test", made, {"RetryFirstSeconds": "2"})
    assert (again.table, again.bucket, again.queues) == (stage.table, stage.bucket, stage.queues)
    assert parameters(emulator, stage)["CompanyName"] == "Kestrel Wholesale"
    assert environment(emulator, again)["RETRY_FIRST_S"] == "2"
    assert environment(emulator, again)["COMPANY_NAME"] == "Kestrel Wholesale"


def test_alarms_come_with_an_address(emulator: Emulator, made: Package) -> None:
    def alarms(stack: str) -> int:
        found = emulator.account.cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack)
        return sum(
            r["ResourceType"] == "AWS::CloudWatch::Alarm" for page in found for r in page["StackResourceSummaries"]
        )

    outputs = deploy(emulator.account, "quiet", made)
    assert alarms(outputs.stack) == 0
    deploy(emulator.account, "quiet", made, {"AlarmEmail": "ops@kestrel.example"})
    assert alarms(outputs.stack) == 22
    destroy(emulator.account, "quiet")


def test_a_template_with_a_fault_goes_nowhere(emulator: Emulator, made: Package, tmp_path: Path) -> None:
    broken = small(made, tmp_path, {"Wroker": {"Properties": {}}})
    with pytest.raises(StackFailed, match="Wroker has no Type"):
        deploy(emulator.account, "broken", broken)
    assert standing(emulator, "tradepost-broken") == []


def test_what_cloudformation_does_not_take_is_told(emulator: Emulator, made: Package, tmp_path: Path) -> None:
    unknown = {"Type": "AWS::Budgets::Budget", "Properties": {}}
    with pytest.raises(StackFailed, match=r"tradepost-odd: .*Budget"):
        deploy(emulator.account, "odd", small(made, tmp_path, {"Costs": unknown}))


def test_a_failed_deployment_says_what_failed_and_can_be_tried_again(
    emulator: Emulator, made: Package, tmp_path: Path
) -> None:
    lost = {"Type": "AWS::Logs::LogStream", "Properties": {"LogGroupName": "/there/is/no/such/group"}}
    with pytest.raises(StackFailed, match=r"(?s)tradepost-second is ROLLBACK_COMPLETE.*Lost  CREATE_FAILED"):
        deploy(emulator.account, "second", small(made, tmp_path, {"Lost": lost}))
    assert deploy(emulator.account, "second", made).stack == "tradepost-second"
    destroy(emulator.account, "second")


def test_what_is_taken_down_leaves_nothing_behind(emulator: Emulator, made: Package) -> None:
    account, stack = emulator.account, "tradepost-gone"
    outputs = deploy(account, "gone", made)
    account.s3.put_object(Bucket=outputs.bucket, Key="catalogue/x", Body=b"x")
    account.ssm.put_parameter(Name=f"/{stack}/channels/whatsapp/app", Value="{}", Type="SecureString")
    assert artifacts_bucket(account, stack) in standing(emulator, stack)
    assert destroy(account, "gone") == []
    assert standing(emulator, stack) == []
    assert find_stack(account, stack) is None


def test_production_keeps_what_was_traded(emulator: Emulator, made: Package) -> None:
    outputs = deploy(emulator.account, "prod", made)
    table = emulator.account.dynamodb.describe_table(TableName=outputs.table)["Table"]
    left = destroy(emulator.account, "prod")
    assert table["DeletionProtectionEnabled"] is True
    assert sorted(standing(emulator, outputs.stack)) == sorted([outputs.table, outputs.bucket])
    assert any(outputs.table in line for line in left)
    assert any(outputs.bucket in line for line in left)


def test_taking_down_what_is_not_there_says_so(emulator: Emulator) -> None:
    with pytest.raises(StackFailed, match="tradepost-never is not deployed"):
        destroy(emulator.account, "never")
