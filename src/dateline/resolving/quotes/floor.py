"""The floor: which speaker each quotation belongs to, by a cue beside it or because they have not stopped speaking."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.resolving.quotes.cues import Commitment
from dateline.resolving.quotes.marks import Quotation
from dateline.resolving.quotes.reports import Report
from dateline.resolving.quotes.speakers import Speaker

# A speaker holds the floor for this many paragraphs after the last word about them.
FLOOR_PARAGRAPHS = 3
# Quotation marks around fewer words than this mark a term, not a speech, unless a cue word leads to them.
SPEECH_WORDS = 4
# A cue stands within this many code points of its quotation ("said the minister of ... on Monday").
_REACH = 160
# Contents that begin further back than this many do not reach a quotation in any report of news.
_NESTING = 40
_SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*(?=\s|$)")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Sen|Rep|Gov|Rev|St|Prof|[A-Z])\.$")
_MARKS = frozenset("\"“”„«‘'`")
_OPENERS = frozenset({"that", "this", "as", "said", "was"})


@dataclass(slots=True)
class Draft:
    """One attribution in the making: the report it comes from and the content as far as it is known."""

    report: Report
    start: int
    end: int
    speaker: Speaker | None
    rule: str


class Floor:
    """Reads the quotations of one article against its reports; both in reading order."""

    def __init__(self, text: str, quotations: Sequence[Quotation], reports: Sequence[Report]) -> None:
        self._text = text
        self._quotations = quotations
        self._starts = [quotation.start for quotation in quotations]
        self._ends = [quotation.end for quotation in quotations]
        self._speaking = [report for report in reports if report.speaker is not None and _introduces(report)]
        self._places = [report.cue.idx for report in self._speaking]

    def fit(self, drafts: Sequence[Draft]) -> None:
        """Widen contents to the ends of quotations they reach into; a cue inside a quotation stays within it."""
        for draft in drafts:
            cue_at = draft.report.cue.idx
            around = self._around(cue_at)
            if around is not None:
                draft.start = max(draft.start, around.words_start)
                draft.end = min(draft.end, around.words_end)
                continue
            reached = range(bisect_right(self._ends, draft.start), bisect_left(self._starts, draft.end))
            for quotation in (self._quotations[index] for index in reached):
                if not (quotation.end <= cue_at < draft.start):
                    draft.start = min(draft.start, quotation.start)
                    draft.end = max(draft.end, quotation.end)

    def cut(self, drafts: Sequence[Draft]) -> None:
        """End a content where a cue set beside a whole sentence begins: "he said X, the agency reported"."""
        by_start = sorted(drafts, key=lambda draft: draft.start)
        starts = [draft.start for draft in by_start]
        for outer in drafts:
            if outer.rule not in ("aside", "according") or outer.report.cue.idx < outer.end:
                continue
            for index in range(bisect_left(starts, outer.start), bisect_left(starts, outer.end)):
                inner = by_start[index]
                if inner is not outer and inner.end > outer.report.cue.idx:
                    inner.end = outer.end

    def give(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return a draft for every quotation that no content of `drafts` holds; widen those that go on speaking."""
        by_cue = sorted(drafts, key=lambda draft: draft.report.cue.idx)
        by_start = sorted(drafts, key=lambda draft: (draft.start, -draft.end))
        starts = [draft.start for draft in by_start]
        of_cue = {draft.report.cue.i: draft for draft in drafts}
        spoken: set[int] = set()
        added: list[Draft] = []
        last: Draft | None = None
        passed = 0
        for index, quotation in enumerate(self._quotations):
            while passed < len(by_cue) and by_cue[passed].report.cue.idx < quotation.start:
                report = by_cue[passed].report
                if _speaks(report) and self._around(report.cue.idx) is None:
                    last = by_cue[passed]
                passed += 1
            behind = self._cue_after(index)
            found = behind or self._cue_before(index)
            if found is not None:
                cue = found.cue.i
                last = of_cue.get(cue)
                if last is None:
                    last = of_cue[cue] = Draft(found, quotation.start, quotation.end, found.speaker, "quotation")
                    added.append(last)
                elif cue not in spoken and (behind is not None or last.start < found.cue.idx):
                    # The parse misread a clause beside the quotation as what was said.
                    last.start, last.end, last.rule = quotation.start, quotation.end, "quotation"
                last.start, last.end = min(last.start, quotation.start), max(last.end, quotation.end)
                spoken.add(cue)
                continue
            holder = _holding(by_start, starts, quotation)
            if holder is not None:
                last = holder if _introduces(holder.report) else last
            elif last is not None and last.speaker is not None and last.end <= quotation.start:
                going_on = self._go_on(last, quotation)
                if going_on is not None and going_on is not last:
                    added.append(going_on)
                last = going_on or last
        return added

    def _around(self, offset: int) -> Quotation | None:
        at = bisect_right(self._starts, offset) - 1
        return self._quotations[at] if at >= 0 and self._quotations[at].end > offset else None

    def _cue_after(self, index: int) -> Report | None:
        """Find the cue behind a quotation: '"...," the minister said', '"..." - Name'."""
        quotation, text = self._quotations[index], self._text
        limit = min(quotation.end + _REACH, self._starts[index + 1] if index + 1 < len(self._starts) else len(text))
        line_end = text.find("\n", quotation.end, limit)
        limit = line_end if line_end >= 0 else limit
        at = bisect_left(self._places, quotation.end)
        if at >= len(self._places) or self._places[at] >= limit or not self._begins(quotation):
            return None
        report = self._speaking[at]
        inside = text[quotation.words_end - 1]
        if report.end and report.start > report.cue.idx and inside not in ",-—–":
            return None
        first = min(report.cue.idx, report.speaker.start if report.speaker is not None else report.cue.idx)
        between = text[quotation.end : first]
        return report if "." not in between and len(between.split()) <= 3 else None

    def _cue_before(self, index: int) -> Report | None:
        """Find the cue that leads to a quotation: 'the minister said: "..."'."""
        quotation, text = self._quotations[index], self._text
        floor = max(self._ends[index - 1] if index else 0, quotation.start - _REACH)
        at = bisect_left(self._places, quotation.start) - 1
        if at < 0 or self._places[at] < floor:
            return None
        report = self._speaking[at]
        between = text[report.tail.idx + len(report.tail) : quotation.start].rstrip()
        if "\n" in between:
            return None
        words = between.split()
        if report.construction == "marks":
            return report if between[-1:] in (":", ",") else None
        if not words or between[-1] in ":," or words[-1].lower() in _OPENERS:
            return report
        return None

    def _go_on(self, last: Draft, quotation: Quotation) -> Draft | None:
        """Go on with the last speaker: widen their content, or begin another within three paragraphs, or neither."""
        tail = last.report.tail
        between = self._text[max(last.end, min(tail.idx + len(tail), quotation.start)) : quotation.start]
        lines = between.split("\n")
        paragraphs = sum(1 for line in lines[1:-1] if line.strip()) + (len(lines) > 1)
        opens_line = len(lines) > 1 and not lines[-1].strip()
        speech = self._is_speech(quotation)
        direct = self._text[last.start] in _MARKS
        near = _sentences(between.rstrip()[:-1]) == 0 and len(between) < _REACH and paragraphs <= int(direct)
        follows = speech if opens_line else len(lines) == 1 and self._begins(quotation)
        if near and _introduces(last.report) and (follows or quotation.continues):
            last.end = quotation.end
            return last
        begins = opens_line or (len(lines) == 1 and self._begins(quotation))
        if begins and speech and paragraphs <= FLOOR_PARAGRAPHS:
            return Draft(last.report, quotation.start, quotation.end, last.speaker, "floor")
        return None

    def _begins(self, quotation: Quotation) -> bool:
        """Say whether a quotation begins a sentence of the report, as speech does and a quoted term does not."""
        words = self._text[quotation.words_start : quotation.words_end].lstrip()
        start = quotation.start
        while start and self._text[start - 1] in " \t\u00a0":
            start -= 1
        before = self._text[start - 1] if start else "\n"
        return before in '\n.?!:”"…,―—–' and (words[:1].isupper() or words[:1] in "$‘'[(…." or before in ":,")

    def _is_speech(self, quotation: Quotation) -> bool:
        words = self._text[quotation.words_start : quotation.words_end]
        return len(words.split()) >= SPEECH_WORDS and (words.lstrip()[:1].isupper() or quotation.continues)


def _sentences(stretch: str) -> int:
    """Count the sentence ends in a short stretch of text."""
    return sum(1 for end in _SENTENCE_END.finditer(stretch) if not _ABBREVIATION.search(stretch[: end.start() + 1]))


def _holding(by_start: Sequence[Draft], starts: Sequence[int], quotation: Quotation) -> Draft | None:
    at = bisect_right(starts, quotation.start)
    for draft in reversed(by_start[max(0, at - _NESTING) : at]):
        if draft.start <= quotation.start and draft.end >= quotation.end:
            return draft
    return None


def _speaks(report: Report) -> bool:
    """Say whether somebody speaks in a report, so that a quotation behind it may be theirs."""
    return report.commitment not in (Commitment.THOUGHT, Commitment.FOUND)


def _introduces(report: Report) -> bool:
    """Say whether a report can lead to a quotation of its own."""
    return report.construction in ("clause", "quotation", "aside", "according", "colon", "dash", "marks") or (
        report.commitment in (Commitment.STATED, Commitment.CLAIMED, Commitment.QUOTED)
    )
