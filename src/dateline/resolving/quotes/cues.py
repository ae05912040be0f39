"""Cue words: what reports speech, and how far the article stands behind what is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from dateline.parsing.inflection import noun_forms, verb_forms


class Commitment(StrEnum):
    """How a cue word treats the content that it introduces.

    STATED leaves it with the speaker, CLAIMED keeps a distance, CONFIRMED and FOUND take its side, DENIED
    reverses it. The rest is no report of fact: PROMISED, ORDERED, ASKED, JUDGED, THOUGHT. QUOTED passes
    on to a speaker behind the speaker.
    """

    STATED = "stated"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    FOUND = "found"
    DENIED = "denied"
    ACCUSED = "accused"
    PROMISED = "promised"
    ORDERED = "ordered"
    WARNED = "warned"
    ASKED = "asked"
    JUDGED = "judged"
    THOUGHT = "thought"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its base form, the words behind it ("out" in "point out"), and its constructions."""

    base: str
    behind: tuple[str, ...]
    constructions: dict[str, Commitment]


@dataclass(frozen=True, slots=True)
class CueTable:
    """Every inflected first word, lower case, to its cues, the longest first; verbs and nouns apart.

    `labels` are first words before a colon that name no speaker ("Update:").
    """

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    labels: frozenset[str]


@lru_cache(maxsize=1)
def load_cues() -> CueTable:
    """Return the cue words of `data/cues.tsv` in every inflected form; read once per process."""
    verbs: dict[str, dict[str, Commitment]] = {}
    nouns: dict[str, Commitment] = {}
    source = files(__package__).joinpath("data/cues.tsv").read_text(encoding="utf-8")
    for line in source.splitlines():
        if not line or line.startswith(("#", "cue\t")):
            continue
        words, construction, commitment = line.split("\t")
        if construction == "noun":
            nouns[words] = Commitment(commitment)
        else:
            verbs.setdefault(words, {})[construction] = Commitment(commitment)
    by_form: dict[str, list[Cue]] = {}
    for words, constructions in verbs.items():
        base, *behind = words.split()
        for form in verb_forms(base):
            by_form.setdefault(form, []).append(Cue(base, tuple(behind), constructions))
    return CueTable(
        {form: tuple(sorted(cues, key=lambda cue: -len(cue.behind))) for form, cues in by_form.items()},
        {form: Cue(word, (), {"noun": kind}) for word, kind in nouns.items() for form in noun_forms(word)},
        _labels(),
    )


def _labels() -> frozenset[str]:
    source = files(__package__).joinpath("data/labels.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in source.splitlines() if line and not line.startswith("#") and line != "word")
