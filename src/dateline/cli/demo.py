"""`dateline demo`: the bundled reports, coded, and the explorer on them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Codebook, Processes, Statuses, Verbose


def demo(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="OUT", help="Where the events go: .duckdb, .parquet, .csv or .jsonl."),
    ] = Path("demo.duckdb"),
    status: Statuses = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Serve the explorer without opening a browser.")] = False,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="End after coding; so does a demo that no terminal shows.")
    ] = False,
    codebook: Codebook = None,
    processes: Processes = None,
    verbose: Verbose = 0,
) -> None:
    """Code the bundled reports on the Iran nuclear talks, show the events, keep them in a store and explore it."""
    import sys
    from functools import partial

    from dateline.cli.output import BothWriters, OutputFormat, standard_output
    from dateline.cli.serve import run as serve_store
    from dateline.cli.summary import tell
    from dateline.demo import reports
    from dateline.running.run import run_articles, start_coder
    from dateline.settings import Settings, load_settings
    from dateline.storing.writers import open_writer

    statuses = load_settings(statuses=status).statuses if status is not None else ()
    settings = Settings(processes=processes or 1, statuses=statuses, codebook=codebook)
    writer = BothWriters(open_writer(output), standard_output(OutputFormat.TABLE))
    summary = run_articles(reports(), partial(start_coder, settings), writer, settings, inputs=["demo"])
    typer.echo(err=True)
    code = tell(summary, settings, str(output), "report.txt")
    if code == 0:
        _say_what_next(output)
        if output.suffix == ".duckdb" and not no_serve and sys.stderr.isatty():
            serve_store(output, opens=not no_open)
    raise typer.Exit(code)


def _say_what_next(output: Path) -> None:
    from dateline.cli.console import say

    dateline = _command()
    steps = [
        ("your own report", f"{dateline} code report.txt --published 2025-01-29"),
        ("why it was coded so", f"{dateline} explain report.txt --published 2025-01-29"),
    ]
    if output.suffix != ".jsonl":
        steps.append(("who acts on whom", f"{dateline} counts {output} --by dyad,year"))
    if output.suffix == ".duckdb":
        question = "SELECT date_start, actor_name, text FROM events WHERE status = 'planned'"
        steps.append(("what was announced", f"in Python: duckdb.connect('{output}').sql(\"{question}\")"))
    steps.append(("what the columns mean", f"{dateline} schema"))
    say("The reports are reconstructions, written for this demonstration from public facts.", "dim")
    say("Try next:", "bold")
    for aim, command in steps:
        say(f"  {aim:<22} {command}")
    if output.suffix == ".duckdb":
        say("See the story on a page:", "bold")
        say(f"  {dateline} serve {output}")


def _command() -> str:
    """Return how this command line was called: by name if the shell finds it, else by its path."""
    import shutil
    import sys

    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m dateline"
    if shutil.which(called.name) is not None or not called.is_file():
        return "dateline"
    here = Path.cwd()
    return str(called.resolve().relative_to(here) if called.resolve().is_relative_to(here) else called)
