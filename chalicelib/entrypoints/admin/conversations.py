"""Conversations, over HTTP."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field

from chalicelib.domain.base import Moment
from chalicelib.domain.conversations import Conversation
from chalicelib.domain.trade import Draft
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery, digits
from chalicelib.entrypoints.admin.call import Call
from chalicelib.entrypoints.admin.messages import MessageAnswer, message_answer
from chalicelib.flows.admin import conversations as flow
from chalicelib.flows.admin.contacts import key_of
from chalicelib.flows.admin.conversations import MESSAGES_MOST
from chalicelib.flows.admin.fields import ChannelName, Id


class ConversationsQuery(PageQuery):
    """Which conversations."""

    channel: ChannelName | None = None
    partner: Id | None = None


class MessagesQuery(PageQuery):
    """Which stretch of a conversation."""

    limit: Annotated[int, Field(ge=1, le=MESSAGES_MOST), BeforeValidator(digits)] = 25


class ConversationAnswer(Answer):
    """A conversation and where it stands. Its `key` is that of its contact."""

    key: str
    channel: str
    account: str
    contact: str
    partner_id: str | None
    language: str
    draft: Draft
    last_order: str | None
    last_inbound_at: Moment
    started_at: Moment

    @classmethod
    def of_conversation(cls, talk: Conversation) -> Self:
        """Return the answer for a conversation."""
        return cls.of(talk, key=key_of(talk.channel, talk.account, talk.contact))


class ConversationsAnswer(Items[ConversationAnswer]):
    """A page of conversations."""


class MessagesAnswer(Items[MessageAnswer]):
    """A page of messages."""


def list_conversations(call: Call, query: ConversationsQuery) -> ConversationsAnswer:
    """List the conversations, the last written in first."""
    page = flow.list_conversations(call.house.store, query.window(), query.channel, query.partner)
    return ConversationsAnswer.page(page, ConversationAnswer.of_conversation)


def get_conversation(call: Call, key: str) -> ConversationAnswer:
    """Get one conversation with its draft."""
    return ConversationAnswer.of_conversation(flow.get_conversation(call.house.store, key))


def list_messages(call: Call, key: str, query: MessagesQuery) -> MessagesAnswer:
    """List what was said in a conversation, how it was understood, and what became of it, the newest first."""
    told, cursor = flow.messages_of(call.house.store, key, query.window())
    return MessagesAnswer.made_of((message_answer(t.message, t.delivery) for t in told), cursor)
