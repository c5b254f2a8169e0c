"""The edge to HTTP: every error of ours becomes one answer in the form of RFC 9457, and nothing else gets out."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import ParamSpec

from chalice.app import Chalice, Request, Response

from chalicelib.domain.errors import (
    BadSignature,
    Conflict,
    Malformed,
    Misconfigured,
    NotFound,
    Refused,
    Rejected,
    TradepostError,
    Unavailable,
)
from chalicelib.entrypoints.log import log, log_fault

PROBLEM = "application/problem+json"
P = ParamSpec("P")

_STATUS: dict[type[TradepostError], HTTPStatus] = {
    BadSignature: HTTPStatus.UNAUTHORIZED,
    Malformed: HTTPStatus.BAD_REQUEST,
    NotFound: HTTPStatus.NOT_FOUND,
    Refused: HTTPStatus.UNPROCESSABLE_ENTITY,
    Rejected: HTTPStatus.BAD_REQUEST,
    Conflict: HTTPStatus.CONFLICT,
    Misconfigured: HTTPStatus.SERVICE_UNAVAILABLE,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
RETRY_AFTER_S = 5


def problem(status: HTTPStatus, detail: str, *, headers: Mapping[str, str] | None = None, **more: object) -> Response:
    """Return a problem document: `type`, `title`, `status`, `detail`, and whatever `more` names."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    return Response(
        body=json.dumps(body), status_code=status.value, headers={"Content-Type": PROBLEM, **(headers or {})}
    )


def problem_of(error: TradepostError) -> Response:
    """Return the answer for one of our errors, naming the field where the error does."""
    status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
    if isinstance(error, Unavailable):
        wait_s = max(1, int(error.retry_after_s or RETRY_AFTER_S))
        return problem(status, "try again later", headers={"Retry-After": str(wait_s)})
    if isinstance(error, Rejected):
        return problem(status, error.reason, field=error.field) if error.field else problem(status, error.reason)
    if isinstance(error, Conflict):
        return problem(status, str(error) or "somebody else changed this in the meantime: read it again")
    return problem(status, status.phrase)


def at_edge(app: Chalice, view: Callable[P, Response]) -> Callable[P, Response]:
    """Wrap a view: what it raises is logged by ids and answered as a problem, never as a traceback."""

    @functools.wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Response:
        try:
            return view(*args, **kwargs)
        except TradepostError as error:
            answer = problem_of(error)
            log("refused", status=answer.status_code, error=type(error).__name__, **_request(app))
            return answer
        except Exception as error:  # noqa: BLE001  the edge: whatever it was, the caller gets a problem and we a trace
            request = _request(app)
            log_fault("fault", error, **request)
            detail = "this is our fault and was noted"
            return problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail, request_id=request["request_id"])

    return guarded


def chalice_answers_as_problems(event: Request, get_response: Callable[[Request], Response]) -> Response:
    """Give Chalice's own refusals (a method, a media type) the form of ours; register it as middleware."""
    response = get_response(event)
    if not isinstance(response.body, dict) or response.body.keys() != {"Code", "Message"}:
        return response
    status = HTTPStatus(response.status_code)
    kept = {name: str(value) for name, value in response.headers.items() if name == "Allow"}
    return problem(status, status.phrase, headers=kept)


def id_of(request: Request) -> str:
    """Return the request's id: API Gateway's, else the function's own."""
    return str(request.context.get("requestId") or getattr(request.lambda_context, "aws_request_id", ""))


def current(app: Chalice) -> Request:
    """Return the request that is being served."""
    if app.current_request is None:
        raise RuntimeError("no request is being served")
    return app.current_request


def _request(app: Chalice) -> dict[str, object]:
    request = app.current_request
    if request is None:
        return {"request_id": None, "path": None}
    return {"request_id": id_of(request), "path": request.path}
