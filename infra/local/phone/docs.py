"""The admin API's page: what it can do, and a form to try every GET. The token stays on this server."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import urllib3

from infra.local.doubles.http import Answer, Request, Route, json_answer
from infra.local.phone.openapi_page import render
from infra.local.phone.routes import PAGE_HEADERS, asset, only_here

_TRIED = re.compile(r"/admin/[A-Za-z0-9._~/%-]*(\?[^#\s]*)?")


@dataclass(frozen=True, slots=True)
class AdminDoor:
    """Asks the admin API on behalf of the page."""

    api: str
    token: str

    def get(self, path: str) -> tuple[int, bytes]:
        """Return the status and the body of a path under the API's address."""
        headers = {"authorization": f"Bearer {self.token}"}
        answer = urllib3.request("GET", self.api + path, headers=headers, timeout=30, retries=False, redirect=False)
        return answer.status, answer.data


def docs_routes(api: str, token: str) -> list[Route]:
    """List the routes of the page; `token` is one of the admin API's."""
    door = AdminDoor(api.rstrip("/"), token)
    routes = [
        Route("GET", "/docs", lambda _: _page(door)),
        Route("GET", "/docs/docs.js", lambda _: asset("docs.js", "text/javascript; charset=utf-8")),
        Route("GET", "/docs/docs.css", lambda _: asset("docs.css", "text/css; charset=utf-8")),
        Route("POST", "/docs/try", lambda request: _try(door, request)),
    ]
    return [Route(route.method, route.path, only_here(route.handler)) for route in routes]


def _page(door: AdminDoor) -> Answer:
    status, body = door.get("/admin/openapi.json")
    if status != 200:  # noqa: PLR2004 - OK
        return Answer(502, f"The admin API answered {status}.".encode(), "text/plain; charset=utf-8")
    return Answer(200, render(json.loads(body), door.api).encode(), "text/html; charset=utf-8", PAGE_HEADERS)


def _try(door: AdminDoor, request: Request) -> Answer:
    fields: Any = request.fields()
    path = str(fields.get("path", "")) if isinstance(fields, Mapping) else ""
    if not _TRIED.fullmatch(path) or ".." in path or "json" not in request.headers.get("content-type", ""):
        return json_answer({"status": 400, "body": "This is no path of the admin API."}, 400)
    status, body = door.get(path)
    return json_answer({"status": status, "body": _pretty(body)})


def _pretty(body: bytes) -> str:
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        return body.decode(errors="replace")
