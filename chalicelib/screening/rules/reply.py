"""Holds a reply that says nothing: a person must see what went wrong."""

from __future__ import annotations

from chalicelib.domain.content import Reply
from chalicelib.domain.verdicts import Action, Direction, Finding
from chalicelib.screening.rule import Rule, Subject


def inspect(subject: Subject) -> Finding | None:
    """Hold a reply without words, or with a button without words."""
    reply = subject.said
    if not isinstance(reply, Reply):
        return None
    is_mute = not reply.text.strip() and reply.media is None and reply.template is None
    has_blank_button = any(not option.title.strip() for option in reply.options)
    return RULE.found(Action.HOLD) if is_mute or has_blank_button else None


RULE = Rule(id="reply", order=40, note="the reply says nothing", directions=frozenset({Direction.OUT}), inspect=inspect)
