"""An own codebook learned: which of its types a word reports, from the frozen encoder's vectors and few examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dateline.codebook.marks import Marked
from dateline.codebook.own import OwnCodebook
from dateline.coding.encoder import TYPE_COLUMNS, load_encoder
from dateline.coding.encoding import FAR
from dateline.coding.own.model import CHANCES, Model, train
from dateline.coding.own.regression import Labels, Matrix, Row
from dateline.coding.own.samples import Kind, Sample, gather
from dateline.records import OwnType, SpanRole

FOLDS = 5
THRESHOLD = 0.4
"""The chance from which on a word is an event of a type."""

# What the log chance of a named PLOVER type is worth to a type before any example was seen.
_NEAREST = 0.25


@dataclass(frozen=True, slots=True)
class Lesson:
    """The words that a codebook is learned from: `rows` (samples, features) and `held_out` (samples, 1 + types).

    `held_out` are the chances that each word gets from what was learned without its sentence.
    """

    samples: tuple[Sample, ...]
    rows: Matrix
    held_out: Matrix


@dataclass(frozen=True)
class Learned:
    """A codebook that words can be judged by.

    `stems` are those of the examples' words; `sides` tell for each type where in the clause, by path of the parse, its
    examples have their parties.
    """

    codebook: OwnCodebook
    lesson: Lesson
    model: Model
    model_id: str
    stems: frozenset[str]
    sides: Mapping[OwnType, Mapping[str, SpanRole]]

    def nearest(self, label: int, row: Row) -> Marked:
        """Return the example of a type (its number from 1) that is most like the word that `row` describes."""
        samples = self.lesson.samples
        among = [i for i, one in enumerate(samples) if one.label == label]
        return samples[self.model.nearest(row, np.array(among))].marked


def learn(codebook: OwnCodebook, model: str) -> Learned:
    """Learn a codebook; `model` is the spaCy pipeline that reads its sentences. Takes some seconds."""
    samples, rows = gather(codebook, model)
    known = _known(codebook)
    held_out = _held_out(samples, rows, known)
    fitted = _trained(samples, rows, known).fitted_to(held_out, _labels(samples))
    warmed = fitted.warmed(held_out)
    examples = [one for one in samples if one.kind is Kind.EXAMPLE]
    return Learned(
        codebook,
        Lesson(tuple(samples), rows, warmed),
        fitted,
        f"{load_encoder().model_id}+own-{codebook.digest[:8]}",
        frozenset(one.stem for one in examples),
        _sides(codebook, examples),
    )


@lru_cache(maxsize=2)
def load_learned(codebook: OwnCodebook, model: str) -> Learned:
    """Return `learn`'s answer, once per process for each codebook."""
    return learn(codebook, model)


def _trained(samples: Sequence[Sample], rows: Matrix, known: Matrix) -> Model:
    """Train on samples; all words of no type together weigh as much as all examples."""
    labels = _labels(samples)
    share = float((labels > 0).sum()) / max(1.0, float((labels == 0).sum()))
    return train(rows, labels, np.where(labels > 0, 1.0, share), known)


def _held_out(samples: Sequence[Sample], rows: Matrix, known: Matrix) -> Matrix:
    """Return the chances (samples, 1 + types) that each sample gets from what was learned without its sentence.

    Five-fold: the sentences of each type are dealt out in turn, so that of a type of five or fewer each is left out
    alone.
    """
    fold = _folds(samples)
    found = np.zeros((len(samples), known.shape[1]))
    for number in range(FOLDS):
        tested = fold == number
        if tested.any():
            kept = [one for one, out in zip(samples, tested, strict=True) if not out]
            found[tested] = _trained(kept, rows[~tested], known).chances(rows[tested])
    return found


def _folds(samples: Sequence[Sample]) -> Labels:
    dealt: dict[int, int] = {}
    counts: Counter[tuple[Kind, int]] = Counter()
    for one in samples:
        if one.group not in dealt:
            dealt[one.group] = counts[one.kind, one.owner] % FOLDS
            counts[one.kind, one.owner] += 1
    return np.array([dealt[one.group] for one in samples], dtype=np.int64)


def _labels(samples: Sequence[Sample]) -> Labels:
    return np.array([one.label for one in samples], dtype=np.int64)


def _known(codebook: OwnCodebook) -> Matrix:
    """Return what chances are worth before any example was seen: a type's nearest PLOVER types speak for it."""
    known = np.zeros((CHANCES, len(codebook.types) + 1))
    known[0, 0] = _NEAREST
    for label, each in enumerate(codebook.types, start=1):
        for kind in each.plover:
            known[TYPE_COLUMNS[kind], label] = _NEAREST
    return known


def _sides(codebook: OwnCodebook, examples: Sequence[Sample]) -> dict[OwnType, dict[str, SpanRole]]:
    """Return for each type the role that a party at each path has in most of its examples."""
    counts: dict[tuple[OwnType, str], Counter[SpanRole]] = defaultdict(Counter)
    for one in examples:
        for role, path in one.parties:
            if path != FAR:
                counts[codebook.types[one.label - 1].name, path][role] += 1
    found: dict[OwnType, dict[str, SpanRole]] = defaultdict(dict)
    for (name, path), roles in counts.items():
        found[name][path] = roles.most_common(1)[0][0]
    return found
