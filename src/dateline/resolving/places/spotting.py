"""Which words of an article name places: the parser's names, known names in running text, and names after "in".

Persons, peoples and the country inside a body's name ("U.S. Army") are left out; so are adjectives ("Iraqi").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dateline.parsing import ParsedArticle
from dateline.resolving.places.atlas import Atlas

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Names that hold no place even where a known place name stands in them.
_CLOSED_LABELS = frozenset({"PERSON", "ORG", "NORP", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "LANGUAGE"})
LOCATIVES = frozenset(
    "in at near from inside outside around throughout across within toward towards into to through via off over "
    "between beyond along".split()
)
# Words that may stand between the preposition and the name: "in the northern city of Mosul".
_BETWEEN = frozenset(
    "the a an northern southern eastern western northeastern northwestern southeastern southwestern north south east "
    "west central upper lower downtown central nearby neighboring neighbouring city town village port suburb capital "
    "province state region district county island of and or , ' \" old occupied rebel-held".split()
)
_PLACE_NOUNS = frozenset(
    "city town village port suburb capital province state region district county island peninsula municipality camp "
    "hamlet neighborhood neighbourhood area airport prefecture governorate oblast township".split()
)
DIVISION_WORDS = frozenset(
    "province provinces region state county district oblast governorate prefecture department republic territory krai "
    "emirate".split()
)
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western "
    "north-east north-west south-east south-west upper lower mid downtown greater inner outer rural".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr president sen senator rep gov governor gen general lt col colonel capt captain sgt maj major "
    "judge justice sir lord lady prof professor rev pastor coach officer detective chief attorney king queen prince "
    "princess pope chancellor minister mayor st".split()
)
_PROPER = frozenset({"NNP", "NNPS"})
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that may name a place. `first` and `last` are tokens (end exclusive), `start` and `end` code points.

    `name` is what to look up. `locative` says that the words around it treat it as a place, `division` that a word
    such as "province" stands beside it, `container` what follows after a comma ("Paris, Texas").
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


def spot_places(parsed: ParsedArticle, atlas: Atlas) -> tuple[Spot, ...]:
    """Return the words of an article that name places, in reading order, none overlapping another."""
    doc = parsed.doc
    taken = bytearray(len(doc))
    persons = _person_names(doc)
    spots = [spot for entity in doc.ents for spot in _from_entity(entity, atlas, persons)]
    for spot in spots:
        taken[spot.first : spot.last] = b"\1" * (spot.last - spot.first)
    closed = bytearray(len(doc))
    for entity in doc.ents:
        if entity.label_ in _CLOSED_LABELS:
            closed[entity.start : entity.end] = b"\1" * (entity.end - entity.start)
    spots.extend(_from_text(doc, atlas, taken, closed, persons))
    return tuple(sorted(spots, key=lambda spot: spot.start))


def spot_at(parsed: ParsedArticle, start: int, end: int) -> Spot | None:
    """Return the given stretch of the text as a spot, None if it holds no token."""
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    spot = _make_spot(parsed.doc, span.start, span.end)
    return Spot(
        parsed.article.text[start:end], span.start, span.end, start, end, spot.locative, spot.division, spot.modifier,
        spot.container,
    )  # fmt: skip


def _person_names(doc: Doc) -> frozenset[str]:
    """Return the surnames of the article: last words of persons named with more than one word."""
    return frozenset(
        entity[-1].text
        for entity in doc.ents
        if entity.label_ == "PERSON" and len(entity) > 1 and entity[-1].tag_ in _PROPER
    )


def _from_entity(entity: Span, atlas: Atlas, persons: frozenset[str]) -> Iterator[Spot]:
    doc, (first, last) = entity.doc, _trim(entity.doc, entity.start, entity.end)
    if first >= last:
        return
    name = _text(doc, first, last)
    label = entity.label_
    if label in PLACE_LABELS:
        if atlas.demonym(name) and not atlas.find(name):
            return
        if atlas.find(name) or not any(doc[i].text in ",/" for i in range(first, last)):
            if not (last - first == 1 and _is_person(doc, first, persons)):
                yield _make_spot(doc, first, last)
            return
        start = first
        for i in range(first, last + 1):
            if i == last or doc[i].text in ",/":
                if i > start and atlas.find(_text(doc, start, i)):
                    yield _make_spot(doc, start, i)
                start = i + 1
    elif label in ("PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT") and atlas.find(name):
        if label == "NORP" and atlas.demonym(name):
            return
        spot = _make_spot(doc, first, last)
        strong = atlas.is_frequent(name)
        if spot.division or (spot.locative and (strong or label != "ORG")) or (spot.container and strong):
            yield spot
        elif label in ("ORG", "PERSON") and strong and not _is_person(doc, first, persons) and _is_dateline(doc, spot):
            yield spot


def _from_text(
    doc: Doc, atlas: Atlas, taken: bytearray, closed: bytearray, persons: frozenset[str]
) -> Iterator[Spot]:
    i = 0
    while i < len(doc):
        if taken[i] or not _is_name_word(doc[i]):
            i += 1
            continue
        run = i + 1
        while run < len(doc) and run - i < 2 * _LONGEST and not taken[run] and _continues(doc, run):
            run += 1
        found = _longest(doc, i, run, atlas, closed, persons)
        if found is not None:
            yield found
            i = found.last
        else:
            i += 1


def _longest(
    doc: Doc, i: int, run: int, atlas: Atlas, closed: bytearray, persons: frozenset[str]
) -> Spot | None:
    for last in range(min(run, i + _LONGEST), i, -1):
        if not (doc[last - 1].tag_ in _PROPER or doc[last - 1].text[0].isupper()):
            continue
        whole = (i == 0 or not _is_name_word(doc[i - 1])) and (last == run or not _is_name_word(doc[last]))
        if any(closed[i:last]) or not whole:
            continue
        name = _text(doc, i, last)
        if atlas.is_frequent(name):
            if last - i == 1 and _is_person(doc, i, persons):
                return None
            return _make_spot(doc, i, last)
        spot = _make_spot(doc, i, last)
        if spot.locative and not doc[i].ent_type_ and atlas.find(name):
            return spot
    return None


def _is_name_word(token: Token) -> bool:
    return token.tag_ in _PROPER and token.text[0].isupper()


def _continues(doc: Doc, i: int) -> bool:
    token = doc[i]
    if _is_name_word(token):
        return True
    return token.text in ("-", "of", "and", "de", "al", "el") and i + 1 < len(doc) and _is_name_word(doc[i + 1])


def _is_person(doc: Doc, i: int, persons: frozenset[str]) -> bool:
    """Say whether a single word is a person here: a surname of the article, or a name after a title."""
    before = doc[i - 1] if i else None
    if before is not None and before.text.lower() in LOCATIVES:
        return False
    if before is not None and before.text.rstrip(".").lower() in _TITLES and before.text[0].isupper():
        return True
    return doc[i].text in persons


def _is_dateline(doc: Doc, spot: Spot) -> bool:
    """Say whether a name opens its line and a dash or a bracket closes it: "BAGHDAD (AP) --"."""
    if spot.first > 0 and "\n" not in doc[spot.first - 1].text and doc[spot.first].sent_start is not True:
        return False
    for i in range(spot.last, min(spot.last + 8, len(doc))):
        if doc[i].text in ("-", "--", "—", "–", "_", "(", ":"):
            return True
    return False


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Leave out articles, directions in small letters, possessive endings and punctuation at the ends."""
    while first < last:
        word = doc[first].text
        if word.lower() in ("the", "a", "an", "all", "'s") or (word in _DIRECTIONS) or not word[0].isalnum():
            first += 1
        else:
            break
    while last > first and (doc[last - 1].tag_ == "POS" or doc[last - 1].text in ("'s", "’s", "'", "’", ",", "-", "--", "(", ")")):
        last -= 1
    return first, last


