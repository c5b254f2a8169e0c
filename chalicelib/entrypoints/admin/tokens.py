"""The staff's tokens, over HTTP."""

from __future__ import annotations

from chalicelib.domain.base import Moment
from chalicelib.domain.operations import StaffRole
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import tokens as flow
from chalicelib.flows.admin.tokens import NewToken


class TokenAnswer(Answer):
    """A token, but for its secret."""

    id: str
    name: str
    role: StaffRole
    created_at: Moment
    expires: Moment | None
    revoked_at: Moment | None


class TokensAnswer(Items[TokenAnswer]):
    """A page of tokens."""


class NewTokenAnswer(Answer):
    """A new token. `bearer` goes into the Authorization header after the word Bearer; it is told this once."""

    token: TokenAnswer
    bearer: str


def list_tokens(call: Call, query: PageQuery) -> TokensAnswer:
    """List the tokens, the newest first."""
    return TokensAnswer.page(flow.list_tokens(call.house.store, query.window()), TokenAnswer.of)


def create_token(call: Call, body: NewToken) -> NewTokenAnswer:
    """Make a token."""
    token, bearer = flow.create_token(call.house.store, call.house.chance, call.act, body)
    return NewTokenAnswer(token=TokenAnswer.of(token), bearer=bearer)


def revoke_token(call: Call, token_id: str) -> TokenAnswer:
    """Close a token; it may still work for a minute."""
    return TokenAnswer.of(flow.revoke_token(call.house.store, call.act, token_id))
