"""The audit log, over HTTP."""

from __future__ import annotations

from chalicelib.domain.base import Moment
from chalicelib.entrypoints.admin.answers import Answer, Items, PageQuery
from chalicelib.entrypoints.admin.call import Call
from chalicelib.flows.admin import audit as flow


class AuditAnswer(Answer):
    """Something that was done: by whose token, in which role, to which thing."""

    id: str
    actor: str
    role: str
    action: str
    target: str
    at: Moment


class AuditsAnswer(Items[AuditAnswer]):
    """A page of the audit log."""


def list_audit(call: Call, query: PageQuery) -> AuditsAnswer:
    """List who of the staff did what, the newest first."""
    return AuditsAnswer.page(flow.list_audit(call.house.store, query.window()), AuditAnswer.of)
