"""Who stands where in a trigger's clause: subject, object, prepositional parties, through passives and control.

Every function returns head tokens of noun phrases, coordinated ones included, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.codebook.roles import role_forms
from dateline.parsing.phrases import conjuncts, is_noun, is_verb

_PREPOSITIONS = ("prep", "agent", "dative")
_CARRYING = ("in", "for", "on", "into")
_MAX_CLIMB = 6
_CAUSES = frozenset({"as", "after", "when", "because", "since", "while", "from", "before"})


def is_passive(verb: Token) -> bool:
    """Say whether a verb form is passive.

    "was killed"; "killed" in "the people killed in the raid"; "looted" in "shops were burned or looted by the mob";
    "forced out" in "he resigned, forced out by his party".
    """
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    has_object = has_own = has_agent = False
    for child in verb.children:
        if child.dep_ in ("auxpass", "nsubjpass"):
            return True
        has_object = has_object or child.dep_ in ("dobj", "attr")
        has_own = has_own or child.dep_ in ("nsubj", "aux")
        has_agent = has_agent or child.dep_ == "agent"
    if verb.tag_ != "VBN" or has_object or has_own:
        return False
    if verb.dep_ == "conj" and is_verb(verb.head):
        return is_passive(verb.head)
    return verb.dep_ == "acl" or (verb.dep_ == "advcl" and has_agent)


def particles(verb: Token) -> frozenset[str]:
    """Return the verb's particles in lower case: "off" in "called the meeting off"."""
    return frozenset(child.lower_ for child in verb.children if child.dep_ == "prt")


def objects(verb: Token) -> tuple[Token, ...]:
    """Return what the act is done to: the direct object, in the passive the subject."""
    if is_passive(verb):
        return subjects_in_syntax(verb)
    found = [child for child in verb.children if child.dep_ in ("dobj", "dative") and child.tag_ != "IN"]
    relative = _relative_noun(verb)
    if not found and relative is not None and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return conjuncts(relative)
    return tuple(token for head in found for token in conjuncts(_antecedent(head)))


def actors(verb: Token) -> tuple[Token, ...]:
    """Return who acts: the subject, in the passive the agent after "by"."""
    if is_passive(verb):
        return prepositional(verb, "by")
    return subjects_in_syntax(verb)


