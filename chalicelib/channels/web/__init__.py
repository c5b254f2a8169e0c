"""A company's own web site: its services, by signed webhooks, and its visitors, by a chat widget."""

from __future__ import annotations

from chalicelib.channels.web.channel import WebChannel

CHANNEL = WebChannel()
