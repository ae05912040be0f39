"""`dateline demo`: the bundled reports, coded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Processes, Verbose


def demo(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="OUT", help="Where the events go: .duckdb, .parquet, .csv or .jsonl."),
    ] = Path("demo.duckdb"),
    processes: Processes = None,
    verbose: Verbose = 0,
) -> None:
    """Code the bundled reports on the Iran nuclear talks, show the events and keep them in a store."""
    from functools import partial

    from dateline.cli.output import BothWriters, OutputFormat, standard_output
    from dateline.cli.summary import tell
    from dateline.demo import reports
    from dateline.running.run import run_articles, start_coder
    from dateline.settings import Settings
    from dateline.storing.writers import open_writer

    settings = Settings() if processes is None else Settings(processes=processes)
    writer = BothWriters(open_writer(output), standard_output(OutputFormat.TABLE))
    summary = run_articles(reports(), partial(start_coder, settings), writer, settings, inputs=["demo"])
    typer.echo(err=True)
    code = tell(summary, settings, str(output), "report.txt")
    if code == 0:
        _say_what_next(output)
    raise typer.Exit(code)


def _say_what_next(output: Path) -> None:
    from dateline.cli.console import say

    steps = [("your own report", "dateline code report.txt --published 2025-01-29")]
    steps.append(("why it was coded so", "dateline explain report.txt --published 2025-01-29"))
    if output.suffix == ".duckdb":
        query = "SELECT date_start, actor_name, event_type, status FROM events WHERE status = 'planned'"
        steps.append(
            ("what was announced", f'python -c "import duckdb; duckdb.connect(\'{output}\').sql(\\"{query}\\").show()"')
        )
    steps.append(("what the columns mean", "dateline schema"))
    say("The reports are reconstructions, written for this demonstration from public facts.", "dim")
    say("Try next:", "bold")
    for aim, command in steps:
        say(f"  {aim:<22} {command}")
