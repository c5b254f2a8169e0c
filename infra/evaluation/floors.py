"""The scores below which the project's own corpora must not fall. They only rise."""

from __future__ import annotations

import json
from pathlib import Path

from infra.evaluation.corpus import load
from infra.evaluation.predict import predictions
from infra.evaluation.score import scored

CORPORA = Path(__file__).parents[2] / "tests" / "corpus"
FLOORS = CORPORA / "floors.json"
HIGH = ("line F1", "turn exact", "ask recall", "intent accuracy")
"""Figures that must not fall."""
LOW = ("wrong booked", "needless asks per 100 turns", "false orders per 1,000")
"""Figures that must not rise."""

Figures = dict[str, float]


def corpora() -> list[Path]:
    """List the folders of the project's own corpora."""
    return sorted(path.parent for path in CORPORA.glob("*/cases.jsonl"))


def figures_of(folder: Path) -> Figures:
    """Return today's figures of a corpus."""
    corpus = load(folder)
    figures = scored(corpus, [one.row for one in predictions(corpus)]).figures()
    return {name: figures[name][0] for name in (*HIGH, *LOW)}


def kept() -> dict[str, Figures]:
    """Return the floors by corpus."""
    found: dict[str, Figures] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return found


def fallen(now: Figures, floor: Figures) -> list[str]:
    """Say which figures are worse than their floor."""
    worse = [name for name in HIGH if now[name] < floor[name] - _ROUNDING]
    worse += [name for name in LOW if now[name] > floor[name] + _ROUNDING]
    return [f"{name}: {now[name]:.4f}, floor {floor[name]:.4f}" for name in worse]


def raise_floors() -> None:
    """Write today's figures where they are better than the floor."""
    floors = kept()
    for folder in corpora():
        now, before = figures_of(folder), floors.get(folder.name, {})
        best = {name: max(now[name], before.get(name, now[name])) for name in HIGH}
        best |= {name: min(now[name], before.get(name, now[name])) for name in LOW}
        floors[folder.name] = {name: round(figure, 4) for name, figure in best.items()}
        print(f"{folder.name}: {floors[folder.name]}")
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")


_ROUNDING = 0.0001
