"""The scores below which the project's own corpora must not fall. They only rise.

Floors are kept for pools of corpora: one corpus has too few turns for a change that mends ten and breaks one to be told from harm.
A pool is never taken apart; corpora that are new become a pool of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from infra.evaluation.corpus import load
from infra.evaluation.predict import predictions
from infra.evaluation.score import Score, scored

CORPORA = Path(__file__).parents[2] / "tests" / "corpus"
FLOORS = CORPORA / "floors.json"
HIGH = ("line F1", "turn exact", "ask recall", "intent accuracy")
"""Figures that must not fall."""
LOW = ("wrong booked", "needless asks per 100 turns", "false orders per 1,000")
"""Figures that must not rise."""

_ROUNDING = 0.0001

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Pool:
    """Corpora that are judged together, and the figures below which they must not fall."""

    corpora: tuple[str, ...]
    floor: Figures


def corpora() -> list[Path]:
    """List the folders of the project's own corpora."""
    return sorted(path.parent for path in CORPORA.glob("*/cases.jsonl"))


def figures_of(names: Iterable[str]) -> Figures:
    """Return today's figures of some corpora together."""
    total = Score()
    for name in names:
        total.add(score_of(name))
    figures = total.figures()
    return {name: figures[name][0] for name in (*HIGH, *LOW)}


@lru_cache(maxsize=64)
def score_of(name: str) -> Score:
    """Return today's score of a corpus."""
    corpus = load(CORPORA / name)
    return scored(corpus, [one.row for one in predictions(corpus)])


def pools() -> list[Pool]:
    """Return the pools that are kept."""
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else []
    return [Pool(tuple(pool["corpora"]), pool["floor"]) for pool in kept]


def unpooled() -> list[str]:
    """List the corpora that have no floor yet."""
    known = {name for pool in pools() for name in pool.corpora}
    return [folder.name for folder in corpora() if folder.name not in known]


def fallen(now: Figures, floor: Figures) -> list[str]:
    """Say which figures are worse than their floor."""
    worse = [name for name in HIGH if now[name] < floor[name] - _ROUNDING]
    worse += [name for name in LOW if now[name] > floor[name] + _ROUNDING]
    return [f"{name}: {now[name]:.4f}, floor {floor[name]:.4f}" for name in worse]


def raise_floors() -> None:
    """Write today's figures where they are better than the floor; make a pool of the corpora that are in none."""
    fresh = unpooled()
    kept = [*pools(), *([Pool(tuple(fresh), {})] if fresh else [])]
    rows = [{"corpora": pool.corpora, "floor": _raised(pool)} for pool in kept]
    FLOORS.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")
    for row in rows:
        print(f"{', '.join(row['corpora'])}: {row['floor']}")


def _raised(pool: Pool) -> Figures:
    now = figures_of(pool.corpora)
    best = {name: max(now[name], pool.floor.get(name, now[name])) for name in HIGH}
    best |= {name: min(now[name], pool.floor.get(name, now[name])) for name in LOW}
    return {name: round(figure, 4) for name, figure in best.items()}
