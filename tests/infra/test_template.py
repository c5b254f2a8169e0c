"""The parts of the template, before Chalice's are merged with them."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.domain.operations import QueueName
from chalicelib.settings import read_settings
from infra.account import Account
from infra.deploy import account_options, artifacts_bucket
from infra.stack import stack_name
from infra.template import FUNCTIONS, BadTemplate, join, joined

RESOURCES = joined()["Resources"]
FUNCTION_IDS = sorted(FUNCTIONS)


def environment(function: str) -> dict[str, str]:
    """A function's environment with parameters at their defaults and everything else named after itself."""
    parameters = joined()["Parameters"]
    variables = RESOURCES[function]["Properties"]["Environment"]["Variables"]
    return {name: str(parameters.get(v["Ref"], {}).get("Default", v["Ref"])) for name, v in variables.items()}


def test_two_parts_must_not_speak_of_the_same_name() -> None:
    with pytest.raises(BadTemplate, match=r"second: Resources Table stand"):
        join([("first", {"Resources": {"Table": {}}}), ("second", {"Resources": {"Table": {}, "Bucket": {}}})])


def test_a_section_that_cloudformation_does_not_know_is_refused() -> None:
    with pytest.raises(BadTemplate, match="no section is called Resource"):
        join([("part", {"Resource": {}})])


def test_what_parts_share_within_themselves_stays_out_of_the_template() -> None:
    assert set(joined()) == {"Parameters", "Conditions", "Resources", "Outputs"}
    assert "<" not in str(joined()).replace("tradepost-<stage>", "")


@pytest.mark.parametrize("function", FUNCTION_IDS)
def test_every_function_is_told_all_that_its_settings_ask_for(function: str) -> None:
    settings = read_settings(environment(function))
    assert settings.queues == {queue: f"{queue.capitalize()}Queue" for queue in QueueName}
    assert settings.retry_first_s == 5


def test_only_the_sweep_is_told_the_dead_letter_queues() -> None:
    told = {function: read_settings(environment(function)).dead_letters for function in FUNCTION_IDS}
    assert set(told.pop("Sweep")) == set(QueueName)
    assert not any(told.values())


@pytest.mark.parametrize("function", FUNCTION_IDS)
def test_every_function_logs_where_its_role_lets_it(function: str) -> None:
    group = RESOURCES[function]["Properties"]["LoggingConfig"]["LogGroup"]["Ref"]
    role = RESOURCES["ApiHandlerRole" if function == "APIHandler" else f"{function}Role"]
    statements: list[Any] = role["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    assert group in RESOURCES
    assert [s["Resource"] for s in statements if s["Sid"] == "WriteLog"] == [{"Fn::GetAtt": [group, "Arn"]}]


def test_what_was_traded_outlives_the_stack() -> None:
    for name in ("Table", "Bucket"):
        assert RESOURCES[name]["DeletionPolicy"] == "RetainExceptOnCreate"
        assert RESOURCES[name]["UpdateReplacePolicy"] == "Retain"
    assert RESOURCES["Table"]["Properties"]["DeletionProtectionEnabled"] == {"Fn::If": ["IsProduction", True, False]}


def test_the_bucket_is_closed_to_the_public() -> None:
    assert set(RESOURCES["Bucket"]["Properties"]["PublicAccessBlockConfiguration"].values()) == {True}


def test_every_alarm_tells_somebody_and_costs_nothing_where_nobody_watches() -> None:
    alarms = {name: r for name, r in RESOURCES.items() if r.get("Type") == "AWS::CloudWatch::Alarm"}
    assert len(alarms) == 2 * len(QueueName) + len(FUNCTIONS) + 3
    for name, alarm in alarms.items():
        assert alarm["Condition"] == "IsWatched", name
        assert alarm["Properties"]["AlarmActions"] == [{"Ref": "AlarmTopic"}], name


def test_the_alarm_on_dead_letters_reads_the_metric_that_the_sweep_writes(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from chalicelib.entrypoints.log import metric

    metric("OpenDeadLetters", 1)
    line = json.loads(capsys.readouterr().out)
    directive = line["_aws"]["CloudWatchMetrics"][0]
    alarm = RESOURCES["OpenDeadLettersAlarm"]["Properties"]
    assert (directive["Namespace"], directive["Metrics"][0]["Name"]) == (alarm["Namespace"], alarm["MetricName"])
    assert directive["Dimensions"] == [[d["Name"] for d in alarm["Dimensions"]]]


@pytest.mark.parametrize("name", ["Prod", "1st", "a", "with-dash", "muchtoolonganame", ""])
def test_a_name_that_is_no_stage_is_refused_before_anything_happens(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        account_options("tool", None).parse_args(["--stage", name])
    assert "is no stage" in capsys.readouterr().err


def test_the_longest_stage_in_the_longest_region_still_names_a_bucket() -> None:
    account = Account(endpoint="http://localhost:1", region="ap-southeast-1")
    assert len(artifacts_bucket(account, stack_name("abcdefghijkl"))) <= 63


def test_the_api_has_one_stage_and_limits_on_it() -> None:
    api = RESOURCES["RestAPI"]["Properties"]
    assert api["OpenApiVersion"] == "2.0"
    assert api["MethodSettings"][0]["ThrottlingRateLimit"] > 0
