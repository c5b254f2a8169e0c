"""Says what words mean: the first way of hearing them that fits decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from chalicelib.domain.partners import Role
from chalicelib.domain.trade import Ask, Fields, Intent, Item, Turn
from chalicelib.understanding import intents, said_by
from chalicelib.understanding.answers import agreed, answered, is_vague, skipped
from chalicelib.understanding.drafting import Drafted, drafted
from chalicelib.understanding.fields import merged, ref_in
from chalicelib.understanding.hearing import Hearing
from chalicelib.understanding.intents import has_any, is_only, spoken
from chalicelib.understanding.lines import Strength
from chalicelib.understanding.notices import notice_in
from chalicelib.understanding.orders import ABOUT_LONGEST, Mode, Order
from chalicelib.understanding.word_index import names_of
from chalicelib.understanding.words import is_distinctive, tokens, without_emoji

TEXT_READ = 8_000
"""Characters. No platform sends a longer text, and nobody types one; the rest is asked about."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text with what every way of hearing it looks at: as it came, without pictures, and as it is compared."""

    raw: str
    text: str
    said: str
    hearing: Hearing
    is_edit: bool = False


Way = Callable[[Words], Turn | None]


def heard(text: str, hearing: Hearing, *, is_edit: bool = False) -> Turn:
    """Return what a text means. An edited text is a whole new list, and never a yes."""
    read = text[:TEXT_READ]
    words = Words(read, without_emoji(read), spoken(read), hearing, is_edit)
    turn = next((turn for way in _WAYS if (turn := way(words)) is not None), None)
    turn = turn or hearing.stay(Intent.OTHER)
    rest = text[TEXT_READ:].strip()
    if rest and turn.intent in (Intent.ORDER, Intent.AMEND):
        return turn.model_copy(update={"asks": (*turn.asks, Ask(about=rest[:ABOUT_LONGEST]))})
    return turn


# ── what is no order, whatever else it says ──────────────────────────────────────────────────────────


def _machine(words: Words) -> Turn | None:
    return words.hearing.stay(Intent.AUTO_REPLY) if intents.is_auto_reply(words.said) else None


def _opt_out(words: Words) -> Turn | None:
    return words.hearing.stay(Intent.OPT_OUT) if intents.is_opt_out(words.said) else None


def _bank_change(words: Words) -> Turn | None:
    if not intents.is_bank_change(words.said):
        return None
    return words.hearing.stay(Intent.BANK_CHANGE, Fields(ref=ref_in(words.text)))


def _notice(words: Words) -> Turn | None:
    role = words.hearing.partner.role
    if role is Role.CUSTOMER:
        return None
    told = notice_in(words.text, words.said, is_only_supplier=role is Role.SUPPLIER)
    return words.hearing.stay(told[0], Fields(notice=told[1])) if told else None


# ── short answers ────────────────────────────────────────────────────────────────────────────────────


def _yes(words: Words) -> Turn | None:
    hearing = words.hearing
    if not intents.is_yes(words.raw, words.said):
        return None
    choice = agreed(hearing.draft, hearing.lookup, hearing.language)
    if choice is not None:
        return hearing.move(choice)
    can_confirm = bool(hearing.draft.lines or hearing.draft.read_back) and not words.is_edit
    return hearing.stay(Intent.CONFIRM if can_confirm else Intent.OTHER)


def _no(words: Words) -> Turn | None:
    hearing, draft = words.hearing, words.hearing.draft
    is_open = bool(draft.lines or draft.asks)
    if is_open and has_any(words.said, said_by.CANCEL_CERTAIN):
        return hearing.cancel()
    if is_only(words.said, said_by.CANCEL) or (is_open and is_only(words.said, said_by.NO | said_by.CANCEL)):
        return hearing.cancel()
    return None


