"""Annotated articles, written sentences and marked pairs, read into what the network learns from.

The parse and the resolved names are Dateline's own, so that the model meets in training what it meets at work.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sentences import read_sentences
from spacy.tokens import Doc, Span

from dateline.cleaning import clean
from dateline.coding.encoding import path_between
from dateline.knowledge import load_knowledge
from dateline.parsing import parse
from dateline.reading import from_mapping, from_text
from dateline.records import Article, EventType, Status
from dateline.resolving.article import ResolvedArticle, resolve

TYPES = tuple(str(kind) for kind in EventType)
STATUSES = tuple(str(status) for status in Status)
NOTHING = 0
"""The label of a word that is no trigger; a type's label is its place in TYPES plus 1."""
UNASKED = -1
"""The label of a word that the readers left open: it is neither learned nor scored."""
YIELD = ("CONCEDE", "RETREAT")
"""PLV writes these two as one type."""
_LONGEST_PAIR = 150
_MARK = re.compile(r"(</?[st]>)")


@dataclass(frozen=True, slots=True)
class Act:
    """An annotated event of a sentence: token numbers count from the sentence's first."""

    head: int
    first: int
    last: int
    event_type: str
    mode: str | None
    status: str
    also_right: tuple[str, ...] = ()
    optional: bool = False
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


@dataclass(slots=True)
class Example:
    """A sentence: its words, the heads that name somebody, the acts, and the paths from each act to each name."""

    sentence_id: str
    words: list[str]
    parties: list[int]
    acts: list[Act] = field(default_factory=list)
    paths: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Words with two parties marked, in the order (actor, recipient), and the types that are right; empty if none is.

    `marks` are the numbers of the words before which a mark opens and after which it closes: actor, then recipient.
    """

    words: tuple[str, ...]
    actor: tuple[int, int]
    recipient: tuple[int, int]
    types: tuple[str, ...]
    known: bool = True

    def turned(self) -> Pair:
        """Return the pair in the other order; nobody said what is right there."""
        return replace(self, actor=self.recipient, recipient=self.actor, types=(), known=False)


def from_articles(records: Sequence[dict]) -> list[Example]:
    """Return the sentences of annotated articles (text, published, events with offsets)."""
    articles = list(clean(from_mapping(record) for record in records))
    kept = [
        (record, article) for record, article in zip(records, articles, strict=True) if isinstance(article, Article)
    ]
    found: list[Example] = []
    for (record, _), resolved in zip(kept, _resolved(article for _, article in kept), strict=True):
        doc = resolved.parsed.doc
        acts = [act for event in record["events"] if (act := _annotated(doc, event)) is not None]
        found.extend(_sentences(resolved, record["id"], acts))
    return found


def from_written(folder: Path, limit: int | None = None) -> list[Example]:
    """Return the sentences of `training/data`, or the first so many of them."""
    written = [sentence for path in sorted(folder.glob("*.jsonl")) for sentence in read_sentences(path)][:limit]
    found: list[Example] = []
    texts = (from_text(sentence.text, article_id=sentence.sentence_id) for sentence in written)
    for sentence, resolved in zip(written, _resolved(texts), strict=True):
        doc = resolved.parsed.doc
        acts = []
        for event in sentence.events:
            span = _span(doc, *event.trigger)
            if span is not None:
                acts.append(
                    Act(
                        span.root.i,
                        span.start,
                        span.end,
                        str(event.event_type),
                        event.mode,
                        str(event.status),
                        actors=_heads(doc, event.actors),
                        recipients=_heads(doc, event.recipients),
                    )
                )
        found.extend(_sentences(resolved, sentence.sentence_id, acts))
    return found


def from_texts(texts: Iterable[tuple[str, str]]) -> list[Example]:
    """Return the sentences of plain texts (id, text), without any label: the teacher will read them."""
    articles = (from_text(text, article_id=name) for name, text in texts)
    return [example for resolved in _resolved(articles) for example in _sentences(resolved, "", [])]


def _resolved(articles: Iterable[Article]) -> Iterator[ResolvedArticle]:
    knowledge = load_knowledge()
    return (resolve(parsed, knowledge) for parsed in parse(articles))


def _span(doc: Doc, start: int, end: int) -> Span | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None and len(span) else None


def _heads(doc: Doc, spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(span.root.i for pair in spans if (span := _span(doc, *pair)) is not None)


def _annotated(doc: Doc, event: dict) -> Act | None:
    span = _span(doc, event["trigger_start"], event["trigger_end"])
    if span is None:
        return None
    sides = [
        _heads(doc, [(party["start"], party["end"]) for party in event[side] if party.get("start") is not None])
        for side in ("sources", "targets")
    ]
    return Act(
        span.root.i,
        span.start,
        span.end,
        event["type"],
        event["mode"],
        event["status"],
        tuple(event.get("alternatives") or ()),
        bool(event.get("optional")),
        *sides,
    )


def _sentences(resolved: ResolvedArticle, name: str, acts: Sequence[Act]) -> Iterator[Example]:
    doc = resolved.parsed.doc
    for sentence in resolved.parsed.sentences:
        first, last = sentence.first_token, sentence.last_token
        tokens = doc[first:last]
        parties = [token.i - first for token in tokens if resolved.actors.at(token)]
        example = Example(f"{name}:{sentence.index}", [token.text for token in tokens], parties)
        for act in acts:
            if first <= act.head < last:
                sides = [tuple(i - first for i in side if first <= i < last) for side in (act.actors, act.recipients)]
                moved = replace(
                    act,
                    head=act.head - first,
                    first=max(0, act.first - first),
                    last=min(last, act.last) - first,
                    actors=sides[0],
                    recipients=sides[1],
                )
                example.acts.append(moved)
                for i in {*parties, *moved.actors, *moved.recipients}:
                    example.paths[moved.head, i] = path_between(tokens[moved.head], tokens[i])
        yield example


def labels(example: Example) -> list[int]:
    """Return a label a word: only a trigger's head bears its type, the other words of a trigger are left open."""
    found = [NOTHING] * len(example.words)
    for act in example.acts:
        found[act.first : act.last] = [UNASKED] * (act.last - act.first)
    for act in example.acts:
        found[act.head] = UNASKED if act.optional else 1 + TYPES.index(act.event_type)
    return found


