"""The names that the knowledge lacks in a corpus, the most frequent first, with the sentences they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.knowledge import Knowledge
from dateline.knowledge.folding import fold_name
from dateline.records import Actor, GeoPrecision, Place
from dateline.resolving.article import ResolvedArticle

# A sentence is shown as far as it helps: so many characters to each side of the name.
_AROUND = 70


@dataclass(slots=True)
class MissingName:
    """One name that no table knows: how often it stands where, and what the texts let one guess about it.

    `kind` is actor or place. `country` and `sector` are what the contexts lent it most often, "" if nothing.
    """

    name: str
    kind: str
    mentions: int = 0
    articles: int = 0
    countries: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    contexts: list[str] = field(default_factory=list)

    @property
    def country(self) -> str:
        """The country that the contexts lent it most often, "" if none did."""
        return self.countries.most_common(1)[0][0] if self.countries else ""

    @property
    def sector(self) -> str:
        """The sector that titles and nouns beside it gave most often, "" if none did."""
        return self.sectors.most_common(1)[0][0] if self.sectors else ""


def find_missing(articles: Iterable[ResolvedArticle], knowledge: Knowledge, *, contexts: int = 3) -> list[MissingName]:
    """Return the names of actors and places that no table knows, those in most articles first.

    `contexts` is the most sentences kept for a name, each from another article.
    """
    found: dict[tuple[str, tuple[str, ...]], MissingName] = {}
    for resolved in articles:
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for kind, mention in _unknown(resolved, knowledge):
            key = kind, fold_name(mention.name)
            entry = found.setdefault(key, MissingName(mention.name, kind))
            entry.mentions += 1
            if mention.country:
                entry.countries[mention.country] += 1
            if isinstance(mention, Actor) and mention.sector:
                entry.sectors[mention.sector] += 1
            if key not in seen:
                seen.add(key)
                entry.articles += 1
                if len(entry.contexts) < contexts:
                    entry.contexts.append(_context(resolved, mention))
    return sorted(found.values(), key=lambda entry: (-entry.articles, -entry.mentions, entry.kind, entry.name))


def _unknown(resolved: ResolvedArticle, knowledge: Knowledge) -> Iterator[tuple[str, Actor | Place]]:
    places = {place.start for place in resolved.places}
    for actor in resolved.actors.mentions:
        known = actor.actor_id is not None or knowledge.names.get(actor.name) or actor.start in places
        if not known and actor.name[:1].isupper():
            yield "actor", actor
    for place in resolved.places:
        if place.precision is GeoPrecision.NONE and place.latitude is None:
            yield "place", place


def _context(resolved: ResolvedArticle, mention: Actor | Place) -> str:
    sentence = resolved.parsed.sentence_at(mention.start)
    start, end = max(sentence.start, mention.start - _AROUND), min(sentence.end, mention.end + _AROUND)
    text = " ".join(resolved.parsed.article.text[start:end].split())
    return f"{'... ' if start > sentence.start else ''}{text}{' ...' if end < sentence.end else ''}"
