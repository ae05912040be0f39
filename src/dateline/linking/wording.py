"""Are two words for acts the same word, or near enough to name the same act: stems, families, fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.parsing.inflection import noun_forms, verb_forms

# Endings that inflect or derive, longest first; what stays must keep this many letters to be told from other words.
_ENDINGS = (
    *("ations", "itions", "ation", "ition", "ments", "ances", "ences", "ment", "ance", "ence", "ings", "ions", "ers"),
    *(
        "ated",
        "ates",
        "ate",
        "ors",
        "ees",
        "ied",
        "ies",
        "ing",
        "ion",
        "ed",
        "es",
        "er",
        "or",
        "al",
        "ee",
        "e",
        "s",
        "y",
    ),
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Family:
    """The words for one act (by number), and the field of acts that it belongs to."""

    number: int
    field: str


def same_family(one: str, other: str) -> bool:
    """Say whether two words name the same act: one stem, or words of one family ("arrest", "detained")."""
    if stem(one) == stem(other):
        return True
    family, other_family = family_of(one), family_of(other)
    return family is not None and other_family is not None and family.number == other_family.number


def same_field(one: str, other: str) -> bool:
    """Say whether two words may name the same act ("shot", "died")."""
    family, other_family = family_of(one), family_of(other)
    if family is None or other_family is None:
        return stem(one) == stem(other)
    return family.field == other_family.field


def family_of(word: str) -> Family | None:
    """Return the family of a word in any of its forms, None if it has none."""
    known = _families().get(word.lower())
    return known[1] if known else None


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what the forms of a word have in common: "announced" and "announcement" give one stem."""
    lowered = word.lower().removesuffix("'s").removesuffix("’s")
    known = _families().get(lowered)
    if known is not None:
        lowered = known[0]
    for ending in _ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= _SHORTEST:
            lowered = lowered[: -len(ending)]
            break
    if len(lowered) > _SHORTEST:
        lowered = lowered.removesuffix("e")  # "announce-ment" and "announc-ed"
    # A doubled consonant is the ending's work (plan, planned), save where it ends the word itself (kill, pass).
    return lowered[:-1] if lowered[-1:] == lowered[-2:-1] and lowered[-1:] not in "lsz" else lowered


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[str, Family]]:
    """Every form of every word that has a family: its base word and the family."""
    lines = files("dateline.linking").joinpath("data/word_families.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "field\t"))]
    known: dict[str, tuple[str, Family]] = {}
    for number, (field, words) in enumerate(rows):
        for word in words.split():
            for form in (word, *verb_forms(word), *noun_forms(word)):
                known.setdefault(form, (word, Family(number, field)))
    return known
