"""The questions behind a channel's forms: one for each field, with what is stored and what can be drawn.

A list whose name ends in secrets, tokens or keys holds secrets: the first is used, the ones behind it are still
accepted while they rotate.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Draw = Callable[[], str]


def _signing_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


DRAWN: Mapping[str, Draw] = {
    "verify_tokens": lambda: secrets.token_urlsafe(24),
    "session_secrets": lambda: secrets.token_urlsafe(32),
    "webhook_secrets": _signing_secret,
}
"""The fields that we choose, not the platform."""

_SECRETS = ("secrets", "tokens", "keys")


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One field of a form. `draw` makes a value where the choice is ours; lists that are no secrets part by commas."""

    name: str
    title: str
    description: str
    is_secret: bool
    is_list: bool
    is_needed: bool
    default: Any
    draw: Draw | None


def questions(form: type[BaseModel]) -> list[Question]:
    """List the questions of a form, those that need an answer first."""
    asked = [_question(name, field) for name, field in form.model_fields.items()]
    return sorted(asked, key=lambda question: not question.is_needed)


def _question(name: str, field: FieldInfo) -> Question:
    is_list = (get_origin(field.annotation) or field.annotation) in (list, tuple)
    return Question(
        name=name,
        title=field.title or name,
        description=field.description or "",
        is_secret=is_list and name.endswith(_SECRETS),
        is_list=is_list,
        is_needed=field.is_required() or name in DRAWN,
        default=None if field.is_required() else field.get_default(call_default_factory=True),
        draw=DRAWN.get(name),
    )


def answered(question: Question, stored: Any, given: str | None) -> Any:
    """Return the field's new value; nothing given keeps what is stored, else the default.

    A new secret goes in front and the one that was in front stays behind it, so that nothing breaks meanwhile.
    """
    if not given:
        return question.default if stored is None else stored
    if not question.is_secret:
        return [part.strip() for part in given.split(",")] if question.is_list else given
    earlier = [secret for secret in (stored or []) if secret != given]
    return [given, *earlier[:1]]


def without_old(fields: Mapping[str, Any], form: type[BaseModel]) -> dict[str, Any]:
    """Return the fields with only the first of every list of secrets."""
    lists = {question.name for question in questions(form) if question.is_secret}
    return {name: value[:1] if name in lists else value for name, value in fields.items()}
