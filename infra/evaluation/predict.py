"""Reads a corpus as the product reads its partners: each turn from what came before it in its own dialogue."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from chalicelib.domain.content import Text
from chalicelib.domain.trade import Ask, Draft, DraftLine, Fields, Intent, Turn
from chalicelib.ports import Assistant
from chalicelib.understanding import Reader
from chalicelib.understanding.catalogue.file import CatalogueFile, build
from infra.evaluation.corpus import Corpus, Json

_DRAFTING = frozenset({Intent.ORDER, Intent.AMEND, Intent.REORDER})


@dataclass(frozen=True)
class Prediction:
    """What was made of one message: as the format has it, and what led there."""

    row: Json
    explain: tuple[str, ...]


def predictions(corpus: Corpus, assistant: Assistant | None = None) -> Iterator[Prediction]:
    """Return a prediction for each turn, in the order of the corpus; with an assistant, as with a model switched on."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        build(corpus.items.values(), path)
        catalogue = CatalogueFile(path)
        try:
            reader = Reader()
            for case in corpus.cases:
                yield from _dialogue(case, corpus, catalogue, reader, assistant)
        finally:
            catalogue.close()


def _dialogue(
    case: Json, corpus: Corpus, catalogue: CatalogueFile, reader: Reader, assistant: Assistant | None
) -> Iterator[Prediction]:
    partner, dealings = corpus.partners[case["partner"]]
    draft = Draft(lines=tuple(_line(line, corpus) for line in case["draft"]))
    for number, said in enumerate(case["turns"]):
        turn = reader.read(
            Text(text=said["text"]),
            draft=draft,
            partner=partner,
            dealings=dealings,
            catalogue=catalogue,
            today=date.fromisoformat(case["today"]),
            language="en",
        )
        turn = assistant.helped(turn, draft, catalogue) if assistant is not None else turn
        yield Prediction(_row(case["id"], number, turn, draft), turn.explain)
        fields = turn.fields if turn.intent in _DRAFTING else draft.fields
        draft = Draft(lines=turn.lines, asks=turn.asks, fields=fields, memory=turn.memory)


def _line(line: Json, corpus: Corpus) -> DraftLine:
    item = corpus.items[line["sku"]]
    return DraftLine(
        sku=item.sku, name=item.name, quantity=Decimal(line["quantity"]), unit=line["unit"], pack=item.pack
    )


def _row(case: str, number: int, turn: Turn, before: Draft) -> Json:
    asked = [ask for ask in turn.asks if ask not in before.asks]
    return {
        "id": case,
        "turn": number,
        "intent": turn.intent.value,
        "draft": [{"sku": x.sku, "quantity": f"{x.quantity:f}", "unit": x.unit} for x in turn.lines],
        "asks": [_ask(ask) for ask in asked],
        "fields": _fields(turn, before.fields),
    }


def _ask(ask: Ask) -> Json:
    return {"about": ask.about, "choices": list(ask.choices)}


def _fields(turn: Turn, before: Fields) -> Json:
    """Return what was said now: what the draft knew before is not said again."""
    said: Json = turn.fields.model_dump(mode="json", exclude_none=True)
    known = before.model_dump(mode="json", exclude_none=True)
    said = {key: value for key, value in said.items() if known.get(key) != value}
    if "notice" in said:
        said["notice"] = {key: value for key, value in said["notice"].items() if value}
    return said
