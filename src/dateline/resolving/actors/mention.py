"""One mention on its own: a span in a sentence, or a bare phrase such as "then-President Joe Biden"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dateline.knowledge import Knowledge
from dateline.parsing import parse
from dateline.records import Actor, Article
from dateline.resolving.actors.reading import ArticleActors
from dateline.resolving.actors.words import Words, fold_token, read_words

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|['’]s\b|\w+(?:['’](?!s\b)\w+)*|[^\w\s]")
_PREPOSITIONS = frozenset({"of", "in", "for", "from", "to", "at", "on"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "some"})
_MODIFYING = frozenset({"amod", "compound", "poss", "nmod", "npadvmod"})


def resolve_mention(
    text: str | None, start: int, end: int, published: date | None, knowledge: Knowledge, mention: str | None = None
) -> Actor | None:
    """Return who `text[start:end]` is as of `published`, or who `mention` is where there is no text.

    A modifier ("Hungarian" in "Hungarian officials") takes its country from itself and its sector from its noun.
    None if the words name nobody.
    """
    if text is None or (not text[:start].strip() and not text[end:].strip()):
        return _resolve_phrase(mention if text is None or mention else text[start:end], published, knowledge)
    article = Article(article_id="mention", text=text, published=published)
    parsed = next(iter(parse([article])))
    words = read_words(parsed)
    inside = [token for token in range(len(words)) if start < words.end(token) and words.start[token] < end]
    inside = [token for token in inside if words.text[token].strip()]
    if not inside:
        return None
    members = set(inside)
    heads = [token for token in inside if words.head[token] not in members or words.head[token] == token]
    actors = ArticleActors(words, knowledge, published)
    head = _noun_of(words, heads, inside)
    found = actors.at_token(head, published)
    root = words.coordination_root(head)
    governor = words.head[root]
    modifies = words.dep[root] in _MODIFYING and governor not in members and governor != root
    own = _resolve_phrase(text[start:end], published, knowledge)
    if modifies:
        return _with_noun(own or (found[0] if found else None), actors, governor, published)
    if not found:
        return own
    best = found[0]
    if own is not None and own.country is not None and best.country != own.country and len(found) > 1:
        best = next((actor for actor in found if actor.country == own.country), best)
    return best


def _noun_of(words: Words, heads: list[int], inside: list[int]) -> int:
    nouns = [token for token in heads if words.is_noun(token)]
    return (nouns or heads or inside)[-1]


def _with_noun(actor: Actor | None, actors: ArticleActors, governor: int, published: date | None) -> Actor | None:
    """Give an adjective's country the sector of the noun that it stands with."""
    owners = actors.at_token(governor, published)
    if actor is None:
        return owners[0] if owners else None
    for owner in owners:
        if owner.sector is not None and owner.country == actor.country:
            return replace(actor, sector=owner.sector, why=(*actor.why, *owner.why))
    return replace(actor, sector="GOV") if actor.sector == "CVL" and not owners else actor


def _resolve_phrase(mention: str | None, published: date | None, knowledge: Knowledge) -> Actor | None:
    """Resolve a bare phrase without a parse: its head is the last word before a comma or a preposition."""
    if mention is None or not mention.strip():
        return None
    words, head = _plain_words(mention)
    if head is None:
        return None
    actors = ArticleActors(words, knowledge, published)
    found = actors.at_token(head, published)
    return found[0] if found else None


def _plain_words(mention: str) -> tuple[Words, int | None]:
    """Return the words of a bare phrase with the tags and heads that such phrases mostly have, and the head."""
    text: list[str] = []
    start: list[int] = []
    for match in _TOKEN.finditer(mention):
        text.append(match.group())
        start.append(match.start())
    tag = [_plain_tag(word) for word in text]
    for index in range(1, len(text)):
        if text[index - 1] == "-" and tag[index] == "IN":
            # "Moon Jae-in": a syllable of the name.
            tag[index] = "NNP"
    # What stands before a possessive belongs to the owner: "Democratic Republic of the Congo's president".
    owned = max((index for index, word in enumerate(tag) if word == "POS" and index + 1 < len(tag)), default=0)
    breaks = [
        index
        for index, word in enumerate(text)
        if index > owned and (tag[index] == "IN" or word in (",", ";", "(", ":"))
    ]
    stop = breaks[0] if breaks else len(text)
    nouns = [index for index in range(stop) if tag[index].startswith("NN")]
    head = nouns[-1] if nouns else None
    heads = list(range(len(text)))
    deps = ["ROOT"] * len(text)
    children: list[list[int]] = [[] for _ in text]

    def attach(child: int, parent: int, dep: str) -> None:
        if child != parent:
            heads[child], deps[child] = parent, dep
            children[parent].append(child)

    if head is not None:
        for index in range(head):
            attach(index, head, "det" if tag[index] == "DT" else "compound")
        _attach_tail(text, tag, breaks, head, attach)
    parts = [fold_token(word) for word in text]
    words = Words(mention, text, start, tag, deps, heads, [""] * len(text), children, [0] * len(text), parts)
    return words, head


def _attach_tail(
    text: list[str], tag: list[str], breaks: list[int], head: int, attach: Callable[[int, int, str], None]
) -> None:
    """Hang "of the Syrian army" and ", the prime minister" on the head."""
    for number, position in enumerate(breaks):
        stop = breaks[number + 1] if number + 1 < len(breaks) else len(text)
        nouns = [index for index in range(position + 1, stop) if tag[index].startswith("NN")]
        if not nouns:
            continue
        inner = nouns[-1]
        if text[position].lower() in _PREPOSITIONS:
            attach(position, head, "prep")
            attach(inner, position, "pobj")
        else:
            attach(inner, head, "appos")
        for index in range(position + 1, inner):
            attach(index, inner, "det" if tag[index] == "DT" else "compound")


def _plain_tag(word: str) -> str:
    if word.lower() in _DETERMINERS:
        return "DT"
    if word.lower() in _PREPOSITIONS:
        return "IN"
    if word in ("'s", "’s"):
        return "POS"
    if not word[:1].isalpha():
        return "CD" if word[:1].isdigit() else "."
    if word[:1].isupper():
        return "NNPS" if word.endswith("s") and len(word) > 4 else "NNP"
    return "NNS" if word.endswith("s") else "NN"
