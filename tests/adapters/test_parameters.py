"""The secrets: where they stand, how long they are kept, and that nothing of them shows."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.parameters import SsmSecrets, _escaped, _plain, parameter_name, parameter_path
from chalicelib.domain.errors import Misconfigured, Unavailable
from chalicelib.ports import ChannelSecrets, Secrets
from tests.aws import client
from tests.fakes import FakeClock

_numbers = count(1)


class Ssm:
    """The real client of moto, which counts its calls and can be switched off."""

    def __init__(self, real: Any) -> None:
        self.real, self.calls, self.is_down = real, 0, False

    def get_parameters_by_path(self, **parameters: Any) -> Any:
        self.calls += 1
        if self.is_down:
            raise Unavailable("down")
        return self.real.get_parameters_by_path(**parameters)


class Place:
    """A stack of its own with its secrets and its clock."""

    def __init__(self, ssm: Any) -> None:
        self.stack, self.clock, self.ssm = f"shop-{next(_numbers)}", FakeClock(), Ssm(ssm)
        self.secrets: Secrets = SsmSecrets(self.stack, self.clock, self.ssm)

    def store(self, channel: str, account: str | None, value: str) -> None:
        name = parameter_name(self.stack, channel, account)
        self.ssm.real.put_parameter(Name=name, Value=value, Type="SecureString", Overwrite=True)

    def connect(self, token: str = "t1", channel: str = "whatsapp") -> None:
        self.store(channel, None, json.dumps({"app_secrets": ["s"]}))
        self.store(channel, "15550100", json.dumps({"tokens": [token]}))

    def token(self) -> Any:
        return self.secrets.channel("whatsapp").accounts["15550100"]["tokens"][0]


@pytest.fixture(scope="module")
def ssm(in_aws: None) -> Any:
    return client("ssm")


@pytest.fixture
def place(ssm: Any) -> Place:
    return Place(ssm)


def test_the_app_and_every_account_are_read(place: Place) -> None:
    place.connect()
    place.store("whatsapp", "15550101", '{"tokens": ["other"]}')
    place.connect(channel="whatsapp_too")
    assert place.secrets.channel("whatsapp") == ChannelSecrets(
        app={"app_secrets": ["s"]}, accounts={"15550100": {"tokens": ["t1"]}, "15550101": {"tokens": ["other"]}}
    )


def test_a_channel_that_is_not_connected_has_no_secrets(place: Place) -> None:
    assert place.secrets.channel("telegram") == ChannelSecrets()


def test_more_accounts_than_a_call_gives_are_all_read(place: Place) -> None:
    for n in range(23):
        place.store("whatsapp", f"acc{n}", json.dumps({"n": n}))
    assert {fields["n"] for fields in place.secrets.channel("whatsapp").accounts.values()} == set(range(23))
    assert place.ssm.calls == 3


def test_secrets_are_fetched_once_in_five_minutes(place: Place) -> None:
    place.connect()
    for _ in range(3):
        place.token()
    place.clock.advance(299)
    place.token()
    assert place.ssm.calls == 1
    place.connect("t2")
    place.clock.advance(2)
    assert place.token() == "t2"


def test_a_channel_connected_just_now_is_seen_within_half_a_minute(place: Place) -> None:
    assert not place.secrets.channel("whatsapp").accounts
    place.connect()
    place.clock.advance(31)
    assert place.token() == "t1"


def test_old_secrets_serve_for_an_hour_while_there_are_no_new_ones(place: Place) -> None:
    place.connect()
    place.token()
    place.ssm.is_down = True
    place.clock.advance(3599)
    assert place.token() == "t1"
    place.clock.advance(2)
    with pytest.raises(Unavailable):
        place.token()


def test_without_old_secrets_none_is_unavailable(place: Place) -> None:
    place.ssm.is_down = True
    with pytest.raises(Unavailable):
        place.secrets.channel("whatsapp")


def test_secrets_are_forgotten_on_demand_but_not_more_often_than_twice_a_minute(place: Place) -> None:
    assert not place.secrets.forget("whatsapp")
    place.connect()
    place.token()
    place.connect("t2")
    assert not place.secrets.forget("whatsapp")
    assert place.token() == "t1"
    place.clock.advance(31)
    assert place.secrets.forget("whatsapp")
    assert place.token() == "t2"
    assert not place.secrets.forget("whatsapp")


def test_forgotten_secrets_serve_on_while_there_are_no_new_ones(place: Place) -> None:
    place.connect()
    place.token()
    place.clock.advance(31)
    place.secrets.forget("whatsapp")
    place.ssm.is_down = True
    assert place.token() == "t1"


@pytest.mark.parametrize("value", ["hunter2", '["hunter2"]', '"hunter2"', '{"a": "hunter2"'])
def test_a_broken_parameter_is_named_and_its_value_is_not(place: Place, value: str) -> None:
    place.store("whatsapp", "15550100", value)
    with pytest.raises(Misconfigured, match="/channels/whatsapp/accounts/15550100") as caught:
        place.secrets.channel("whatsapp")
    assert "hunter2" not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_an_account_of_odd_signs_is_found_again(place: Place) -> None:
    place.store("matrix", "@shop:chat.example", '{"token": "t"}')
    assert list(place.secrets.channel("matrix").accounts) == ["@shop:chat.example"]


@given(st.text(min_size=1, max_size=30) | st.text("-x04f.", min_size=1, max_size=12))
def test_any_account_has_a_name_that_ssm_takes_and_that_leads_back(account: str) -> None:
    name = _escaped(account)
    assert set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
    assert _plain(name) == account


def test_an_ordinary_account_keeps_its_name() -> None:
    assert parameter_name("shop", "whatsapp", "1_555-0100.x") == "/shop/channels/whatsapp/accounts/1_555-0100.x"
    assert parameter_name("shop", "whatsapp") == parameter_path("shop", "whatsapp") + "/app"
