"""Everything at once: the emulator with the production template, the platforms' doubles, the staff's API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from infra.connecting.store import SecretStore
from infra.local.doubles import Bubble, Doubles, wait_for
from infra.local.emulator import Emulator, deploy_local
from infra.local.seed.admin import AdminApi
from infra.local.seed.catalogue import catalogue_csv
from infra.stack import Outputs
from infra.token import make_token

VISIBILITY_S = 8
"""How soon a job comes back whose worker was killed: the template's three minutes would make a slow test."""

Counts = dict[str, int]
_COUNTED: Counts = {}


@dataclass
class Bridge:
    """A running Tradepost, and everybody around it."""

    emulator: Emulator
    outputs: Outputs
    doubles: Doubles
    admin: AdminApi
    partners: int = 0
    faults: Counts = field(default_factory=lambda: {"acknowledged": 0, "lost": 0, "duplicate effects": 0})

    def partner(self, *, role: str = "customer") -> str:
        """Put another partner on record and return its id."""
        self.partners += 1
        name = f"Harbour Deli {self.partners}"
        return str(self.admin.post("/admin/partners", {"name": name, "role": role})["id"])

    def member(self, channel: str = "whatsapp", *, role: str = "customer") -> str:
        """Let somebody new join a partner of their own by an invitation; return their id."""
        partner = self.partner(role=role)
        words = self.admin.post(f"/admin/partners/{partner}/invitations", {"uses": 1})["text"]
        person = f"155501{self.partners:05d}"
        self.phone(channel).write(person, words).wait()
        assert wait_for(lambda: self.heard(person, channel), 30), "nobody was welcomed"
        return person

    def phone(self, channel: str = "whatsapp") -> Any:
        """Return the double by which people of this channel write."""
        return {"whatsapp": self.doubles.whatsapp, "messenger": self.doubles.messenger, "web": self.doubles.web}[
            channel
        ]

    def heard(self, person: str, channel: str = "whatsapp") -> list[Bubble]:
        """List what the company said to somebody."""
        return [b for b in self.phone(channel).inbox(person) if b.by == "company"]

    def hears(self, person: str, n: int, channel: str = "whatsapp", timeout_s: float = 30) -> Bubble:
        """Wait for the company's n-th message to somebody and return it."""
        assert wait_for(lambda: len(self.heard(person, channel)) >= n, timeout_s), self.heard(person, channel)
        return self.heard(person, channel)[n - 1]

    def tap(self, person: str, bubble: Bubble, word: str = "confirm", channel: str = "whatsapp") -> None:
        """Tap the button whose id begins with this word."""
        tap = next(t for t in bubble.taps if t.id.startswith(word))
        self.phone(channel).tap(person, bubble.id, tap.id)

    def orders(self, person: str, n: int, text: str = "10 cs COLA-330") -> None:
        """Order, get the read-back as the n-th message, and tap Yes."""
        self.doubles.whatsapp.write(person, text)
        self.tap(person, self.hears(person, n))

    def listed(self, path: str, **query: str) -> list[Any]:
        """Return every item of a list of the admin API."""
        items: list[Any] = []
        cursor = ""
        while True:
            page = self.admin.get(path, **{"limit": "100", **query, **({"cursor": cursor} if cursor else {})})
            items += page["items"]
            cursor = page.get("next_cursor") or ""
            if not cursor:
                return items

    def invoke(self, function: str) -> None:
        """Run a scheduled function now."""
        name = self.outputs.functions[function]
        answer = self.emulator.account.lambda_.invoke(FunctionName=name, Payload=b"{}")
        assert "FunctionError" not in answer, answer["Payload"].read()

    def count(self, acknowledged: int, lost: int, duplicates: int) -> None:
        """Add to the counts that are printed at the end."""
        for name, n in zip(self.faults, (acknowledged, lost, duplicates), strict=True):
            self.faults[name] += n


@pytest.fixture(scope="session")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bridge]:
    with running(tmp_path_factory.mktemp("emulator")) as there:
        yield there
        _COUNTED.update(there.faults)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _COUNTED:
        told = ", ".join(f"{n} {what}" for what, n in _COUNTED.items())
        terminalreporter.write_line(f"fault suite, orders: {told}")


@contextmanager
def running(state: Path) -> Iterator[Bridge]:
    """Run everything over this empty folder while the block lasts."""
    with Emulator(state) as emulator:
        patience = {"ReplyGraceSeconds": "3", "RetryFirstSeconds": "1"}
        outputs = deploy_local(emulator, "e2e", parameters={"CompanyName": "Kestrel Wholesale", **patience})
        _shorten_visibility(emulator, outputs)
        with Doubles(outputs.api_url, speed_up=20) as doubles:
            connect(emulator, outputs, doubles)
            token = make_token(emulator.account, "e2e", name="tests", role="admin")
            admin = AdminApi(outputs.api_url, token)
            admin.put_csv("/admin/catalogue", catalogue_csv())
            yield Bridge(emulator, outputs, doubles, admin)


@pytest.fixture(autouse=True)
def settled(request: pytest.FixtureRequest) -> Iterator[None]:
    """Begin and end each test with every fault switched off and nothing under way."""
    yield
    if "bridge" in request.fixturenames:
        doubles: Doubles = request.getfixturevalue("bridge").doubles
        doubles.whatsapp.faults.clear()
        doubles.facebook.faults.clear()
        doubles.whatsapp.webhooks.copies = 1
        doubles.settle(20)


def connect(emulator: Emulator, outputs: Outputs, doubles: Doubles) -> None:
    """Store the doubles' secrets where the functions look for them."""
    store = SecretStore(emulator.account.ssm, outputs.stack)
    for channel, secrets in doubles.secrets().items():
        store.write(channel, secrets.app)
        for account, fields in secrets.accounts.items():
            store.write(channel, fields, account)


def _shorten_visibility(emulator: Emulator, outputs: Outputs) -> None:
    for url in outputs.queues.values():
        attributes = {"VisibilityTimeout": str(VISIBILITY_S)}
        emulator.account.sqs.set_queue_attributes(QueueUrl=url, Attributes=attributes)
