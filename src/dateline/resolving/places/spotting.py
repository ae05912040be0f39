"""Which words of an article name places: the parser's names, known names in running text, and names after "in".

Persons, peoples and the country inside a body's name ("U.S. Army") are left out; so are adjectives ("Iraqi").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from dateline.parsing import ParsedArticle
from dateline.resolving.places.atlas import Atlas
from dateline.resolving.places.surroundings import (
    LOCATIVES,
    PERSON_LOCATIVES,
    container_after,
    is_body_name,
    is_dateline,
    is_division,
    is_locative,
    is_modifier,
    is_name_word,
    is_titled,
    trim_name,
)

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Figures of all sorts: "US" in "a million US dollars" is no place.
_NUMBERS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "TIME"})
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that may name a place. `first` and `last` are tokens (end exclusive), `start` and `end` code points.

    `name` is what to look up. `locative` says that the words around it treat it as a place, `division` that a word
    such as "province" stands beside it, `container` what follows after a comma ("Paris, Texas"). `sure` is False
    for a name that another mention must confirm.
    """

    name: str
    first: int
    last: int
    start: int
    end: int
    locative: bool = False
    division: bool = False
    modifier: bool = False
    container: str | None = None
    sure: bool = True


def spot_places(parsed: ParsedArticle, atlas: Atlas) -> tuple[Spot, ...]:
    """Return the words of an article that name places, in reading order, none overlapping another."""
    doc = parsed.doc
    persons = _person_words(doc)
    spots: list[Spot] = []
    taken = bytearray(len(doc))

    def take(found: Iterator[Spot]) -> None:
        for spot in found:
            if not any(taken[spot.first : spot.last]):
                spots.append(spot)
                taken[spot.first : spot.last] = b"\1" * (spot.last - spot.first)

    take(_openers(doc, atlas))
    take(_long_names(doc, atlas))
    for entity in doc.ents:
        take(_from_entity(entity, atlas, persons))
    take(_from_text(doc, atlas, taken, persons))
    confirmed = {spot.name.lower() for spot in spots if spot.sure}
    kept = (spot for spot in spots if spot.sure or spot.name.lower() in confirmed)
    return tuple(sorted(kept, key=lambda spot: spot.start))


def spot_at(parsed: ParsedArticle, start: int, end: int) -> Spot | None:
    """Return the given stretch of the text as a spot, None if it holds no token."""
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    spot = _make_spot(parsed.doc, span.start, span.end)
    return replace(spot, name=parsed.article.text[start:end], start=start, end=end)


def _person_words(doc: Doc) -> frozenset[str]:
    """Return the words of the persons that the article names with more than one word."""
    return frozenset(
        token.text
        for entity in doc.ents
        if entity.label_ == "PERSON" and len(entity) > 1
        for token in entity
        if is_name_word(token)
    )


def _openers(doc: Doc, atlas: Atlas) -> Iterator[Spot]:
    """Yield the places in capitals that open a line: "NEW DELHI:", "OKLAHOMA CITY (AP) --"."""
    for i, token in enumerate(doc):
        if not token.text.isupper() or len(token.text) < 3 or (i and "\n" not in doc[i - 1].text):
            continue
        end = i + 1
        while end < min(i + _LONGEST, len(doc)) and doc[end].text.isupper() and doc[end].text[0].isalpha():
            end += 1
        for last in range(end, i, -1):
            name = doc[i:last].text
            if len(name) > 3 and atlas.find(name):
                yield _make_spot(doc, i, last)
                break


def _long_names(doc: Doc, atlas: Atlas) -> Iterator[Spot]:
    """Yield well-known names of several words, unless they are part of a longer name that is none of a place."""
    i = 0
    while i < len(doc):
        found = None
        if is_name_word(doc[i]) and not (i and doc[i - 1].ent_type_ in ("PERSON", "ORG") and doc[i].ent_iob_ == "I"):
            for last in range(min(i + _LONGEST, len(doc)), i + 1, -1):
                if doc[last - 1].text[0].isupper() and atlas.is_frequent(doc[i:last].text):
                    found = last
                    break
        if found is not None:
            spot = _make_spot(doc, i, found)
            inside = doc[found - 1].ent_type_ not in ("", *PLACE_LABELS) and (
                found < len(doc) and doc[found].ent_iob_ == "I" and doc[found].tag_ != "POS"
            )
            peopled = atlas.is_country_or_town(spot.name) or atlas.is_region(spot.name)
            if not inside and not is_body_name(doc, found) and not is_titled(doc, i) and (spot.locative or peopled):
                yield spot
                i = found
                continue
        i += 1


def _from_entity(entity: Span, atlas: Atlas, persons: frozenset[str]) -> Iterator[Spot]:
    doc = entity.doc
    first, last = trim_name(doc, entity.start, entity.end)
    if first >= last or not doc[first].text[0].isupper():
        return
    name = doc[first:last].text
    if entity.label_ in PLACE_LABELS:
        if atlas.demonym(name) and not atlas.find(name):
            return
        parts = [(first, last)] if atlas.find(name) else list(_known_parts(doc, first, last, atlas))
        for start, end in parts or [(first, last)]:
            spot = _judge_place(doc, start, end, atlas, persons)
            if spot is not None:
                yield spot
    elif entity.label_ not in _NUMBERS:
        if atlas.find(name):
            spot = _judge_doubtful(doc, first, last, entity.label_, atlas, persons)
            if spot is not None:
                yield spot
        for i in range(first + 1, last):
            # "Japan's Ministry of Agriculture" is one body to the parser.
            if doc[i].tag_ == "POS" and atlas.is_country_or_town(doc[first:i].text):
                if atlas.is_frequent(doc[first:i].text) and doc[first].text not in persons:
                    yield _make_spot(doc, first, i)
                break


