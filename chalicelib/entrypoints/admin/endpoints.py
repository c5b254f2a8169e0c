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

    Its `query` and `body` are the models of what comes in, its annotated result that of what goes out, every other
    argument stands in the path or in `fixed`.
    """

    method: str
    path: str
    role: StaffRole
    run: str
    summary: str
    status: int = 200
    name: str = ""
    fixed: Mapping[str, object] = field(default_factory=dict)

    @property
    def operation(self) -> str:
        """Name the operation, uniquely."""
        return self.name or self.run.partition(".")[2]


def _of_requests(kind: RequestKind) -> tuple[Endpoint, ...]:
    path, fixed = f"/admin/{kind}s", {"kind": kind}
    return (
        Endpoint(
            "GET", path, V, "requests.list_requests", f"List the {kind}s.", name=f"list_{kind}s", fixed=fixed
        ),
        Endpoint(
            "GET",
            f"{path}/{{request_id}}",
            V,
            "requests.get_request",
            f"Get one {kind}.",
            name=f"get_{kind}",
            fixed=fixed,
        ),
        Endpoint(
            "POST",
            f"{path}/{{request_id}}/retry",
            AG,
            "requests.retry_request",
            f"Hand a waiting or rejected {kind} to its system once more.",
            name=f"retry_{kind}",
            fixed=fixed,
        ),
    )


_P, _I, _C = "/admin/partners", "/admin/invitations", "/admin/contacts"
_T, _Q, _D = "/admin/conversations", "/admin/quarantine", "/admin/dead-letters"

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("GET", _P, V, "partners.list_partners", "List the partners."),
    Endpoint("POST", _P, AD, "partners.create_partner", "Put a new partner on record.", 201),
    Endpoint("GET", _P + "/{partner_id}", V, "partners.get_partner", "Get one partner."),
    Endpoint("PATCH", _P + "/{partner_id}", AD, "partners.change_partner", "Change what is given of a partner."),
    Endpoint("GET", _P + "/{partner_id}/contacts", V, "contacts.list_contacts_of", "List who writes for a partner."),
    Endpoint("POST", _P + "/{partner_id}/invitations", AD, "invitations.invite", "Invite a partner's people.", 201),
    Endpoint("GET", _I, V, "invitations.list_invitations", "List the invitations."),
    Endpoint("GET", _I + "/{invitation_id}", V, "invitations.get_invitation", "Get one invitation."),
    Endpoint("POST", _I + "/{invitation_id}/revoke", AD, "invitations.revoke_invitation", "Close an invitation."),
    Endpoint("GET", _C, V, "contacts.list_contacts", "List the contacts; those without a partner are leads."),
    Endpoint("GET", _C + "/{key}", V, "contacts.get_contact", "Get one contact."),
    Endpoint("POST", _C + "/{key}/assign", AG, "contacts.assign_contact", "Let a contact write for a partner."),
    Endpoint("POST", _C + "/{key}/detach", AG, "contacts.detach_contact", "Make a contact a stranger again."),
    Endpoint("GET", _T, V, "conversations.list_conversations", "List the conversations, the last written in first."),
    Endpoint("GET", _T + "/{key}", V, "conversations.get_conversation", "Get a conversation with its draft."),
    Endpoint("GET", _T + "/{key}/messages", V, "conversations.list_messages", "List what was said, and its fate."),
    *(endpoint for kind in RequestKind for endpoint in _of_requests(kind)),
    Endpoint("GET", _Q, V, "quarantine.list_quarantine", "List the messages that screening held back."),
    Endpoint("GET", _Q + "/{message_id}", V, "quarantine.get_held", "Get a held message."),
    Endpoint("POST", _Q + "/{message_id}/release", AG, "quarantine.release", "Let a held message go on its way."),
    Endpoint("POST", _Q + "/{message_id}/discard", AG, "quarantine.discard", "Drop a held message for good."),
    Endpoint("GET", _D, V, "dead_letters.list_dead_letters", "List the jobs that could not be done."),
    Endpoint("POST", _D + "/replay", AG, "dead_letters.replay_all", "Replay the open dead letters, up to a limit."),
    Endpoint("GET", _D + "/{letter_id}", V, "dead_letters.get_dead_letter", "Get one dead letter."),
    Endpoint("POST", _D + "/{letter_id}/replay", AG, "dead_letters.replay", "Do one job once more."),
    Endpoint("GET", "/admin/channels", V, "channels.list_channels", "List the channels and their accounts."),
    Endpoint("GET", "/admin/channels/{channel}", V, "channels.get_channel", "Get one channel."),
    Endpoint("POST", "/admin/channels/{channel}/check", AG, "channels.check_channel", "Ask if its credentials work."),
    Endpoint("GET", "/admin/account-notices", V, "channels.list_notices", "List what platforms told about accounts."),
    Endpoint("GET", "/admin/failed-deliveries", V, "channels.list_failed", "List what could not be delivered."),
    Endpoint("GET", "/admin/catalogue", V, "catalogue.get_version", "Tell which catalogue is in force."),
    Endpoint("PUT", "/admin/catalogue", AD, "catalogue.upload", "Put a new catalogue in force."),
    Endpoint("GET", "/admin/catalogue/item", V, "catalogue.get_item", "Get one item by its code."),
    Endpoint("GET", "/admin/systems", V, "systems.list_systems", "List the internal systems."),
    Endpoint("POST", "/admin/systems/{system}/pause", AD, "systems.pause", "Close a system: its requests wait."),
    Endpoint("POST", "/admin/systems/{system}/resume", AD, "systems.resume", "Open a system again."),
    Endpoint("GET", "/admin/tokens", AD, "tokens.list_tokens", "List the tokens of the staff."),
    Endpoint("POST", "/admin/tokens", AD, "tokens.create_token", "Make a token; it is told only once.", 201),
    Endpoint("POST", "/admin/tokens/{token_id}/revoke", AD, "tokens.revoke_token", "Close a token."),
    Endpoint("GET", "/admin/audit", V, "audit.list_audit", "List who of the staff did what."),
    Endpoint("GET", "/admin/openapi.json", V, "document.get_openapi", "Get this description."),
)
