"""The very same text once more: whether it is a second order is asked."""

from __future__ import annotations

from chalicelib.domain.trade import Ask, Fields, Turn
from chalicelib.understanding.dialogue import yes_no
from chalicelib.understanding.dialogue.heard import ABOUT_LONGEST, Heard, turn_of
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language import cues


def again(words: Heard) -> Turn | None:
    """Ask whether the very same text once more is a second order."""
    scene = words.scene
    if words.digest not in scene.draft.memory.said or not scene.draft.lines or words.is_edit:
        return None
    ask = Ask(about=words.raw.strip()[:ABOUT_LONGEST], reason="duplicate")
    return turn_of(words, Work(scene, list(scene.draft.lines), [*scene.draft.asks, ask]), Fields())


def once_or_twice(words: Heard) -> Turn | None:
    """Answer "is this a second order?"."""
    scene = words.scene
    asked = [ask for ask in scene.draft.asks if ask.reason == "duplicate"]
    if not asked:
        return None
    rest = [ask for ask in scene.draft.asks if ask.reason != "duplicate"]
    work = Work(scene, list(scene.draft.lines), rest)
    if cues.cue(cues.TWICE).search(words.folded) and not cues.cue(cues.ONCE).search(words.folded):
        _doubled(work)
        return turn_of(words, work, Fields())
    if cues.cue(cues.ONCE).search(words.folded) or yes_no.is_no(words.raw):
        return turn_of(words, work, Fields())
    return None


def _doubled(work: Work) -> None:
    work.lines = [line.model_copy(update={"quantity": line.quantity * 2}) for line in work.lines]
