"""The OpenAPI document of the admin API, made from the table of endpoints and the models of their handlers.

Source: OpenAPI 3.1.1, https://spec.openapis.org/oas/v3.1.1.html
"""

from __future__ import annotations

import inspect
import re
from functools import cache
from http import HTTPStatus
from typing import Any, TypeGuard

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from chalicelib.domain.operations import StaffRole
from chalicelib.entrypoints.admin.answers import Answer
from chalicelib.entrypoints.admin.call import Call
from chalicelib.entrypoints.admin.endpoints import ENDPOINTS, Endpoint
from chalicelib.entrypoints.admin.parameters import CSV, JSON, PATH_PATTERN
from chalicelib.entrypoints.admin.signature import Signature, signature_of
from chalicelib.entrypoints.http_edge import PROBLEM

Schema = dict[str, Any]

_REF = "#/components/schemas/{model}"
_IN_PATH = re.compile(r"{(\w+)}")
_READS = "GET"


class FaultAnswer(Answer):
    """One thing that is wrong with a request, and where."""

    field: str
    detail: str


class ProblemAnswer(Answer):
    """Why a request was refused, in the form of RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    field: str | None = None
    errors: tuple[FaultAnswer, ...] = ()
    request_id: str | None = None


class GatewayAnswer(BaseModel):
    """What API Gateway itself says to a request that it does not let through."""

    message: str | None = None


def get_openapi(call: Call) -> dict[str, Any]:
    """Get this description."""
    return openapi(call.house.settings.public_url)


@cache
def openapi(address: str = "") -> Schema:
    """Return the document; it is made once for an address, so leave it as it is."""
    paths: dict[str, Schema] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, signature_of(endpoint))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tradepost admin API", "version": "1", "description": _DESCRIPTION},
        "servers": [{"url": address or "/"}],
        "security": [{"staff": []}],
        "paths": paths,
        "components": {"schemas": _schemas(), "securitySchemes": {"staff": {"type": "http", "scheme": "bearer"}}},
    }


_DESCRIPTION = (
    "Tokens have one of three roles, each allowed all that the one before it is: "
    f"{', '.join(StaffRole)}. Errors are problem documents (RFC 9457) that name the field at fault."
)


# ── operations ───────────────────────────────────────────────────────────────────────────────────────


def _operation(endpoint: Endpoint, signature: Signature) -> Schema:
    operation: Schema = {
        "operationId": endpoint.operation,
        "summary": (inspect.getdoc(signature.handler) or "").rstrip("."),
        "description": f"Needs the role {endpoint.role}.",
        "tags": [endpoint.path.split("/")[2].removesuffix(".json")],
        "parameters": [*_in_path(endpoint), *_in_query(signature)],
        "responses": _responses(endpoint, signature),
    }
    if signature.body is not None:
        operation["requestBody"] = {"required": True, "content": _content_of_body(signature.body)}
    return operation


def _in_path(endpoint: Endpoint) -> list[Schema]:
    schema = {"type": "string", "pattern": PATH_PATTERN}
    return [
        {"name": name, "in": "path", "required": True, "schema": schema} for name in _IN_PATH.findall(endpoint.path)
    ]


def _in_query(signature: Signature) -> list[Schema]:
    if signature.query is None:
        return []
    schema = signature.query.model_json_schema(ref_template=_REF)
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _without_null(of)}
        for name, of in schema["properties"].items()
    ]


def _without_null(schema: Schema) -> Schema:
    # What is left out of a query is None for us, but nobody can send a null in one.
    kept = {key: value for key, value in schema.items() if key not in ("anyOf", "title") and value is not None}
    return kept | next((choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}), {})


def _content_of_body(body: type[BaseModel | str]) -> Schema:
    if _is_model(body):
        return {JSON: {"schema": _ref(body)}}
    return {CSV: {"schema": {"type": "string"}}}


# ── responses ────────────────────────────────────────────────────────────────────────────────────────


def _responses(endpoint: Endpoint, signature: Signature) -> Schema:
    success = {
        "description": HTTPStatus(endpoint.status).phrase,
        "content": {JSON: {"schema": _schema_of_answer(signature.answer)}},
    }
    refusals = {str(status.value): _refusal(status) for status in sorted(_refusals(endpoint, signature))}
    return {str(endpoint.status): success, **refusals}


def _refusals(endpoint: Endpoint, signature: Signature) -> set[HTTPStatus]:
    refusals = {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        HTTPStatus.SERVICE_UNAVAILABLE,
    }
    if "{" in endpoint.path or signature.query is not None:
        refusals.add(HTTPStatus.NOT_FOUND)
    if endpoint.method != _READS:
        refusals.add(HTTPStatus.CONFLICT)
    if signature.body is not None:
        refusals.add(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return refusals


def _refusal(status: HTTPStatus) -> Schema:
    content = {PROBLEM: {"schema": _ref(ProblemAnswer)}}
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        content[JSON] = {"schema": _ref(GatewayAnswer)}
    return {"description": status.phrase, "content": content}


def _schema_of_answer(answer: Any) -> Schema:
    return _ref(answer) if _is_model(answer) else {"type": "object"}


def _is_model(form: Any) -> TypeGuard[type[BaseModel]]:
    return inspect.isclass(form) and issubclass(form, BaseModel)


# ── schemas ──────────────────────────────────────────────────────────────────────────────────────────


def _ref(model: type[BaseModel]) -> Schema:
    return {"$ref": _REF.format(model=model.__name__)}


def _schemas() -> dict[str, Schema]:
    signatures = [signature_of(endpoint) for endpoint in ENDPOINTS]
    models: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (ProblemAnswer, "serialization"),
        (GatewayAnswer, "serialization"),
        *((s.body, "validation") for s in signatures if _is_model(s.body)),
        *((s.answer, "serialization") for s in signatures if _is_model(s.answer)),
    ]
    _, whole = models_json_schema(models, ref_template=_REF)
    schemas: dict[str, Schema] = whole["$defs"]
    for signature in signatures:
        if signature.query is not None:
            schemas |= signature.query.model_json_schema(ref_template=_REF).get("$defs", {})
    return schemas
