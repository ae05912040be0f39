"""`dateline doctor`: whether everything that Dateline needs is there and works."""

from __future__ import annotations

import typer

from dateline.cli.options import Verbose

_STYLES = {"OK": "green", "WARN": "yellow", "FAIL": "bold red"}


def doctor(verbose: Verbose = 0) -> None:
    """Check Python, models, libraries, folders and terminal; say what to do about what is wrong."""
    from rich.text import Text

    from dateline.cli.console import say, shown, stdout
    from dateline.running.checks import Verdict, run_checks

    console, verdicts = stdout(), []
    for check in run_checks():
        verdicts.append(check.verdict)
        console.print(
            Text.assemble(
                (f"{check.verdict.value:<5}", _STYLES[check.verdict]), f"{check.name:<14}", shown(check.found)
            ),
            soft_wrap=True,
        )
        if check.advice:
            console.print(Text.assemble(" " * 19, ("do: ", "dim"), shown(check.advice)), soft_wrap=True)
    if Verdict.FAIL in verdicts:
        say("Dateline cannot work before what is marked FAIL is put right.", "bold red")
        raise typer.Exit(1)
