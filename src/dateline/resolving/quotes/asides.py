"""Cues beside their content: "X, officials said", "according to Y, X", "Name: X"; commas count more than the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.parsing.phrases import NOUN_TAGS, PRONOUN_TAGS
from dateline.resolving.quotes.complements import trim
from dateline.resolving.quotes.speakers import Speaker, speaker_at, speaker_between

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMMAS = frozenset({",", '"', "''", "”", "“", "’", "'", "--", "—", "–", "-", "?", "!", "…", "..."})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATORS = frozenset(
    {"when", "while", "after", "before", "as", "if", "although", "though", "because", "since", "once", "until"}
    | {"unless", "whereas", "asked"}
)
_JOINING = frozenset({"and", "but", "or", "yet", "while"})
_RELATIVE = frozenset({"WP", "WDT"})
_BEFORE_VERB = frozenset({"aux", "advmod", "neg"})
_SAYERS = NOUN_TAGS | PRONOUN_TAGS
# A speaker's phrase between comma and cue is rarely longer; what follows the cue ("on Monday in a statement") neither.
_PHRASE = 30
_REST = 14
_NAME_WORDS = 8
# What one speaker says in an interview or a tweet, in tokens.
_LINE = 1000
_BREAKS = frozenset({".", "?", "!", "—", "--", "-", "–", "|", ";", "...", "]", ")"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A speaker with the stretch of text beside the cue; a stretch of (0, 0) waits for a quotation."""

    speaker: Speaker
    start: int
    end: int


def aside_before(verb: Token, speaker: Speaker | None) -> Aside | None:
    """Read "X, officials said on Monday": speaker between the last comma and the cue, little behind it."""
    doc, start = verb.doc, _sentence_start(verb)
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or not _closes(verb):
        return None
    first = verb.i
    while first > start and doc[first - 1].dep_ in ("aux", "advmod", "neg") and doc[first - 1].head.i == verb.i:
        first -= 1
    comma = first - 1
    while comma > start and doc[comma].text not in _COMMAS and verb.i - comma < _PHRASE:
        if doc[comma].tag_ in _FINITE:
            return None
        comma -= 1
    comma = _closing_mark(doc, comma, max(start, verb.i - _PHRASE))
    if comma <= start or doc[comma].text not in _COMMAS or comma + 1 >= first:
        return None
    if doc[comma + 1].lower_ in ("who", "which", "that", "and", "but", "as") and comma + 1 != first - 1:
        return None
    if not any(doc[i].tag_ in _SAYERS and doc[i].tag_ not in _RELATIVE for i in range(comma + 1, first)):
        return None
    if not _asserts(doc, start, comma):
        return None
    if speaker is None or speaker.head.i <= comma:
        head = next(
            (doc[i] for i in range(first - 1, comma, -1) if doc[i].tag_ in _SAYERS and doc[i].dep_ != "pobj"), None
        )
        if head is None:
            return None
        speaker = speaker_between(doc, comma + 1, first - 1, head)
    return Aside(speaker, *trim(doc, start, comma))


def aside_around(verb: Token, speaker: Speaker) -> Aside | None:
    """Read what the parse ties together: "X, said Y", "X, said Y, Z", "the attack, police said, killed two"."""
    doc, start, end = verb.doc, _sentence_start(verb), verb.sent.end
    if verb.dep_ == "relcl" or verb.tag_ == "VBG":
        return None
    first = min(verb.i, speaker.head.left_edge.i) if speaker.head.i < verb.i else verb.i
    last = max(verb.i, speaker.head.right_edge.i) if speaker.head.i > verb.i else verb.i
    leader = first - 1
    if leader < start:
        return None
    if doc[leader].lower_ == "as":
        if leader == start:
            comma = next((i for i in range(last + 1, min(last + _REST, end)) if doc[i].text == ","), None)
            return None if comma is None or comma + 1 >= end else Aside(speaker, *trim(doc, comma + 1, end - 1))
        leader -= 1
    if doc[leader].text not in _COMMAS or leader <= start:
        return None
    if not _asserts(doc, start, leader):
        # The clause goes on behind the aside.
        if last + 1 < end and doc[last + 1].text in (",", "--", "—") and _asserts(doc, last + 1, end - 1):
            return Aside(speaker, *trim(doc, start, end - 1))
        return None
    return Aside(speaker, *trim(doc, start, leader))


def according_to(token: Token) -> Aside | None:
    """Read "according to X" with the sentence that X vouches for."""
    doc, sentence = token.doc, token.sent
    to = token.i + 1
    if to >= len(doc) or doc[to].lower_ != "to":
        return None
    source = next((child for parent in (doc[to], token) for child in parent.children if child.dep_ == "pobj"), None)
    if source is None or source.tag_ in _RELATIVE:
        return None
    speaker = speaker_at(source, doc[to])
    first_word = sentence.start
    while first_word < token.i and (doc[first_word].is_space or doc[first_word].is_punct):
        first_word += 1
    behind = source.right_edge.i + 1
    if doc[token.i - 1].lower_ in _JOINING and behind + 1 < sentence.end and doc[behind].text == ",":
        # "The vote was held, and according to sources, the mayor lost": it goes with what follows.
        return Aside(speaker, *trim(doc, behind, sentence.end - 1))
    if token.i > first_word + 1:
        between = doc[token.i - 1].text in _COMMAS and behind + 1 < sentence.end and doc[behind].text == ","
        last = sentence.end - 1 if between and not _asserts(doc, sentence.start, token.i - 1) else token.i - 1
        return Aside(speaker, *trim(doc, _sentence_start(token), last))
    comma = next((i for i in range(source.i + 1, sentence.end) if doc[i].text == ","), sentence.end)
    after = min(comma, behind)
    if after + 1 >= sentence.end:
        return Aside(speaker, 0, 0)
    return Aside(speaker, *trim(doc, after, sentence.end - 1))


