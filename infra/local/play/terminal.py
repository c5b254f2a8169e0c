"""Tells what happens on a terminal, in plain ANSI; no colour where it is not wanted or not understood.

Source: https://no-color.org
"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_STYLES = {"bold": "1", "dim": "2", "green": "32", "red": "31", "yellow": "33", "cyan": "36"}
_WIDEST = 100
_LABEL = 12


class Terminal:
    """A terminal, or a file that reads like one."""

    def __init__(self, out: TextIO = sys.stdout) -> None:
        self._out = out
        self._has_colour = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)

    def styled(self, text: str, *styles: str) -> str:
        """Return the text in these styles."""
        codes = ";".join(_STYLES[style] for style in styles)
        return f"\033[{codes}m{text}\033[0m" if self._has_colour and codes else text

    def line(self, text: str = "", *styles: str) -> None:
        """Write one line."""
        print(self.styled(text, *styles) if styles else text, file=self._out, flush=True)

    def title(self, text: str) -> None:
        """Begin a part."""
        rest = max(3, self._width - len(text) - 4)
        self.line()
        self.line(f"── {text} {'─' * rest}", "bold")

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Tell that something begins, and how long it took."""
        print(f"   {what} … ", end="", file=self._out, flush=True)
        begun = time.monotonic()
        try:
            yield
        except BaseException:
            self.line("failed", "red")
            raise
        self.line(self.styled(f"{time.monotonic() - begun:.1f} s", "dim"))

    def fact(self, label: str, text: str, *styles: str) -> None:
        """Write a label and what belongs to it, over as many lines as it takes."""
        for place, line in enumerate(self._lines(text, self._width - _LABEL - 5)):
            head = label if place == 0 else ""
            self.line(f"     {self.styled(head.ljust(_LABEL), 'dim')}{self.styled(line, *styles)}")

    def said(self, arrow: str, text: str, *styles: str) -> None:
        """Write what somebody said."""
        for place, line in enumerate(self._lines(text, self._width - 7)):
            head = arrow if place == 0 else " "
            self.line(f"   {self.styled(head, *styles, 'bold')} {self.styled(line, *styles)}")

    @staticmethod
    def _lines(text: str, width: int) -> list[str]:
        whole = [textwrap.wrap(line, width, subsequent_indent="  ") or [""] for line in text.splitlines()]
        return [line for part in whole for line in part] or [""]
