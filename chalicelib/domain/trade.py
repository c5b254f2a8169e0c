"""Items, drafts, and what a turn of the conversation was understood to mean."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field

from chalicelib.domain.base import Model


class Intent(StrEnum):
    """What a message wants; each but the conversational ones stands for an EDI document."""

    ORDER = "order"
    AMEND = "amend"
    REORDER = "reorder"
    CONFIRM = "confirm"
    CANCEL = "cancel"
    QUOTE = "quote"
    STATUS = "status"
    TICKET = "ticket"
    DOCUMENT = "document"
    PO_CONFIRM = "po_confirm"
    SHIP_NOTICE = "ship_notice"
    DELAY = "delay"
    AVAILABILITY = "availability"
    PRICE_CHANGE = "price_change"
    BANK_CHANGE = "bank_change"
    OPT_OUT = "opt_out"
    AUTO_REPLY = "auto_reply"
    OTHER = "other"


SUPPLIER_NOTICES = frozenset(
    {
        Intent.PO_CONFIRM,
        Intent.SHIP_NOTICE,
        Intent.DELAY,
        Intent.AVAILABILITY,
        Intent.PRICE_CHANGE,
    }
)

Topic = Literal[
    "short",
    "damaged",
    "wrong_item",
    "quality",
    "return",
    "price",
    "invoice",
    "payment",
    "late",
    "other",
]


class Item(Model):
    """One article of the catalogue. `units` maps a selling unit to how many base units it holds."""

    sku: str = Field(min_length=1, max_length=64)
    name: str = Field(min_length=1, max_length=200)
    name_zh: str = ""
    category: str = ""
    pack: str = ""
    base_unit: str
    units: dict[str, Decimal]
    default_unit: str
    aliases: tuple[str, ...] = ()


class DraftLine(Model):
    """One line of a draft: so many of that unit of this item. `words` is what the partner wrote for it.

    `condition` is the only one that a line may have: wanted if it is in stock, and else not waited for.
    """

    sku: str
    name: str
    quantity: Decimal = Field(gt=0)
    unit: str
    pack: str = ""
    words: str = ""
    why: tuple[str, ...] = ()
    condition: Literal["in_stock"] | None = None
    claimed_price: Decimal | None = None
    currency: str | None = None


class Ask(Model):
    """A question that must be answered before anything is booked.

    `about` are words of the message; `choices` the SKUs among which the truth lies, empty when the item is not
    known or a quantity or a unit is in doubt.
    """

    about: str
    choices: tuple[str, ...] = ()
    reason: Literal["item", "which", "quantity", "unit", "duplicate", "order", "change"] = "item"
    quantity: Decimal | None = None
    """How many were asked for, where that was understood: the answer then needs to name the item only."""
    unit: str | None = None
    """The unit that was said for it, by its code."""
    sku: str | None = None
    """The item, where only the quantity or the unit is in doubt."""
    then: str = ""
    """Words of the message that apply once this is answered: `the usual but no lemonade`."""


class NoticeLine(Model):
    """One line of a supplier's notice; every field only where it was said."""

    line: int | None = None
    sku: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    status: Literal["accepted", "short", "shipped", "backordered", "out"] | None = None
    on: str | None = None
    price: Decimal | None = None


class Notice(Model):
    """What a supplier tells about a purchase order or its stock. `on` is an ISO date."""

    po: str | None = None
    lines: tuple[NoticeLine, ...] = ()
    on: str | None = None


class PastLine(Model):
    """One line of an order or of a purchase order. `line` is its number there."""

    sku: str
    quantity: Decimal
    unit: str
    line: int | None = None


class PastOrder(Model):
    """An order or a purchase order of a partner. `on` is the ISO date of an order."""

    ref: str
    on: str = ""
    lines: tuple[PastLine, ...] = ()


class Dealings(Model):
    """What a partner and we have dealt before, newest first: its orders with us, and ours with it."""

    orders: tuple[PastOrder, ...] = ()
    purchase_orders: tuple[PastOrder, ...] = ()


class Fields(Model):
    """What else was said: the partner's own order number, the day, the place. Dates are ISO dates.

    `split` is how the delivery is to be split over several places or days, in the partner's words: for a person to see to.
    """

    po: str | None = None
    deliver_on: str | None = None
    ship_to: str | None = None
    split: str | None = None
    ref: str | None = None
    topic: Topic | None = None
    notice: Notice | None = None


class Memory(Model):
    """What the conversation remembers beside the draft.

    `said` are digests of the texts that ordered something, so that the same text is not booked twice; `touched` the items
    spoken of last; `before` the lines as they were before the last change.
    """

    said: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    before: tuple[DraftLine, ...] | None = None


class Draft(Model):
    """The order under discussion.

    `revision` grows with every change, so that a Yes to an older read-back is told from a Yes to this one. `source`
    names the message that began it and becomes the order's idempotency key. `asks` are the open questions and
    `read_back` the reply that last showed the whole draft.
    """

    source: str = ""
    revision: int = 0
    lines: tuple[DraftLine, ...] = ()
    asks: tuple[Ask, ...] = ()
    fields: Fields = Fields()
    read_back: str | None = None
    memory: Memory = Memory()

    @property
    def can_be_booked(self) -> bool:
        """Say whether there is something to book and nothing left to ask."""
        return bool(self.lines) and not self.asks


class Turn(Model):
    """What one message was understood to mean, given the draft before it.

    `lines` and `asks` are the whole draft after the turn; `explain` says which words led there, line by line.
    """

    intent: Intent
    lines: tuple[DraftLine, ...] = ()
    asks: tuple[Ask, ...] = ()
    fields: Fields = Fields()
    language: str = "en"
    explain: tuple[str, ...] = ()
    memory: Memory = Memory()
