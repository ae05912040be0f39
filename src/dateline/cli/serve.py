"""`dateline serve`: the explorer and the API on one store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Verbose

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = """[bold]Examples[/bold]

dateline serve events.duckdb

dateline serve run2024/ --port 9000 --no-open

dateline serve events.duckdb --host 0.0.0.0 --token k3Jx...      [dim]others need the token[/dim]
"""


def serve(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="A .duckdb file or a run folder of dateline code.")],
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen at; one that others can reach needs a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port to listen at.", show_default="8745, or a free one"),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the page in a browser.")] = False,
    token: Annotated[
        str | None,
        typer.Option(metavar="WORD", envvar="DATELINE_TOKEN", help="What a caller must know.", show_default=False),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Another name that the server is called by; may be repeated.", show_default=False
        ),
    ] = None,
    verbose: Verbose = 0,
) -> None:
    """Open the explorer on a store: a page and a REST API. The store is only read; reviews go to a log beside it."""
    run(store, host=host, port=port, opens=not no_open, token=token, allowed=allow_host or ())


def run(
    store: Path,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    opens: bool = True,
    token: str | None = None,
    allowed: Sequence[str] = (),
) -> None:
    """Serve a store until the user ends it."""
    import uvicorn

    from dateline.cli.console import say
    from dateline.exploring.app import create_app
    from dateline.exploring.explorer import Explorer
    from dateline.exploring.serving import address_of, can_open, listen, rules_for

    rules = rules_for(host, token, allowed)
    explorer = Explorer(store)
    try:
        with listen(host, port) as made:
            address = address_of(made, token)
            say(f"{store.name}: {explorer.status()['events']:,} events at {address}", "bold")
            say("Ctrl-C ends it.", "dim")
            config = uvicorn.Config(
                create_app(explorer, rules), log_level="warning", access_log=False, server_header=False, lifespan="off"
            )
            if opens and can_open():
                import webbrowser

                webbrowser.open(address)
            uvicorn.Server(config).run(sockets=[made])
    except KeyboardInterrupt:
        say("Ended.", "dim")
    finally:
        explorer.close()
