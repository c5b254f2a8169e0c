"""`python -m infra.evaluation predict CORPUS OUT [--explain]`, `eval [CORPUS…] [--failures] [--model …]`, `floors`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from chalicelib.domain.errors import Malformed
from infra.evaluation import floors
from infra.evaluation.corpus import Corpus, load
from infra.evaluation.models import assistant
from infra.evaluation.predict import predictions
from infra.evaluation.score import Score, scored


def main() -> int:
    """Run one of the commands; 1 for a corpus that cannot be read."""
    parser = argparse.ArgumentParser(prog="infra.evaluation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict", help="write the raw predictions of a corpus")
    predict.add_argument("corpus", type=Path)
    predict.add_argument("out", type=Path)
    predict.add_argument("--explain", action="store_true", help="write which words led to each line, beside OUT")
    judge = commands.add_parser("eval", help="print the scores of corpora")
    judge.add_argument("corpora", type=Path, nargs="*", help="folders; all of the project's own when none is given")
    judge.add_argument(
        "--model", help="hostile, or the id of a model on Bedrock: the scores with it stand beside those without"
    )
    judge.add_argument("--failures", action="store_true", help="print each turn that was not read exactly")
    commands.add_parser("floors", help="raise the floors of the project's own corpora to today's scores")
    options = parser.parse_args()
    try:
        if options.command == "predict":
            _predict(load(options.corpus), options.out, explain=options.explain)
        elif options.command == "eval":
            for folder in options.corpora or floors.corpora():
                _evaluate(load(folder), failures=options.failures, model=options.model)
        else:
            floors.raise_floors()
    except Malformed as error:
        print(f"{error.field}: {error.reason}", file=sys.stderr)
        return 1
    return 0


def _predict(corpus: Corpus, out: Path, *, explain: bool) -> None:
    made = list(predictions(corpus))
    out.write_text("".join(json.dumps(one.row, ensure_ascii=False) + "\n" for one in made), "utf-8")
    print(f"{out}: {len(made)} turns")
    if explain:
        beside = out.with_suffix(".explain.jsonl")
        rows = ({"id": one.row["id"], "turn": one.row["turn"], "explain": list(one.explain)} for one in made)
        beside.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        print(f"{beside}: which words gave each line, and why")


def _evaluate(corpus: Corpus, *, failures: bool, model: str | None) -> None:
    rows = [one.row for one in predictions(corpus)]
    score = scored(corpus, rows)
    if failures:
        _print_failures(corpus, rows, score)
    helped = scored(corpus, [one.row for one in predictions(corpus, assistant(model))]).figures() if model else {}
    print(
        f"{corpus.name}: {len(corpus.cases)} dialogues, {corpus.turns} turns{f', without and with {model}' if model else ''}"
    )
    for name, (figure, counts) in score.figures().items():
        beside = f"{helped[name][0]:>9.4f}" if name in helped else ""
        print(f"  {name:<28}{figure:>9.4f}{beside}  {counts}".rstrip())


def _print_failures(corpus: Corpus, rows: list[dict[str, object]], score: Score) -> None:
    expected = [turn["expect"] for case in corpus.cases for turn in case["turns"]]
    for verdict, row, expect in zip(score.verdicts, rows, expected, strict=True):
        if not verdict.is_exact:
            print(f"{verdict.case} turn {verdict.number}: {', '.join(verdict.wrong)}")
            print(f"  text     {json.dumps(verdict.text, ensure_ascii=False)}")
            print(f"  expected {json.dumps(expect, ensure_ascii=False)}")
            print(f"  got      {json.dumps({k: row[k] for k in ('intent', 'draft', 'asks')}, ensure_ascii=False)}")


if __name__ == "__main__":
    sys.exit(main())
