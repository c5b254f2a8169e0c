"""The AWS account that the tools speak to: a real one, or the emulator at an endpoint. Nothing else makes clients here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_lambda import LambdaClient
    from types_boto3_logs import CloudWatchLogsClient
    from types_boto3_s3 import S3Client
    from types_boto3_sqs import SQSClient
    from types_boto3_ssm import SSMClient

EMULATOR_ACCOUNT = "000000000000"

_EMULATORS_CREDENTIALS = ("test", "test")


@dataclass(frozen=True)
class Account:
    """Where to deploy. With an endpoint the credentials are the emulator's; without, those of the AWS profile."""

    endpoint: str | None = None
    region: str | None = None
    profile: str | None = None

    @cached_property
    def session(self) -> boto3.Session:
        """The session that all clients come from."""
        if self.endpoint:
            # Never the real credentials, should the endpoint be wrong; and never the emulator's at AWS.
            return boto3.Session(*_EMULATORS_CREDENTIALS, region_name=self.region_name)
        return boto3.Session(profile_name=self.profile, region_name=self.region)

    @property
    def region_name(self) -> str:
        """The region in force."""
        if self.region or self.endpoint:
            return self.region or "us-east-1"
        return self.session.region_name or "us-east-1"

    @property
    def id(self) -> str:
        """The account's number."""
        return EMULATOR_ACCOUNT if self.endpoint else cast("str", self._client("sts").get_caller_identity()["Account"])

    @cached_property
    def cloudformation(self) -> CloudFormationClient:
        """Stacks."""
        return cast("CloudFormationClient", self._client("cloudformation"))

    @cached_property
    def dynamodb(self) -> DynamoDBClient:
        """Tables."""
        return cast("DynamoDBClient", self._client("dynamodb"))

    @cached_property
    def lambda_(self) -> LambdaClient:
        """Functions."""
        return cast("LambdaClient", self._client("lambda"))

    @cached_property
    def logs(self) -> CloudWatchLogsClient:
        """Logs."""
        return cast("CloudWatchLogsClient", self._client("logs"))

    @cached_property
    def s3(self) -> S3Client:
        """Buckets."""
        return cast("S3Client", self._client("s3"))

    @cached_property
    def sqs(self) -> SQSClient:
        """Queues."""
        return cast("SQSClient", self._client("sqs"))

    @cached_property
    def ssm(self) -> SSMClient:
        """Parameters."""
        return cast("SSMClient", self._client("ssm"))

    def _client(self, service: str) -> Any:
        config = Config(s3={"addressing_style": "path"}) if self.endpoint else None
        return self.session.client(service, endpoint_url=self.endpoint, region_name=self.region_name, config=config)
