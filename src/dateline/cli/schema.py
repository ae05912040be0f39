"""`dateline schema`: the columns that every output has."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import Verbose


def schema(
    output_format: Annotated[
        str,
        typer.Option("--format", metavar="table|json|md|r|sql", help="How to write it.", show_default=True),
    ] = "table",
    verbose: Verbose = 0,
) -> None:
    """Show the columns of the event row and its side tables, with types and allowed values."""
    import json
    import sys

    from dateline.cli.output import no_such_format
    from dateline.storing import describe

    match output_format.lower():
        case "table":
            _show_table()
        case "json":
            sys.stdout.write(json.dumps(describe.as_json(), indent=1) + "\n")
        case "md":
            sys.stdout.write(describe.as_markdown() + "\n")
        case "r":
            sys.stdout.write(describe.as_r() + "\n")
        case "sql":
            sys.stdout.write(describe.as_sql() + "\n")
        case unknown:
            raise no_such_format(unknown, ("table", "json", "md", "r", "sql"))


def _show_table() -> None:
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.console import stdout
    from dateline.storing.schema import TABLES

    console = stdout()
    for one in TABLES:
        console.print(Text.assemble("\n", (one.name, "bold"), f": one row is {one.description}"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for head in ("column", "type", "group", "what it says"):
            table.add_column(head, no_wrap=head != "what it says")
        for column in one.columns:
            said = Text(column.description)
            if column.allowed:
                said.append(f" ({', '.join(column.allowed)})", "cyan")
            table.add_row(column.name, f"{column.kind}{' ;' if column.many else ''}", column.group, said)
        console.print(table)
    console.print(
        Text("\nA type with ; holds several values, joined by semicolons; in JSON lines it is a list.", "dim")
    )
