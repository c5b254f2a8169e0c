"""Fetches what people sent to a number: the id first gives an address, which is good for five minutes.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
"""

from __future__ import annotations

from chalicelib.channels._files import checked_address, checked_file, file_at
from chalicelib.channels._graph import Graph
from chalicelib.channels._shape import Odd, maybe_word, number
from chalicelib.channels.whatsapp.secrets import WhatsAppAccount
from chalicelib.domain.content import Media
from chalicelib.domain.errors import Refused
from chalicelib.ports import FILE_MOST, Http

_HOSTS = ("fbsbx.com", "whatsapp.net")
"""Where the addresses lead; the token goes nowhere else."""


def fetch(media: Media, account: WhatsAppAccount, http: Http) -> bytes:
    """Return the file. Raises `Refused`, `Unavailable`, `Misconfigured`."""
    graph = Graph(account.api_base, account.api_version, account.token, http)
    address = _address(media.media_id, graph) if media.media_id else media.url
    own = checked_address(address, _HOSTS, account.api_base)
    return checked_file(file_at(own, http, headers={"authorization": f"Bearer {account.token}"}), media)


def _address(media_id: str, graph: Graph) -> str | None:
    if not media_id.isalnum():  # it becomes a part of an address that the token is sent to
        raise Refused("the file has no id of the platform's")
    found = graph.get(media_id)
    if _is_too_large(found):
        raise Refused("the file is too large")
    return maybe_word(found, "url")


def _is_too_large(found: object) -> bool:
    try:
        return number(found, "file_size") > FILE_MOST
    except Odd:
        return False
