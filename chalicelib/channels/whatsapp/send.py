"""From a reply to one call of the WhatsApp Cloud API.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api
        https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages
        https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-list-messages
        https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages

A reply is exactly one call, so that it can be sent exactly once; what does not fit into one is refused, never cut.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chalicelib.channels._graph import Graph
from chalicelib.channels._shape import maybe_word
from chalicelib.channels._taps import Taps, fitted, shortened, with_options
from chalicelib.channels.whatsapp.secrets import WhatsAppAccount
from chalicelib.domain.content import OutMedia, Reply, Template
from chalicelib.domain.conversations import OutboundMessage
from chalicelib.domain.errors import InDoubt, Refused
from chalicelib.ports import Http, Sent

TEXT_MAX = 4096
BUTTONS_BODY_MAX = 1024
CAPTION_MAX = 1024
LIST_BODY_MAX = 4096
PARAMETER_MAX = 1024
BUTTONS_MAX, BUTTON_TITLE_MAX = 3, 20
ROWS_MAX, ROW_TITLE_MAX, ROW_DESCRIPTION_MAX = 10, 24, 72

Body = dict[str, Any]


def send(message: OutboundMessage, account: WhatsAppAccount, http: Http, now: datetime) -> Sent:
    """Send it. Raises `Refused`, `Unavailable`, or `InDoubt` when it is accepted without an id."""
    graph = Graph(account.api_base, account.api_version, account.token, http)
    answer = graph.post(f"{message.account}/messages", request_body(message, account, now))
    taken = answer.get("messages")
    platform_id = maybe_word(taken[0], "id") if isinstance(taken, list) and taken else None
    if platform_id is None:
        raise InDoubt("accepted without an id")
    return Sent(platform_id)


def request_body(message: OutboundMessage, account: WhatsAppAccount, now: datetime) -> Body:
    """Return what is posted. Raises `Refused` when it cannot be said in one message."""
    reply = message.reply
    is_late = message.window_closes_at is not None and now >= message.window_closes_at
    said = _template(reply, account) if is_late else _free(reply, account)
    context = {"context": {"message_id": reply.reply_to}} if reply.reply_to else {}
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        **_addressee(message.contact),
        **context,
        **said,
        "biz_opaque_callback_data": message.id,
    }


def _addressee(contact: str) -> Body:
    # A telephone number is all digits; anything else is a business-scoped user id.
    return {"to": contact} if contact.isascii() and contact.isdigit() else {"recipient": contact}


# ── inside the window ────────────────────────────────────────────────────────────────────────────────


def _free(reply: Reply, account: WhatsAppAccount) -> Body:
    if reply.options:
        return _with_taps(reply, account)
    if reply.media and len(reply.text) <= CAPTION_MAX:
        return {"type": reply.media.kind, reply.media.kind: _file(reply.media, reply.text)}
    return _text(_with_link(reply))


def _text(text: str) -> Body:
    return {"type": "text", "text": {"body": _checked(text, TEXT_MAX), "preview_url": False}}


def _file(media: OutMedia, caption: str = "") -> Body:
    named = {"filename": media.filename} if media.kind == "document" and media.filename else {}
    return {"link": media.url} | ({"caption": caption} if caption else {}) | named


def _with_link(reply: Reply) -> str:
    return "\n".join(part for part in (reply.text, reply.media.url if reply.media else "") if part)


def _with_taps(reply: Reply, account: WhatsAppAccount) -> Body:
    """Offer the options as buttons, else as a list, else as numbered lines of a text."""
    buttons = fitted(reply.text, reply.options, BUTTON_TITLE_MAX)
    if len(reply.options) <= BUTTONS_MAX and _is_body(buttons.text, BUTTONS_BODY_MAX):
        return _interactive("button", buttons.text, _buttons(reply, buttons), _header(reply.media))
    rows = fitted(_with_link(reply), reply.options, ROW_TITLE_MAX, ROW_DESCRIPTION_MAX)
    if len(reply.options) <= ROWS_MAX and _is_body(rows.text, LIST_BODY_MAX):
        return _interactive("list", rows.text, _list(reply, rows, account.list_button), {})
    return _text(with_options(_with_link(reply), reply.options))


def _is_body(text: str, length: int) -> bool:
    return 0 < len(text) <= length


def _interactive(kind: str, text: str, action: Body, header: Body) -> Body:
    return {"type": "interactive", "interactive": {"type": kind, **header, "body": {"text": text}, "action": action}}


def _header(media: OutMedia | None) -> Body:
    return {"header": {"type": media.kind, media.kind: _file(media)}} if media else {}


def _buttons(reply: Reply, taps: Taps) -> Body:
    pairs = zip(reply.options, taps.titles, strict=True)
    return {"buttons": [{"type": "reply", "reply": {"id": option.id, "title": title}} for option, title in pairs]}


def _list(reply: Reply, taps: Taps, label: str) -> Body:
    rows = []
    for option, title in zip(reply.options, taps.titles, strict=True):
        small = {"description": shortened(option.description, ROW_DESCRIPTION_MAX)} if option.description else {}
        rows.append({"id": option.id, "title": title, **small})
    return {"button": label, "sections": [{"title": label, "rows": rows}]}


# ── outside the window ───────────────────────────────────────────────────────────────────────────────


def _template(reply: Reply, account: WhatsAppAccount) -> Body:
    template = reply.template or _notice(reply, account)
    parameters = [{"type": "text", "text": _on_one_line(text)} for text in template.parameters]
    components = [{"type": "body", "parameters": parameters}] if parameters else []
    language = {"policy": "deterministic", "code": template.language}
    return {"type": "template", "template": {"name": template.name, "language": language, "components": components}}


def _notice(reply: Reply, account: WhatsAppAccount) -> Template:
    text = with_options(_with_link(reply), reply.options)
    if not account.notice_template or not text:
        raise Refused("outside the window, and there is no template")
    return Template(name=account.notice_template, language=account.notice_language, parameters=(text,))


def _on_one_line(text: str) -> str:
    # The platform refuses parameters that hold line breaks, tabs or long runs of spaces.
    lines = (" ".join(line.split()) for line in text.splitlines())
    return _checked(" · ".join(line for line in lines if line), PARAMETER_MAX)


def _checked(text: str, length: int) -> str:
    if not text:
        raise Refused("there is nothing to say")
    if len(text) > length:
        raise Refused(f"longer than the {length} characters that the platform takes")
    return text
