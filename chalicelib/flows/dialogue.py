"""What follows from a turn of a private conversation with a partner: a new draft, what to say, what to ask of systems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chalicelib import wording
from chalicelib.domain.content import Choice, Edited, Option, Text, texts_of, written
from chalicelib.domain.conversations import Conversation
from chalicelib.domain.delivery_days import EVERY_DAY, DeliveryDays
from chalicelib.domain.ids import digest
from chalicelib.domain.partners import Partner, Role
from chalicelib.domain.requests import Origin, Request, RequestKind
from chalicelib.domain.trade import SUPPLIER_NOTICES, Ask, Draft, Intent, Item, Topic, Turn
from chalicelib.flows.courtesy import is_closing, is_okay
from chalicelib.flows.learning import learned_so_far, taught
from chalicelib.flows.situation import Situation
from chalicelib.ports import Catalogue

HINT_EVERY = timedelta(hours=1)
"""How often at most a partner is told that a message was not understood: answers cost money and patience."""

CHOICES_MOST = 5
SUBJECT_MOST = 80


@dataclass(frozen=True, slots=True)
class Say:
    """Something to tell the partner. `purpose` makes it one of a kind among the answers to one message."""

    purpose: str
    text: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn leads to. `taught` is the partner, with what its answers taught us."""

    conversation: Conversation
    said: tuple[Say, ...] = ()
    requests: tuple[Request, ...] = ()
    opts_out: bool = False
    taught: Partner | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One turn with everything that it is judged by. `is_expired`: the draft is too old to be booked unseen."""

    situation: Situation
    partner: Partner
    turn: Turn
    catalogue: Catalogue
    origin: Origin
    company: str
    delivery: DeliveryDays = EVERY_DAY
    is_expired: bool = False

    def outcome(self) -> Outcome:
        """Say what follows from this turn."""
        return _ANSWERS.get(self.turn.intent, _other)(self)

    @property
    def conversation(self) -> Conversation:
        """The conversation as it was before."""
        return self.situation.conversation

    @property
    def draft(self) -> Draft:
        """The draft as it was before."""
        return self.conversation.draft

    def say(self, key: str, **values: object) -> Say:
        """Say one of the texts, in the language last written."""
        return Say(key, wording.say(key, self.turn.language, company=self.company, **values))

    def stay(self, *said: Say, requests: tuple[Request, ...] = (), **changes: object) -> Outcome:
        """Leave the draft as it is; what was spoken of is remembered."""
        draft = self.draft.model_copy(update={"memory": self.turn.memory})
        return Outcome(self._talked(draft, **changes), said, requests)

    def _talked(self, draft: Draft, **changes: object) -> Conversation:
        is_same = (draft.source, draft.revision) == (self.draft.source, self.draft.revision)
        return self.conversation.changed(
            draft=draft,
            draft_at=self.conversation.draft_at if is_same else self.situation.now,
            learned=learned_so_far(self.conversation.learned, self.draft, draft, self.partner.learned),
            language=self.turn.language,
            **changes,
        )

    def move(self, draft: Draft, *said: Say, requests: tuple[Request, ...] = (), **changes: object) -> Outcome:
        """Go on with this draft."""
        return Outcome(self._talked(draft, **changes), said, requests)


# ── the draft ────────────────────────────────────────────────────────────────────────────────────────


def _order(talk: Dialogue) -> Outcome:
    if isinstance(talk.situation.message.event.content, Edited) and not talk.draft.source:
        return _late_edit(talk)
    if not talk.turn.lines and not talk.turn.asks:
        return _without_lines(talk)
    if _only_wants_a_change(talk):
        return talk.stay(talk.say("change_hint"))
    draft = Draft(
        source=talk.draft.source or talk.situation.message.id,
        revision=talk.draft.revision + 1,
        lines=talk.turn.lines,
        asks=talk.turn.asks,
        fields=talk.turn.fields,
        memory=talk.turn.memory,
    )
    return talk.move(*_shown(talk, draft))


def _only_wants_a_change(talk: Dialogue) -> bool:
    """Say whether a change was asked for without saying which."""
    before, after = talk.draft, talk.turn
    if after.intent is not Intent.AMEND or (after.lines, after.asks, after.fields) != (
        before.lines,
        before.asks,
        before.fields,
    ):
        return False
    content = talk.situation.content
    return isinstance(content, Choice) or not any(c.isdigit() for text in texts_of(content) for c in text)


def _without_lines(talk: Dialogue) -> Outcome:
    if talk.draft.source and talk.draft.lines:
        return _emptied(talk)
    return talk.stay(talk.say("change_hint"))


def _emptied(talk: Dialogue) -> Outcome:
    """Call the draft off; its lines are remembered, in case it is meant after all."""
    return talk.move(Draft(memory=talk.turn.memory), talk.say("cancelled"))


def _shown(talk: Dialogue, draft: Draft) -> tuple[Draft, Say]:
    """Return the draft as shown to the partner, and the message that shows it: a read-back or a question."""
    draft, note = _on_a_possible_day(talk, draft)
    said = _read_back(talk, draft) if draft.can_be_booked else _question(talk, draft)
    said = replace(said, text=f"{note}\n\n{said.text}" if note else said.text)
    read_back = digest("reply", talk.situation.message.id, said.purpose, "0") if draft.can_be_booked else None
    return draft.model_copy(update={"read_back": read_back}), said


def _on_a_possible_day(talk: Dialogue, draft: Draft) -> tuple[Draft, str]:
    """Return the draft with a day on which we can deliver, and what to say where another one was asked for."""
    day = _day_of(draft)
    possible = talk.delivery.possible(day, talk.situation.now) if day else None
    if day is None or possible is None or possible == day:
        return draft, ""
    fields = draft.fields.model_copy(update={"deliver_on": possible.isoformat()})
    note = talk.say("day_not_possible", asked=day.isoformat(), possible=possible.isoformat()).text
    return draft.model_copy(update={"fields": fields}), note


def _day_of(draft: Draft) -> date | None:
    try:
        return date.fromisoformat(draft.fields.deliver_on or "")
    except ValueError:
        return None


def _read_back(talk: Dialogue, draft: Draft) -> Say:
    mark = f"{draft.source}:{draft.revision}"
    options = tuple(
        Option(id=f"{name}:{mark}", title=wording.say(key, talk.turn.language))
        for name, key in (("confirm", "button_yes"), ("change", "button_change"), ("cancel", "button_cancel"))
    )
    return Say("read_back", wording.read_back(draft, talk.turn.language, talk.company), options)


def _question(talk: Dialogue, draft: Draft) -> Say:
    """Ask everything in one message; the first question that has choices gets them as something to tap."""
    language = talk.turn.language
    paragraphs = [wording.read_back(draft, language, talk.company)]
    options: tuple[Option, ...] = ()
    for n, ask in enumerate(draft.asks):
        items = [i for i in (talk.catalogue.by_sku(sku) for sku in ask.choices[:CHOICES_MOST]) if i]
        paragraphs.append(_asked(talk, ask, items))
        options = options or tuple(
            Option(
                id=f"pick:{n}:{item.sku}",
                title=wording.choice_title(item),
                description=wording.choice_description(item, language),
            )
            for item in items
        )
    return Say("question", "\n\n".join(p for p in paragraphs if p), options)


def _asked(talk: Dialogue, ask: Ask, items: Sequence[Item]) -> str:
    subject = talk.catalogue.by_sku(ask.sku) if ask.sku else None
    orders = talk.situation.dealings.orders[:CHOICES_MOST] if ask.reason == "order" else ()
    return wording.choices_question(ask, items, talk.turn.language, subject=subject, orders=orders)


def _confirm(talk: Dialogue) -> Outcome:
    if not talk.draft.lines:
        return _confirm_nothing(talk)
    why_not = "stale_confirm" if _is_stale(talk) else "expired_confirm" if talk.is_expired else None
    if why_not:
        draft, said = _shown(talk, _revised(talk.draft))
        return talk.move(draft, replace(said, text=f"{talk.say(why_not).text}\n\n{said.text}"))
    if not talk.draft.can_be_booked or _on_a_possible_day(talk, talk.draft)[1]:
        return talk.move(*_shown(talk, _revised(talk.draft)))
    return _booked(talk)


def _booked(talk: Dialogue) -> Outcome:
    order = _request(talk, RequestKind.ORDER, talk.draft.source, lines=talk.draft.lines, fields=talk.draft.fields)
    outcome = talk.move(Draft(), requests=(order,), last_order=order.id)
    return replace(outcome, taught=taught(talk.partner, talk.conversation.learned))


def _confirm_nothing(talk: Dialogue) -> Outcome:
    content = talk.situation.message.event.content
    if isinstance(content, Choice) and talk.conversation.last_order != _order_behind(content):
        return talk.stay(talk.say("nothing_to_confirm"))
    # A second tap on Yes, or a yes to nothing in particular: the order's own confirmation says all there is to say.
    return talk.stay()


def _source_of(choice: Choice) -> str:
    """Return the source of the draft whose read-back this button stood under; ids are `word:source:revision`."""
    return choice.id.partition(":")[2].rpartition(":")[0]


def _order_behind(choice: Choice) -> str:
    return digest("request", RequestKind.ORDER, _source_of(choice))


def _is_stale(talk: Dialogue) -> bool:
    """Say whether a button was tapped under a read-back of another draft than today's."""
    content = talk.situation.message.event.content
    return isinstance(content, Choice) and content.id != f"confirm:{talk.draft.source}:{talk.draft.revision}"


