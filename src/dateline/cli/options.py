"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.faults import set_verbosity

CODING, WRITING, SETTINGS = "What to code", "Where it goes", "Settings"

Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        callback=set_verbosity,
        show_default=False,
        help="Say more; -vv shows tracebacks.",
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        help="TOML file with settings; else dateline.toml here or in your configuration folder.",
        rich_help_panel=SETTINGS,
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Publication day of all articles (2025-01-29); else each record, page or file name tells.",
        rich_help_panel=CODING,
        show_default=False,
    ),
]
Statuses = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="NAME,...",
        help="Keep events of these statuses: occurred, ongoing, planned, hypothetical, denied.",
        rich_help_panel=CODING,
        show_default="all",
    ),
]
Tier = Annotated[
    str | None,
    typer.Option(
        metavar="fast|accurate",
        help="How much the encoder reads: every sentence, or only where the lexicon is in doubt.",
        rich_help_panel=CODING,
        show_default="accurate",
    ),
]
Codebook = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Code by a codebook of your own (see dateline codebook new) instead of PLOVER.",
        rich_help_panel=CODING,
        show_default=False,
    ),
]
Processes = Annotated[
    int | None,
    typer.Option(
        "--processes", "-j", metavar="N", help="Worker processes.", rich_help_panel=SETTINGS, show_default="1"
    ),
]
InputFormat = Annotated[
    str | None,
    typer.Option(
        help="How to read the inputs (text, html, jsonl, csv ...); else the file's ending and first bytes decide.",
        rich_help_panel=CODING,
        show_default=False,
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD=COLUMN,...",
        help="Which column or key holds which field: text=body,title=headline.",
        rich_help_panel=CODING,
        show_default=False,
    ),
]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Table or folder with your own facts, which win over the shipped ones; may be given more than once.",
        rich_help_panel=SETTINGS,
        show_default=False,
    ),
]
