"""Reports in the parse: for each cue word its content, its speaker, and the construction that ties them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.parsing.phrases import NOUN_TAGS, VERB_TAGS
from dateline.resolving.quotes.cues import Commitment, Cue, CueTable
from dateline.resolving.quotes.speakers import Speaker, find_speaker, speaker_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = frozenset({"ccomp", "xcomp"})
_OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
_LEADERS = frozenset({",", '"', "''", "”", "“", "’", "'", "--", "—", "–", "-", "("})
_TRAILERS = frozenset({",", ".", '"', "''", "”", "“", "``", ":", "--", "—", "–", "-", ")", ";", "!", "?"})


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
    for token in doc:
        word = token.lower_
        if word in table.verbs and token.tag_ in VERB_TAGS:
            report = _verb_report(token, table.verbs[word])
        elif word in table.nouns and token.tag_ in NOUN_TAGS:
            report = _noun_report(token, table.nouns[word])
        elif word == "according":
            report = _according(token)
        else:
            continue
        if report is not None:
            yield report


def _verb_report(verb: Token, cues: tuple[Cue, ...]) -> Report | None:
    speaker = find_speaker(verb)
    for cue in cues:
        tail = _tail(verb, cue.behind)
        if tail is None:
            continue
        found = _complement(verb, tail, cue)
        if found is not None:
            construction, start, end = found
            return Report(verb, tail, construction, cue.constructions[construction], speaker, start, end)
        if "clause" in cue.constructions and speaker is not None:
            beside = _beside(verb, speaker)
            construction = "aside" if beside else "quotation"
            start, end = beside or (0, 0)
            return Report(verb, tail, construction, cue.constructions["clause"], speaker, start, end)
    return None


def _tail(verb: Token, behind: tuple[str, ...]) -> Token | None:
    """Return the last word of a cue of several words, the verb itself for one word, None if they are not there."""
    tail = verb
    for word in behind:
        following = next((child for child in tail.children if child.i > tail.i and child.lower_ == word), None)
        if following is None:
            following = next((child for child in verb.children if child.i > tail.i and child.lower_ == word), None)
        if following is None or following.i > verb.i + 6:
            return None
        tail = following
    return tail


def _complement(verb: Token, tail: Token, cue: Cue) -> tuple[str, int, int] | None:
    """Return the construction of a verb's complement and its code points, or None if it has none."""
    takes = cue.constructions
    received: Token | None = None
    if tail.i != verb.i and ("object" in takes or "order" in takes):
        governed = next((child for child in tail.children if child.dep_ in ("pobj", "pcomp")), None)
        if governed is not None:
            return ("object" if "object" in takes else "order", *_span(governed, governed))
    for child in verb.children:
        relation = child.dep_
        if child.i < verb.i:
            continue
        if relation in _OBJECTS and received is None:
            received = child
        elif relation in _CLAUSES and child.tag_ in VERB_TAGS | NOUN_TAGS | {"JJ", "MD", "IN", "RB"}:
            infinitive = any(part.lower_ == "to" and part.dep_ == "aux" for part in child.children)
            if infinitive:
                if received is not None or any(part.dep_ == "nsubj" for part in child.children):
                    if "order" in takes:
                        return ("order", *_span(received or child, child))
                if "infinitive" in takes:
                    return ("infinitive", *_span(child, child))
            elif child.tag_ == "VBG" and relation == "xcomp":
                for construction in ("gerund", "object"):
                    if construction in takes:
                        return (construction, *_span(child, child))
            elif "clause" in takes:
                return ("clause", *_span(child, child))
        elif relation in ("prep", "agent") and child.lower_ in takes:
            return (child.lower_, *_span(received or child, child))
    if "object" in takes and received is not None and received.dep_ == "dobj":
        last = received
        for child in verb.children:
            if (child.i > received.i and child.dep_ in ("oprd", "xcomp")) or (
                child.dep_ == "prep" and child.lower_ in ("as", "for") and child.i > received.i
            ):
                last = child
        return ("object", *_span(received, last))
    return None


def _span(first: Token, last: Token) -> tuple[int, int]:
    """Return the code points from the left edge of one token's phrase to the right edge of another's."""
    doc = first.doc
    left, right = first.left_edge.i, max(first.right_edge.i, last.right_edge.i)
    return _trim(doc, left, right)


