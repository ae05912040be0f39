"""What the words around a name say about it: "in X", "X province", "X, Texas", "Mr. X", "X Army"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

LOCATIVES = frozenset(
    "in at near from inside outside around throughout across within toward towards into to through via off over "
    "between beyond along".split()
)
# What comes before a place but hardly before a person.
PERSON_LOCATIVES = frozenset("in at near inside outside around throughout across within into".split())
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
_DIVISION_WORDS = frozenset(
    "province provinces region state county district oblast governorate prefecture department krai emirate".split()
)
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western "
    "north-east north-west south-east south-west upper lower mid downtown greater inner outer rural".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr president sen senator rep gov governor gen general lt col colonel capt captain sgt maj major "
    "judge justice sir lord lady prof professor rev pastor coach officer detective chief attorney king queen prince "
    "princess pope chancellor minister mayor".split()
)
# A country or town before one of these is part of a body's name.
_BODY_WORDS = frozenset(
    "Army Navy Marine Marines Air Force Forces Guard Coast Senate House Congress Parliament Assembly Court Supreme "
    "District Department Ministry Bank Reserve Central Embassy Consulate University College School Institute "
    "Police Agency Administration Commission Committee Council Board Bureau Office Authority Association Federation "
    "Union Party Front Movement Brigade Corps Legion Times Post Herald Globe News Journal Tribune Daily Star Press "
    "Chronicle Inc Inc. Corp Corp. Ltd Ltd. Group Company FC United Club Stock Exchange Cup Open Games Olympics "
    "Airlines Airways Analytica Treaty Accord Accords Agreement Protocol Convention Declaration Summit".split()
)
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
                or before.ent_type_ == "PERSON"
                or (before.text == "," and i > 1 and doc[i - 2].ent_type_ in ("PERSON", "DATE", "CARDINAL"))
            )
        if word not in _BETWEEN:
            return False
        i, steps = i - 1, steps + 1
    return False


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
