"""The demo: starts everything on this machine, plays real signed webhooks through it, and shows what becomes of each.

python -m infra.local.demo           stays up until Ctrl-C, so that you can play yourself
ONCE=1 python -m infra.local.demo    leaves after the play; non-zero if anything expected did not happen
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
from contextlib import ExitStack, suppress
from threading import Event
from types import FrameType

from infra.local.emulator import NotStarted
from infra.local.play.beat import Became, Witness
from infra.local.play.house import House, open_house
from infra.local.play.scenes import SCENES, NothingToTap, Scene
from infra.local.play.telling import tell
from infra.local.play.terminal import Terminal
from infra.local.seed.admin import AdminRefused
from infra.local.seed.load import NotJoined
from infra.package import PackagingFailed
from infra.stack import StackFailed


def main() -> int:
    """Run the demo; return 0 when everything expected has happened."""
    terminal = Terminal()
    signal.signal(signal.SIGTERM, _end)
    terminal.line("Tradepost: the demo. Everything runs on this machine; nothing leaves it.", "bold")
    try:
        return _run(terminal)
    except (NotStarted, NotJoined, AdminRefused, PackagingFailed, StackFailed) as error:
        terminal.line(f"\n   {type(error).__name__}: {error}", "red")
    except KeyboardInterrupt:
        terminal.line("\n   Stopped.", "dim")
    return 1


def _run(terminal: Terminal) -> int:
    with ExitStack() as ending:
        house = open_house(terminal, ending)
        missing = play(terminal, house)
        _verdict(terminal, missing)
        if not os.environ.get("ONCE"):
            _stay(terminal, house)
        terminal.line("   Stopping …", "dim")
    return 1 if missing else 0


def _stay(terminal: Terminal, house: House) -> None:
    _addresses(terminal, house)
    with suppress(KeyboardInterrupt):
        Event().wait()
    terminal.line()


def play(terminal: Terminal, house: House) -> list[str]:
    """Play every scene; return what was expected and did not happen."""
    missing: list[str] = []
    became: list[Became] = []
    for place, scene in enumerate(SCENES, 1):
        terminal.title(f"{place}. {scene.title}")
        missing += [f"{scene.title}: {what}" for what in _play_scene(terminal, house, scene, became)]
    terminal.title(f"{len(SCENES) + 1}. A forged signature")
    missing += _forgery(terminal, house)
    return missing + _sums(terminal, house, became)


def _play_scene(terminal: Terminal, house: House, scene: Scene, all_became: list[Became]) -> list[str]:
    terminal.line(f"   {_who(house, scene)}", "dim")
    witness = Witness.of(house.admin, house.doubles, scene.way, scene.person)
    missing: list[str] = []
    try:
        for beat in scene.beats(house.doubles, scene.person):
            became = witness.watch(beat)
            all_became.append(became)
            tell(terminal, beat.shown, became)
            missing += became.missing(beat.wants)
    except NothingToTap:
        missing.append("something to tap")
    return missing


def _who(house: House, scene: Scene) -> str:
    person = house.doubles.handsets()[scene.way].people[scene.person]
    title = {"whatsapp": "WhatsApp", "messenger": "Messenger", "comments": "the page", "web": "its own program"}
    return f"{person.name}, {person.company or 'a stranger'}, on {title[scene.way]}"


def _forgery(terminal: Terminal, house: House) -> list[str]:
    """Send what anybody could send who does not know the app's secret."""
    maya = SCENES[0].person
    body = house.doubles.whatsapp.body_of(maya, "999 cs COLA-330")
    terminal.said("→", "999 cs COLA-330, signed with a made-up secret", "cyan")
    answer = house.doubles.whatsapp.webhooks.post(body, {"x-hub-signature-256": f"sha256={'0' * 64}"})
    terminal.fact("refused", f"HTTP {answer.status}, nothing stored", "red")
    terminal.fact("", f"answered in {answer.ms:.0f} ms", "dim")
    return [] if answer.status == 401 else ["A forged signature: HTTP 401"]  # noqa: PLR2004 - the status is the point


def _sums(terminal: Terminal, house: House, became: list[Became]) -> list[str]:
    """Tell the whole play in figures; return what is wrong with them."""
    doubles = house.doubles
    doubles.settle(20)
    tallies = (doubles.whatsapp.tally, doubles.messenger.tally, doubles.comments.tally, doubles.web.tally)
    twice = sum(len(tally.duplicates()) for tally in tallies)
    numbers = [b.number for b in became if b.request and b.request["type"] == "order"]
    orders = house.admin.get("/admin/orders", limit="100")["items"]
    terminal.title("In figures")
    acks = [b.ack_ms for b in became if b.ack_ms is not None]
    replies = [b.reply_ms for b in became if b.reply_ms is not None]
    terminal.fact("orders", f"{len(orders)} booked of {len(numbers)} confirmed")
    terminal.fact("replies", f"{sum(t.accepted() for t in tallies)} sent, {twice} of them twice")
    if acks and replies:
        terminal.fact(
            "medians",
            f"acknowledged in {statistics.median(acks):.0f} ms, on the phone after {statistics.median(replies):.0f} ms",
        )
    return (["no reply twice"] if twice else []) + (
        [] if len(orders) == len(numbers) else ["one order per confirmation"]
    )


def _verdict(terminal: Terminal, missing: list[str]) -> None:
    terminal.line()
    if not missing:
        terminal.line("   Everything that was expected has happened.", "bold", "green")
        return
    terminal.line("   Expected, but did not happen:", "bold", "red")
    for what in missing:
        terminal.line(f"   ✗ {what}", "red")


def _addresses(terminal: Terminal, house: House) -> None:
    terminal.title("Now you")
    terminal.fact("phone", f"{house.doubles.url}/phone", "bold", "cyan")
    terminal.fact("", "play a customer, a supplier or a stranger on any channel")
    terminal.fact("API pages", f"{house.doubles.url}/docs", "bold", "cyan")
    terminal.fact("", "what the admin API can do; try it there")
    terminal.fact("admin API", f"{house.outputs.api_url}/admin", "bold", "cyan")
    terminal.fact("token", house.admin.token)
    terminal.fact("chat widget", f"{house.outputs.api_url}/chat/{house.doubles.web.account}", "bold", "cyan")
    terminal.line("\n   Ctrl-C ends everything.", "dim")


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
