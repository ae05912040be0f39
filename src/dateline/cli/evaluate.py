"""`dateline evaluate`: how well coded events agree with events coded by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Statuses, Verbose

if TYPE_CHECKING:
    from rich.table import Table

    from dateline.running.evaluate import Evaluation, Score
    from dateline.running.readers import Agreement
    from dateline.running.shares import Share

EXAMPLES = """[bold]Examples[/bold]

dateline code reports.jsonl -o events.jsonl; dateline evaluate gold/ events.jsonl

dateline code reports.jsonl | dateline evaluate gold/ - --verbose      [dim]with what was missed[/dim]

dateline evaluate gold.jsonl events.duckdb      [dim]gold from the reviews of the explorer[/dim]
"""


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Articles with events coded by hand: a file or folder.")],
    predicted: Annotated[
        str, typer.Argument(metavar="PRED", help="JSON lines or a store of dateline code, or - for standard input.")
    ],
    output_format: Annotated[
        str, typer.Option("--format", metavar="table|json", help="A table for people, or JSON.")
    ] = "table",
    status: Statuses = None,
    codebook: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The codebook of your own that both were coded by; else PLOVER.", show_default=False
        ),
    ] = None,
    verbose: Verbose = 0,
) -> None:
    """Compare coded events with events coded by hand: precision, recall, F1, by type and by field, and the readers."""
    from dateline.cli.output import no_such_format
    from dateline.codebook.own import read_own
    from dateline.records import EventType
    from dateline.running.evaluate import evaluate_files
    from dateline.settings import load_settings

    if output_format not in ("table", "json"):
        raise no_such_format(output_format, ("table", "json"))
    statuses = load_settings(statuses=status).statuses if status is not None else ()
    types = [each.name for each in read_own(codebook).types] if codebook else list(EventType)
    evaluation = evaluate_files(gold, predicted, statuses, types)
    if output_format == "json":
        _write_json(evaluation)
    else:
        _write_tables(evaluation, with_faults=verbose > 0)


def _write_json(evaluation: Evaluation) -> None:
    import json
    import sys

    values = {
        "articles": evaluation.articles,
        "events": {**_score_values(evaluation.events), "f1_interval": evaluation.f1_interval},
        "by_type": {
            str(kind): {**_score_values(score), "f1_interval": evaluation.type_intervals[kind]}
            for kind, score in evaluation.by_type.items()
        },
        "fields": {name: _share_values(share) for name, share in evaluation.fields.items()},
        "readers": _reader_values(evaluation.readers) if evaluation.readers else None,
        "missed": [{"article_id": missed.article_id, "id": missed.event.id} for missed in evaluation.missed],
        "unexpected": [row.get("event_id") for row in evaluation.unexpected],
        "unknown_articles": evaluation.unknown_articles,
    }
    sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=1) + "\n")


def _score_values(score: Score) -> dict[str, object]:
    return {
        "right": score.right,
        "predicted": score.predicted,
        "expected": score.expected,
        "precision": score.precision.value,
        "precision_interval": score.precision.interval,
        "recall": score.recall.value,
        "recall_interval": score.recall.interval,
        "f1": score.f1,
    }


def _share_values(share: Share) -> dict[str, object]:
    return {"right": share.right, "total": share.total, "interval": share.interval}


def _reader_values(agreement: Agreement) -> dict[str, object]:
    alike = {"kept": agreement.kept, **agreement.fields}
    return {
        "readers": agreement.readers,
        "events": agreement.events,
        "alike": {name: {**_share_values(one.share), "alpha": one.alpha} for name, one in alike.items()},
    }


def _write_tables(evaluation: Evaluation, *, with_faults: bool) -> None:
    from rich.text import Text

    from dateline.cli.console import say, shown, stdout

    console = stdout()
    low_high = ""
    if evaluation.f1_interval is not None:
        low_high = f", 95% interval {evaluation.f1_interval[0]:.2f} to {evaluation.f1_interval[1]:.2f}"
    f1 = _number(evaluation.events.f1)
    console.print(Text(f"{evaluation.articles:,} articles, event F1 {f1}{low_high}\n", "bold"))
    table = _columns("type", "precision", "95%", "recall", "95%", "F1", "95%", "right", "coded", "by hand")
    rows = [("all", evaluation.events, evaluation.f1_interval)]
    rows += [(str(kind), one, evaluation.type_intervals[kind]) for kind, one in evaluation.by_type.items()]
    for name, score, f1_range in rows:
        cells = (*_share_cells(score.precision), *_share_cells(score.recall), _number(score.f1), _range(f1_range))
        counts = (f"{score.right:,}", f"{score.predicted:,}", f"{score.expected:,}")
        table.add_row(name, *cells, *counts, style="bold" if name == "all" else "")
    console.print(table)
    console.print()
    table = _columns("field", "right", "of", "share", "95% interval")
    for name, share in evaluation.fields.items():
        table.add_row(name, f"{share.right:,}", f"{share.total:,}", *_share_cells(share))
    console.print(table)
    if evaluation.readers is not None:
        _write_readers(evaluation.readers)
    if evaluation.unknown_articles:
        say(f"Not in the gold, and left out: {', '.join(evaluation.unknown_articles[:10])}", "yellow")
    if not with_faults:
        return
    console.print(Text("\nmissed", "bold"))
    for missed in evaluation.missed:
        gold = missed.event
        parties = " to ".join(
            ", ".join(party.name or party.text or "?" for party in side) or "nobody"
            for side in (gold.actors, gold.recipients)
        )
        said = f'{missed.article_id}  {gold.type} {gold.status}  "{gold.trigger}" at {gold.start}: {parties}'
        console.print(Text(shown(said)))
    console.print(Text("\nunexpected", "bold"))
    for row in evaluation.unexpected:
        what = f"{row.get('article_id')}  {row.get('event_type')} {row.get('status')}: {row.get('text')}"
        console.print(Text(shown(what)))


def _write_readers(agreement: Agreement) -> None:
    from rich.text import Text

    from dateline.cli.console import shown, stdout

    console = stdout()
    who = shown(", ".join(agreement.readers))
    console.print(Text(f"\n{agreement.events:,} events judged by two or more of: {who}", "bold"))
    table = _columns("readers agree on", "pairs", "of", "share", "95% interval", "alpha")
    for name, alike in {"kept or rejected": agreement.kept, **agreement.fields}.items():
        share = alike.share
        table.add_row(name, f"{share.right:,}", f"{share.total:,}", *_share_cells(share), _number(alike.alpha))
    console.print(table)


def _share_cells(share: Share) -> tuple[str, str]:
    return _number(share.value), _range(share.interval)


def _columns(first: str, *others: str) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _range(interval: tuple[float, float] | None) -> str:
    return "-" if interval is None else f"{interval[0]:.2f}-{interval[1]:.2f}"
