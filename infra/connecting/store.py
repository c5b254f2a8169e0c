"""Keeps a channel's secrets in SSM, where the functions read them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.machine import SystemClock
from chalicelib.adapters.parameters import SsmSecrets, parameter_name
from chalicelib.ports import ChannelSecrets

if TYPE_CHECKING:
    from types_boto3_ssm import SSMClient


@dataclass(frozen=True, slots=True)
class SecretStore:
    """The parameters of one stack."""

    client: SSMClient
    stack: str

    def read(self, channel: str) -> ChannelSecrets:
        """Return what is stored for a channel now."""
        return SsmSecrets(self.stack, SystemClock(), self.client).channel(channel)

    def write(self, channel: str, fields: Mapping[str, Any], account: str | None = None) -> str:
        """Store the fields of an account, or of the app for None; return the parameter's name."""
        name = parameter_name(self.stack, channel, account)
        self.client.put_parameter(Name=name, Value=json.dumps(dict(fields)), Type="SecureString", Overwrite=True)
        return name
