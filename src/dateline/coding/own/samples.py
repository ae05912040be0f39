"""What an own codebook is learned from: its marked words, the other words of their sentences, ordinary sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import numpy as np
from spacy.tokens import Doc, Token

from dateline.codebook import load_lexicon
from dateline.codebook.marks import Marked
from dateline.codebook.own import OwnCodebook
from dateline.coding.encoder import Reading, load_encoder
from dateline.coding.encoding import path_between
from dateline.coding.matching import match, part_of_speech
from dateline.coding.own.regression import Matrix, Row
from dateline.coding.pooling import load_pooling
from dateline.coding.status.features import stem
from dateline.parsing import parse
from dateline.records import Article, SpanRole

_DEPTH = 1
_FUNCTION = frozenset({"punct", "det", "aux", "auxpass", "mark", "cc", "prt"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
_LINKS = frozenset({"prep", "agent", "dative"})
# A chance below this says "no" as loudly as any: the logarithm must not run away.
_FAINTEST = 1e-3


class Kind(StrEnum):
    """Where a sample comes from: an example, a near-miss, another word of such a sentence, an ordinary sentence."""

    EXAMPLE = "example"
    NEAR_MISS = "near-miss"
    BESIDE = "beside"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Sample:
    """One word that reports an act of a type, or of none.

    `label` is the number of its type from 1 in the order of the codebook, 0 for none; `owner` that of the type under
    which a near-miss is written, 0 without. `group` numbers the sentence, so that one is never learned from and tested
    on at once. `parties` are the paths to the parties that are marked.
    """

    label: int
    kind: Kind
    owner: int
    group: int
    marked: Marked
    word: str
    pos: str | None
    parties: tuple[tuple[SpanRole, str], ...] = ()

    @property
    def stem(self) -> str:
        """The word without its commonest ending."""
        return stem(self.word)


@dataclass(frozen=True, slots=True)
class _Given:
    """A sentence as written: the samples that it gives have these."""

    label: int
    kind: Kind
    owner: int
    marked: Marked


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, with the reading of its sentence and its number in that."""

    token: Token
    reading: Reading
    number: int


def describe(token: Token, reading: Reading, number: int) -> Row:
    """Return what is known of a word of a sentence, (3 * 384 + 17).

    The word's vector, the mean of those of the words that hang on it, the mean of the sentence's, then the log chances
    of PLOVER's types. `number` is the word's in its sentence.
    """
    if reading.vectors is None:
        raise ValueError("the sentence was read without vectors")
    vectors = reading.vectors.astype(np.float64)
    first = token.i - number
    clause = [i for each in _hanging(token, _DEPTH) if 0 <= (i := each.i - first) < len(vectors)]
    around = vectors.mean(axis=0)
    chances = np.log(np.maximum(reading.kinds[number].astype(np.float64), _FAINTEST))
    return np.concatenate([vectors[number], vectors[clause].mean(axis=0) if clause else around, around, chances])


def _hanging(token: Token, depth: int) -> Iterator[Token]:
    """Yield the words that fill a word's slots, and what hangs on these: no function words, no further clauses."""
    for child in token.children:
        if child.dep_ in _FUNCTION or child.dep_ in _CLAUSES:
            continue
        if child.dep_ in _LINKS:
            yield from _hanging(child, depth)
        else:
            yield child
            if depth:
                yield from _hanging(child, depth - 1)


def may_report(token: Token, reading: Reading, number: int, stems: frozenset[str]) -> bool:
    """Say whether a word can report an act of an own type.

    A verb, noun or adjective that the encoder or the lexicon takes for a trigger, or that stands in an example.
    """
    if part_of_speech(token) is None:
        return False
    seen = 1 - float(reading.kinds[number, 0]) >= load_pooling().least
    return seen or stem(token.lower_) in stems or match(token, load_lexicon()) is not None


