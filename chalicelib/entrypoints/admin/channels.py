"""Channels, over HTTP. No secret ever leaves here: accounts are told by their ids."""

from __future__ import annotations

from chalicelib.domain.base import Moment
from chalicelib.domain.events import DeliveryStatus
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import channels as flow
from chalicelib.flows.admin.channels import ChannelState
from chalicelib.flows.admin.fields import ChannelName


class NoticesQuery(PageQuery):
    """Of which channel."""

    channel: ChannelName | None = None


class CapabilitiesAnswer(Answer):
    """What a channel can do. `window_h` null: we may write at any time."""

    text_max: int
    buttons_max: int
    list_rows_max: int
    window_h: float | None
    has_templates: bool
    has_public_replies: bool
    fee_class: str


class ChannelAnswer(Answer):
    """A channel and the ids of its accounts."""

    name: str
    is_connected: bool
    accounts: tuple[str, ...]
    capabilities: CapabilitiesAnswer


class ChannelsAnswer(Items[ChannelAnswer]):
    """Every channel."""


class CheckAnswer(Answer):
    """What a platform answered about an account: the name that it shows there, or the fault."""

    account: str
    name: str | None
    fault: str | None


class ChecksAnswer(Items[CheckAnswer]):
    """The checks of a channel's accounts."""


class AccountNoticeAnswer(Answer):
    """What a platform told about one of our accounts; `raw` is its own JSON."""

    channel: str
    account: str
    id: str
    notice: str
    raw: str
    at: Moment


class AccountNoticesAnswer(Items[AccountNoticeAnswer]):
    """A page of notices about accounts."""


class FailedDeliveryAnswer(Answer):
    """A message that a platform took and could not deliver, by our id for it or by the platform's."""

    channel: str
    account: str
    message: str
    status: DeliveryStatus
    at: Moment
    error_code: str | None
    error_title: str | None
    platform_id: str | None


class FailedDeliveriesAnswer(Items[FailedDeliveryAnswer]):
    """A page of failed deliveries."""


def list_channels(call: Call) -> ChannelsAnswer:
    """List the channels and the accounts that are connected to each."""
    return ChannelsAnswer.made_of(map(_answer, flow.list_channels(call.channels)))


def get_channel(call: Call, channel: str) -> ChannelAnswer:
    """Get one channel."""
    return _answer(flow.get_channel(call.channels, channel))


def check_channel(call: Call, channel: str) -> ChecksAnswer:
    """Ask the platform whether the credentials of each account work."""
    checks = flow.check_channel(call.channels, call.house.http, channel)
    return ChecksAnswer.made_of(map(CheckAnswer.of, checks))


def list_account_notices(call: Call, query: NoticesQuery) -> AccountNoticesAnswer:
    """List what the platforms told about our accounts, the newest first."""
    page = flow.notices_of(call.house.store, query.window(), query.channel)
    return AccountNoticesAnswer.page(page, AccountNoticeAnswer.of)


def list_failed_deliveries(call: Call, query: NoticesQuery) -> FailedDeliveriesAnswer:
    """List the messages of ours that could not be delivered, the newest first."""
    page = flow.failed_deliveries(call.house.store, query.window(), query.channel)
    return FailedDeliveriesAnswer.page(page, FailedDeliveryAnswer.of)


def _answer(state: ChannelState) -> ChannelAnswer:
    return ChannelAnswer.of(state, capabilities=CapabilitiesAnswer.of(state.capabilities))
