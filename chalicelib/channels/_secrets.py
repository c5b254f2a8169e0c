"""Reads the stored secrets in the form that a channel declares, and fails closed."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from chalicelib.domain.errors import BadSignature, Misconfigured
from chalicelib.ports import ChannelSecrets

Secret = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class SecretsForm(BaseModel):
    """What `infra.connect` asks for. Its errors and its repr never show what was given."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True, defer_build=True)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__


F = TypeVar("F", bound=BaseModel)


def app_secrets(form: type[F], secrets: ChannelSecrets) -> F:
    """Return the app's secrets. Raises `BadSignature` when they are missing or wrong: nothing can be verified."""
    try:
        return form.model_validate(secrets.app)
    except ValidationError:
        raise BadSignature("the channel is not connected") from None


def account_secrets(form: type[F], secrets: ChannelSecrets, account: str) -> F:
    """Return an account's secrets. Raises `Misconfigured`, naming the account and the fields."""
    stored = secrets.accounts.get(account)
    if stored is None:
        raise Misconfigured(f"account {account} is not connected")
    try:
        return form.model_validate(stored)
    except ValidationError as error:
        fields = ", ".join(sorted({str(e["loc"][0]) for e in error.errors() if e["loc"]}))
        raise Misconfigured(f"account {account}: wrong or missing {fields or 'secrets'}") from None
