"""What a story is about, and what one of its sentences is: PLOVER's contexts, weighed by the terms that show them.

An article's contexts need enough weight of different terms anywhere in it, its headline and first sentences counting
double: news tells its subject first. A sentence's own context needs a term that names the subject, and some support
in the article. The measure of both: `python training/contexts.py`, figures in docs/figures.md.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from dateline.codebook.contexts import Hit, load_context_terms
from dateline.parsing import ParsedArticle
from dateline.parsing.pipeline import readable_text

# Chosen on the development half of training/contexts_gold.tsv.
ENOUGH_IN_ARTICLE = 9.0
SHARE_OF_STRONGEST = 0.3
ENOUGH_IN_SENTENCE = 3
SUPPORT_IN_ARTICLE = 6.0
MOST_CONTEXTS = 4
_LEAD_SENTENCES = 2
_LEAD_FACTOR = 2.0
# A term said over and over tells little more than one said three times.
_MOST_OF_A_TERM = 3.0


@dataclass(frozen=True, slots=True)
class ContextReading:
    """One context of an event: the weight and the terms of the article, and the terms of the event's own sentence."""

    name: str
    weight: float
    article_terms: tuple[str, ...]
    sentence_terms: tuple[str, ...]

    @property
    def why(self) -> str:
        """Return the evidence in words."""
        told = ", ".join(f'"{term}"' for term in self.article_terms)
        own = ", ".join(f'"{term}"' for term in self.sentence_terms)
        return f"context {self.name}: article {self.weight:g} by {told}" + (f"; sentence by {own}" if own else "")


class ArticleContexts:
    """The contexts of one article and of its sentences."""

    def __init__(self, parsed: ParsedArticle) -> None:
        terms = load_context_terms()
        lead = parsed.sentences[min(_LEAD_SENTENCES, len(parsed.sentences)) - 1].end if parsed.sentences else 0
        self._hits = list(terms.find(readable_text(parsed.article)))
        self._starts = [hit.start for hit in self._hits]
        self._names = terms.names
        self._terms: dict[str, dict[str, float]] = {}
        for hit in terms.find(parsed.article.title or ""):
            self._count(hit, _LEAD_FACTOR)
        for hit in self._hits:
            self._count(hit, _LEAD_FACTOR if hit.end <= lead else 1.0)
        self._weights = {name: sum(found.values()) for name, found in self._terms.items()}

    def _count(self, hit: Hit, factor: float) -> None:
        for name, weight in hit.term.weights:
            found = self._terms.setdefault(name, {})
            found[hit.term.text] = min(found.get(hit.term.text, 0.0) + weight * factor, weight * _MOST_OF_A_TERM)

    def of_article(self) -> tuple[str, ...]:
        """Return the contexts of the whole article, strongest first."""
        enough = max(ENOUGH_IN_ARTICLE, SHARE_OF_STRONGEST * max(self._weights.values(), default=0.0))
        return tuple(name for name in self._ranked() if self._weights[name] >= enough)[:MOST_CONTEXTS]

    def of_sentence(self, start: int, end: int) -> tuple[ContextReading, ...]:
        """Return the contexts of an event in the sentence from `start` to `end`, in the codebook's order.

        These are the article's, and those that the sentence itself names and the article supports: at most as many
        as one reader can use, the strongest.
        """
        own: dict[str, dict[str, int]] = {}
        first = bisect_left(self._starts, start)
        for hit in takewhile(lambda hit: hit.end <= end, self._hits[first:]):
            for name, weight in hit.term.weights:
                own.setdefault(name, {})[hit.term.text] = weight
        chosen = list(self.of_article())
        for name in self._ranked():
            named = max(own.get(name, {"": 0}).values()) >= ENOUGH_IN_SENTENCE
            if name not in chosen and named and self._weights[name] >= SUPPORT_IN_ARTICLE:
                chosen.append(name)
        kept = chosen[:MOST_CONTEXTS]
        return tuple(self._reading(name, tuple(own.get(name, ()))) for name in self._names if name in kept)

    def _ranked(self) -> list[str]:
        return sorted(self._weights, key=lambda name: (-self._weights[name], self._names.index(name)))

    def _reading(self, name: str, sentence_terms: tuple[str, ...]) -> ContextReading:
        found = self._terms[name]
        loudest = sorted(found, key=lambda term: (-found[term], term))[:3]
        return ContextReading(name, self._weights[name], tuple(loudest), sentence_terms)