def name_before_colon(colon: Token, labels: frozenset[str]) -> Aside | None:
    """Read "Name: what they say" in headlines, interviews and minutes; a line that begins so is content to its end."""
    doc = colon.doc
    first = colon.i
    while first > 0 and colon.i - first <= _NAME_WORDS:
        before = doc[first - 1]
        if _breaks_line(before) or before.text in _BREAKS:
            break
        if before.tag_ in _FINITE or before.tag_ in ("VB", "CD", ":"):
            return None
        first -= 1
    if first == colon.i or colon.i - first > _NAME_WORDS:
        return None
    while first < colon.i - 1 and (doc[first].is_punct or doc[first].is_space):
        first += 1
    name = next((doc[i] for i in range(colon.i - 1, first - 1, -1) if doc[i].tag_ in ("NNP", "NNPS")), None)
    if (
        name is None
        or name.ent_type_ in ("GPE", "LOC", "DATE")
        or doc[first].lower_ in labels
        or doc[first].tag_ in ("IN", "VBG", "WRB", "WP", "RB")
    ):
        return None
    speaker = speaker_between(doc, first, colon.i - 1, name)
    last = colon.i
    if first == 0 or _breaks_line(doc[first - 1]):
        while last + 1 < len(doc) and last - colon.i < _LINE and not _breaks_line(doc[last + 1]):
            last += 1
    if last - colon.i < 2:
        return Aside(speaker, 0, 0)
    return Aside(speaker, *trim(doc, colon.i + 1, last))


def name_after_dash(dash: Token) -> Aside | None:
    """Read '"..." - Name' at the end of a line, and a tweet with the name and handle behind it."""
    doc = dash.doc
    if dash.i == 0 or dash.i + 1 >= len(doc) or doc[dash.i + 1].tag_ not in ("NNP", "NNPS"):
        return None
    last = dash.i + 1
    while last + 1 < len(doc) and last - dash.i < _NAME_WORDS and doc[last + 1].tag_ in ("NNP", "NNPS", "HYPH"):
        last += 1
    speaker = speaker_between(doc, dash.i + 1, last, doc[last])
    handle = last + 2 < len(doc) and doc[last + 1].text == "(" and doc[last + 2].text.startswith("@")
    if doc[dash.i - 1].tag_ == "''" or doc[dash.i - 1].text in ("”", '"'):
        ends = last + 1 >= len(doc) or doc[last + 1].is_space or doc[last + 1].text in (",", "(", ".")
        return Aside(speaker, 0, 0) if ends or handle else None
    if not handle:
        return None
    first = dash.i - 1
    while first > 0 and dash.i - first < _LINE and not _breaks_line(doc[first - 1]):
        first -= 1
    return Aside(speaker, *trim(doc, first, dash.i - 1))


def _breaks_line(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _sentence_start(token: Token) -> int:
    """Return where the token's sentence begins; a boundary that the parser set behind a comma is none."""
    start: int = token.sent.start
    doc = token.doc
    if start > 0 and doc[start - 1].text == ",":
        start = doc[start - 1].sent.start
    return start


def _closing_mark(doc: Doc, comma: int, floor: int) -> int:
    """Return the mark that closes a quotation before `comma` if only a name and its apposition stand between."""
    if doc[comma].text != ",":
        return comma
    for position in range(comma - 1, floor, -1):
        token = doc[position]
        if token.text in ("”", '"', "''") and doc[position - 1].text in (",", "?", "!"):
            return position
        if token.tag_ in _FINITE:
            break
    return comma


def _closes(verb: Token) -> bool:
    """Say whether nothing but adjuncts stands between a cue and the end of its sentence or the next comma."""
    doc, end = verb.doc, verb.sent.end
    for position in range(verb.i + 1, min(verb.i + _REST, end)):
        token = doc[position]
        if token.text in (",", ".", ";", ":") or token.text in _COMMAS or token.is_space:
            return True
        if token.tag_ in _FINITE or token.tag_ in ("VB", "TO") or token.lower_ in ("that", "whether"):
            return False
    return verb.i + _REST >= end


def _asserts(doc: Doc, left: int, right: int) -> bool:
    """Say whether a token range holds a clause that can stand alone, or a quotation."""
    pending = doc[left].lower_ in _SUBORDINATORS
    finite = False
    for position in range(left, right + 1):
        token = doc[position]
        if token.tag_ in ("``", "''"):
            return True
        if token.text == "," and pending and position < right:
            pending = finite = False
        elif token.tag_ in _FINITE:
            finite = True
    return finite and not pending
