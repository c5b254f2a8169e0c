"""Takes a stage down: the stack, its code, its parameters; and what was traded, but on prod."""

from __future__ import annotations

import sys

from botocore.exceptions import BotoCoreError, ClientError

from infra.account import Account
from infra.deploy import account_from, account_options, artifacts_bucket
from infra.stack import PRODUCTION, Outputs, StackFailed, read_outputs, stack_name, wait_for


def destroy(account: Account, stage: str) -> list[str]:
    """Take the stage down; return what was left standing. Raises `StackFailed`."""
    stack = stack_name(stage)
    outputs = read_outputs(account, stage)
    account.cloudformation.delete_stack(StackName=stack)
    wait_for(account, stack, "DELETE_COMPLETE")
    _delete_parameters(account, stack)
    _delete_bucket(account, artifacts_bucket(account, stack))
    if stage == PRODUCTION:
        return [f"the table {outputs.table} (protected against deletion)", f"the bucket {outputs.bucket}"]
    _delete_what_was_traded(account, outputs)
    return []


def _delete_what_was_traded(account: Account, outputs: Outputs) -> None:
    _delete_bucket(account, outputs.bucket)
    account.dynamodb.delete_table(TableName=outputs.table)


def _delete_parameters(account: Account, stack: str) -> None:
    pages = account.ssm.get_paginator("get_parameters_by_path").paginate(Path=f"/{stack}", Recursive=True)
    for page in pages:
        for parameter in page["Parameters"]:
            account.ssm.delete_parameter(Name=parameter["Name"])


def _delete_bucket(account: Account, bucket: str) -> None:
    try:
        for page in account.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
            for entry in page.get("Contents", []):
                account.s3.delete_object(Bucket=bucket, Key=entry["Key"])
        account.s3.delete_bucket(Bucket=bucket)
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchBucket":
            raise


def _is_meant(stage: str) -> bool:
    kept = "Its table and its bucket stay." if stage == PRODUCTION else "Everything that was traded on it goes too."
    print(f"This takes {stack_name(stage)} down. {kept}")
    return input(f"Type the stage's name, {stage}, to go on: ").strip() == stage


def main() -> int:
    """Take a stage down, once its name was typed again."""
    parser = account_options("python -m infra.destroy", __doc__)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args()
    if not (options.yes or _is_meant(options.stage)):
        print("Nothing was done.")
        return 1
    try:
        left = destroy(account_from(options), options.stage)
    except (StackFailed, ClientError, BotoCoreError) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"{stack_name(options.stage)} is down.")
    for thing in left:
        print(f"Left standing: {thing}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
