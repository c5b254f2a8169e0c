"""Prints what saved webhook bodies normalise to, one JSON line an event: `python -m infra.replay <channel> <file>…`.

Nothing is verified, stored or sent. `-` reads a body from the standard input.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from chalicelib.domain.errors import Malformed
from chalicelib.domain.events import Event
from chalicelib.ports import Channel, WebhookRequest
from chalicelib.wiring import channel, channel_names

EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tool; return 0, or 1 when a body could not be read at all."""
    told = _arguments().parse_args(arguments)
    results = [replay(channel(told.channel), name) for name in told.files]
    return 0 if all(results) else 1


def replay(platform: Channel, name: str) -> bool:
    """Print the events in one file; say whether it could be read."""
    try:
        body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        events = platform.parse(WebhookRequest("POST", {}, {}, body, datetime.now(UTC)))
    except (OSError, Malformed) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return False
    for event in events:
        print(EVENT.dump_json(event).decode())
    return True


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m infra.replay", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("channel", choices=channel_names())
    parser.add_argument("files", nargs="+", metavar="file", help="a saved webhook body, - for the standard input")
    return parser


if __name__ == "__main__":
    sys.exit(main())
