"""A stand-in for a Facebook page: its Messenger inbox, and the comments under its posts."""

from infra.local.doubles.facebook.double import FacebookDouble
from infra.local.doubles.facebook.page import FacebookPage

__all__ = ["FacebookDouble", "FacebookPage"]
