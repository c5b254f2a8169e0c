"""Trains the model and writes its weights: `make classifier`. Prints how often it is right of trades that it was not trained on.

It needs scikit-learn, which lives in an environment of its own: neither the app nor its tests do.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from chalicelib.understanding.classifier.model import ZERO
from infra.classifier.examples import PLACE, Example, digest, examples

SEEN_LEAST = 3
"""Messages. What fewer have is chance."""

LOOSENESS = 10.0
"""The inverse strength of the L2 penalty."""

STEP = 0.04
"""What one step of a kept weight is worth."""


def main() -> None:
    """Train on all, write the weights, and tell what to expect of a trade that was not seen."""
    told = list(examples())
    corpora = sorted({one.corpus for one in told})
    for corpus in corpora if "--without-check" not in sys.argv else ():
        others, own = [e for e in told if e.corpus != corpus], [e for e in told if e.corpus == corpus]
        seen, fitted = _fit(others)
        right = fitted.predict(seen.transform([e.features for e in own])) == np.array([e.intent for e in own])
        print(f"{corpus:<14} {right.mean():.3f} of {len(own)} messages, by their manner alone, trained on the others")
    seen, fitted = _fit(told)
    PLACE.write_text(json.dumps(_packed(seen, fitted), ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(
        f"{PLACE.name}: {len(seen.vocabulary_)} features, {len(fitted.classes_)} intents, {PLACE.stat().st_size} bytes"
    )


def _fit(told: Sequence[Example]) -> tuple[Any, Any]:
    seen = CountVectorizer(analyzer=list, binary=True, min_df=SEEN_LEAST)
    matrix = seen.fit_transform([one.features for one in told])
    return seen, LogisticRegression(C=LOOSENESS, max_iter=1000).fit(matrix, [one.intent for one in told])


def _packed(seen: Any, fitted: Any) -> dict[str, Any]:
    ordered = sorted(seen.vocabulary_)
    columns = [seen.vocabulary_[feature] for feature in ordered]
    weights = np.vstack([fitted.intercept_, fitted.coef_.T[columns]])
    steps = np.clip(np.rint(weights / STEP) + ZERO, 0, 255).astype(np.uint8)
    return {
        "trained_on": digest(),
        "intents": list(fitted.classes_),
        "step": STEP,
        "features": "\t".join(ordered),
        "weights": b64encode(steps.tobytes()).decode(),
    }


if __name__ == "__main__":
    main()
