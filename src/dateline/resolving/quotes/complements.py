"""Complements: what a reporting verb or noun governs in the parse, and where its words begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.parsing.phrases import NOUN_TAGS, VERB_TAGS
from dateline.resolving.quotes.cues import Cue, load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = frozenset({"ccomp", "xcomp"})
_OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
_CLAUSE_TAGS = VERB_TAGS | NOUN_TAGS | {"JJ", "MD", "IN", "RB"}
_LOOSE = frozenset({",", "--", "—", "–", ":", ";", "-"})
# Particles and prepositions stand close behind their verb.
_BEHIND = 6


def find_tail(verb: Token, behind: tuple[str, ...]) -> Token | None:
    """Return the last word of a cue ("out" of "pointed it out"), the verb itself if it is one word, None without it."""
    tail = verb
    for word in behind:
        found = next((child for child in tail.children if child.i > tail.i and child.lower_ == word), None)
        if found is None:
            found = next((child for child in verb.children if child.i > tail.i and child.lower_ == word), None)
        if found is None or found.i > verb.i + _BEHIND:
            return None
        tail = found
    return tail


def find_complement(verb: Token, tail: Token, cue: Cue) -> tuple[str, int, int] | None:
    """Return the construction of a verb's complement and its code points, or None if it has none."""
    takes = cue.constructions
    if tail.i != verb.i and ("object" in takes or "order" in takes):
        governed = next((child for child in tail.children if child.dep_ in ("pobj", "pcomp")), None)
        if governed is not None:
            return ("object" if "object" in takes else "order", *stretch(governed, governed))
    received: Token | None = None
    widened: Token | None = None
    for child in verb.children:
        if child.i < verb.i:
            continue
        relation = child.dep_
        if relation in _OBJECTS:
            received = received or child
            widened = child
            inside = next((part for part in child.children if part.dep_ == "prep" and part.lower_ in takes), None)
            if inside is not None:
                return (inside.lower_, *stretch(received, child))
        elif relation in _CLAUSES and child.tag_ in _CLAUSE_TAGS:
            construction = _clause_construction(child, received is not None, cue)
            if construction is not None:
                if construction == "clause":
                    return (construction, *stretch(child, _last_conjunct(verb, child)))
                return (construction, *stretch(received or child if construction == "order" else child, child))
            widened = child
        elif relation in ("prep", "agent") and child.lower_ in takes:
            return (child.lower_, *stretch(received or child, child))
        elif relation == "prep" and child.lower_ in ("as", "for"):
            widened = child
    if "object" in takes and received is not None and widened is not None and received.dep_ == "dobj":
        return ("object", *stretch(received, widened))
    return None


def _clause_construction(clause: Token, received: bool, cue: Cue) -> str | None:
    takes = cue.constructions
    if any(part.lower_ == "to" and part.dep_ == "aux" for part in clause.children):
        if "order" in takes and (received or any(part.dep_ == "nsubj" for part in clause.children)):
            return "order"
        return "infinitive" if "infinitive" in takes else None
    if clause.tag_ == "VBG" and clause.dep_ == "xcomp":
        return next((construction for construction in ("gerund", "object") if construction in takes), None)
    return "clause" if "clause" in takes else None


def announced_by(verb: Token) -> tuple[int, int] | None:
    """Return the content of a passive with its speaker behind it: "the strike was announced by the union"."""
    if verb.tag_ != "VBN" or not any(child.dep_ == "agent" for child in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is not None:
        return stretch(subject, subject)
    if verb.dep_ == "acl" and verb.head.tag_ in NOUN_TAGS:
        return trim(verb.doc, verb.head.left_edge.i, verb.i - 1)
    return None


def _last_conjunct(verb: Token, clause: Token) -> Token:
    """Return the last clause that the parse coordinates with the cue, though it goes on with what was said.

    "He said the bridge was down, but engineers were repairing it": a clause with a subject of its own, or with
    "would" and the like, belongs to the content unless it reports what another speaker says.
    """
    last = clause
    for child in verb.children:
        if child.dep_ == "conj" and child.i > clause.i and child.tag_ in VERB_TAGS:
            parts = {part.dep_: part for part in child.children if part.i < child.i}
            modal = any(part.tag_ == "MD" for part in child.children)
            if modal or (("nsubj" in parts or "nsubjpass" in parts) and child.lower_ not in load_cues().verbs):
                last = child
    return last


def stretch(first: Token, last: Token) -> tuple[int, int]:
    """Return the code points from the left edge of one token's phrase to the right edge of another's."""
    return trim(first.doc, first.left_edge.i, max(first.right_edge.i, last.right_edge.i))


def trim(doc: Doc, left: int, right: int) -> tuple[int, int]:
    """Return the code points of a token range, both ends included, without commas and space at its edges."""
    while left < right and (doc[left].is_space or doc[left].text in _LOOSE):
        left += 1
    while right > left and (doc[right].is_space or doc[right].text in _LOOSE or doc[right].text in (".", "(")):
        right -= 1
    return doc[left].idx, doc[right].idx + len(doc[right])
