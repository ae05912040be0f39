"""PLOVER's types, modes, scores and CAMEO codes (manual draft 2.0, conversion table of 17 September 2021)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.codebook.rules import Effect, load_rules
from dateline.codebook.tables import read_table
from dateline.records import EventType

NAME = "plover-2.0"
# A story is told by at least two words of its list; one may be chance.
WORDS_FOR_STORY = 2


@dataclass(frozen=True, slots=True)
class TypeRule:
    """What the codebook says about one event type."""

    quad_class: int
    score: float
    cameo: str
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
    announced: dict[EventType, EventType]
    modes: dict[tuple[EventType, str], ModeRule]
    story_words: dict[str, frozenset[str]]
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
        return self.announced.get(act, act)

    def stories(self, words: frozenset[str]) -> tuple[str, ...]:
        """Return what an article is about, from its lower-case words, as the typing model was trained to see it.

        These are no contexts of an event: `dateline.coding.contexts` reads those by more terms, with weights.
        """
        return tuple(name for name, told in self.story_words.items() if len(told & words) >= WORDS_FOR_STORY)


@lru_cache(maxsize=1)
def load_codebook() -> Codebook:
    """Load the PLOVER tables, once per process. Raises CodebookBroken (DL-B001) for a line that cannot be read."""
    types = {
        EventType(row["type"]): TypeRule(
            int(row["quad"]), float(row["score"]), row["cameo"], row["recipient"] == "yes", row["covers"]
        )
        for row in read_table("types.tsv")
    }
    modes = {
        (EventType(row["type"]), row["mode"]): ModeRule(float(row["score"]), row["cameo"])
        for row in read_table("modes.tsv")
    }
    stories = {row["context"]: frozenset(row["words"].split()) for row in read_table("story_words.tsv")}
    announced = {
        kind.event_type: rule.becomes
        for rule in load_rules()
        if rule.effect is Effect.ANNOUNCE and rule.becomes is not None
        for kind in rule.types
    }
    return Codebook(types, announced, modes, stories)
