"""How likely two mentions tell of one incident: a logistic model over a dozen comparisons, its weights as data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from dateline.linking.evidence import Evidence
from dateline.linking.likeness import cosine
from dateline.linking.wording import family_of, same_family, same_field


def compare(one: Evidence, other: Evidence, alike: float, rare: Mapping[str, float]) -> dict[str, float]:
    """Return the comparisons of two mentions by name, each from 0 to 1; `alike` is the cosine of their articles."""
    same_article = one.article == other.article
    same_stem = one.stem == other.stem and not one.pronoun
    same_word_family = not same_stem and same_family(one.word, other.word)
    named = bool(one.names and other.names)
    near, about = cosine(one.near, other.near), cosine(one.about, other.about)
    telling = min(rare.get(one.stem, 0.0), rare.get(other.stem, 0.0)) / 6
    kind = "word" if same_stem or same_word_family else "other"
    saying = _is_saying(one.word) and _is_saying(other.word)
    found = {
        f"{kind}": 1.0,
        f"{kind}:alike": 1.0 if same_article else alike,
        f"{kind}:same_article": float(same_article),
        f"{kind}:near": near,
        f"{kind}:about": about,
        f"{kind}:names_shared": float(named and bool(one.names & other.names)),
        f"{kind}:names_differ": float(named and not one.names & other.names),
        f"{kind}:numbers_differ": float(bool(one.numbers and other.numbers) and not one.numbers & other.numbers),
        f"{kind}:days_differ": float(_days(one, other) is False),
        f"{kind}:days_meet": float(_days(one, other) is True),
        f"{kind}:saying": float(saying),
        f"{kind}:pronoun": float(one.pronoun or other.pronoun),
        f"{kind}:telling": telling,
    }
    if kind == "word":
        found["word:same_stem"] = float(same_stem)
    else:
        found["other:field"] = float(same_field(one.word, other.word))
    return {name: value for name, value in found.items() if value}


def chance(comparisons: Mapping[str, float]) -> float:
    """Return the chance (0 to 1) that two mentions with these comparisons tell of one incident."""
    weights = load_weights()
    total = sum(weights.get(name, 0.0) * value for name, value in comparisons.items())
    return 1 / (1 + math.exp(-total))


def least_chance() -> float:
    """Return the average chance from which groups of mentions are one incident."""
    return load_weights()["least_chance"]


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """Return the model's weights by the name of their comparison, and its threshold."""
    lines = files("dateline.linking").joinpath("data/linking_weights.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith(("#", "comparison\t")))
    return {name: float(weight) for name, weight in rows}


def _is_saying(word: str) -> bool:
    family = family_of(word)
    return family is not None and family.field == "say"


def _days(one: Evidence, other: Evidence) -> bool | None:
    """Say whether the days of two mentions meet, None if one of them has none."""
    if one.days is None or other.days is None:
        return None
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
