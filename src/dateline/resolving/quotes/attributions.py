"""Attributions: cue words and quotation marks put together, with the running speaker of an open quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.parsing import ParsedArticle
from dateline.parsing.pipeline import readable_text
from dateline.records import Attribution, AttributionKind, Directness
from dateline.resolving.quotes.cues import Commitment, load_cues
from dateline.resolving.quotes.marks import Quotation, find_quotations
from dateline.resolving.quotes.reports import Report, read_reports
from dateline.resolving.quotes.speakers import Speaker

# A speaker holds the floor for this many paragraphs after the last word about them.
FLOOR_PARAGRAPHS = 3
# Quotation marks around fewer words than this mark a term, not a speech, unless a cue word leads to them.
SPEECH_WORDS = 4
_GAP = 160


@dataclass(slots=True)
class _Draft:
    report: Report
    start: int
    end: int
    speaker: Speaker | None
    rule: str


def read_attributions(parsed: ParsedArticle) -> tuple[Attribution, ...]:
    """Return everything that somebody in the article vouches for, in reading order of the contents.

    Attributions nest ("police said that witnesses had seen ..."). `rule` gives construction and commitment,
    see `commitment_of`. `name` and `country` stay open: resolving the speaker is the actors' part.
    """
    text = readable_text(parsed.article)
    quotations = [quotation for quotation in find_quotations(text) if quotation.depth == 0]
    reports = list(read_reports(parsed.doc, load_cues()))
    drafts = [
        _Draft(report, report.start, report.end, report.speaker, report.construction)
        for report in reports
        if report.end
    ]
    _fit_to_quotations(drafts, quotations, text)
    drafts += _quoted_speech(drafts, reports, quotations, text)
    found = [_finish(draft, quotations, text) for draft in drafts if draft.end > draft.start]
    return tuple(sorted(found, key=lambda item: (item.start, -item.end)))


def _fit_to_quotations(drafts: list[_Draft], quotations: list[Quotation], text: str) -> None:
    """Widen contents to the ends of the quotations they reach into; keep cues inside a quotation within it."""
    starts = [quotation.start for quotation in quotations]
    ends = [quotation.end for quotation in quotations]
    for draft in drafts:
        at = bisect_right(starts, draft.report.cue.idx) - 1
        if at >= 0 and quotations[at].end > draft.report.cue.idx:
            draft.start = max(draft.start, quotations[at].words_start)
            draft.end = min(draft.end, quotations[at].words_end)
            continue
        cue_at = draft.report.cue.idx
        for index in range(bisect_right(ends, draft.start), bisect_left(starts, draft.end)):
            quotation = quotations[index]
            if quotation.start < cue_at < draft.start and quotation.end <= cue_at:
                continue
            draft.start = min(draft.start, quotation.start)
            draft.end = max(draft.end, quotation.end)


def _quoted_speech(drafts: list[_Draft], reports: list[Report], quotations: list[Quotation], text: str) -> list[_Draft]:
    """Find a speaker for each quotation that no content holds yet: its own cue, or whoever has the floor."""
    added: list[_Draft] = []
    speaking = [report for report in reports if report.speaker is not None and _introduces(report)]
    places = [report.cue.idx for report in speaking]
    covered_to = _Coverage(drafts)
    last: _Draft | None = None
    ordered = sorted(drafts, key=lambda draft: draft.report.cue.idx)
    passed = 0
    for index, quotation in enumerate(quotations):
        while passed < len(ordered) and ordered[passed].report.cue.idx < quotation.start:
            if _introduces(ordered[passed].report) and not _inside(quotations, ordered[passed].report.cue.idx):
                last = ordered[passed]
            passed += 1
        holder = covered_to.holding(quotation.start, quotation.end)
        if holder is not None:
            last = holder if _introduces(holder.report) else last
            continue
        if len(text[quotation.words_start : quotation.words_end].split()) < 1:
            continue
        report = _cue_after(quotation, quotations, index, speaking, places, text)
        if report is None:
            report = _cue_before(quotation, quotations, index, speaking, places, text)
        if report is not None:
            existing = next((draft for draft in added if draft.report is report), None)
            if existing is not None:
                existing.start, existing.end = min(existing.start, quotation.start), max(existing.end, quotation.end)
                last = existing
                continue
            last = _Draft(report, quotation.start, quotation.end, report.speaker, "quotation")
            added.append(last)
        elif last is not None and last.speaker is not None and _is_speech(quotation, text):
            joined = _continue(last, quotation, text)
            if joined is not None:
                if joined is not last:
                    added.append(joined)
                last = joined
    return added


class _Coverage:
    """Which contents hold a stretch of text; contents sorted by their start, with the furthest end so far."""

    def __init__(self, drafts: list[_Draft]) -> None:
        self._drafts = sorted((draft for draft in drafts if draft.end), key=lambda draft: (draft.start, -draft.end))
        self._starts = [draft.start for draft in self._drafts]

    def holding(self, start: int, end: int) -> _Draft | None:
        """Return the content that holds the stretch, the latest to begin first, within its last 40."""
        at = bisect_right(self._starts, start)
        for index in range(at - 1, max(-1, at - 40), -1):
            draft = self._drafts[index]
            if draft.end >= end:
                return draft
        return None


def _introduces(report: Report) -> bool:
    return report.construction in ("clause", "quotation", "aside", "according") or report.commitment in (
        Commitment.STATED,
        Commitment.CLAIMED,
        Commitment.QUOTED,
    )


def _inside(quotations: list[Quotation], offset: int) -> bool:
    at = bisect_right([quotation.start for quotation in quotations], offset) - 1
    return at >= 0 and quotations[at].end > offset


def _is_speech(quotation: Quotation, text: str) -> bool:
    words = text[quotation.words_start : quotation.words_end]
    return len(words.split()) >= SPEECH_WORDS and (words[:1].isupper() or quotation.continues)


def _cue_after(
    quotation: Quotation, quotations: list[Quotation], index: int, speaking: list[Report], places: list[int], text: str
) -> Report | None:
    limit = quotations[index + 1].start if index + 1 < len(quotations) else len(text)
    stop = text.find("\n", quotation.end, min(limit, quotation.end + _GAP))
    limit = min(limit, quotation.end + _GAP, stop if stop >= 0 else limit)
    for report in speaking[bisect_left(places, quotation.end) : bisect_left(places, limit)]:
        between = text[quotation.end : min(report.cue.idx, report.speaker.start if report.speaker else report.cue.idx)]
        if "." not in between.replace("Mr.", "").strip() and len(between.split()) <= 3:
            return report
        return None
    return None


def _cue_before(
    quotation: Quotation, quotations: list[Quotation], index: int, speaking: list[Report], places: list[int], text: str
) -> Report | None:
    floor = max(quotations[index - 1].end if index else 0, quotation.start - _GAP)
    for report in reversed(speaking[bisect_left(places, floor) : bisect_left(places, quotation.start)]):
        tail = report.tail.idx + len(report.tail)
        between = text[tail : quotation.start].rstrip()
        if "\n" in between.strip("\n") or between.strip("\n").count("\n"):
            return None
        if between.endswith((":", ",")) or not between or between.split()[-1].lower() in ("that", "this", "as"):
            return report
        return None
    return None


def _continue(last: _Draft, quotation: Quotation, text: str) -> _Draft | None:
    """Go on with the last speaker: widen their last content, or begin another within three paragraphs."""
    between = text[max(last.end, last.report.cue.idx) : quotation.start] if last.end <= quotation.start else ""
    paragraphs = sum(1 for part in between.split("\n")[1:-1] if part.strip()) + (1 if "\n" in between else 0)
    if paragraphs > FLOOR_PARAGRAPHS:
        return None
    if "\n" not in between and len(between) < _GAP and last.end <= quotation.start:
        last.end = quotation.end
        return last
    if "\n" in between and not text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start].strip():
        return _Draft(last.report, quotation.start, quotation.end, last.speaker, "floor")
    return None


def _finish(draft: _Draft, quotations: list[Quotation], text: str) -> Attribution:
    inside = [item for item in quotations if item.start >= draft.start - 1 and item.end <= draft.end + 1]
    words = " ".join(text[item.words_start : item.words_end].strip() for item in inside)
    quoted = sum(item.end - item.start for item in inside)
    outside = (draft.end - draft.start) - quoted
    if not inside:
        directness = Directness.INDIRECT
    elif outside <= 2 or draft.rule in ("quotation", "floor"):
        directness = Directness.DIRECT
    else:
        directness = Directness.MIXED
    report, speaker = draft.report, draft.speaker
    cue_end = report.tail.idx + len(report.tail)
    return Attribution(
        draft.start,
        draft.end,
        speaker.kind if speaker is not None else AttributionKind.ANONYMOUS,
        directness,
        cue=text[report.cue.idx : cue_end],
        cue_start=report.cue.idx,
        cue_end=cue_end,
        speaker_text=text[speaker.start : speaker.end] if speaker is not None else None,
        speaker_start=speaker.start if speaker is not None else None,
        speaker_end=speaker.end if speaker is not None else None,
        quote=words or None,
        rule=f"{draft.rule}: {report.commitment}",
    )
