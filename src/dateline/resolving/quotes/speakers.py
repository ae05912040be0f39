"""Speakers: the noun phrase behind a cue word, and whether it names anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.parsing.phrases import NOUN_TAGS
from dateline.records import AttributionKind
from dateline.resolving.quotes.cues import load_cues
from dateline.resolving.quotes.kinds import kind_of, roles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE_TAGS = frozenset({"WP", "WDT"})
# Verbs in a relative clause that make the speaker part of a chain: "an official who spoke to NBC News".
_CHAIN = frozenset({"spoke", "speaking", "told", "asked", "requested", "insisted", "declined", "wished", "refused"})
_NOBODY = frozenset({"it", "there", "what", "which", "that", "this"})
_STEPS = 6
_RELAYING = frozenset({"cited", "quoted"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: the code points of the whole noun phrase, its head token, its kind."""

    start: int
    end: int
    head: Token
    kind: AttributionKind


def find_speaker(cue: Token) -> Speaker | None:
    """Return the speaker behind a verb, or None where the article names none ("it was reported")."""
    head = _subject(cue)
    if head is None and cue.dep_ == "ROOT" and cue.tag_ in ("VBD", "VBZ", "VBP") and not _is_passive(cue):
        # A long apposition can take the subject away from its verb.
        words = (cue.doc[position] for position in range(cue.sent.start, cue.i))
        head = next((word for word in words if word.dep_ == "nsubj" and word.tag_ in NOUN_TAGS), None)
    return None if head is None else speaker_at(head, cue)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass", "expl") or child.lower_ == "it" for child in verb.children)


def speaker_at(head: Token, cue: Token | None = None) -> Speaker:
    """Return the noun phrase that `head` heads as a speaker; it never runs across the token `cue`."""
    start, end = _extent(head, cue)
    return Speaker(start, end, head, kind_of(head))


def speaker_between(doc: Doc, first: int, last: int, head: Token) -> Speaker:
    """Return a speaker whose phrase is known by the commas around it: tokens `first` to `last`, both included."""
    end = doc[last]
    return Speaker(doc[first].idx, end.idx + len(end), head, kind_of(head))


def _subject(verb: Token) -> Token | None:
    """Follow a verb up its coordinations and participles to whoever does it."""
    for _ in range(_STEPS):
        passive = False
        agent = subject = None
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                subject = child
                passive = passive or child.dep_ == "nsubjpass"
            elif child.dep_ == "auxpass":
                passive = True
            elif child.dep_ == "agent":
                agent = next((token for token in child.children if token.dep_ == "pobj"), None)
        if agent is not None:
            return agent
        if passive:
            return None
        if subject is not None:
            if subject.tag_ in _RELATIVE_TAGS or (subject.lower_ == "that" and verb.dep_ == "relcl"):
                return verb.head if verb.dep_ == "relcl" and verb.head.tag_ in NOUN_TAGS else None
            return None if subject.lower_ in _NOBODY and subject.lower_ != "it" else subject
        governor = verb.head
        if governor.i == verb.i:
            return None
        if verb.dep_ in ("acl", "relcl"):
            if verb.tag_ == "VBN":
                return None
            if verb.dep_ == "relcl" or verb.i == governor.i + 1 or _can_speak(governor):
                return governor
        if verb.dep_ == "pcomp":
            if governor.head.i == governor.i:
                return None
            if governor.lower_ == "as" and governor.head.tag_ in NOUN_TAGS:
                return governor.head
            quoted = governor.lower_ == "as" and _object(governor.head)
            if quoted:
                return quoted
            if any(child.dep_ == "nsubjpass" for child in governor.head.children):
                return next(child for child in governor.head.children if child.dep_ == "nsubjpass")
            verb = governor.head
            continue
        if verb.dep_ == "xcomp":
            received = _object(governor)
            if received is not None:
                return received
        verb = governor
    return None


def _can_speak(noun: Token) -> bool:
    """Say whether a noun can be the speaker of a participle behind it: "a statement saying", not "the cost, saying"."""
    return bool(noun.ent_type_) or noun.lower_ in roles() or noun.lower_ in load_cues().nouns


def _object(verb: Token) -> Token | None:
    return next(
        (child for child in verb.children if child.dep_ in ("dobj", "dative") and child.tag_ in NOUN_TAGS), None
    )


def _extent(head: Token, cue: Token | None) -> tuple[int, int]:
    """Return the code points of a speaker's phrase, without a side remark behind a comma that is no chain."""
    doc = head.doc
    first, last = head.left_edge.i, head.right_edge.i
    if cue is not None and cue.i != head.i:
        if cue.i > head.i:
            last = min(last, cue.i - 1)
        else:
            first = max(first, cue.i + 1)
    for child in head.children:
        if child.i <= head.i:
            if child.lower_ in _RELAYING:
                # "The daily cited officials as saying", misread as one phrase.
                first = max(first, child.i + 1)
            continue
        if (child.dep_ == "relcl" and doc[child.left_edge.i - 1].text in (",", "--", "—") and not _is_chain(child)) or (
            child.dep_ in ("punct", "advcl", "parataxis", "ccomp") and child.text not in (",", "-", "(", ")", "'", '"')
        ):
            last = min(last, child.left_edge.i - 1)
    last = max(last, head.i)
    while last > head.i and (
        doc[last].is_space or doc[last].lower_ == "as" or (doc[last].is_punct and doc[last].text != ")")
    ):
        last -= 1
    first = min(first, head.i)
    while first < head.i and (doc[first].is_space or doc[first].is_punct or doc[first].dep_ == "cc"):
        first += 1
    end = doc[last]
    return doc[first].idx, end.idx + len(end)


def _is_chain(clause: Token) -> bool:
    return any(token.lower_ in _CHAIN for token in (clause, *clause.children))
