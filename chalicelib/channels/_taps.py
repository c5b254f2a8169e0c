"""Fits a reply's options to what a platform lets people tap, without losing a word of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalicelib.domain.content import Option


@dataclass(frozen=True, slots=True)
class Taps:
    """What goes on the buttons, and the text above them. `titles` are all different."""

    text: str
    titles: tuple[str, ...]


def fitted(text: str, options: Sequence[Option], title_max: int, description_max: int = 0) -> Taps:
    """Cut the titles to their length; what a tap cannot show is added to the text unless it stands there already."""
    titles = tuple(shortened(option.title, title_max) for option in options)
    if len(set(titles)) < len(titles):
        titles = tuple(shortened(line, title_max) for line in _numbered(options, with_descriptions=False))
        return Taps(with_options(text, options), titles)
    untold = [o for o in options if not _is_shown(o, title_max, description_max) and not _is_told(o, text)]
    lines = [f"• {_label(option)}" for option in untold]
    return Taps(_under(text, lines), titles)


def with_options(text: str, options: Sequence[Option]) -> str:
    """Add the options to the text as numbered lines."""
    return _under(text, _numbered(options))


def shortened(text: str, length: int) -> str:
    """Return the text on one line, cut where it is too long."""
    line = " ".join(text.split()) or "…"
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _is_shown(option: Option, title_max: int, description_max: int) -> bool:
    return len(option.title) <= title_max and len(option.description or "") <= description_max


def _is_told(option: Option, text: str) -> bool:
    return option.title in text and (option.description or "") in text


def _label(option: Option) -> str:
    return " - ".join(part for part in (option.title, option.description) if part)


def _numbered(options: Sequence[Option], *, with_descriptions: bool = True) -> list[str]:
    label = _label if with_descriptions else lambda option: option.title
    return [f"{n}. {label(option)}" for n, option in enumerate(options, 1)]


def _under(text: str, lines: Iterable[str]) -> str:
    return "\n\n".join(part for part in (text, "\n".join(lines)) if part)
