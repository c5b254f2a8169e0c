"""A linear model over features: how likely each intent is, and which features speak for it.

Multinomial logistic regression, trained by `make classifier`. Its weights are whole numbers of a byte each; those of one feature
stand in the lanes of one number, so that a message's are added up without a loop over the intents.
"""

from __future__ import annotations

import json
import math
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from chalicelib.understanding.classifier.features import FEATURES_MOST

WEIGHTS = "weights.json"
ZERO = 128
"""The byte that stands for a weight of nothing."""

_LANE = 2
"""Bytes. `FEATURES_MOST` weights, and the intercept, of a byte each do not run over."""

assert (FEATURES_MOST + 1) * 0xFF < 1 << (8 * _LANE)  # noqa: S101 (a law between two constants)


@dataclass(frozen=True)
class LinearModel:
    """Weights by feature: a byte an intent, in steps of `step`. `intents` are in the order of the bytes."""

    intents: tuple[str, ...]
    step: float
    intercept: bytes
    rows: Mapping[str, bytes]

    def log_likelihoods(self, features: Iterable[str]) -> dict[str, float]:
        """Return the logarithm of how likely each intent is, by what was seen."""
        known = [self.rows[feature] for feature in features if feature in self.rows]
        total = sum(map(_lanes, known), _lanes(self.intercept))
        sums = total.to_bytes(_LANE * len(self.intents), "little")
        zero = ZERO * (len(known) + 1)
        scores = [
            (int.from_bytes(sums[n : n + _LANE], "little") - zero) * self.step for n in range(0, len(sums), _LANE)
        ]
        most = max(scores)
        whole = most + math.log(sum(math.exp(score - most) for score in scores))
        return {intent: score - whole for intent, score in zip(self.intents, scores, strict=True)}

    def reasons(self, features: Iterable[str], intent: str, instead_of: str, most: int = 3) -> list[str]:
        """List what speaks most for one intent and against another."""
        one, other = self.intents.index(intent), self.intents.index(instead_of)
        told = ((self.rows[f][one] - self.rows[f][other], f) for f in features if f in self.rows)
        return [feature for worth, feature in sorted(told, reverse=True)[:most] if worth > 0]


def _lanes(row: bytes) -> int:
    spread = bytearray(_LANE * len(row))
    spread[::_LANE] = row
    return int.from_bytes(spread, "little")


@lru_cache(maxsize=1)
def model() -> LinearModel:
    """Return the model that is shipped, read once."""
    kept = json.loads((resources.files(__package__ or __name__) / WEIGHTS).read_text("utf-8"))
    return unpacked(kept["intents"], kept["step"], kept["features"], b64decode(kept["weights"]))


def unpacked(intents: Sequence[str], step: float, features: str, weights: bytes) -> LinearModel:
    """Return a model from how it is kept: features parted by tabs; the bytes of the intercept, then those of each feature."""
    size = len(intents)
    rows = {f: weights[n * size : (n + 1) * size] for n, f in enumerate(features.split("\t"), 1)}
    return LinearModel(tuple(intents), step, weights[:size], rows)
