"""Every candidate act of an article with what the models say of it: type, mode, status, and its sides.

Two readers answer. The typing model weighs named features of the lexicon's candidates; the encoder reads the sentence
and also finds acts that no entry knows. Their chances are pooled, and `why` names what decided.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.codebook import load_codebook, load_lexicon
from dateline.codebook.lexicon import Entry
from dateline.coding.candidates import Candidate, Worth, find_candidates
from dateline.coding.encoder import STATUS_COLUMNS, TYPE_COLUMNS, Reading, load_encoder
from dateline.coding.features import article_features, features
from dateline.coding.matching import part_of_speech
from dateline.coding.model import Verdict, chances, load_weights, loudest
from dateline.coding.pooling import Pooling, Tier, load_pooling
from dateline.coding.sides import Named, named_in, with_sides
from dateline.coding.status import StatusReading, read_status
from dateline.coding.status.features import stem
from dateline.parsing import Sentence
from dateline.records import EventType, Status
from dateline.resolving.article import ResolvedArticle
from dateline.resolving.quotes import vouched_by

_TINY = 1e-6
_SHORTEST = 4
_PLAIN = 0.5
# What only says that something is, or is to be: the act stands in another word.
_BEING = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with the verdict on it. `mode` is of the plain act; None where nothing tells it."""

    candidate: Candidate
    status: StatusReading
    verdict: Verdict
    mode: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What the typing model is told of one of the lexicon's candidates."""

    candidate: Candidate
    status: StatusReading
    names: list[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate with the chances that each reader gives ("no event" first), None where one is silent, and why."""

    candidate: Candidate
    status: StatusReading
    lexicon: list[float] | None
    encoder: list[float] | None
    reading: Reading | None
    reasons: tuple[str, ...]


def read_candidates(resolved: ResolvedArticle, worth: Worth | None = None) -> Iterator[Told]:
    """Yield every candidate of the lexicon with its status reading and the features that the typing model sees."""
    count = len(resolved.parsed.sentences)
    words = frozenset(token.lower_ for token in resolved.parsed.doc if token.is_alpha)
    shared = article_features(resolved.actors.mentions, load_codebook().stories(words))
    for candidate in find_candidates(resolved.parsed, load_lexicon(), resolved.actors, worth):
        status = read_status(candidate.trigger)
        start = candidate.trigger.idx
        speaker = vouched_by(resolved.attributions, start, start + len(candidate.trigger))
        yield Told(candidate, status, list(features(candidate, status, speaker, count, shared)))


def judge(resolved: ResolvedArticle, tier: Tier) -> list[Judged]:
    """Return the candidates of an article in reading order, each with a party: event data tell who did what to whom."""
    pooling = load_pooling()
    found = []
    for seen in see(resolved, tier, pooling):
        shares = pooling.chances(seen.encoder, seen.lexicon)
        if shares is not None and seen.candidate.has_party:
            found.append(_judged(seen, _verdict(shares, seen.reasons), pooling))
    return found


def see(resolved: ResolvedArticle, tier: Tier, pooling: Pooling) -> list[Seen]:
    """Return every candidate in reading order with what each reader says of it, and its sides.

    In the accurate tier a word that the encoder holds for no act is not looked at closer.
    """
    weights = load_weights()
    readings = _read(resolved, _readable(resolved)) if tier is Tier.ACCURATE else {}
    told = list(read_candidates(resolved, _worth(readings, pooling) if readings else None))
    # The typing model never learned of a candidate without a party in its clause.
    shares = [chances(one.names, weights) if one.candidate.has_party else None for one in told]
    if tier is Tier.FAST:
        low, high = pooling.doubtful
        pairs = zip(told, shares, strict=True)
        readings = _read(
            resolved, {one.candidate.sentence.index for one, row in pairs if row and low <= 1 - row[0] <= high}
        )
    sides = _Sides(resolved, pooling)
    found: list[Seen] = []
    for one, share in zip(told, shares, strict=True):
        reading = readings.get(one.candidate.sentence.index)
        reasons = loudest(one.names, weights, share) if share is not None else ()
        if reading is None:
            found.append(Seen(one.candidate, one.status, share, None, None, reasons))
            continue
        row = _row(one.candidate.sentence, (one.candidate.trigger, *one.candidate.completing), reading)
        candidate = sides.of(one.candidate, reading, row)
        found.append(Seen(candidate, one.status, share, row, reading, (*reasons, _said(row))))
    if tier is Tier.ACCURATE:
        taken = {token.i for one in told for token in (one.candidate.trigger, *one.candidate.completing)}
        found += _unlisted(resolved, readings, taken, sides, pooling)
    return sorted(found, key=lambda one: one.candidate.trigger.i)


def _worth(readings: dict[int, Reading], pooling: Pooling) -> Worth:
    def worth(sentence: Sentence, tokens: Sequence[Token]) -> bool:
        reading = readings.get(sentence.index)
        return reading is None or 1 - _row(sentence, tokens, reading)[0] >= pooling.floor

    return worth


def _unlisted(
    resolved: ResolvedArticle, readings: dict[int, Reading], taken: set[int], sides: _Sides, pooling: Pooling
) -> Iterator[Seen]:
    """Yield the acts that the encoder sees in words that no entry of the lexicon matches."""
    for sentence in resolved.parsed.sentences:
        reading = readings.get(sentence.index)
        if reading is None:
            continue
        for number in (1 - reading.kinds[:, 0] >= pooling.least).nonzero()[0].tolist():
            token = resolved.parsed.doc[sentence.first_token + number]
            if token.i in taken or part_of_speech(token) is None or token.lower_ in _BEING:
                continue
            row = reading.kinds[number].tolist()
            candidate = Candidate(token, unlisted_entry(token, row), sentence, (), (), mutual=False)
            candidate = sides.of(candidate, reading, row)
            yield Seen(candidate, read_status(token), None, row, reading, (_said(row),))


def _readable(resolved: ResolvedArticle) -> set[int]:
    """Return the numbers of the sentences that can tell of an act: those with room for a word and a party."""
    sentences = resolved.parsed.sentences
    return {one.index for one in sentences if one.last_token - one.first_token >= _SHORTEST}


def _read(resolved: ResolvedArticle, wanted: set[int]) -> dict[int, Reading]:
    """Return the encoder's readings of the sentences with these numbers."""
    chosen = [sentence for sentence in resolved.parsed.sentences if sentence.index in wanted]
    if not chosen:
        return {}
    doc = resolved.parsed.doc
    words = [[token.text for token in doc[one.first_token : one.last_token]] for one in chosen]
    return dict(zip((one.index for one in chosen), load_encoder().read(words), strict=True))


class _Sides:
    """The sides of candidates of one article, by the encoder where it read the sentence; names are resolved once."""

    def __init__(self, resolved: ResolvedArticle, pooling: Pooling) -> None:
        self._resolved = resolved
        self._pooling = pooling
        self._named: dict[int, Named] = {}

    def of(self, candidate: Candidate, reading: Reading, row: Sequence[float]) -> Candidate:
        """Return a candidate with its sides; one that hardly is an event keeps those that it has."""
        if 1 - row[0] < self._pooling.least:
            return candidate
        sentence = candidate.sentence
        if sentence.index not in self._named:
            self._named[sentence.index] = named_in(self._resolved, sentence.first_token, sentence.last_token)
        return with_sides(candidate, reading, load_encoder(), self._named[sentence.index], self._pooling.clause)


def _judged(seen: Seen, verdict: Verdict, pooling: Pooling) -> Judged:
    entry, reading = seen.candidate.entry, seen.reading
    act = plain_act(entry, verdict.event_type)
    mode = entry.mode if act == entry.event_type else None
    if reading is None:
        return Judged(seen.candidate, seen.status, verdict, mode)
    number = seen.candidate.trigger.i - seen.candidate.sentence.first_token
    status = pooled_status(seen.status, reading, number, pooling.status)
    return Judged(seen.candidate, status, verdict, mode or _mode(reading, number, act))


def _mode(reading: Reading, number: int, act: EventType) -> str | None:
    """Return the likeliest mode of those that the act can have."""
    encoder = load_encoder()
    columns = encoder.mode_columns([mode for kind, mode in load_codebook().modes if kind == act])
    return encoder.mode_name(max(columns, key=lambda column: float(reading.modes[number][column])))


def pooled_status(status: StatusReading, reading: Reading, number: int, trust: float) -> StatusReading:
    """Return a status reading pooled with the encoder's chances; `trust` (0 to 1) is the encoder's share."""
    if status.status is Status.DENIED and status.probabilities[Status.DENIED] >= _PLAIN:
        # A plain denial stands: the encoder has seen few of them.
        return status
    row = reading.statuses[number]
    scores = {
        kind: trust * math.log(float(row[STATUS_COLUMNS[kind]]) + _TINY)
        + (1 - trust) * math.log(status.probabilities[kind] + _TINY)
        for kind in Status
    }
    best = max(scores, key=scores.__getitem__)
    if best == status.status:
        return status
    why = (f"the encoder reads {best} with {float(row[STATUS_COLUMNS[best]]):.2f}", *status.why)
    return replace(status, status=best, cue=None, cue_token=None, why=why)


def plain_act(entry: Entry, event_type: EventType) -> EventType:
    """Return the act under a coded type: the entry's where the type is what PLOVER makes of it when announced."""
    return entry.event_type if event_type == load_codebook().announced_type(entry.event_type) else event_type


def model_names() -> str:
    """Return the names of the models that decide on an event."""
    return f"{load_weights().model_id}+{load_encoder().model_id}"


def _verdict(shares: Sequence[float], reasons: tuple[str, ...]) -> Verdict:
    best = max(TYPE_COLUMNS, key=lambda kind: shares[TYPE_COLUMNS[kind]])
    return Verdict(best, shares[TYPE_COLUMNS[best]], reasons)


def _row(sentence: Sentence, tokens: Sequence[Token], reading: Reading) -> list[float]:
    """Return the encoder's chances for a possible act, by the word of it that most likely is one.

    The act may be read in the noun that the entry took rather than in its verb: in "talks" of "held talks".
    """
    words = [token.i - sentence.first_token for token in tokens]
    row: list[float] = reading.kinds[min(words, key=lambda word: float(reading.kinds[word, 0]))].tolist()
    return row


def _said(row: Sequence[float]) -> str:
    best = max(TYPE_COLUMNS, key=lambda kind: row[TYPE_COLUMNS[kind]])
    return f"the encoder reads {best} with {row[TYPE_COLUMNS[best]]:.2f}, no event with {row[0]:.2f}"


def unlisted_entry(token: Token, row: Sequence[float]) -> Entry:
    """Return an entry for a word that the lexicon does not know as a trigger in this construction."""
    pos = part_of_speech(token) or ""
    event_type = max(TYPE_COLUMNS, key=lambda kind: row[TYPE_COLUMNS[kind]])
    lemma = stem(token.lower_)
    return Entry(f"{lemma}.{pos} (encoder)", lemma, pos, (), event_type, None, (), (), "")
