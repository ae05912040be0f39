"""Reports in the parse: for each cue word its content, its speaker, and the construction that ties them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.parsing.phrases import NOUN_TAGS, VERB_TAGS
from dateline.resolving.quotes.asides import (
    according_to,
    aside_around,
    aside_before,
    name_after_dash,
    name_before_colon,
)
from dateline.resolving.quotes.complements import announced_by, find_complement, find_tail, stretch
from dateline.resolving.quotes.cues import Commitment, Cue, CueTable
from dateline.resolving.quotes.speakers import Speaker, find_speaker, speaker_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Only these can stand beside what they report: one does not write "the town fell, officials wanted".
_BESIDE = frozenset(
    {
        Commitment.STATED,
        Commitment.CLAIMED,
        Commitment.CONFIRMED,
        Commitment.FOUND,
        Commitment.WARNED,
        Commitment.ASKED,
    }
)
# Beyond this many tokens it is a list or a damaged text: no parse of it can be trusted, and reading it would take long.
LONGEST_SENTENCE = 400
_DASHES = frozenset({"—", "―", "–", "--", "-"})


@dataclass(slots=True)
class Report:
    """One cue word with what it introduces. `end` of 0 means that no content stands in its clause."""

    cue: Token
    tail: Token
    construction: str
    commitment: Commitment
    speaker: Speaker | None
    start: int
    end: int


def read_reports(doc: Doc, table: CueTable) -> Iterator[Report]:
    """Yield a report for every cue word of `doc`, in reading order, also those that only a quotation completes."""
    for sentence in doc.sents:
        if len(sentence) <= LONGEST_SENTENCE:
            for token in sentence:
                report = _report(token, table)
                if report is not None:
                    yield report


def _report(token: Token, table: CueTable) -> Report | None:
    word = token.lower_
    if word in table.verbs and token.tag_ in VERB_TAGS:
        return _verb_report(token, table.verbs[word])
    if word in table.nouns and token.tag_ in NOUN_TAGS:
        return _noun_report(token, table.nouns[word])
    tail, beside = token, None
    if word == "according" and (beside := according_to(token)):
        construction, tail = "according", token.doc[token.i + 1]
    elif word == ":" and (beside := name_before_colon(token, table.labels)):
        construction = "colon"
    elif word in _DASHES and (beside := name_after_dash(token)):
        construction = "dash"
    if beside is None:
        return None
    return Report(token, tail, construction, Commitment.STATED, beside.speaker, beside.start, beside.end)


def _verb_report(verb: Token, cues: tuple[Cue, ...]) -> Report | None:
    speaker = find_speaker(verb)
    for cue in cues:
        tail = find_tail(verb, cue.behind)
        if tail is None:
            continue
        said = cue.constructions.get("clause")
        found = find_complement(verb, tail, cue)
        relay = _relay(verb)
        if found is None and relay is not None and said is not None and speaker is not None:
            beside = aside_before(relay, speaker)
            if beside is not None:
                return Report(verb, tail, "aside", said, speaker, beside.start, beside.end)
        if said in _BESIDE and (found is None or found[0] == "object"):
            beside = aside_before(verb, speaker)
            if beside is None and found is None and speaker is not None:
                beside = aside_around(verb, speaker)
            if beside is not None:
                return Report(verb, tail, "aside", said, beside.speaker, beside.start, beside.end)
        if found is not None:
            construction, start, end = found
            return Report(verb, tail, construction, cue.constructions[construction], speaker, start, end)
        if speaker is None:
            continue
        announced = announced_by(verb)
        if announced is not None and (said is not None or "object" in cue.constructions):
            return Report(verb, tail, "passive", said or cue.constructions["object"], speaker, *announced)
        if said in _BESIDE:
            return Report(verb, tail, "quotation", said, speaker, 0, 0)
        if "quotation" in cue.constructions:
            return Report(verb, tail, "marks", cue.constructions["quotation"], speaker, 0, 0)
    return None


def _relay(verb: Token) -> Token | None:
    """Return "quoted" for the "saying" of "was quoted by the agency as saying"."""
    as_word = verb.head
    return as_word.head if verb.dep_ == "pcomp" and as_word.lower_ == "as" and as_word.head.i != as_word.i else None


def _noun_report(noun: Token, cue: Cue) -> Report | None:
    """Read "X's claim that ...", "a statement by X that ...", "the decision to ..."."""
    content: Token | None = None
    speaker: Token | None = None
    for child in noun.children:
        if child.dep_ == "poss":
            speaker = child
        elif child.dep_ in ("acl", "ccomp") and child.i > noun.i:
            if any(part.lower_ in ("that", "to") and part.dep_ in ("mark", "aux") for part in child.children):
                content = child
        elif child.dep_ == "prep" and child.lower_ in ("by", "from") and speaker is None:
            speaker = next((part for part in child.children if part.dep_ == "pobj"), None)
    if content is None:
        return None
    who = speaker_at(speaker, noun) if speaker is not None else _holder(noun)
    return Report(noun, noun, "noun", cue.constructions["noun"], who, *stretch(content, content))


def _holder(noun: Token) -> Speaker | None:
    """Return the subject of the verb whose object the noun is: "the minister made a promise to ..."."""
    governor = noun.head
    return find_speaker(governor) if noun.dep_ == "dobj" and governor.tag_ in VERB_TAGS else None
