"""The paths of the phone page and of its JSON API; for a loopback server only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from infra.local.doubles.http import Answer, Handler, Request, Route, json_answer
from infra.local.doubles.pictures import Album
from infra.local.phone.ways import Way, do, shown

_HERE = Path(__file__).parent
_ASSETS = {
    "phone.css": "text/css; charset=utf-8",
    "phone.js": "text/javascript; charset=utf-8",
}
PAGE_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: http: https:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}


def phone_routes(ways: Sequence[Way], items: Sequence[Mapping[str, str]], albums: Mapping[str, Album]) -> list[Route]:
    """List the routes. `items` fill the cart's shelf; `albums` hold the pictures by the name of their way."""
    by_name = {way.name: way for way in ways}

    def talk(act: Callable[[Way, Request], Answer]) -> Handler:
        return lambda request: _safely(by_name, request, act)

    shelf = [{name: item[name] for name in ("sku", "name", "pack")} for item in items]
    routes = [
        Route("GET", "/phone", lambda _: asset("phone.html", "text/html; charset=utf-8")),
        Route("GET", "/phone/api/ways", lambda _: json_answer({"ways": [way.shown() for way in ways]})),
        Route("GET", "/phone/api/items", lambda _: json_answer({"items": shelf})),
        Route("GET", "/phone/api/{way}/{person}", talk(_conversation)),
        Route("POST", "/phone/api/{way}/{person}/{action}", talk(_act)),
        Route("GET", "/phone/pictures/{way}/{id}", lambda request: _picture(albums, request)),
        Route("GET", "/phone/{asset}", lambda request: _asset(request.params["asset"])),
    ]
    return [Route(route.method, route.path, only_here(route.handler)) for route in routes]


def only_here(handler: Handler) -> Handler:
    """Answer only this machine's own pages: no other site, and no name that was made to point here."""

    def guarded(request: Request) -> Answer:
        host = request.headers.get("host", "")
        is_ours = host.rpartition(":")[0] in ("127.0.0.1", "localhost")
        is_same = request.headers.get("origin", f"http://{host}") == f"http://{host}"
        return handler(request) if is_ours and is_same else _error(403, "Open this page at its own address.")

    return guarded


def asset(name: str, mime: str) -> Answer:
    """Answer with a file of this folder."""
    return Answer(200, (_HERE / name).read_bytes(), mime, PAGE_HEADERS)


def _asset(name: str) -> Answer:
    return asset(name, _ASSETS[name]) if name in _ASSETS else _error(404, "There is no such page.")


def _picture(albums: Mapping[str, Album], request: Request) -> Answer:
    album = albums.get(request.params["way"])
    picture = album.get(request.params["id"]) if album else None
    return Answer(200, picture.body, picture.mime) if picture else _error(404, "There is no such picture.")


def _safely(ways: Mapping[str, Way], request: Request, act: Callable[[Way, Request], Answer]) -> Answer:
    way = ways.get(request.params["way"])
    if way is None or request.params["person"] not in way.handset.people:
        return _error(404, "There is no such person.")
    try:
        return act(way, request)
    except (LookupError, StopIteration):
        return _error(404, "There is no such thing to act on.")
    except (ValueError, TypeError):
        return _error(400, "The phone did not understand the page.")


def _conversation(way: Way, request: Request) -> Answer:
    bubbles = [shown(bubble) for bubble in way.handset.inbox(request.params["person"])]
    return json_answer({"bubbles": bubbles, "last": way.last_words()})


def _act(way: Way, request: Request) -> Answer:
    body: Any = request.fields()
    if not isinstance(body, dict) or "json" not in request.headers.get("content-type", ""):
        raise ValueError("not a JSON object")
    do(way.handset, request.params["person"], request.params["action"], body)
    return json_answer({"ok": True})


def _error(status: int, words: str) -> Answer:
    return json_answer({"error": {"message": words}}, status)