def _text(doc: Doc, first: int, last: int) -> str:
    return doc[first:last].text


def _make_spot(doc: Doc, first: int, last: int) -> Spot:
    end = doc[last - 1]
    division = last < len(doc) and doc[last].text.lower() in DIVISION_WORDS
    return Spot(
        _text(doc, first, last),
        first,
        last,
        doc[first].idx,
        end.idx + len(end),
        locative=_is_locative(doc, first, last),
        division=division or _has_division_before(doc, first),
        modifier=_is_modifier(doc, last),
        container=_container(doc, last),
    )


def _is_locative(doc: Doc, first: int, last: int) -> bool:
    i, steps = first - 1, 0
    while i >= 0 and steps < 6:
        word = doc[i].text.lower()
        if word in LOCATIVES:
            return True
        if word == "of":
            return i > 0 and doc[i - 1].text.lower() in _PLACE_NOUNS
        if word not in _BETWEEN:
            return False
        i, steps = i - 1, steps + 1
    return False


def _has_division_before(doc: Doc, first: int) -> bool:
    return first > 1 and doc[first - 1].text.lower() == "of" and doc[first - 2].text.lower() in DIVISION_WORDS


def _is_modifier(doc: Doc, last: int) -> bool:
    """Say whether the name only modifies a noun: "Baghdad police"."""
    token = doc[last - 1]
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i >= last


def _container(doc: Doc, last: int) -> str | None:
    """Return the words after a comma or in brackets that say where the place lies: "Paris, Texas", "Cork (Ireland)"."""
    if last + 1 >= len(doc) or doc[last].text not in (",", "("):
        return None
    if not doc[last + 1].text[0].isupper():
        return None
    end = last + 1
    while end < len(doc) and end - last < 5 and (doc[end].text[0].isupper() or doc[end].text == "of"):
        end += 1
    return _text(doc, last + 1, end)
