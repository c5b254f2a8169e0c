"""Who writes, for whom, and where the conversation stands: what a message is answered from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.base import Counter
from chalicelib.domain.content import Content
from chalicelib.domain.conversations import Conversation, InboundMessage, conversation_id
from chalicelib.domain.dealings import PartnerDealings
from chalicelib.domain.errors import NotFound, Unavailable
from chalicelib.domain.operations import CatalogueVersion, Job
from chalicelib.domain.partners import Contact, ContactAlias, Partner
from chalicelib.domain.trade import Dealings
from chalicelib.ports import FloodCounter, Found, Screening, Store

_ALIAS_STEPS = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """All that is known when a message is answered. Records of version 0 are not stored yet.

    `contact` is as it should be from now on; `is_contact_changed` says whether the store has it otherwise. `file` is what
    the message's file says, where it has one that was read.
    """

    message: InboundMessage
    contact: Contact
    conversation: Conversation
    partner: Partner | None
    dealings: Dealings
    catalogue_blob: str | None
    partner_count: int
    channel_count: int
    counters: tuple[FloodCounter, ...]
    new_alias: ContactAlias | None
    is_contact_changed: bool
    now: datetime
    file: Content | None = None

    @property
    def content(self) -> Content:
        """What was said to us, in the message or in its file."""
        return self.file or self.message.event.content


def load(job: Job, store: Store, screening: Screening, now: datetime) -> Situation:
    """Read everything: two calls for a contact that is known. Raises `NotFound` when there is no such message."""
    channel, account, sender = job.group.split("/", 2)
    conversation_ref = Conversation.ref(job.group)
    channel_counter = screening.counters(job.id, channel, None, now)[0]
    found = store.get_many(
        InboundMessage.ref(job.id),
        Contact.ref(channel, account, sender),
        ContactAlias.ref(channel, account, sender),
        conversation_ref,
        CatalogueVersion.ref(),
        Counter.ref(channel_counter.name),
    )
    message = found.get(InboundMessage.ref(job.id))
    if message is None:
        raise NotFound("no such message")
    stored, contact, new_alias = _contact(message, found, store, now)
    conversation = found.get(conversation_ref)
    if contact.id != sender:
        conversation = store.get(Conversation.ref(conversation_id(channel, account, contact.id)))
    counters = tuple(screening.counters(job.id, channel, contact.partner_id, now))
    partner, dealings, partner_count = _partner(contact, counters, store)
    version = found.get(CatalogueVersion.ref())
    return Situation(
        message=message,
        contact=contact,
        conversation=conversation or _new_conversation(contact, now),
        partner=partner,
        dealings=dealings,
        catalogue_blob=version.blob if version else None,
        partner_count=partner_count,
        channel_count=_value(found, channel_counter.name),
        counters=counters,
        new_alias=new_alias,
        is_contact_changed=contact != stored,
        now=now,
    )


def _partner(
    contact: Contact, counters: tuple[FloodCounter, ...], store: Store
) -> tuple[Partner | None, Dealings, int]:
    if contact.partner_id is None:
        return None, Dealings(), 0
    partner_ref, dealings_ref = Partner.ref(contact.partner_id), PartnerDealings.ref(contact.partner_id)
    names = [c.name for c in counters[1:]]
    found = store.get_many(partner_ref, dealings_ref, *map(Counter.ref, names))
    kept = found.get(dealings_ref)
    return found.get(partner_ref), kept.dealings if kept else Dealings(), sum(_value(found, name) for name in names)


def _value(found: Found, counter: str) -> int:
    record = found.get(Counter.ref(counter))
    return record.value if record else 0


def _contact(
    message: InboundMessage, found: Found, store: Store, now: datetime
) -> tuple[Contact, Contact, ContactAlias | None]:
    """Return the contact as stored (or new), as the message shows it, and the alias to write."""
    event = message.event
    known = found.get(Contact.ref(event.channel, event.account, event.sender.id))
    alias = found.get(ContactAlias.ref(event.channel, event.account, event.sender.id))
    if known is None and alias is not None:
        known = _follow(alias, store)
    if known is None and event.sender.other_ids:
        known = _by_other_ids(message, store)
    known = known or _new_contact(message, now)
    return known, _refreshed(known, message), _missing_alias(known, message)


def _follow(alias: ContactAlias, store: Store) -> Contact | None:
    for _ in range(_ALIAS_STEPS):
        contact_ref = Contact.ref(alias.channel, alias.account, alias.contact_id)
        next_ref = ContactAlias.ref(alias.channel, alias.account, alias.contact_id)
        found = store.get_many(contact_ref, next_ref)
        contact, further = found.get(contact_ref), found.get(next_ref)
        if contact is not None or further is None:
            return contact
        alias = further
    raise Unavailable("the contact's ids form a circle")


def _by_other_ids(message: InboundMessage, store: Store) -> Contact | None:
    event = message.event
    for other in event.sender.other_ids:
        contact = store.get(Contact.ref(event.channel, event.account, other))
        if contact is not None:
            return contact
        alias = store.get(ContactAlias.ref(event.channel, event.account, other))
        if alias is not None:
            return _follow(alias, store)
    return None


def _missing_alias(contact: Contact, message: InboundMessage) -> ContactAlias | None:
    """Return the alias to write when the sender goes by an id that the contact was not known by."""
    event = message.event
    named = (event.sender.id, *event.sender.other_ids)
    new = [i for i in named if i not in (contact.id, *contact.other_ids)]
    if not new:
        return None
    return ContactAlias(channel=event.channel, account=event.account, id=new[0], contact_id=contact.id)


def _refreshed(contact: Contact, message: InboundMessage) -> Contact:
    """Return the contact with what the platform says of it today; ids it was not known by come in one at a time."""
    sender = message.event.sender
    alias = _missing_alias(contact, message)
    changes = {
        "name": sender.name or contact.name,
        "phone": sender.phone or contact.phone,
        "username": sender.username or contact.username,
        "other_ids": (*contact.other_ids, alias.id) if alias else contact.other_ids,
    }
    return contact.changed(**changes)


def _new_contact(message: InboundMessage, now: datetime) -> Contact:
    event = message.event
    return Contact(
        channel=event.channel,
        account=event.account,
        id=event.sender.id,
        name=event.sender.name,
        phone=event.sender.phone,
        username=event.sender.username,
        created_at=now,
    )


def _new_conversation(contact: Contact, now: datetime) -> Conversation:
    return Conversation(
        channel=contact.channel,
        account=contact.account,
        contact=contact.id,
        started_at=now,
        last_inbound_at=now,
    )
