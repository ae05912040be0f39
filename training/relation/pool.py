"""Fit how the two readers' answers are pooled, on annotated articles that neither has learned from.

    python -m relation.pool ../shared/bench/articles/dev

Writes coding/data/pooling.json and tells what the pool gives: F1 of typed candidates at the threshold of either tier,
and how far confidences are from the share that is right (expected calibration error, ten bins).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from typing_model import label

from dateline.cleaning import clean
from dateline.coding.encoder import TYPE_COLUMNS
from dateline.coding.judging import Seen, see
from dateline.coding.pooling import Pooling, Tier, load_pooling
from dateline.knowledge import load_knowledge
from dateline.parsing import parse
from dateline.reading import from_mapping
from dateline.records import Article
from dateline.resolving.article import resolve
from relation.exporting import FOLDER

THRESHOLDS = np.arange(0.1, 0.8, 0.01)
BINS = 10
_TINY = 1e-6
_RIDGE = 0.02
"""Pulls the pool's powers towards those of the start: there are only some hundred events to fit them on."""
NAMES = ("NONE", *(str(kind) for kind in TYPE_COLUMNS))


@dataclass(slots=True)
class Sample:
    """A candidate with the chances of both readers (None where one is silent) and its right label."""

    encoder: list[float] | None
    lexicon: list[float] | None
    label: int


def gather(folder: Path, tier: Tier, pooling: Pooling) -> tuple[list[Sample], int]:
    """Return every candidate of the annotated articles as the tier sees it, and the number of annotated events."""
    records = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    articles = list(clean(from_mapping(record) for record in records))
    pairs = [(record, one) for record, one in zip(records, articles, strict=True) if isinstance(one, Article)]
    knowledge = load_knowledge()
    samples: list[Sample] = []
    for (record, _), parsed in zip(pairs, parse(one for _, one in pairs), strict=True):
        seen = [one for one in see(resolve(parsed, knowledge), tier, pooling) if one.candidate.has_party]
        labels = label(record["events"], [_placed(one) for one in seen])
        samples += [Sample(one.encoder, one.lexicon, NAMES.index(n)) for one, n in zip(seen, labels, strict=True)]
    return samples, sum(not event.get("optional") for record in records for event in record["events"])


def _placed(seen: Seen) -> tuple[int, int, object]:
    token = seen.candidate.trigger
    likeliest = seen.encoder or seen.lexicon or []
    kind = max(TYPE_COLUMNS, key=lambda each: likeliest[TYPE_COLUMNS[each]])
    return token.idx, token.idx + len(token), kind


def fit(samples: Sequence[Sample], start: Pooling) -> Pooling:
    """Return the pool whose chances are likeliest."""
    both = [one for one in samples if one.encoder and one.lexicon]
    alone = [one for one in samples if one.encoder and not one.lexicon]
    own, other = _logs([one.encoder for one in both]), _logs([one.lexicon for one in both])
    single = _logs([one.encoder for one in alone])
    rows, singles = np.array([one.label for one in both]), np.array([one.label for one in alone])

    def loss(values: NDArray[np.float64]) -> float:
        total = _cost(_lifted(values[0] * own + values[1] * other, values[2]), rows)
        total += _cost(_lifted(values[3] * single, values[4]), singles)
        return total / len(samples) + _RIDGE * float(((values - first) ** 2)[[0, 1, 3]].sum())

    first = np.array([0.7, 0.3, 0.0, 1.0, 0.0])
    found = minimize(loss, first, method="BFGS").x
    encoder, lexicon, nothing, power, alone_nothing = (round(float(value), 3) for value in found)
    return msgspec.structs.replace(
        start, encoder=encoder, lexicon=lexicon, nothing=nothing, alone_power=power, alone_nothing=alone_nothing
    )


def _logs(rows: Sequence[list[float] | None]) -> NDArray[np.float64]:
    return np.log(np.array(rows, dtype=np.float64).reshape(-1, len(NAMES)) + _TINY)


def _lifted(scores: NDArray[np.float64], nothing: float) -> NDArray[np.float64]:
    scores[:, 0] += nothing
    return scores


def _cost(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    if not len(labels):
        return 0.0
    peaks = scores.max(axis=1, keepdims=True)
    logs = scores - peaks - np.log(np.exp(scores - peaks).sum(axis=1, keepdims=True))
    return -float(logs[np.arange(len(labels)), labels].sum())


def judged(samples: Sequence[Sample], pooling: Pooling) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the confidence of every candidate, and whether its type is right."""
    rows = [pooling.chances(one.encoder, one.lexicon) for one in samples]
    chances = np.array([row for row in rows if row is not None])
    labels = np.array([one.label for one, row in zip(samples, rows, strict=True) if row is not None])
    best = chances[:, 1:].argmax(axis=1) + 1
    return chances[np.arange(len(best)), best], best == labels


def best_threshold(
    confidence: NDArray[np.float64], right: NDArray[np.bool_], events: int
) -> tuple[float, float, float, float]:
    """Return F1, threshold, precision and recall where F1 is best."""
    found = (0.0, 0.0, 0.0, 0.0)
    for threshold in THRESHOLDS:
        told = confidence >= threshold
        precision, recall = (right & told).sum() / max(1, told.sum()), (right & told).sum() / events
        found = max(found, (2 * precision * recall / max(1e-9, precision + recall), threshold, precision, recall))
    return found


def calibration_error(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Return the expected calibration error: the mean distance of confidence and precision over ten equal bins."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [abs(confidence[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / len(confidence))


def main() -> None:
    """Fit from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--out", type=Path, default=FOLDER)
    options = arguments.parse_args()
    pooling = load_pooling()
    for tier in (Tier.ACCURATE, Tier.FAST):
        samples, events = gather(options.articles, tier, pooling)
        if tier is Tier.ACCURATE:
            pooling = fit(samples, pooling)
        confidence, right = judged(samples, pooling)
        f1, threshold, precision, recall = best_threshold(confidence, right, events)
        error = calibration_error(confidence[confidence >= pooling.least], right[confidence >= pooling.least])
        print(
            f"{tier}: {len(samples)} candidates of {events} events, F1 {f1:.3f} (P {precision:.3f}, R {recall:.3f}) "
            f"at {threshold:.2f}, calibration error {error:.3f} from {pooling.least} on"
        )
        name = "threshold" if tier is Tier.ACCURATE else "threshold_fast"
        pooling = msgspec.structs.replace(pooling, **{name: round(float(threshold), 2)})
    (options.out / "pooling.json").write_bytes(msgspec.json.format(msgspec.json.encode(pooling), indent=1) + b"\n")
    print(pooling)


if __name__ == "__main__":
    sys.exit(main())
