"""`dateline kb`: look into the facts, find what they lack, add your own, fetch more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Columns, Config, InputFormat, Knowledge, Verbose
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.knowledge import Knowledge as KnownFacts
    from dateline.running.missing import MissingName
    from dateline.running.wikidata.questions import Fetch

app = typer.Typer(
    name="kb",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Look into the facts that Dateline knows, find what they lack, add your own.",
)

MISSING_EXAMPLES = """[bold]Examples[/bold]

dateline kb missing archive/ --top 100

dateline kb missing wire.jsonl --kind actor --format csv > missing.csv
"""
ADD_EXAMPLES = """[bold]Examples[/bold]

dateline kb add holders person="Ada Field" office=mayor country=GBR sector=GOV from=2031-05-08 gender=f

dateline kb add organisations name="Blue Herons" country=FIN sector=REB kind=armed

dateline kb add my-rows.tsv      [dim]a table with one of the header lines that kb columns prints[/dim]
"""
FIND_EXAMPLES = """[bold]Examples[/bold]

dateline kb find "Joe Biden" --on 2024-07-10

dateline kb find "prime minister of Norway" --on 2024-07-10
"""
BUILD_EXAMPLES = """[bold]Examples[/bold]

dateline kb build -o fetched/ --country NOR,SWE,FIN      [dim]asks query.wikidata.org[/dim]

dateline kb build -o fetched/ --office "foreign minister" --since 2005

dateline kb build -o fetched/ --dump latest-all.json.bz2      [dim]no network[/dim]
"""


class NothingToFetch(UsageError):
    """DL-U031: an office that `kb build` does not fetch, or a country that Dateline does not know."""

    code = "DL-U031"


class NotAPair(UsageError):
    """DL-U032: what follows a table's name in `kb add` is not COLUMN=VALUE."""

    code = "DL-U032"


@app.command(epilog=MISSING_EXAMPLES)
def missing(
    inputs: Annotated[list[str], typer.Argument(metavar="CORPUS", help="Files or folders, as for dateline code.")],
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many names to show.")] = 50,
    kind: Annotated[str, typer.Option(metavar="all|actor|place", help="What names to look for.")] = "all",
    contexts: Annotated[int, typer.Option(metavar="N", min=0, help="Sentences to show for each name.")] = 2,
    output_format: Annotated[
        str | None,
        typer.Option("--format", metavar="table|csv", help="Else a table on a terminal and CSV for a pipe."),
    ] = None,
    input_format: InputFormat = None,
    columns: Columns = None,
    knowledge: Knowledge = None,
    config: Config = None,
    verbose: Verbose = 0,
) -> None:
    """List the most frequent names that no table knows, with their contexts."""
    from dateline.cli.console import say, stderr, stdout
    from dateline.cli.output import no_such_format
    from dateline.reading import read
    from dateline.running.coder import load
    from dateline.running.missing import find_missing
    from dateline.running.progress import expected_articles, watched
    from dateline.settings import load_settings

    if kind not in ("all", "actor", "place"):
        raise no_such_format(kind, ("all", "actor", "place"))
    if output_format not in (None, "table", "csv"):
        raise no_such_format(output_format, ("table", "csv"))
    settings = load_settings(config, input_format=input_format, columns=columns, knowledge=knowledge or None)
    items = read(inputs, input_format=settings.input_format, columns=settings.columns or None)
    coder = load(settings)
    articles = watched(coder.resolve_many(items), stderr(), "reading", expected_articles(inputs))
    found = [name for name in find_missing(articles, coder.knowledge, contexts=contexts) if kind in ("all", name.kind)]
    if output_format == "table" or (output_format is None and stdout().is_terminal):
        _show_missing(found[:top])
    else:
        _write_missing(found[:top])
    if not found:
        say("Every name in these texts is known." if kind == "all" else f"Every {kind} in these texts is known.")
    elif len(found) > top:
        say(f"{len(found) - top:,} further names: --top {len(found)} shows them all.")