def _revised(draft: Draft) -> Draft:
    return draft.model_copy(update={"revision": draft.revision + 1})


def _cancel(talk: Dialogue) -> Outcome:
    content = talk.situation.message.event.content
    if isinstance(content, Choice) and _source_of(content) != talk.draft.source:
        is_booked = talk.conversation.last_order == _order_behind(content)
        return _ticket(talk) if is_booked else talk.stay(talk.say("nothing_to_cancel"))
    if talk.draft.source:
        return _emptied(talk)
    # The last order is booked: whether it can still be stopped, a person must see.
    return _ticket(talk) if talk.conversation.last_order else talk.stay(talk.say("nothing_to_cancel"))


def _late_edit(talk: Dialogue) -> Outcome:
    """Hand a change of words whose order is already booked to a person: booking it would book twice."""
    return _ticket(talk)


# ── requests to the other systems ────────────────────────────────────────────────────────────────────


def _request(talk: Dialogue, kind: RequestKind, cause: str, **fields: object) -> Request:
    values: dict[str, object] = {
        "id": digest("request", kind, cause),
        "type": kind,
        "partner_id": talk.partner.id,
        "origin": talk.origin,
        "intent": talk.turn.intent,
        "created_at": talk.situation.now,
        **fields,
    }
    return Request.model_validate(values)


