"""What a file with an order holds: its rows, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

MAX_ROWS = 5_000
MAX_CELLS = 60_000
"""Filled cells of all rows: each is looked at in several ways to find what its column holds."""
MAX_PAGES = 50
MAX_COLUMNS = 40
LINE_MOST = 2_000
"""Signs of one line of a page that are looked at."""
MAX_CELL = 500
"""Signs of one cell that are kept; no name or code is longer."""
MAX_TEXT = 20_000
"""Signs of the words outside the table that are kept; a reader of messages takes no more."""

Cell = str | Decimal
"""Words, or a number that the file itself holds as one; an empty string where there is nothing."""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of an order as the partner wrote it; every field only where it was there."""

    code: str | None = None
    name: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    price: Decimal | None = None
    note: str | None = None
    where: str = ""
    """`row 12` of a sheet, `page 2, line 7` of a document."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of the order, and what stood outside its table: order number, day, ship-to; one line each."""

    rows: tuple[OrderRow, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table or a page, parted into its cells; `starts` and `ends` are their places where they count."""

    cells: tuple[Cell, ...]
    where: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def words(self) -> list[str]:
        """List what stands in the line, cell by cell, the empty ones left out."""
        return [shown(cell) for cell in self.cells if cell != ""]


def shown(cell: Cell) -> str:
    """Return the cell as a person reads it."""
    return format(cell, "f") if isinstance(cell, Decimal) else cell


def tidy(text: str) -> str:
    """Return the words with single spaces between them, cut where no cell is as long."""
    kept = "".join(sign if sign.isprintable() else " " for sign in text[: MAX_CELL * 4])
    return " ".join(kept.split())[:MAX_CELL].rstrip()
