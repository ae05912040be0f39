"""Train the weights that say how likely two mentions of acts tell of one incident.

    python training/linking.py STEM      (STEM.articles.jsonl and STEM.mentions.jsonl, mentions with their "chain")

Writes src/dateline/linking/data/linking_weights.tsv. The threshold is the one with the best mean of B3 and pair F1 over
stories that the weights were not trained on. Needs scikit-learn (the `training` extra).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.linking.grouping import group
from dateline.linking.mentions import GivenMention, read_mentions
from dateline.parsing import parse
from dateline.reading import from_mapping

TARGET = Path(__file__).parents[1] / "src/dateline/linking/data/linking_weights.tsv"
THRESHOLDS = [step / 50 for step in range(5, 35)]
FOLDS = 5
Pair = tuple[int, int, dict[str, float]]
HEAD = """# How much each comparison of two mentions speaks for one incident: weights of a logistic model, no constant.
# "word": both mentions have the same word or words of one family; "other": they do not. Trained by training/linking.py.
comparison\tweight
"""


def fit(pairs: Iterable[Pair], chains: Sequence[str]) -> dict[str, float]:
    """Return the weight of each comparison."""
    rows = list(pairs)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([found for _, _, found in rows])
    labels = [chains[one] == chains[other] for one, other, _ in rows]
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000).fit(matrix, labels)
    return dict(zip(vectorizer.get_feature_names_out(), (float(weight) for weight in model.coef_[0]), strict=True))


def chance(weights: dict[str, float], found: dict[str, float]) -> float:
    """Return the chance that the weights give to a pair."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in found.items())))


def b_cubed(groups: Sequence[int], chains: Sequence[str]) -> float:
    """Return the B3 F1 of groups against chains."""
    both, ours, gold = Counter(zip(groups, chains, strict=True)), Counter(groups), Counter(chains)
    precision = sum(n * n / ours[home] for (home, _), n in both.items()) / len(chains)
    recall = sum(n * n / gold[chain] for (_, chain), n in both.items()) / len(chains)
    return 2 * precision * recall / (precision + recall)


def pair_f1(groups: Sequence[int], chains: Sequence[str]) -> float:
    """Return the F1 of the links between two mentions."""
    both, ours, gold = (
        sum(n * (n - 1) / 2 for n in Counter(each).values())
        for each in (zip(groups, chains, strict=True), groups, chains)
    )
    return 2 * both / (ours + gold)


def load(stem: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return articles and mentions under a stem."""
    return tuple(  # type: ignore[return-value]
        [json.loads(line) for line in Path(f"{stem}.{kind}.jsonl").read_text("utf-8").split("\n") if line]
        for kind in ("articles", "mentions")
    )


def main() -> None:
    """Train, choose the threshold, write the weights."""
    articles, mentions = load(sys.argv[1])
    labels = {mention["id"]: mention for mention in mentions}
    given = [GivenMention(m["id"], m["article_id"], m["start"], m["end"]) for m in mentions]
    compared = read_mentions(tuple(parse(from_mapping({"id": a["id"], "text": a["text"]}) for a in articles)), given)
    chains = [labels[mention.mention_id]["chain"] for mention in compared.mentions]
    stories = [labels[mention.mention_id]["topic"] for mention in compared.mentions]
    fold_of = {story: number % FOLDS for number, story in enumerate(sorted(set(stories)))}
    folds = [fold_of[story] for story in stories]
    pairs = list(compared.pairs())
    print(f"{len(chains)} mentions, {len(pairs)} pairs", file=sys.stderr)
    chances: dict[tuple[int, int], float] = {}
    for fold in range(FOLDS):
        weights = fit((row for row in pairs if fold not in (folds[row[0]], folds[row[1]])), chains)
        within = (row for row in pairs if fold == folds[row[0]] == folds[row[1]])
        chances.update({(one, other): chance(weights, found) for one, other, found in within})
    best = max(THRESHOLDS, key=lambda least: quality(len(chains), chances, least, chains))
    weights = fit(pairs, chains)
    lines = [f"{name}\t{weight:.4f}" for name, weight in sorted(weights.items())]
    TARGET.write_text(HEAD + "\n".join([f"least_chance\t{best}", *lines]) + "\n", "utf-8")


def quality(count: int, chances: dict[tuple[int, int], float], least: float, chains: Sequence[str]) -> float:
    """Return the mean of B3 and pair F1 at a threshold, and tell it."""
    groups = group(count, chances, least)
    scores = b_cubed(groups, chains), pair_f1(groups, chains)
    print(f"{least:.2f}  B3 {scores[0]:.3f}  pairs {scores[1]:.3f}", file=sys.stderr)
    return sum(scores) / 2


if __name__ == "__main__":
    main()
