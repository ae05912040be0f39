"""The state an act is in, one mention after the other: planned, postponed, called off, occurred, claimed or denied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Token

from dateline.coding.status import read_status
from dateline.linking.wording import stem
from dateline.records import Status


class State(StrEnum):
    """How things stand with an incident; what moved or ended a plan is told apart from the plan itself."""

    PLANNED = "planned"
    POSTPONED = "postponed"
    OCCURRED = "occurred"
    CANCELLED = "cancelled"
    CLAIMED = "claimed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Reported:
    """One state as reported: on which day (None sorts first), and where in the reading order."""

    published: date | None
    article: int
    state: State


_OF_STATUS = {
    Status.OCCURRED: State.OCCURRED,
    Status.ONGOING: State.OCCURRED,
    Status.PLANNED: State.PLANNED,
    Status.HYPOTHETICAL: State.PLANNED,
    Status.DENIED: State.DENIED,
}
# Of several states in one report the one that says most: who met "a week later than planned" has met. A denial
# disputes a report and ends nothing.
_WEIGHT = {
    State.OCCURRED: 5,
    State.CANCELLED: 4,
    State.POSTPONED: 3,
    State.PLANNED: 2,
    State.CLAIMED: 1,
    State.DENIED: 0,
}
# Words up to this far above the act can move or cancel it ("the visit had been moved").
_STEPS_UP = 2


def read_state(trigger: Token) -> State:
    """Return the state that the sentence reports: by a cue word if there is one, else by the status reading."""
    return _cued(trigger) or _OF_STATUS[read_status(trigger).status]


def last_state(reports: Iterable[Reported]) -> State:
    """Return the state in the report published last; a claim or a denial counts only where nothing else is reported."""
    rows = list(reports)
    firm = [row for row in rows if row.state not in (State.CLAIMED, State.DENIED)] or rows
    days = [row.published for row in firm if row.published is not None]
    last_day = max(days, default=None)
    latest = [row for row in firm if row.published == last_day]
    return max(latest, key=lambda row: (_WEIGHT[row.state], row.article)).state


def _cued(trigger: Token) -> State | None:
    found = _state_of(trigger)
    token = trigger
    for _ in range(_STEPS_UP):
        if found is not None or token.head is token or token.dep_ in ("relcl", "advcl", "conj", "parataxis", "acl"):
            break
        token = token.head
        found = _state_of(token)
    modifiers = (_state_of(child) for child in trigger.children if child.dep_ in ("amod", "advmod"))
    return found or next((state for state in modifiers if state is not None), None)


def _state_of(token: Token) -> State | None:
    alone, with_particle = _cues()
    word = stem(token.text)
    for child in token.children:
        state = with_particle.get((word, child.lower_))
        if state is not None and child.dep_ in ("prt", "advmod", "prep"):
            return state
    return alone.get(word)


@lru_cache(maxsize=1)
def _cues() -> tuple[dict[str, State], dict[tuple[str, str], State]]:
    alone: dict[str, State] = {}
    with_particle: dict[tuple[str, str], State] = {}
    for line in files("dateline.linking").joinpath("data/state_cues.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "word\t")):
            words, state = line.split("\t")
            word, _, particle = words.partition("+")
            if particle:
                with_particle[stem(word), particle] = State(state)
            else:
                alone[stem(word)] = State(state)
    return alone, with_particle
