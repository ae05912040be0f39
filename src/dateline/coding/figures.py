"""Casualty and crowd figures to the events that they belong to.

A figure belongs to the event whose trigger is the word that told its kind ("killed" in "killed 12"), else to the
nearest event of its sentence that has such figures: the dead and injured to an assault, the arrested to a coercion, a
crowd to a protest, each with next best types. Where no event of the sentence has such figures it belongs to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from spacy.tokens import Token

from dateline.coding.candidates import Candidate
from dateline.parsing import ParsedArticle
from dateline.records import EventFigure, EventType, FigureKind
from dateline.resolving.figures import ReadFigure, read_figures

# The types of act that have figures of a kind, the likeliest first.
BEARERS = {
    FigureKind.DEAD: (EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.MOBILIZE),
    FigureKind.INJURED: (EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.MOBILIZE),
    FigureKind.ARRESTED: (EventType.COERCE, EventType.PROTEST, EventType.ASSAULT),
    FigureKind.CROWD: (EventType.PROTEST,),
}
_BEARING = frozenset(event_type for types in BEARERS.values() for event_type in types)
_FAR = 999


def attach_figures(
    parsed: ParsedArticle, acts: Iterable[tuple[Candidate, EventType]]
) -> dict[int, tuple[EventFigure, ...]]:
    """Return the figures of events by the index of their trigger token.

    `acts` are the coded candidates in reading order with the plain type of their act. Only sentences with an act that
    can have figures are read.
    """
    found: dict[int, list[EventFigure]] = {}
    for sentence, group in groupby(acts, key=lambda act: act[0].sentence):
        bearers = [(candidate.trigger, act) for candidate, act in group if act in _BEARING]
        if not bearers:
            continue
        tokens = [parsed.doc[index] for index in range(sentence.first_token, sentence.last_token)]
        for figure in read_figures(tokens, parsed.doc.text):
            trigger = _bearer(figure, bearers)
            if trigger is not None:
                found.setdefault(trigger.i, []).append(_figure(figure, parsed))
    return {index: tuple(figures) for index, figures in found.items()}


def _bearer(figure: ReadFigure, bearers: Sequence[tuple[Token, EventType]]) -> Token | None:
    types = BEARERS[figure.kind]
    fitting = [(trigger, types.index(act)) for trigger, act in bearers if act in types]
    if not fitting:
        return None
    return min(fitting, key=lambda pair: (pair[0].i != figure.cue.i, pair[1], _steps(figure.cue, pair[0])))[0]


def _steps(cue: Token, trigger: Token) -> tuple[int, int]:
    """Return how far apart two words of a sentence are: steps up the parse to what governs both, then words."""
    above = {token.i: steps for steps, token in enumerate((cue, *cue.ancestors))}
    steps = min(
        (above[token.i] + more for more, token in enumerate((trigger, *trigger.ancestors)) if token.i in above),
        default=_FAR,
    )
    return steps, abs(cue.i - trigger.i)


def _figure(figure: ReadFigure, parsed: ParsedArticle) -> EventFigure:
    words = parsed.article.text[figure.start : figure.end]
    return EventFigure(figure.kind, figure.low, figure.high, words, figure.start, figure.end)


def tell(figure: EventFigure) -> str:
    """Return a figure in words, for the reasons of its event."""
    high = "or more" if figure.high is None else f"to {figure.high:,}" if figure.high != figure.low else ""
    return f"{figure.kind} {figure.low:,} {high}".rstrip() + f' from "{figure.text}"'
