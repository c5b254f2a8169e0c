"""The secrets, in SSM parameters `/{stack}/channels/{channel}/app` and `…/accounts/{account}`, each a JSON object.

They are kept for five minutes, so that a new one is in use soon, and for up to an hour while SSM does not answer.
Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from chalicelib.adapters._errors import call
from chalicelib.domain.errors import Misconfigured, Unavailable
from chalicelib.ports import ChannelSecrets, Clock

FRESH_FOR = timedelta(minutes=5)
SERVED_STALE_FOR = timedelta(hours=1)
EMPTY_FRESH_FOR = timedelta(seconds=30)
"""A channel that is not connected yet may be at any moment."""
FORGOTTEN_AT_MOST_EVERY = timedelta(seconds=30)
"""So that a flood of bad signatures does not become a flood of calls."""


@dataclass(frozen=True, slots=True)
class _Kept:
    secrets: ChannelSecrets
    fetched_at: datetime
    fresh_until: datetime


class SsmSecrets:
    """Fetches a channel's secrets in one call and keeps them."""

    def __init__(self, stack: str, clock: Clock, client: Any = None) -> None:
        self._stack = stack
        self._clock = clock
        self._given_client = client
        self._kept: dict[str, _Kept] = {}

    @cached_property
    def _client(self) -> Any:
        from chalicelib.adapters.clients import client

        return self._given_client or client("ssm")

    def channel(self, name: str) -> ChannelSecrets:
        """Return what is stored for a channel; empty when it is not connected.

        Raises `Unavailable`, and `Misconfigured` for a parameter that is no JSON object.
        """
        now, kept = self._clock.now(), self._kept.get(name)
        if kept and now < kept.fresh_until:
            return kept.secrets
        try:
            secrets = self._fetched(name)
        except Unavailable:
            if kept and now < kept.fetched_at + SERVED_STALE_FOR:
                return kept.secrets
            raise
        fresh_for = FRESH_FOR if secrets.app or secrets.accounts else EMPTY_FRESH_FOR
        self._kept[name] = _Kept(secrets, now, now + fresh_for)
        return secrets

    def forget(self, name: str) -> bool:
        """Fetch a channel's secrets anew when they are next asked for; False when they are only seconds old."""
        now, kept = self._clock.now(), self._kept.get(name)
        if kept is None or now < kept.fetched_at + FORGOTTEN_AT_MOST_EVERY:
            return False
        self._kept[name] = _Kept(kept.secrets, kept.fetched_at, fresh_until=now)
        return True

    def _fetched(self, name: str) -> ChannelSecrets:
        path = parameter_path(self._stack, name)
        found = {p["Name"].removeprefix(f"{path}/"): _fields(p) for p in self._parameters(path)}
        accounts = {key.removeprefix("accounts/"): v for key, v in found.items() if key.startswith("accounts/")}
        return ChannelSecrets(found.get("app", {}), {_plain(account): v for account, v in accounts.items()})

    def _parameters(self, path: str) -> Iterator[dict[str, str]]:
        more: dict[str, str] = {}
        while True:
            answer = call(self._client.get_parameters_by_path, Path=path, Recursive=True, WithDecryption=True, **more)
            yield from answer["Parameters"]
            if not answer.get("NextToken"):
                return
            more = {"NextToken": answer["NextToken"]}


def parameter_path(stack: str, channel: str) -> str:
    """Return the path under which a channel's parameters stand."""
    return f"/{stack}/channels/{channel}"


def parameter_name(stack: str, channel: str, account: str | None = None) -> str:
    """Return the name of the parameter of an account, or of the app for None.

    SSM takes letters, digits, `.`, `-` and `_`; any other sign of an account is written as its number: `-x40-` for @.
    """
    place = "app" if account is None else f"accounts/{_escaped(account)}"
    return f"{parameter_path(stack, channel)}/{place}"


def _escaped(account: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]|-(?=x)", lambda sign: f"-x{ord(sign[0]):x}-", account)


def _plain(name: str) -> str:
    return re.sub(r"-x([0-9a-f]{1,6})-", lambda sign: chr(int(sign[1], 16)), name)


def _fields(parameter: dict[str, str]) -> dict[str, Any]:
    try:
        fields = json.loads(parameter["Value"])
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        # Nothing of the value may show up in a log, so the parser's own words do not.
        raise Misconfigured(f"the parameter {parameter['Name']} is no JSON object")
    return fields
