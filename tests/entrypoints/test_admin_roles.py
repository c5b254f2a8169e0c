"""Who may do what: the table of endpoints, row by row, and the routes of the whole app."""

from __future__ import annotations

import inspect
import json
import re
from typing import Any

import pytest

from chalicelib.domain.operations import StaffRole
from chalicelib.entrypoints.admin.endpoints import ENDPOINTS, Endpoint
from chalicelib.entrypoints.admin.signature import signature_of
from tests.desk import Desk

OPEN = re.compile(r"/(health|hooks/\{channel\}|chat(/.*)?)")
"""What is open without a token of the staff: webhooks prove themselves by signature, visitors by their session."""

rows = pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.operation)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def ask(desk: Desk, endpoint: Endpoint, **headers: str) -> Any:
    path = re.sub(r"{\w+}", "x", endpoint.path)
    return desk.raw(endpoint.method, path, b"{}", {"content-type": "application/json", **headers})


@rows
def test_without_a_token_nothing_is_told(desk: Desk, endpoint: Endpoint) -> None:
    assert ask(desk, endpoint).status_code == 401


@rows
@pytest.mark.parametrize("value", ["Bearer nonsense", "Basic YTpi", "", "Bearer tp_aaaaaaaaaaaaaaaa_" + "A" * 43])
def test_with_a_token_that_is_none_nothing_is_told(desk: Desk, endpoint: Endpoint, value: str) -> None:
    assert ask(desk, endpoint, authorization=value).status_code == 403


@rows
def test_a_lower_role_is_refused(desk: Desk, endpoint: Endpoint) -> None:
    for role in StaffRole:
        if role.rank < endpoint.role.rank:
            answer = ask(desk, endpoint, authorization=f"Bearer {desk.tokens[role]}")
            assert answer.status_code == 403
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert json.loads(answer.body)["detail"] == f"this needs the role {endpoint.role}, the token has {role}"


@rows
def test_the_role_that_is_named_suffices(desk: Desk, endpoint: Endpoint) -> None:
    assert ask(desk, endpoint, authorization=f"Bearer {desk.tokens[endpoint.role]}").status_code not in (401, 403)


@rows
def test_a_viewer_changes_nothing(endpoint: Endpoint) -> None:
    assert endpoint.method == "GET" or endpoint.role is not StaffRole.VIEWER


@rows
def test_a_handler_takes_what_its_path_names(endpoint: Endpoint) -> None:
    handler = inspect.signature(signature_of(endpoint).handler)
    named = set(re.findall(r"{(\w+)}", endpoint.path)) | set(endpoint.fixed)
    assert set(handler.parameters) - {"call", "query", "body"} == named


def test_operations_have_names_of_their_own() -> None:
    names = [e.operation for e in ENDPOINTS]
    assert len(set(names)) == len(names)
    assert len({(e.method, e.path) for e in ENDPOINTS}) == len(names)


def test_no_route_of_the_app_is_open_but_the_doors_that_must_be() -> None:
    from app import app

    routes = [(path, route) for path, methods in app.routes.items() for route in methods.values()]
    for path, route in routes:
        assert route.authorizer is not None or OPEN.fullmatch(path), path
    assert {path for path, route in routes if path.startswith("/admin")} == {e.path for e in ENDPOINTS}
