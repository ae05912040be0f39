"""Which words of an article name places: the parser's names, known names in running text, and names after "in".

Persons, peoples and the country inside a body's name ("U.S. Army") are left out; so are adjectives ("Iraqi").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    is_taken,
    is_titled,
    trim_name,
)

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Figures of all sorts: "US" in "a million US dollars" is no place.
_NUMBERS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "TIME", "DATE"})
_CONNECTORS = frozenset(("-", "of", "and", "de", "al", "el", "'s", "’s"))
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
    entities = doc.ents
    persons = _person_words(entities)
    spots: list[Spot] = []
    taken = bytearray(len(doc))

    def take(found: Iterator[Spot]) -> None:
        for spot in found:
            if not any(taken[spot.first : spot.last]):
                spots.append(spot)
                taken[spot.first : spot.last] = b"\1" * (spot.last - spot.first)

    # Reading a token's attributes is the slow part: each is read once.
    words = [token.text for token in doc]
    named = [is_name_word(token) if word[0].isupper() else False for token, word in zip(doc, words, strict=True)]
    take(_openers(doc, words, atlas))
    take(_long_names(doc, words, named, atlas))
    for entity in entities:
        take(_from_entity(entity, atlas, persons))
    take(_from_text(doc, words, named, taken, atlas, persons))
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


def _person_words(entities: Sequence[Span]) -> frozenset[str]:
    """Return the words of the persons that the article names with more than one word."""
    return frozenset(
        token.text
        for entity in entities
        if entity.label_ == "PERSON" and len(entity) > 1
        for token in entity
        if is_name_word(token)
    )


def _openers(doc: Doc, words: list[str], atlas: Atlas) -> Iterator[Spot]:
    """Yield the places in capitals that open a line: "NEW DELHI:", "OKLAHOMA CITY (AP) --"."""
    for i in (0, *(i + 1 for i, word in enumerate(words) if "\n" in word)):
        if i >= len(words) or not words[i].isupper() or len(words[i]) < 3:
            continue
        end = i + 1
        while end < min(i + _LONGEST, len(words)) and words[end].isupper() and words[end][0].isalpha():
            end += 1
        for last in range(end, i, -1):
            name = doc[i:last].text
            if len(name) > 3 and atlas.find(name):
                yield _make_spot(doc, i, last)
                break


def _long_names(doc: Doc, words: list[str], named: list[bool], atlas: Atlas) -> Iterator[Spot]:
    """Yield well-known names of several words, unless they are part of a longer name that is none of a place."""
    done = 0
    for i in range(len(words) - 1):
        if i < done or not named[i] or not (named[i + 1] or words[i + 1] in _CONNECTORS or words[i + 1][0].isupper()):
            continue
        if i and doc[i].ent_iob_ == "I" and doc[i - 1].ent_type_ in ("PERSON", "ORG"):
            continue
        for last in range(min(i + _LONGEST, len(words)), i + 1, -1):
            if words[last - 1][0].isupper() and atlas.is_frequent(doc[i:last].text):
                spot = _make_spot(doc, i, last)
                if _stands_alone(doc, i, last) and (spot.locative or atlas.is_area(spot.name)):
                    yield spot
                    done = last
                break


def _stands_alone(doc: Doc, first: int, last: int) -> bool:
    """Say whether a name is not part of a longer one that the parser takes for a body or a person."""
    within = last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].tag_ != "POS"
    if within and doc[last - 1].ent_type_ not in ("", *PLACE_LABELS):
        return False
    return not is_body_name(doc, last) and not is_titled(doc, first)


def _from_entity(entity: Span, atlas: Atlas, persons: frozenset[str]) -> Iterator[Spot]:
    doc, label = entity.doc, entity.label_
    if label in _NUMBERS:
        return
    first, last = trim_name(doc, entity.start, entity.end)
    if first >= last or not doc[first].text[0].isupper():
        return
    name = doc[first:last].text
    if label in PLACE_LABELS:
        if atlas.demonym(name) and not atlas.find(name):
            return
        parts = [(first, last)] if atlas.find(name) else list(_known_parts(doc, first, last, atlas))
        for start, end in parts or [(first, last)]:
            spot = _judge_place(doc, start, end, atlas, persons)
            if spot is not None:
                yield spot
    else:
        # Looking a name up costs more than looking at the words around it.
        hinted = is_locative(doc, first) or is_taken(doc, last) or is_dateline(doc, first, last)
        if (hinted or atlas.is_frequent(name) or is_division(doc, first, last)) and atlas.find(name):
            spot = _judge_doubtful(doc, first, last, label, atlas, persons)
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
    if not atlas.is_frequent(spot.name):
        known = bool(atlas.find(spot.name))
        if last - first > 1 and (atlas.is_party(spot.name) or (not known and atlas.is_surname(doc[last - 1].text))):
            return None
        if not known and atlas.is_party(spot.name):
            return None
    if spot.locative or spot.container or spot.division or atlas.abbreviated(spot.name):
        return spot
    if atlas.is_country(spot.name):
        return spot
    if last - first == 1 and (is_titled(doc, first) or doc[first].text in persons or atlas.is_surname(spot.name)):
        return None
    return spot if last - first > 1 or atlas.is_frequent(spot.name) else replace(spot, sure=False)


def _judge_doubtful(doc: Doc, first: int, last: int, label: str, atlas: Atlas, persons: frozenset[str]) -> Spot | None:
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
    if last - first == 1 and atlas.is_surname(spot.name) and not atlas.is_country(spot.name):
        return spot if before in PERSON_LOCATIVES and not possessive and atlas.is_frequent(spot.name) else None
    if atlas.is_frequent(spot.name):
        if placed or spot.container:
            return spot
        if label in ("ORG", "NORP") and atlas.is_country_or_town(spot.name) and doc[first].text not in persons:
            return spot
        return replace(spot, sure=False)
    named = doc[first].text in persons and label == "PERSON" and last - first == 1
    return spot if placed and not possessive and not named and atlas.has_town(spot.name) else None


def _from_text(
    doc: Doc, words: list[str], named: list[bool], taken: bytearray, atlas: Atlas, persons: frozenset[str]
) -> Iterator[Spot]:
    done = 0
    for i in range(len(words)):
        if i < done or taken[i] or not named[i] or doc[i].ent_type_:
            continue
        run = i + 1
        while run < len(words) and run - i < 2 * _LONGEST and not taken[run]:
            joins = words[run] in _CONNECTORS and run + 1 < len(words) and named[run + 1]
            if not named[run] and not joins:
                break
            run += 1
        if i and named[i - 1] and not doc[i - 1].ent_type_:
            continue
        found = _longest(doc, i, run, named, atlas, persons)
        if found is not None:
            yield found
            done = found.last


def _longest(doc: Doc, i: int, run: int, named: list[bool], atlas: Atlas, persons: frozenset[str]) -> Spot | None:
    """Return the longest known name that begins at `i` and is not a part of a longer one."""
    for last in range(min(run, i + _LONGEST), i, -1):
        if not doc[last - 1].text[0].isupper() or any(token.ent_type_ for token in doc[i:last]):
            continue
        if not atlas.find(doc[i:last].text) and not doc[last - 1].text.endswith("."):
            continue
        spot = _make_spot(doc, i, last)
        if last != run and named[last] and not spot.division:
            continue
        if is_body_name(doc, last) or is_titled(doc, i):
            continue
        placed = spot.locative or spot.container is not None or spot.division
        if atlas.abbreviated(spot.name) and i and doc[i - 1].text == ",":
            return spot
        if atlas.is_frequent(spot.name):
            if placed or atlas.is_country(spot.name) or atlas.has_capital(spot.name):
                return spot
            personal = doc[i].text in persons or atlas.is_surname(spot.name)
            known = atlas.is_country_or_town(spot.name) and (last - i > 1 or not personal)
            return replace(spot, sure=False) if known else None
        if spot.locative and atlas.find(spot.name):
            return spot
    return None


def _make_spot(doc: Doc, first: int, last: int) -> Spot:
    end = doc[last - 1]
    return Spot(
        doc[first:last].text,
        first,
        last,
        doc[first].idx,
        end.idx + len(end),
        locative=is_locative(doc, first) or is_taken(doc, last),
        division=is_division(doc, first, last),
        modifier=is_modifier(doc, last),
        container=container_after(doc, last),
    )
