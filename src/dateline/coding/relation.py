"""What one given party does to another: the encoder's answer for a marked pair."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.codebook import load_codebook
from dateline.coding.encoder import TYPE_COLUMNS, Encoder, Reading, load_encoder
from dateline.parsing import ParsedArticle
from dateline.records import EventType

# A promise to yield and yielding are told apart only once it is sure that somebody yields.
_YIELDING = (EventType.CONCEDE, EventType.RETREAT)
_LEAST_TRIGGER = 0.1


@dataclass(frozen=True, slots=True)
class Relation:
    """The act that links a pair: `event_type` and `mode` are None if no word of the text reports one.

    `confidence` is the chance of that type, or of "no event". `trigger` are the code points (end exclusive) of the word
    that reports the act, None if no single word does.
    """

    event_type: EventType | None
    mode: str | None
    confidence: float
    trigger: tuple[int, int] | None


def read_relation(parsed: ParsedArticle, actor: tuple[int, int], recipient: tuple[int, int]) -> Relation:
    """Return what the party at `actor` does to the one at `recipient` (code point spans, ends exclusive).

    A span that holds no word counts as the other one: the pair is then one party and whomever it acts upon.
    """
    doc = parsed.doc
    found = [_words(doc, span) for span in (actor, recipient)]
    first, second = found[0] or found[1], found[1] or found[0]
    if first is None or second is None:
        return Relation(None, None, 0.0, None)
    encoder = load_encoder()
    row = encoder.pair([token.text for token in doc], first, second).tolist()
    chances = {kind: row[column] for kind, column in TYPE_COLUMNS.items()}
    yielding = sum(chances[kind] for kind in _YIELDING)
    summed = {kind: yielding if kind in _YIELDING else chance for kind, chance in chances.items()}
    best = max(summed, key=lambda kind: (summed[kind], chances[kind]))
    if row[0] > summed[best]:
        return Relation(None, None, round(row[0], 3), None)
    mode, trigger = _trigger(parsed, encoder, best, first, second)
    return Relation(best, mode, round(summed[best], 3), trigger)


def _words(doc: Doc, span: tuple[int, int]) -> tuple[int, int] | None:
    if span[1] <= span[0]:
        return None
    found = doc.char_span(*span, alignment_mode="expand")
    return (found.start, found.end) if found is not None and len(found) else None


def _trigger(
    parsed: ParsedArticle, encoder: Encoder, kind: EventType, first: tuple[int, int], second: tuple[int, int]
) -> tuple[str | None, tuple[int, int] | None]:
    """Return mode and code points of the word that most likely reports an act of the type near the pair."""
    near = {
        sentence.index: sentence
        for sentence in parsed.sentences
        if any(sentence.first_token <= place[0] < sentence.last_token for place in (first, second))
    }
    doc, column = parsed.doc, TYPE_COLUMNS[kind]
    words = [[token.text for token in doc[one.first_token : one.last_token]] for one in near.values()]
    best: tuple[float, int, Reading, int] | None = None
    for sentence, reading in zip(near.values(), encoder.read(words), strict=True):
        number = int(reading.kinds[:, column].argmax())
        chance = float(reading.kinds[number, column])
        if chance >= _LEAST_TRIGGER and (best is None or chance > best[0]):
            best = (chance, sentence.first_token + number, reading, number)
    if best is None:
        return None, None
    _, index, reading, number = best
    columns = encoder.mode_columns([mode for owner, mode in load_codebook().modes if owner == kind])
    mode = encoder.mode_name(max(columns, key=lambda each: float(reading.modes[number][each])))
    token = doc[index]
    return mode, (token.idx, token.idx + len(token))
