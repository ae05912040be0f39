"""The actors of one article, asked for by the head of a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.knowledge import Knowledge
from dateline.parsing import ParsedArticle
from dateline.records import Actor, Attribution
from dateline.resolving.actors.backreferences import BackReferences
from dateline.resolving.actors.context import ArticleCountries
from dateline.resolving.actors.describe import Describer
from dateline.resolving.actors.drafts import Draft, Kind
from dateline.resolving.actors.finishing import Finisher
from dateline.resolving.actors.known import find_known_names
from dateline.resolving.actors.outline import Outliner
from dateline.resolving.actors.references import References
from dateline.resolving.actors.words import Words, read_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_INSIDE_NAMES = frozenset({"compound", "nmod", "amod", "nummod", "case"})


class ArticleActors:
    """Who is who in one article.

    `mentions` are the parties that the article names, in reading order, each as of the article's date.
    """

    def __init__(
        self,
        words: Words,
        knowledge: Knowledge,
        published: date | None = None,
        attributions: Sequence[Attribution] = (),
    ) -> None:
        self._words = words
        self._published = published
        known = find_known_names(self._words, knowledge)
        outliner = Outliner(self._words, known, knowledge)
        countries = ArticleCountries(self._words, known, knowledge)
        self._describer = Describer(self._words, outliner, knowledge, countries, self._published)
        self._attributions = sorted(
            (quote for quote in attributions if quote.speaker_start is not None),
            key=lambda quote: quote.end - quote.start,
        )
        drafts = self._describe_all()
        self._references = References(self._words, knowledge, drafts)
        self._back = BackReferences(self._words, outliner, knowledge, countries, drafts)
        self._finisher = Finisher(self._words, knowledge, countries, self._published)
        self._named = [draft for draft in drafts if draft.named]
        self._resolved: dict[int, list[Draft]] = {}

    def _describe_all(self) -> list[Draft]:
        words = self._words
        drafts: list[Draft] = []
        for token in range(len(words)):
            if words.is_noun(token) and words.dep[token] not in _INSIDE_NAMES:
                drafts.extend(self._describer.describe(token))
        return drafts

    @property
    def mentions(self) -> tuple[Actor, ...]:
        """Every party that the article names, in reading order."""
        return tuple(
            actor
            for draft in self._named
            for actor in [self._finisher.finish(draft, self._published)]
            if actor.country or actor.sector
        )

    @property
    def main_country(self) -> str | None:
        """The country that the article is mostly about, None if it names none."""
        return self._describer.countries.main

    def at(self, head: Token, day: date | None = None) -> tuple[Actor, ...]:
        """Return who the noun phrase or pronoun headed by `head` is; () when it is nobody.

        Coordination inside the phrase is split ("Hungarian and Romanian officials" are two), phrases coordinated
        with it are not included. `day` is the day of the event, for offices; without it the article's day counts.
        """
        return self.resolve_token(head.i, day or self._published)

    def resolve_token(self, token: int, day: date | None) -> tuple[Actor, ...]:
        """Return who the phrase headed by the token numbered `token` is as of `day`."""
        drafts = self._resolve(token, 0)
        finished = [self._finisher.finish(draft, day, mention=token) for draft in drafts]
        return tuple(dict.fromkeys(finished))

    def _resolve(self, token: int, depth: int) -> list[Draft]:
        held = self._resolved.get(token)
        if held is None:
            held = self._resolve_anew(token, depth) if depth < 4 else []
            if depth == 0:
                self._resolved[token] = held
        return held

    def _resolve_anew(self, token: int, depth: int) -> list[Draft]:
        words = self._words
        if words.tag[token] in _PRONOUN_TAGS or words.text[token].lower() == "that":
            return self._resolve_pronoun(token, depth)
        drafts = self._describer.describe(token)
        back = self._back.resolve(token, drafts)
        if back is not None:
            return back
        result: list[Draft] = []
        for draft in drafts:
            possessor = self._possessor(token)
            if draft.country is None and draft.character is None and possessor is not None:
                owners = self._resolve(possessor, depth + 1)
                if owners:
                    draft = self._finisher.with_owner(draft, owners[0])
            result.append(draft)
        return result

    def _possessor(self, head: int) -> int | None:
        """Return the possessive pronoun before a noun ("his office")."""
        words = self._words
        for child in words.children[head]:
            if words.dep[child] == "poss" and words.tag[child] == "PRP$":
                return child
        return None

    def _resolve_pronoun(self, token: int, depth: int) -> list[Draft]:
        if self._references.is_speaker_word(token):
            speaker = self._speaker_head(token)
            return self._resolve(speaker, depth + 1) if speaker is not None else []
        noun = self._references.relative_noun(token)
        if noun is not None:
            return self._resolve(noun, depth + 1)
        found = self._references.antecedents(token)
        result: list[Draft] = []
        for draft in found:
            if draft.kind is Kind.PERSON and draft.character is None:
                result.extend(
                    other for other in self._resolve(draft.head, depth + 1) if other.first == draft.first
                ) if not result else None
            else:
                result.append(draft)
        return result or found

    def _speaker_head(self, token: int) -> int | None:
        """Return the head of the speaker whose words hold a token; the narrowest attribution counts."""
        words = self._words
        offset = words.start[token]
        for quote in self._attributions:
            if quote.start <= offset < quote.end and quote.speaker_start is not None and quote.speaker_end is not None:
                return self._head_of_span(quote.speaker_start, quote.speaker_end)
        return None

    def _head_of_span(self, start: int, end: int) -> int | None:
        words = self._words
        inside = [token for token in range(len(words)) if start <= words.start[token] < end]
        members = set(inside)
        for token in inside:
            if words.head[token] not in members or words.head[token] == token:
                return token
        return inside[-1] if inside else None


def read_actors(parsed: ParsedArticle, knowledge: Knowledge, attributions: Sequence[Attribution] = ()) -> ArticleActors:
    """Return the actors of a parsed article; `attributions` say whose words "I" and "we" belong to."""
    return ArticleActors(read_words(parsed), knowledge, parsed.article.published, attributions)


def actors_of_words(words: Words, knowledge: Knowledge, published: date | None) -> ArticleActors:
    """Return the actors of words that no article stands behind: one sentence, or one phrase."""
    return ArticleActors(words, knowledge, published)
