"""`dateline codebook`: begin a codebook of your own, see how well it is learned, look into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Config, Verbose
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.codebook.own import OwnCodebook
    from dateline.running.codebook_check import CodebookCheck, Mistake

app = typer.Typer(
    name="codebook",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Code by types of your own: begin a codebook, check how well it is learned, look into one.",
)

NEW_EXAMPLES = """[bold]Examples[/bold]

dateline codebook new mine.toml

dateline codebook check mine.toml

dateline code wire/ --codebook mine.toml -o mine.csv
"""
CHECK_EXAMPLES = """[bold]Examples[/bold]

dateline codebook check mine.toml

dateline codebook check mine.toml --format json > scores.json
"""
SHOW_EXAMPLES = """[bold]Examples[/bold]

dateline codebook show      [dim]PLOVER: types, modes, scores[/dim]

dateline codebook show mine.toml
"""
# Sentences shown of each kind of mistake; --format json has all of them.
_SHOWN = 12


class FileStands(UsageError):
    """DL-B020: the file that `codebook new` is to write is there already."""

    code = "DL-B020"


@app.command(epilog=NEW_EXAMPLES)
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The TOML file to write.")],
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    verbose: Verbose = 0,
) -> None:
    """Write a codebook to begin with: three types with examples and remarks on every key."""
    from dateline.cli.console import say
    from dateline.codebook.own import template
    from dateline.storing.drafts import publish_bytes

    if file.exists() and not force:
        raise FileStands(
            "the file is there already", where=str(file), next_step="name another one, or write over it with --force"
        )
    publish_bytes(file, template().encode("utf-8"))
    say(f"Written to {file}. Put your types in the place of its three, then: dateline codebook check {file}")


@app.command(epilog=CHECK_EXAMPLES)
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The codebook, a TOML file.")],
    output_format: Annotated[
        str, typer.Option("--format", metavar="table|json", help="Tables for people, or JSON.")
    ] = "table",
    config: Config = None,
    verbose: Verbose = 0,
) -> None:
    """Learn a codebook and say how well: each sentence judged by what was learned from the others."""
    from dateline.cli.console import say
    from dateline.cli.output import no_such_format
    from dateline.codebook.own import read_own
    from dateline.settings import load_settings

    if output_format not in ("table", "json"):
        raise no_such_format(output_format, ("table", "json"))
    settings, codebook = load_settings(config), read_own(file)

    from dateline.coding.own import learn
    from dateline.running.codebook_check import check_codebook

    found = check_codebook(learn(codebook, settings.model))
    if output_format == "json":
        _write_json(found)
    else:
        _show_check(found)
    for warning in found.warnings:
        say(warning, "yellow")


def _write_json(found: CodebookCheck) -> None:
    import json
    import sys
    from dataclasses import asdict

    values = asdict(found)
    for score, row in zip(found.types, values["types"], strict=True):
        row.update(precision=score.precision, recall=score.recall, f1=score.f1)
    sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=1) + "\n")


def _show_check(found: CodebookCheck) -> None:
    from rich.table import Table

    from dateline.cli.console import stdout

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("type", no_wrap=True, min_width=max(len(score.name) for score in found.types))
    for head in ("examples", "found", "near-misses", "taken", "precision", "recall", "F1"):
        table.add_column(head, justify="right", no_wrap=True)
    for score in (*found.types, found.overall):
        precision = f"{score.precision:.2f}" if score.precision is not None else "-"
        counts = (score.examples, score.right, score.near_misses, score.taken)
        cells = (*(str(count) for count in counts), precision, f"{score.recall:.2f}", f"{score.f1:.2f}")
        table.add_row(score.name, *cells, style="bold" if score == found.overall else "")
    console = stdout()
    console.print(f"Codebook {found.codebook}, each sentence judged by what was learned from the others:\n")
    console.print(table)
    console.print(
        f"\n{found.ordinary_taken} of {found.ordinary} words of ordinary sentences were taken for a type. "
        f"A word counts from confidence {found.threshold} on.",
        style="dim",
        soft_wrap=True,
    )
    for right, read_as, mistakes in found.confused():
        _show_mistakes(f"{right} read as {read_as}", mistakes)
    _show_mistakes("Examples that were read as no type, each with the chance of none", found.missed())
    _show_mistakes("Near-misses and other words that were taken for a type", found.taken())


def _show_mistakes(head: str, mistakes: list[Mistake]) -> None:
    from rich.text import Text

    from dateline.cli.console import shown, stdout

    if not mistakes:
        return
    console = stdout()
    console.print(Text.assemble("\n", (head, "bold"), f"  {len(mistakes)}"))
    for one in sorted(mistakes, key=lambda each: -each.confidence)[:_SHOWN]:
        name = (one.right if one.read_as is None else one.read_as) or ""
        console.print(f"   {one.confidence:.2f}  {name:<16}  {shown(one.sentence)}", soft_wrap=True)
    if len(mistakes) > _SHOWN:
        console.print(f"   and {len(mistakes) - _SHOWN} more: --format json has all", style="dim")


@app.command(epilog=SHOW_EXAMPLES)
def show(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A codebook of your own; else PLOVER.", show_default=False)
    ] = None,
    verbose: Verbose = 0,
) -> None:
    """Print the types of a codebook: PLOVER's with their modes, or those of your own."""
    from dateline.codebook.own import read_own

    if file is None:
        _show_plover()
    else:
        _show_own(read_own(file))


def _show_plover() -> None:
    from rich.table import Table

    from dateline.cli.console import stdout
    from dateline.codebook import load_codebook

    codebook = load_codebook()
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    table.add_column("type", no_wrap=True)
    for head in ("quad", "score", "CAMEO"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("what it covers; its modes")
    for kind, rule in codebook.types.items():
        table.add_row(str(kind), str(rule.quad_class), f"{rule.score:g}", rule.cameo, rule.covers, style="bold")
        modes = {mode: each for (owner, mode), each in codebook.modes.items() if owner == kind}
        for mode, each in modes.items():
            table.add_row("", "", f"{each.score:g}", each.cameo, mode)
    stdout().print(table)


def _show_own(codebook: OwnCodebook) -> None:
    from rich.text import Text

    from dateline.cli.console import shown, stdout

    console = stdout()
    console.print(Text.assemble((codebook.name, "bold"), f"  {shown(codebook.description)}"), soft_wrap=True)
    for each in codebook.types:
        given = [
            f"quad {each.quad_class}" if each.quad_class else "",
            f"score {each.score:g}" if each.score is not None else "",
            f"CAMEO {each.cameo_code}" if each.cameo_code else "",
            f"near {', '.join(each.plover)}" if each.plover else "",
        ]
        said = ", ".join(part for part in given if part)
        console.print(Text.assemble("\n", (each.name, "bold cyan"), f"  {said}"), soft_wrap=True)
        console.print(f"   {shown(each.definition)}", soft_wrap=True)
        for mark, sentences in (("+", each.examples), ("-", each.near_misses)):
            for one in sentences:
                console.print(f"   {mark} {shown(one.shown)}", soft_wrap=True)
