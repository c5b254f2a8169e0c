"""Every change that staff make is in the audit log, in the same commit as the change."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chalicelib.domain.conversations import Quarantined
from chalicelib.domain.operations import AuditEntry, StaffRole, StaffToken
from chalicelib.domain.requests import Request, RequestKind, RequestState
from chalicelib.entrypoints.admin.endpoints import ENDPOINTS
from tests.desk import AMY, Desk

CSV = {"Content-Type": "text/csv"}

CHANGES: dict[str, tuple[str, object, dict[str, str] | None]] = {
    "create_partner": ("/admin/partners", {"name": "Kestrel Deli"}, None),
    "change_partner": ("/admin/partners/P-1", {"name": "Kestrel Deli"}, None),
    "put_dealings": ("/admin/partners/P-1/dealings", {"orders": [{"ref": "SO-1"}]}, None),
    "forget_alias": ("/admin/partners/P-2/aliases?word=red", None, None),
    "invite": ("/admin/partners/P-1/invitations", {}, None),
    "revoke_invitation": ("/admin/invitations/{invitation}/revoke", None, None),
    "assign_contact": (f"/admin/contacts/{AMY}/assign", {"partner_id": "P-2"}, None),
    "detach_contact": (f"/admin/contacts/{AMY}/detach", None, None),
    "retry_order": ("/admin/orders/{order}/retry", None, None),
    "retry_ticket": ("/admin/tickets/{ticket}/retry", None, None),
    "retry_notice": ("/admin/notices/{notice}/retry", None, None),
    "release": ("/admin/quarantine/{held}/release", None, None),
    "discard": ("/admin/quarantine/{held}/discard", None, None),
    "replay_all": ("/admin/dead-letters/replay", {"limit": 1}, None),
    "replay": ("/admin/dead-letters/letter-1/replay", None, None),
    "upload": ("/admin/catalogue", b"COLA330", CSV),
    "pause": ("/admin/systems/purchasing/pause", None, None),
    "resume": ("/admin/systems/order_entry/resume", None, None),
    "create_token": ("/admin/tokens", {"name": "Ben", "role": "viewer"}, None),
    "revoke_token": ("/admin/tokens/{token}/revoke", None, None),
}

CHANGES_NOTHING = {"check_channel"}


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.fill()
    desk.world.joins("P-2", "bob", aliases={"red": "COLA-330"})
    desk.posts("/admin/systems/order_entry/pause")
    for kind in RequestKind:
        order = desk.world.store.all(Request)[0]
        request = order.changed(id=f"no-{kind}", type=kind, state=RequestState.REJECTED)
        desk.world.store.seed(request)
    return desk


def path_of(desk: Desk, path: str) -> str:
    names = {
        "invitation": desk.posts("/admin/partners/P-2/invitations", {}, status=201)["invitation"]["id"],
        "held": desk.world.store.all(Quarantined)[0].message,
        "token": next(t.id for t in desk.world.store.all(StaffToken) if t.role is StaffRole.VIEWER),
        **{str(kind): f"no-{kind}" for kind in RequestKind},
    }
    return path.format(**names)


def method_of(operation: str) -> str:
    return next(e.method for e in ENDPOINTS if e.operation == operation)


def test_every_operation_that_is_no_question_is_proven_here() -> None:
    assert {e.operation for e in ENDPOINTS if e.method != "GET"} == CHANGES.keys() | CHANGES_NOTHING


@pytest.mark.parametrize("operation", CHANGES)
def test_a_change_and_its_audit_entry_are_one_commit(desk: Desk, operation: str) -> None:
    path, body, headers = CHANGES[operation]
    path = path_of(desk, path)
    before = {e.id for e in desk.world.store.all(AuditEntry)}
    desk.world.store.calls.clear()

    answer = desk.asks(method_of(operation), path, body, headers=headers)

    assert answer.status_code in (200, 201), answer.body
    (entry,) = [e for e in desk.world.store.all(AuditEntry) if e.id not in before]
    assert entry.role == "admin"
    assert entry.actor.endswith(" Ann admin")
    assert desk.world.store.calls["commit"] == 1


@pytest.mark.parametrize("operation", CHANGES)
def test_a_change_that_fails_leaves_no_entry(desk: Desk, operation: str) -> None:
    path, body, headers = CHANGES[operation]
    path = path_of(desk, path)
    before = len(desk.world.store.all(AuditEntry))
    desk.world.store.fail_next("commit")
    assert desk.asks(method_of(operation), path, body, headers=headers).status_code == 503
    assert len(desk.world.store.all(AuditEntry)) == before


def test_the_log_names_things_by_their_ids_and_quotes_nothing(desk: Desk) -> None:
    desk.posts("/admin/partners", {"name": "Zanzibar Spices", "number": "+1 555 0100"}, status=201)
    for held in desk.world.store.all(Quarantined):
        desk.posts(f"/admin/quarantine/{held.message}/release")
    log = json.dumps(desk.gets("/admin/audit?limit=100"))
    assert "partner.create" in log
    assert "quarantine.release" in log
    assert "Zanzibar" not in log
    assert "555 0100" not in log
    assert "hold me" not in log


def test_the_log_is_read_the_newest_first(desk: Desk) -> None:
    for name in ("One", "Two", "Three"):
        desk.world.clock.advance(1)
        desk.posts("/admin/partners", {"name": name}, status=201)
    moments: list[Any] = [e["at"] for e in desk.gets("/admin/audit")["items"]]
    assert moments == sorted(moments, reverse=True)
