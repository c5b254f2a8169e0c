"""A token from the command line opens the admin API of its stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from moto import mock_aws

from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.adapters.machine import SystemClock
from chalicelib.domain.operations import AuditEntry, StaffRole
from chalicelib.flows.admin.looking import Window
from chalicelib.flows.admin.tokens import bearer, list_tokens
from infra import token
from infra.account import Account
from infra.stack import StackFailed
from tests.aws import make_table

Run = Callable[..., int]


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with mock_aws():
        yield Account(region="us-east-1")


@pytest.fixture
def table(account: Account) -> str:
    return make_table(account.dynamodb)


@pytest.fixture
def run(table: str) -> Run:
    return lambda *arguments: token.main(["--stage", "test", *arguments], lambda _account, _stage: table)


def test_the_token_works_with_the_role_that_was_asked_for(account: Account, table: str) -> None:
    text = token.create_token(account, table, "Ann", "agent", days=1)
    store, now = DynamoStore(table, account.dynamodb), SystemClock.now()
    found = bearer(store, f"Bearer {text}", now)
    assert found is not None
    assert (found.name, found.role) == ("Ann", StaffRole.AGENT)
    assert bearer(store, f"Bearer {text}", now + timedelta(days=2)) is None
    assert [t.id for t in list_tokens(store, Window()).records] == [found.id]


def test_it_is_in_the_audit_log_as_made_on_the_command_line(account: Account, table: str) -> None:
    token.create_token(account, table, "Ann")
    (entry,) = DynamoStore(table, account.dynamodb).page(AuditEntry, "audit").records
    assert (entry.action, entry.actor) == ("token.create", "infra.token command line")


def test_the_command_prints_the_token_and_nothing_else(account: Account, table: str, run: Run, capsys: Any) -> None:
    assert run("--name", "Ann", "--role", "admin", "--days", "0") == 0
    printed = capsys.readouterr().out.strip()
    found = bearer(DynamoStore(table, account.dynamodb), f"Bearer {printed}", SystemClock.now())
    assert found is not None
    assert (found.role, found.expires) == (StaffRole.ADMIN, None)


def test_without_a_word_the_token_may_only_look(account: Account, table: str, run: Run, capsys: Any) -> None:
    run("--name", "Ann")
    printed = capsys.readouterr().out.strip()
    found = bearer(DynamoStore(table, account.dynamodb), f"Bearer {printed}", SystemClock.now())
    assert found is not None
    assert found.role is StaffRole.VIEWER


@pytest.mark.parametrize(("arguments", "told"), [(["--name", ""], "name"), (["--name", "A", "--days", "-1"], "days")])
def test_a_fault_is_told_and_makes_no_token(
    account: Account, table: str, run: Run, capsys: Any, arguments: list[str], told: str
) -> None:
    assert run(*arguments) == 1
    assert told in capsys.readouterr().err
    assert list_tokens(DynamoStore(table, account.dynamodb), Window()).records == ()


def test_a_stage_that_is_not_deployed_is_told(capsys: Any) -> None:
    def nowhere(_account: Account, stage: str) -> str:
        raise StackFailed(f"tradepost-{stage} is not deployed")

    assert token.main(["--stage", "test", "--name", "Ann"], nowhere) == 1
    assert "tradepost-test is not deployed" in capsys.readouterr().err
