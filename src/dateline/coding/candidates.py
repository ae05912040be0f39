"""Candidate acts of an article: trigger, lexicon entry, and the parties of its clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.codebook.lexicon import NOUN, Entry, Lexicon
from dateline.codebook.roles import role_lemmas
from dateline.coding import clauses
from dateline.coding.matching import match
from dateline.parsing import ParsedArticle, Sentence
from dateline.records import Actor
from dateline.resolving.actors import ArticleActors

# By these a thing names the party that it is of: "the killing of farmers", "talks with Denmark".
_INSIDE = ("of", "by", "against", "between", "with", "for", "to", "from")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible act: a trigger token with the entry that it matched and its resolved parties.

    The slots say where in the clause each side was found. `governor` is the candidate whose content this one is
    ("urged" for "stop" in "urged Iran to stop"); `completing` are the nouns that its entry took ("talks" in "held
    talks").
    """

    trigger: Token
    entry: Entry
    sentence: Sentence
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mutual: bool
    actor_slot: str | None = None
    recipient_slot: str | None = None
    governor: Candidate | None = None
    completing: tuple[Token, ...] = ()

    @property
    def has_party(self) -> bool:
        """Whether anybody is known on either side."""
        return bool(self.actors or self.recipients)


Worth = Callable[[Sentence, Sequence[Token]], bool]
"""Whether the words of a possible act (trigger first) are worth a closer look."""


def find_candidates(
    parsed: ParsedArticle, lexicon: Lexicon, who: ArticleActors, worth: Worth | None = None
) -> Iterator[Candidate]:
    """Yield every candidate act in reading order. A noun that only completes its verb's entry is not one of its own.

    What is not `worth` a look governs what stands under it, but its parties are not sought and it is not yielded.
    """
    for sentence in parsed.sentences:
        tokens = parsed.doc[sentence.first_token : sentence.last_token]
        matched = {token.i: (token, entry) for token in tokens if (entry := match(token, lexicon)) is not None}
        nouns: dict[int, tuple[Token, ...]] = {}
        for token, entry in list(matched.values()):
            nouns[token.i] = _completing_nouns(token, entry)
            for completing in nouns[token.i]:
                matched.pop(completing.i, None)
        found: dict[int, Candidate] = {}
        looked_at: list[int] = []
        for token, entry in sorted(matched.values(), key=lambda pair: _depth(pair[0])):
            governor = governor_of(token, found)
            if worth is None or worth(sentence, (token, *nouns[token.i])):
                found[token.i] = _candidate(token, entry, sentence, who, governor, nouns[token.i])
                looked_at.append(token.i)
            else:
                found[token.i] = Candidate(token, entry, sentence, (), (), False, governor=governor)
        yield from (found[index] for index in sorted(looked_at))


def _completing_nouns(token: Token, entry: Entry) -> tuple[Token, ...]:
    """Return the nouns that an entry's object condition took: "talks" in "held talks"."""
    if entry.pos == NOUN:
        return ()
    return tuple(
        head
        for condition in entry.conditions
        if condition.slot == "obj" and condition.words
        for head in clauses.objects(token)
        if head.lower_ in condition.words
    )


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i:
        token, depth = token.head, depth + 1
    return depth


def governor_of(token: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """Return the nearest candidate above whose clause or complement holds this trigger."""
    current = token
    while current.head.i != current.i:
        if current.dep_ in ("relcl", "conj", "parataxis"):
            return None
        current = current.head
        if current.i in found:
            return found[current.i]
    return None


def _candidate(
    token: Token,
    entry: Entry,
    sentence: Sentence,
    who: ArticleActors,
    governor: Candidate | None,
    completing: tuple[Token, ...],
) -> Candidate:
    taken: set[int] = set()
    actors, actor_slot = _parties(token, entry, entry.actor, who, taken)
    recipients, recipient_slot = _parties(token, entry, entry.recipient, who, taken)
    # "Chad closed its border": nobody is the recipient of an act of one's own.
    recipients = tuple(party for party in recipients if all(party.name != actor.name for actor in actors))
    # Both sides do it: PLOVER writes all of them as actors.
    mutual = entry.lemma in role_lemmas("mutual")
    if mutual and entry.mode is None:
        actors, recipients = (*actors, *recipients), ()
    return Candidate(
        token, entry, sentence, actors, recipients, mutual, actor_slot, recipient_slot, governor, completing
    )


def _parties(
    token: Token, entry: Entry, slots: Sequence[str], who: ArticleActors, taken: set[int]
) -> tuple[tuple[Actor, ...], str | None]:
    """Resolve the first slot that names somebody and say which; heads in `taken` belong to the other side already.

    Where a thing stands in the slot, the party inside it counts: Moscow in "praised Moscow's progress".
    """
    heads = {slot: slot_heads(token, entry.pos, slot) for slot in slots}
    for slot in slots:
        found = _resolve(heads[slot], slot, token, who, taken)
        if found:
            return found, slot
    for slot in slots:
        for head in heads[slot]:
            for inside in (clauses.owners(head), clauses.modifiers(head), clauses.prepositional(head, *_INSIDE)):
                found = _resolve(inside, "mod", token, who, taken)
                if found:
                    return found, f"inside {slot}"
    return (), None


def _resolve(
    heads: Sequence[Token], slot: str, trigger: Token, who: ArticleActors, taken: set[int]
) -> tuple[Actor, ...]:
    found: list[Actor] = []
    used: list[int] = []
    for head in heads:
        if head.i in taken or head.i == trigger.i:
            continue
        resolved = who.at(head)
        if slot == "mod":
            # "Israeli airstrikes" name the actor; "Azurefire agreement" names the thing, whatever country it is lent.
            resolved = tuple(actor for actor in resolved if actor.country and _is_known(actor))
        if resolved:
            used.append(head.i)
            found.extend(resolved)
    taken.update(used)
    return tuple(dict.fromkeys(found))


def _is_known(actor: Actor) -> bool:
    """Say whether anything but the context tells who an actor is: a fact, a title, a noun."""
    return actor.actor_id is not None or actor.role is not None or actor.sector not in (None, "CVL")


def slot_heads(token: Token, pos: str, slot: str) -> tuple[Token, ...]:
    """Return the heads in a role slot of a trigger: subj, obj, poss, mod, clause, cause, speaker, or a preposition."""
    if slot == "subj":
        return clauses.carrier_subjects(token) if pos == NOUN else clauses.actors(token)
    if slot == "obj":
        return clauses.objects(token)
    if slot == "poss":
        return clauses.owners(token)
    if slot == "mod":
        return clauses.modifiers(token)
    if slot == "clause":
        return clauses.clause_subjects(token)
    if slot == "cause":
        return clauses.causers(token)
    if slot == "speaker":
        return clauses.speakers(token)
    found = clauses.prepositional(token, slot)
    if not found and pos == NOUN:
        verb = clauses.carrier(token)
        if verb is not None and slot in ("with", "against", "on", "to", "between"):
            found = clauses.prepositional(verb, slot)
    return found
