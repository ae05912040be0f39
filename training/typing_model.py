"""Train the typing model: which candidates are events, and of which type.

    python training/typing_model.py ../shared/bench/articles/train.jsonl            cross-validate and write the weights
    python training/typing_model.py ../shared/bench/articles/train.jsonl --dry-run  cross-validate only

Reads annotated articles (text, published, events with trigger offsets and type). A candidate whose trigger stands
inside an annotated trigger takes that event's type, every other candidate is NONE.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
from multinomial import Fitted, fit, softmax, temperature

from dateline.codebook import load_codebook
from dateline.coding.candidates import Candidate
from dateline.coding.judging import read_candidates
from dateline.coding.model import NO_EVENT, Weights
from dateline.knowledge import load_knowledge
from dateline.parsing import parse
from dateline.reading import from_mapping
from dateline.records import EventType
from dateline.resolving.article import resolve

CLASSES = (NO_EVENT, *(str(event_type) for event_type in EventType))
FOLDER = Path(__file__).parent.parent / "src/dateline/coding/data"
STRENGTH = 0.1
FOLDS = 5
KEPT_WEIGHT = 0.04
THRESHOLDS = np.arange(0.1, 0.7, 0.02)


def examples(records: list[dict]) -> Iterator[tuple[int, list[str], str]]:
    """Yield article number, feature names and label of every candidate."""
    articles = [from_mapping(record) for record in records]
    knowledge = load_knowledge()
    for number, (record, parsed) in enumerate(zip(records, parse(articles), strict=True)):
        resolved = resolve(parsed, knowledge)
        # A candidate without any party is none: the model is never asked about it.
        read = [told for told in read_candidates(resolved) if told.candidate.actors or told.candidate.recipients]
        labels = label(record["events"], [placed(told.candidate) for told in read])
        for told, name in zip(read, labels, strict=True):
            yield number, told.names, name


def placed(candidate: Candidate) -> tuple[int, int, EventType]:
    """Return a candidate's code points and the type of its entry."""
    token = candidate.trigger
    return token.idx, token.idx + len(token), candidate.entry.event_type


def label(events: list[dict], triggers: list[tuple[int, int, EventType]]) -> list[str]:
    """Give each event to one candidate: of a right type if there is one, the last of these in its trigger."""
    announced = load_codebook().announced_type
    labels = [NO_EVENT] * len(triggers)
    for event in events:
        right = {event["type"], *(event.get("alternatives") or [])}
        inside = [
            (str(kind) in right or str(announced(kind)) in right, i)
            for i, (start, end, kind) in enumerate(triggers)
            if start < event["trigger_end"] and event["trigger_start"] < end and labels[i] == NO_EVENT
        ]
        if inside:
            _, chosen = max(inside)
            kind = str(triggers[chosen][2])
            labels[chosen] = kind if kind in right else event["type"]
    return labels


def cross_validate(groups: np.ndarray, rows: list[list[str]], labels: list[str]) -> np.ndarray:
    """Return the held-out sums of every example, articles kept together."""
    scores = np.zeros((len(rows), len(CLASSES)))
    for fold in range(FOLDS):
        held = np.flatnonzero(groups % FOLDS == fold)
        kept = np.flatnonzero(groups % FOLDS != fold)
        fitted = fit([rows[i] for i in kept], [labels[i] for i in kept], classes=CLASSES, strength=STRENGTH)
        scores[held] = fitted.scores([rows[i] for i in held])
    return scores


def best_threshold(chances: np.ndarray, truth: np.ndarray, events: int) -> tuple[float, float, float, float]:
    """Return the threshold with the best F1 over typed candidates, and its precision, recall and F1."""
    best = (0.0, 0.0, 0.0, 0.0)
    guess = chances[:, 1:].argmax(axis=1) + 1
    sure = chances[np.arange(len(guess)), guess]
    for threshold in THRESHOLDS:
        told = sure >= threshold
        right = int((told & (guess == truth)).sum())
        precision, recall = right / max(1, told.sum()), right / events
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        if f1 > best[3]:
            best = (float(threshold), precision, recall, f1)
    return best


def write(fitted: Fitted, heat: float, threshold: float, folder: Path) -> Path:
    """Write weights above a small size, with their digest, in a fixed order."""
    table = {
        name: {j: round(float(w), 2) for j, w in enumerate(row) if abs(w) >= KEPT_WEIGHT}
        for name, row in zip(fitted.features, fitted.weights, strict=True)
    }
    weights = Weights(
        "typing-1",
        CLASSES,
        tuple(round(float(b), 3) for b in fitted.bias),
        {name: row for name, row in sorted(table.items()) if row},
        round(heat, 2),
        round(threshold, 2),
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "typing_model.json"
    raw = msgspec.json.encode(weights)
    path.write_bytes(raw)
    (folder / "typing_model.sha256").write_text(
        f"{hashlib.sha256(raw).hexdigest()}  typing_model.json\n", encoding="ascii"
    )
    return path


def main() -> None:
    """Train from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--dry-run", action="store_true", help="cross-validate only")
    arguments.add_argument("--out", type=Path, default=FOLDER)
    options = arguments.parse_args()
    records = [json.loads(line) for line in options.articles.read_text(encoding="utf-8").splitlines()]
    events = sum(not event.get("optional") for record in records for event in record["events"])
    groups, rows, labels = map(list, zip(*examples(records), strict=True))
    print(
        f"{len(rows)} candidates, {sum(name != NO_EVENT for name in labels)} of them events, {events} events annotated"
    )
    scores = cross_validate(np.array(groups), rows, labels)
    truth = np.array([CLASSES.index(name) for name in labels])
    heat = temperature(scores, truth)
    threshold, precision, recall, f1 = best_threshold(softmax(scores / heat), truth, events)
    print(f"held out: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} at {threshold:.2f}, temperature {heat:.2f}")
    if not options.dry_run:
        fitted = fit(rows, labels, classes=CLASSES, strength=STRENGTH)
        path = write(fitted, heat, threshold, options.out)
        print(f"wrote {path} ({path.stat().st_size:,} bytes)")


if __name__ == "__main__":
    sys.exit(main())