def gather(codebook: OwnCodebook, model: str) -> tuple[list[Sample], Matrix]:
    """Return the samples of a codebook, examples and near-misses in its order first, and a row of `describe` for each.

    `model` is the spaCy pipeline that reads the sentences. A word of an ordinary sentence with the stem of an example
    is left out: it may well report an act of the type.
    """
    given = [*_examples(codebook), *_near_misses(codebook)]
    groups = {text: number for number, text in enumerate(dict.fromkeys(one.marked.text for one in given))}
    texts = _read_texts([*groups, *ordinary_sentences()], model)
    found = [_marked_sample(one, groups[one.marked.text], texts) for one in given]
    stems = frozenset(sample.stem for sample, _ in found if sample.kind is Kind.EXAMPLE)
    triggers = {(sample.group, word.token.i) for sample, word in found}
    for group, words in enumerate(texts):
        kind = Kind.BESIDE if group < len(groups) else Kind.ORDINARY
        for word in words:
            if (group, word.token.i) in triggers or not may_report(word.token, word.reading, word.number, stems):
                continue
            if kind is Kind.BESIDE or stem(word.token.lower_) not in stems:
                found.append((_sample(_Given(0, kind, 0, _unmarked(word)), group, word), word))
    rows = np.vstack([describe(word.token, word.reading, word.number) for _, word in found])
    return [sample for sample, _ in found], rows


@lru_cache(maxsize=1)
def ordinary_sentences() -> tuple[str, ...]:
    """Return the sentences that every codebook is learned against; `training/ordinary.py` has chosen them."""
    text = files("dateline.coding").joinpath("own/data/ordinary.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


def _examples(codebook: OwnCodebook) -> Iterator[_Given]:
    for label, each in enumerate(codebook.types, start=1):
        for example in each.examples:
            yield _Given(label, Kind.EXAMPLE, label, example)


def _near_misses(codebook: OwnCodebook) -> Iterator[_Given]:
    """Yield the near-misses; one that is an example of another type is that and nothing else."""
    seen = {(example.text, example.trigger) for each in codebook.types for example in each.examples}
    owned = [(label, one) for label, each in enumerate(codebook.types, start=1) for one in each.near_misses]
    for label, one in [*owned, *((0, one) for one in codebook.near_misses)]:
        if (one.text, one.trigger) not in seen:
            seen.add((one.text, one.trigger))
            yield _Given(0, Kind.NEAR_MISS, label, one)


def _read_texts(texts: Sequence[str], model: str) -> list[list[_Word]]:
    """Return the words of each text."""
    parsed = list(parse((Article(str(number), text) for number, text in enumerate(texts)), model))
    sentences = [(group, sentence) for group, article in enumerate(parsed) for sentence in article.sentences]
    tokens = [parsed[group].doc[one.first_token : one.last_token] for group, one in sentences]
    readings = load_encoder().read([[token.text for token in span] for span in tokens], vectors=True)
    found: list[list[_Word]] = [[] for _ in texts]
    for (group, _), span, reading in zip(sentences, tokens, readings, strict=True):
        found[group].extend(_Word(token, reading, number) for number, token in enumerate(span))
    return found


def _marked_sample(given: _Given, group: int, texts: Sequence[Sequence[_Word]]) -> tuple[Sample, _Word]:
    words = texts[group]
    doc = words[0].token.doc
    trigger = _head(doc, given.marked.trigger)
    word = next(word for word in words if word.token.i == trigger.i)
    sides = ((SpanRole.ACTOR, given.marked.actors), (SpanRole.RECIPIENT, given.marked.recipients))
    paths = tuple((role, path_between(trigger, _head(doc, span))) for role, spans in sides for span in spans)
    return _sample(given, group, word, paths), word


def _head(doc: Doc, span: tuple[int, int]) -> Token:
    """Return the word that heads a stretch of the text; marks hold at least one character that is no blank."""
    found = doc.char_span(*span, alignment_mode="expand")
    return found.root if found is not None else doc[0]


def _sample(given: _Given, group: int, word: _Word, paths: tuple[tuple[SpanRole, str], ...] = ()) -> Sample:
    token = word.token
    pos = part_of_speech(token)
    return Sample(given.label, given.kind, given.owner, group, given.marked, token.lower_, pos, paths)


def _unmarked(word: _Word) -> Marked:
    return Marked(word.token.doc.text, (word.token.idx, word.token.idx + len(word.token)))
