"""Reads what a request carries into what its handler takes; what does not fit is refused with the field's name.

Source: RFC 9457, section 3: `errors` is an extension member that lists every fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

from chalice.app import Request
from pydantic import BaseModel, ValidationError

from chalicelib.domain.errors import NotFound, Rejected
from chalicelib.entrypoints.admin.signature import Signature

BODY_MOST = 5_000_000
"""Bytes: API Gateway hands a function at most six million."""

PATH_PATTERN = r"^[A-Za-z0-9._~-]{1,700}$"
"""What our ids are made of, and the keys of contacts and conversations; nothing in it needs escaping."""

M = TypeVar("M", bound=BaseModel)

JSON = "application/json"
CSV = "text/csv"

_PATH = re.compile(PATH_PATTERN)
_FAULTS_MOST = 20
_NAME_MOST = 80


class Unfit(Rejected):
    """The request cannot be read. `faults` are pairs of a field and what is wrong with it."""

    def __init__(
        self, reason: str, *, status: HTTPStatus = HTTPStatus.BAD_REQUEST, faults: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(reason, field=faults[0][0] if faults else None)
        self.status = status
        self.faults = faults


def arguments(signature: Signature, request: Request, path: Mapping[str, str]) -> dict[str, Any]:
    """Return the handler's arguments. Raises `Unfit`, or `NotFound` for a path that names nothing of ours."""
    if not all(_PATH.fullmatch(value) for value in path.values()):
        raise NotFound("no such thing")
    given: dict[str, Any] = dict(path)
    query = _query(signature.query, request)
    if query is not None:
        given["query"] = query
    if signature.body is not None:
        given["body"] = _body(signature.body, request)
    return given


# ── query ────────────────────────────────────────────────────────────────────────────────────────────


def _query(model: type[BaseModel] | None, request: Request) -> BaseModel | None:
    sent: Mapping[str, list[str]] = request.to_original_event().get("multiValueQueryStringParameters") or {}
    if model is None:
        if sent:
            raise _unfit([(name[:_NAME_MOST], "there is no such parameter") for name in sent])
        return None
    repeated = [name for name, values in sent.items() if len(values) > 1]
    if repeated:
        raise _unfit([(name[:_NAME_MOST], "given more than once") for name in repeated])
    return _checked(lambda: model.model_validate({name: values[0] for name, values in sent.items()}))


# ── body ─────────────────────────────────────────────────────────────────────────────────────────────


def _body(form: type[BaseModel | str], request: Request) -> Any:
    raw = _raw(request)
    mime = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    expected = CSV if form is str else JSON
    if mime != expected and (raw or mime):
        raise Unfit(f"the body must be {expected}", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    if len(raw) > BODY_MOST:
        raise Unfit(f"the body has more than {BODY_MOST} bytes", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if issubclass(form, BaseModel):
        return _checked(lambda: form.model_validate_json(raw, strict=True))
    return _text(raw)


def _raw(request: Request) -> bytes:
    try:
        body = request.raw_body
        return body.encode() if isinstance(body, str) else body
    except ValueError as error:  # half a surrogate pair, or base64 that is none
        raise _unfit([("body", "not UTF-8")]) from error


def _text(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")  # spreadsheets begin their CSV with a byte order mark
    except UnicodeDecodeError as error:
        raise _unfit([("body", "not UTF-8")]) from error
    if "\0" in text:
        raise _unfit([("body", "holds a NUL")])
    return text


# ── faults ───────────────────────────────────────────────────────────────────────────────────────────


def _checked(validate: Callable[[], M]) -> M:
    try:
        return validate()
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        raise _unfit([(_field(fault["loc"]), fault["msg"]) for fault in faults[:_FAULTS_MOST]]) from error


def _field(place: Sequence[int | str]) -> str:
    return ".".join(str(step)[:_NAME_MOST] for step in place) or "body"


def _unfit(faults: Sequence[tuple[str, str]]) -> Unfit:
    return Unfit("; ".join(f"{field}: {what}" for field, what in faults[:3]), faults=faults)
