"""How good predicted events are against golden ones: precision, recall and F1 with intervals, by type and by field.

What counts as found. A prediction may stand for a golden event of the same article if
* the golden trigger stands in the prediction's sentence (the row's `text`, searched in the golden text, so that
  another way to split sentences does no harm),
* its type is the golden one or one of its `also`,
* some actor or some recipient agrees (by name or by country); an event without parties asks for none.
Predictions and golden events are then paired one to one so that the pairs agree as much as they can.

What is counted. Golden mentions joined by `same_as` are one act, found when any of them is; pairs with the other
mentions, and with optional events, are neither right nor wrong. All other predictions are wrong. Fields are judged
over the pairs. Shares carry 95% Wilson intervals, an F1 a 95% bootstrap interval over articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from dateline.records import EventType
from dateline.running import agreement
from dateline.running.agreement import Prediction
from dateline.running.assignment import assign
from dateline.running.golden import GoldArticle, GoldEvent, read_gold
from dateline.running.predictions import read_prediction, read_rows
from dateline.running.readers import Agreement, agree
from dateline.running.shares import Share

_RESAMPLES = 1000
_SEED = 20150714  # any fixed number: the same input gives the same interval

FIELDS = {
    "status": agreement.status_agrees,
    "date": agreement.date_agrees,
    "place country": agreement.place_agrees,
    "attribution": agreement.attribution_agrees,
    "actor country": agreement.actor_countries_agree,
    "recipient country": agreement.recipient_countries_agree,
    "mode": agreement.mode_agrees,
}


@dataclass(frozen=True, slots=True)
class Score:
    """Acts found, predictions that were judged right or wrong, and acts to be found."""

    right: int
    predicted: int
    expected: int

    @property
    def precision(self) -> Share:
        """The share of the predictions that is right."""
        return Share(self.right, self.predicted)

    @property
    def recall(self) -> Share:
        """The share of the golden acts that was found."""
        return Share(self.right, self.expected)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, None if nothing was predicted and nothing expected."""
        both = self.predicted + self.expected
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True)
class Missed:
    """A golden act of which no mention was found; `event` is its first mention."""

    article_id: str
    event: GoldEvent


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The result: event scores, scores by type, shares by field, and what went wrong, in the order of the gold.

    `f1_interval` and those of the types are None for a single article. `unknown_articles` are ids that were predicted
    but are not in the gold. `readers` tells how far the readers of the gold agree, None if no two judged one event.
    """

    articles: int
    events: Score
    f1_interval: tuple[float, float] | None
    by_type: Mapping[str, Score]
    type_intervals: Mapping[str, tuple[float, float] | None]
    fields: Mapping[str, Share]
    missed: tuple[Missed, ...]
    unexpected: tuple[Mapping[str, object], ...]
    unknown_articles: tuple[str, ...]
    readers: Agreement | None = None


@dataclass(frozen=True, slots=True)
class _Compared:
    """One article: the pairs, the acts found and missed, and the predictions that stand for nothing."""

    pairs: tuple[tuple[Prediction, GoldEvent], ...]
    found: tuple[GoldEvent, ...]
    missed: tuple[GoldEvent, ...]
    false: tuple[Prediction, ...]

    @property
    def score(self) -> Score:
        return Score(len(self.found), len(self.found) + len(self.false), len(self.found) + len(self.missed))


def evaluate_files(
    gold: str | Path,
    predictions: str | Path,
    statuses: Sequence[str] = (),
    types: Collection[str] = tuple(EventType),
) -> Evaluation:
    """Return the evaluation of a file of Dateline's JSON lines ("-" is standard input) against golden articles.

    With `statuses` only events of these are compared, on both sides; a golden event may have any of its own. `types`
    are those that the gold may have. Raises DamagedGold (DL-U020) or DamagedPredictions (DL-U021).
    """
    return evaluate(read_gold(gold, types), read_rows(predictions), statuses)


def evaluate(
    gold: Iterable[GoldArticle], predicted: Iterable[Mapping[str, object]], statuses: Sequence[str] = ()
) -> Evaluation:
    """Return the evaluation of predicted event rows (`storing.rows.row_of`, or the same read from JSON lines).

    Raises DamagedPredictions (DL-U021) if a row lacks its article, type or status.
    """
    articles = {article.id: _of_statuses(article, statuses) for article in gold}
    rows: dict[str, list[Prediction]] = {article_id: [] for article_id in articles}
    unknown = set[str]()
    for row in predicted:
        prediction = read_prediction(row, articles)
        if prediction is None:
            unknown.add(str(row["article_id"]))
        elif not statuses or prediction.status in statuses:
            rows[prediction.article_id].append(prediction)
    compared = {article_id: _compare(articles[article_id], rows[article_id]) for article_id in articles}
    scores = [result.score for result in compared.values()]
    return Evaluation(
        articles=len(articles),
        events=_sum(scores),
        f1_interval=_bootstrap(scores),
        by_type=_by_type(compared.values()),
        type_intervals=_type_intervals(list(compared.values())),
        fields={name: _share(name, compared.values()) for name in FIELDS},
        missed=tuple(Missed(article_id, event) for article_id, result in compared.items() for event in result.missed),
        unexpected=tuple(false.row for result in compared.values() for false in result.false),
        unknown_articles=tuple(sorted(unknown)),
        readers=agree([judgement for article in articles.values() for judgement in article.judgements]),
    )


def _of_statuses(article: GoldArticle, statuses: Sequence[str]) -> GoldArticle:
    """Return an article with the events that may have one of the statuses; all of them if none is named."""
    if not statuses:
        return article
    kept = tuple(event for event in article.events if any(status in statuses for status in event.statuses))
    known = {event.id for event in kept}
    return replace(
        article,
        events=tuple(event if event.same_as in known else replace(event, same_as=None) for event in kept),
    )


def _compare(article: GoldArticle, predictions: list[Prediction]) -> _Compared:
    weights = {
        (i, j): weight
        for i, prediction in enumerate(predictions)
        for j, event in enumerate(article.events)
        if (weight := _likeness(prediction, event)) > 0
    }
    chosen = assign(weights)
    pairs = tuple((predictions[i], article.events[j]) for i, j in chosen.items())
    acts = _acts(article.events)
    found = {acts[event.id].id for _, event in pairs}
    roots = [event for event in article.events if acts[event.id] is event and not (event.optional or event.unjudged)]
    return _Compared(
        pairs,
        tuple(event for event in roots if event.id in found),
        tuple(event for event in roots if event.id not in found),
        tuple(prediction for i, prediction in enumerate(predictions) if i not in chosen),
    )


def _likeness(predicted: Prediction, gold: GoldEvent) -> float:
    """Return 0 if the two may not be paired; else above 100, more the more of their fields agree.

    The first 100 make sure that no pair is given up for a better likeness elsewhere. An event that must be found
    goes before an optional one, the preferred type before the others.
    """
    if predicted.event_type not in gold.types:
        return 0
    if not any(start <= gold.start and gold.end <= end for start, end in predicted.extents):
        return 0
    actors, recipients = agreement.sides_agree(predicted, gold)
    if not (actors or recipients or not (gold.actors or gold.recipients)):
        return 0
    signs = (agreement.date_agrees(predicted, gold), agreement.status_agrees(predicted, gold))
    return (
        100
        + 8 * (not gold.optional)
        + 6 * (predicted.event_type == gold.type)
        + 2 * (actors + recipients)
        + sum(map(bool, signs))
    )


def _acts(events: Iterable[GoldEvent]) -> dict[str, GoldEvent]:
    """Return, by the id of each mention, the first mention of the same act."""
    acts: dict[str, GoldEvent] = {}
    for event in events:
        acts[event.id] = acts[event.same_as] if event.same_as else event
    return acts


def _sum(scores: Iterable[Score]) -> Score:
    right = predicted = expected = 0
    for score in scores:
        right, predicted, expected = right + score.right, predicted + score.predicted, expected + score.expected
    return Score(right, predicted, expected)


def _bootstrap(scores: list[Score]) -> tuple[float, float] | None:
    """Return the middle 95% of the F1 over resampled sets of articles: articles, not events, are independent."""
    if len(scores) < 2:
        return None
    draw = Random(_SEED)
    return _middle(sorted(_sum(draw.choices(scores, k=len(scores))).f1 or 0.0 for _ in range(_RESAMPLES)))


def _by_type(results: Iterable[_Compared]) -> dict[str, Score]:
    """Return a score for each type: acts by their golden type, wrong predictions by their own.

    PLOVER's come in its order, types of a user's own codebook by name.
    """
    totals: dict[str, list[Score]] = {}
    for result in results:
        for kind, score in _scores_of_types(result).items():
            totals.setdefault(kind, []).append(score)
    order = dict.fromkeys([*map(str, EventType), *sorted(totals)])
    return {kind: _sum(totals[kind]) for kind in order if kind in totals}


def _scores_of_types(result: _Compared) -> dict[str, Score]:
    right = Counter[str](event.type for event in result.found)
    missed = Counter[str](event.type for event in result.missed)
    wrong = Counter[str](prediction.event_type for prediction in result.false)
    return {
        kind: Score(right[kind], right[kind] + wrong[kind], right[kind] + missed[kind])
        for kind in {**right, **missed, **wrong}
    }


def _type_intervals(results: list[_Compared]) -> dict[str, tuple[float, float] | None]:
    """Return the 95% interval of the F1 of each type, from the same resampled sets of articles for all of them."""
    if len(results) < 2:
        return dict.fromkeys(_by_type(results))
    draw = Random(_SEED)
    values: dict[str, list[float]] = {kind: [] for kind in _by_type(results)}
    scores = [_scores_of_types(result) for result in results]
    for _ in range(_RESAMPLES):
        sums: dict[str, list[Score]] = {}
        for of_article in draw.choices(scores, k=len(scores)):
            for kind, score in of_article.items():
                sums.setdefault(kind, []).append(score)
        for kind, held in values.items():
            held.append(_sum(sums.get(kind, ())).f1 or 0.0)
    return {kind: _middle(sorted(held)) for kind, held in values.items()}


def _middle(values: list[float]) -> tuple[float, float]:
    """Return the middle 95% of sorted values, one for each resampled set."""
    return values[round(0.025 * _RESAMPLES)], values[round(0.975 * _RESAMPLES) - 1]


def _share(field: str, results: Iterable[_Compared]) -> Share:
    judge = FIELDS[field]
    verdicts = [
        judge(prediction, event) for result in results for prediction, event in result.pairs if not event.unjudged
    ]
    judged = [verdict for verdict in verdicts if verdict is not None]
    return Share(sum(judged), len(judged))
