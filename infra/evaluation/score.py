"""The figures by which predictions are judged. docs/understanding.md says what each means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import permutations
from typing import Any

from chalicelib.domain.trade import Item
from infra.evaluation.corpus import Corpus, Json

CHOICES_MOST = 5
FIELDS = ("po", "deliver_on", "ship_to", "ref", "topic", "notice")
_ALWAYS = {"EA": {"DZ": Decimal(12), "GR": Decimal(144)}, "KG": {"G": Decimal("0.001")}}
Basket = dict[str, Decimal]


@dataclass(frozen=True)
class Verdict:
    """What is right about one turn. `is_exact`: intent, whole draft and questions."""

    case: str
    number: int
    text: str
    is_exact: bool
    wrong: tuple[str, ...]


@dataclass
class Score:
    """Counts over turns, and the figures made of them."""

    counts: Counter[str] = field(default_factory=Counter)
    intents: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: list[Verdict] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another score's turns in."""
        self.counts.update(other.counts)
        self.intents.update(other.intents)
        self.verdicts += other.verdicts

    def figures(self) -> dict[str, tuple[float, str]]:
        """Return each figure by its name, with the counts behind it."""
        found = dict(self._shares())
        hits = sum(n for (expected, got), n in self.intents.items() if expected == got)
        names = {expected for expected, _ in self.intents}
        found["intent accuracy"] = _over(hits, self.counts["turns"], 1.0), f"{hits}/{self.counts['turns']}"
        found["intent macro-F1"] = _over(sum(map(self._f1, names)), len(names), 1.0), f"{len(names)} intents"
        for key in FIELDS:
            right, seen = self.counts[f"{key} right"], self.counts[f"{key} seen"]
            found[f"field {key}"] = _over(right, seen, 1.0), f"{right}/{seen}"
        return found

    def _shares(self) -> Iterator[tuple[str, tuple[float, str]]]:
        count = self.counts
        right, booked, due = count["lines right"], count["lines"], count["lines due"]
        yield "line precision", (_over(right, booked, 1.0), f"{right}/{booked}")
        yield "line recall", (_over(right, due, 1.0), f"{right}/{due}")
        yield "line F1", (_over(2 * right, booked + due, 1.0), "")
        yield "turn exact", (_over(count["exact"], count["turns"], 1.0), f"{count['exact']}/{count['turns']}")
        yield "wrong booked", (_over(count["wrong"], booked, 0.0), f"{count['wrong']}/{booked}")
        yield "ask recall", (_over(count["asked"], count["to ask"], 1.0), f"{count['asked']}/{count['to ask']}")
        needless = count["needless"]
        yield (
            "needless asks per 100 turns",
            (_over(100 * needless, count["turns"], 0.0), f"{needless}/{count['turns']}"),
        )
        false, talk = count["false"], count["talk"]
        yield "false orders per 1,000", (_over(1000 * false, talk, 0.0), f"{false}/{talk}")

    def _f1(self, intent: str) -> float:
        hit = self.intents[intent, intent]
        total = sum(n * ((expected == intent) + (got == intent)) for (expected, got), n in self.intents.items())
        return _over(2 * hit, total, 0.0)


def scored(corpus: Corpus, rows: Iterable[Json]) -> Score:
    """Return the score of the predictions of a corpus, given in its order."""
    score, left = Score(), iter(rows)
    for case in corpus.cases:
        before = _basket(case["draft"], corpus)
        for number, turn in enumerate(case["turns"]):
            row = next(left)
            _judge(score, case["id"], number, turn, row, before, corpus)
            before = _basket(row["draft"], corpus)
    return score


def _judge(score: Score, case: str, number: int, turn: Json, row: Json, before: Basket, corpus: Corpus) -> None:
    expect, count = turn["expect"], score.counts
    basket = _basket(row["draft"], corpus)
    count["turns"] += 1
    score.intents[expect["intent"], row["intent"]] += 1
    asked = _covered(row["asks"], expect["asks"])
    wrong = [] if expect["intent"] == row["intent"] else [f"intent {row['intent']}"]
    wrong += [] if asked and len(row["asks"]) == len(expect["asks"]) else ["questions"]
    if "draft" in expect:
        wrong += _judge_lines(count, _basket(expect["draft"], corpus), basket, row["asks"])
    else:
        count["talk"] += 1
        count["false"] += bool(basket.items() - before.items())
    if expect["asks"]:
        count["to ask"] += 1
        count["asked"] += asked
    else:
        count["needless"] += len(row["asks"])
    for key in FIELDS:
        if key in expect["fields"] or key in row["fields"]:
            count[f"{key} seen"] += 1
            count[f"{key} right"] += _plain(expect["fields"].get(key)) == _plain(row["fields"].get(key))
    count["exact"] += not wrong
    score.verdicts.append(Verdict(case, number, turn["text"], not wrong, tuple(wrong)))


def _judge_lines(count: Counter[str], due: Basket, booked: Basket, asks: list[Json]) -> list[str]:
    astray = booked.items() - due.items()
    doubted = {sku for ask in asks for sku in ask["choices"]}
    count["lines due"] += len(due)
    count["lines"] += len(booked)
    count["lines right"] += len(booked) - len(astray)
    count["wrong"] += sum(key.split("/")[0] not in doubted for key, _ in astray)
    return [] if booked == due else ["lines"]


def _covered(offered: list[Json], expected: list[Json]) -> bool:
    """Say whether each expected question has one of its own among those asked."""
    if len(expected) > len(offered):
        return False
    return any(all(map(_covers, some, expected)) for some in permutations(offered, len(expected)))


def _covers(offered: Json, expected: Json) -> bool:
    truth = set(expected["choices"])
    return not truth or (truth <= set(offered["choices"]) and len(offered["choices"]) <= CHOICES_MOST)


def _basket(lines: list[Json], corpus: Corpus) -> Basket:
    total: Basket = {}
    for line in lines:
        factor = _factor(corpus.items.get(line["sku"]), line["unit"])
        key = line["sku"] if factor else f"{line['sku']}/{line['unit']}"
        total[key] = total.get(key, Decimal(0)) + Decimal(line["quantity"]) * (factor or 1)
    return total


def _factor(item: Item | None, unit: str) -> Decimal | None:
    if item is None:
        return None
    known = {item.base_unit: Decimal(1), **_ALWAYS.get(item.base_unit, {}), **item.units}
    return known.get(unit)


def _plain(value: Any) -> Any:
    """Return a field without regard to the order of lines or to how a number is written."""
    if isinstance(value, list):
        return sorted(map(_plain, value), key=str)
    if not isinstance(value, dict):
        return value
    return {key: _number(part) if key in ("quantity", "price") else _plain(part) for key, part in sorted(value.items())}


def _number(text: Any) -> Any:
    try:
        return Decimal(str(text)).normalize()
    except InvalidOperation:
        return text


def _over(part: float, whole: float, empty: float) -> float:
    return part / whole if whole else empty
