"""How alike texts are: cosines of word counts, rare words counting more (TF-IDF), in plain Python."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

Vector = Mapping[str, float]
# Two reports that share less than this are of different stories.
FAINTEST = 0.05


def rarity(documents: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return how much a word tells: the logarithm of documents to documents with the word, smoothed."""
    counts = Counter(word for document in documents for word in set(document))
    return {word: math.log((len(documents) + 1) / count) for word, count in counts.items()}


def vector(words: Iterable[str], rare: Mapping[str, float]) -> dict[str, float]:
    """Return words with weights whose squares sum to 1; empty if none of the words tells anything."""
    weights = {word: (1 + math.log(count)) * rare.get(word, 0.0) for word, count in Counter(words).items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items() if weight} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1, from 0 (nothing shared) to 1."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large.get(word, 0.0) for word, weight in small.items())


def alike_pairs(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """Return the cosine of every pair of vectors (lower index first) that reaches FAINTEST.

    Works through an index of the words; time and memory grow with the pairs that share any, at worst all.
    """
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: dict[tuple[int, int], float] = {}
    for number, each in enumerate(vectors):
        sums: defaultdict[int, float] = defaultdict(float)
        for word, weight in each.items():
            for other, other_weight in index[word]:
                sums[other] += weight * other_weight
            index[word].append((number, weight))
        found.update({(other, number): value for other, value in sums.items() if value >= FAINTEST})
    return found
