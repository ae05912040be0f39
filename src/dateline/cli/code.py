"""`dateline code`: the main job."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import (
    CODING,
    WRITING,
    Codebook,
    Columns,
    Config,
    InputFormat,
    Knowledge,
    Processes,
    Published,
    Statuses,
    Tier,
    Verbose,
)

if TYPE_CHECKING:
    from dateline.cli.output import OutputFormat
    from dateline.running.run import Summary
    from dateline.settings import Settings

EXAMPLES = """[bold]Examples[/bold]

dateline code report.txt --published 2025-01-29

dateline code wire/ -o events.duckdb -j 4

dateline code news.csv --columns text=body,title=headline -o events.csv

curl -s https://example.org/report.html | dateline code - --status occurred | head

dateline code wire/ --codebook mine.toml -o mine.csv

dateline code archive/*.jsonl -o run2024/      [dim]a folder: the same command resumes it[/dim]
"""


def code(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT", help="Files, folders, or - for standard input: text, HTML, JSON lines, CSV ..."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="File ending in .jsonl .csv .parquet .duckdb, or a folder; else events go to standard output.",
            rich_help_panel=WRITING,
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="jsonl|csv|table",
            help="Format on standard output; else a table on a terminal and JSON lines for a pipe.",
            rich_help_panel=WRITING,
            show_default=False,
        ),
    ] = None,
    published: Published = None,
    input_format: InputFormat = None,
    columns: Columns = None,
    status: Statuses = None,
    event_type: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="NAME,...",
            help="Keep events of these types: AGREE, CONSULT ... ASSAULT, or those of your own codebook.",
            rich_help_panel=CODING,
            show_default="all",
        ),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            metavar="0-1",
            help="Leave out events below this confidence.",
            rich_help_panel=CODING,
            show_default="as trained",
        ),
    ] = None,
    tier: Tier = None,
    codebook: Codebook = None,
    processes: Processes = None,
    knowledge: Knowledge = None,
    config: Config = None,
    verbose: Verbose = 0,
) -> None:
    """Code news reports: read articles, write their events."""
    from dateline.cli.output import chosen_format
    from dateline.cli.summary import tell
    from dateline.settings import load_settings

    settings = load_settings(
        config,
        published=published,
        input_format=input_format,
        columns=columns,
        statuses=status,
        types=event_type,
        min_confidence=min_confidence,
        tier=tier,
        codebook=codebook,
        processes=processes,
        knowledge=knowledge or None,
    )
    target = None if output in (None, "-") else output
    wanted = chosen_format(output_format, target)
    summary = _run(inputs, target, wanted, settings)
    raise typer.Exit(tell(summary, settings, target, inputs[0] if len(inputs) == 1 else "FILE"))


def _run(inputs: list[str], target: str | None, wanted: OutputFormat | None, settings: Settings) -> Summary:
    from dateline.cli.console import stderr
    from dateline.cli.output import shows_table, standard_output
    from dateline.reading import read
    from dateline.running.progress import shown_progress
    from dateline.running.run import run_articles, run_folder, start_coder
    from dateline.storing.writers import is_folder, open_writer

    items = read(
        inputs, published=settings.published, input_format=settings.input_format, columns=settings.columns or None
    )
    start = partial(start_coder, settings)
    wants_bar = target is not None or not shows_table(wanted)
    with shown_progress(stderr() if wants_bar else None, inputs) as watch:
        if target is not None and is_folder(target):
            return run_folder(items, start, Path(target), settings, inputs=inputs, watch=watch)
        writer = open_writer(Path(target)) if target else standard_output(wanted)
        return run_articles(items, start, writer, settings, inputs=inputs, watch=watch)