def _change(words: Words) -> Turn | None:
    hearing = words.hearing
    has_draft = bool(hearing.draft.lines or hearing.draft.asks)
    return hearing.stay(Intent.AMEND) if has_draft and is_only(words.said, said_by.CHANGE) else None


def _skip(words: Words) -> Turn | None:
    hearing = words.hearing
    if not hearing.draft.asks or not is_only(words.said, said_by.SKIP):
        return None
    return hearing.move(skipped(hearing.draft)) if hearing.draft.lines else hearing.cancel()


# ── orders, and what only looks like them ────────────────────────────────────────────────────────────


def _answer(words: Words) -> Turn | None:
    hearing = words.hearing
    answer = answered(hearing.draft, words.text, hearing.lookup, hearing.language)
    return hearing.move(answer) if answer else None


def _order(words: Words) -> Turn | None:
    hearing = words.hearing
    order = hearing.listener.read(words.text)
    said = _without_names(words.said, order, hearing)
    topic = intents.topic_in(said)
    if topic is not None:
        return hearing.stay(Intent.TICKET, Fields(topic=topic, ref=ref_in(words.text)))
    question = intents.question_in(said)
    if question is not None:
        return hearing.stay(question, Fields(ref=ref_in(words.text)))
    is_order = hearing.partner.role is not Role.SUPPLIER and not has_any(said, said_by.NOT_AN_ORDER)
    if not is_order or not _orders(order, hearing):
        return None
    asks = tuple(ask for ask in order.asks if not is_vague(ask, hearing.draft, hearing.lookup))
    order = replace(order, asks=asks, mode=Mode.REPLACE if words.is_edit else order.mode)
    return hearing.move(drafted(hearing.draft, order), merged(hearing.draft.fields, order.fields))


def _without_names(said: str, order: Order, hearing: Hearing) -> str:
    """Return what was said beside the names of items: broken rice is no complaint, and 2 bags broken is one."""
    spoken_words = set(tokens(said))
    ordered = {line.sku for line in order.lines}
    names = set[str]()
    for sku in dict.fromkeys([*ordered, *(sku for ask in order.asks for sku in ask.choices)]):
        item = hearing.catalogue.by_sku(sku)
        known = spoken_words & _name_words(item) if item else set()
        names |= known if sku in ordered or len(known) > 1 else set()
    return f" {' '.join(word for word in said.split() if not set(tokens(word)) <= names)} "


def _name_words(item: Item) -> set[str]:
    return {word for name in names_of(item) for word in tokens(name) if is_distinctive(word)}


def _orders(order: Order, hearing: Hearing) -> bool:
    has_draft = bool(hearing.draft.lines)
    if order.mode is Mode.REMOVE:
        named = {line.sku for line in order.lines} | {ask.sku for ask in order.asks}
        return any(line.sku in named for line in hearing.draft.lines)
    if order.strength is Strength.BARE:
        return order.pieces == 1
    if order.strength is Strength.NONE:
        return has_draft and order.fields != Fields()
    return True


def _unclear(words: Words) -> Turn | None:
    """Ask about words that may change the open draft: a yes to it must wait until they are understood."""
    hearing = words.hearing
    if not hearing.draft.lines or not _touches(words.said, hearing):
        return None
    ask = Ask(about=words.text.strip()[:ABOUT_LONGEST], reason="change")
    return hearing.move(Drafted(hearing.draft.lines, (*hearing.draft.asks, ask)))


def _touches(said: str, hearing: Hearing) -> bool:
    items = [item for line in hearing.draft.lines if (item := hearing.catalogue.by_sku(line.sku)) is not None]
    names_one = any(set(tokens(said)) & _name_words(item) for item in items)
    return names_one or has_any(said, said_by.MOVES) or bool(said_by.MOVES_ZH & set(said))


_WAYS: tuple[Way, ...] = (
    _machine,
    _opt_out,
    _bank_change,
    _notice,
    _yes,
    _no,
    _change,
    _skip,
    _answer,
    _order,
    _unclear,
)