def _show_missing(found: list[MissingName]) -> None:
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.console import shown, stdout

    table = Table(box=None, pad_edge=False, expand=True)
    for head, ratio in (("name", 3), ("kind", None), ("articles", None), ("mentions", None), ("guess", None)):
        table.add_column(head, ratio=ratio, header_style="dim", justify="right" if head.endswith("s") else "left")
    table.add_column("where it stands", ratio=6, header_style="dim")
    for name in found:
        table.add_row(
            Text(shown(name.name)),
            name.kind,
            f"{name.articles:,}",
            f"{name.mentions:,}",
            f"{name.country} {name.sector}".strip(),
            Text(shown("\n".join(name.contexts)), "dim"),
        )
    stdout().print(table)


def _write_missing(found: list[MissingName]) -> None:
    import csv
    import sys

    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(("name", "kind", "articles", "mentions", "country", "sector", "contexts"))
    for name in found:
        lines.writerow(
            (name.name, name.kind, name.articles, name.mentions, name.country, name.sector, " | ".join(name.contexts))
        )


@app.command(epilog=ADD_EXAMPLES)
def add(
    what: Annotated[
        list[str],
        typer.Argument(metavar="FILE... | TABLE COLUMN=VALUE...", help="Tables to add, or one row of a table."),
    ],
    to: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Where to keep the rows; else the folder in your configuration that every command reads.",
            show_default=False,
        ),
    ] = None,
    verbose: Verbose = 0,
) -> None:
    """Add your own facts; they win over the shipped ones."""
    from dateline.cli.console import say
    from dateline.knowledge.own import TABLES, read_text
    from dateline.running.own_facts import add_rows, one_row
    from dateline.settings import own_folder

    folder = to or own_folder()
    if any("=" in part for part in what[1:]) or what[0] in TABLES:
        pairs = dict(_pair(part) for part in what[1:])
        texts = {"the command line": one_row(what[0], pairs)}
    else:
        texts = {name: read_text(Path(name)) for name in what}
    for where, text in texts.items():
        added = add_rows(text, where, folder)
        say(f"{added.new} new, {added.known} already there: {added.path}")
    if to is not None:
        say(f"Name the folder to use it: dateline code ... --knowledge {to}, or knowledge in dateline.toml.")


def _pair(part: str) -> tuple[str, str]:
    column, equals, value = part.partition("=")
    if not equals or not column.strip():
        raise NotAPair(f"{part!r} is not COLUMN=VALUE", next_step='write it as person="Ada Field"')
    return column.strip(), value.strip()


@app.command()
def columns(
    table: Annotated[str | None, typer.Argument(metavar="TABLE", help="Else all tables that can be added to.")] = None,
    verbose: Verbose = 0,
) -> None:
    """Print the header lines of the tables, tabs between the columns, ready to fill."""
    from dateline.knowledge.own import TABLES, columns_of

    if table is not None:
        typer.echo("\t".join(columns_of(table)))
        return
    for name in TABLES:
        typer.echo(f"# {name}")
        typer.echo("\t".join(columns_of(name)))


@app.command(epilog=FIND_EXAMPLES)
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or an office: the president of Chile.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day to ask for.", show_default=False)] = None,
    knowledge: Knowledge = None,
    config: Config = None,
    verbose: Verbose = 0,
) -> None:
    """Show what is known about a name: who or what it is, on which day, and why."""
    from dateline.cli.console import say, shown, stdout
    from dateline.knowledge import load_knowledge
    from dateline.reading.records import given_date
    from dateline.resolving.actors import resolve_mention
    from dateline.running.own_facts import describe_name
    from dateline.settings import load_settings

    loaded = load_knowledge(load_settings(config, knowledge=knowledge or None).knowledge)
    day = given_date(on)
    lines = describe_name(name, loaded)
    # "prime minister of Norway" is asked for as the one, not as any.
    asked = name if name[:1].isupper() else f"the {name.removeprefix('the ')}"
    actor = resolve_mention(asked, 0, len(asked), day, loaded)
    if actor is not None and (lines or actor.country is not None):
        role = " ".join(part for part in (actor.country, actor.sector, actor.role) if part)
        stdout().print(shown(f"{actor.name}: {role}"), soft_wrap=True)
        for reason in actor.why:
            stdout().print(shown(f"   {reason}"), style="dim", soft_wrap=True)
    for line in lines:
        stdout().print(shown(line), soft_wrap=True)
    if actor is None and not lines:
        say(f"Nothing goes by the name {name!r}. `dateline kb add` lets you write it down.")
        raise typer.Exit(1)


