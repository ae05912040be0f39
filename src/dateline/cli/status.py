"""`dateline status`: how far a run is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Verbose


def status(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The folder given to dateline code -o.")],
    as_json: Annotated[bool, typer.Option("--json", help="Write it as JSON.")] = False,
    verbose: Verbose = 0,
) -> None:
    """Show how far a run in a folder is, and what became of its articles."""
    import sys

    from rich.table import Table

    from dateline.cli.console import shown, stdout
    from dateline.storing.runs import RunFolder

    folder = RunFolder(run)
    state = folder.state()
    stage = "complete" if state.complete else "running" if folder.in_use() else "not complete"
    if as_json:
        values = {**state.description, "stage": stage, "shards": state.shards, "counts": state.counts.as_dict()}
        sys.stdout.write(json.dumps(values, indent=1) + "\n")
        return
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_row("run", shown(str(run)))
    table.add_row("stage", stage, style="green" if state.complete else "yellow")
    table.add_row("inputs", shown(", ".join(state.description.get("inputs", []))))
    table.add_row("dateline", state.description.get("dateline", ""))
    table.add_row("shards", f"{state.shards:,}")
    for name, count in state.counts.as_dict().items():
        table.add_row(name.replace("_", " "), f"{count:,}")
    stdout().print(table)
    if stage == "not complete":
        from dateline.cli.console import say

        say("Repeat the dateline code command that began it: whole shards are not coded again.")