def _known_parts(doc: Doc, first: int, last: int, atlas: Atlas) -> Iterator[tuple[int, int]]:
    """Yield the well-known names inside a name that nobody knows: "Greece Italy", "Marathon County Sheriff"."""
    i = first
    while i < last:
        for end in range(last, i, -1):
            name = doc[i:end].text
            if doc[i].text[0].isupper() and (atlas.is_frequent(name) or atlas.has_county(name)):
                yield i, end
                i = end
                break
        else:
            i += 1


def _judge_place(doc: Doc, first: int, last: int, atlas: Atlas, persons: frozenset[str]) -> Spot | None:
    """Return the spot of a name that the parser takes for a place, unless its surroundings say otherwise."""
    spot = _make_spot(doc, first, last)
    if is_body_name(doc, last) and not spot.locative:
        return None
    if spot.locative or spot.container or spot.division or atlas.abbreviated(spot.name):
        return spot
    if atlas.is_country(spot.name):
        return spot
    if last - first == 1 and (is_titled(doc, first) or doc[first].text in persons):
        return None
    return spot if last - first > 1 or atlas.is_frequent(spot.name) else replace(spot, sure=False)


def _judge_doubtful(
    doc: Doc, first: int, last: int, label: str, atlas: Atlas, persons: frozenset[str]
) -> Spot | None:
    """Return the spot of a name that the parser takes for a body or a person, if it is a place all the same."""
    spot = _make_spot(doc, first, last)
    if (label == "NORP" and atlas.demonym(spot.name)) or is_body_name(doc, last) or is_titled(doc, first):
        return None
    if is_dateline(doc, first, last) or spot.division:
        return spot
    before = doc[first - 1].text.lower() if first else ""
    # "to Bolton" may be said of a person, "in Bolton" hardly.
    placed = before in PERSON_LOCATIVES or (spot.locative and before not in LOCATIVES)
    if label in ("ORG", "NORP"):
        placed = placed or spot.locative
    possessive = last < len(doc) and doc[last].tag_ == "POS"
    if atlas.is_frequent(spot.name):
        if placed or spot.container:
            return spot
        if label == "ORG" and atlas.is_country_or_town(spot.name) and doc[first].text not in persons:
            return spot
        return replace(spot, sure=False)
    named = doc[first].text in persons and label == "PERSON" and last - first == 1
    return spot if placed and not possessive and not named and atlas.has_town(spot.name) else None


def _from_text(doc: Doc, atlas: Atlas, taken: bytearray, persons: frozenset[str]) -> Iterator[Spot]:
    i = 0
    while i < len(doc):
        if taken[i] or not is_name_word(doc[i]):
            i += 1
            continue
        run = i + 1
        while run < len(doc) and run - i < 2 * _LONGEST and not taken[run] and _continues(doc, run):
            run += 1
        found = _longest(doc, i, run, atlas, persons)
        if found is not None:
            yield found
            i = found.last
        else:
            i += 1


def _longest(doc: Doc, i: int, run: int, atlas: Atlas, persons: frozenset[str]) -> Spot | None:
    """Return the longest known name that begins at `i` and is not a part of a longer one."""
    if i and is_name_word(doc[i - 1]) and not doc[i - 1].ent_type_:
        return None
    for last in range(min(run, i + _LONGEST), i, -1):
        if not doc[last - 1].text[0].isupper() or any(token.ent_type_ for token in doc[i:last]):
            continue
        spot = _make_spot(doc, i, last)
        if last != run and is_name_word(doc[last]) and not spot.division:
            continue
        if is_body_name(doc, last) or is_titled(doc, i):
            continue
        placed = spot.locative or spot.container is not None or spot.division
        if atlas.abbreviated(spot.name) and i and doc[i - 1].text == ",":
            return spot
        if atlas.is_frequent(spot.name):
            if placed or atlas.is_country(spot.name) or atlas.has_capital(spot.name):
                return spot
            known = atlas.is_country_or_town(spot.name) and (last - i > 1 or doc[i].text not in persons)
            return replace(spot, sure=False) if known else None
        if spot.locative and atlas.find(spot.name):
            return spot
    return None


def _continues(doc: Doc, i: int) -> bool:
    token = doc[i]
    if is_name_word(token):
        return True
    return token.text in ("-", "of", "and", "de", "al", "el") and i + 1 < len(doc) and is_name_word(doc[i + 1])


def _make_spot(doc: Doc, first: int, last: int) -> Spot:
    end = doc[last - 1]
    return Spot(
        doc[first:last].text,
        first,
        last,
        doc[first].idx,
        end.idx + len(end),
        locative=is_locative(doc, first),
        division=is_division(doc, first, last),
        modifier=is_modifier(doc, last),
        container=container_after(doc, last),
    )
