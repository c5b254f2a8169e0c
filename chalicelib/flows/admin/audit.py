"""The audit log: who of the staff did what, and when."""

from __future__ import annotations

from chalicelib.domain.operations import AuditEntry
from chalicelib.flows.admin.looking import Window, page_of
from chalicelib.ports import Page, Store


def list_audit(store: Store, window: Window) -> Page[AuditEntry]:
    """Return a page of the audit log, the newest first."""
    return page_of(store, AuditEntry, "audit", window)
