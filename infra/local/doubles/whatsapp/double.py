"""The WhatsApp Cloud API as the bridge meets it, and the phones of the people behind it.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
        https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from chalicelib.ports import ChannelSecrets
from infra.local.doubles.faults import Faults
from infra.local.doubles.graph import GraphError, compact, fields_of, guarded, shaped, subscribe
from infra.local.doubles.http import Answer, Request, Route, json_answer
from infra.local.doubles.inbox import Bubble, Person, Tap
from infra.local.doubles.surroundings import Surroundings
from infra.local.doubles.tally import Tally
from infra.local.doubles.whatsapp import bodies, shapes
from infra.local.doubles.whatsapp.bodies import Number
from infra.local.doubles.whatsapp.interactive import List
from infra.local.doubles.whatsapp.phones import Phones, new_wamid

WINDOW = timedelta(hours=24)
_LATE: Mapping[str, Any] = {
    "code": 131047,
    "title": "Re-engagement message",
    "message": "Re-engagement message",
    "error_data": {"details": "More than 24 hours have passed since the recipient last replied to the sender number."},
}


class WhatsAppDouble(Phones):
    """One company number on WhatsApp, with the phones of those who write to it.

    `tells_late_by_callback`: outside the window a send is taken and fails by a callback, as the platform mostly
    does, instead of being refused at once. `reads_after_s` None: nobody ever reads. `pair_gap_s`: the least time
    between two messages to one person.
    """

    name = "whatsapp"

    def __init__(self, around: Surroundings, people: Sequence[Person] = (), number: Number | None = None) -> None:
        super().__init__(around, people, number or Number())
        self.faults = Faults()
        self.tally = Tally()
        self.api_base = f"{around.own}/whatsapp"
        self.sends_statuses = True
        self.tells_late_by_callback = False
        self.delivers_after_s = 0.05
        self.reads_after_s: float | None = 0.15
        self.pair_gap_s = 0.0
        self._last_sent: dict[str, datetime] = {}

    # ── what the bridge meets ──

    def routes(self) -> list[Route]:
        """List the platform's paths."""
        at = "/whatsapp/v{version}/{id}"
        return [
            Route("POST", f"{at}/messages", self.faults.around(guarded(self.app, self._take))),
            Route("GET", at, self.faults.around(guarded(self.app, self._show))),
            Route("GET", "/whatsapp/files/{id}", self.faults.around(guarded(self.app, self._file))),
        ]

    def secrets(self) -> ChannelSecrets:
        """Return what is stored to connect this number."""
        return self.app.secrets(self.number.id, api_base=self.api_base, phone_number=f"+{self.number.shown}")

    def subscribe(self) -> None:
        """Check the bridge's address by the handshake. Raises `ValueError`."""
        subscribe(self.webhooks, self.app)

    # ── inside ──

    def _take(self, request: Request) -> Answer:
        if request.params["id"] != self.number.id:
            raise GraphError(100, "Unsupported post request. Object does not exist", subcode=33)
        if "status" in fields_of(request):
            return self._mark_read(shaped(shapes.READ_MARK, request))
        return self._accept(shaped(shapes.MESSAGE, request))

    def _mark_read(self, mark: shapes.ReadMark) -> Answer:
        found = self._inboxes.find(mark.message_id)
        if found is None:
            raise GraphError(100, "Invalid parameter", details="message_id")
        self._inboxes.change(found[0], mark.message_id, ticks="read")
        return json_answer({"success": True})

    def _accept(self, message: Any) -> Answer:
        contact = message.contact
        is_late = self._is_late(contact) and not isinstance(message, shapes.TemplateMessage)
        if is_late and not self.tells_late_by_callback:
            raise GraphError(131047, _LATE["message"], details=_LATE["error_data"]["details"])
        self._check_pair(contact)
        wamid = new_wamid()
        self.tally.add(contact, message.biz_opaque_callback_data, message.model_dump(mode="json"))
        if not is_late:
            self._show_to_person(contact, wamid, message)
        self._follow_up(wamid, contact, message.biz_opaque_callback_data, is_late=is_late)
        to = [{"input": message.to or message.recipient, "wa_id": contact}]
        return json_answer({"messaging_product": "whatsapp", "contacts": to, "messages": [{"id": wamid}]})

    def _show_to_person(self, contact: str, wamid: str, message: Any) -> None:
        if isinstance(message, shapes.ReactionMessage):
            self._inboxes.change(contact, message.reaction.message_id, reaction=message.reaction.emoji or None)
            return
        self._inboxes.add(contact, bubble_from(message, wamid, self._now()))

    def _follow_up(self, wamid: str, contact: str, key: str | None, *, is_late: bool) -> None:
        if not self.sends_statuses:
            return
        if is_late:
            self._status(0.02, wamid, "failed", contact, key)
            return
        self._status(0.01, wamid, "sent", contact, key)
        self._status(self.delivers_after_s, wamid, "delivered", contact, key)
        if self.reads_after_s is not None:
            self._status(self.reads_after_s, wamid, "read", contact, key)

    def _status(self, delay_s: float, wamid: str, state: str, contact: str, key: str | None) -> None:
        def tell() -> None:
            error = _LATE if state == "failed" else None
            told = bodies.status(wamid, state, contact, self._now(), key=key, error=error)
            self.webhooks.push(compact(bodies.status_body(self.number, [told])), self.app.sign, f"status/{contact}")

        self._around.timetable.after(delay_s, tell)

    def _show(self, request: Request) -> Answer:
        picture = self.album.get(request.params["id"])
        if picture:
            told = {"id": picture.id, "mime_type": picture.mime, "sha256": picture.sha256}
            size = {"file_size": len(picture.body), "messaging_product": "whatsapp"}
            return json_answer({**told, **size, "url": f"{self.api_base}/files/{picture.id}"})
        if request.params["id"] != self.number.id:
            raise GraphError(100, "Unsupported get request. Object does not exist", subcode=33)
        shown = {"verified_name": self.number.name, "display_phone_number": f"+{self.number.shown}"}
        return json_answer({**shown, "quality_rating": "GREEN", "id": self.number.id})

    def _file(self, request: Request) -> Answer:
        picture = self.album.get(request.params["id"])
        return Answer(200, picture.body, picture.mime) if picture else json_answer({}, 404)

    def _is_late(self, contact: str) -> bool:
        last = self._last_written.get(contact)
        return last is None or self._now() - last > WINDOW

    def _check_pair(self, contact: str) -> None:
        last, now = self._last_sent.get(contact), self._now()
        if last and (now - last).total_seconds() < self.pair_gap_s:
            raise GraphError(131056, "(Business Account, Consumer Account) pair rate limit hit")
        self._last_sent[contact] = now


def bubble_from(message: Any, wamid: str, at: datetime) -> Bubble:
    """Return what the person sees of a message that was sent."""
    taps: tuple[Tap, ...] = shapes.taps_of(message)
    interactive = getattr(message, "interactive", None)
    image = getattr(message, "image", None)
    return Bubble(
        wamid,
        "company",
        shapes.text_of(message),
        at,
        message.type,
        taps=taps,
        list_button=interactive.action.button if isinstance(interactive, List) else None,
        picture=image.link if image else None,
        footer=interactive.footer.text if interactive and interactive.footer else None,
        reply_to=message.context.message_id if message.context else None,
        key=message.biz_opaque_callback_data,
    )
