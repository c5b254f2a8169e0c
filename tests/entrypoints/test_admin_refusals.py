"""What the admin API answers when a request is wrong, or when we are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from chalice.test import HTTPResponse

from chalicelib.domain.operations import AuditEntry
from chalicelib.domain.partners import Partner
from chalicelib.entrypoints.admin.parameters import BODY_MOST
from tests.desk import AMY, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def problem(answer: HTTPResponse, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.body
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = json.loads(answer.body)
    assert (told["type"], told["status"]) == ("about:blank", status)
    assert told["title"]
    assert told["detail"]
    return told


BODIES = {
    "no JSON": (b"{", "body"),
    "nothing": (b"", "body"),
    "a list": (b"[]", "body"),
    "null": (b"null", "body"),
    "invalid UTF-8": (b'{"name": "\xff\xfe"}', "body"),
    "half a surrogate": (b'{"name": "\\ud800"}', "body"),
    "a NUL": (b'{"name": "a\\u0000b"}', "name"),
    "a control sign": (b'{"name": "a\\u0007"}', "name"),
    "a blank first": (b'{"name": " a"}', "name"),
    "an empty name": (b'{"name": ""}', "name"),
    "a long name": (json.dumps({"name": "a" * 201}).encode(), "name"),
    "no name": (b"{}", "name"),
    "a number for a name": (b'{"name": 5}', "name"),
    "a huge number": (b'{"name": ' + b"9" * 5000 + b"}", "body"),
    "a role that is none": (b'{"name": "a", "role": "boss"}', "role"),
    "an unknown field": (b'{"name": "a", "color": "red"}', "color"),
    "a text for a list": (b'{"name": "a", "ship_to": "Store 3"}', "ship_to"),
    "a fault deep inside": (b'{"name": "a", "ship_to": ["Store 3", ""]}', "ship_to.1"),
    "deep nesting": (b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "body"),
    "an id that is none": (b'{"name": "a", "id": "a/b"}', "id"),
    "too many words": (json.dumps({"name": "a", "aliases": {f"w{n}": "S" for n in range(401)}}).encode(), "aliases"),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_body_that_does_not_fit_is_refused_by_the_field(desk: Desk, case: str) -> None:
    body, field = BODIES[case]
    told = problem(desk.asks("POST", "/admin/partners", body, headers={"Content-Type": "application/json"}), 400)
    assert told["field"] == field
    assert told["errors"][0]["field"] == field
    assert desk.world.store.all(Partner) == []


def test_every_fault_is_listed_and_a_great_many_are_cut(desk: Desk) -> None:
    told = problem(desk.asks("POST", "/admin/partners", {"name": "", "role": "boss", "locale": "??"}), 400)
    assert [e["field"] for e in told["errors"]] == ["name", "role", "locale"]
    many = problem(desk.asks("POST", "/admin/partners", {"name": "a", **{f"f{n}": 1 for n in range(200)}}), 400)
    assert len(many["errors"]) == 20


@pytest.mark.parametrize("mime", ["text/plain", "application/x-www-form-urlencoded", "*/*", "application/jsonp", ""])
def test_a_body_of_another_type_is_refused(desk: Desk, mime: str) -> None:
    problem(desk.asks("POST", "/admin/partners", b'{"name": "a"}', headers={"Content-Type": mime}), 415)


def test_json_may_name_its_charset(desk: Desk) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert desk.asks("POST", "/admin/partners", b'{"name": "a"}', headers=headers).status_code == 201


def test_a_body_that_is_too_large_is_refused(desk: Desk) -> None:
    problem(desk.asks("POST", "/admin/partners", b" " * (BODY_MOST + 1)), 413)


QUERIES = {
    "color=red": "color",
    "limit=0": "limit",
    "limit=101": "limit",
    "limit=-1": "limit",
    "limit=ten": "limit",
    "limit=2_5": "limit",
    "limit=5.0": "limit",
    "limit=": "limit",
    "limit=%D9%A3": "limit",
    "limit=" + "9" * 5000: "limit",
    "limit=5&limit=6": "limit",
    "state=asleep": "state",
    "state=": "state",
    "cursor=": "cursor",
    "cursor=x": "cursor",
    "cursor=%00": "cursor",
    "cursor=" + "A" * 3000: "cursor",
}


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q[:20])
def test_a_query_that_does_not_fit_is_refused_by_the_parameter(desk: Desk, query: str) -> None:
    assert problem(desk.asks("GET", f"/admin/partners?{query}"), 400)["field"] == QUERIES[query]


def test_a_limit_that_is_no_number_is_told_in_plain_words(desk: Desk) -> None:
    assert problem(desk.asks("GET", "/admin/partners?limit=2_5"), 400)["detail"] == "limit: Input should be digits only"


def test_the_cursor_of_another_list_is_refused(desk: Desk) -> None:
    cursor = desk.gets("/admin/tokens?limit=1")["next_cursor"]
    assert problem(desk.asks("GET", f"/admin/partners?cursor={cursor}"), 400)["field"] == "cursor"


def test_a_parameter_where_there_are_none_is_refused(desk: Desk) -> None:
    assert problem(desk.asks("GET", "/admin/systems?all=1"), 400)["field"] == "all"


@pytest.mark.parametrize(
    "path",
    [
        "/admin/partners/nobody",
        "/admin/partners/%00",
        "/admin/partners/a%2Fb",
        "/admin/partners/" + "x" * 701,
        "/admin/invitations/none",
        "/admin/contacts/none",
        "/admin/contacts/%21",
        f"/admin/contacts/{AMY}",
        "/admin/conversations/_w",
        f"/admin/conversations/{AMY}",
        "/admin/orders/none",
        "/admin/quarantine/none",
        "/admin/dead-letters/none",
        "/admin/channels/pigeon",
        "/admin/catalogue/item?sku=NONE",
    ],
)
def test_what_is_not_there_is_not_found(desk: Desk, path: str) -> None:
    problem(desk.asks("GET", path), 404)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/invitations/none/revoke",
        "/admin/contacts/none/detach",
        "/admin/tickets/none/retry",
        "/admin/quarantine/none/release",
        "/admin/quarantine/none/discard",
        "/admin/dead-letters/none/replay",
        "/admin/channels/pigeon/check",
        "/admin/systems/coffee/pause",
        "/admin/tokens/none/revoke",
    ],
)
def test_nothing_can_be_done_to_what_is_not_there(desk: Desk, path: str) -> None:
    before = len(desk.world.store.all(AuditEntry))
    problem(desk.asks("POST", path), 404)
    assert len(desk.world.store.all(AuditEntry)) == before


def test_another_method_is_refused_and_the_right_ones_are_told(desk: Desk) -> None:
    answer = desk.asks("DELETE", "/admin/partners")
    problem(answer, 405)
    assert sorted(answer.headers["Allow"].split(", ")) == ["GET", "POST"]


def test_a_store_that_is_down_is_told_with_a_time_to_wait(desk: Desk) -> None:
    desk.world.store.fail_next("page")
    answer = desk.asks("GET", "/admin/partners")
    problem(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0


def test_a_fault_of_ours_is_told_by_its_request_and_nothing_more(desk: Desk, capsys: Any) -> None:
    desk.world.store.fail_next("page", RuntimeError("the text was: my card is 4111"))
    answer = desk.asks("GET", "/admin/partners")
    request_id = problem(answer, 500)["request_id"]
    assert b"4111" not in answer.body
    logged = capsys.readouterr().out
    assert f'"request_id": "{request_id}"' in logged
    assert "4111" not in logged


def test_what_was_sent_is_not_logged(desk: Desk, capsys: Any) -> None:
    desk.asks("POST", "/admin/partners", {"name": "Harbour Foods", "number": "+1 555 0100", "role": "boss"})
    desk.asks("POST", "/admin/partners", {"name": "Harbour Foods", "number": "+1 555 0100"})
    logged = capsys.readouterr().out
    assert '"operation": "create_partner"' in logged
    assert "Harbour" not in logged
    assert "555" not in logged


def test_no_answer_may_be_kept_on_its_way(desk: Desk) -> None:
    assert desk.asks("GET", "/admin/partners").headers["Cache-Control"] == "no-store"
