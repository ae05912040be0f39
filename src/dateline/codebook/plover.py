"""PLOVER's types, modes, scores, contexts and CAMEO codes (manual draft 2.0, conversion table of 17 September 2021)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.codebook.tables import read_table
from dateline.records import EventType

NAME = "plover-2.0"
# An article's story is told by at least two words of a context's list; one may be chance.
WORDS_FOR_CONTEXT = 2


@dataclass(frozen=True, slots=True)
class TypeRule:
    """What the codebook says about one event type."""

    quad_class: int
    score: float
    cameo: str
    future: EventType
    needs_recipient: bool
    covers: str


@dataclass(frozen=True, slots=True)
class ModeRule:
    """Score and nearest CAMEO code of one mode."""

    score: float
    cameo: str


@dataclass(frozen=True)
class Codebook:
    """The coding rules of PLOVER as data."""

    types: dict[EventType, TypeRule]
    modes: dict[tuple[EventType, str], ModeRule]
    context_words: dict[str, frozenset[str]]
    name: str = NAME

    def quad_class(self, event_type: EventType) -> int:
        """Return 1 verbal cooperation, 2 material cooperation, 3 verbal conflict or 4 material conflict."""
        return self.types[event_type].quad_class

    def score(self, event_type: EventType, mode: str | None) -> float:
        """Return PLOVER's score, -10 to 10: the mode's where it has one of its own."""
        rule = self.modes.get((event_type, mode)) if mode else None
        return rule.score if rule else self.types[event_type].score

    def cameo_code(self, event_type: EventType, mode: str | None) -> str:
        """Return the CAMEO code nearest to type and mode, as text: "042", "18"."""
        rule = self.modes.get((event_type, mode)) if mode else None
        return rule.cameo if rule else self.types[event_type].cameo

    def announced_type(self, act: EventType) -> EventType:
        """Return the type that PLOVER gives to an act that is only announced: CONSULT becomes AGREE."""
        return self.types[act].future

    def contexts(self, sentence: Iterable[str], article: frozenset[str]) -> tuple[str, ...]:
        """Return what the story is about, from the lower-case words of the event's sentence and of the article."""
        own = frozenset(sentence)
        return tuple(
            name
            for name, words in self.context_words.items()
            if words & own or len(words & article) >= WORDS_FOR_CONTEXT
        )


@lru_cache(maxsize=1)
def load_codebook() -> Codebook:
    """Load the PLOVER tables, once per process."""
    types = {
        EventType(row["type"]): TypeRule(
            int(row["quad"]),
            float(row["score"]),
            row["cameo"],
            EventType(row["future"]),
            row["recipient"] == "yes",
            row["covers"],
        )
        for row in read_table("types.tsv")
    }
    modes = {
        (EventType(row["type"]), row["mode"]): ModeRule(float(row["score"]), row["cameo"])
        for row in read_table("modes.tsv")
    }
    contexts = {row["context"]: frozenset(row["words"].split()) for row in read_table("contexts.tsv")}
    return Codebook(types, modes, contexts)
