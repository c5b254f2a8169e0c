"""From a reply to one call of the Send API, or to one public comment.

Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api
        https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies
        https://developers.facebook.com/docs/graph-api/reference/object/comments

A reply is exactly one call, so that it can be sent exactly once; what does not fit into one is refused, never cut.
Messenger gives `metadata` back in the echo and so proves that a reply went out. A comment has no such field: its echo
names the comment that it answers and its text, which is all that can be compared.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chalicelib.channels._graph import Graph
from chalicelib.channels._shape import maybe_word
from chalicelib.channels._taps import fitted, with_options
from chalicelib.channels.facebook.secrets import FacebookAccount
from chalicelib.domain.content import OutMedia, Reply
from chalicelib.domain.conversations import OutboundMessage
from chalicelib.domain.errors import InDoubt, Refused
from chalicelib.ports import Http, Sent

TEXT_MAX = 2000
COMMENT_MAX = 8000
QUICK_REPLIES_MAX, TITLE_MAX = 13, 20
_ATTACHMENTS = {"image": "image", "document": "file"}

Body = dict[str, Any]


def send(message: OutboundMessage, account: FacebookAccount, http: Http, now: datetime) -> Sent:
    """Send it. Raises `Refused`, `Unavailable`, or `InDoubt` when it is accepted without an id."""
    graph = Graph(account.api_base, account.api_version, account.token, http)
    if message.reply.thread is not None:
        path, body, id_name = f"{message.reply.thread.comment_id}/comments", comment_body(message.reply), "id"
    else:
        path, body, id_name = "me/messages", request_body(message, account, now), "message_id"
    platform_id = maybe_word(graph.post(path, body), id_name)
    if platform_id is None:
        raise InDoubt("accepted without an id")
    return Sent(platform_id)


def comment_body(reply: Reply) -> Body:
    """Return what is posted under a comment. Raises `Refused`."""
    return {"message": _checked(with_options(_with_link(reply), reply.options), COMMENT_MAX)}


def request_body(message: OutboundMessage, account: FacebookAccount, now: datetime) -> Body:
    """Return what is posted to the inbox. Raises `Refused` when it cannot be said in one message."""
    is_late = message.window_closes_at is not None and now >= message.window_closes_at
    reply = message.reply
    answered = {"reply_to": {"mid": reply.reply_to}} if reply.reply_to else {}
    return {
        **(_late(account) if is_late else {"messaging_type": "RESPONSE"}),
        "recipient": {"id": message.contact},
        "message": {**_said(reply), "metadata": message.id},
        **answered,
    }


def _late(account: FacebookAccount) -> Body:
    if not account.late_tag:
        raise Refused("outside the window")
    return {"messaging_type": "MESSAGE_TAG", "tag": account.late_tag}


def _said(reply: Reply) -> Body:
    if len(reply.options) > QUICK_REPLIES_MAX:
        return {"text": _checked(with_options(_with_link(reply), reply.options), TEXT_MAX)}
    if reply.media and not reply.text and not reply.options:
        return {"attachment": _attachment(reply.media)}
    # A text and a file do not go into one message, and quick replies vanish under a picture that loads late: the
    # file goes as a link.
    taps = fitted(_with_link(reply), reply.options, TITLE_MAX)
    quick = [
        {"content_type": "text", "title": title, "payload": option.id}
        for option, title in zip(reply.options, taps.titles, strict=True)
    ]
    return {"text": _checked(taps.text, TEXT_MAX)} | ({"quick_replies": quick} if quick else {})


def _attachment(media: OutMedia) -> Body:
    return {"type": _ATTACHMENTS[media.kind], "payload": {"url": media.url, "is_reusable": True}}


def _with_link(reply: Reply) -> str:
    return "\n".join(part for part in (reply.text, reply.media.url if reply.media else "") if part)


def _checked(text: str, length: int) -> str:
    if not text:
        raise Refused("there is nothing to say")
    if len(text) > length:
        raise Refused(f"longer than the {length} characters that the platform takes")
    return text