@app.command(epilog=BUILD_EXAMPLES)
def build(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the table goes; a second run goes on there.")
    ],
    country: Annotated[
        str | None, typer.Option(metavar="CODE,...", help="ISO alpha-3 codes.", show_default="all states")
    ] = None,
    office: Annotated[
        str | None, typer.Option(metavar="NAME,...", help="Kinds of offices.", show_default="all that can be fetched")
    ] = None,
    since: Annotated[int, typer.Option(metavar="YEAR", help="Leave out who left before this year.")] = 1990,
    dump: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="Read a dump (.json .json.gz .json.bz2) and ask nobody."
        ),
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="A query service.", show_default="query.wikidata.org")
    ] = None,
    pause: Annotated[float, typer.Option(metavar="SECONDS", min=0.0, help="Pause between two questions.")] = 1.0,
    verbose: Verbose = 0,
) -> None:
    """Fetch office holders from Wikidata into a table of your own. Asks the network, as nothing else does."""
    from datetime import date

    from dateline.cli.console import say, stderr
    from dateline.cli.summary import many
    from dateline.knowledge import load_knowledge
    from dateline.running.progress import counted
    from dateline.running.wikidata import QueryService, build_from_dump, build_from_service
    from dateline.running.wikidata.client import ENDPOINT

    knowledge = load_knowledge()
    countries, wanted = _countries(country, knowledge), _offices(office)
    today = date.today()
    if dump is not None:
        done = build_from_dump(dump, output, knowledge, countries, wanted, since, today=today)
    else:
        with counted(stderr(), "asking") as watch:
            service = QueryService(endpoint or ENDPOINT, pause, say=say)
            done = build_from_service(service, output, knowledge, countries, wanted, since, today=today, watch=watch)
    if done.nameless:
        say(f"{done.nameless:,} terms left out: their holders have no English name.")
    say(f"{many(done.rows, 'row')} in {done.path}. Nobody has looked through them: read them before you trust them.")
    say(f"Use them with: dateline code ... --knowledge {done.path}")


def _countries(given: str | None, knowledge: KnownFacts) -> list[str]:
    """Return the codes that were given, all states without any. Raises NothingToFetch (DL-U031)."""
    from dateline.knowledge.checking import nearest_code

    states = sorted(country.code for country in knowledge.countries.values() if country.kind == "state")
    chosen = [part.strip().upper() for part in (given or "").split(",") if part.strip()]
    for code in chosen:
        if code not in knowledge.countries:
            close = nearest_code(code, states)
            hint = f"did you mean {close}?" if close else "use ISO alpha-3 codes, such as NOR,SWE"
            raise NothingToFetch(f"there is no country {code!r}", where="--country", next_step=hint)
    return chosen or states


def _offices(given: str | None) -> list[Fetch]:
    """Return the kinds of offices that were given, all without any. Raises NothingToFetch (DL-U031)."""
    import difflib

    from dateline.running.wikidata.questions import fetches

    known = fetches()
    chosen = [part.strip().lower() for part in (given or "").split(",") if part.strip()]
    for name in chosen:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
            raise NothingToFetch(f"{name!r} is no office that can be fetched", where="--office", next_step=hint)
    return [known[name] for name in chosen] or list(known.values())
