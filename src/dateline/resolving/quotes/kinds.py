"""Kinds of speakers: named, anonymous, or the outlet itself."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dateline.parsing.inflection import noun_forms
from dateline.records import Article, AttributionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NAME_PARTS = frozenset({"compound", "nmod"})
_NOBODY_KNOWN = frozenset({"one", "some", "many", "others", "several", "most", "both", "few", "someone", "people"})
# "KABUL, May 3 (AFP) - ": the agency behind a dateline.
_DATELINE = re.compile(r"\(([A-Z][\w. ]{1,30})\)\s{0,3}[-–—]")
_DATELINE_REACH = 200


def kind_of(head: Token) -> AttributionKind:
    """Return the kind of the speaker whose noun phrase `head` heads.

    A person without a personal name is anonymous ("officials said", "a minister who asked not to be named");
    an organisation, or an office that one man or woman holds ("the foreign minister"), is named.
    """
    if head.tag_ in _NAME_TAGS or head.ent_type_ == "PERSON":
        return AttributionKind.NAMED
    word = head.lower_
    if word in _NOBODY_KNOWN:
        return AttributionKind.ANONYMOUS
    when = roles().get(word)
    if when is None or (when == "indefinite" and _is_definite(head)):
        return AttributionKind.NAMED
    named = any(
        child.tag_ in _NAME_TAGS
        and (child.dep_ == "appos" or (child.dep_ in _NAME_PARTS and child.ent_type_ == "PERSON"))
        for child in head.children
    )
    return AttributionKind.NAMED if named else AttributionKind.ANONYMOUS


def outlet_names(article: Article, text: str) -> tuple[str, ...]:
    """Return the names by which the article may call its own outlet, lower case: the record's and the dateline's."""
    found = [article.outlet] if article.outlet else []
    dateline = _DATELINE.search(text[:_DATELINE_REACH])
    if dateline:
        found.append(dateline.group(1))
    return tuple(name.casefold() for name in found)


def speaks_for_outlet(speaker: str, outlets: tuple[str, ...]) -> bool:
    """Say whether the outlet speaks itself: "AFP", "an AFP correspondent", "this newspaper"."""
    words = speaker.casefold().split()
    if words[:1] == ["this"] and words[-1] in ("newspaper", "reporter", "correspondent", "paper"):
        return True
    bare = " ".join(word for word in words if word not in ("a", "an", "the"))
    return any(
        bare == name or re.fullmatch(re.escape(name) + r" (?:reporter|correspondent|journalist)s?", bare)
        for name in outlets
    )


def _is_definite(head: Token) -> bool:
    return head.left_edge.lower_ == "the" or any(child.dep_ == "poss" for child in head.children)


@lru_cache(maxsize=1)
def roles() -> dict[str, str]:
    """Return every form of the nouns in `data/anonymous_speakers.tsv` with when it is anonymous."""
    found: dict[str, str] = {}
    source = files(__package__).joinpath("data/anonymous_speakers.tsv").read_text(encoding="utf-8")
    for line in source.splitlines():
        if line and not line.startswith(("#", "noun\t")):
            noun, when = line.split("\t")
            found.update(dict.fromkeys(noun_forms(noun), when))
    return found
