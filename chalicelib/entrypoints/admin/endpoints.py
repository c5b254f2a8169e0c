"""The table of the admin API: it makes the routes, the checks of roles and parameters, and the OpenAPI document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chalicelib.domain.operations import StaffRole
from chalicelib.domain.requests import RequestKind

V, AG, AD = StaffRole.VIEWER, StaffRole.AGENT, StaffRole.ADMIN


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One operation. `run` names its handler, module and function; the handler's signature tells the rest.

    The handler's `query` and `body` are the models of what comes in, its annotated result that of what goes out;
    every other argument stands in the path or in `fixed`. Its docstring is the operation's summary.
    """

    method: str
    path: str
    role: StaffRole
    run: str
    status: int = 200
    name: str = ""
    fixed: Mapping[str, object] = field(default_factory=dict)

    @property
    def operation(self) -> str:
        """Name the operation, uniquely."""
        return self.name or self.run.partition(".")[2]


def _of_requests(kind: RequestKind) -> tuple[Endpoint, ...]:
    path, one, fixed = f"/admin/{kind}s", f"/admin/{kind}s/{{request_id}}", {"kind": kind}
    return (
        Endpoint("GET", path, V, "requests.list_requests", name=f"list_{kind}s", fixed=fixed),
        Endpoint("GET", one, V, "requests.get_request", name=f"get_{kind}", fixed=fixed),
        Endpoint("POST", f"{one}/retry", AG, "requests.retry_request", name=f"retry_{kind}", fixed=fixed),
    )


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("GET", "/admin/partners", V, "partners.list_partners"),
    Endpoint("POST", "/admin/partners", AD, "partners.create_partner", 201),
    Endpoint("GET", "/admin/partners/{partner_id}", V, "partners.get_partner"),
    Endpoint("PATCH", "/admin/partners/{partner_id}", AD, "partners.change_partner"),
    Endpoint("GET", "/admin/partners/{partner_id}/dealings", V, "dealings.get_dealings"),
    Endpoint("PUT", "/admin/partners/{partner_id}/dealings", AD, "dealings.put_dealings"),
    Endpoint("DELETE", "/admin/partners/{partner_id}/aliases", AD, "partners.forget_alias"),
    Endpoint("GET", "/admin/partners/{partner_id}/contacts", V, "contacts.list_contacts_of_partner"),
    Endpoint("POST", "/admin/partners/{partner_id}/invitations", AD, "invitations.invite", 201),
    Endpoint("GET", "/admin/invitations", V, "invitations.list_invitations"),
    Endpoint("GET", "/admin/invitations/{invitation_id}", V, "invitations.get_invitation"),
    Endpoint("POST", "/admin/invitations/{invitation_id}/revoke", AD, "invitations.revoke_invitation"),
    Endpoint("GET", "/admin/contacts", V, "contacts.list_contacts"),
    Endpoint("GET", "/admin/contacts/{key}", V, "contacts.get_contact"),
    Endpoint("POST", "/admin/contacts/{key}/assign", AG, "contacts.assign_contact"),
    Endpoint("POST", "/admin/contacts/{key}/detach", AG, "contacts.detach_contact"),
    Endpoint("GET", "/admin/conversations", V, "conversations.list_conversations"),
    Endpoint("GET", "/admin/conversations/{key}", V, "conversations.get_conversation"),
    Endpoint("GET", "/admin/conversations/{key}/messages", V, "conversations.list_messages"),
    *(endpoint for kind in RequestKind for endpoint in _of_requests(kind)),
    Endpoint("GET", "/admin/quarantine", V, "quarantine.list_quarantine"),
    Endpoint("GET", "/admin/quarantine/{message_id}", V, "quarantine.get_held"),
    Endpoint("POST", "/admin/quarantine/{message_id}/release", AG, "quarantine.release"),
    Endpoint("POST", "/admin/quarantine/{message_id}/discard", AG, "quarantine.discard"),
    Endpoint("GET", "/admin/dead-letters", V, "dead_letters.list_dead_letters"),
    Endpoint("POST", "/admin/dead-letters/replay", AG, "dead_letters.replay_all"),
    Endpoint("GET", "/admin/dead-letters/{letter_id}", V, "dead_letters.get_dead_letter"),
    Endpoint("POST", "/admin/dead-letters/{letter_id}/replay", AG, "dead_letters.replay"),
    Endpoint("GET", "/admin/channels", V, "channels.list_channels"),
    Endpoint("GET", "/admin/channels/{channel}", V, "channels.get_channel"),
    Endpoint("POST", "/admin/channels/{channel}/check", AG, "channels.check_channel"),
    Endpoint("GET", "/admin/account-notices", V, "channels.list_account_notices"),
    Endpoint("GET", "/admin/failed-deliveries", V, "channels.list_failed_deliveries"),
    Endpoint("GET", "/admin/catalogue", V, "catalogue.get_version"),
    Endpoint("PUT", "/admin/catalogue", AD, "catalogue.upload"),
    Endpoint("GET", "/admin/catalogue/item", V, "catalogue.get_item"),
    Endpoint("GET", "/admin/systems", V, "systems.list_systems"),
    Endpoint("POST", "/admin/systems/{system}/pause", AD, "systems.pause"),
    Endpoint("POST", "/admin/systems/{system}/resume", AD, "systems.resume"),
    Endpoint("GET", "/admin/tokens", AD, "tokens.list_tokens"),
    Endpoint("POST", "/admin/tokens", AD, "tokens.create_token", 201),
    Endpoint("POST", "/admin/tokens/{token_id}/revoke", AD, "tokens.revoke_token"),
    Endpoint("GET", "/admin/audit", V, "audit.list_audit"),
    Endpoint("GET", "/admin/openapi.json", V, "document.get_openapi"),
)
