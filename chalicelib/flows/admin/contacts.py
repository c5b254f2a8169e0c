"""Contacts: the people who write to us, and whom they write for."""

from __future__ import annotations

import base64
import binascii
from typing import Literal

from chalicelib.domain.base import Ref
from chalicelib.domain.conversations import Conversation, conversation_id
from chalicelib.domain.errors import NotFound
from chalicelib.domain.partners import Contact, Partner
from chalicelib.domain.trade import Draft
from chalicelib.flows.admin.act import Act
from chalicelib.flows.admin.looking import Window, found, page_of, present
from chalicelib.ports import Page, Save, Store

_PARTS = 3


def key_of(channel: str, account: str, contact: str) -> str:
    """Return a contact's name for addresses: base64url, as platform ids may hold slashes and anything else."""
    name = conversation_id(channel, account, contact)
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def name_from_key(key: str) -> str:
    """Return the conversation's name behind a key. Raises `NotFound` when it is no key."""
    try:
        name = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode()
    except (binascii.Error, UnicodeError) as error:
        raise NotFound("no such contact") from error
    if len(name.split("/", _PARTS - 1)) < _PARTS:
        raise NotFound("no such contact")
    return name


def list_contacts(
    store: Store,
    window: Window,
    state: Literal["lead", "member"] | None,
    partner: str | None,
    channel: str | None,
) -> Page[Contact]:
    """Return a page of the contacts, the newest first."""
    return page_of(store, Contact, "contacts", window, state=state, partner=partner, channel=channel)


def get_contact(store: Store, key: str) -> Contact:
    """Return the contact. Raises `NotFound`."""
    return found(store, _ref(key))


def assign_contact(store: Store, act: Act, key: str, partner_id: str) -> Contact:
    """Let somebody write for a company. Raises `NotFound` for either, `Conflict` when they just wrote."""
    found(store, Partner.ref(partner_id), field="partner_id")
    return _move(store, act, key, partner_id)


def detach_contact(store: Store, act: Act, key: str) -> Contact:
    """Make somebody a stranger again. Raises `NotFound`, `Conflict` when they just wrote."""
    return _move(store, act, key, None)


def _move(store: Store, act: Act, key: str, partner_id: str | None) -> Contact:
    contact_ref, talk_ref = _ref(key), Conversation.ref(name_from_key(key))
    records = store.get_many(contact_ref, talk_ref)
    contact, talk = present(records.get(contact_ref), contact_ref), records.get(talk_ref)
    if contact.partner_id == partner_id:
        return contact
    moved = contact.changed(partner_id=partner_id, invitation=None, joined_at=act.at if partner_id else None)
    # What was under discussion for one company must not be booked for another.
    left = [Save(talk.changed(partner_id=partner_id, draft=Draft(), last_order=None))] if talk else []
    action = "contact.assign" if partner_id else "contact.detach"
    store.commit(Save(moved), *left, act.entry(action, f"{key} {partner_id or contact.partner_id}"))
    return get_contact(store, key)


def _ref(key: str) -> Ref[Contact]:
    channel, account, contact = name_from_key(key).split("/", _PARTS - 1)
    return Contact.ref(channel, account, contact)
