"""Whether a word in its clause meets the conditions of a lexicon entry."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.codebook.lexicon import ADJECTIVE, NOUN, VERB, Condition, Entry, Lexicon, word_sets
from dateline.coding.clauses import is_passive, objects, objects_of_preposition, particles, subjects_in_syntax
from dateline.parsing.phrases import is_noun, is_verb

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PREDICATES = frozenset({"oprd", "attr", "acomp", "ccomp", "dobj"})
_CLAUSE_BORDERS = frozenset({"relcl", "ccomp", "advcl", "parataxis"})


def part_of_speech(token: Token) -> str | None:
    """Return the lexicon's part of speech for a token, or None where no trigger can stand."""
    if is_verb(token):
        return VERB
    if is_noun(token):
        return NOUN
    if token.tag_ in ("JJ", "JJR", "JJS"):
        return ADJECTIVE
    return None


def match(token: Token, lexicon: Lexicon) -> Entry | None:
    """Return the first entry for this token whose conditions hold, or None."""
    pos = part_of_speech(token)
    if pos is None:
        return None
    entries = lexicon.entries_for(token.lower_, pos)
    if not entries and pos == ADJECTIVE and token.tag_ == "JJ":
        return None
    for entry in entries:
        if all(holds(condition, token) for condition in entry.conditions):
            return entry
    return None


def holds(condition: Condition, token: Token) -> bool:
    """Say whether one condition holds for a trigger token."""
    slot, words = condition.slot, condition.words
    if condition.kind is not None:
        return any(_is_kind(head, condition.kind) for head in _heads(slot, token))
    match slot:
        case "obj" | "subj":
            heads = _heads(slot, token)
            return bool(heads) if not words else any(head.lower_ in words for head in heads)
        case "passive":
            return is_passive(token)
        case "prep":
            return any(child.lower_ in words and child.dep_ in ("prep", "agent", "advmod") for child in token.children)
        case "part":
            return bool(particles(token) & words)
        case "xcomp":
            return any(child.dep_ in ("xcomp", "acl", "ccomp") and _is_infinitive(child) for child in token.children)
        case "that":
            return any(child.dep_ == "ccomp" for child in token.children)
        case "comp":
            return any(child.dep_ in ("compound", "amod", "nmod") and child.lower_ in words for child in token.children)
        case "word":
            return any(other.lower_ in words for other in _clause(token))
        case "oprd":
            return any(
                child.lower_ in words
                for child in token.children
                if child.dep_ in ("oprd", "attr", "acomp", "ccomp", "dobj")
            )
        case _:
            return any(head.lower_ in words for head in _heads(slot, token))


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _heads(slot: str, token: Token) -> tuple[Token, ...]:
    if slot == "obj":
        return objects(token)
    if slot == "subj":
        return subjects_in_syntax(token)
    return tuple(
        head
        for child in token.children
        if child.dep_ in ("prep", "agent") and child.lower_ == slot
        for head in objects_of_preposition(child)
    )


def _is_kind(head: Token, kind: str) -> bool:
    if kind == "place":
        return head.ent_type_ in _PLACE_LABELS or head.lower_ in word_sets()["@place"]
    if kind == "person":
        return head.ent_type_ in ("PERSON", "NORP") or head.tag_ == "PRP" or head.lower_ in word_sets()["@person"]
    return head.lower_ in word_sets()[f"@{kind}"]


def _clause(token: Token) -> list[Token]:
    """Return the tokens of the trigger's own clause."""
    found = [token]
    for current in found:
        found.extend(child for child in current.children if child.dep_ not in _CLAUSE_BORDERS)
    return found
