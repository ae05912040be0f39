"""Attributions: cue words and quotation marks put together into who vouches for what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.parsing import ParsedArticle
from dateline.parsing.pipeline import readable_text
from dateline.records import Attribution, AttributionKind, Directness
from dateline.resolving.quotes.cues import load_cues
from dateline.resolving.quotes.floor import Draft, Floor
from dateline.resolving.quotes.kinds import outlet_names, roles, speaks_for_outlet
from dateline.resolving.quotes.marks import Quotation, find_quotations
from dateline.resolving.quotes.reports import read_reports

_PRONOUNS = frozenset({"he", "she", "they"})


def read_attributions(parsed: ParsedArticle) -> tuple[Attribution, ...]:
    """Return everything that somebody in the article vouches for, in reading order of the contents.

    Attributions nest ("police said that witnesses had seen ..."). `rule` gives construction and commitment,
    see `commitment_of`. `name` and `country` stay open: resolving the speaker is the actors' part.
    """
    text = readable_text(parsed.article)
    quotations = [quotation for quotation in find_quotations(text) if quotation.depth == 0]
    reports = list(read_reports(parsed.doc, load_cues()))
    drafts = [
        Draft(report, report.start, report.end, report.speaker, report.construction) for report in reports if report.end
    ]
    floor = Floor(text, quotations, reports)
    floor.cut(drafts)
    floor.fit(drafts)
    drafts += floor.give(drafts)
    _settle_kinds(drafts, text, outlet_names(parsed.article, text))
    starts = [quotation.start for quotation in quotations]
    ends = [quotation.end for quotation in quotations]
    found: list[Attribution] = []
    for draft in drafts:
        if draft.end > draft.start:
            inside = range(bisect_left(starts, draft.start - 1), bisect_right(ends, draft.end + 1))
            found.append(_finish(draft, [quotations[index] for index in inside], text))
    return tuple(sorted(found, key=lambda item: (item.start, -item.end)))


def _settle_kinds(drafts: Sequence[Draft], text: str, outlets: tuple[str, ...]) -> None:
    """Give pronouns the kind of whoever spoke last, and "the spokesman" that of a spokesman named before."""
    named_roles: set[str] = set()
    last = AttributionKind.NAMED
    for draft in sorted(drafts, key=lambda item: item.report.cue.idx):
        speaker = draft.speaker
        if speaker is None:
            continue
        words = text[speaker.start : speaker.end]
        kind = speaker.kind
        if speaks_for_outlet(words, outlets):
            kind = AttributionKind.OUTLET
        elif speaker.head.lower_ in _PRONOUNS:
            kind = last
        elif kind is AttributionKind.NAMED:
            named_roles.update(word for word in words.lower().split() if word in roles())
        elif speaker.head.lower_ in named_roles and words.lower().startswith("the "):
            kind = AttributionKind.NAMED
        last = kind
        if kind is not speaker.kind:
            draft.speaker = replace(speaker, kind=kind)


def _finish(draft: Draft, inside: Sequence[Quotation], text: str) -> Attribution:
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
