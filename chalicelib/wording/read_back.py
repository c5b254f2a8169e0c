"""The read-back: the whole draft as a text, every line with code, name, quantity, unit and pack."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.domain.trade import Draft, DraftLine, Fields
from chalicelib.wording.amounts import quantity_text, unit_name
from chalicelib.wording.phrases import say, shown

NAME_MAX = 48
"""Ten lines of the longest names stay near a thousand characters, what the narrowest channel sends in one message."""

PACK_MAX = 20
PLACE_MAX = 60
SPLIT_MAX = 120


def read_back(draft: Draft, language: str, company: str) -> str:
    """Return the draft as a text: a question to book it, or what is noted so far while something is still asked.

    Empty when the draft has no lines.
    """
    if not draft.lines:
        return ""
    header = "read_back_header" if draft.can_be_booked else "noted_header"
    rows = [say(header, language, company=company)]
    rows += [_line(n, line, language) for n, line in enumerate(draft.lines, 1)]
    rows += _fields(draft.fields, language)
    if draft.can_be_booked:
        rows.append(say("read_back_footer", language))
    return "\n".join(rows)


def _line(n: int, line: DraftLine, language: str) -> str:
    row = say(
        "read_back_line",
        language,
        n=n,
        sku=line.sku,
        name=shown(line.name, NAME_MAX),
        quantity=quantity_text(line.quantity),
        unit=unit_name(line.unit, line.quantity, language),
    )
    condition = say("read_back_if_in_stock", language) if line.condition == "in_stock" else ""
    return row + pack_text(line.pack, language) + condition


def pack_text(pack: str, language: str) -> str:
    """Return the pack in brackets, nothing where there is none."""
    return say("read_back_pack", language, pack=shown(pack, PACK_MAX)) if pack else ""


def _fields(fields: Fields, language: str) -> Iterator[str]:
    if fields.po:
        yield say("read_back_po", language, po=shown(fields.po, PLACE_MAX))
    if fields.deliver_on:
        yield say("read_back_date", language, date=fields.deliver_on)
    if fields.ship_to:
        yield say("read_back_ship_to", language, place=shown(fields.ship_to, PLACE_MAX))
    if fields.split:
        yield say("read_back_split", language, split=shown(fields.split, SPLIT_MAX))
