"""How well an own codebook is learned: each example and near-miss judged by what was learned without it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.codebook.own import ENOUGH
from dateline.coding.own import Learned
from dateline.coding.own.learning import THRESHOLD
from dateline.coding.own.samples import Kind, Sample
from dateline.records import OwnType


@dataclass(frozen=True, slots=True)
class TypeScore:
    """How one type came out on held-out words.

    Of its `examples`, `right` were found; `taken` words of other types, near-misses or other words were taken for it.
    """

    name: OwnType
    examples: int
    near_misses: int
    right: int
    taken: int

    @property
    def precision(self) -> float | None:
        """The share of right ones in what was found, None if nothing was."""
        found = self.right + self.taken
        return self.right / found if found else None

    @property
    def recall(self) -> float:
        """The share of the examples that was found."""
        return self.right / self.examples

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 if nothing was found."""
        return 2 * self.right / (self.right + self.taken + self.examples)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A held-out word that was read as another type: `right` and `read_as` are None for "no type"."""

    right: OwnType | None
    read_as: OwnType | None
    confidence: float
    kind: Kind
    sentence: str


@dataclass(frozen=True, slots=True)
class CodebookCheck:
    """What the check found: a score for each type, all mistakes, and warnings in words.

    `ordinary` is how many words of ordinary sentences were looked at, `ordinary_taken` how many were taken for a type.
    """

    codebook: str
    threshold: float
    types: tuple[TypeScore, ...]
    mistakes: tuple[Mistake, ...]
    ordinary: int
    ordinary_taken: int
    warnings: tuple[str, ...]

    @property
    def overall(self) -> TypeScore:
        """All types together."""
        return TypeScore(
            OwnType("all types"),
            examples=sum(each.examples for each in self.types),
            near_misses=sum(each.near_misses for each in self.types),
            right=sum(each.right for each in self.types),
            taken=sum(each.taken for each in self.types),
        )

    def confused(self) -> list[tuple[OwnType, OwnType, list[Mistake]]]:
        """Return the pairs of types that were taken for each other, the most frequent first, with the sentences."""
        pairs: dict[tuple[OwnType, OwnType], list[Mistake]] = defaultdict(list)
        for one in self.mistakes:
            if one.right is not None and one.read_as is not None:
                pairs[one.right, one.read_as].append(one)
        return [(*pair, found) for pair, found in sorted(pairs.items(), key=lambda row: (-len(row[1]), row[0]))]

    def missed(self) -> list[Mistake]:
        """Return the examples that were read as no type."""
        return [one for one in self.mistakes if one.read_as is None]

    def taken(self) -> list[Mistake]:
        """Return the near-misses, and other words of the codebook's sentences, that were taken for a type."""
        return [one for one in self.mistakes if one.right is None and one.kind is not Kind.ORDINARY]


def check_codebook(learned: Learned) -> CodebookCheck:
    """Return how a codebook's own sentences come out when each is judged by what was learned without it (five-fold)."""
    lesson, types = learned.lesson, learned.codebook.types
    right, taken = Counter[int](), Counter[int]()
    mistakes: list[Mistake] = []
    ordinary = ordinary_taken = 0
    for sample, chances in zip(lesson.samples, lesson.held_out, strict=True):
        best = 1 + int(chances[1:].argmax())
        read = best if chances[best] >= THRESHOLD else 0
        ordinary += sample.kind is Kind.ORDINARY
        ordinary_taken += sample.kind is Kind.ORDINARY and read > 0
        right[read] += read > 0 and read == sample.label
        taken[read] += read > 0 and read != sample.label
        if read != sample.label:
            names = [types[label - 1].name if label else None for label in (sample.label, read)]
            confidence = round(float(chances[read]), 3)
            mistakes.append(Mistake(names[0], names[1], confidence, sample.kind, sample.marked.shown))
    scores = tuple(
        TypeScore(each.name, len(each.examples), len(each.near_misses), right[label], taken[label])
        for label, each in enumerate(types, start=1)
    )
    warnings = tuple(_warnings(learned, lesson.samples))
    return CodebookCheck(learned.codebook.name, THRESHOLD, scores, tuple(mistakes), ordinary, ordinary_taken, warnings)


def _warnings(learned: Learned, samples: tuple[Sample, ...]) -> Iterator[str]:
    for each in learned.codebook.types:
        if len(each.examples) < ENOUGH:
            yield f"{each.name} has {len(each.examples)} examples; {ENOUGH} to 20 are needed to learn a type well"
        if not each.near_misses:
            yield f"{each.name} has no near-misses: words that look like it and are not teach where it ends"
    for one in samples:
        if one.kind in (Kind.EXAMPLE, Kind.NEAR_MISS) and one.pos is None:
            yield (
                f"{one.word!r} is no verb, noun or adjective to the parser, and words like it are never looked at: "
                f"{one.marked.shown}"
            )
