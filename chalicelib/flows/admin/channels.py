"""Channels: which are connected, with which accounts, and whether their credentials work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chalicelib.domain.conversations import AccountNotice, Delivery
from chalicelib.domain.errors import Misconfigured, NotFound, Refused, Unavailable
from chalicelib.flows.admin.looking import Window, page_of
from chalicelib.ports import Capabilities, Channel, Http, Page, Secrets, Store


@dataclass(frozen=True, slots=True)
class Channels:
    """The channels that we have, and what is stored for them."""

    names: Sequence[str]
    open: Callable[[str], Channel]
    secrets: Secrets


@dataclass(frozen=True, slots=True)
class ChannelState:
    """A channel and the ids of the accounts that are connected to it. It holds no secrets."""

    name: str
    is_connected: bool
    accounts: tuple[str, ...]
    capabilities: Capabilities


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """What a platform answered about one account: its display name, or why not."""

    account: str
    name: str | None
    fault: str | None


def list_channels(channels: Channels) -> list[ChannelState]:
    """Return every channel."""
    return [_state(channels, name) for name in channels.names]


def get_channel(channels: Channels, name: str) -> ChannelState:
    """Return the channel. Raises `NotFound`."""
    return _state(channels, _known(channels, name))


def check_channel(channels: Channels, http: Http, name: str) -> list[AccountCheck]:
    """Ask the platform about each account. Raises `NotFound`."""
    channel = channels.open(_known(channels, name))
    secrets = channels.secrets.channel(name)

    def check(account: str) -> AccountCheck:
        try:
            return AccountCheck(account, channel.check_credentials(account, secrets, http), None)
        except (Misconfigured, Refused, Unavailable) as error:
            return AccountCheck(account, None, str(error))

    return [check(account) for account in secrets.accounts]


def notices_of(store: Store, window: Window, channel: str | None) -> Page[AccountNotice]:
    """Return a page of what the platforms told about our accounts, the newest first."""
    return page_of(store, AccountNotice, "account-notices", window, channel=channel)


def failed_deliveries(store: Store, window: Window, channel: str | None) -> Page[Delivery]:
    """Return a page of the messages that a platform took and could not deliver, the newest first."""
    return page_of(store, Delivery, "failed-deliveries", window, channel=channel)


def _known(channels: Channels, name: str) -> str:
    if name not in channels.names:
        raise NotFound("no such channel")
    return name


def _state(channels: Channels, name: str) -> ChannelState:
    secrets = channels.secrets.channel(name)
    accounts = tuple(sorted(secrets.accounts))
    return ChannelState(name, bool(accounts), accounts, channels.open(name).capabilities)
