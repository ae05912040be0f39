"""What a codebook makes of a candidate: the coded type, the plain act under it, and what belongs to the type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.codebook import load_codebook
from dateline.coding.candidates import Candidate
from dateline.coding.judging import Judged, plain_act
from dateline.coding.status import StatusReading
from dateline.records import CodedType, Status


@dataclass(frozen=True, slots=True)
class Ruling:
    """The coded type, the plain act under it, its mode and status, and what the codebook gives the type."""

    event_type: CodedType
    act: CodedType
    mode: str | None
    status: Status
    quad_class: int | None
    score: float | None
    cameo_code: str | None


@dataclass(frozen=True, slots=True)
class Ruled:
    """A candidate with the ruling on it.

    `status` is the reading under the ruling's; `read_as` the type before the codebook's rules; `confidence` the chance
    that the event is there with this type (0 to 1); `why` tells what decided the type.
    """

    candidate: Candidate
    status: StatusReading
    ruling: Ruling
    read_as: CodedType
    confidence: float
    why: tuple[str, ...]


def rule(judged: Judged) -> Ruled:
    """Apply PLOVER's rules on announced acts to the models' type.

    A planned CONSULT, SUPPORT, COOPERATE or AID is an AGREE, a planned RETREAT a CONCEDE; the act stays what it is.
    """
    codebook = load_codebook()
    read_as, status, mode = judged.verdict.event_type, judged.status.status, judged.mode
    event_type, act = read_as, plain_act(judged.candidate.entry, read_as)
    if status is Status.PLANNED:
        event_type = codebook.announced_type(event_type)
    elif act is not event_type and status is Status.OCCURRED:
        status = Status.PLANNED
    ruling = Ruling(
        event_type,
        act,
        mode,
        status,
        codebook.quad_class(event_type),
        codebook.score(event_type, mode),
        codebook.cameo_code(event_type, mode),
    )
    confidence = judged.verdict.confidence
    return Ruled(judged.candidate, judged.status, ruling, read_as, confidence, tuple(_reasons(judged, ruling)))


def _reasons(judged: Judged, ruling: Ruling) -> Iterator[str]:
    candidate, verdict = judged.candidate, judged.verdict
    entry = candidate.entry
    if entry.example:
        yield f'"{candidate.trigger.text}" matches the lexicon entry {entry.key} ({entry.event_type})'
    else:
        yield f'"{candidate.trigger.text}" matches no lexicon entry: the encoder found it'
    loud = "; ".join(verdict.reasons) or "nothing in particular"
    yield f"the models read {verdict.event_type} with confidence {verdict.confidence:.2f}; loudest: {loud}"
    if ruling.event_type != ruling.act:
        yield f"only announced: PLOVER codes a coming {ruling.act} as {ruling.event_type}"
