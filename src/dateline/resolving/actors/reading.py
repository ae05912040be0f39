"""The actors of one article, asked for by the head of a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.knowledge import Knowledge
from dateline.parsing import ParsedArticle
from dateline.records import Actor, Attribution, Directness
from dateline.resolving.actors.backreferences import BackReferences
from dateline.resolving.actors.context import ArticleCountries
from dateline.resolving.actors.describe import Describer
from dateline.resolving.actors.drafts import OFFICIAL, Draft, Kind
from dateline.resolving.actors.finishing import Finisher
from dateline.resolving.actors.known import KnownName, find_known_names
from dateline.resolving.actors.outline import Outliner
from dateline.resolving.actors.references import References, Saying
from dateline.resolving.actors.towns import without_namesakes
from dateline.resolving.actors.words import Words, read_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_INSIDE_NAMES = frozenset({"compound", "nmod", "amod", "nummod", "case", "npadvmod"})
_UNNAMED = frozenset({"those", "others", "some", "many", "several", "most"})
_LONGEST_CHAIN = 4


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
        known = without_namesakes(words, find_known_names(words, knowledge))
        outliner = Outliner(words, known, knowledge)
        countries = ArticleCountries(words, known, knowledge)
        self._describer = Describer(words, outliner, knowledge, countries, published)
        self._drafts = self._describe_all(known)
        self._references = References(words, self._drafts, _sayings(attributions))
        self._back = BackReferences(words, outliner, knowledge, countries, self._drafts)
        self._finisher = Finisher(words, knowledge, countries, self._describer, self._drafts)
        self._resolved: dict[int, list[Draft]] = {}
        self._origins: dict[Actor, tuple[Draft, int]] = {}

    def _describe_all(self, known: dict[int, KnownName]) -> list[Draft]:
        words = self._words
        drafts: list[Draft] = []
        for token in range(len(words)):
            name = known.get(token)
            inside = name is not None and words.head[token] != token and known.get(words.head[token]) is name
            if words.is_noun(token) and words.dep[token] not in _INSIDE_NAMES and not inside:
                drafts.extend(self._describer.describe(token))
        return drafts

    @property
    def mentions(self) -> tuple[Actor, ...]:
        """Every party that the article names, in reading order."""
        return tuple(self._finisher.finish(draft, self._published) for draft in self._drafts if draft.named)

    @property
    def main_country(self) -> str | None:
        """The country that the article is mostly about, None if it names none."""
        return self._describer.countries.main

    def at(self, head: Token, day: date | None = None) -> tuple[Actor, ...]:
        """Return who the noun phrase or pronoun headed by `head` is; () when it is nobody.

        Coordination inside the phrase is split ("Hungarian and Romanian officials" are two), phrases coordinated
        with it are not included. `day` is the day of the event, for offices; without it the article's day counts.
        """
        return self.at_token(head.i, day or self._published)

    def at_token(self, token: int, day: date | None) -> tuple[Actor, ...]:
        """Return who the phrase headed by the token numbered `token` is as of `day`."""
        found: dict[Actor, None] = {}
        for draft in self._resolve(token, 0):
            actor = self._finisher.finish(draft, day, mention=token)
            found[actor] = None
            self._origins[actor] = draft, token
        return tuple(found)

    def as_of(self, actor: Actor, day: date) -> Actor:
        """Return an actor that `at` gave as he, she or it was on `day`: offices and their holders change.

        Who held no office of state that day stays what the article makes of him: an envoy named before his first day.
        """
        origin = self._origins.get(actor)
        if origin is None:
            return actor
        draft, token = origin
        then = self._finisher.finish(draft, day, mention=token)
        return then if then.sector in OFFICIAL else actor

    def _resolve(self, token: int, depth: int) -> list[Draft]:
        held = self._resolved.get(token)
        if held is None:
            held = self._resolve_anew(token, depth) if depth < _LONGEST_CHAIN else []
            if depth == 0:
                self._resolved[token] = held
        return held

    def _resolve_anew(self, token: int, depth: int) -> list[Draft]:
        words = self._words
        if words.tag[token] in _PRONOUN_TAGS or words.text[token].lower() == "that":
            return self._resolve_pronoun(token, depth)
        drafts = self._describer.describe(token)
        taken_up = self._back.resolve(token, drafts)
        if taken_up is not None:
            return taken_up
        if not drafts:
            return self._unnamed(token)
        possessor = next((child for child in words.children[token] if words.dep[child] == "poss"), None)
        if possessor is None or drafts[0].country is not None or drafts[0].character is not None:
            return drafts
        owners = self._resolve(possessor, depth + 1)
        return [self._finisher.with_owner(draft, owners[0]) for draft in drafts] if owners else drafts

    def _unnamed(self, token: int) -> list[Draft]:
        """Return the people that a bare number or "those" counts ("killed 36", "arrested several")."""
        words = self._words
        number = words.tag[token] == "CD" and words.entity[token] == "CARDINAL"
        if not number and words.text[token].lower() not in _UNNAMED:
            return []
        if words.dep[token] not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos"):
            return []
        draft = Draft(token, token, token + 1, words.text[token], Kind.PEOPLE, plural=True)
        draft.sector = "CVL"
        draft.why = ("people counted without a noun",)
        return [draft]

    def _resolve_pronoun(self, token: int, depth: int) -> list[Draft]:
        if self._references.is_speaker_word(token):
            saying = self._references.saying_at(token)
            head = self._head_of_span(saying.speaker_start, saying.speaker_end) if saying is not None else None
            speakers = self._resolve(head, depth + 1) if head is not None else []
            if self._references.is_plural_speaker(token):
                return [self._finisher.spoken_for(draft) for draft in speakers]
            return speakers
        noun = self._references.relative_noun(token)
        if noun is not None:
            return self._resolve(noun, depth + 1)
        found = self._references.antecedents(token)
        result: list[Draft] = []
        for draft in found:
            settled = draft.character is not None or draft.named
            further = [] if settled else self._resolve(draft.head, depth + 1)
            result.extend(other for other in further or [draft] if other not in result)
        return result

    def _head_of_span(self, start: int, end: int) -> int | None:
        words = self._words
        inside = [token for token in range(len(words)) if start <= words.start[token] < end]
        members = set(inside)
        for token in inside:
            if words.head[token] not in members or words.head[token] == token:
                return token
        return None


def _sayings(attributions: Sequence[Attribution]) -> list[Saying]:
    return [
        Saying(said.start, said.end, said.speaker_start, said.speaker_end, quoted=said.directness is Directness.DIRECT)
        for said in attributions
        if said.speaker_start is not None and said.speaker_end is not None
    ]


def read_actors(parsed: ParsedArticle, knowledge: Knowledge, attributions: Sequence[Attribution] = ()) -> ArticleActors:
    """Return the actors of a parsed article; `attributions` say whose words "I" and "we" belong to."""
    return ArticleActors(read_words(parsed), knowledge, parsed.article.published, attributions)
