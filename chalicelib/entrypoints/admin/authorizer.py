"""The authorizer `staff`: lets a good token in, with its role; it never throws."""

from __future__ import annotations

from collections.abc import Callable

from chalice.app import AuthRequest, AuthResponse

from chalicelib.domain.errors import TradepostError
from chalicelib.domain.operations import StaffToken
from chalicelib.entrypoints.log import log
from chalicelib.flows.admin.tokens import bearer
from chalicelib.wiring import Wiring


def authorize(request: AuthRequest, parts: Callable[[], Wiring]) -> AuthResponse:
    """Allow everything or nothing: what a role may do is checked where the request is served.

    API Gateway keeps one answer for all routes, so it must not depend on the route that was asked for.
    """
    token = _token(request, parts)
    if token is None:
        return AuthResponse(routes=[], principal_id="nobody")
    return AuthResponse(routes=["*"], principal_id=token.id, context={"role": token.role.value, "name": token.name})


def _token(request: AuthRequest, parts: Callable[[], Wiring]) -> StaffToken | None:
    try:
        house = parts()
        token = bearer(house.store, request.token or "", house.clock.now())
    except (TradepostError, ValueError) as error:  # the store is down, or the record is spoilt: nobody gets in
        log("authorized", level="error", error=type(error).__name__)
        return None
    log("authorized", token=token.id if token else None, role=token.role if token else None)
    return token
