"""The chat widget's doors: its files, a visitor's session, writing and reading; and what strangers get there."""

from __future__ import annotations

import html.parser
import json
import re
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.test import Client, HTTPResponse

import chalicelib.entrypoints.chat as chat_doors
from chalicelib.channels.web import CHANNEL
from chalicelib.domain.content import Choice, Option, Referral, Reply, Text
from chalicelib.domain.conversations import InboundMessage, OutboundMessage, OutState, conversation_id
from chalicelib.domain.operations import QueueName
from chalicelib.entrypoints import chat, webhooks
from chalicelib.ports import ChannelSecrets
from tests.fakes import FakeChance, FakeClock, FakeQueue, FakeSecrets, InMemoryStore
from tests.world import PaperScreening

SHOP = {
    "name": 'Larkhill & "Sons" <Wholesale>',
    "session_secrets": ["a-session-secret-of-the-shop-0123456789"],
    "webhook_secrets": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    "allowed_origins": ["https://www.larkhill.example", "https://shop.larkhill.example:8443"],
}
ACCOUNTS = {
    "shop": SHOP,
    "other": {**SHOP, "name": "", "allowed_origins": []},
    "quiet": {**SHOP, "session_secrets": []},
}


class Site:
    """The app with the widget's doors and the webhook's, over fakes."""

    def __init__(self) -> None:
        self.store, self.clock = InMemoryStore(), FakeClock()
        self.queue = FakeQueue(self.clock)
        self.secrets = FakeSecrets({"web": ChannelSecrets(accounts=ACCOUNTS)})
        self.app = Chalice(app_name="test")
        house = SimpleNamespace(
            store=self.store,
            queue=self.queue,
            clock=self.clock,
            chance=FakeChance(),
            secrets=self.secrets,
            screening=PaperScreening(),
            channel=lambda _name: CHANNEL,
        )
        chat.register(self.app, lambda: house)  # type: ignore[arg-type,return-value]
        webhooks.register(self.app, lambda: house)  # type: ignore[arg-type,return-value]

    def get(self, path: str, token: str | None = None) -> HTTPResponse:
        with Client(self.app) as client:
            return client.http.get(path, headers=_headers(token))

    def post(self, path: str, body: Any = None, token: str | None = None) -> HTTPResponse:
        headers = {**_headers(token), **({} if body is None else {"content-type": "application/json"})}
        with Client(self.app) as client:
            return client.http.post(path, headers=headers, body=b"" if body is None else json.dumps(body).encode())

    def visit(self, account: str = "shop", token: str | None = None) -> dict[str, str]:
        answer = self.post(f"/chat/{account}/session", token=token)
        assert answer.status_code == 200
        return json.loads(answer.body)

    def write(self, token: str, id: str = "3f2b8c1e9d7a4f60", account: str = "shop", **words: Any) -> HTTPResponse:
        return self.post(f"/hooks/web?account={account}", {"id": id, **words}, token)

    def read(self, token: str, query: str = "", account: str = "shop") -> dict[str, Any]:
        answer = self.get(f"/chat/{account}/messages{query}", token)
        assert answer.status_code == 200, answer.body
        return json.loads(answer.body)

    def answer(self, contact: str, text: str, account: str = "shop", **more: Any) -> None:
        self.clock.advance(1)
        number = len(self.store.all(OutboundMessage)) + 1
        told = {"id": f"r{number}", "state": OutState.SENT, "reply": Reply(text=text), **more}
        place = {"channel": "web", "account": account, "contact": contact}
        conversation = conversation_id("web", account, contact)
        message = {**place, "conversation": conversation, "purpose": "answer", "created_at": self.clock.now(), **told}
        self.store.seed(OutboundMessage.model_validate(message))


def _headers(token: str | None) -> dict[str, str]:
    return {} if token is None else {"x-tradepost-session": token}


