"""A candidate as a codebook codes it, PLOVER or a user's own, in one form for dates, places and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.codebook import load_codebook
from dateline.coding.candidates import Candidate
from dateline.coding.judging import Judged
from dateline.coding.rules import Ruling
from dateline.coding.status import StatusReading
from dateline.records import CodedType, EventType, Status

_SIDES = 2


@dataclass(frozen=True, slots=True)
class Coded:
    """A candidate with its type, and what the codebook gives that type.

    `nearest` is the act among PLOVER's, by which figures find their event. `reading` is the status before the
    codebook's rules, `confidence` the chance that the event is there with this type (0 to 1), `why` what decided.
    """

    candidate: Candidate
    event_type: CodedType
    act: CodedType
    nearest: EventType
    mode: str | None
    status: Status
    reading: StatusReading
    quad_class: int | None
    score: float | None
    cameo_code: str | None
    confidence: float
    why: tuple[str, ...]


def coded_by_plover(judged: Judged, ruling: Ruling) -> Coded:
    """Return a candidate with PLOVER's ruling on it."""
    codebook = load_codebook()
    kind, mode = ruling.event_type, ruling.mode
    return Coded(
        judged.candidate,
        kind,
        ruling.act,
        ruling.act,
        mode,
        ruling.status,
        judged.status,
        codebook.quad_class(kind),
        codebook.score(kind, mode),
        codebook.cameo_code(kind, mode),
        judged.verdict.confidence,
        tuple(_reasons(judged, ruling)),
    )


def _reasons(judged: Judged, ruling: Ruling) -> Iterator[str]:
    candidate, verdict = judged.candidate, judged.verdict
    entry = candidate.entry
    if entry.example:
        yield f'"{candidate.trigger.text}" matches the lexicon entry {entry.key} ({entry.event_type})'
    else:
        yield f'"{candidate.trigger.text}" matches no lexicon entry: the encoder found it'
    loud = "; ".join(verdict.reasons) or "nothing in particular"
    yield f"the models read {verdict.event_type} with confidence {verdict.confidence:.2f}; loudest: {loud}"
    yield from ruling.why


def doubles(acts: Sequence[tuple[Candidate, CodedType, float]]) -> frozenset[int]:
    """Return the token numbers of triggers that tell of an act a second time.

    `acts` are candidates with type and confidence. Of a trigger and the one that governs it, alike in type and parties,
    the one that tells less is a double.
    """
    by_trigger = {act[0].trigger.i: act for act in acts}
    found: set[int] = set()
    for act in acts:
        candidate, governor = act[0], act[0].governor
        above = by_trigger.get(governor.trigger.i) if governor is not None else None
        if above is None or above[1] != act[1]:
            continue
        if _names(above[0]) & _names(candidate) or not candidate.actors:
            found.add(min(act, above, key=_telling)[0].trigger.i)
    return frozenset(found)


def _telling(act: tuple[Candidate, CodedType, float]) -> tuple[int, int, float]:
    """Order triggers of one act: two known parties tell more than one, then two parties, then the surer reading."""
    parties = {(party.name, party.country) for party in (*act[0].actors, *act[0].recipients)}
    known = sum(country is not None for _, country in parties)
    return min(known, _SIDES), min(len(parties), _SIDES), act[2]


def _names(candidate: Candidate) -> set[str]:
    return {party.name for party in candidate.actors}
