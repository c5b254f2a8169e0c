"""The authorizer `staff`: lets a good token in, with its role; it never throws."""

from __future__ import annotations

from chalice.app import AuthRequest, AuthResponse

from chalicelib.domain.errors import Unavailable
from chalicelib.entrypoints.log import log
from chalicelib.flows.admin.tokens import bearer
from chalicelib.ports import Clock, Store

TTL_S = 60
"""How long API Gateway remembers an answer, and so how long a revoked token may still work."""


def authorize(request: AuthRequest, store: Store, clock: Clock) -> AuthResponse:
    """Allow everything or nothing: what a role may do is checked where the request is served.

    API Gateway keeps one answer for all routes, so it must not depend on the route that was asked for.
    """
    try:
        token = bearer(store, request.token or "", clock.now())
    except Unavailable:
        log("authorized", level="error", error="Unavailable")
        return _DENIED
    if token is None:
        log("authorized", is_allowed=False)
        return _DENIED
    log("authorized", is_allowed=True, token=token.id, role=token.role)
    return AuthResponse(routes=["*"], principal_id=token.id, context={"role": token.role.value, "name": token.name})


_DENIED = AuthResponse(routes=[], principal_id="nobody")
