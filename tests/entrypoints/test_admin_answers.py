"""What the admin API answers when all is well, over HTTP."""

from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from chalicelib.domain.operations import StaffRole
from chalicelib.flows.admin.contacts import key_of
from tests.desk import AMY, Desk


@pytest.fixture(scope="module")
def desk() -> Desk:
    desk = Desk()
    desk.fill()
    return desk


def test_an_invitation_has_its_text_and_for_each_link_a_code_to_scan(desk: Desk) -> None:
    invited = desk.posts("/admin/partners/P-1/invitations", {"uses": None, "expires_in_h": 24}, status=201)
    assert invited["text"].startswith("JOIN ")
    (link,) = invited["links"]
    assert link["url"].endswith(invited["text"].removeprefix("JOIN "))
    assert ET.fromstring(link["qr_svg"]).tag.endswith("svg")
    told_again = desk.gets(f"/admin/invitations/{invited['invitation']['id']}")
    assert told_again == invited["invitation"]
    assert set(told_again) & {"code", "code_hash", "text", "links"} == set()


def test_a_token_that_was_made_works_and_its_secret_is_not_told_again(desk: Desk) -> None:
    made = desk.posts("/admin/tokens", {"name": "Ben", "role": "agent"}, status=201)
    headers = {"authorization": f"Bearer {made['bearer']}"}
    assert desk.raw("GET", "/admin/partners", headers=headers).status_code == 200
    assert desk.raw("GET", "/admin/tokens", headers=headers).status_code == 403
    listed = desk.asks("GET", "/admin/tokens?limit=100").body.decode()
    assert made["token"]["id"] in listed
    assert made["bearer"][20:] not in listed
    assert "secret" not in listed


def test_a_conversation_is_told_both_ways_with_how_it_was_understood(desk: Desk) -> None:
    messages = desk.gets(f"/admin/conversations/{AMY}/messages?limit=40")["items"]
    assert {m["direction"] for m in messages} == {"in", "out", "echo"}
    ordered = next(m for m in messages if m["turn"] and m["turn"]["intent"] == "order")
    assert ordered["turn"]["lines"][0]["quantity"] == "10"
    effect = ordered["effects"][0]
    assert effect["id"] in {m["id"] for m in messages if m["direction"] == "out"}


def test_somebody_with_an_odd_id_is_found_by_their_key(desk: Desk) -> None:
    key = key_of("paper", "acc", "odd/one ?")
    assert desk.gets(f"/admin/contacts/{key}")["id"] == "odd/one ?"
    assert key in {c["key"] for c in desk.gets("/admin/conversations")["items"]}


def test_an_order_tells_its_lines_and_its_number_and_where_it_came_from(desk: Desk) -> None:
    (order,) = desk.gets("/admin/orders?state=booked")["items"]
    assert (order["lines"][0]["sku"], order["conversation_key"]) == ("COLA-330", AMY)
    assert order["number"].startswith("N-")
    assert order["origin"]["contact"] == "amy"
    assert desk.gets(f"/admin/orders/{order['id']}") == order


def test_a_held_message_is_shown_to_who_must_decide(desk: Desk) -> None:
    (entry,) = desk.gets("/admin/quarantine", role=StaffRole.AGENT)["items"]
    held = desk.gets(f"/admin/quarantine/{entry['message']}", role=StaffRole.AGENT)
    assert held["message"]["content"]["text"] == "hold me back, please"


def test_a_price_list_may_begin_with_a_byte_order_mark(desk: Desk) -> None:
    headers = {"Content-Type": "text/csv; charset=utf-8"}
    answer = desk.asks("PUT", "/admin/catalogue", b"\xef\xbb\xbfCOLA330\nLEM330", headers=headers)
    assert answer.json_body["items"] == desk.gets("/admin/catalogue")["items"] == 2


@pytest.mark.parametrize(
    ("body", "mime", "status", "field"),
    [
        (b"COLA330\n?", "text/csv", 400, "line 2: sku"),
        (b"COLA\xff", "text/csv", 400, "body"),
        (b"COLA\0", "text/csv", 400, "body"),
        (b"COLA330", "application/json", 415, None),
    ],
)
def test_a_price_list_that_cannot_be_read_is_refused(
    desk: Desk, body: bytes, mime: str, status: int, field: str | None
) -> None:
    answer = desk.asks("PUT", "/admin/catalogue", body, headers={"Content-Type": mime})
    assert (answer.status_code, answer.json_body.get("field")) == (status, field)


def test_a_message_list_follows_its_cursor_to_the_end(desk: Desk) -> None:
    path, ids, cursor = f"/admin/conversations/{AMY}/messages?limit=2", [], ""
    while cursor is not None:
        page = desk.gets(path + (f"&cursor={cursor}" if cursor else ""))
        ids += [m["id"] for m in page["items"]]
        cursor = page["next_cursor"]
    assert len(ids) == len(set(ids)) == len(desk.gets(f"/admin/conversations/{AMY}/messages?limit=40")["items"])


def test_the_routes_are_made_without_what_serves_them() -> None:
    """Every function of the app makes these routes when it starts cold."""
    seen = "import sys, chalicelib.entrypoints.admin; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout.split()
    late = ("segno", "boto3", "chalicelib.flows", "chalicelib.channels", "chalicelib.adapters")
    assert [name for name in loaded if name.startswith(late)] == []
    assert [name for name in loaded if name.startswith("chalicelib.entrypoints.admin.")] == [
        "chalicelib.entrypoints.admin.endpoints"
    ]
