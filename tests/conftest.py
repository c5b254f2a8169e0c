"""What all tests share: which of them are slow, and how much hypothesis tries in the fast ones."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

SLOW_FOLDERS = {"adapters", "infra", "systems"}
"""Folders whose tests talk to an AWS in this process (moto) or to servers on loopback."""

settings.register_profile("fast", max_examples=20, deadline=None)
settings.register_profile("thorough", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "thorough"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name in SLOW_FOLDERS:
            item.add_marker(pytest.mark.slow)
