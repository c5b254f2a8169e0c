"""What a visitor of the chat widget may read: the own conversation and no other, as far as it has been released."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from chalicelib.domain.base import Model, Moment
from chalicelib.domain.content import Choice, Option, OutMedia, Text
from chalicelib.domain.conversations import InboundMessage, InState, OutboundMessage, OutState
from chalicelib.domain.errors import Malformed
from chalicelib.ports import Page, Store

PAGE = 50
PEEK = 5
"""What a poll looks at first: mostly there is nothing new, and each record read costs."""

SETTLED_AFTER = timedelta(seconds=30)
"""Lists lag behind and clocks differ, so that a message can turn up before one that was read already."""

_UNSETTLED = (OutState.QUEUED, OutState.SENDING, OutState.HELD)
_COMING = (OutState.QUEUED, OutState.SENDING, InState.RECEIVED)
_DIGITS_MOST = 15
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Kept = InboundMessage | OutboundMessage


class Letter(Model):
    """One message as the visitor sees it. `id` of an own message is the one made in the browser."""

    id: str
    by: Literal["visitor", "company"]
    at: Moment
    state: Literal["received", "sent"]
    text: str
    options: tuple[Option, ...] = ()
    media: OutMedia | None = None
    choice: str | None = None


class Mail(Model):
    """Letters, oldest first.

    `after` asks for what is new since; the last letters may come again then, changed or not. `before` asks for what
    was earlier, None where there is nothing.
    """

    letters: tuple[Letter, ...]
    after: str
    before: str | None = None
    is_answer_coming: bool = False


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Reads one conversation. Raises `Malformed` for a cursor that is not ours."""

    store: Store
    conversation: str

    def latest(self) -> Mail:
        """Return the end of the conversation."""
        page = self._page(PAGE)
        return _mail(page.records, page.cursor, _EPOCH)

    def earlier(self, before: str) -> Mail:
        """Return what came before."""
        page = self._page(PAGE, before)
        return _mail(page.records, page.cursor, _EPOCH)

    def since(self, after: str) -> Mail:
        """Return what is new; when that is more than a page, `before` leads to the rest."""
        start = _moment_from_cursor(after)
        page = self._page(PEEK)
        if page.cursor and all(_at(r) >= start for r in page.records):
            page = self._page(PAGE)
        news = [r for r in page.records if _at(r) >= start]
        is_whole = len(news) < len(page.records)
        return _mail(news, None if is_whole else page.cursor, start)

    def _page(self, limit: int, cursor: str | None = None) -> Page[Kept]:
        kinds: tuple[type[Kept], ...] = (InboundMessage, OutboundMessage)
        page = self.store.page(kinds, f"conversation/{self.conversation}", limit=limit, cursor=cursor)
        # The listing holds this conversation only; a slip there must not show one visitor what another wrote.
        return Page(tuple(r for r in page.records if r.conversation == self.conversation), page.cursor)


def _mail(newest_first: Iterable[Kept], before: str | None, start: datetime) -> Mail:
    kept = list(reversed(list(newest_first)))
    letters = [letter for letter in map(_letter, kept) if letter is not None]
    return Mail(
        letters=tuple(letters),
        after=_cursor_from_moment(_settled_until(kept, start)),
        before=before,
        is_answer_coming=any(_is_coming(record) for record in kept),
    )


def _settled_until(oldest_first: list[Kept], start: datetime) -> datetime:
    """Say from when on a later look may find something else than this one."""
    if not oldest_first:
        return start
    unsettled = [r.created_at for r in oldest_first if isinstance(r, OutboundMessage) and r.state in _UNSETTLED]
    return min([_at(oldest_first[-1]) - SETTLED_AFTER, *unsettled])


def _at(record: Kept) -> datetime:
    return record.received_at if isinstance(record, InboundMessage) else record.created_at


def _is_coming(record: Kept) -> bool:
    return record.state in _COMING


def _letter(record: Kept) -> Letter | None:
    return _own(record) if isinstance(record, InboundMessage) else _reply(record)


def _own(message: InboundMessage) -> Letter | None:
    """Show what the visitor wrote; that some of it was held or dropped is not for the visitor to know."""
    content = message.event.content
    if not isinstance(content, Text | Choice):
        return None
    text, choice = (content.title, content.id) if isinstance(content, Choice) else (content.text, None)
    return Letter(
        id=message.event.id,
        by="visitor",
        at=message.received_at,
        state="received",
        text=text,
        choice=choice,
    )


def _reply(message: OutboundMessage) -> Letter | None:
    # Until it is sent, a reply has not been through screening.
    if message.state is not OutState.SENT:
        return None
    reply = message.reply
    return Letter(
        id=message.id,
        by="company",
        at=message.created_at,
        state="sent",
        text=reply.text,
        options=reply.options,
        media=reply.media,
    )


def _cursor_from_moment(moment: datetime) -> str:
    return str(max(0, (moment - _EPOCH) // timedelta(milliseconds=1)))


def _moment_from_cursor(cursor: str) -> datetime:
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= _DIGITS_MOST):
        raise Malformed("this cursor is not ours", field="after")
    try:
        return _EPOCH + timedelta(milliseconds=int(cursor))
    except OverflowError as error:
        raise Malformed("this cursor is not ours", field="after") from error
