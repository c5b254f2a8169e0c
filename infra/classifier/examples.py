"""Examples to train on: the messages of the open corpora, each as the model sees it, with the intent that was meant."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import chalicelib.understanding.classifier as room
from chalicelib.understanding.classifier.features import features_of
from chalicelib.understanding.classifier.model import WEIGHTS
from chalicelib.understanding.dialogue.leaning import KIND
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.clean import cleaned, without_numbers_of_people
from infra.evaluation.corpus import Corpus, Json, load

PLACE = Path(str(room.__file__)).parent / WEIGHTS
"""Where the weights of the app are kept."""

CORPORA = Path(__file__).resolve().parents[2] / "tests/corpus"


@dataclass(frozen=True, slots=True)
class Example:
    """A message of a corpus. `corpus`: whose."""

    corpus: str
    features: list[str]
    intent: str


def examples() -> Iterator[Example]:
    """Walk through every message of every open corpus, in an order that is always the same."""
    for corpus in (load(folder) for folder in folders()):
        for case in corpus.cases:
            yield from _of_dialogue(case, corpus)


def folders() -> list[Path]:
    """List the folders of the open corpora."""
    return sorted(path.parent for path in CORPORA.glob("*/cases.jsonl"))


def digest() -> str:
    """Return what tells the open corpora, as they are now, from others."""
    whole = hashlib.sha256()
    for folder in folders():
        for name in ("cases.jsonl", "partners.json"):
            whole.update((folder / name).read_bytes())
    return whole.hexdigest()[:16]


def trained_on() -> str:
    """Return the digest of the corpora that the weights of the app were trained on."""
    return str(json.loads(PLACE.read_text("utf-8"))["trained_on"])


def _bare(text: str) -> str:
    return fold(without_numbers_of_people(cleaned(text)))


def _of_dialogue(case: Json, corpus: Corpus) -> Iterator[Example]:
    partner, _ = corpus.partners[case["partner"]]
    has_lines, has_asks = bool(case["draft"]), False
    for turn in case["turns"]:
        expect = turn["expect"]
        seen = features_of(_bare(turn["text"]), role=partner.role.value, has_lines=has_lines, has_asks=has_asks)
        yield Example(corpus.name, seen, KIND.get(expect["intent"], expect["intent"]))
        has_lines = bool(expect["draft"]) if "draft" in expect else has_lines
        has_asks = bool(expect["asks"]) or (has_asks and "draft" not in expect)
