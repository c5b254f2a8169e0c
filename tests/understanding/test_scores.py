"""The scores of the project's own corpora do not fall below their floors."""

from __future__ import annotations

import pytest

from infra.evaluation import floors
from infra.evaluation.corpus import load
from infra.evaluation.predict import predictions
from infra.evaluation.score import scored


@pytest.mark.parametrize("pool", floors.pools(), ids=lambda pool: "-".join(pool.corpora))
def test_no_score_falls_below_its_floor(pool: floors.Pool, told: list[str]) -> None:
    now = floors.figures_of(pool.corpora)
    told += [_told(name, floors.figures_of([name])) for name in pool.corpora]
    told.append(_told(f"together, {len(pool.corpora)} corpora", now))
    assert floors.fallen(now, pool.floor) == []


def _told(what: str, figures: floors.Figures) -> str:
    return f"{what}: " + ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items())


def test_every_corpus_has_a_floor() -> None:
    assert floors.unpooled() == []


def test_the_same_messages_give_the_same_predictions() -> None:
    corpus = load(floors.corpora()[0])
    assert [one.row for one in predictions(corpus)] == [one.row for one in predictions(corpus)]


def test_predictions_that_are_the_truth_score_full_marks() -> None:
    corpus = load(floors.corpora()[0])
    rows = [
        {
            "id": case["id"],
            "turn": number,
            "intent": turn["expect"]["intent"],
            "draft": turn["expect"].get("draft", []),
            "asks": turn["expect"]["asks"],
            "fields": turn["expect"]["fields"],
        }
        for case in corpus.cases
        for number, turn in enumerate(case["turns"])
    ]
    figures = {name: figure for name, (figure, _) in scored(corpus, rows).figures().items()}
    low = {*floors.LOW}
    assert {name: figure for name, figure in figures.items() if figure != (0.0 if name in low else 1.0)} == {}


def test_every_line_and_question_is_explained() -> None:
    for one in predictions(load(floors.corpora()[0])):
        assert len(one.explain) >= len(one.row["draft"]) + len(one.row["asks"])
