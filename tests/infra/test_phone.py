"""The phone page's server: what a page can do, and what it may not."""

from __future__ import annotations

import json

import pytest
import urllib3

from infra.local.doubles import Cast, Doubles, Person
from infra.local.doubles.http import Answer, Request, Route, Server, json_answer
from infra.local.phone import phone_routes
from infra.local.phone.docs import docs_routes
from infra.local.phone.openapi_page import render
from infra.local.phone.ways import Way
from tests.infra.bridge import FakeBridge

ANNA = Person("15550100123", "Anna Example", phone="+15550100123", company="Example Cafe")
ITEMS = [{"sku": "COLA-330", "name": "Cola", "pack": "24x330ml", "category": "soft drinks"}]
DOCUMENT = {
    "info": {"title": "Admin <API>", "version": "1", "description": "All of it."},
    "paths": {
        "/admin/orders/{id}": {
            "get": {
                "summary": "Get one <b>order</b>.",
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}
                },
            },
            "post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}},
        }
    },
    "components": {
        "schemas": {
            "Order": {
                "required": ["id"],
                "properties": {
                    "id": {"type": "string"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "state": {"anyOf": [{"enum": ["new", "old"]}, {"type": "null"}]},
                },
            }
        }
    },
}


@pytest.fixture
def page():
    with FakeBridge() as bridge, Doubles(bridge.url, Cast(whatsapp=(ANNA,), comments=(ANNA,))) as doubles:
        bridge.secrets = {"whatsapp": doubles.whatsapp.app.app_secret, "facebook": doubles.facebook.app.app_secret}
        ways = [
            Way("whatsapp", "WhatsApp", "Kestrel", doubles.whatsapp),
            Way("comments", "Comments", "Kestrel", doubles.comments, "A post"),
        ]
        doubles.serve(phone_routes(ways, ITEMS, {"whatsapp": doubles.whatsapp.album}))
        yield Page(doubles, bridge)


class Page:
    def __init__(self, doubles, bridge):
        self.doubles = doubles
        self.bridge = bridge

    def get(self, path, **headers):
        return urllib3.request("GET", self.doubles.url + path, headers=headers or None)

    def act(self, action, body, person=ANNA.id, way="whatsapp", **headers):
        url = f"{self.doubles.url}/phone/api/{way}/{person}/{action}"
        return urllib3.request("POST", url, json=body, headers=headers or None)

    def bubbles(self):
        return self.get(f"/phone/api/whatsapp/{ANNA.id}").json()["bubbles"]


@pytest.mark.parametrize("path", ["/phone", "/phone/phone.js", "/phone/phone.css"])
def test_the_page_and_its_parts_are_served_with_a_strict_policy(page, path):
    answer = page.get(path)
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_every_way_tells_its_people_and_what_can_be_done(page):
    ways = {way["name"]: way for way in page.get("/phone/api/ways").json()["ways"]}
    assert ways["whatsapp"]["people"] == [{"id": ANNA.id, "name": "Anna Example", "company": "Example Cafe"}]
    assert set(ways["whatsapp"]["abilities"]) >= {"write", "tap", "picture", "cart", "react", "edit", "delete"}
    assert set(ways["comments"]["abilities"]) == {"write", "edit", "delete"}


def test_what_is_written_on_the_page_goes_out_as_a_webhook_and_shows_its_tick(page):
    assert page.act("write", {"text": "hello"}).status == 200
    assert page.doubles.settle()
    assert [m["text"]["body"] for m in page.bridge.messages()] == ["hello"]
    assert [(b["text"], b["ticks"]) for b in page.bubbles()] == [("hello", "delivered")]


def test_pictures_carts_reactions_edits_and_deletions_work_from_the_page(page):
    page.act("picture", {"caption": "broken"})
    page.act("cart", {"lines": [{"sku": "COLA-330", "quantity": 2}]})
    first = page.bubbles()[0]
    page.act("react", {"bubble": first["id"], "emoji": "👍"})
    page.act("edit", {"bubble": first["id"], "text": "crushed"})
    page.act("delete", {"bubble": first["id"]})
    assert page.doubles.settle()
    assert [m["type"] for m in page.bridge.messages()] == ["image", "order", "reaction", "edit", "revoke"]
    assert page.get(first["picture"]).data.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("action", "body", "more", "status"),
    [
        ("write", {"text": "x"}, {"person": "nobody"}, 404),
        ("write", {"text": "x"}, {"way": "fax"}, 404),
        ("fly", {}, {}, 404),
        ("tap", {"bubble": "none", "tap": "none"}, {}, 404),
        ("write", {}, {}, 404),
        ("cart", {"lines": [{"sku": "A", "quantity": "many"}]}, {}, 400),
        ("write", [], {}, 400),
        ("tap", {"bubble": "none", "tap": "none"}, {"way": "comments"}, 404),
    ],
)
def test_what_the_page_cannot_do_is_refused_in_words(page, action, body, more, status):
    answer = page.act(action, body, **more)
    assert answer.status == status
    assert answer.json()["error"]["message"]


def test_other_sites_and_made_up_names_are_kept_out(page):
    assert page.act("write", {"text": "x"}, origin="https://evil.example").status == 403
    assert page.get("/phone", host="evil.example:80").status == 403
    assert page.bubbles() == []


# ── the admin API's page ──


@pytest.fixture
def docs():
    def api(request: Request) -> Answer:
        if request.headers.get("authorization") != "Bearer token":
            return Answer(401)
        return json_answer(
            DOCUMENT if request.path.endswith("openapi.json") else {"path": request.path, **request.query}
        )

    server = Server([Route("GET", "/api/admin/openapi.json", api), Route("GET", "/api/admin/orders/{id}", api)])
    server.start()
    page = Server(docs_routes(f"{server.url}/api", "token"))
    page.start()
    yield page
    page.stop()
    server.stop()


def test_the_document_is_rendered_and_escaped(docs):
    html = urllib3.request("GET", f"{docs.url}/docs").data.decode()
    assert "Get one &lt;b&gt;order&lt;/b&gt;." in html
    assert "Admin &lt;API&gt;" in html
    assert "href='#model-Order'" in html
    assert "list of string" in html
    assert "<code>new</code> | <code>old</code> | null" in html


def test_a_get_can_be_tried_and_the_token_stays_behind(docs):
    tried = urllib3.request("POST", f"{docs.url}/docs/try", json={"path": "/admin/orders/7?limit=1"}).json()
    assert tried["status"] == 200
    assert json.loads(tried["body"]) == {"path": "/api/admin/orders/7", "limit": "1"}


@pytest.mark.parametrize("path", ["/health", "//evil.example/admin/", "/admin/../hooks", "http://evil.example/", ""])
def test_only_paths_of_the_admin_api_can_be_tried(docs, path):
    assert urllib3.request("POST", f"{docs.url}/docs/try", json={"path": path}).status == 400


def test_an_empty_document_still_makes_a_page():
    assert "<h1>API</h1>" in render({}, "https://api.example")
