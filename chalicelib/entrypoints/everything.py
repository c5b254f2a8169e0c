"""Every entry point, added to one app."""

from __future__ import annotations

import os
from typing import Any

from chalice.app import Chalice

import chalicelib.entrypoints.admin as admin_api
from chalicelib.entrypoints import chat, schedules, webhooks, workers
from chalicelib.settings import read_settings


def register(app: Chalice) -> dict[str, Any]:
    """Add every entry point to the app and return the functions that are no routes, by name.

    In a function's environment, refuse to start when settings are missing.
    """
    if os.environ.get("AWS_LAMBDA_FUNCTION_NAME"):
        read_settings()
    webhooks.register(app)
    chat.register(app)
    return {**workers.register(app), **schedules.register(app), "staff": admin_api.register(app)}
