"""The admin API: one route for each row of the table, all of them behind the authorizer `staff`."""

from __future__ import annotations

from collections.abc import Callable

from chalice.app import AuthRequest, AuthResponse, Chalice, ChaliceAuthorizer, Response

from chalicelib.entrypoints.admin.endpoints import ENDPOINTS, Endpoint
from chalicelib.entrypoints.http_edge import at_edge, chalice_answers_as_problems, current
from chalicelib.wiring import Wiring, wiring

TTL_S = 60
"""How long API Gateway remembers the authorizer's answer, and so how long a revoked token may still work."""


def register(app: Chalice, parts: Callable[[], Wiring] = wiring) -> ChaliceAuthorizer:
    """Add the routes and return their authorizer."""

    def staff(request: AuthRequest) -> AuthResponse:
        from chalicelib.entrypoints.admin.authorizer import authorize

        return authorize(request, parts)

    app.register_middleware(chalice_answers_as_problems, "http")
    authorizer: ChaliceAuthorizer = app.authorizer(name="staff", ttl_seconds=TTL_S)(staff)
    for endpoint in ENDPOINTS:
        view = at_edge(app, _view(app, endpoint, parts))
        app.route(
            endpoint.path, methods=[endpoint.method], name=endpoint.operation, authorizer=authorizer, **_types(endpoint)
        )(view)
    return authorizer


def _view(app: Chalice, endpoint: Endpoint, parts: Callable[[], Wiring]) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        from chalicelib.entrypoints.admin.serving import serve

        return serve(endpoint, current(app), parts(), path)

    view.__name__ = endpoint.operation
    return view


def _types(endpoint: Endpoint) -> dict[str, list[str]]:
    return {"content_types": ["text/csv", "application/json"]} if endpoint.run == "catalogue.upload" else {}
