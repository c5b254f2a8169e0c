"""Deploys a stage: package, check, upload, change set, wait. The same code goes to AWS and to the emulator."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from infra.account import Account
from infra.check import check, faults
from infra.package import Package, package
from infra.stack import (
    PRODUCTION,
    Outputs,
    StackFailed,
    find_stack,
    parameters_of,
    read_outputs,
    stack_name,
    wait_for,
)
from infra.template import joined

if TYPE_CHECKING:
    from types_boto3_cloudformation.type_defs import ParameterTypeDef
    from types_boto3_s3.literals import BucketLocationConstraintType

Parameters = Mapping[str, str]
"""The template's parameters, as infra/template/parameters.yaml names them."""

_NOTHING_TO_DO = ("didn't contain changes", "No updates are to be performed")


def deploy(account: Account, stage: str, made: Package, parameters: Parameters | None = None) -> Outputs:
    """Deploy a package and return where everything is. Parameters not given keep the values they had.

    Raises `StackFailed`; AWS has then rolled back to what was there before.
    """
    template = made.read_template()
    wrong = faults(template)
    if wrong:
        raise StackFailed("\n".join(wrong))
    stack = stack_name(stage)
    bucket = _artifacts(account, stack)
    code = _upload(account, bucket, made.zip.read_bytes(), "zip")
    body = json.dumps(_with_code(template, bucket, code), separators=(",", ":")).encode()
    url = f"{account.s3.meta.endpoint_url}/{bucket}/{_upload(account, bucket, body, 'json')}"
    _change(account, stack, url, {"Stage": stage, **(parameters or {})}, template)
    return read_outputs(account, stage)


# ── artifacts ────────────────────────────────────────────────────────────────────────────────────────


def artifacts_bucket(account: Account, stack: str) -> str:
    """Return the name of the bucket that holds a stack's code and templates."""
    return f"{stack}-artifacts-{account.id}-{account.region_name}"


def _artifacts(account: Account, stack: str) -> str:
    bucket = artifacts_bucket(account, stack)
    try:
        account.s3.head_bucket(Bucket=bucket)
    except ClientError:
        _create_bucket(account, bucket)
    return bucket


def _create_bucket(account: Account, bucket: str) -> None:
    if account.region_name == "us-east-1":
        account.s3.create_bucket(Bucket=bucket)
    else:
        place: BucketLocationConstraintType = account.region_name  # type: ignore[assignment] # any region may be new
        account.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": place})
    account.s3.put_public_access_block(
        Bucket=bucket,
        PublicAccessBlockConfiguration={
            "BlockPublicAcls": True,
            "BlockPublicPolicy": True,
            "IgnorePublicAcls": True,
            "RestrictPublicBuckets": True,
        },
    )


def _upload(account: Account, bucket: str, body: bytes, suffix: str) -> str:
    key = f"{hashlib.sha256(body).hexdigest()[:32]}.{suffix}"
    account.s3.put_object(Bucket=bucket, Key=key, Body=body)
    return key


def _with_code(template: dict[str, Any], bucket: str, key: str) -> dict[str, Any]:
    resources = dict(template["Resources"])
    for name, resource in resources.items():
        if "CodeUri" in resource.get("Properties", {}):
            properties = {**resource["Properties"], "CodeUri": {"Bucket": bucket, "Key": key}}
            resources[name] = {**resource, "Properties": properties}
    return {**template, "Resources": resources}


# ── change set ───────────────────────────────────────────────────────────────────────────────────────


def _change(account: Account, stack: str, url: str, given: Parameters, template: Mapping[str, Any]) -> None:
    found = _clean(account, stack)
    cloud, change_set = account.cloudformation, f"deploy-{time.time_ns()}"
    try:
        cloud.create_change_set(
            StackName=stack,
            ChangeSetName=change_set,
            ChangeSetType="CREATE" if found is None else "UPDATE",
            TemplateURL=url,
            Parameters=_parameters(given, found or set(), template["Parameters"]),
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
            Tags=[{"Key": "project", "Value": "tradepost"}, {"Key": "stage", "Value": given["Stage"]}],
        )
    except ClientError as error:
        raise StackFailed(f"{stack}: {error.response['Error']['Message']}") from error
    if _is_ready(account, stack, change_set):
        cloud.execute_change_set(StackName=stack, ChangeSetName=change_set)
        wait_for(account, stack, "CREATE_COMPLETE" if found is None else "UPDATE_COMPLETE")
    else:
        cloud.delete_change_set(StackName=stack, ChangeSetName=change_set)


