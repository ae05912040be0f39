"""The commands and their help. Modules of commands stay light: what is heavy is imported when a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import faults
from dateline.cli.code import EXAMPLES as CODE_EXAMPLES
from dateline.cli.code import code
from dateline.cli.codebook import app as codebook
from dateline.cli.counts import EXAMPLES as COUNTS_EXAMPLES
from dateline.cli.counts import counts
from dateline.cli.demo import demo
from dateline.cli.doctor import doctor
from dateline.cli.evaluate import EXAMPLES as EVALUATE_EXAMPLES
from dateline.cli.evaluate import evaluate
from dateline.cli.explain import EXAMPLES as EXPLAIN_EXAMPLES
from dateline.cli.explain import explain
from dateline.cli.kb import app as kb
from dateline.cli.schema import schema
from dateline.cli.serve import EXAMPLES as SERVE_EXAMPLES
from dateline.cli.serve import serve
from dateline.cli.status import status
from dateline.version import __version__

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with [bold]dateline demo[/bold], then [bold]dateline code report.txt --published 2025-01-29[/bold]. "
    "Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but some articles failed, 4 store locked, 130 interrupted.",
)

_WORK, _UNDERSTAND, _CARE = "Code", "Understand", "Check"
app.command(epilog=CODE_EXAMPLES, rich_help_panel=_WORK)(code)
app.command(rich_help_panel=_WORK)(demo)
app.command(epilog=SERVE_EXAMPLES, rich_help_panel=_WORK)(serve)
app.command(rich_help_panel=_WORK)(status)
app.command(epilog=COUNTS_EXAMPLES, rich_help_panel=_WORK)(counts)
app.command(epilog=EXPLAIN_EXAMPLES, rich_help_panel=_UNDERSTAND)(explain)
app.command(rich_help_panel=_UNDERSTAND)(schema)
app.add_typer(kb, rich_help_panel=_UNDERSTAND)
app.add_typer(codebook, rich_help_panel=_UNDERSTAND)
app.command(epilog=EVALUATE_EXAMPLES, rich_help_panel=_CARE)(evaluate)
app.command(rich_help_panel=_CARE)(doctor)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """News text in, event data out: who did what to whom, when, where, according to whom, and whether it happened."""


def run() -> None:
    """Run the command line and end the process with an exit code of DESIGN section 4."""
    from dateline.running.threads import limit_blas_threads

    limit_blas_threads()
    with faults.told():
        app()
