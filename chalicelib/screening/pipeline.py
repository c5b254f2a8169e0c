"""Takes a message through the rules for its direction, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from chalicelib.domain.content import Content, Reply, Unsupported
from chalicelib.domain.conversations import Bucket
from chalicelib.domain.verdicts import Action, Direction, Finding, Verdict
from chalicelib.ports import FloodCounter
from chalicelib.screening import flood
from chalicelib.screening.rule import Rule, Subject, rules
from chalicelib.screening.texts import Clean, cleaned_content, cleaned_reply, texts_in

S = TypeVar("S", Content, Reply)


class Pipeline:
    """The rules in force. Each rule sees a message as the rules before it have left it."""

    def inbound(self, content: Content, *, size: int) -> tuple[Content, Verdict]:
        """Return what may be stored of a message of `size` bytes, and the verdict."""
        verdict = Verdict()
        for rule in rules(Direction.IN):
            content, found = _applied(rule, content, cleaned_content, size)
            verdict = verdict.plus(*found) if found else verdict
            if rule.replace and any(f.action is Action.DROP for f in found):
                content = rule.replace(content)
        return content, verdict

    def outbound(self, reply: Reply) -> tuple[Reply, Verdict]:
        """Return what may be sent of a reply, and the verdict."""
        verdict = Verdict()
        for rule in rules(Direction.OUT):
            reply, found = _applied(rule, reply, cleaned_reply, 0)
            verdict = verdict.plus(*found) if found else verdict
        return reply, verdict

    def counters(self, message_id: str, channel: str, partner_id: str | None, now: datetime) -> Sequence[FloodCounter]:
        """Name the counters of this minute: the channel's first, then the partner's where there is one."""
        return flood.counters(message_id, channel, partner_id, now)

    def flood(
        self, bucket: Bucket | None, now: datetime, *, partner_count: int, channel_count: int
    ) -> tuple[Bucket, Verdict]:
        """Take one message from the contact's bucket and judge it with the counters as they stood before it."""
        left, finding = flood.flood_contact(bucket, now)
        found = (
            finding,
            flood.flood_window(partner_count, flood.PARTNER_MOST, "partner"),
            flood.flood_window(channel_count, flood.CHANNEL_MOST, "channel"),
        )
        return left, Verdict().plus(*(f for f in found if f))


def _may_change(said: Content | Reply, clean: Clean) -> bool:
    """Say whether a cleaning finds anything: most messages pass unchanged, and taking them apart costs time.

    JSON that we do not know may hide signs behind escapes, so that is always taken apart.
    """
    return isinstance(said, Unsupported) or any(clean(text) != text for text in texts_in(said))


def _applied(rule: Rule, said: S, clean_all: Callable[[S, Clean], S], size: int) -> tuple[S, list[Finding]]:
    found: list[Finding] = []
    if rule.clean is not None and _may_change(said, rule.clean):
        cleaned = clean_all(said, rule.clean)
        if cleaned != said:
            found.append(rule.found())
        said = cleaned
    if rule.inspect is not None:
        finding = rule.inspect(Subject(said, texts_in(said), size))
        found += [finding] if finding else []
    return said, found
