"""One message being heard: what it is understood against, and the turns that it can become."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chalicelib.domain.partners import Partner
from chalicelib.domain.trade import Ask, Draft, DraftLine, Fields, Intent, Turn
from chalicelib.ports import Catalogue
from chalicelib.understanding.drafting import Drafted
from chalicelib.understanding.lookup import Lookup
from chalicelib.understanding.orders import Listener


@dataclass(frozen=True, slots=True)
class Hearing:
    """The draft, the partner, the catalogue and the day that a message is understood against."""

    draft: Draft
    partner: Partner
    catalogue: Catalogue
    today: date
    language: str

    @property
    def lookup(self) -> Lookup:
        """The catalogue as this conversation sees it."""
        return Lookup(
            self.catalogue,
            self.partner.aliases,
            drafted=frozenset(line.sku for line in self.draft.lines),
            asked=tuple(dict.fromkeys(sku for ask in self.draft.asks for sku in ask.choices)),
        )

    @property
    def listener(self) -> Listener:
        """The reader of orders for this partner."""
        return Listener(self.lookup, self.partner.ship_to, self.today, self.language)

    def stay(self, intent: Intent, fields: Fields | None = None) -> Turn:
        """Leave the draft as it is."""
        return self._turn(intent, self.draft.lines, self.draft.asks, fields or self.draft.fields)

    def move(self, drafted: Drafted, fields: Fields | None = None) -> Turn:
        """Go on with this draft."""
        intent = Intent.AMEND if self.draft.lines else Intent.ORDER
        return self._turn(intent, drafted.lines, drafted.asks, fields or self.draft.fields)

    def cancel(self) -> Turn:
        """Empty the draft."""
        return Turn(intent=Intent.CANCEL, language=self.language)

    def _turn(self, intent: Intent, lines: tuple[DraftLine, ...], asks: tuple[Ask, ...], fields: Fields) -> Turn:
        return Turn(
            intent=intent,
            lines=lines,
            asks=asks,
            fields=fields,
            language=self.language,
            explain=(*map(_line_explained, lines), *map(_ask_explained, asks)),
        )


def _line_explained(line: DraftLine) -> str:
    return f"“{line.words}”: {line.quantity:f} {line.unit} {line.sku} ({', '.join(line.why) or 'as before'})"


def _ask_explained(ask: Ask) -> str:
    return f"“{ask.about}”: asked, {ask.reason} in doubt"
