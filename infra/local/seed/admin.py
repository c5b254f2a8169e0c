"""A small client of the admin API, for the seed and the demo."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import urllib3


class AdminRefused(Exception):
    """The admin API said no; the message is its own detail."""


@dataclass(frozen=True, slots=True)
class AdminApi:
    """The admin API at an address, called with one token."""

    api: str
    token: str
    _pool: urllib3.PoolManager = field(default_factory=lambda: urllib3.PoolManager(retries=False), repr=False)

    def get(self, path: str, **query: str) -> Any:
        """Return what stands at a path."""
        return self._call("GET", path, fields=query)

    def post(self, path: str, body: object = None) -> Any:
        """Do something."""
        return self._call("POST", path, body=json.dumps(body or {}).encode(), mime="application/json")

    def put_csv(self, path: str, text: str) -> Any:
        """Hand in a table."""
        return self._call("PUT", path, body=text.encode(), mime="text/csv")

    def _call(self, method: str, path: str, *, mime: str = "", **more: Any) -> Any:
        headers = {"authorization": f"Bearer {self.token}"} | ({"content-type": mime} if mime else {})
        answer = self._pool.request(method, self.api + path, headers=headers, timeout=60, **more)
        if answer.status >= 400:  # noqa: PLR2004 - errors begin here
            raise AdminRefused(f"{method} {path}: {answer.status} {_detail(answer.data)}")
        return json.loads(answer.data)


def _detail(body: bytes) -> str:
    try:
        return str(json.loads(body).get("detail", ""))
    except (ValueError, AttributeError):
        return ""
