"""What nobody wrote to order something: replies of machines, opt-outs, instructions to machines, changed banks, suppliers' notices."""

from __future__ import annotations

import re

from chalicelib.domain.partners import Role
from chalicelib.domain.trade import Fields, Intent, Turn
from chalicelib.understanding.dialogue import talk
from chalicelib.understanding.dialogue.heard import Heard, stay
from chalicelib.understanding.dialogue.notices import is_refusal, notice_in

_ASKS_FOR_IT = re.compile(r"\b(?:please|pls|kindly|can you|could you|would you) (?:re-?)?confirm\b|请确认|麻烦确认")


def machine(words: Heard) -> Turn | None:
    """Leave a reply of a machine unanswered."""
    return stay(words.scene, Intent.AUTO_REPLY) if talk.is_auto_reply(words.talk) else None


def opt_out(words: Heard) -> Turn | None:
    """Hear that somebody wants no more campaigns."""
    return stay(words.scene, Intent.OPT_OUT) if talk.is_opt_out(words.talk) else None


def instruction(words: Heard) -> Turn | None:
    """Leave alone what is written to a machine, to make it do what no seller would."""
    return stay(words.scene, Intent.OTHER) if talk.is_instruction(words.talk) else None


def bank_change(words: Heard) -> Turn | None:
    """Hand changed bank details to a person."""
    if not talk.is_bank_change(words.talk, words.scene.partner.role):
        return None
    return stay(words.scene, Intent.BANK_CHANGE, Fields(ref=words.ref))


def notice(words: Heard) -> Turn | None:
    """Hear a supplier's notice."""
    if words.scene.partner.role is Role.CUSTOMER:
        return None
    refused = is_refusal(words.raw, words.scene)
    if refused is not None:
        return stay(words.scene, Intent.TICKET, Fields(ref=refused, topic="other"))
    told = notice_in(words.raw, words.scene)
    if told is not None and told[0] is Intent.PO_CONFIRM and _ASKS_FOR_IT.search(words.folded):
        return None  # who asks us to confirm confirms nothing
    return stay(words.scene, told[0], Fields(notice=told[1])) if told else None
