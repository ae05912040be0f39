"""What the words around a name say about it: "in X", "X province", "X, Texas", "Mr. X", "X Army"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.places import place_words

LOCATIVES = place_words("locative")
PERSON_LOCATIVES = place_words("person locative")
_BETWEEN = place_words("between")
_PLACE_NOUNS = place_words("place noun")
_DIVISION_WORDS = place_words("division")
_DIRECTIONS = place_words("direction")
_TAKING = place_words("taking")
_TITLES = place_words("title")
_BODY_WORDS = place_words("body")
_PROPER = frozenset({"NNP", "NNPS"})
_DASHES = frozenset({"-", "--", "---", "—", "–", "_", ":"})


def is_name_word(token: Token) -> bool:
    """Say whether a token is a word of a name: tagged as one, and capitalised."""
    return token.tag_ in _PROPER and token.text[0].isupper()


def trim_name(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Leave articles, directions in small letters, possessive endings and punctuation off the ends of a name."""
    while first < last:
        word = doc[first].text
        if word.lower() in ("the", "a", "an", "all", "'s") or word in _DIRECTIONS or not word[0].isalnum():
            first += 1
        else:
            break
    while last > first:
        word = doc[last - 1].text
        if doc[last - 1].tag_ == "POS" or not (word[0].isalnum() or word[-1].isalnum()):
            last -= 1
        else:
            break
    return first, last


def is_locative(doc: Doc, first: int) -> bool:
    """Say whether the words before a name treat it as a place: "in the northern city of X", "Jane Roe, of X"."""
    i, steps = first - 1, 0
    while i >= 0 and steps < 6:
        word = doc[i].text.lower()
        if word in LOCATIVES:
            return not (word == "to" and i and doc[i - 1].text.lower() == "according")
        if word == "of":
            before = doc[i - 1] if i else None
            if before is None:
                return False
            return (
                before.text.lower() in _PLACE_NOUNS
                or before.text.lower() in _TAKING
                or before.ent_type_ == "PERSON"
                or (before.text == "," and i > 1 and doc[i - 2].ent_type_ in ("PERSON", "DATE", "CARDINAL"))
            )
        if word not in _BETWEEN:
            return False
        i, steps = i - 1, steps + 1
    return False


def is_taken(doc: Doc, last: int) -> bool:
    """Say whether the name is the object of a verb that takes places: "captured X", "visited X"."""
    token = doc[last - 1]
    return token.dep_ == "dobj" and token.head.lower_ in _TAKING


def is_division(doc: Doc, first: int, last: int) -> bool:
    """Say whether "province" or the like stands beside a name: "Anbar province", "the province of Anbar"."""
    if last < len(doc) and doc[last].text.lower() in _DIVISION_WORDS:
        return True
    return first > 1 and doc[first - 1].text.lower() == "of" and doc[first - 2].text.lower() in _DIVISION_WORDS


def is_modifier(doc: Doc, last: int) -> bool:
    """Say whether the name only modifies a noun: "Baghdad police"."""
    token = doc[last - 1]
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i >= last


def is_titled(doc: Doc, first: int) -> bool:
    """Say whether a title of persons stands before the name: "Mr. Jordan"."""
    return first > 0 and doc[first - 1].text[0].isupper() and doc[first - 1].text.rstrip(".").lower() in _TITLES


def is_body_name(doc: Doc, last: int) -> bool:
    """Say whether the name is the first part of a body's name: "U.S. Army", "Cambridge University"."""
    return last < len(doc) and doc[last].text in _BODY_WORDS and doc[last - 1].whitespace_ != ""


def is_dateline(doc: Doc, first: int, last: int) -> bool:
    """Say whether a name opens its line and a dash closes what it opens: "BAGHDAD (AP) --"."""
    if first and "\n" not in doc[first - 1].text:
        return False
    return any(doc[i].text in _DASHES for i in range(last, min(last + 12, len(doc))))


def container_after(doc: Doc, last: int) -> str | None:
    """Return the words after a comma or in brackets that say where the place lies: "Paris, Texas", "Cork (Ireland)"."""
    if last + 1 >= len(doc) or doc[last].text not in (",", "(") or not doc[last + 1].text[0].isupper():
        return None
    end = last + 1
    while end < len(doc) and end - last < 5 and (doc[end].text[0].isupper() or doc[end].text == "of"):
        end += 1
    if end < len(doc) and doc[end].text in ("and", "or", "&"):
        # "Paris, London and Rome" is a list.
        return None
    return doc[last + 1 : end].text
