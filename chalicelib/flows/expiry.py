"""How long an order stays open that nobody confirms, and what then becomes of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from chalicelib.domain.content import Choice, Content, Edited, Reaction
from chalicelib.domain.conversations import Conversation
from chalicelib.domain.trade import Intent, Turn

DRAFT_LASTS = timedelta(hours=48)

_SPEAK_OF_IT = frozenset({Intent.CONFIRM, Intent.CANCEL})
_ORDERS = frozenset({Intent.ORDER, Intent.AMEND, Intent.REORDER})


def is_expired(conversation: Conversation, now: datetime, lasts: timedelta) -> bool:
    """Say whether the draft was last touched too long ago."""
    touched_at = conversation.draft_at or conversation.last_inbound_at
    return bool(conversation.draft.source) and now - touched_at > lasts


def may_begin_anew(content: Content, turn: Turn) -> bool:
    """Say whether a message may order anew: a tap, a thumb, an edit, a yes and a no speak of what was shown."""
    return not isinstance(content, Choice | Reaction | Edited) and turn.intent not in _SPEAK_OF_IT


def begins_anew(anew: Turn) -> bool:
    """Say whether a message that is read by itself orders something: an expired draft gives way to it."""
    return anew.intent in _ORDERS and bool(anew.lines or anew.asks)
