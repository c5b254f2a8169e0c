"""What screening decides about a message, in either direction."""

from __future__ import annotations

from enum import StrEnum

from chalicelib.domain.base import Model

RELEASED = "released"
"""The rule id of the finding that a person leaves when letting a held message through."""


class Direction(StrEnum):
    """Which way a message goes, seen from the company."""

    IN = "in"
    OUT = "out"


class Action(StrEnum):
    """What becomes of a screened message; the strongest finding decides. Weakest first."""

    ALLOW = "allow"
    MASK = "mask"
    HOLD = "hold"
    DROP = "drop"

    @property
    def weight(self) -> int:
        """Order the actions: a heavier one overrules a lighter one."""
        return list(Action).index(self)


class Finding(Model):
    """What one rule saw. `note` is for the staff and never holds what was found."""

    rule: str
    action: Action
    note: str = ""


class Verdict(Model):
    """The decision on a message and every finding behind it."""

    action: Action = Action.ALLOW
    findings: tuple[Finding, ...] = ()

    @property
    def is_released(self) -> bool:
        """Say whether a person let the message through, past the rules."""
        return any(finding.rule == RELEASED for finding in self.findings)

    def plus(self, *findings: Finding) -> Verdict:
        """Return the verdict after these findings too; a decision that a person made over earlier ones stands."""
        action = max((self.action, *(f.action for f in findings)), key=lambda a: a.weight)
        return Verdict(action=action, findings=(*self.findings, *findings))
