"""`dateline counts`: events counted in complete grids."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Verbose

EXAMPLES = """[bold]Examples[/bold]

dateline counts events.duckdb --by dyad,month > dyads.csv

dateline counts run2024/ --by country,type,year --status occurred
"""


def counts(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="A .duckdb, .parquet or .csv file, or a run folder.")],
    by: Annotated[
        str,
        typer.Option(
            metavar="NAME,...",
            help="dyad actor recipient country type quad status, and one of day week month quarter year.",
        ),
    ] = "dyad,month",
    status: Annotated[
        str, typer.Option(metavar="NAME,...", help="Statuses that count; planned and denied acts are no facts.")
    ] = "occurred,ongoing",
    verbose: Verbose = 0,
) -> None:
    """Count events in complete grids, zeros where nothing happened, as CSV for R and pandas."""
    import csv
    import sys

    from dateline.cli.console import say
    from dateline.settings import load_settings
    from dateline.storing.grids import count_events

    wanted = load_settings(statuses=status).statuses
    grid = count_events(store, [name.strip() for name in by.split(",") if name.strip()], wanted)
    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(grid.columns)
    lines.writerows(grid.rows)
    say(
        f"{grid.events:,} events in {len(grid.rows):,} cells. Left out: {grid.other_status:,} of another status than "
        f"{status}, {grid.undated:,} whose date is not known so finely, {grid.unplaced:,} without a value to count by."
    )
