"""Has it happened: the status of one trigger in its sentence, with the word that decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Token

from dateline.coding.status.features import Signals, read_signals
from dateline.coding.status.model import STATUSES, Weighed, Weights, load_model, weigh
from dateline.records import Status

_HEAD_TAGS = ("VB", "NN")
# Signals that speak of the trigger's own word or of its neighbours decide, but they name no cue.
_NO_CUE = ("lex=", "prev=", "next=", "prog=", "v.tag", "n.tag", "a.tag", "v.lex", "n.lex", "a.lex")
_REASONS = 3


class Factuality(StrEnum):
    """How a careful reader takes the act, plans and possibilities together: it took place, did not, or is open."""

    OCCURRED = "occurred"
    UNCERTAIN = "uncertain"
    NEGATED = "negated"


_OUTCOMES = (Factuality.NEGATED, Factuality.UNCERTAIN, Factuality.OCCURRED)


@dataclass(frozen=True, slots=True)
class StatusReading:
    """Whether an act has taken place, as its sentence tells it.

    `cue` is the word that speaks loudest for the status and `cue_token` its index in the parse; None where no single
    word decides. `score` is the degree of factuality from -3 (certainly not) to 3 (certainly so), `factuality` the
    same in three classes. `probabilities` are the model's chances of each status. `why` tells the loudest signals.
    """

    status: Status
    cue: str | None
    cue_token: int | None
    score: float
    factuality: Factuality
    probabilities: Mapping[Status, float]
    why: tuple[str, ...]


def read_status(trigger: Token, *, extent: tuple[int, int] | None = None) -> StatusReading:
    """Return the status of the act that `trigger`, a verb of any form or an event noun, reports.

    `extent` is the range of token indices (end exclusive) whose words together name the act: a negation in it is part
    of the act and denies nothing ("did not allow" as a refusal). Needs the parse's tags, relations and entity types.
    """
    model = load_model()
    signals = read_signals(trigger, range(*extent) if extent is not None else range(0))
    weighed = weigh(signals, model)
    lifted = [share * lift for share, lift in zip(weighed.statuses, model.status_lift, strict=True)]
    best = lifted.index(max(lifted))
    contributions = _contributions(signals, weighed, best)
    cue = _cue(contributions)
    loudest = sorted(contributions, key=lambda reason: (-reason[0], reason[1]))[:_REASONS]
    doc = trigger.doc
    return StatusReading(
        status=STATUSES[best],
        cue=doc[cue].text if cue is not None else None,
        cue_token=cue,
        score=round(weighed.degree, 3),
        factuality=_factuality(weighed, model),
        probabilities=dict(zip(STATUSES, weighed.statuses, strict=True)),
        why=tuple(_reason(name, token, weight / model.scale, doc) for weight, name, token in loudest if weight > 0),
    )


def _factuality(weighed: Weighed, model: Weights) -> Factuality:
    lifted = [share * lift for share, lift in zip(weighed.outcomes, model.factuality_lift, strict=True)]
    return _OUTCOMES[lifted.index(max(lifted))]


def _contributions(signals: Signals, weighed: Weighed, best: int) -> list[tuple[int, str, int]]:
    """Return (weight for the chosen status against its nearest rival, signal, token) of every known signal."""
    chances = weighed.statuses
    rival = max((share, number) for number, share in enumerate(chances) if number != best)[1]
    return [(row[best] - row[rival], *signals[number]) for number, row in weighed.rows]


def _cue(contributions: list[tuple[int, str, int]]) -> int | None:
    """Return the token whose signals, those for and those against, speak loudest for the choice."""
    by_token: dict[int, int] = {}
    for weight, name, token in contributions:
        if token >= 0 and not name.startswith(_NO_CUE):
            by_token[token] = by_token.get(token, 0) + weight
    loudest = max(by_token, key=lambda token: (by_token[token], -token), default=None)
    return loudest if loudest is not None and by_token[loudest] > 0 else None


def _reason(name: str, token: int, weight: float, doc: Doc) -> str:
    word = f'"{doc[token].text}" ' if token >= 0 else ""
    return f"{word}({name}) +{weight:.2f}"


def find_trigger(doc: Doc, start: int, end: int) -> Token | None:
    """Return the highest verb or noun of the words between two code points; None if no word is there."""
    span = doc.char_span(start, end, alignment_mode="expand")
    inside = [token for token in span if not token.is_space] if span is not None else []
    indices = {token.i for token in inside}
    tops = [token for token in inside if token.head.i not in indices or token.head.i == token.i]
    named = [token for token in tops if token.tag_.startswith(_HEAD_TAGS)]
    words = named or [token for token in tops if not token.is_punct] or tops
    return words[0] if words else None
