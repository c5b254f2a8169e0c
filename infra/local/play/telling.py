"""Tells a beat on the terminal: what was written, what became of it, what the person sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from infra.local.doubles import Bubble
from infra.local.play.beat import Became
from infra.local.play.terminal import Terminal

_WORDS = {"po": "PO", "ship_to": "ship to", "deliver_on": "deliver on"}
_COLOURS = {"allow": "green", "mask": "yellow", "hold": "yellow", "drop": "red"}


def tell(terminal: Terminal, shown: str, became: Became) -> None:
    """Write a beat down."""
    terminal.said("→", shown, "cyan")
    _tell_verdict(terminal, became.message)
    understood = _understood(became.message.get("turn"))
    if understood:
        terminal.fact("understood", understood)
    if became.request:
        terminal.fact(became.request["type"], became.number or became.request["state"], "bold", "green")
    if became.reply:
        _tell_reply(terminal, became.reply)
    else:
        terminal.said("←", "nothing: who has been told once is not told again", "dim")
    terminal.fact("", _times(became), "dim")


def _tell_verdict(terminal: Terminal, message: Mapping[str, Any]) -> None:
    verdict = message.get("verdict")
    if not verdict:
        return
    rules = ", ".join(finding["rule"] for finding in verdict["findings"])
    action = verdict["action"]
    terminal.fact("verdict", f"{action} ({rules})" if rules else action, _COLOURS.get(action, "bold"))
    if action == "mask":
        terminal.fact("stored as", str((message.get("content") or {}).get("text", "")))


def _understood(turn: Mapping[str, Any] | None) -> str:
    if not turn:
        return ""
    lines = [f"{line['quantity']} {line['unit']} {line['sku']}" for line in turn["lines"]]
    asks = [f"which “{ask['about']}”?" for ask in turn["asks"]]
    told = turn.get("fields") or {}
    said = {**told, **(told.get("notice") or {})}
    fields = [f"{_WORDS.get(name, name)} {value}" for name, value in said.items() if isinstance(value, str)]
    return f"{turn['intent']}: {', '.join([*lines, *asks, *fields])}".removesuffix(": ")


def _tell_reply(terminal: Terminal, reply: Bubble) -> None:
    terminal.said("←", reply.text)
    if reply.taps:
        terminal.fact("", "  ".join(f"[{tap.title}]" for tap in reply.taps), "cyan")


def _times(became: Became) -> str:
    parts = [
        f"acknowledged in {became.ack_ms:.0f} ms" if became.ack_ms is not None else "not acknowledged",
        f"on the phone after {became.reply_ms:.0f} ms" if became.reply_ms is not None else "",
    ]
    return " · ".join(part for part in parts if part)
