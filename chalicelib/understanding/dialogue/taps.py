"""Reads what was tapped: a button under a read-back, one of the choices of a question."""

from __future__ import annotations

from chalicelib.domain.content import Choice
from chalicelib.domain.trade import Fields, Intent, Memory, Turn
from chalicelib.understanding.catalogue.finding import Found
from chalicelib.understanding.dialogue.answers import count_of
from chalicelib.understanding.dialogue.heard import Heard, stay, turn_of
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.work import Work


def tapped(choice: Choice, scene: Scene) -> Turn:
    """Return what a tap means; ids are `word:…`, and `pick:` + the question's place + `:` + the code."""
    word, _, rest = choice.id.partition(":")
    if word == "cancel":
        return Turn(intent=Intent.CANCEL, language=scene.language, memory=Memory(before=scene.draft.lines or None))
    if word == "pick":
        return _picked(rest, scene) or stay(scene, Intent.OTHER)
    intent = {"confirm": Intent.CONFIRM, "change": Intent.AMEND}.get(word, Intent.OTHER)
    return stay(scene, intent, scene.draft.fields)


def _picked(rest: str, scene: Scene) -> Turn | None:
    place, _, sku = rest.partition(":")
    asks = scene.draft.asks
    entry = scene.catalogue.entry(sku)
    if entry is None or not place.isdecimal() or int(place) >= len(asks) or sku not in asks[int(place)].choices:
        return None
    ask = asks[int(place)]
    work = Work(scene, list(scene.draft.lines), [other for other in asks if other is not ask])
    work.take(
        entry,
        count_of(ask),
        about=ask.about,
        found=Found((entry,), is_certain=True, how="answer"),
        way="put",
        unit=ask.unit,
    )
    return turn_of(Heard("", scene), work, Fields())