def linked_pairs(examples: Iterable[Example], *, seed: int) -> list[Pair]:
    """Return a pair for every act between two heads, and one for every third sentence without any act."""
    dice = random.Random(seed)
    found: list[Pair] = []
    for example in examples:
        if len(example.words) > _LONGEST_PAIR // 2:
            continue
        words = tuple(example.words)
        for act in example.acts:
            if not act.optional and act.actors and act.recipients and act.actors[0] != act.recipients[0]:
                actor, recipient = act.actors[0], act.recipients[0]
                right = tuple(dict.fromkeys((act.event_type, *(t for t in act.also_right if t in TYPES))))
                found.append(Pair(words, (actor, actor + 1), (recipient, recipient + 1), right))
        if not example.acts and len(example.parties) > 1 and dice.random() < 1 / 3:
            actor, recipient = dice.sample(example.parties, 2)
            found.append(Pair(words, (actor, actor + 1), (recipient, recipient + 1), ()))
    return found


def from_marked(path: Path) -> list[Pair]:
    """Return the pairs of a PLV file: marked_sentence with <s> and <t>, and the type in gold_root."""
    found: list[Pair] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        words: list[str] = []
        spots: dict[str, int] = {}
        for piece in _MARK.split(record["marked_sentence"]):
            if _MARK.fullmatch(piece):
                spots[piece] = len(words)
            else:
                words.extend(piece.split())
        root = record["gold_root"]
        marked = (min(spots.values(), default=0), max(spots.values(), default=len(words)))
        found.append(
            Pair(
                tuple(words),
                # A few sentences mark one side only: the two are then one.
                *(
                    (spots[opening], spots[closing]) if opening in spots and closing in spots else marked
                    for opening, closing in (("<s>", "</s>"), ("<t>", "</t>"))
                ),
                YIELD if root in ("YIELD", *YIELD) else (root,),
            )
        )
    return found
