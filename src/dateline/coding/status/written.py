"""What the grammar alone says of a trigger: tense, modal and negation as written, nothing weighed or inferred.

This is what TimeML records of an event (tense, modality, polarity), read as a status. Where grammar leaves it open,
in nouns, infinitives, participles and the plain present, the answer is `unspecified`.
"""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Token

from dateline.coding.status.clause import Clause, phrase_negation, read_clause
from dateline.coding.status.governors import read_links
from dateline.coding.status.words import LINK, look_up

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_PREDICATE_RELATIONS = frozenset({"acomp", "attr", "oprd"})
_MODAL_TENSES = frozenset({"would", "could", "can", "may", "might", "should", "must"})
# "is going to meet", "is to meet", "is due to meet" are the future in other words; "has to meet" is a modal.
_FUTURE_CLASSES = frozenset({"going", "be_to", "expect"})
_MODAL_CLASSES = frozenset({"require", "able"})


class Written(StrEnum):
    """The status that tense, modal and negation spell out."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    UNSPECIFIED = "unspecified"


def written_status(trigger: Token) -> Written:
    """Return what the trigger's own verb group spells out; a predicate adjective or noun takes its copula's."""
    if trigger.tag_ not in _VERBAL:
        if phrase_negation(trigger) is not None:
            return Written.NEGATED
        if trigger.dep_ not in _PREDICATE_RELATIONS or trigger.tag_.startswith("NN"):
            return Written.UNSPECIFIED
        return _of_clause(read_clause(trigger.head), trigger)
    return _of_clause(read_clause(trigger), trigger)


def _of_clause(clause: Clause, trigger: Token) -> Written:
    if clause.negation is not None:
        return Written.NEGATED
    if clause.tense in _MODAL_TENSES:
        return Written.HYPOTHETICAL
    if _is_condition(clause):
        return Written.HYPOTHETICAL
    if clause.tense == "future":
        return Written.PLANNED
    if clause.tense == "past" or clause.perfect:
        return Written.OCCURRED
    if clause.tense == "infinitive":
        return _of_infinitive(trigger)
    return Written.UNSPECIFIED


def _is_condition(clause: Clause) -> bool:
    for _, relation, word in clause.parts:
        if relation == "mark" and word not in ("until", "whenever"):
            found = look_up(word, LINK)
            if found is not None and found[0] == "condition":
                return clause.verb.dep_ == "advcl"
    return False


def _of_infinitive(trigger: Token) -> Written:
    if trigger.head.lower_ == "ought":
        return Written.HYPOTHETICAL
    links = read_links(trigger)
    if links and links[0].frame == "to":
        link = links[0]
        if link.meaning in _FUTURE_CLASSES:
            return Written.NEGATED if link.negation is not None else Written.PLANNED
        if link.meaning in _MODAL_CLASSES and link.clause is not None:
            return Written.NEGATED if link.negation is not None else Written.HYPOTHETICAL
    return Written.UNSPECIFIED
