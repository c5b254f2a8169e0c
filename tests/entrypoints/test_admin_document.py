"""The OpenAPI document: it is valid, it says all that the table says, and it tells nothing that must stay inside."""

from __future__ import annotations

import json
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from chalicelib.domain.operations import StaffRole
from chalicelib.entrypoints.admin.document import openapi
from chalicelib.entrypoints.admin.endpoints import ENDPOINTS, Endpoint
from tests.desk import Desk

rows = pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.operation)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return openapi()


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(document).validate()  # type: ignore[no-untyped-call]


def test_it_is_served_to_every_role() -> None:
    desk = Desk()
    assert all(desk.gets("/admin/openapi.json", role=role) == json.loads(json.dumps(openapi())) for role in StaffRole)


def test_it_names_the_address_that_the_stage_has() -> None:
    assert openapi("https://trade.example")["servers"] == [{"url": "https://trade.example"}]


@rows
def test_every_operation_is_described(document: dict[str, Any], endpoint: Endpoint) -> None:
    operation = document["paths"][endpoint.path][endpoint.method.lower()]
    assert operation["operationId"] == endpoint.operation
    assert len(operation["summary"]) > 5
    assert f"role {endpoint.role}" in operation["description"]
    assert {"400", "401", "403", "503", str(endpoint.status)} <= operation["responses"].keys()


def test_it_describes_nothing_else(document: dict[str, Any]) -> None:
    described = {(path, method.upper()) for path, methods in document["paths"].items() for method in methods}
    assert described == {(e.path, e.method) for e in ENDPOINTS}


def test_every_schema_is_used(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    assert [name for name in document["components"]["schemas"] if f'schemas/{name}"' not in text] == []


def test_bounds_are_said(document: dict[str, Any]) -> None:
    parameters = {p["name"]: p["schema"] for p in document["paths"]["/admin/partners"]["get"]["parameters"]}
    assert (parameters["limit"]["minimum"], parameters["limit"]["maximum"], parameters["limit"]["default"]) == (
        1,
        100,
        25,
    )
    assert "null" not in json.dumps(parameters)


def test_no_answer_has_a_field_for_a_secret(document: dict[str, Any]) -> None:
    fields = {name for schema in document["components"]["schemas"].values() for name in schema.get("properties", ())}
    assert not {name for name in fields if "secret" in name or "hash" in name or "password" in name}
