"""The admin API at a desk: a Chalice app with only its routes, over a world of fakes, and people with tokens."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from chalice.app import Chalice
from chalice.test import Client, HTTPResponse

from chalicelib.domain.content import Text
from chalicelib.domain.conversations import (
    AccountNotice,
    Delivery,
    EchoMessage,
    Quarantined,
)
from chalicelib.domain.errors import Malformed, NotFound
from chalicelib.domain.operations import DeadLetter, Job, QueueName, StaffRole
from chalicelib.entrypoints import admin
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.contacts import key_of
from chalicelib.flows.admin.tokens import NewToken, create_token
from chalicelib.ports import ChannelSecrets, PackedCatalogue
from tests.fakes import FakeBlobs, FakeChance, FakeHttp
from tests.world import PaperCatalogues, PaperChannel, World

AMY = key_of("paper", "acc", "amy")


class LinkedChannel(PaperChannel):
    """The paper channel, with links to join by."""

    def join_link(self, account: str, code: str, secrets: ChannelSecrets) -> str | None:
        return f"https://paper.example/{account}?text={code}"


class LineFormat:
    """A price list with one code a line."""

    def packed(self, price_list: bytes) -> PackedCatalogue:
        lines = price_list.decode().splitlines()
        if not lines:
            raise Malformed("no codes", field="line 2")
        faulty = next((n for n, sku in enumerate(lines, 1) if not sku.isalnum()), None)
        if faulty:
            raise Malformed("not a code", field=f"line {faulty}: sku")
        return PackedCatalogue("\n".join(sku[:64] for sku in lines).encode(), len(lines))


class Desk:
    """The API with somebody of each role before it."""

    def __init__(self) -> None:
        self.world = World(channel=LinkedChannel())
        self.world.secrets.channels["paper"] = ChannelSecrets(
            app={"app_secret": ["hush"]}, accounts={"acc": {"token": ["hush"]}}
        )
        self.chance, self.blobs, self.http = FakeChance(), FakeBlobs(), FakeHttp()
        self.app = Chalice(app_name="desk")
        self.staff = admin.register(self.app, lambda: self.house)  # type: ignore[arg-type,return-value]
        self.tokens = {role: self.token(role) for role in StaffRole}

    @property
    def house(self) -> SimpleNamespace:
        world = self.world
        return SimpleNamespace(
            store=world.store,
            queue=world.queue,
            clock=world.clock,
            secrets=world.secrets,
            chance=self.chance,
            blobs=self.blobs,
            http=self.http,
            catalogues=PaperCatalogues(),
            catalogue_format=LineFormat(),
            settings=SimpleNamespace(public_url=""),
            channel=self._channel,
            channel_names=lambda: ("other", "paper"),
        )

    def _channel(self, name: str) -> PaperChannel:
        if name not in ("other", "paper"):
            raise NotFound("no such channel")
        return self.world.channel

    def act(self, role: StaffRole = StaffRole.ADMIN, request_id: str = "r-1") -> Act:
        return Act("t-1", "Ann", role, self.world.clock.now(), request_id)

    def token(self, role: StaffRole, **fields: Any) -> str:
        new = NewToken(name=f"Ann {role}", role=role, **fields)
        act = self.act(request_id=f"seed {self.chance.drawn}")
        return create_token(self.world.store, self.chance, act, new)[1]

    # ── over HTTP ────────────────────────────────────────────────────────────────────────────────────

    def asks(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        role: StaffRole = StaffRole.ADMIN,
        headers: dict[str, str] | None = None,
    ) -> HTTPResponse:
        """Ask, as somebody of this role; a body that is no bytes goes as JSON."""
        sent = {"Authorization": f"Bearer {self.tokens[role]}"}
        if body is not None:
            sent["Content-Type"] = "application/json"
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return self.raw(method, path, raw, {**sent, **(headers or {})})

    def raw(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> HTTPResponse:
        lower = {name.lower(): value for name, value in (headers or {}).items()}
        with Client(self.app) as client:
            return client.http.request(method, path, headers=lower, body=body)

    def gets(self, path: str, **more: Any) -> Any:
        """Get it, and return what was answered."""
        answer = self.asks("GET", path, **more)
        assert answer.status_code == 200, answer.body
        return json.loads(answer.body)

    def posts(self, path: str, body: object = None, *, status: int = 200, **more: Any) -> Any:
        """Post it, and return what was answered."""
        answer = self.asks("POST", path, body, **more)
        assert answer.status_code == status, answer.body
        return json.loads(answer.body)

    # ── something on record ──────────────────────────────────────────────────────────────────────────

    def fill(self) -> None:
        """Let there be one of everything, and more of some."""
        world = self.world
        world.joins()
        world.hears("order 10 COLA-330")
        world.hears(world.tap("confirm"))
        world.hears("ticket one case was damaged")
        world.hears("po_confirm as ordered")
        world.hears("hold me back, please")
        world.hears("hello", contact="odd/one ?")
        self._letters()
        self._notices()

    def _letters(self) -> None:
        now = self.world.clock.now()
        for n, queue in enumerate(QueueName):
            job = Job(queue=queue, id=f"gone-{n}", group="paper/acc/amy")
            letter = DeadLetter(id=f"letter-{n}", job=job, reason="no such message", attempts=1, at=now)
            self.world.store.seed(letter)

    def _notices(self) -> None:
        now = self.world.clock.now()
        where: dict[str, Any] = {"channel": "paper", "account": "acc", "at": now}
        self.world.store.seed(
            AccountNotice(id="n-1", notice="limit", raw='{"limit": 3}', **where),
            Delivery(message="wire-9", status="failed", error_code="131", **where),
            EchoMessage(
                id="e-1",
                platform_id="wire-8",
                conversation="paper/acc/amy",
                contact="amy",
                content=Text(text="hi"),
                **where,
            ),
        )

    def held(self) -> Quarantined:
        return self.world.store.all(Quarantined)[0]
