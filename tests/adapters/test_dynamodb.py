"""What is the table's own: calls, retries in doubt, limits, and rows of another time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters import _kinds, _writes
from chalicelib.adapters._rows import row_from_record
from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.domain.conversations import Delivery
from chalicelib.domain.errors import Conflict, Misconfigured, Refused, Unavailable
from chalicelib.domain.partners import Partner
from chalicelib.domain.requests import Origin, Request, RequestKind
from chalicelib.ports import Add, Delete, Increment, Put, Save
from tests.aws import client_at, make_table
from tests.fakes import MORNING
from tests.loopback import Answer, Loopback, answer, raw, serve

ACME = Partner(id="acme", name="Acme", created_at=MORNING)


@pytest.fixture
def table(dynamodb: Any) -> str:
    return make_table(dynamodb)


@pytest.fixture
def store(dynamodb: Any, table: str) -> DynamoStore:
    return DynamoStore(table, dynamodb)


@pytest.fixture
def calls(dynamodb: Any, store: DynamoStore) -> Iterator[list[str]]:
    made: list[str] = []

    def note(model: Any, **_: Any) -> None:
        made.append(model.name)

    dynamodb.meta.events.register("before-call.dynamodb", note)
    yield made
    dynamodb.meta.events.unregister("before-call.dynamodb", note)


@contextmanager
def answering(*answers: Answer) -> Iterator[tuple[DynamoStore, Loopback]]:
    """Offer a store whose AWS answers like this, behind botocore's real retries."""
    with serve(*answers) as there:
        yield DynamoStore("t", client_at(there.url, "dynamodb")), there