def subjects_in_syntax(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """Return the grammatical subject, found through coordination, infinitives, participles and relative clauses."""
    if depth > _MAX_CLIMB:
        return ()
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return conjuncts(_antecedent(child))
    head = verb.head
    if head.i == verb.i:
        return ()
    if verb.dep_ == "conj" and is_verb(head):
        own = is_passive(verb)
        if own == is_passive(head) or not own:
            return subjects_in_syntax(head, depth + 1)
        return subjects_in_syntax(head, depth + 1)
    if verb.dep_ in ("acomp", "attr"):
        return subjects_in_syntax(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "oprd"):
        return _controller(verb, head, depth)
    if verb.dep_ in ("acl", "relcl"):
        if verb.dep_ == "acl" and verb.tag_ == "VB":
            return owners(head) or carrier_subjects(head)
        return conjuncts(head)
    if verb.dep_ == "pcomp":
        governor = head.head
        if is_verb(governor):
            if head.lower_ in ("of", "for", "from"):
                accused = tuple(c for c in governor.children if c.dep_ in ("dobj", "nsubjpass"))
                if accused:
                    return conjuncts(_antecedent(accused[0]))
            return subjects_in_syntax(governor, depth + 1)
        if is_noun(governor):
            return owners(governor) or carrier_subjects(governor)
    if verb.dep_ in ("aux", "auxpass") or (verb.dep_ == "conj" and is_noun(head)):
        return subjects_in_syntax(head, depth + 1) if is_verb(head) else ()
    return ()


def _controller(verb: Token, head: Token, depth: int) -> tuple[Token, ...]:
    if is_verb(head) or head.tag_ in ("MD", "JJ"):
        if verb.dep_ in ("xcomp", "ccomp", "oprd") and head.lower_ not in role_forms("subject_control"):
            for child in head.children:
                if child.dep_ in ("dobj", "dative") and child.i < verb.i and child.tag_ != "IN":
                    return conjuncts(_antecedent(child))
            if verb.tag_ == "VB" and not any(child.dep_ == "mark" for child in verb.children):
                asked = prepositional(head, "on") or prepositional(head, "upon")
                if asked and head.lower_.startswith(("call", "appeal", "press")):
                    return asked
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
            return ()
        if head.tag_ == "JJ" and is_verb(head.head):
            return subjects_in_syntax(head.head, depth + 1)
        return subjects_in_syntax(head, depth + 1)
    if is_noun(head):
        return conjuncts(head)
    return ()


def _antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for; any other token is returned as it is."""
    if token.tag_ not in ("WDT", "WP") and not (token.tag_ == "IN" and token.lower_ == "that"):
        return token
    clause = token.head
    for _ in range(_MAX_CLIMB):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.head.i == clause.i:
            return token
        clause = clause.head
    return token


def _relative_noun(verb: Token) -> Token | None:
    """Return the noun that a relative clause without a pronoun in object place describes, if any."""
    return verb.head if verb.dep_ == "relcl" else None


def prepositional(head: Token, *words: str) -> tuple[Token, ...]:
    """Return what stands after one of the prepositions that hang on `head`."""
    return tuple(token for preposition in _prepositions(head, words) for token in objects_of_preposition(preposition))


def objects_of_preposition(preposition: Token) -> tuple[Token, ...]:
    """Return the noun heads after a preposition, coordinated ones included."""
    return tuple(
        token
        for child in preposition.children
        if child.dep_ in ("pobj", "pcomp")
        for token in conjuncts(_antecedent(child))
    )


def _prepositions(head: Token, words: tuple[str, ...]) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in _PREPOSITIONS and child.lower_ in words:
            yield child
        elif child.dep_ in ("prep", "npadvmod", "advmod"):
            # "talks together with Iran", "an agreement this month between them": it hangs one step lower.
            yield from _lower_prepositions(child, words)
            for lower in child.children:
                # "talks on Monday with Iran": the day takes it.
                if lower.dep_ == "pobj" and lower.ent_type_ in ("DATE", "TIME"):
                    yield from _lower_prepositions(lower, words)


def _lower_prepositions(token: Token, words: tuple[str, ...]) -> Iterator[Token]:
    return (child for child in token.children if child.dep_ == "prep" and child.lower_ in words)


def owners(noun: Token) -> tuple[Token, ...]:
    """Return the possessors of a noun: "Netanyahu" in "Netanyahu's visit"."""
    return tuple(token for child in noun.children if child.dep_ == "poss" for token in conjuncts(_antecedent(child)))


def modifiers(noun: Token) -> tuple[Token, ...]:
    """Return the names and national adjectives before a noun: "Israeli" in "Israeli airstrikes"."""
    found: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i and child.text[:1].isupper():
            found.extend(token for token in conjuncts(child) if token.i < noun.i)
    return tuple(found)


def carrier_subjects(noun: Token) -> tuple[Token, ...]:
    """Return the subject of the verb that only carries a noun: "Iran" in "Iran held talks"."""
    verb = carrier(noun)
    return actors(verb) if verb is not None else ()


def clause_subjects(token: Token) -> tuple[Token, ...]:
    """Return the subject of the clause above: who is "on a visit", "ahead of the summit", or "issued an order calling".

    A finite verb has a subject of its own or none, so nothing is returned for it; nor for a passive.
    """
    if is_verb(token) and (token.tag_ in ("VBD", "VBP", "VBZ") or is_passive(token)):
        return ()
    current = token
    for _ in range(_MAX_CLIMB):
        if current.head.i == current.i or current.dep_ in ("nsubj", "nsubjpass", "relcl"):
            return ()
        current = current.head
        if is_verb(current):
            return tuple(found for found in subjects_in_syntax(current) if found.i != token.i)
    return ()


def causers(token: Token) -> tuple[Token, ...]:
    """Return who acts in the clause that gives the cause: "troops" in "villagers fled after troops burned their homes".

    After a preposition it may be a noun with its own actor: "fled from attacks by the army".
    """
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "advcl" and any(part.lower_ in _CAUSES for part in child.children):
            found.extend(actors(child))
        elif child.dep_ == "prep" and child.lower_ in _CAUSES:
            for noun in objects_of_preposition(child):
                found.extend(actors(noun) if is_verb(noun) else (*prepositional(noun, "by"), *modifiers(noun)))
    return tuple(found)


def speakers(token: Token) -> tuple[Token, ...]:
    """Return the subject of the nearest verb above that takes the trigger's clause as its content ("she said that")."""
    current = token
    while current.head.i != current.i:
        if current.dep_ == "ccomp" and is_verb(current.head):
            return subjects_in_syntax(current.head)
        current = current.head
    return ()


def carrier(noun: Token) -> Token | None:
    """Return the verb that only carries an event noun, directly or one preposition away, or None."""
    head = noun.head
    if noun.dep_ == "conj" and is_noun(head):
        return carrier(head)
    if noun.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.lower_ in role_forms("carrier"):
        return head
    if (
        noun.dep_ == "pobj"
        and head.dep_ == "prep"
        and is_verb(head.head)
        and head.lower_ in ("in", "for", "on", "into")
    ):
        return head.head
    return None
