"""What a rule of screening is, and how the rules are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chalicelib.domain.content import Content, Reply
from chalicelib.domain.verdicts import Action, Direction, Finding

EITHER_WAY = frozenset(Direction)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: a content that came in or a reply that goes out, as the rules before have left it.

    `size` is the whole message's in bytes, as it came; 0 for a reply.
    """

    said: Content | Reply
    texts: tuple[str, ...]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. A module under `rules/` offers one as `RULE`; lower orders go first.

    `clean` returns a text as it may stay, and must leave alone what it has cleaned; a change is a finding to `mask`.
    `inspect` judges what is left. `replace` gives what is kept in place of a content that cannot stay at all.
    """

    id: str
    order: int
    note: str
    directions: frozenset[Direction] = EITHER_WAY
    clean: Callable[[str], str] | None = None
    inspect: Callable[[Subject], Finding | None] | None = None
    replace: Callable[[Content], Content] | None = None

    def found(self, action: Action = Action.MASK, note: str | None = None) -> Finding:
        """Return a finding of this rule."""
        return Finding(rule=self.id, action=action, note=note or self.note)


@cache
def rules(direction: Direction) -> tuple[Rule, ...]:
    """Return the rules for this direction, in their order."""
    found = (_rule(module.name) for module in pkgutil.iter_modules([str(Path(__file__).parent / "rules")]))
    return tuple(sorted((r for r in found if direction in r.directions), key=lambda r: (r.order, r.id)))


def _rule(module: str) -> Rule:
    rule = importlib.import_module(f"chalicelib.screening.rules.{module}").RULE
    if not isinstance(rule, Rule):
        raise TypeError(f"screening/rules/{module}.py offers no rule")
    return rule
