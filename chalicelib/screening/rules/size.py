"""Keeps messages within what the store takes and what anybody reads."""

from __future__ import annotations

from chalicelib.domain.content import Content, Unsupported
from chalicelib.domain.verdicts import Action, Finding
from chalicelib.screening.rule import Rule, Subject

TEXT_READ = 8_000
"""Characters. The longest text that a platform sends has 5,000; the reader reads no further than this."""

SIZE_HELD = 64_000
"""A cart of two hundred items with all its names is half of this."""

SIZE_STORED = 90_000
"""A record of the store ends at 400 KB; this many signs of four bytes each, and what we add to them, still fit."""


def inspect(subject: Subject) -> Finding | None:
    """Hold what is longer than any person writes, drop what cannot be stored."""
    if subject.size > SIZE_STORED:
        return RULE.found(Action.DROP, "too large to be stored; only its kind was kept")
    is_long = not isinstance(subject.said, Unsupported) and any(len(text) > TEXT_READ for text in subject.texts)
    if is_long or subject.size > SIZE_HELD:
        return RULE.found(Action.HOLD, "longer than any person writes")
    return None


def replace(content: Content) -> Content:
    """Keep only the kind of a message that cannot be stored."""
    return Unsupported(kind=content.type, raw="")


RULE = Rule(id="size", order=10, note="too long", inspect=inspect, replace=replace)
