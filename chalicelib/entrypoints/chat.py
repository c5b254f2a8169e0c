"""The chat widget's own doors: its page, its script for a company's site, a visitor's session and mailbox."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import cast

from chalice.app import Chalice, Response

from chalicelib.domain.conversations import conversation_id
from chalicelib.domain.errors import NotFound
from chalicelib.entrypoints.http_edge import at_edge, current
from chalicelib.entrypoints.log import log
from chalicelib.flows.mailbox import Mail, Mailbox
from chalicelib.ports import ChatWidget, WidgetPage
from chalicelib.wiring import Wiring, wiring

CHANNEL = "web"
SESSION = "x-tradepost-session"
_FILES = Path(__file__).parent.parent / "console" / "widget"
_HTML, _SCRIPT = "text/html; charset=utf-8", "text/javascript; charset=utf-8"
_ASSETS = {"page.js": _SCRIPT, "page.css": "text/css; charset=utf-8"}
_FOREVER = "public, max-age=31536000, immutable"
_MINUTES = "public, max-age=300"
_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src https: data:",
    "base-uri 'none'",
    "form-action 'none'",
)


def register(app: Chalice, parts: Callable[[], Wiring] = wiring) -> None:
    """Add the routes. None of them needs a token of the staff."""

    def chat_page(account: str) -> Response:
        page = _widget(parts()).page(account, parts().secrets.channel(CHANNEL))
        log("chat_page", account=account)
        return _page(account, page)

    def chat_loader(account: str) -> Response:
        _widget(parts()).page(account, parts().secrets.channel(CHANNEL))
        log("chat_loader", account=account)
        return _text(_file("widget.js"), _SCRIPT, _MINUTES)

    def chat_asset(name: str) -> Response:
        if name not in _ASSETS:
            raise NotFound("no such file")
        log("chat_asset", name=name)
        return _text(_file(name), _ASSETS[name], _FOREVER)

    def chat_session(account: str) -> Response:
        house = parts()
        secrets = house.secrets.channel(CHANNEL)
        visit = _widget(house).visit(account, _token(app), secrets, house.chance, house.clock.now())
        log("chat_session", account=account)
        return _private({"token": visit.token, "contact": visit.contact, "expires": visit.expires.isoformat()})

    def chat_messages(account: str) -> Response:
        house = parts()
        secrets = house.secrets.channel(CHANNEL)
        contact = _widget(house).visitor(account, _token(app), secrets, house.clock.now())
        mailbox = Mailbox(house.store, conversation_id(CHANNEL, account, contact))
        mail = _mail(mailbox, dict(current(app).query_params or {}))
        log("chat_messages", account=account, letters=len(mail.letters))
        return _private(mail.model_dump_json())

    routes: tuple[tuple[str, str, Callable[..., Response]], ...] = (
        ("GET", "/chat/{account}", chat_page),
        ("GET", "/chat/{account}/widget.js", chat_loader),
        ("GET", "/chat/assets/{name}", chat_asset),
        ("POST", "/chat/{account}/session", chat_session),
        ("GET", "/chat/{account}/messages", chat_messages),
    )
    for method, path, view in routes:
        app.route(path, methods=[method])(at_edge(app, view))


def _widget(house: Wiring) -> ChatWidget:
    return cast("ChatWidget", house.channel(CHANNEL))


def _token(app: Chalice) -> str:
    return str(current(app).headers.get(SESSION, ""))


def _mail(mailbox: Mailbox, query: Mapping[str, str]) -> Mail:
    after, before = query.get("after"), query.get("before")
    if before:
        return mailbox.earlier(before)
    return mailbox.since(after) if after else mailbox.latest()


def _page(account: str, page: WidgetPage) -> Response:
    body = Template(_file("page.html")).substitute(
        title=html.escape(page.title),
        account=html.escape(account),
        css=f"assets/page.css?v={_version('page.css')}",
        js=f"assets/page.js?v={_version('page.js')}",
    )
    policy = "; ".join([*_POLICY, f"frame-ancestors {' '.join(page.origins) or chr(39) + 'none' + chr(39)}"])
    # An invitation's code may stand in the address: it must not travel on in a Referer.
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}
    return _text(body, _HTML, _MINUTES, **headers)


def _text(body: str, mime: str, keep: str, **headers: str) -> Response:
    always = {"Content-Type": mime, "Cache-Control": keep, "X-Content-Type-Options": "nosniff"}
    return Response(body=body, headers={**always, **headers})


def _private(body: str | dict[str, str]) -> Response:
    return Response(body=body, headers={"Content-Type": "application/json", "Cache-Control": "no-store"})


@cache
def _file(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


@cache
def _version(name: str) -> str:
    return hashlib.sha256(_file(name).encode()).hexdigest()[:12]
