"""Given mentions of acts, from one report or many: which tell of the same incident, and how it stands with it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.linking.comparing import chance, compare, least_chance
from dateline.linking.evidence import Evidence, read_evidence, telling_words
from dateline.linking.grouping import group
from dateline.linking.likeness import alike_pairs, rarity, vector
from dateline.linking.states import Reported, State, last_state
from dateline.parsing import DEFAULT_MODEL, ParsedArticle, parse
from dateline.records import Article


@dataclass(frozen=True, slots=True)
class GivenMention:
    """Words that tell of an act, from code point `start` to `end` of an article."""

    mention_id: str
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """A mention with its incident, the state that it reports, and the last state that any mention reports."""

    mention_id: str
    incident_id: str
    state: State
    final: State


@dataclass(frozen=True, slots=True)
class Compared:
    """Mentions that have a word to compare: their evidence in reading order, and what two of them may share."""

    mentions: tuple[GivenMention, ...]
    evidence: tuple[Evidence, ...]
    rare: Mapping[str, float]
    alike: Mapping[tuple[int, int], float]

    def pairs(self) -> Iterator[tuple[int, int, dict[str, float]]]:
        """Yield the pairs of mentions (by number) whose articles are alike, with their comparisons."""
        for second, other in enumerate(self.evidence):
            for first in range(second):
                one = self.evidence[first]
                articles = one.article, other.article
                alike = 1.0 if articles[0] == articles[1] else self.alike.get(articles)
                if alike is not None:
                    yield first, second, compare(one, other, alike, self.rare)


def link_mentions(
    articles: Iterable[Article], mentions: Iterable[GivenMention], model: str = DEFAULT_MODEL
) -> tuple[LinkedMention, ...]:
    """Return every mention with its incident and states, in the order of the articles and of their text.

    Mentions without a word, or of articles that are not given, are left out. Time and memory grow with the square of
    the mentions of one story.
    """
    parses = tuple(parse(articles, model))
    compared = read_mentions(parses, mentions)
    chances = {(first, second): chance(found) for first, second, found in compared.pairs()}
    groups = group(len(compared.evidence), chances, least_chance())
    reports: defaultdict[int, list[Reported]] = defaultdict(list)
    for home, evidence in zip(groups, compared.evidence, strict=True):
        reports[home].append(Reported(parses[evidence.article].article.published, evidence.article, evidence.state))
    return tuple(
        LinkedMention(
            mention.mention_id,
            _incident_id(compared.mentions[home]),
            evidence.state,
            last_state(reports[home]),
        )
        for home, evidence, mention in zip(groups, compared.evidence, compared.mentions, strict=True)
    )


def read_mentions(parses: Sequence[ParsedArticle], mentions: Iterable[GivenMention]) -> Compared:
    """Return the mentions of parsed articles, sorted by article and place, with what is compared of them."""
    by_article: defaultdict[str, list[GivenMention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article_id].append(mention)
    words = [list(telling_words(list(parsed.doc))) for parsed in parses]
    rare = rarity(words)
    known: list[tuple[GivenMention, Evidence]] = []
    for number, parsed in enumerate(parses):
        own = sorted(by_article[parsed.article.article_id], key=lambda mention: (mention.start, mention.end))
        spans = [(mention.start, mention.end) for mention in own]
        read = zip(own, read_evidence(number, parsed, spans, rare), strict=True)
        known += ((mention, evidence) for mention, evidence in read if evidence is not None)
    return Compared(
        mentions=tuple(mention for mention, _ in known),
        evidence=tuple(evidence for _, evidence in known),
        rare=rare,
        alike=alike_pairs([vector(each, rare) for each in words]),
    )


def _incident_id(mention: GivenMention) -> str:
    return hashlib.sha256(f"incident\x1f{mention.mention_id}".encode()).hexdigest()[:16]
