"""A visitor's mailbox: the own conversation whole, released, in order; and nobody else's, ever."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.content import Choice, Content, Option, Referral, Reply, Text
from chalicelib.domain.conversations import (
    EchoMessage,
    InboundMessage,
    InState,
    OutboundMessage,
    OutState,
    conversation_id,
)
from chalicelib.domain.errors import Malformed
from chalicelib.domain.events import MessageEvent, Sender
from chalicelib.flows.mailbox import PAGE, PEEK, Mail, Mailbox
from tests.fakes import MORNING, InMemoryStore

ME, YOU = "visitor-me", "visitor-you"


def wrote(
    contact: str,
    id: str,
    *,
    at: datetime = MORNING,
    content: Content | None = None,
    state: InState = InState.DONE,
    account: str = "shop",
) -> InboundMessage:
    event = MessageEvent(
        channel="web",
        account=account,
        id=id,
        sender=Sender(id=contact),
        at=at,
        content=content or Text(text=f"{contact} wrote {id}"),
    )
    place = conversation_id("web", account, contact)
    return InboundMessage(event=event, conversation=place, received_at=at, state=state)


def answered(
    contact: str,
    id: str,
    *,
    at: datetime = MORNING,
    state: OutState = OutState.SENT,
    account: str = "shop",
    options: tuple[Option, ...] = (),
) -> OutboundMessage:
    return OutboundMessage(
        id=id,
        conversation=conversation_id("web", account, contact),
        channel="web",
        account=account,
        contact=contact,
        purpose="answer",
        reply=Reply(text=f"{contact} was told {id}", options=options),
        created_at=at,
        state=state,
    )


def mailbox(store: InMemoryStore, contact: str = ME) -> Mailbox:
    return Mailbox(store, conversation_id("web", "shop", contact))


def ids(mail: Mail) -> list[str]:
    return [letter.id for letter in mail.letters]


def after(minutes: float) -> datetime:
    return MORNING + timedelta(minutes=minutes)


# ── what is shown ────────────────────────────────────────────────────────────────────────────────────


def test_a_conversation_is_shown_in_order_with_who_said_what() -> None:
    yes = Option(id="confirm:a:1", title="Yes", description="book it")
    store = InMemoryStore(
        answered(ME, "r1", at=after(1), options=(yes,)),
        wrote(ME, "m1"),
        wrote(ME, "m2", at=after(2), content=Choice(id="confirm:a:1", title="Yes")),
    )
    first, second, third = mailbox(store).latest().letters
    assert (first.id, first.by, first.state, first.text) == ("m1", "visitor", "received", "visitor-me wrote m1")
    assert (second.id, second.by, second.state, second.options) == ("r1", "company", "sent", (yes,))
    assert (third.id, third.text, third.choice) == ("m2", "Yes", "confirm:a:1")


@pytest.mark.parametrize("state", [s for s in OutState if s is not OutState.SENT])
def test_a_reply_that_was_not_released_is_not_shown(state: OutState) -> None:
    mail = mailbox(InMemoryStore(wrote(ME, "m1"), answered(ME, "r1", state=state))).latest()
    assert ids(mail) == ["m1"]
    assert "r1" not in mail.model_dump_json()


@pytest.mark.parametrize("state", list(InState))
def test_a_visitor_cannot_tell_what_screening_did_with_the_own_message(state: InState) -> None:
    (letter,) = mailbox(InMemoryStore(wrote(ME, "m1", state=state))).latest().letters
    assert letter.state == "received"


def test_an_invitations_code_is_not_shown_again() -> None:
    mail = mailbox(InMemoryStore(wrote(ME, "m1", content=Referral(ref="7K3F9-QW2ZB")))).latest()
    assert mail.letters == ()
    assert "7K3F9" not in mail.model_dump_json()


@pytest.mark.parametrize(
    ("record", "is_coming"),
    [
        (wrote(ME, "m1", state=InState.RECEIVED), True),
        (answered(ME, "r1", state=OutState.QUEUED), True),
        (answered(ME, "r1", state=OutState.SENDING), True),
        (wrote(ME, "m1"), False),
        (answered(ME, "r1"), False),
        (answered(ME, "r1", state=OutState.HELD), False),
        (answered(ME, "r1", state=OutState.FAILED), False),
    ],
)
def test_it_tells_whether_an_answer_is_on_its_way(record: InboundMessage | OutboundMessage, is_coming: bool) -> None:
    assert mailbox(InMemoryStore(record)).latest().is_answer_coming is is_coming


def test_an_empty_mailbox_is_empty_and_can_be_asked_again() -> None:
    store = InMemoryStore()
    mail = mailbox(store).latest()
    assert (mail.letters, mail.before, mail.is_answer_coming) == ((), None, False)
    assert mailbox(store).since(mail.after).letters == ()
    store.seed(wrote(ME, "m1"))
    assert ids(mailbox(store).since(mail.after)) == ["m1"]


# ── what is new ──────────────────────────────────────────────────────────────────────────────────────


def test_what_is_new_comes_once_it_is_there() -> None:
    store = InMemoryStore(wrote(ME, "m1"))
    mail = mailbox(store).latest()
    store.seed(answered(ME, "r1", at=after(5)))
    assert "r1" in ids(mailbox(store).since(mail.after))
    later = mailbox(store).since(mailbox(store).since(mail.after).after)
    assert ids(later) == ["r1"]


def test_a_message_that_appears_late_between_others_is_not_missed() -> None:
    store = InMemoryStore(answered(ME, "r2", at=after(1)))
    mail = mailbox(store).latest()
    store.seed(wrote(ME, "m1", at=after(1) - timedelta(seconds=20)))
    assert "m1" in ids(mailbox(store).since(mail.after))


@pytest.mark.parametrize("state", [OutState.QUEUED, OutState.SENDING, OutState.HELD])
def test_a_reply_that_is_released_late_is_not_missed(state: OutState) -> None:
    store = InMemoryStore(wrote(ME, "m1"), answered(ME, "r1", at=after(1), state=state))
    store.seed(*(wrote(ME, f"m{n}", at=after(n)) for n in range(2, 20)))
    mail = mailbox(store).latest()
    for _ in range(3):
        mail = mailbox(store).since(mail.after)
        assert "r1" not in ids(mail)
    store.seed(answered(ME, "r1", at=after(1)))
    assert "r1" in ids(mailbox(store).since(mail.after))


def test_a_look_at_a_long_quiet_conversation_reads_little() -> None:
    store = InMemoryStore(*(wrote(ME, f"m{n}", at=after(n)) for n in range(200)))
    mail = mailbox(store).latest()
    store.reads = 0
    assert ids(mailbox(store).since(mail.after)) == ["m199"]
    assert store.reads <= PEEK


@pytest.mark.parametrize("cursor", ["-1", "1.5", "x", "", " 1", "١٢٣", "9" * 15, "9" * 16, "1e9"])
def test_a_cursor_that_is_not_ours_is_malformed(cursor: str) -> None:
    with pytest.raises(Malformed):
        mailbox(InMemoryStore(wrote(ME, "m1"))).since(cursor)


# ── what was earlier ─────────────────────────────────────────────────────────────────────────────────


def test_a_long_conversation_is_read_back_page_by_page_without_a_gap() -> None:
    many = 2 * PAGE + 7
    store = InMemoryStore(*(wrote(ME, f"m{n}", at=after(n)) for n in range(many)))
    mail = mailbox(store).latest()
    read = ids(mail)
    while mail.before:
        mail = mailbox(store).earlier(mail.before)
        read = [*ids(mail), *read]
    assert read == [f"m{n}" for n in range(many)]


def test_more_news_than_a_page_are_found_by_going_back() -> None:
    store = InMemoryStore(wrote(ME, "m0"))
    mail = mailbox(store).latest()
    store.seed(*(answered(ME, f"r{n}", at=after(n)) for n in range(1, PAGE + 10)))
    news = mailbox(store).since(mail.after)
    assert len(news.letters) == PAGE
    assert news.before is not None
    assert ids(mailbox(store).earlier(news.before)) == ["m0", *(f"r{n}" for n in range(1, 10))]


# ── nobody else's ────────────────────────────────────────────────────────────────────────────────────

contacts = st.sampled_from([ME, YOU, "visitor-m", "visitor-me2", "user-7421", "visitor-me/x"])
accounts = st.sampled_from(["shop", "shop2", "sho"])
minutes = st.integers(0, 5).map(after)
records = st.lists(
    st.one_of(
        st.builds(wrote, contacts, st.uuids().map(str), at=minutes, account=accounts),
        st.builds(answered, contacts, st.uuids().map(str), at=minutes, account=accounts),
    ),
    max_size=30,
)


@given(kept=records, reader=contacts, account=accounts, since=st.integers(0, 2_000_000_000_000))
@settings(deadline=None, max_examples=60)
def test_a_visitor_sees_all_of_the_own_conversation_and_nothing_of_another(
    kept: list[InboundMessage | OutboundMessage], reader: str, account: str, since: int
) -> None:
    store = InMemoryStore(*kept)
    own = {_id(r) for r in kept if r.conversation == f"web/{account}/{reader}"}
    box = Mailbox(store, conversation_id("web", account, reader))
    assert set(ids(box.latest())) == own
    assert set(ids(box.since(str(since)))) <= own


@given(kept=records, reader=contacts, other=contacts)
@settings(deadline=None, max_examples=60)
def test_a_cursor_of_another_conversation_opens_nothing_of_it(
    kept: list[InboundMessage | OutboundMessage], reader: str, other: str
) -> None:
    store = InMemoryStore(*kept, *(wrote(other, f"m{n}") for n in range(PAGE + 1)))
    foreign = Mailbox(store, conversation_id("web", "shop", other)).latest().before
    assert foreign is not None
    own = {_id(r) for r in store.all(InboundMessage) if r.conversation == f"web/shop/{reader}"}
    own |= {r.id for r in store.all(OutboundMessage) if r.conversation == f"web/shop/{reader}"}
    try:
        seen = set(ids(Mailbox(store, conversation_id("web", "shop", reader)).earlier(foreign)))
    except Malformed:
        seen = set()
    assert seen <= own


def _id(record: InboundMessage | OutboundMessage) -> str:
    return record.event.id if isinstance(record, InboundMessage) else record.id


def test_a_record_that_stands_in_the_wrong_list_is_not_shown() -> None:
    class Slipping(InMemoryStore):
        """Lists everything under every name."""

        def page(self, of, listing, **how):  # type: ignore[no-untyped-def]
            return super().page(of, "conversation/web/shop/visitor-you", **how)

    store = Slipping(wrote(YOU, "m1"), answered(YOU, "r1"))
    assert mailbox(store).latest().letters == ()


def test_what_a_colleague_wrote_elsewhere_is_no_letter() -> None:
    echo = EchoMessage(
        id="e1",
        platform_id="p1",
        conversation=conversation_id("web", "shop", ME),
        channel="web",
        account="shop",
        contact=ME,
        content=Text(text="psst"),
        at=MORNING,
    )
    assert mailbox(InMemoryStore(echo)).latest().letters == ()
