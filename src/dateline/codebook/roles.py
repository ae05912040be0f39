"""Words that decide who plays which part in an act: carriers of event nouns, control verbs, mutual acts."""

from __future__ import annotations

from functools import lru_cache

from dateline.codebook.tables import read_table
from dateline.parsing.inflection import verb_forms


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    return {row["set"]: frozenset(row["words"].split()) for row in read_table("role_words.tsv")}


def role_lemmas(name: str) -> frozenset[str]:
    """Return one set of `data/role_words.tsv` as lemmas; KeyError for a set that is not there."""
    return _sets()[name]


@lru_cache(maxsize=8)
def role_forms(name: str) -> frozenset[str]:
    """Return one set of verbs as lower-case inflected forms."""
    return frozenset(form for lemma in role_lemmas(name) for form in verb_forms(lemma))
