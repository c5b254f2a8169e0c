"""Channels: what is connected, and whether the platforms take our credentials; never a secret."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from chalicelib.domain.errors import Misconfigured, NotFound, Refused, Unavailable
from chalicelib.flows.admin.channels import Channels, check_channel, get_channel, list_channels
from chalicelib.ports import ChannelSecrets
from tests.desk import Desk, LinkedChannel


class Checking(LinkedChannel):
    """Answers for each account what it was told."""

    answers: ClassVar[dict[str, Any]] = {
        "good": "Harbour Foods",
        "bad": Refused("the token has expired"),
        "unset": Misconfigured("token is missing"),
        "down": Unavailable("the platform does not answer"),
    }

    def check_credentials(self, account: str, secrets: ChannelSecrets, http: Any) -> str:
        if isinstance(self.answers[account], Exception):
            raise self.answers[account]
        return str(self.answers[account])


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    stored = ChannelSecrets(app={"app_secret": ["hush"]}, accounts={name: {"t": ["hush"]} for name in Checking.answers})
    desk.world.secrets.channels["paper"] = stored
    return desk


def channels(desk: Desk) -> Channels:
    return Channels(("other", "paper"), lambda _: Checking(), desk.world.secrets)


def test_a_channel_is_connected_once_it_has_an_account(desk: Desk) -> None:
    states = {state.name: state for state in list_channels(channels(desk))}
    assert (states["other"].is_connected, states["other"].accounts) == (False, ())
    assert states["paper"].is_connected
    assert states["paper"].accounts == ("bad", "down", "good", "unset")


def test_no_secret_is_told(desk: Desk) -> None:
    assert "hush" not in repr(list_channels(channels(desk)))
    assert b"hush" not in desk.asks("GET", "/admin/channels").body


def test_a_channel_that_we_do_not_have_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        get_channel(channels(desk), "pigeon")
    with pytest.raises(NotFound):
        check_channel(channels(desk), desk.http, "pigeon")


def test_each_account_is_checked_and_a_bad_one_spoils_no_other(desk: Desk) -> None:
    checks = {c.account: (c.name, c.fault) for c in check_channel(channels(desk), desk.http, "paper")}
    assert checks == {
        "good": ("Harbour Foods", None),
        "bad": (None, "the token has expired"),
        "unset": (None, "token is missing"),
        "down": (None, "the platform does not answer"),
    }
