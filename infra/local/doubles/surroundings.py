"""What every double is given: a clock, a timetable, the address of the bridge, the address of the doubles."""

from __future__ import annotations

from dataclasses import dataclass, field

from infra.local.doubles.clock import DoubleClock
from infra.local.doubles.timetable import Timetable
from infra.local.doubles.webhooks import Webhooks


@dataclass(slots=True)
class Surroundings:
    """The world around a double. `api` is where the bridge answers, `own` where the doubles do."""

    api: str
    own: str
    speed_up: float = 1
    clock: DoubleClock = field(default_factory=DoubleClock)
    timetable: Timetable = field(default_factory=Timetable)
    ways: list[Webhooks] = field(default_factory=list)

    def webhooks(self, hook: str) -> Webhooks:
        """Return a way to one of the bridge's hooks, such as `whatsapp`."""
        way = Webhooks(f"{self.api}/hooks/{hook}", self.clock, self.timetable, speed_up=self.speed_up)
        self.ways.append(way)
        return way

    def stop(self) -> None:
        """End what runs in the background."""
        self.timetable.stop()
        for way in self.ways:
            way.stop()
