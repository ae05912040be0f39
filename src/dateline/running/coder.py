"""The coder: models and knowledge loaded once, articles in, reports out, and every stage usable alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from dateline.cleaning import clean
from dateline.coding.assembling import code_article
from dateline.coding.encoder import load_encoder
from dateline.coding.model import load_weights
from dateline.coding.own import load_learned
from dateline.coding.pooling import Tier
from dateline.coding.relation import Relation, read_relation
from dateline.coding.status import read_status
from dateline.errors import InputError, UsageError
from dateline.knowledge import load_knowledge
from dateline.linking import link_article
from dateline.parsing import ParsedArticle, load_pipeline, parse
from dateline.reading import from_mapping, from_text
from dateline.reading.problems import quarantine
from dateline.reading.records import given_date
from dateline.records import Actor, Article, Attribution, Event, Place, Skip, Status, TimeSpan
from dateline.resolving.actors import resolve_mention
from dateline.resolving.article import ResolvedArticle, resolve
from dateline.resolving.places import read_places
from dateline.resolving.times import read_times
from dateline.running.own_codebook import own_codebook
from dateline.running.report import Report
from dateline.settings import Settings, load_settings


class NotCodable(UsageError):
    """DL-U010: a text given to the coder cannot be coded; the message says why (not English, no words)."""

    code = "DL-U010"


class SpanOutside(UsageError):
    """DL-U011: a span given to a stage method holds no word of the text."""

    code = "DL-U011"


class Coder:
    """Codes news reports. Make one with `dateline.load()` and keep it: loading takes seconds, coding milliseconds."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.knowledge = load_knowledge(settings.knowledge)
        load_pipeline(settings.model)
        self.tier = Tier(settings.tier)
        codebook = own_codebook(settings)
        load_weights()
        load_encoder()
        self.own = load_learned(codebook, settings.model) if codebook else None

    def code(
        self,
        text: str,
        published: date | str | None = None,
        *,
        title: str | None = None,
        article_id: str | None = None,
    ) -> Report:
        """Return the report on one text: events, times, places, actors and quotes.

        Raises NoText (DL-R011) for an empty text, BadPublished (DL-R018) for a date that cannot be read, and
        NotCodable (DL-U010) for a text that is not English or nothing but furniture.
        """
        article = from_text(text, published=published, title=title, article_id=article_id)
        for result in self.code_many([article]):
            if isinstance(result, Skip):
                raise NotCodable(result.reason, where=result.origin or "the given text")
            return result
        raise NotCodable("cleaning left nothing of the text", where="the given text")

    def code_many(self, articles: Iterable[Article | Skip | Mapping[str, object]]) -> Iterator[Report | Skip]:
        """Yield one report or skip for each article, in order. Mappings need `text`; id, published, title, outlet and
        url are used if known.
        """
        pending: list[Article | Skip] = []
        for item in chain(clean(map(_article, articles)), [None]):
            if item is not None:
                pending.append(item)
            if item is None or len(pending) >= self.settings.batch_size:
                yield from self._code_batch(pending)
                pending = []

    def _code_batch(self, batch: list[Article | Skip]) -> Iterator[Report | Skip]:
        parses = parse((item for item in batch if isinstance(item, Article)), self.settings.model)
        for item in batch:
            yield item if isinstance(item, Skip) else self._report(next(parses))

    def _report(self, parsed: ParsedArticle) -> Report:
        resolved = resolve(parsed, self.knowledge)
        events = link_article(self.events_of(resolved))
        return Report(
            resolved.parsed.article,
            events,
            resolved.times,
            resolved.places,
            resolved.actors.mentions,
            resolved.attributions,
            resolved.inferred,
        )

    def events_of(self, resolved: ResolvedArticle) -> tuple[Event, ...]:
        """Return the events of a resolved article in reading order, without incidents."""
        return code_article(resolved, tier=self.tier, min_confidence=self.settings.min_confidence, own=self.own)

    def resolve_many(self, articles: Iterable[Article | Skip | Mapping[str, object]]) -> Iterator[ResolvedArticle]:
        """Yield what every readable article names (actors, places, times, speakers), in order, without coding it."""
        readable = (item for item in clean(map(_article, articles)) if isinstance(item, Article))
        for parsed in parse(readable, self.settings.model):
            yield resolve(parsed, self.knowledge)

    def times(self, text: str, published: date | str | None = None) -> tuple[TimeSpan, ...]:
        """Return the time expressions of a text with their TIMEX3 values and days."""
        return read_times(text, given_date(published))

    def quotes(self, text: str) -> tuple[Attribution, ...]:
        """Return who says what in a text: speaker, cue, and the stretch of text they vouch for."""
        return self._resolve(text).attributions

    def places(self, text: str, spans: Sequence[tuple[int, int]] | None = None) -> tuple[Place, ...]:
        """Return the place mentions of a text with coordinates; with `spans`, what stands at these and nothing else."""
        return read_places(self._parse(text), self.knowledge, spans)

    def actor(self, text: str, start: int, end: int, published: date | str | None = None) -> Actor | None:
        """Return who the mention from `start` to `end` is on the day of publication, None if nobody known."""
        return resolve_mention(text, start, end, given_date(published), self.knowledge)

    def relation(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> Relation:
        """Return what the actor at one span does to the recipient at another: type, mode and confidence."""
        return read_relation(self._parse(text), actor, recipient)

    def status(self, text: str, trigger: tuple[int, int]) -> Status:
        """Return whether the act that the words from trigger[0] to trigger[1] report has happened.

        Raises SpanOutside (DL-U011) if no word stands there.
        """
        parsed = self._parse(text)
        span = parsed.doc.char_span(*trigger, alignment_mode="expand")
        if span is None or not len(span):
            raise SpanOutside(f"no word stands at {trigger[0]}-{trigger[1]}", where="status(trigger=...)")
        return read_status(span.root).status

    def _parse(self, text: str) -> ParsedArticle:
        return next(parse([from_text(text)], self.settings.model))

    def _resolve(self, text: str) -> ResolvedArticle:
        return resolve(self._parse(text), self.knowledge)


def _article(item: Article | Skip | Mapping[str, object]) -> Article | Skip:
    """Return a mapping as an article, or as a skip with its reason: one bad record never ends the stream."""
    if not isinstance(item, Mapping):
        return item
    try:
        return from_mapping(item)
    except InputError as error:
        return quarantine(error, "a given record")


def load(settings: Settings | None = None) -> Coder:
    """Load models and knowledge once and return a coder."""
    return Coder(settings or load_settings())