_TOPICS: dict[Intent, Topic] = {Intent.BANK_CHANGE: "payment"}


def _ticket(talk: Dialogue) -> Outcome:
    text = written(talk.situation.content)
    ticket = _request(
        talk,
        RequestKind.TICKET,
        talk.situation.message.id,
        subject=" ".join(text.split())[:SUBJECT_MOST] or talk.turn.intent,
        text=text,
        topic=talk.turn.fields.topic or _TOPICS.get(talk.turn.intent, "other"),
        fields=talk.turn.fields,
    )
    return talk.stay(requests=(ticket,))


def left_to_a_person(talk: Dialogue, outcome: Outcome, kept: str) -> Outcome:
    """Have a person look at a file that could not be read, unless its caption leads to one anyway.

    `kept` is the name under which the file lies in the bucket.
    """
    if outcome.requests:
        return outcome
    texts = texts_of(talk.situation.message.event.content)
    ticket = _request(
        talk,
        RequestKind.TICKET,
        talk.situation.message.id,
        subject=" ".join(" ".join(texts).split())[:SUBJECT_MOST] or kept,
        text="\n".join([*texts, kept]),
        topic="other",
        intent=Intent.OTHER,
    )
    said = outcome.said if talk.turn.intent is not Intent.OTHER else ()  # the case's number is answer enough
    return replace(outcome, said=said, requests=(ticket,))


def _notice(talk: Dialogue) -> Outcome:
    if talk.partner.role is Role.CUSTOMER:
        return _ticket(talk)
    notice = _request(
        talk,
        RequestKind.NOTICE,
        talk.situation.message.id,
        text=written(talk.situation.content),
        notice=talk.turn.fields.notice,
        fields=talk.turn.fields,
    )
    return talk.stay(requests=(notice,))


# ── the rest ─────────────────────────────────────────────────────────────────────────────────────────


def _opt_out(talk: Dialogue) -> Outcome:
    return replace(talk.stay(talk.say("opt_out_done")), opts_out=True)


def _silence(talk: Dialogue) -> Outcome:
    return talk.stay()


def _other(talk: Dialogue) -> Outcome:
    """Answer chat at most once an hour, files always, and never thanks or what is no message to us."""
    content = talk.situation.content
    if content.type == "media" and not texts_of(content):
        return talk.stay(talk.say("file_received"))
    if not isinstance(content, Text) or is_closing(content.text):
        return talk.stay()
    if is_okay(content.text):
        return talk.move(*_shown(talk, _revised(talk.draft))) if talk.draft.asks else talk.stay()
    if not _may_hint(talk):
        return talk.stay()
    return talk.stay(talk.say("not_understood"), hinted_at=talk.situation.now)


def _may_hint(talk: Dialogue) -> bool:
    last = talk.conversation.hinted_at
    return last is None or talk.situation.now - last >= HINT_EVERY


_ANSWERS: dict[Intent, Callable[[Dialogue], Outcome]] = {
    Intent.ORDER: _order,
    Intent.AMEND: _order,
    Intent.REORDER: _order,
    Intent.CONFIRM: _confirm,
    Intent.CANCEL: _cancel,
    Intent.TICKET: _ticket,
    Intent.QUOTE: _ticket,
    Intent.STATUS: _ticket,
    Intent.DOCUMENT: _ticket,
    Intent.BANK_CHANGE: _ticket,
    Intent.OPT_OUT: _opt_out,
    Intent.AUTO_REPLY: _silence,
    **dict.fromkeys(SUPPLIER_NOTICES, _notice),
}
