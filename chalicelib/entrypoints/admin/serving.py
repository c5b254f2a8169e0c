"""Serves one request of the admin API: the role, the parameters, the handler, the answer."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from chalice.app import Request, Response
from pydantic import BaseModel

from chalicelib.domain.operations import StaffRole
from chalicelib.entrypoints.admin.call import Call
from chalicelib.entrypoints.admin.endpoints import Endpoint
from chalicelib.entrypoints.admin.parameters import Unfit, arguments
from chalicelib.entrypoints.admin.signature import signature_of
from chalicelib.entrypoints.http_edge import id_of, problem
from chalicelib.entrypoints.log import log
from chalicelib.flows.admin.act import Act
from chalicelib.wiring import Wiring


def serve(endpoint: Endpoint, request: Request, house: Wiring, path: Mapping[str, str]) -> Response:
    """Answer the request. What the flows raise passes through, for the edge to answer."""
    staff = request.context.get("authorizer") or {}
    if staff.get("role") not in list(StaffRole):
        return problem(HTTPStatus.UNAUTHORIZED, "a token is needed")
    role = StaffRole(staff["role"])
    if role.rank < endpoint.role.rank:
        return problem(HTTPStatus.FORBIDDEN, f"this needs the role {endpoint.role}, the token has {role}")
    request_id = id_of(request)
    act = Act(str(staff["principalId"]), str(staff["name"]), role, house.clock.now(), request_id)
    answer = _answer(endpoint, request, Call(house, act), path)
    # Not what stands in the path: the key of a contact holds the platform's id for it, which may be a phone number.
    operation, status = endpoint.operation, answer.status_code
    log("admin", operation=operation, status=status, token=act.token_id, request_id=request_id)
    return answer


def _answer(endpoint: Endpoint, request: Request, call: Call, path: Mapping[str, str]) -> Response:
    signature = signature_of(endpoint)
    try:
        given = arguments(signature, request, path)
    except Unfit as unfit:
        return _refusal(unfit)
    return _response(signature.handler(call, **given, **endpoint.fixed), endpoint.status)


def _refusal(unfit: Unfit) -> Response:
    more: dict[str, Any] = {}
    if unfit.faults:
        more = {"field": unfit.field, "errors": [{"field": f, "detail": d} for f, d in unfit.faults]}
    return problem(unfit.status, unfit.reason, **more)


def _response(answer: BaseModel | dict[str, Any], status: int) -> Response:
    # Texts of partners and, once, codes and tokens: nothing of this may stay in a cache on the way.
    headers: dict[str, str | list[str]] = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    body = answer.model_dump_json() if isinstance(answer, BaseModel) else answer
    return Response(body=body, status_code=status, headers=headers)