def refusal(code: str, **more: object) -> Answer:
    return answer(400, {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": "no", **more})


def row(partner: Partner, version: int) -> dict[str, Any]:
    return {**row_from_record(partner), "version": {"N": str(version)}}


# ── how many calls ───────────────────────────────────────────────────────────────────────────────────


def test_one_write_is_one_plain_call(store: DynamoStore, calls: list[str]) -> None:
    store.commit(Add(ACME))
    store.commit(Save(ACME.changed(version=1)))
    store.commit(Put(ACME))
    store.commit(Increment("n", 1, MORNING))
    store.commit(Delete(Partner.ref("acme")))
    assert calls == ["PutItem", "PutItem", "UpdateItem", "UpdateItem", "DeleteItem"]


def test_several_writes_are_one_transaction(store: DynamoStore, calls: list[str]) -> None:
    store.commit(Add(ACME), Increment("n", 1, MORNING))
    assert calls == ["TransactWriteItems"]


def test_a_delivery_callback_costs_one_call(store: DynamoStore, calls: list[str]) -> None:
    delivery = Delivery(channel="c", account="1", message="m", status="read", at=MORNING)
    store.advance(delivery, delivery.rank)
    store.advance(delivery, delivery.rank)
    assert calls == ["UpdateItem", "UpdateItem"]


def test_reading_one_or_many_is_one_call(store: DynamoStore, calls: list[str]) -> None:
    store.get(Partner.ref("acme"))
    store.get_many(*(Partner.ref(str(n)) for n in range(100)))
    assert calls == ["GetItem", "BatchGetItem"]


def test_a_page_is_two_calls_and_an_empty_one_is_one(store: DynamoStore, calls: list[str]) -> None:
    store.page(Partner, "partners")
    store.commit(Add(ACME))
    store.page(Partner, "partners")
    assert calls == ["Query", "PutItem", "Query", "BatchGetItem"]


# ── lost answers ─────────────────────────────────────────────────────────────────────────────────────


def test_an_add_whose_answer_was_lost_finds_its_own_work() -> None:
    with answering(raw(b""), refusal("ConditionalCheckFailedException", Item=row(ACME, 1))) as (store, there):
        store.commit(Add(ACME))
    assert len(there.requests) == 2


def test_a_save_whose_answer_was_lost_finds_its_own_work() -> None:
    changed = ACME.changed(version=4, locale="es")
    with answering(answer(500), refusal("ConditionalCheckFailedException", Item=row(changed, 5))) as (store, _):
        store.commit(Save(changed))


def test_an_advance_whose_answer_was_lost_says_that_it_was_written() -> None:
    delivery = Delivery(channel="c", account="1", message="m", status="read", at=MORNING)
    there = {**row_from_record(delivery), "version": {"N": "1"}}
    with answering(raw(b""), refusal("ConditionalCheckFailedException", Item=there)) as (store, _):
        assert store.advance(delivery, delivery.rank)


def test_after_a_lost_answer_another_record_is_still_a_conflict() -> None:
    other = row(ACME.changed(locale="es"), 1)
    with (
        answering(raw(b""), refusal("ConditionalCheckFailedException", Item=other)) as (store, _),
        pytest.raises(Conflict),
    ):
        store.commit(Add(ACME))


def test_the_same_record_by_another_is_a_conflict_when_nothing_was_lost() -> None:
    with (
        answering(refusal("ConditionalCheckFailedException", Item=row(ACME, 1))) as (store, _),
        pytest.raises(Conflict),
    ):
        store.commit(Add(ACME))


def test_the_tries_of_a_transaction_carry_one_token() -> None:
    with answering(raw(b""), answer(200, {})) as (store, there):
        store.commit(Add(ACME), Increment("n", 1, MORNING))
    tokens = {body.partition(b'"ClientRequestToken": "')[2][:36] for *_, body in there.requests}
    assert len(there.requests) == 2
    assert len(tokens) == 1
    assert len(tokens.pop()) == 36


def test_no_answer_at_all_is_unavailable() -> None:
    with answering(raw(b"")) as (store, _), pytest.raises(Unavailable):
        store.commit(Add(ACME))


# ── what AWS says ────────────────────────────────────────────────────────────────────────────────────


def cancelled(*codes: str, message: str = "no") -> Answer:
    reasons = [{"Code": code, "Message": message} for code in codes]
    return refusal("TransactionCanceledException", CancellationReasons=reasons)


def test_a_transaction_that_another_stood_in_the_way_of_is_tried_again() -> None:
    with answering(cancelled("None", "TransactionConflict"), answer(200, {})) as (store, there):
        store.commit(Add(ACME), Increment("n", 1, MORNING))
    assert len(there.requests) == 2


def test_a_single_write_that_a_transaction_stood_in_the_way_of_is_tried_again() -> None:
    with answering(refusal("TransactionConflictException"), answer(200, {})) as (store, _):
        store.commit(Add(ACME))


def test_a_transaction_that_stays_in_conflict_is_unavailable() -> None:
    with answering(cancelled("TransactionConflict")) as (store, there), pytest.raises(Unavailable):
        store.commit(Add(ACME), Increment("n", 1, MORNING))
    assert len(there.requests) == 4


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (cancelled("None", "ConditionalCheckFailed"), Conflict),
        (cancelled("TransactionConflict", "ConditionalCheckFailed"), Conflict),
        (cancelled("ThrottlingError"), Unavailable),
        (cancelled("ValidationError", message="Item size has exceeded the maximum allowed size"), Refused),
        (cancelled("ValidationError", message="The table has no such attribute"), Misconfigured),
        (refusal("AccessDeniedException"), Misconfigured),
        (refusal("ResourceNotFoundException"), Misconfigured),
    ],
)
def test_what_aws_says_becomes_an_error_of_ours(said: Answer, expected: type[Exception]) -> None:
    with answering(said) as (store, _), pytest.raises(expected) as caught:
        store.commit(Add(ACME), Increment("n", 1, MORNING))
    assert "Acme" not in str(caught.value)


def test_throttling_is_unavailable() -> None:
    with answering(refusal("ProvisionedThroughputExceededException")) as (store, _), pytest.raises(Unavailable):
        store.get(Partner.ref("acme"))


def test_rows_that_were_left_unread_are_asked_for_again() -> None:
    keys = [{"pk": {"S": f"partner/{n}"}, "sk": {"S": "partner"}} for n in "ab"]
    a, b = ({**row(Partner(id=n, name=n, created_at=MORNING), 1)} for n in "ab")
    first = answer(200, {"Responses": {"t": [a]}, "UnprocessedKeys": {"t": {"Keys": keys[1:]}}})
    second = answer(200, {"Responses": {"t": [b]}, "UnprocessedKeys": {}})
    with answering(first, second) as (store, _):
        found = store.get_many(Partner.ref("a"), Partner.ref("b"))
    partners = [found.get(Partner.ref(n)) for n in "ab"]
    assert [p.id for p in partners if p] == ["a", "b"]


# ── limits and other times ───────────────────────────────────────────────────────────────────────────


