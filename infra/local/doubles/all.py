"""All doubles together behind one loopback port."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self

from chalicelib.ports import ChannelSecrets
from infra.local.doubles.cast import Cast
from infra.local.doubles.clock import DoubleClock
from infra.local.doubles.company import CompanyService
from infra.local.doubles.facebook import FacebookDouble
from infra.local.doubles.facebook.comments import Comments
from infra.local.doubles.facebook.messenger import Messenger
from infra.local.doubles.handset import Handset
from infra.local.doubles.http import Route, Server
from infra.local.doubles.surroundings import Surroundings
from infra.local.doubles.waiting import wait_for
from infra.local.doubles.whatsapp import WhatsAppDouble


class Doubles:
    """Every platform, served from threads of this process while the `with` block lasts.

    `api` is the address of the bridge, to which `/hooks/…` is added. `speed_up` shortens the waits between the
    retries of a webhook.
    """

    def __init__(self, api: str, cast: Cast | None = None, *, port: int = 0, speed_up: float = 1) -> None:
        cast = cast or Cast()
        self._server = Server(port=port)
        self._around = Surroundings(api.rstrip("/"), self._server.url, speed_up)
        self.whatsapp = WhatsAppDouble(self._around, cast.whatsapp)
        self.facebook = FacebookDouble(self._around, cast.messenger, cast.comments)
        self.web = CompanyService(self._around, cast.web)
        self.serve([*self.whatsapp.routes(), *self.facebook.routes(), *self.web.routes()])

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for double in (self.whatsapp, self.facebook, self.web):
            double.faults.clear()
        self._around.stop()
        self._server.stop()

    @property
    def url(self) -> str:
        """Where the doubles answer."""
        return self._server.url

    @property
    def clock(self) -> DoubleClock:
        """The clock that all doubles go by."""
        return self._around.clock

    @property
    def messenger(self) -> Messenger:
        """The inbox of the Facebook page."""
        return self.facebook.messenger

    @property
    def comments(self) -> Comments:
        """The comments on the Facebook page."""
        return self.facebook.comments

    def handsets(self) -> dict[str, Handset]:
        """Return what people hold in their hands, by the way that they write."""
        return {
            "whatsapp": self.whatsapp,
            "messenger": self.messenger,
            "comments": self.comments,
            "web": self.web,
        }

    def secrets(self) -> dict[str, ChannelSecrets]:
        """Return what `infra.connect` would store for the bridge to work with these doubles, by channel."""
        return {double.name: double.secrets() for double in (self.whatsapp, self.facebook, self.web)}

    def serve(self, routes: Iterable[Route]) -> None:
        """Answer more paths on the same port."""
        self._server.add(routes)

    def settle(self, timeout_s: float = 10) -> bool:
        """Wait until no webhook, retry or callback is under way; say whether that came true in time."""
        return self._around.timetable.settle(timeout_s)

    @staticmethod
    def wait_for(is_so: Callable[[], object], timeout_s: float = 10) -> bool:
        """Wait until `is_so` says yes; say whether it did in time."""
        return wait_for(is_so, timeout_s)
