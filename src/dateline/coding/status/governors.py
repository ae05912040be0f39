"""The words that a trigger hangs on, from the nearest up: "refused" for "meet" in "refused to meet"."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from dateline.coding.status.clause import Clause, phrase_negation, read_clause
from dateline.coding.status.words import ADJECTIVE, LINK, NOUN, VERB, look_up

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ADJECTIVAL = frozenset({"JJ", "JJR", "JJS"})
_QUESTION_WORDS = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where", "which"})
_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_MAX_STEPS = 8
MAX_LINKS = 2


class Link(NamedTuple):
    """One governing word and how the governed act hangs on it.

    `frame` is to, that, whether, bare, ing, participle, relative, adverbial, conjoined, subject, object, attribute,
    compound, prepositional, or main. `joint` is the preposition or conjunction between the two. `meaning` is the
    word's class in the governing words, `joint_meaning` that of the joint; None where they are not listed. `negation`
    negates the governing word ("not" of a verb, "no" of a noun).
    """

    word: Token
    frame: str
    meaning: str | None
    lemma: str
    clause: Clause | None
    joint: Token | None = None
    joint_meaning: str | None = None
    negation: Token | None = None


def read_links(trigger: Token) -> list[Link]:
    """Return up to two governing words of a trigger, the nearest first. Coordination and auxiliaries are no step."""
    links: list[Link] = []
    token = trigger
    for _ in range(_MAX_STEPS):
        head = token.head
        if head is token or head.i == token.i:
            break
        relation = token.dep_
        if relation in ("conj", "aux", "auxpass", "appos") or (
            relation in ("acomp", "attr", "oprd") and token.tag_ in _ADJECTIVAL
        ):
            token = head
            continue
        frame, joint, governor = _hang(token, relation, head)
        if frame == "":
            break
        links.append(_link(governor, frame, joint, token.tag_ == "VBG"))
        if len(links) == MAX_LINKS:
            break
        token = governor
    return links


def _hang(token: Token, relation: str, head: Token) -> tuple[str, Token | None, Token]:
    """Return (frame, joint, governor) for one step up, an empty frame where nothing governs."""
    if relation in ("xcomp", "ccomp", "oprd", "acomp"):
        if token.tag_ in _NOMINAL:
            return "attribute", None, head
        return complement_frame(token), None, head
    if relation == "pcomp":
        return "prepositional", head, head.head
    if relation in ("pobj", "agent"):
        return "prepositional", head, head.head
    if relation in ("dobj", "nsubjpass", "dative"):
        return "object", None, head
    if relation in ("nsubj", "csubj", "csubjpass", "expl"):
        return "subject", None, head
    if relation == "attr":
        return "attribute", None, head
    if relation == "advcl":
        return "adverbial", _conjunction(token), head
    if relation == "acl":
        return complement_frame(token), None, head
    if relation == "relcl":
        return "relative", None, head
    if relation in ("compound", "nmod", "amod", "poss", "npadvmod", "nummod"):
        return "compound", None, head
    if relation in ("prep", "dep", "parataxis", "advmod", "pcomp", "prt", "intj", "meta", "quantmod", "mark"):
        return "main" if relation in ("parataxis", "dep") else "adverbial", None, head
    return "", None, head


def complement_frame(verb: Token) -> str:
    """Return how a clause hangs on its governing word: to, whether, that, ing, participle, bare or other."""
    tag = verb.tag_
    to = finite = question = False
    for child in verb.children:
        if child.i > verb.i:
            break
        relation = child.dep_
        if child.tag_ == "TO" and relation == "aux":
            to = True
        elif relation in ("aux", "auxpass") and child.tag_ in ("MD", "VBD", "VBP", "VBZ"):
            finite = True
        elif child.lower_ in _QUESTION_WORDS and (relation in ("mark", "advmod") or child.tag_ in ("WP", "WRB")):
            question = True
    if to:
        return "to"
    if question:
        return "whether"
    if finite or tag in ("VBD", "VBP", "VBZ"):
        return "that"
    if tag == "VBG":
        return "ing"
    if tag == "VBN":
        return "participle"
    if tag == "VB":
        return "bare"
    return "that" if tag in _ADJECTIVAL else "other"


def _conjunction(verb: Token) -> Token | None:
    """Return the word that joins an adverbial clause: "if", "after", "unless"."""
    for child in verb.children:
        if child.i > verb.i:
            break
        if child.dep_ in ("mark", "advmod") and (child.tag_ in ("IN", "WRB") or child.lower_ in ("once", "unless")):
            return child
    return None


def _link(word: Token, frame: str, joint: Token | None, by_gerund: bool) -> Link:
    tag, form = word.tag_, word.lower_
    clause: Clause | None = None
    found: tuple[str, str] | None = None
    if tag in _VERBAL:
        clause = read_clause(word)
        for _, relation, particle in clause.parts:
            if relation == "prt":
                found = look_up(f"{form} {particle}", VERB, frame)
        found = found or look_up(form, VERB, frame)
        if form in _COPULAS:
            found = _copula_class(word, frame) or ("copula", "be")
        elif form == "going" and frame == "to":
            found = ("going", "go")
        elif form in ("have", "has", "had") and frame == "to":
            found = ("yet_to" if _has_yet(word) else "require", "have")
        elif form == "used" and frame == "to":
            found = ("implicative", "use")
    elif tag in _NOMINAL:
        found = look_up(form, NOUN, frame)
    elif tag in _ADJECTIVAL or tag == "RB":
        found = look_up(form, ADJECTIVE, frame)
        if word.head.tag_ in _VERBAL:
            clause = read_clause(word.head)
    joint_found = look_up(joint.lower_, LINK, "ing" if by_gerund else "") if joint is not None else None
    meaning, lemma = found if found is not None else (None, form)
    negation = clause.negation or clause.emptied if clause is not None else phrase_negation(word)
    return Link(word, frame, meaning, lemma, clause, joint, joint_found[0] if joint_found else None, negation)


def _copula_class(verb: Token, frame: str) -> tuple[str, str] | None:
    """Return the class of the adjective under a copula: "likely" in "is likely to win", "be to" where there is none."""
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "attr"):
            kind = NOUN if child.tag_ in _NOMINAL else ADJECTIVE
            found = look_up(child.lower_, kind, frame)
            if found is not None:
                return found
            return ("copula_that", child.lower_) if kind == ADJECTIVE else None
    return (("yet_to" if _has_yet(verb) else "be_to"), "be") if frame == "to" else None


def _has_yet(verb: Token) -> bool:
    return any(child.lower_ == "yet" for child in verb.children)