def _trim(doc: Doc, left: int, right: int) -> tuple[int, int]:
    """Return the code points of a token range (both ends included) without commas and space at its edges."""
    while left < right and (doc[left].is_space or doc[left].text in (",", "--", "—", ":", ";", "-")):
        left += 1
    while right > left and (doc[right].is_space or doc[right].text in (",", "--", "—", ":", ";", "-", ".", "(")):
        right -= 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def _beside(verb: Token, speaker: Speaker) -> tuple[int, int] | None:
    """Read a cue set beside its content by commas: "X, officials said", "X, said Y, Z", "As Y said, X"."""
    doc = verb.doc
    sentence = verb.sent
    first = min(verb.i, speaker.head.left_edge.i if speaker.head.i < verb.i else verb.i)
    while (
        first > sentence.start and doc[first - 1].dep_ in ("aux", "advmod", "neg") and doc[first - 1].head.i == verb.i
    ):
        first -= 1
    last = max(verb.i, speaker.head.right_edge.i if speaker.head.i > verb.i else verb.i)
    leader = first - 1
    if leader < sentence.start:
        return None
    if doc[leader].lower_ == "as" and (leader == sentence.start or doc[leader - 1].text in _LEADERS):
        if leader == sentence.start:
            comma = next((i for i in range(last + 1, min(last + 12, sentence.end)) if doc[i].text == ","), None)
            return None if comma is None or comma + 1 >= sentence.end else _trim(doc, comma + 1, sentence.end - 1)
        leader -= 1
    if doc[leader].text not in _LEADERS or leader <= sentence.start:
        return None
    if verb.dep_ == "relcl" or verb.tag_ == "VBG":
        return None
    return _trim(doc, sentence.start, leader)


def _noun_report(noun: Token, cue: Cue) -> Report | None:
    """Read "X's claim that ...", "a statement by X that ...", "the decision to ..."."""
    content: Token | None = None
    speaker: Token | None = None
    for child in noun.children:
        if child.dep_ == "poss":
            speaker = child
        elif child.dep_ in ("acl", "relcl", "ccomp") and child.i > noun.i:
            marks = {part.lower_ for part in child.children if part.dep_ in ("mark", "aux")}
            if ("that" in marks or "to" in marks) and child.dep_ != "relcl":
                content = child
        elif child.dep_ == "prep" and child.lower_ in ("by", "from") and speaker is None:
            speaker = next((part for part in child.children if part.dep_ == "pobj"), None)
    if content is None:
        return None
    start, end = _span(content, content)
    if speaker is None:
        governor = noun.head
        who = find_speaker(governor) if noun.dep_ == "dobj" and governor.tag_ in VERB_TAGS else None
    else:
        who = speaker_at(speaker, noun)
    return Report(noun, noun, "noun", cue.constructions["noun"], who, start, end)


def _according(token: Token) -> Report | None:
    """Read "according to X" with the clause or sentence that it vouches for."""
    doc = token.doc
    to = token.i + 1
    if to >= len(doc) or doc[to].lower_ != "to":
        return None
    pobj = next((child for child in doc[to].children if child.dep_ == "pobj"), None)
    if pobj is None:
        pobj = next((child for child in token.children if child.dep_ == "pobj"), None)
    if pobj is None:
        return None
    sentence = token.sent
    last = pobj.right_edge.i
    first_word = sentence.start
    while first_word < token.i and (doc[first_word].is_space or doc[first_word].is_punct):
        first_word += 1
    if token.i <= first_word + 1:
        comma = next((i for i in range(pobj.i + 1, sentence.end) if doc[i].text == ","), None)
        if comma is None or comma > last + 2:
            comma = last
        if comma + 1 >= sentence.end:
            return Report(token, doc[to], "quotation", Commitment.STATED, speaker_at(pobj, doc[to]), 0, 0)
        start, end = _trim(doc, comma + 1, sentence.end - 1)
    else:
        start, end = _trim(doc, sentence.start, token.i - 1)
    return Report(token, doc[to], "according", Commitment.STATED, speaker_at(pobj, doc[to]), start, end)
