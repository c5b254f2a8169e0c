"""Files that partners send: fetched once, kept, screened, read back like any order, or left to a person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.content import Media, MediaKind, Thread
from chalicelib.domain.conversations import InboundMessage, InState, Quarantined
from chalicelib.domain.errors import Conflict, Misconfigured, Unavailable
from chalicelib.domain.operations import Job, QueueName, StaffRole
from chalicelib.domain.requests import Request, RequestKind
from chalicelib.domain.verdicts import Action
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.quarantine import release
from chalicelib.flows.attachments import GIVE_UP_AFTER
from tests.flows.test_once import Bomb, CrashingPort, patiently
from tests.world import PaperPhotos, PaperVoices, World

FILES = {
    "order": b"order 10 COLA-330",
    "ticket": b"ticket two cases were damaged",
    "scan": b"\0",
    "chat": b"good morning",
    "card": b"ticket my secret",
    "bad": b"hold me",
    "worse": b"drop me",
}


@pytest.fixture
def world() -> World:
    world = World()
    world.joins()
    world.channel.files = dict(FILES)
    return world


def file(name: str, kind: MediaKind = "document", **more: Any) -> Media:
    return Media(kind=kind, media_id=name, **{"filename": f"{name}.csv", "mime": "text/csv", **more})


def tickets(world: World) -> list[Request]:
    return [r for r in world.store.all(Request) if r.type is RequestKind.TICKET]


def pause_after(world: World, job: Job) -> float | None:
    """Work on a job; return the seconds after which it wants to come again, None when it is done."""
    try:
        world.converse(job)
    except Unavailable as error:
        return error.retry_after_s
    return None


def message(world: World) -> InboundMessage:
    return world.store.all(InboundMessage)[-1]


# ── an order ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_is_read_back_and_booked_only_after_a_yes(world: World) -> None:
    assert world.hears(file("order")) == ["read_back"]
    assert world.orders() == []
    assert world.hears(world.tap("confirm")) == ["booked"]
    (order,) = world.office.booked.values()
    assert [(line.sku, line.quantity) for line in order.lines] == [("COLA-330", 10)]


def test_the_file_is_kept_under_the_name_of_its_message(world: World) -> None:
    world.hears(file("order"))
    assert world.blobs.files == {f"media/{message(world).id}": (FILES["order"], "application/octet-stream")}


def test_the_record_of_the_message_stays_what_was_sent(world: World) -> None:
    world.hears(file("order"))
    assert message(world).event.content == file("order")
    assert message(world).turn is not None


def test_a_step_that_is_done_again_does_not_fetch_again(world: World) -> None:
    world.receive(world.says(file("order")))
    (job,) = world.queue.take()
    world.store.fail_next("commit")
    with pytest.raises(Unavailable):
        world.converse(job)
    world.channel.files.clear()  # the platform has forgotten it meanwhile
    world.store.fail_next("commit", Conflict("somebody else"))
    world.converse(job)
    world.work()
    assert world.channel.fetches == 1
    assert [m.purpose for m in world.channel.delivered] == ["read_back"]


def test_a_complaint_in_a_file_is_a_ticket_with_its_words(world: World) -> None:
    assert world.hears(file("ticket")) == ["ticket_opened"]
    (ticket,) = tickets(world)
    assert "two cases were damaged" in ticket.text


@pytest.mark.parametrize("at", range(1, 14))
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_at_any_call_leaves_one_read_back(world: World, at: int, after: bool) -> None:
    bomb = Bomb(at, after=after)
    fetch = world.channel.fetch
    world.channel.fetch = lambda *asked: bomb.around(lambda: fetch(*asked))  # type: ignore[method-assign]
    world.store, world.queue = CrashingPort(world.store, bomb), CrashingPort(world.queue, bomb)  # type: ignore[assignment]
    world.blobs = CrashingPort(world.blobs, bomb)  # type: ignore[assignment]
    patiently(world, file("order"))
    assert bomb.count >= at
    assert len(world.conversation.draft.lines) == 1
    assert {m.id for m in world.channel.delivered if m.purpose == "read_back"} == {
        m.id for m in world.channel.delivered
    }
    assert world.dead == []


# ── screening ────────────────────────────────────────────────────────────────────────────────────────


def test_what_a_file_says_is_masked_like_any_text(world: World) -> None:
    world.hears(file("card"))
    assert message(world).verdict.action is Action.MASK
    assert "my \u2022\u2022\u2022\u2022" in tickets(world)[0].text
    stored = [record.model_dump_json() for of in (InboundMessage, Request) for record in world.store.all(of)]
    assert "secret" not in "".join(stored)


def test_what_a_file_says_is_held_like_any_text_and_goes_on_when_released(world: World) -> None:
    assert world.hears(file("bad")) == []
    assert message(world).state is InState.HELD
    (held,) = world.store.all(Quarantined)
    world.channel.files["bad"] = b"hold me"
    act = Act("t-1", "Ann", StaffRole.ADMIN, world.clock.now(), "r-1")
    release(world.store, world.queue, act, held.message)
    world.work()
    assert message(world).state is InState.DONE
    assert world.channel.fetches == 1
    assert [m.purpose for m in world.channel.delivered] == ["file_unread"]


def test_what_may_not_be_stored_at_all_is_left_to_a_person(world: World) -> None:
    assert world.hears(file("worse")) == ["file_unread"]
    assert "drop me" not in tickets(world)[0].text


# ── what cannot be read ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["scan", "chat", "gone"])
def test_a_file_that_is_not_understood_goes_to_a_person_and_the_partner_hears_so_once(world: World, name: str) -> None:
    assert world.hears(file(name)) == ["file_unread"]
    (ticket,) = tickets(world)
    text = world.last_reply().reply.text
    assert "could not read your file" in text
    assert str(ticket.number) in text
    assert f"media/{message(world).id}" in ticket.text
    assert f"{name}.csv" in ticket.subject


def test_a_nameless_file_goes_to_a_person_too(world: World) -> None:
    world.hears(file("scan", filename=None))
    assert tickets(world)[0].subject == f"media/{message(world).id}"


def test_the_caption_of_a_file_that_cannot_be_read_is_heard_and_a_person_looks_at_the_file(world: World) -> None:
    assert world.hears(file("scan", caption="order 10 COLA-330")) == ["read_back", "file_unread"]
    assert world.hears(file("gone", caption="no")) == ["cancelled", "file_unread"]
    assert world.conversation.draft.lines == ()


def test_a_caption_that_is_a_ticket_itself_makes_no_second_one(world: World) -> None:
    assert world.hears(file("scan", caption="ticket it arrived damaged")) == ["ticket_opened"]
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("kind", ["image", "video", "audio", "sticker"])
def test_other_media_are_not_fetched(world: World, kind: MediaKind) -> None:
    assert world.hears(file("order", kind, filename=None)) == ["file_received"]
    assert world.channel.fetches == 0
    assert tickets(world) == []


# ── photos and voice notes, where they are read ──────────────────────────────────────────────────────


def test_an_order_on_a_photo_is_read_back(world: World) -> None:
    world.photos = PaperPhotos()
    assert world.hears(file("order", "image")) == ["read_back"]
    assert world.orders() == []
    assert world.hears(world.tap("confirm")) == ["booked"]


def test_a_photo_that_says_nothing_is_left_to_a_person(world: World) -> None:
    world.photos = PaperPhotos()
    world.channel.files["blank"] = b""
    assert world.hears(file("blank", "image")) == ["file_unread"]


def test_a_voice_note_is_read_back_once_it_is_written_down(world: World) -> None:
    world.voices = PaperVoices(world.clock, world.blobs)
    before = world.clock.now()
    assert world.hears(file("order", "audio")) == ["read_back"]
    assert world.clock.now() - before == timedelta(seconds=20)
    assert world.channel.fetches == 1
    assert len(world.voices.begun) == 1
    assert world.orders() == []


def test_what_somebody_says_is_heard_like_what_somebody_writes(world: World) -> None:
    world.voices = PaperVoices(world.clock, world.blobs)
    assert world.hears(file("chat", "audio")) == ["not_understood"]
    assert world.hears(file("ticket", "audio")) == ["ticket_opened"]
    assert world.hears(file("bad", "audio")) == []
    assert message(world).state is InState.HELD


def test_a_voice_note_without_words_is_left_to_a_person(world: World) -> None:
    world.voices = PaperVoices(world.clock, world.blobs)
    world.channel.files["silence"] = b" "
    assert world.hears(file("scan", "audio")) == ["file_unread"]
    assert world.hears(file("silence", "audio")) == ["file_unread"]


def test_a_voice_note_that_takes_too_long_is_left_to_a_person_before_the_queue_buries_it(world: World) -> None:
    world.voices = PaperVoices(world.clock, world.blobs, takes_s=3600)
    world.receive(world.says(file("order", "audio")))
    (job,) = world.queue.take()
    received = 1
    while (pause_s := pause_after(world, job)) is not None:
        world.clock.advance(pause_s)
        received += 1
    world.work()
    assert received <= 8
    assert [m.purpose for m in world.channel.delivered] == ["file_unread"]


def test_a_released_voice_note_is_waited_for_however_old_it_is(world: World) -> None:
    world.screening.flooded = True
    world.hears(file("order", "audio"))
    world.screening.flooded = False
    world.voices = PaperVoices(world.clock, world.blobs)
    world.clock.advance(timedelta(days=2))
    (held,) = world.store.all(Quarantined)
    act = Act("t-1", "Ann", StaffRole.ADMIN, world.clock.now(), "r-1")
    release(world.store, world.queue, act, held.message)
    world.work()
    assert [m.purpose for m in world.channel.delivered] == ["read_back"]


# ── a platform that does not answer ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("error", [Unavailable("down"), Misconfigured("no token")])
def test_a_file_that_cannot_be_fetched_now_is_tried_again(world: World, error: Exception) -> None:
    world.receive(world.says(file("order")))
    (job,) = world.queue.take()
    world.channel.trouble_with_files = [error]
    with pytest.raises(type(error)):
        world.converse(job)
    world.converse(job)
    world.work()
    assert [m.purpose for m in world.channel.delivered] == ["read_back"]


def test_a_file_that_cannot_be_fetched_for_long_is_left_to_a_person(world: World) -> None:
    world.receive(world.says(file("order")))
    (job,) = world.queue.take()
    world.channel.trouble_with_files = [Unavailable("down")] * 2
    world.clock.advance(GIVE_UP_AFTER - timedelta(seconds=1))
    with pytest.raises(Unavailable):
        world.converse(job)
    world.clock.advance(1)
    world.converse(job)
    world.work()
    assert [m.purpose for m in world.channel.delivered] == ["file_unread"]


# ── who may send files ───────────────────────────────────────────────────────────────────────────────


def test_nothing_is_fetched_for_a_stranger(world: World) -> None:
    assert world.hears(file("order"), contact="eve") == ["stranger"]
    assert world.channel.fetches == 0


def test_nothing_is_fetched_from_a_public_place(world: World) -> None:
    world.hears(file("order"), thread=Thread(post_id="p", comment_id="c"))
    assert world.channel.fetches == 0
    assert world.queue.jobs(QueueName.ORDERS) == []