def test_a_record_that_is_too_big_for_the_table_is_refused(store: DynamoStore) -> None:
    a, b, c = (ACME.changed(id=id_, aliases={"x" * 410_000: "SKU-1"}) for id_ in "abc")
    for writes in ([Add(a)], [Put(b)], [Add(c), Increment("n", 1, MORNING)]):
        with pytest.raises(Refused):
            store.commit(*writes)


def test_an_id_that_is_too_long_for_a_key_is_refused(store: DynamoStore) -> None:
    with pytest.raises(Refused):
        store.commit(Add(ACME.changed(id="x" * 3000)))


def test_a_row_that_no_longer_fits_its_model_is_named_by_its_kind_only(
    store: DynamoStore, dynamodb: Any, table: str
) -> None:
    broken = {**row(ACME, 1), "body": {"S": '{"id": "acme", "name": ["secret words"]}'}}
    dynamodb.put_item(TableName=table, Item=broken)
    with pytest.raises(Misconfigured, match="stored partner") as caught:
        store.get(Partner.ref("acme"))
    assert "secret" not in repr(caught.value)
    assert caught.value.__suppress_context__


def test_a_field_that_a_later_version_added_is_passed_over(store: DynamoStore, dynamodb: Any, table: str) -> None:
    newer = {**row(ACME, 1), "body": {"S": ACME.model_dump_json()[:-1] + ',"mood":"sunny"}'}}
    dynamodb.put_item(TableName=table, Item=newer)
    assert store.get(Partner.ref("acme")) == ACME.changed(version=1)


def test_what_is_due_but_cannot_be_read_keeps_nothing_else_waiting(
    store: DynamoStore, dynamodb: Any, table: str
) -> None:
    origin = Origin(channel="c", account="1", contact="2", conversation="c/1/2", message="m")
    known = Request(id="r", type=RequestKind.ORDER, partner_id="p", origin=origin, created_at=MORNING, retry_at=MORNING)
    store.commit(Add(known))
    strange = {**row_from_record(known), "pk": {"S": "z"}, "kind": {"S": "martian"}, "version": {"N": "1"}}
    broken = {**strange, "pk": {"S": "y"}, "kind": {"S": "request"}, "body": {"S": "{}"}}
    for n, row in enumerate((strange, strange, broken)):
        earlier = {"due_at": {"S": f"2026-01-0{n + 1}T00:00:00.000000+00:00"}, "pk": {"S": f"z{n}"}}
        dynamodb.put_item(TableName=table, Item={**row, **earlier})
    assert store.due(MORNING + timedelta(1), 1) == [known.changed(version=1)]


def test_a_filtered_list_is_read_on_where_a_call_found_nothing() -> None:
    entry = {**row(ACME, 1), "list_at": {"S": "2026"}}
    empty = answer(200, {"Items": [], "LastEvaluatedKey": {"pk": {"S": "left off"}}})
    found = answer(200, {"Items": [entry]})
    whole = answer(200, {"Responses": {"t": [entry]}})
    with answering(empty, found, whole) as (store, there):
        page = store.page(Partner, "partners", where={"state": "active"}, limit=1)
    assert ([p.id for p in page.records], page.cursor) == (["acme"], None)
    assert b"left off" in there.requests[1][3]


def test_what_left_the_list_since_the_index_saw_it_is_not_shown() -> None:
    entry = row(ACME, 1)
    moved_on = row(ACME.changed(state="suspended"), 2)
    with answering(answer(200, {"Items": [entry]}), answer(200, {"Responses": {"t": [moved_on]}})) as (store, _):
        assert store.page(Partner, "partners", where={"state": "active"}).records == ()


def test_a_row_holds_nothing_but_what_the_indexes_need(store: DynamoStore, dynamodb: Any, table: str) -> None:
    store.commit(Put(ACME))
    store.commit(Put(ACME))
    item = dynamodb.scan(TableName=table)["Items"][0]
    assert set(item) == {"pk", "sk", "kind", "body", "version", "list", "list_at", "t_state", "t_partner"}
    assert "version" not in item["body"]["S"]


def test_every_kind_of_the_domain_is_known_and_no_two_share_a_name() -> None:
    known = _kinds.kinds()
    assert {"inbound", "outbound", "request", "partner", "conversation", "dead_letter"} <= set(known)
    assert len({of.kind for of in known.values()}) == len(known)


def test_each_write_has_its_call() -> None:
    assert set(_writes._CALLS) == {Add, Save, Put, Delete, Increment}
