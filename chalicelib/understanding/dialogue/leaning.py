"""What the manner of a message says of its intent, weighed against what the rules heard.

The model reads no items and no amounts, so it never adds a line and never says yes. It may only say that a message was no order,
no yes or no idle talk, where it holds that far likelier than what the rules heard.
"""

from __future__ import annotations

from chalicelib.domain.trade import Intent
from chalicelib.understanding.classifier.features import features_of
from chalicelib.understanding.classifier.model import model
from chalicelib.understanding.dialogue.scene import Scene

TRADE = "trade"
"""New lines, changes and repeated orders in one: which of them it is depends on the draft."""

KIND = {intent.value: TRADE for intent in (Intent.ORDER, Intent.AMEND, Intent.REORDER)}

SWAY = 5.5
"""What the rules' word is worth, as a logarithm, where they heard a cue: another intent must be some hundred times likelier."""

SWAY_OF_NOTHING = 3.0
"""The same where they heard nothing that they know."""

SWAY_OF_LINE, SURE_LINES_MOST = 1.0, 3
"""The same where they read lines, for the message and for each line whose quantity is certain: lines are read in much that orders nothing."""


def leaning(folded: str, scene: Scene, heard: Intent, *, sure_lines: int) -> str | None:
    """Return the kind of intent that the manner of a text says for certain, None where that is what was heard.

    `sure_lines`: how many lines with a certain quantity were read in it.
    """
    seen = features_of(
        folded, role=scene.partner.role.value, has_lines=bool(scene.draft.lines), has_asks=bool(scene.draft.asks)
    )
    likely = model().log_likelihoods(seen)
    kind = KIND.get(heard, heard.value)
    sway = _sway(kind, sure_lines)
    best = max(likely, key=lambda intent: likely[intent] + sway * (intent == kind))
    return best if best != kind else None


def _sway(kind: str, sure_lines: int) -> float:
    if kind == TRADE:
        return SWAY_OF_LINE * (1 + min(sure_lines, SURE_LINES_MOST))
    return SWAY_OF_NOTHING if kind == Intent.OTHER.value else SWAY