def _clean(account: Account, stack: str) -> set[str] | None:
    """Return the parameters of the stack as it is, None when it must be created; clear away a failed creation."""
    found = find_stack(account, stack)
    if found is None or found["StackStatus"] == "REVIEW_IN_PROGRESS":
        return None
    if found["StackStatus"] == "ROLLBACK_COMPLETE":
        account.cloudformation.delete_stack(StackName=stack)
        wait_for(account, stack, "DELETE_COMPLETE")
        return None
    return set(parameters_of(found))


def _parameters(given: Parameters, before: set[str], known: Mapping[str, Any]) -> list[ParameterTypeDef]:
    kept = (before & known.keys()) - given.keys()
    new: list[ParameterTypeDef] = [{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()]
    old: list[ParameterTypeDef] = [{"ParameterKey": key, "UsePreviousValue": True} for key in sorted(kept)]
    return new + old


def _is_ready(account: Account, stack: str, change_set: str) -> bool:
    while True:
        found = account.cloudformation.describe_change_set(StackName=stack, ChangeSetName=change_set)
        if found["Status"] == "CREATE_COMPLETE":
            return True
        if found["Status"] == "FAILED":
            break
        time.sleep(0.1 if account.endpoint else 3)
    reason = found.get("StatusReason", "")
    if not any(words in reason for words in _NOTHING_TO_DO):
        raise StackFailed(f"{stack}: {reason}")
    return False


# ── command line ─────────────────────────────────────────────────────────────────────────────────────


def account_options(prog: str, description: str | None) -> argparse.ArgumentParser:
    """Return a parser of the options that every tool for a stage has."""
    parser = argparse.ArgumentParser(prog=prog, description=description)
    told = "prod, test, … : the stack is called tradepost-<stage>"
    parser.add_argument("--stage", required=True, type=_stage, help=told)
    parser.add_argument("--region", help="the AWS region, if it is not the profile's")
    parser.add_argument("--profile", help="the AWS profile, if it is not the default one")
    parser.add_argument("--endpoint", help="the emulator's address, instead of AWS")
    return parser


def _stage(name: str) -> str:
    pattern = joined()["Parameters"]["Stage"]["AllowedPattern"]
    if not re.fullmatch(pattern, name):
        raise argparse.ArgumentTypeError(f"{name!r} is no stage: 2 to 12 small letters and digits, a letter first")
    return name


def account_from(options: argparse.Namespace) -> Account:
    """Return the account that these options name."""
    return Account(options.endpoint, options.region, options.profile)


def _options() -> argparse.ArgumentParser:
    parser = account_options("python -m infra.deploy", __doc__)
    parser.add_argument("--target", choices=["host", "arm64", "x86_64"], help="arm64 on AWS, host on the emulator")
    for name, parameter in joined()["Parameters"].items():
        if name != "Stage":
            option = re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
            told = f"{parameter['Description']} At first: {parameter['Default'] or 'none'}."
            parser.add_argument(f"--{option}", dest=name, metavar="VALUE", help=told)
    return parser


def _ready_to_go(account: Account, made: Package) -> bool:
    wrong = check(made)
    print("\n".join(wrong) or f"Checked. Deploying to {account.endpoint or account.region_name} …")
    return not wrong


def _tell(outputs: Outputs, stage: str, *, is_watched: bool) -> None:
    print(f"{outputs.stack} is up.")
    print(f"  API     {outputs.api_url}")
    print(f"  table   {outputs.table}\n  bucket  {outputs.bucket}")
    print(f"Next:  python -m infra.token --stage {stage} …    a first token for the admin API")
    print(f"       python -m infra.connect --stage {stage} …  connect a channel")
    if stage == PRODUCTION and not is_watched:
        print("Nobody is told of alarms: deploy again with --alarm-email.")


def main() -> int:
    """Deploy a stage."""
    options = _options().parse_args()
    account = account_from(options)
    given = {name: value for name in joined()["Parameters"] if (value := getattr(options, name, None)) is not None}
    made = package(options.target or ("host" if account.endpoint else "arm64"))
    if not _ready_to_go(account, made):
        return 1
    try:
        outputs = deploy(account, options.stage, made, given)
    except (StackFailed, ClientError, BotoCoreError) as failure:
        print(failure, file=sys.stderr)
        return 1
    email = parameters_of(find_stack(account, outputs.stack)).get("AlarmEmail")
    _tell(outputs, options.stage, is_watched=bool(email))
    return 0


if __name__ == "__main__":
    sys.exit(main())
