"""What is read of a mention before it is compared: its word, the words and names about it, its days, its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from dateline.coding.status import find_trigger
from dateline.linking.likeness import Vector, vector
from dateline.linking.states import State, read_state
from dateline.linking.wording import stem
from dateline.parsing import ParsedArticle
from dateline.parsing.phrases import is_pronoun, is_verb
from dateline.records import TimeSpan
from dateline.resolving.times import read_times
from dateline.resolving.times.attaching import attach_time

# Name labels of spaCy's English models that tell who and where; the others are dates and numbers.
_NAMES = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_SHORTEST_WORD = 3
# What the word above a mention shares with it: the subject of "agreed" is the one who will visit.
_SHARED = frozenset({"nsubj", "nsubjpass", "poss"})
_LONGEST_SUBJECT = 30


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mention: `article` is the article's number, `near` the words of its own clause, `about` its sentence's."""

    article: int
    offset: int
    word: str
    stem: str
    pronoun: bool
    near: Vector
    about: Vector
    names: frozenset[str]
    numbers: frozenset[str]
    days: tuple[date, date] | None
    state: State


def telling_words(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the stems of the tokens that are words or numbers."""
    for token in tokens:
        if token.is_digit or (token.is_alpha and len(token) >= _SHORTEST_WORD):
            yield stem(token.text)


def read_evidence(
    number: int, parsed: ParsedArticle, spans: Sequence[tuple[int, int]], rare: Mapping[str, float]
) -> list[Evidence | None]:
    """Return the evidence of each mention (code points) of an article; None for a span without a word."""
    times = read_times(parsed.article.text, parsed.article.published)
    found: list[Evidence | None] = []
    for start, end in spans:
        trigger = find_trigger(parsed.doc, start, end)
        found.append(_evidence(number, parsed, trigger, times, rare) if trigger is not None else None)
    return found


def _evidence(
    number: int, parsed: ParsedArticle, trigger: Token, times: Sequence[TimeSpan], rare: Mapping[str, float]
) -> Evidence:
    sentence = parsed.sentence_at(trigger.idx)
    others = [token for token in parsed.doc[sentence.first_token : sentence.last_token] if token.i != trigger.i]
    clause = [token for token in _clause(trigger) if token.i != trigger.i]
    when = attach_time(times, trigger, parsed)
    days = (when.first_day, when.last_day) if when is not None and when.first_day and when.last_day else None
    return Evidence(
        article=number,
        offset=trigger.idx,
        word=trigger.lower_,
        stem=stem(trigger.text),
        pronoun=is_pronoun(trigger) or trigger.tag_ in ("DT", "WDT"),
        near=vector(telling_words(clause), rare),
        about=vector(telling_words(others), rare),
        names=frozenset(token.lower_ for token in clause if token.ent_type_ in _NAMES and token.is_title),
        numbers=frozenset(token.text for token in clause if token.tag_ == "CD"),
        days=days,
        state=read_state(trigger),
    )


def _clause(trigger: Token) -> list[Token]:
    """Return the words that hang on the trigger, without clauses of their own, and the subject it shares."""
    found: list[Token] = []
    stack = [trigger]
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(
            child for child in token.children if not (is_verb(child) and child.dep_ not in ("amod", "compound"))
        )
    above = trigger.head
    if above is not trigger:
        shared = (
            child for child in above.children if child.dep_ in ("nsubj", "nsubjpass", "poss") and child != trigger
        )
        for subject in shared:
            found.extend(token for token in subject.subtree if len(found) < 60)
    return sorted(set(found), key=lambda token: token.i)
