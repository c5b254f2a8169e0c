"""Contacts, over HTTP. Their `key` is made of channel, account and the platform's id, and is safe in an address."""

from __future__ import annotations

from typing import Literal, Self

from chalicelib.domain.base import Model, Moment
from chalicelib.domain.partners import Contact
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import contacts as flow
from chalicelib.flows.admin import partners
from chalicelib.flows.admin.fields import ChannelName, Id


class ContactsQuery(PageQuery):
    """Which contacts: a lead belongs to no partner, a member to one."""

    state: Literal["lead", "member"] | None = None
    partner: Id | None = None
    channel: ChannelName | None = None


class Assignment(Model):
    """Whom a contact shall write for."""

    partner_id: Id


class ContactAnswer(Answer):
    """A contact."""

    key: str
    channel: str
    account: str
    id: str
    name: str | None
    phone: str | None
    username: str | None
    is_lead: bool
    partner_id: str | None
    invitation: str | None
    joined_at: Moment | None
    opted_out_at: Moment | None
    created_at: Moment

    @classmethod
    def of_contact(cls, contact: Contact) -> Self:
        """Return the answer for a contact."""
        return cls.of(contact, key=flow.key_of(contact.channel, contact.account, contact.id))


class ContactsAnswer(Items[ContactAnswer]):
    """A page of contacts."""


def list_contacts(call: Call, query: ContactsQuery) -> ContactsAnswer:
    """List the contacts, the newest first."""
    page = flow.list_contacts(call.house.store, query.window(), query.state, query.partner, query.channel)
    return ContactsAnswer.page(page, ContactAnswer.of_contact)


def list_contacts_of_partner(call: Call, partner_id: str, query: PageQuery) -> ContactsAnswer:
    """List the people who write for a partner."""
    page = partners.contacts_of(call.house.store, partner_id, query.window())
    return ContactsAnswer.page(page, ContactAnswer.of_contact)


def get_contact(call: Call, key: str) -> ContactAnswer:
    """Get one contact."""
    return ContactAnswer.of_contact(flow.get_contact(call.house.store, key))


def assign_contact(call: Call, key: str, body: Assignment) -> ContactAnswer:
    """Let a contact write for a partner; a draft that was begun for another one is dropped."""
    return ContactAnswer.of_contact(flow.assign_contact(call.house.store, call.act, key, body.partner_id))


def detach_contact(call: Call, key: str) -> ContactAnswer:
    """Make a contact a stranger again; its draft is dropped."""
    return ContactAnswer.of_contact(flow.detach_contact(call.house.store, call.act, key))
