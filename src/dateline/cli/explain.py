"""`dateline explain`: each step on one article, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Codebook, Columns, Config, InputFormat, Knowledge, Published, Statuses, Tier, Verbose
from dateline.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from dateline.records import Article, Event
    from dateline.running.explanation import Explanation
    from dateline.settings import Settings


class NoSuchArticle(UsageError):
    """DL-U006: the file has no article of that number or id, or it cannot be read."""

    code = "DL-U006"


EXAMPLES = """[bold]Examples[/bold]

dateline explain report.txt --published 2025-01-29

dateline explain wire.jsonl --article 12

pbpaste | dateline explain -
"""


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File with the article, or - for standard input.")],
    article: Annotated[
        str, typer.Option(metavar="N|ID", help="Which article of a file with several: its number from 1, or its id.")
    ] = "1",
    output_format: Annotated[
        str, typer.Option("--format", metavar="text|json", help="Words for people, or JSON.")
    ] = "text",
    published: Published = None,
    input_format: InputFormat = None,
    columns: Columns = None,
    status: Statuses = None,
    tier: Tier = None,
    codebook: Codebook = None,
    knowledge: Knowledge = None,
    config: Config = None,
    verbose: Verbose = 0,
) -> None:
    """Show each step on one article: what was seen, and why it was coded so."""
    from dateline.cli.output import no_such_format
    from dateline.settings import load_settings

    if output_format not in ("text", "json"):
        raise no_such_format(output_format, ("text", "json"))
    settings = load_settings(
        config,
        published=published,
        input_format=input_format,
        columns=columns,
        statuses=status,
        tier=tier,
        codebook=codebook,
        knowledge=knowledge or None,
    )
    chosen = _find(file, article, settings)

    from dateline.running.coder import load
    from dateline.running.explanation import explain as explain_article

    explanation = explain_article(chosen, load(settings))
    if output_format == "json":
        _write_json(explanation)
    else:
        _write_text(explanation)


def _find(file: str, wanted: str, settings: Settings) -> Article:
    """Return the article by number or id. Raises NoSuchArticle (DL-U006)."""
    from dateline.reading import read
    from dateline.records import Skip

    count = 0
    items = read(
        [file], published=settings.published, input_format=settings.input_format, columns=settings.columns or None
    )
    for count, item in enumerate(items, start=1):
        if wanted in (str(count), item.article_id):
            if isinstance(item, Skip):
                reason = f"article {wanted} cannot be read: {item.reason} ({item.code})"
                raise NoSuchArticle(reason, where=item.origin, next_step="name another one with --article")
            return item
    raise NoSuchArticle(
        f"there is no article {wanted!r}" if count else "there is no article in it",
        where=file,
        next_step=f"give a number from 1 to {count:,}, or an id" if count else None,
    )


def _write_json(explanation: Explanation) -> None:
    import json
    import sys
    from dataclasses import asdict

    from dateline.storing.rows import row_of

    article = explanation.article
    values = {
        "article_id": article.article_id,
        "title": article.title,
        "steps": [asdict(step) for step in explanation.steps],
        "events": [{**row_of(event, article), "why": event.why} for event in explanation.events],
    }
    sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=1, default=str) + "\n")


def _write_text(explanation: Explanation) -> None:
    from rich.text import Text

    from dateline.cli.console import shown, stdout

    console = stdout()
    article = explanation.article
    console.print(Text(shown(article.title or article.article_id), "bold"), soft_wrap=True)
    for number, step in enumerate(explanation.steps, start=1):
        head = Text.assemble("\n", (f"{number}. {step.name}", "bold cyan"), f"  {shown(step.result)}")
        console.print(head, soft_wrap=True)
        for line in step.seen:
            _write_line(Text(shown(line)), 3)
    number = len(explanation.steps) + 1
    count = len(explanation.events)
    said = f"  {count:,} event{'' if count == 1 else 's'}" if count else "  none: no candidate was kept"
    console.print(Text.assemble("\n", (f"{number}. events", "bold cyan"), said), soft_wrap=True)
    for event in explanation.events:
        _write_event(event)


def _write_event(event: Event) -> None:
    from rich.text import Text

    from dateline.cli.console import shown, stdout
    from dateline.cli.table import STATUS_STYLES, days, names

    head = Text.assemble(
        (str(event.event_type), "bold"),
        f" {event.event_mode}" if event.event_mode else "",
        "  ",
        (event.status.value, STATUS_STYLES[event.status.value]),
        f"  {days(event)}  ",
        (shown(names(event.actors)) or "nobody named", "bold"),
    )
    if event.recipients:
        head.append(" to ", "dim").append(shown(names(event.recipients)), "bold")
    head.append(f"  confidence {event.confidence:.2f}", "dim")
    stdout().print()
    _write_line(head, 3)
    _write_line(_marked(event), 3)
    for reason in event.why:
        _write_line(Text("- " + shown(reason)), 5)


def _write_line(line: Text, indent: int) -> None:
    """Write one line, indented; a terminal wraps it below itself, a pipe gets it whole."""
    from rich.padding import Padding
    from rich.text import Text

    from dateline.cli.console import stdout

    console = stdout()
    if console.is_terminal:
        console.print(Padding(line, (0, 0, 0, indent), expand=False))
    else:
        console.print(Text(" " * indent).append_text(line), soft_wrap=True)


def _marked(event: Event) -> Text:
    """Return the sentence with its trigger underlined."""
    from rich.text import Text

    from dateline.cli.console import shown

    words = Text(shown(" ".join(event.text.split())), "italic")
    words.highlight_words([shown(event.trigger)], "bold underline")
    return words
