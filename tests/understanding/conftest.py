"""Prints the scores of the corpora at the end of a test run."""

from __future__ import annotations

import pytest

_TOLD: list[str] = []


@pytest.fixture
def told() -> list[str]:
    return _TOLD


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for row in _TOLD:
        terminalreporter.write_line(f"understanding, {row}")
