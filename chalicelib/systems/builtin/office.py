"""One embedded system: it books a request once and finds it again by its idempotency key."""

from __future__ import annotations

from chalicelib.domain.errors import Conflict, Refused, Unavailable
from chalicelib.domain.ids import short_number
from chalicelib.domain.operations import SystemSwitch
from chalicelib.domain.partners import Partner
from chalicelib.domain.requests import Booked, Request
from chalicelib.ports import Add, Clock, Store
from chalicelib.systems.builtin.records import Paper

LENGTHS = (6, 7, 8)
"""How long a number may be: it grows by a sign when a shorter one belongs to another request."""


class Office:
    """Order entry, service desk or purchasing, by what it keeps."""

    def __init__(self, name: str, of: type[Paper], store: Store, clock: Clock) -> None:
        self.name = name
        self._of = of
        self._store = store
        self._clock = clock

    def find(self, request: Request) -> Booked | None:
        """Return what was booked under this request's idempotency key. Raises `Unavailable` while it is closed."""
        switch, papers = SystemSwitch.ref(self.name), [self._of.ref(number) for number in self._numbers(request)]
        found = self._store.get_many(switch, *papers)
        position = found.get(switch)
        if position and position.is_paused:
            raise Unavailable(f"{self.name} is closed")
        ours = (p.number for ref in papers if (p := found.get(ref)) and p.request == request.id)
        return next((Booked(number=number) for number in ours), None)

    def book(self, request: Request, partner: Partner) -> Booked:
        """Book it: one write, and the same answer however often and by how many at once it is called."""
        at = self._clock.now()
        for number in self._numbers(request):
            if self._is_booked(self._of.of(request, partner, number, at)):
                return Booked(number=number)
        raise Refused("every number for this request is another's")

    def _is_booked(self, paper: Paper) -> bool:
        """Write the paper down; say whether its number stands for its request now."""
        try:
            self._store.commit(Add(paper))
        except Conflict:
            there = self._store.get(self._of.ref(paper.number))
            return there is not None and there.request == paper.request
        return True

    def _numbers(self, request: Request) -> list[str]:
        return [short_number(self._of.prefix, request.id, length=length) for length in LENGTHS]
