"""Noun phrases read off the parse: spaCy's own chunks need parts of speech that the lean pipeline leaves out."""

from __future__ import annotations

from spacy.tokens import Token

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
# What hangs on a noun but does not help to say who it is.
_OUTSIDE = frozenset({"relcl", "punct", "cc", "conj", "advcl", "parataxis", "dep", "mark", "csubj", "ccomp"})


def is_noun(token: Token) -> bool:
    """Say whether a token can head a noun phrase by its tag (pronouns apart)."""
    return token.tag_ in NOUN_TAGS


def is_pronoun(token: Token) -> bool:
    """Say whether a token is a personal, possessive or relative pronoun."""
    return token.tag_ in PRONOUN_TAGS


def is_verb(token: Token) -> bool:
    """Say whether a token is any form of a verb, modals apart."""
    return token.tag_ in VERB_TAGS


def conjuncts(head: Token) -> tuple[Token, ...]:
    """Return `head` and everything coordinated with it, in reading order."""
    found = [head]
    for token in found:
        found.extend(child for child in token.children if child.dep_ == "conj" and child not in found)
    return tuple(sorted(found, key=lambda token: token.i))


def phrase_tokens(head: Token, *, appositions: bool = True) -> tuple[int, int]:
    """Return the token range (end exclusive) of the noun phrase that `head` heads.

    Relative clauses, coordinated phrases and clauses are left out; prepositional and possessive parts stay.
    With `appositions`, "Steve Witkoff, the envoy" is one phrase.
    """
    left = right = head.i
    stack = [head]
    while stack:
        token = stack.pop()
        left, right = min(left, token.i), max(right, token.i)
        for child in token.children:
            if child.dep_ in _OUTSIDE or (child.dep_ == "appos" and not appositions):
                continue
            if child.dep_ == "prep" and token.i != head.i and child.i > head.i + 12:
                continue
            if child.dep_ == "acl" or (child.dep_ == "case" and child.i > head.i + 1):
                continue
            stack.append(child)
    doc = head.doc
    while left < head.i and (doc[left].is_punct or doc[left].is_space or doc[left].dep_ == "cc"):
        left += 1
    return left, right + 1


def phrase_span(head: Token, *, appositions: bool = True) -> tuple[int, int]:
    """Return the code points (end exclusive) of the noun phrase that `head` heads."""
    first, last = phrase_tokens(head, appositions=appositions)
    end = head.doc[last - 1]
    return head.doc[first].idx, end.idx + len(end)
