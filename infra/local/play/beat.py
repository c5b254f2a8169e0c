"""One thing that a person does, what the company makes of it, and whether that is what was expected."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chalicelib.flows.admin.contacts import key_of
from infra.local.doubles import Bubble, Doubles, wait_for
from infra.local.doubles.handset import Handset
from infra.local.doubles.webhooks import Webhook
from infra.local.seed.admin import AdminApi, AdminRefused

_PATHS = {"orders": "orders", "tickets": "tickets", "purchases": "notices"}
_PATIENCE_S = 25.0
_SILENCE_S = 1.0


@dataclass(frozen=True, slots=True)
class Wants:
    """What must come of it. `booked` names the queue that the request went to; `says` must stand in the reply."""

    verdict: str = "allow"
    intent: str | None = None
    booked: str | None = None
    says: str = ""
    is_answered: bool = True


@dataclass(frozen=True, slots=True)
class Beat:
    """Something that a person does: what it looks like, and the doing."""

    shown: str
    act: Callable[[], Webhook]
    wants: Wants = field(default_factory=Wants)


@dataclass(slots=True)
class Became:
    """What came of a beat: the record of the message, the request behind it, the reply on the phone, the times."""

    message: Mapping[str, Any]
    request: Mapping[str, Any] | None
    reply: Bubble | None
    ack_ms: float | None
    reply_ms: float | None

    @property
    def number(self) -> str | None:
        """The number under which it was booked."""
        return self.request.get("number") if self.request else None

    def missing(self, wants: Wants) -> list[str]:
        """Name what was expected and did not happen."""
        turn = self.message.get("turn") or {}
        checks = {
            "an acknowledgement": self.ack_ms is not None,
            f"verdict {wants.verdict}": self.message.get("verdict", {}).get("action") == wants.verdict,
            f"intent {wants.intent}": wants.intent in (None, turn.get("intent")),
            f"a number from {wants.booked}": wants.booked is None or self.number is not None,
            "a reply": not wants.is_answered or self.reply is not None,
            "silence": wants.is_answered or self.reply is None,
            f"“{wants.says}” in the reply": wants.says in (self.reply.text if self.reply else ""),
        }
        return [what for what, is_so in checks.items() if not is_so]


@dataclass(frozen=True, slots=True)
class Witness:
    """Watches one person's phone from the outside and the staff's side of the same conversation."""

    admin: AdminApi
    handset: Handset
    person: str
    key: str

    @classmethod
    def of(cls, admin: AdminApi, doubles: Doubles, way: str, person: str) -> Witness:
        """Return the witness of this person's conversation."""
        channel, account = _ACCOUNTS[way](doubles)
        return cls(admin, doubles.handsets()[way], person, key_of(channel, account, person))

    def watch(self, beat: Beat) -> Became:
        """Let it happen and wait for what comes of it."""
        seen = len(self._replies())
        begun = time.perf_counter()
        webhook = beat.act()
        webhook.wait(_PATIENCE_S)
        is_answered = self._wait_for_reply(seen, beat.wants)
        reply_ms = (time.perf_counter() - begun) * 1000
        reply = self._replies()[-1] if is_answered else None
        message = self._message(beat.wants)
        return Became(message, self._request(message), reply, webhook.ms, reply_ms if reply else None)

    def _wait_for_reply(self, seen: int, wants: Wants) -> bool:
        patience_s = _PATIENCE_S if wants.is_answered else _SILENCE_S
        return wait_for(lambda: len(self._replies()) > seen, patience_s, every_s=0.005)

    def _replies(self) -> list[Bubble]:
        return [bubble for bubble in self.handset.inbox(self.person) if bubble.by == "company"]

    def _message(self, wants: Wants) -> Mapping[str, Any]:
        """Return the last message that came in, once it is worked off."""
        found: dict[str, Any] = {}

        def is_done() -> bool:
            found.update(self._last_in())
            return found.get("state") not in (None, "received") or wants.verdict == "drop"

        wait_for(is_done, _PATIENCE_S, every_s=0.1)
        return found

    def _last_in(self) -> Mapping[str, Any]:
        try:
            items = self.admin.get(f"/admin/conversations/{self.key}/messages")["items"]
        except AdminRefused:
            return {}
        return next((item for item in items if item["direction"] == "in"), {})

    def _request(self, message: Mapping[str, Any]) -> Mapping[str, Any] | None:
        effect = next((e for e in message.get("effects", ()) if e["job"] in _PATHS), None)
        if effect is None:
            return None
        found: dict[str, Any] = {}

        def is_booked() -> bool:
            found.update(self.admin.get(f"/admin/{_PATHS[effect['job']]}/{effect['id']}"))
            return found.get("number") is not None

        wait_for(is_booked, _PATIENCE_S, every_s=0.1)
        return found


_ACCOUNTS: dict[str, Callable[[Doubles], tuple[str, str]]] = {
    "whatsapp": lambda doubles: ("whatsapp", doubles.whatsapp.number.id),
    "messenger": lambda doubles: ("facebook", doubles.facebook.page.id),
    "comments": lambda doubles: ("facebook", doubles.facebook.page.id),
    "web": lambda doubles: ("web", doubles.web.account),
}
