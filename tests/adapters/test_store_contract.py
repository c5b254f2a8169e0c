"""What every store must do, held against the fake and against the table alike."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.domain.base import Counter, Record, Ref
from chalicelib.domain.conversations import Conversation, Delivery
from chalicelib.domain.errors import Conflict, Malformed
from chalicelib.domain.operations import DeadLetter, Job, QueueName, StaffRole, StaffToken
from chalicelib.domain.partners import Contact, Partner, PartnerState
from chalicelib.domain.requests import Origin, Request, RequestKind
from chalicelib.ports import Add, Delete, Increment, Put, Save, Store
from tests.aws import make_table
from tests.fakes import MORNING, InMemoryStore


@pytest.fixture(params=["in memory", "in a table"])
def store(request: pytest.FixtureRequest, dynamodb: Any) -> Store:
    if request.param == "in memory":
        return InMemoryStore()
    return DynamoStore(make_table(dynamodb), dynamodb)


def partner(id_: str = "acme", *, minutes: int = 0, **fields: Any) -> Partner:
    return Partner(id=id_, name="Acme", created_at=MORNING + timedelta(minutes=minutes), **fields)


def request_due(id_: str, *, minutes: int | None) -> Request:
    origin = Origin(channel="whatsapp", account="1", contact="2", conversation="whatsapp/1/2", message="m")
    at = None if minutes is None else MORNING + timedelta(minutes=minutes)
    return Request(id=id_, type=RequestKind.ORDER, partner_id="acme", origin=origin, created_at=MORNING, retry_at=at)


def delivery(status: Any) -> Delivery:
    return Delivery(channel="whatsapp", account="1", message="m1", status=status, at=MORNING)


def read(store: Store, record: Record) -> Any:
    return store.get(Ref(type(record), record.key()))


# ── writing and reading ──────────────────────────────────────────────────────────────────────────────


def test_what_was_never_written_is_not_there(store: Store) -> None:
    assert store.get(Partner.ref("nobody")) is None


def test_an_added_record_comes_back_as_it_was_at_version_one(store: Store) -> None:
    given_ = partner(aliases={"bloater": "SKU-1"}, ship_to=("Dock 4",))
    store.commit(Add(given_))
    assert store.get(given_.ref("acme")) == given_.changed(version=1)


def test_adding_twice_is_a_conflict_and_changes_nothing(store: Store) -> None:
    store.commit(Add(partner()))
    with pytest.raises(Conflict):
        store.commit(Add(partner(locale="es")))
    assert read(store, partner()).locale == "en"


def test_adding_the_very_same_record_twice_is_a_conflict_too(store: Store) -> None:
    store.commit(Add(partner()))
    with pytest.raises(Conflict):
        store.commit(Add(partner()))


def test_a_save_raises_the_version_by_one(store: Store) -> None:
    store.commit(Add(partner()))
    store.commit(Save(read(store, partner()).changed(locale="es")))
    assert (read(store, partner()).version, read(store, partner()).locale) == (2, "es")


def test_a_save_over_a_record_that_has_moved_on_is_a_conflict(store: Store) -> None:
    store.commit(Add(partner()))
    old = read(store, partner())
    store.commit(Save(old.changed(locale="es")))
    with pytest.raises(Conflict):
        store.commit(Save(old.changed(locale="fr")))
    assert read(store, partner()).locale == "es"


def test_a_save_of_what_was_never_written_is_a_conflict(store: Store) -> None:
    with pytest.raises(Conflict):
        store.commit(Save(partner()))


def test_a_put_writes_whatever_was_there_and_still_raises_the_version(store: Store) -> None:
    store.commit(Put(partner(number="K1")))
    old = read(store, partner())
    store.commit(Put(partner(locale="es")))
    new = read(store, partner())
    assert (new.version, new.locale, new.number) == (2, "es", None)
    with pytest.raises(Conflict):
        store.commit(Save(old))


def test_a_deleted_record_is_gone_and_may_be_added_again(store: Store) -> None:
    store.commit(Add(partner()))
    store.commit(Delete(Partner.ref("acme")))
    assert store.get(Partner.ref("acme")) is None
    store.commit(Add(partner()))
    assert read(store, partner()).version == 1


def test_deleting_what_is_not_there_does_nothing(store: Store) -> None:
    store.commit(Delete(Partner.ref("nobody")))


def test_a_commit_of_nothing_does_nothing(store: Store) -> None:
    store.commit()


def test_counters_begin_at_zero_and_add_up(store: Store) -> None:
    until = MORNING + timedelta(hours=1)
    for by in (1, 20, -2):
        store.commit(Increment("whatsapp/0900", by, until))
    counter = store.get(Counter.ref("whatsapp/0900"))
    assert counter is not None
    assert (counter.name, counter.value, counter.until) == ("whatsapp/0900", 19, until)


def test_many_records_of_any_types_are_read_at_once(store: Store) -> None:
    request = request_due("r1", minutes=None)
    store.commit(Add(partner()), Add(request))
    found = store.get_many(Partner.ref("acme"), Request.ref("r1"), Partner.ref("nobody"), Partner.ref("acme"))
    assert found.get(Partner.ref("acme")) == partner(version=1)
    assert found.get(Request.ref("r1")) == request.changed(version=1)
    assert found.get(Partner.ref("nobody")) is None
    assert store.get_many().get(Partner.ref("acme")) is None


def test_more_than_a_hundred_are_not_read_at_once(store: Store) -> None:
    with pytest.raises(ValueError, match="100"):
        store.get_many(*(Partner.ref(str(n)) for n in range(101)))


# ── all or nothing ───────────────────────────────────────────────────────────────────────────────────


def test_several_writes_are_done_together(store: Store) -> None:
    store.commit(Add(partner("a")), Add(partner("gone")))
    a = read(store, partner("a"))
    store.commit(
        Save(a.changed(locale="es")),
        Add(partner("b")),
        Put(partner("c")),
        Delete(Partner.ref("gone")),
        Increment("n", 2, MORNING),
    )
    found = store.get_many(*(Partner.ref(i) for i in ("a", "b", "c", "gone")), Counter.ref("n"))
    versions = [p.version if (p := found.get(Partner.ref(i))) else None for i in ("a", "b", "c", "gone")]
    assert versions == [2, 1, 1, None]
    counter = found.get(Counter.ref("n"))
    assert counter is not None
    assert counter.value == 2


@pytest.mark.parametrize("bad", ["add", "save"])
def test_one_conflict_undoes_all(store: Store, bad: str) -> None:
    store.commit(Add(partner("there")))
    failing = Add(partner("there")) if bad == "add" else Save(partner("there", version=7))
    with pytest.raises(Conflict):
        store.commit(Add(partner("new")), Increment("n", 1, MORNING), failing)
    assert store.get(Partner.ref("new")) is None
    assert store.get(Counter.ref("n")) is None


def test_a_hundred_writes_fit_in_a_commit_and_more_do_not(store: Store) -> None:
    store.commit(*(Add(partner(str(n))) for n in range(100)))
    assert read(store, partner("99")).version == 1
    with pytest.raises(ValueError, match="100"):
        store.commit(*(Put(partner(str(n))) for n in range(101)))


def test_two_writes_to_one_record_do_not_go_together(store: Store) -> None:
    with pytest.raises(ValueError, match="another record"):
        store.commit(Add(partner()), Put(partner()))


def test_of_many_who_add_or_save_at_once_one_wins(store: Store) -> None:
    assert sum(at_once(lambda n: store.commit(Add(partner(number=str(n)))))) == 1
    old = read(store, partner())
    assert sum(at_once(lambda n: store.commit(Save(old.changed(number=str(n))), Put(partner(f"p{n}"))))) == 1
    assert read(store, partner()).version == 2


def test_of_many_who_count_at_once_all_count(store: Store) -> None:
    assert all(at_once(lambda n: store.commit(Increment("n", n, MORNING))))
    counter = store.get(Counter.ref("n"))
    assert counter is not None
    assert counter.value == sum(range(8))


def at_once(write: Callable[[int], None]) -> list[bool]:
    """Let eight threads write; say for each whether it met no conflict."""

    def one(n: int) -> bool:
        try:
            write(n)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(8)))


# ── advance ──────────────────────────────────────────────────────────────────────────────────────────


def test_only_a_higher_rank_is_written(store: Store) -> None:
    told = [store.advance(delivery(s), delivery(s).rank) for s in ("delivered", "sent", "delivered", "read")]
    assert told == [True, False, False, True]
    there = store.get(Delivery.ref("whatsapp", "1", "m1"))
    assert there is not None
    assert there.status == "read"


def test_advancing_takes_a_record_into_a_list_and_out_of_it(store: Store) -> None:
    store.advance(delivery("failed"), 3)
    assert len(store.page(Delivery, "failed-deliveries").records) == 1
    store.advance(delivery("deleted"), 4)
    assert store.page(Delivery, "failed-deliveries").records == ()


# ── lists ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_list_is_read_page_by_page_the_newest_first(store: Store) -> None:
    store.commit(*(Add(partner(str(n), minutes=n)) for n in range(7)))
    seen: list[list[str]] = []
    cursor = None
    while True:
        page = store.page(Partner, "partners", limit=3, cursor=cursor)
        seen.append([p.id for p in page.records])
        if (cursor := page.cursor) is None:
            break
    assert seen == [["6", "5", "4"], ["3", "2", "1"], ["0"]]


def test_a_list_is_read_the_oldest_first_when_asked(store: Store) -> None:
    store.commit(*(Add(partner(str(n), minutes=n)) for n in range(4)))
    first = store.page(Partner, "partners", newest_first=False, limit=3)
    rest = store.page(Partner, "partners", newest_first=False, limit=3, cursor=first.cursor)
    assert [p.id for p in (*first.records, *rest.records)] == ["0", "1", "2", "3"]


def test_a_page_that_ends_with_the_list_has_no_cursor(store: Store) -> None:
    store.commit(*(Add(partner(str(n), minutes=n)) for n in range(3)))
    assert store.page(Partner, "partners", limit=3).cursor is None
    assert store.page(Partner, "empty").records == ()


def test_records_of_one_moment_are_each_seen_once(store: Store) -> None:
    store.commit(*(Add(partner(str(n))) for n in range(9)))
    seen: list[str] = []
    page = store.page(Partner, "partners", limit=2)
    while page.cursor:
        seen += [p.id for p in page.records]
        page = store.page(Partner, "partners", limit=2, cursor=page.cursor)
    seen += [p.id for p in page.records]
    assert sorted(seen) == [str(n) for n in range(9)]


def test_a_filter_fills_the_page_from_further_down(store: Store) -> None:
    suspended = {3, 20, 55}
    store.commit(
        *(
            Add(partner(str(n), minutes=n, state=PartnerState.SUSPENDED if n in suspended else PartnerState.ACTIVE))
            for n in range(60)
        )
    )
    page = store.page(Partner, "partners", where={"state": "suspended"}, limit=2)
    assert [p.id for p in page.records] == ["55", "20"]
    rest = store.page(Partner, "partners", where={"state": "suspended"}, limit=2, cursor=page.cursor)
    assert ([p.id for p in rest.records], rest.cursor) == (["3"], None)


def test_a_filter_may_ask_for_several_tags_and_for_an_empty_one(store: Store) -> None:
    base = {"channel": "whatsapp", "account": "1", "created_at": MORNING}
    store.commit(
        Add(Contact(id="1", partner_id="acme", **base)),
        Add(Contact(id="2", **base)),
        Add(Contact(id="3", **{**base, "channel": "telegram"})),
    )
    strangers = store.page(Contact, "contacts", where={"partner": "", "channel": "whatsapp"})
    assert [c.id for c in strangers.records] == ["2"]
    assert store.page(Contact, "contacts", where={"nonsense": "x"}).records == ()


def test_a_list_holds_several_types_and_gives_those_asked_for(store: Store) -> None:
    class Note(Partner):
        kind = "note"

        def key(self) -> Any:
            return Partner.ref(f"note-{self.id}").key

    note = Note(id="n", name="Note", created_at=MORNING)
    store.commit(Add(partner("p", minutes=1)), Add(note))
    assert [type(r) for r in store.page((Partner, Note), "partners").records] == [Partner, Note]
    assert [r.id for r in store.page(Partner, "partners").records] == ["p"]


def test_a_record_moves_up_in_its_list(store: Store) -> None:
    for minutes, contact in enumerate("ab"):
        at = MORNING + timedelta(minutes=minutes)
        store.commit(
            Add(Conversation(channel="c", account="1", contact=contact, last_inbound_at=at, started_at=MORNING))
        )
    first = store.get(Conversation.ref("c/1/a"))
    assert first is not None
    store.commit(Save(first.changed(last_inbound_at=MORNING + timedelta(hours=1))))
    assert [c.contact for c in store.page(Conversation, "conversations").records] == ["a", "b"]


def test_a_cursor_of_another_list_is_refused(store: Store) -> None:
    store.commit(*(Add(partner(str(n))) for n in range(3)))
    cursor = store.page(Partner, "partners", limit=1).cursor
    with pytest.raises(Malformed):
        store.page(StaffToken, "staff-tokens", cursor=cursor)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cursor=st.text(min_size=1, max_size=300) | st.binary(min_size=1).map(lambda b: b.hex()))
def test_no_made_up_cursor_is_taken(store: Store, cursor: str) -> None:
    with pytest.raises(Malformed):
        store.page(Partner, "partners", cursor=cursor)


# ── due ──────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_due_comes_the_longest_overdue_first(store: Store) -> None:
    minutes = {"soon": 10, "late": 2, "later": 5, "never": None, "latest": 1}
    store.commit(*(Add(request_due(id_, minutes=m)) for id_, m in minutes.items()))
    due = store.due(MORNING + timedelta(minutes=5), limit=10)
    assert [r.id for r in due if isinstance(r, Request)] == ["latest", "late", "later"]
    assert [r.version for r in due] == [1, 1, 1]
    assert len(store.due(MORNING + timedelta(minutes=5), limit=2)) == 2


def test_what_is_done_is_not_due_any_more(store: Store) -> None:
    store.commit(Add(request_due("r", minutes=1)))
    store.commit(Save(read(store, request_due("r", minutes=1)).changed(retry_at=None)))
    assert store.due(MORNING + timedelta(days=1), limit=10) == []


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────

MOMENTS = st.timedeltas(timedelta(0), timedelta(days=36_500)).map(
    lambda passed: datetime(2000, 1, 1, tzinfo=UTC) + passed
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(id_=TEXTS, name=TEXTS, at=MOMENTS, aliases=st.dictionaries(TEXTS, TEXTS, max_size=3), locale=TEXTS)
def test_any_text_and_any_moment_come_back_unchanged(
    store: Store, id_: str, name: str, at: datetime, aliases: dict[str, str], locale: str
) -> None:
    record = Partner(id=id_, name=name, created_at=at, aliases=aliases, locale=locale)
    store.commit(Put(record))
    back = store.get(Partner.ref(id_))
    assert back is not None
    assert back.changed(version=0) == record


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(places=st.lists(st.tuples(TEXTS, MOMENTS), unique_by=lambda p: p[0], max_size=8), size=st.integers(1, 4))
def test_the_pages_of_a_list_hold_each_record_once_and_in_order(
    store: Store, places: list[tuple[str, datetime]], size: int
) -> None:
    for old in store.page(DeadLetter, "dead-letters", limit=100).records:
        store.commit(Delete(DeadLetter.ref(old.id)))
    job = Job(queue=QueueName.INBOUND, id="1", group="g")
    for id_, at in places:
        store.commit(Add(DeadLetter(id=id_, job=job, reason="r", attempts=1, at=at)))
    seen: list[DeadLetter] = []
    page = store.page(DeadLetter, "dead-letters", limit=size)
    seen += page.records
    while page.cursor:
        page = store.page(DeadLetter, "dead-letters", limit=size, cursor=page.cursor)
        seen += page.records
    assert sorted(letter.id for letter in seen) == sorted(id_ for id_, _ in places)
    assert [letter.at for letter in seen] == sorted((at for _, at in places), reverse=True)


def test_a_token_that_expires_keeps_its_moment(store: Store) -> None:
    token = StaffToken(
        id="t", name="n", role=StaffRole.ADMIN, secret_hash="h", created_at=MORNING, expires=MORNING + timedelta(days=1)
    )
    store.commit(Add(token))
    assert store.get(StaffToken.ref("t")) == token.changed(version=1)
