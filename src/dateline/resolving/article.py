"""Mentions to actors, places, dates and speakers: everything that is read before an act is coded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.knowledge import Knowledge
from dateline.parsing import ParsedArticle
from dateline.records import Attribution, GeoPrecision, Place, PublishedBasis, TimeSpan
from dateline.resolving.actors import ArticleActors, read_actors
from dateline.resolving.dating import date_article
from dateline.resolving.places import PlaceBasis, place_of_event, read_places
from dateline.resolving.quotes import read_attributions, vouched_by
from dateline.resolving.times import read_times
from dateline.resolving.times.inference import PublishedInference


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """An article with everything that its words name, ready to be coded.

    `inferred` is what an article without a date says of its day. Where that is narrow the article is taken as of its
    first day (`PublishedBasis.INFERRED`); where it is wide, relative expressions stay open.
    """

    parsed: ParsedArticle
    actors: ArticleActors
    times: tuple[TimeSpan, ...]
    places: tuple[Place, ...]
    attributions: tuple[Attribution, ...]
    inferred: PublishedInference | None = None

    def place_of(self, trigger: Token) -> Place | None:
        """Return the place of the act: its clause's, else its sentence's, the dateline's or the article's, or None.

        The last entry of the place's `why` tells which of these it was.
        """
        found = place_of_event(self.places, trigger, self.parsed)
        if found is None:
            return None
        place = replace(found.place, why=(*found.place.why, f"taken from the {found.basis}"))
        if found.basis is not PlaceBasis.ARTICLE:
            return place
        # What the article is about elsewhere is no point on the map for this act: it tells the country at most.
        precision = GeoPrecision.COUNTRY if place.country else GeoPrecision.NONE
        return replace(place, admin1=None, latitude=None, longitude=None, geonames_id=None, precision=precision)

    def speaker_of(self, start: int, end: int) -> Attribution | None:
        """Return who vouches for the words from `start` to `end`, by name and country; None if the article does."""
        return vouched_by(self.attributions, start, end)


def resolve(parsed: ParsedArticle, knowledge: Knowledge) -> ResolvedArticle:
    """Read times, places, speakers and actors of one article."""
    spoken = read_attributions(parsed)
    actors = read_actors(parsed, knowledge, spoken)
    inferred = None
    if parsed.article.published is None:
        inferred = date_article(parsed.article, actors.mentions, knowledge)
        if inferred is not None and inferred.narrow:
            parsed = _dated(parsed, inferred)
            actors = read_actors(parsed, knowledge, spoken)
    return ResolvedArticle(
        parsed=parsed,
        actors=actors,
        times=read_times(parsed.article.text, parsed.article.published),
        places=read_places(parsed, knowledge),
        attributions=tuple(_named(attribution, parsed, actors) for attribution in spoken),
        inferred=inferred,
    )


def _dated(parsed: ParsedArticle, inferred: PublishedInference) -> ParsedArticle:
    article = replace(parsed.article, published=inferred.first_day, published_basis=PublishedBasis.INFERRED)
    return replace(parsed, article=article)


def _named(attribution: Attribution, parsed: ParsedArticle, actors: ArticleActors) -> Attribution:
    """Return the attribution with its speaker's name and country as resolved from the article."""
    if attribution.speaker_start is None or attribution.speaker_end is None:
        return attribution
    span = parsed.doc.char_span(attribution.speaker_start, attribution.speaker_end, alignment_mode="expand")
    found = actors.at(span.root) if span is not None else ()
    if not found:
        return attribution
    return replace(attribution, name=found[0].name, country=found[0].country)