def _problem(answer: HTTPResponse, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = json.loads(answer.body)
    assert told["status"] == status
    return told


@pytest.fixture
def site() -> Site:
    return Site()


# ── the page and its files ───────────────────────────────────────────────────────────────────────────


class Tags(html.parser.HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._last = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._last = tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self._last, data)


def test_the_page_names_the_company_and_nothing_in_the_name_is_markup(site: Site) -> None:
    answer = site.get("/chat/shop")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    page = Tags(answer.body.decode())
    assert page.texts["h1"] == SHOP["name"]
    assert "<Wholesale>" not in answer.body.decode()


def test_the_page_holds_no_secret(site: Site) -> None:
    told = site.get("/chat/shop").body.decode() + site.get("/chat/shop/widget.js").body.decode()
    assert SHOP["session_secrets"][0] not in told
    assert SHOP["webhook_secrets"][0] not in told


def test_the_page_may_run_nothing_but_its_own_files(site: Site) -> None:
    answer = site.get("/chat/shop")
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    page = Tags(answer.body.decode())
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        assert tag != "style"
        assert tag != "script" or attributes.get("src")


def test_only_the_sites_that_were_named_may_frame_the_page(site: Site) -> None:
    named = site.get("/chat/shop").headers["Content-Security-Policy"]
    assert named.endswith("frame-ancestors https://www.larkhill.example https://shop.larkhill.example:8443")
    assert site.get("/chat/other").headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")


def test_an_invitation_in_the_pages_address_travels_no_further(site: Site) -> None:
    answer = site.get("/chat/shop?join=7K3F9-QW2ZB")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "7K3F9" not in answer.body.decode()


def test_the_pages_files_are_there_and_kept_for_good_because_their_address_changes_with_them(site: Site) -> None:
    page = site.get("/chat/shop").body.decode()
    found = re.findall(r"(assets/[a-z.]+)\?v=([0-9a-f]{12})", page)
    assert {path for path, _ in found} == {"assets/page.js", "assets/page.css"}
    for path, _ in found:
        answer = site.get(f"/chat/{path}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Type"].startswith("text/javascript" if path.endswith("js") else "text/css")


@pytest.mark.parametrize(
    "name", ["page.html", "widget.js", "..", "chat.py", "page.js.map", "%2e%2e%2fsettings.py", "..%2f..%2fwiring.py"]
)
def test_no_other_file_is_served(site: Site, name: str) -> None:
    _problem(site.get(f"/chat/assets/{name}"), 404)


def test_the_loader_is_a_script(site: Site) -> None:
    answer = site.get("/chat/shop/widget.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"iframe" in answer.body


def test_no_file_of_the_widget_writes_markup_or_fetches_from_elsewhere() -> None:
    folder = Path(chat_doors.__file__).parent.parent / "console" / "widget"
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert set(files) == {"page.html", "page.css", "page.js", "widget.js"}
    for name, text in files.items():
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "@import", "//cdn"):
            assert word not in text, (name, word)
        addresses = set(re.findall(r"https?://[\w.]+[^\s\"'`]*", text)) - {"http://www.w3.org/2000/svg"}
        assert not [address for address in addresses if "…" not in address], name


@pytest.mark.parametrize("path", ["/chat/nobody", "/chat/nobody/widget.js", "/chat/quiet", "/chat/quiet/widget.js"])
def test_where_there_is_no_chat_there_is_no_page(site: Site, path: str) -> None:
    _problem(site.get(path), 404)


# ── the session ──────────────────────────────────────────────────────────────────────────────────────


def test_everybody_without_a_session_becomes_a_new_visitor(site: Site) -> None:
    first, second = site.visit(), site.visit()
    assert first["contact"].startswith("visitor-")
    assert first["contact"] != second["contact"]
    assert site.store.writes == 0


def test_a_session_is_renewed_for_the_same_visitor(site: Site) -> None:
    first = site.visit()
    site.clock.advance(timedelta(days=20))
    second = site.visit(token=first["token"])
    assert second["contact"] == first["contact"]
    assert second["expires"] > first["expires"]


def test_an_expired_session_is_not_renewed(site: Site) -> None:
    first = site.visit()
    site.clock.advance(timedelta(days=31))
    assert site.visit(token=first["token"])["contact"] != first["contact"]


def test_a_session_is_not_renewed_at_another_account(site: Site) -> None:
    first = site.visit("other")
    assert site.visit("shop", first["token"])["contact"] != first["contact"]


@pytest.mark.parametrize("account", ["nobody", "quiet"])
def test_there_is_no_session_where_there_is_no_chat(site: Site, account: str) -> None:
    _problem(site.post(f"/chat/{account}/session"), 404)


def test_a_session_is_kept_in_no_cache(site: Site) -> None:
    assert site.post("/chat/shop/session").headers["Cache-Control"] == "no-store"


# ── writing and reading ──────────────────────────────────────────────────────────────────────────────


def test_what_a_visitor_writes_is_stored_queued_and_read_back(site: Site) -> None:
    me = site.visit()
    assert site.write(me["token"], text="2 cs lemons, 谢谢").status_code == 200
    (message,) = site.store.all(InboundMessage)
    assert (message.event.sender.id, message.event.content) == (me["contact"], Text(text="2 cs lemons, 谢谢"))
    assert len(site.queue.jobs(QueueName.INBOUND)) == 1
    mail = site.read(me["token"])
    assert [(m["id"], m["by"], m["text"]) for m in mail["letters"]] == [
        ("3f2b8c1e9d7a4f60", "visitor", "2 cs lemons, 谢谢")
    ]
    assert mail["is_answer_coming"] is True


def test_a_second_try_of_the_same_message_counts_once(site: Site) -> None:
    me = site.visit()
    for _ in range(3):
        assert site.write(me["token"], text="2 cs lemons").status_code == 200
    renewed = site.visit(token=me["token"])
    assert site.write(renewed["token"], text="2 cs lemons").status_code == 200
    assert len(site.store.all(InboundMessage)) == 1


def test_two_visitors_may_draw_the_same_message_id(site: Site) -> None:
    for _ in range(2):
        site.write(site.visit()["token"], text="hi")
    assert len(site.store.all(InboundMessage)) == 2


def test_a_reply_is_read_with_its_options_and_a_tap_comes_back_as_a_choice(site: Site) -> None:
    me = site.visit()
    options = (Option(id="confirm:a:1", title="Yes, book it"),)
    site.answer(me["contact"], "Please check", reply=Reply(text="Please check", options=options))
    (letter,) = site.read(me["token"])["letters"]
    assert letter["options"] == [{"id": "confirm:a:1", "title": "Yes, book it", "description": None}]
    site.write(me["token"], choice=letter["options"][0], reply_to=letter["id"])
    (message,) = site.store.all(InboundMessage)
    assert message.event.content == Choice(id="confirm:a:1", title="Yes, book it")
    assert message.event.reply_to == letter["id"]


def test_a_visitor_joins_by_a_code(site: Site) -> None:
    site.write(site.visit()["token"], join="7K3F9-QW2ZB")
    (message,) = site.store.all(InboundMessage)
    assert message.event.content == Referral(ref="7K3F9-QW2ZB")


def test_news_are_read_by_the_cursor_of_the_last_answer(site: Site) -> None:
    me = site.visit()
    site.answer(me["contact"], "one")
    first = site.read(me["token"])
    site.clock.advance(600)
    site.answer(me["contact"], "two")
    news = site.read(me["token"], f"?after={first['after']}")
    assert news["letters"][-1]["text"] == "two"
    assert [m["text"] for m in site.read(me["token"], f"?after={news['after']}")["letters"]] == ["two"]


def test_earlier_letters_are_read_by_going_back(site: Site) -> None:
    me = site.visit()
    for n in range(60):
        site.answer(me["contact"], str(n))
    latest = site.read(me["token"])
    earlier = site.read(me["token"], f"?before={latest['before']}")
    assert [m["text"] for m in (*earlier["letters"], *latest["letters"])] == [str(n) for n in range(60)]
    assert earlier["before"] is None


@pytest.mark.parametrize("query", ["?after=x", "?before=x", "?before=%F0%9F%8D%8B"])
def test_a_cursor_that_is_not_ours_is_a_bad_request(site: Site, query: str) -> None:
    assert _problem(site.get(f"/chat/shop/messages{query}", site.visit()["token"]), 400)["field"]


def test_mail_is_kept_in_no_cache(site: Site) -> None:
    answer = site.get("/chat/shop/messages", site.visit()["token"])
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "application/json"


# ── strangers ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("token", [None, "", "x", "v1.e30.e30", "v1..", "Bearer x"])
def test_without_a_session_nothing_is_read_or_written(site: Site, token: str | None) -> None:
    site.answer("visitor-x", "private")
    assert "private" not in str(_problem(site.get("/chat/shop/messages", token), 401))
    _problem(site.post("/hooks/web?account=shop", {"id": "3f2b8c1e9d7a4f60", "text": "hi"}, token), 401)
    assert site.store.all(InboundMessage) == []


def test_an_expired_session_reads_and_writes_nothing(site: Site) -> None:
    me = site.visit()
    site.clock.advance(timedelta(days=31))
    _problem(site.get("/chat/shop/messages", me["token"]), 401)
    _problem(site.write(me["token"], text="hi"), 401)


def test_a_session_of_one_account_opens_no_other(site: Site) -> None:
    me = site.visit("other")
    _problem(site.get("/chat/shop/messages", me["token"]), 401)
    _problem(site.write(me["token"], text="hi"), 401)
    _problem(site.get("/chat/nobody/messages", me["token"]), 401)
    _problem(site.write(me["token"], account="nobody", text="hi"), 401)


def test_no_visitor_reads_what_another_wrote_or_was_told(site: Site) -> None:
    me, you = site.visit(), site.visit()
    site.write(you["token"], text="my price list")
    site.answer(you["contact"], "your price list")
    site.answer("user-7421", "a service's price list")
    site.answer(me["contact"], "another account's price list", account="other")
    assert site.read(me["token"])["letters"] == []
    for after in ("0", "1"):
        assert site.read(me["token"], f"?after={after}")["letters"] == []
    for n in range(60):
        site.answer(you["contact"], str(n))
    cursor = site.read(you["token"])["before"]
    _problem(site.get(f"/chat/shop/messages?before={cursor}", me["token"]), 400)


def test_a_visitor_cannot_write_as_somebody_else(site: Site) -> None:
    me, you = site.visit(), site.visit()
    claims = {"contact": {"id": you["contact"]}, "sender": you["contact"], "account": "other"}
    body = {"id": "3f2b8c1e9d7a4f60", "text": "hi", **claims}
    assert site.post("/hooks/web?account=shop", body, me["token"]).status_code == 200
    (message,) = site.store.all(InboundMessage)
    assert (message.event.sender.id, message.event.account) == (me["contact"], "shop")


@pytest.mark.parametrize(
    "words",
    [{}, {"text": ""}, {"text": "x" * 4001}, {"text": "hi", "id": "short"}, {"text": ["hi"]}, {"choice": "yes"}],
)
def test_what_the_page_cannot_have_sent_is_a_bad_request_and_names_the_field(site: Site, words: dict[str, Any]) -> None:
    told = _problem(site.write(site.visit()["token"], **words), 400)
    assert told["field"] in ("text", "id", "choice")
    assert "xxxx" not in str(told)
    assert site.store.all(InboundMessage) == []


def test_logs_tell_neither_sessions_nor_words(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    me = site.visit()
    site.write(me["token"], text="my words")
    site.read(me["token"])
    site.get("/chat/shop/messages", me["token"] + "x")
    lines = capsys.readouterr().out
    assert "chat_messages" in lines
    for private in (me["token"], me["token"].split(".")[1], "my words"):
        assert private not in lines


def test_when_the_table_cannot_answer_the_page_is_told_to_come_again(site: Site) -> None:
    me = site.visit()
    site.store.fail_next("page")
    answer = site.get("/chat/shop/messages", me["token"])
    _problem(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0
