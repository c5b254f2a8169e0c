"""A page that plays a partner on any channel, and a page that shows the admin API."""

from infra.local.phone.routes import phone_routes

__all__ = ["phone_routes"]
