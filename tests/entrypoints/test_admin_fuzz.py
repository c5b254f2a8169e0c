"""The admin API under generated requests, over HTTP: it keeps to its own description whatever it is sent."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from chalice.config import Config
from chalice.local import ChaliceRequestHandler, CustomLocalChalice, LocalChalice, LocalDevServer
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from chalicelib.domain.conversations import Quarantined
from chalicelib.domain.operations import StaffRole, StaffToken
from chalicelib.domain.requests import Request
from chalicelib.entrypoints.admin.document import openapi
from chalicelib.flows.admin.invitations import NewInvitation, invite
from tests.desk import AMY, Desk

pytestmark = pytest.mark.slow

load_all_checks()


class Handler(ChaliceRequestHandler):  # type: ignore[misc]
    """Chalice's local server, silent, and handing on methods of any name, as API Gateway does."""

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._generic_handle  # type: ignore[no-any-return]
        raise AttributeError(name)

    def log_message(self, *_: object) -> None:
        pass


def filled() -> Desk:
    desk = Desk()
    desk.fill()
    invite(desk.world.store, desk.chance, desk_channels(desk), desk.act(), "P-1", NewInvitation())
    return desk


def desk_channels(desk: Desk) -> Any:
    from chalicelib.flows.admin.channels import Channels

    return Channels((), desk.house.channel, desk.world.secrets)


def with_examples(document: dict[str, Any], desk: Desk) -> dict[str, Any]:
    """Say which ids are there, so that not all is not found; and nothing of cursors, which nobody can invent."""
    document = copy.deepcopy(document)
    store = desk.world.store
    known = {
        "partner_id": "P-1",
        "invitation_id": desk.gets("/admin/invitations")["items"][0]["id"],
        "key": AMY,
        "request_id": store.all(Request)[0].id,
        "message_id": store.all(Quarantined)[0].message,
        "letter_id": "letter-1",
        "channel": "paper",
        "system": "purchasing",
        "sku": "COLA-330",
        # Not the one that the requests are made with.
        "token_id": next(t.id for t in store.all(StaffToken) if t.role is StaffRole.VIEWER),
    }
    for methods in document["paths"].values():
        for operation in methods.values():
            operation["parameters"] = [p for p in operation["parameters"] if p["name"] != "cursor"]
            for parameter in operation["parameters"]:
                if parameter["name"] in known and parameter["required"]:
                    parameter["example"] = known[parameter["name"]]
    return document


DESK = filled()
SCHEMA = schemathesis.openapi.from_dict(with_examples(openapi(), DESK))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    CustomLocalChalice.__bases__ = (LocalChalice, DESK.app.__class__)
    DESK.app.__class__ = CustomLocalChalice
    server = LocalDevServer(DESK.app, Config(), "127.0.0.1", 0, handler_cls=Handler).server
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@SCHEMA.parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_it_keeps_to_its_description(case: schemathesis.Case, address: str) -> None:
    headers = {"Authorization": f"Bearer {DESK.tokens[StaffRole.ADMIN]}"}
    # Which texts are CSV, and of our columns, no schema can say.
    is_csv = case.operation.definition.raw["operationId"] == "upload"
    loose = [positive_data_acceptance, negative_data_rejection] if is_csv else []
    case.call_and_validate(base_url=address, headers=headers, excluded_checks=loose)
