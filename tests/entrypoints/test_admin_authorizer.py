"""The authorizer: it lets good tokens in, and whatever happens, it does not throw."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.domain.operations import StaffRole, StaffToken
from chalicelib.entrypoints.admin import TTL_S
from tests.desk import Desk

ARN = "arn:aws:execute-api:us-east-1:123456789012:abc/api/GET/admin/partners"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def decides(desk: Desk, header: str | None) -> Any:
    return desk.staff({"type": "TOKEN", "authorizationToken": header, "methodArn": ARN}, {})


def is_allowed(decision: Any) -> bool:
    return bool(decision["policyDocument"]["Statement"][0]["Resource"])


@pytest.mark.parametrize("role", StaffRole)
@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER "])
def test_a_good_token_opens_every_route_and_brings_its_role(desk: Desk, role: StaffRole, scheme: str) -> None:
    decision = decides(desk, f"{scheme} {desk.tokens[role]}")
    (token,) = [t for t in desk.world.store.all(StaffToken) if t.role is role]
    resources = decision["policyDocument"]["Statement"][0]["Resource"]
    assert resources == ["arn:aws:execute-api:us-east-1:123456789012:abc/api/*/*"]
    assert decision["principalId"] == token.id
    assert decision["context"] == {"role": role, "name": f"Ann {role}"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: "",
        lambda good: good,
        lambda good: f"Bearer {good} ",
        lambda good: f"Bearer {good}\n",
        lambda good: f"Bearer {good[:-1]}",
        lambda good: f"Bearer {good[:-1]}{'B' if good[-1] == 'A' else 'A'}",
        lambda good: f"Bearer {good.upper()}",
        lambda good: "Bearer tp_" + "\N{GREEK SMALL LETTER ALPHA}" * 16 + good[19:],
        lambda good: "Bearer " + "x" * 100_000,
    ],
)
def test_anything_else_is_refused(desk: Desk, spoil: Any) -> None:
    assert not is_allowed(decides(desk, spoil(desk.tokens[StaffRole.ADMIN])))


def test_no_header_at_all_is_refused(desk: Desk) -> None:
    assert not is_allowed(decides(desk, None))


def test_the_secret_of_one_token_does_not_fit_another(desk: Desk) -> None:
    viewer, admin = desk.tokens[StaffRole.VIEWER], desk.tokens[StaffRole.ADMIN]
    assert not is_allowed(decides(desk, f"Bearer {admin[:20]}{viewer[20:]}"))


def test_a_token_works_until_it_expires(desk: Desk) -> None:
    token = desk.token(StaffRole.VIEWER, expires_in_days=1)
    desk.world.clock.advance(86_399)
    assert is_allowed(decides(desk, f"Bearer {token}"))
    desk.world.clock.advance(1)
    assert not is_allowed(decides(desk, f"Bearer {token}"))


def test_a_token_without_an_end_works_until_it_is_revoked(desk: Desk) -> None:
    token = desk.token(StaffRole.VIEWER, expires_in_days=None)
    desk.world.clock.advance(3650 * 86_400)
    assert is_allowed(decides(desk, f"Bearer {token}"))


def test_a_revoked_token_is_refused(desk: Desk) -> None:
    store = desk.world.store
    for token in store.all(StaffToken):
        store.seed(token.changed(revoked_at=desk.world.clock.now()))
    assert not is_allowed(decides(desk, f"Bearer {desk.tokens[StaffRole.ADMIN]}"))


def test_a_token_costs_one_read_and_what_is_no_token_costs_none(desk: Desk) -> None:
    desk.world.store.calls.clear()
    decides(desk, "Bearer nonsense")
    assert not desk.world.store.calls
    decides(desk, f"Bearer {desk.tokens[StaffRole.ADMIN]}")
    assert desk.world.store.calls == {"get": 1}


def test_a_store_that_is_down_lets_nobody_in(desk: Desk) -> None:
    desk.world.store.fail_next("get")
    assert not is_allowed(decides(desk, f"Bearer {desk.tokens[StaffRole.ADMIN]}"))


def test_its_answer_is_remembered_for_a_minute_at_most(desk: Desk) -> None:
    assert desk.staff.config.ttl_seconds == TTL_S <= 60


def test_neither_the_token_nor_its_name_is_logged(desk: Desk, capsys: Any) -> None:
    decides(desk, f"Bearer {desk.tokens[StaffRole.ADMIN]}")
    decides(desk, "Bearer tp_nonsense")
    logged = capsys.readouterr().out
    assert '"event": "authorized"' in logged
    assert desk.tokens[StaffRole.ADMIN][20:] not in logged
    assert "nonsense" not in logged
    assert "Ann" not in logged
