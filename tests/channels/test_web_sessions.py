"""A visitor's session: what it proves, and that nothing else proves it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.channels.web import CHANNEL
from chalicelib.channels.web.sessions import Claims, checked, issue
from chalicelib.domain.errors import BadSignature, Misconfigured, NotFound
from chalicelib.domain.events import MessageEvent
from chalicelib.ports import ChannelSecrets, WebhookRequest
from tests.fakes import MORNING, FakeChance

OLD, NEW = "an-older-session-secret-of-the-shop-01", "the-newest-session-secret-of-the-shop-2"
HOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SITE = {"name": "Larkhill", "session_secrets": [NEW], "webhook_secrets": [HOOK_SECRET]}
SECRETS = ChannelSecrets(accounts={"shop": SITE, "other": {**SITE, "name": "Other"}})
ME = "visitor-mzxw6ytboi4dqmrrgaydambq"
UNTIL = int((MORNING + timedelta(days=1)).timestamp())


def token(contact: str = ME, account: str = "shop", exp: int = UNTIL, secret: str = NEW) -> str:
    return issue(Claims(contact=contact, account=account, exp=exp), [secret])


def signed(payload: Any, secret: str = NEW, version: str = "v1") -> str:
    """A token as our own hand would make it, with anything in it."""
    raw = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    content = f"{version}.{_encoded(raw)}"
    return f"{content}.{_encoded(hmac.digest(secret.encode(), content.encode(), hashlib.sha256))}"


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def request(session: str | None, account: str = "shop", body: bytes = b"", **headers: str) -> WebhookRequest:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    given |= {} if session is None else {"x-tradepost-session": session}
    text = body or b'{"id": "3f2b8c1e9d7a", "text": "hi"}'
    return WebhookRequest("POST", given, {"account": account} if account else {}, text, MORNING)


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────

good = token()
head, payload, mac = good.split(".")


@pytest.mark.parametrize(
    "session",
    [
        "",
        " ",
        "v1",
        "..",
        "v1..",
        f"{head}.{payload}",
        f"{head}.{payload}.",
        f"{head}.{payload}.{mac}.{mac}",
        f"{head}.{payload}.{mac}=",
        f"v2.{payload}.{mac}",
        f"{head}.{mac}.{payload}",
        good + "é",
        good.upper(),
        good + " " * 2000,
        token(secret=OLD),
        token(account="other"),
        token(contact="user-7421"),
        token(contact=""),
        token(exp=int(MORNING.timestamp())),
        token(exp=0),
        signed({"contact": ME, "account": "shop"}),
        signed({"contact": ME, "account": "shop", "exp": UNTIL, "admin": True}),
        signed({"contact": ME, "account": "shop", "exp": "never"}),
        signed([ME, "shop", UNTIL]),
        signed(b"\xff\xfe"),
        signed(b"[" * 600),
        signed({"contact": ME, "account": "shop", "exp": UNTIL}, version="v2"),
    ],
)
def test_a_session_that_is_not_ours_writes_nothing(session: str) -> None:
    with pytest.raises(BadSignature):
        CHANNEL.verify(request(session), SECRETS)
    with pytest.raises(BadSignature):
        CHANNEL.visitor("shop", session, SECRETS, MORNING)


@given(at=st.integers(0, len(good) - 1), sign=st.characters(max_codepoint=300))
@settings(deadline=None)
def test_a_session_with_one_other_sign_is_refused(at: int, sign: str) -> None:
    other = good[:at] + sign + good[at + 1 :]
    if other == good:
        checked(other, "shop", [NEW], MORNING)
        return
    with pytest.raises(BadSignature):
        checked(other, "shop", [NEW], MORNING)


@pytest.mark.parametrize("account", ["", "nobody", "other", "SHOP"])
def test_a_session_is_good_for_its_own_account_only(account: str) -> None:
    with pytest.raises(BadSignature):
        CHANNEL.verify(request(good, account), SECRETS)
    with pytest.raises(BadSignature):
        CHANNEL.visitor(account, good, SECRETS, MORNING)


@pytest.mark.parametrize("stored", [[], [""], None, [None], ["short"]])
def test_without_a_session_secret_nobody_has_a_session(stored: Any) -> None:
    secrets = ChannelSecrets(accounts={"shop": {**SITE, "session_secrets": stored}})
    forgeries = (good, signed({"contact": ME, "account": "shop", "exp": UNTIL}, secret=""))
    for session in forgeries:
        with pytest.raises(BadSignature):
            CHANNEL.verify(request(session), secrets)


def test_a_session_does_not_open_the_door_of_services_nor_the_other_way_round() -> None:
    from chalicelib.channels.web.standard_webhooks import signed as signed_webhook

    body = b'{"type": "message.created"}'
    headers = {k.replace("-", "_"): v for k, v in signed_webhook("m", body, [HOOK_SECRET], MORNING).items()}
    CHANNEL.verify(request(None, body=body, **headers), SECRETS)
    with pytest.raises(BadSignature):
        CHANNEL.verify(request("", body=body, **headers), SECRETS)
    with pytest.raises(BadSignature):
        CHANNEL.verify(request(None, webhook_signature=good), SECRETS)


# ── what is accepted ─────────────────────────────────────────────────────────────────────────────────


def test_a_visitor_writes_as_nobody_but_who_the_session_says() -> None:
    body = b'{"id": "3f2b8c1e9d7a", "text": "hi", "contact": {"id": "user-1"}, "sender": {"id": "visitor-2"}}'
    asked = request(good, body=body)
    CHANNEL.verify(asked, SECRETS)
    (event,) = CHANNEL.parse(asked)
    assert isinstance(event, MessageEvent)
    assert (event.account, event.sender.id) == ("shop", ME)


def test_a_session_signed_with_the_older_secret_holds_during_rotation() -> None:
    secrets = ChannelSecrets(accounts={"shop": {**SITE, "session_secrets": [NEW, OLD]}})
    assert CHANNEL.visitor("shop", token(secret=OLD), secrets, MORNING) == ME
    renewed = CHANNEL.visit("shop", token(secret=OLD), secrets, FakeChance(), MORNING)
    assert checked(renewed.token, "shop", [NEW], MORNING).contact == ME


def test_a_visit_that_is_renewed_stays_the_same_contact_and_lasts_longer() -> None:
    first = CHANNEL.visit("shop", "", SECRETS, FakeChance(), MORNING)
    later = MORNING + timedelta(days=29)
    second = CHANNEL.visit("shop", first.token, SECRETS, FakeChance("x"), later)
    assert second.contact == first.contact
    assert second.expires > first.expires
    assert CHANNEL.visitor("shop", second.token, SECRETS, MORNING + timedelta(days=58)) == first.contact


@pytest.mark.parametrize("session", ["", "nonsense", token(secret=OLD), token(account="other"), token(exp=1)])
def test_a_visit_without_a_session_of_ours_begins_as_somebody_new(session: str) -> None:
    visit = CHANNEL.visit("shop", session, SECRETS, FakeChance(), MORNING)
    assert visit.contact.startswith("visitor-")
    assert visit.contact != ME


def test_no_two_visitors_are_the_same() -> None:
    chance = FakeChance()
    contacts = {CHANNEL.visit("shop", "", SECRETS, chance, MORNING).contact for _ in range(100)}
    assert len(contacts) == 100


@pytest.mark.parametrize("account", ["nobody", "quiet", "broken"])
def test_where_there_is_no_chat_there_are_no_visits(account: str) -> None:
    stored = {"quiet": {**SITE, "session_secrets": []}, "broken": {**SITE, "session_secrets": ["short"]}}
    secrets = ChannelSecrets(accounts=stored)
    with pytest.raises(NotFound):
        CHANNEL.visit(account, "", secrets, FakeChance(), MORNING)
    with pytest.raises(NotFound):
        CHANNEL.page(account, secrets)


# ── what is asked for ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "fields",
    [
        {"webhook_secrets": ["whsec_c2hvcnQ="]},
        {"webhook_secrets": ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]},
        {"webhook_secrets": ["whsec_no base64"]},
        {"session_secrets": ["x" * 31]},
        {"callback_url": "http://api.larkhill.example/"},
        {"callback_url": "ftp://127.0.0.1/"},
        {"callback_url": "https://"},
        {"callback_url": "javascript:alert(1)"},
        {"page_url": "//larkhill.example"},
        {"allowed_origins": ["https://larkhill.example; script-src *"]},
        {"allowed_origins": ["https://larkhill.example\n"]},
        {"allowed_origins": ["*"]},
        {"allowed_origins": ["http://larkhill.example"]},
        {"allowed_origins": ["https://larkhill.example/path"]},
    ],
)
def test_a_site_with_something_wrong_is_not_connected_and_the_error_quotes_nothing(fields: dict[str, Any]) -> None:
    with pytest.raises(Misconfigured) as caught:
        CHANNEL.check_credentials("shop", ChannelSecrets(accounts={"shop": {**SITE, **fields}}), None)  # type: ignore[arg-type]
    (name, value), *_ = fields.items()
    assert name in str(caught.value)
    assert str(value[0] if isinstance(value, list) else value) not in str(caught.value)


@pytest.mark.parametrize(
    "fields",
    [
        {"callback_url": "http://127.0.0.1:8080/company/replies"},
        {"callback_url": "https://api.larkhill.example/replies?x=1"},
        {
            "allowed_origins": [
                "https://www.larkhill.example",
                "https://*.larkhill.example:8443",
                "http://localhost:3000",
            ]
        },
    ],
)
def test_a_site_can_be_connected(fields: dict[str, Any]) -> None:
    secrets = ChannelSecrets(accounts={"shop": {**SITE, **fields}})
    assert CHANNEL.check_credentials("shop", secrets, None) == "Larkhill"  # type: ignore[arg-type]


def test_a_site_without_any_secret_cannot_work() -> None:
    with pytest.raises(Misconfigured):
        CHANNEL.check_credentials("shop", ChannelSecrets(accounts={"shop": {"name": "x"}}), None)  # type: ignore[arg-type]


def test_without_a_page_there_is_no_link_to_join_by() -> None:
    assert CHANNEL.join_link("shop", "7K3F9-QW2ZB", SECRETS) is None
