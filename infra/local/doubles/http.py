"""A small threaded HTTP server on a free loopback port, and the routes it answers."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked. Header names are lower-case; `params` are the named parts of the path."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    params: Mapping[str, str] = field(default_factory=dict)

    def fields(self) -> Any:
        """Return the body as JSON, or as the form it is. Raises `ValueError`."""
        if "x-www-form-urlencoded" in self.headers.get("content-type", ""):
            return dict(parse_qsl(self.body.decode(), keep_blank_values=True))
        return json.loads(self.body or b"{}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered. `is_dropped`: nothing, the connection is closed."""

    status: int = 200
    body: bytes = b""
    mime: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    is_dropped: bool = False


def json_answer(value: object, status: int = 200) -> Answer:
    """Answer with a JSON value."""
    return Answer(status, json.dumps(value, ensure_ascii=False).encode(), "application/json; charset=utf-8")


Handler = Callable[[Request], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path such as `/phone/api/{channel}`, and what answers there."""

    method: str
    path: str
    handler: Handler

    def match(self, request: Request) -> dict[str, str] | None:
        """Return the named parts of the path if this route is meant."""
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.path)
        found = re.fullmatch(pattern, request.path) if request.method == self.method else None
        return {name: unquote(part) for name, part in found.groupdict().items()} if found else None


class Server:
    """Answers on a loopback port from its own threads until it is stopped."""

    def __init__(self, routes: Iterable[Route] = (), port: int = 0) -> None:
        self._routes = list(routes)
        self._http = _ThreadingServer(("127.0.0.1", port), _handler_for(self.answer))
        self._thread = Thread(target=self._http.serve_forever, args=(0.005,), daemon=True)

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def add(self, routes: Iterable[Route]) -> None:
        """Answer these too."""
        self._routes.extend(routes)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more and give the port back."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def answer(self, request: Request) -> Answer:
        """Find the route and let it answer."""
        for route in self._routes:
            params = route.match(request)
            if params is not None:
                return route.handler(replace(request, params=params))
        return json_answer({"error": {"message": "no such path"}}, 404)


class _ThreadingServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that goes away is what tests of faults are about."""


def _handler_for(answer: Handler) -> type[BaseHTTPRequestHandler]:
    class OneConnection(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65536  # one packet for head and body: no waiting for a delayed acknowledgement
        timeout = 30

        def do_GET(self) -> None:
            given = answer(self._request())
            self._drop() if given.is_dropped else self._write(given)

        do_POST = do_PUT = do_DELETE = do_PATCH = do_GET  # noqa: N815 - names that http.server looks for

        def log_message(self, format: str, *args: object) -> None:
            pass

        def _request(self) -> Request:
            parts = urlsplit(self.path)
            return Request(
                self.command,
                parts.path,
                dict(parse_qsl(parts.query, keep_blank_values=True)),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(int(self.headers.get("content-length") or 0)),
            )

        def _write(self, given: Answer) -> None:
            self.send_response(given.status)
            heads = {"content-type": given.mime, "content-length": str(len(given.body)), **given.headers}
            for name, value in heads.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(given.body)

        def _drop(self) -> None:
            self.close_connection = True
            with suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)

    return OneConnection
