"""Tokens: told once, kept as a hash."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from chalicelib.domain.errors import NotFound
from chalicelib.domain.operations import StaffRole, StaffToken
from chalicelib.flows.admin.looking import Window
from chalicelib.flows.admin.tokens import NewToken, bearer, create_token, list_tokens, revoke_token
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_token_is_told_once_and_kept_as_a_hash(desk: Desk) -> None:
    token, text = create_token(
        desk.world.store, desk.chance, desk.act(), NewToken(name="Ben", role=StaffRole.AGENT, expires_in_days=7)
    )
    assert re.fullmatch(r"tp_[a-z2-7]{16}_[A-Za-z0-9_-]{43}", text)
    assert text[20:] not in " ".join(row.body for row in desk.world.store._rows.values())
    assert (token.expires - token.created_at).days == 7 if token.expires else False
    assert bearer(desk.world.store, f"Bearer {text}", desk.world.clock.now()) == token.changed(version=1)


def test_tokens_are_all_different(desk: Desk) -> None:
    texts = {desk.token(StaffRole.VIEWER) for _ in range(50)}
    assert len({t[3:19] for t in texts}) == len({t[20:] for t in texts}) == 50


def test_a_revoked_token_stays_revoked_as_it_was_first(desk: Desk) -> None:
    token = desk.world.store.all(StaffToken)[0]
    first = revoke_token(desk.world.store, desk.act(), token.id)
    desk.world.clock.advance(60)
    assert revoke_token(desk.world.store, desk.act(), token.id).revoked_at == first.revoked_at


def test_a_token_that_is_not_there_cannot_be_revoked(desk: Desk) -> None:
    with pytest.raises(NotFound):
        revoke_token(desk.world.store, desk.act(), "none")


def test_tokens_are_listed(desk: Desk) -> None:
    assert len(list_tokens(desk.world.store, Window()).records) == len(StaffRole)


@pytest.mark.parametrize("fields", [{"name": ""}, {"role": "boss"}, {"expires_in_days": 0}, {"expires_in_days": 4000}])
def test_a_token_without_a_name_a_role_or_a_sensible_end_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        NewToken.model_validate({"name": "Ben", "role": "agent", **fields})
