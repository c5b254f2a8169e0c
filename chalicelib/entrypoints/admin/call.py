"""What a handler of the admin API is given besides its parameters."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.channels import Channels
from chalicelib.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Call:
    """A request of a member of the staff who may make it, and the house that it is made in."""

    house: Wiring
    act: Act

    @property
    def channels(self) -> Channels:
        """The channels, and what is stored for them."""
        return Channels(self.house.channel_names(), self.house.channel, self.house.secrets)
