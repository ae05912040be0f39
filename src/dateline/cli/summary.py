"""The last words of a run, on stderr: what came in, what became of it, and why there is nothing if there is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.cli.console import say
from dateline.cli.faults import DONE, FAILED, INTERRUPTED, SOME_FAILED
from dateline.records import Skip, SkipKind
from dateline.running.run import Summary
from dateline.settings import Settings

# More than these would push the summary out of sight; the table skips of a store has them all.
_TOLD = 10


def tell(summary: Summary, settings: Settings, output: str | None, hint: str) -> int:
    """Write the summary and return the exit code. `hint` names an input for the command that explains."""
    counts = summary.counts
    quarantined = [skip for skip in summary.skips if skip.kind is SkipKind.QUARANTINED]
    _tell_quarantined(quarantined, counts.quarantined, kept_in_store=output is not None and _is_store(output))
    seconds = summary.seconds
    rate = f", {counts.articles / seconds:.1f} articles/s" if seconds > 0.05 and counts.articles else ""
    say(
        f"{many(counts.articles, 'article')} in: {counts.coded:,} coded, {counts.no_event:,} without event"
        + "".join(
            f", {count:,} {name}"
            for name, count in (
                ("gated as no news of events", counts.gated),
                ("copies", counts.copies),
                ("quarantined", counts.quarantined),
            )
            if count
        )
        + f". {many(counts.events, 'event')} in {seconds:.1f} s{rate}.",
        "bold",
    )
    if summary.resumed:
        say(f"{many(summary.resumed, 'article')} of these had been coded before the run was resumed.")
    if counts.left_out:
        say(f"{many(counts.left_out, 'event')} left out by {_filters(settings)}.")
    if counts.without_country:
        share = f"{counts.without_country:,} of {many(counts.parties, 'party', 'parties')}"
        say(f"{share} named without a country: dateline kb missing {hint} lists the names that no table knows.")
    if not counts.events and not summary.interrupted:
        say(_why_nothing(summary, settings, hint))
    if summary.interrupted:
        resumed = "the same command resumes it" if output and not _is_file(output) else "what was coded is kept"
        say(f"Interrupted: {resumed}.", "yellow")
        return INTERRUPTED
    if output:
        say(f"Written to {output}")
    if counts.quarantined:
        # Bad input is the input's affair; where every article breaks the coder, the coder has failed.
        broken = counts.quarantined == counts.articles and all(skip.stage == "coding" for skip in quarantined)
        return FAILED if broken else SOME_FAILED
    return DONE


def _tell_quarantined(skips: Sequence[Skip], total: int, *, kept_in_store: bool) -> None:
    for skip in skips[:_TOLD]:
        where = skip.origin or skip.article_id or "an article"
        say(f"{skip.code} {where}: {skip.reason}", "red")
    if total > _TOLD:
        codes = Counter(skip.code for skip in skips)
        common = ", ".join(f"{count:,} {code}" for code, count in codes.most_common(5))
        where = "the table skips has all of them" if kept_in_store else "-o events.duckdb keeps them in the table skips"
        say(f"... and {total - _TOLD:,} more quarantined ({common}); {where}", "red")


def _why_nothing(summary: Summary, settings: Settings, hint: str) -> str:
    counts = summary.counts
    if not counts.articles:
        return "No event, as no article came in: the input is empty."
    if counts.left_out:
        return f"No event is left: all of them were left out by {_filters(settings)}."
    if not counts.no_event:
        return "No event, as no article could be coded: the reasons stand above."
    return (
        "No event: no sentence tells what one known party did to another or in public. "
        f"dateline explain {hint} shows what was seen."
    )


def _filters(settings: Settings) -> str:
    parts = []
    if settings.statuses:
        parts.append(f"--status {','.join(settings.statuses)}")
    if settings.types:
        parts.append(f"--type {','.join(settings.types)}")
    return " and ".join(parts)


def many(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 row", "3 rows", "2 parties"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def _is_store(output: str) -> bool:
    return output.endswith(".duckdb") or not _is_file(output)


def _is_file(output: str) -> bool:
    return output.endswith((".jsonl", ".csv", ".parquet", ".duckdb"))
