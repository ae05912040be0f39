"""Events as a table for people: one block for each article, in columns that stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.cli.console import shown, stdout
from dateline.records import Actor, Article, Event

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

STATUS_STYLES = {
    "occurred": "green",
    "ongoing": "cyan",
    "planned": "blue",
    "hypothetical": "yellow",
    "denied": "red",
}
# Quad classes 1 to 4: cooperation in cool colours, conflict in warm ones, deeds brighter than words.
_QUAD_STYLES = {1: "cyan", 2: "bold cyan", 3: "magenta", 4: "bold magenta"}
# From this width on there is room for who says so.
_WIDE = 130
# From this width on a type and its mode stand on one line.
_ROOMY = 96


class EventTable:
    """Shows the events of one article after the other on stdout; the column heads come once."""

    def __init__(self) -> None:
        self._console = stdout()
        self._headed = False

    def show(self, article: Article, events: Sequence[Event]) -> None:
        """Show the events of one article; nothing if there are none."""
        if not events:
            return
        from rich.text import Text

        table = self._columns()
        for event in events:
            table.add_row(*self._cells(event))
        if not self._headed:
            self._console.print(self._heads())
            self._headed = True
        day = article.published.isoformat() if article.published else "no date"
        source = ", ".join(part for part in (article.outlet, day) if part)
        title = shown(" ".join((article.title or article.article_id).split()))
        self._console.print(Text.assemble("\n", (title, "bold"), (f"  {shown(source)}", "dim")))
        self._console.print(table)

    def _columns(self) -> Table:
        from rich.table import Table

        table = Table(box=None, show_header=False, pad_edge=False, expand=True, padding=(0, 2, 0, 0))
        table.add_column(width=10, no_wrap=True)
        table.add_column(ratio=3)
        table.add_column(width=20 if self._console.width >= _ROOMY else 14)
        table.add_column(ratio=3)
        table.add_column(width=12, no_wrap=True)
        table.add_column(ratio=2)
        if self._console.width >= _WIDE:
            table.add_column(ratio=2)
        return table

    def _heads(self) -> Table:
        table = self._columns()
        heads = ("when", "who", "did what", "to whom", "status", "where", "according to")
        table.add_row(*heads[: len(table.columns)], style="dim")
        return table

    def _cells(self, event: Event) -> list[Text]:
        from rich.text import Text

        what = Text(str(event.event_type), _QUAD_STYLES.get(event.quad_class or 0, ""))
        if event.event_mode:
            what.append(f" {event.event_mode}", "default")
        speaker = event.attribution
        cells = [
            Text(days(event), "dim" if event.date_basis == "publication" else ""),
            Text(shown(names(event.actors))),
            what,
            Text(shown(names(event.recipients))),
            Text(event.status.value, STATUS_STYLES[event.status.value]),
            Text(shown(event.place.name if event.place else "")),
            Text(shown((speaker.name or speaker.speaker_text or "") if speaker else ""), "dim"),
        ]
        return cells if self._console.width >= _WIDE else cells[:-1]


def names(parties: Sequence[Actor]) -> str:
    """Return the names of one side, joined."""
    return "; ".join(party.name for party in parties)


def days(event: Event) -> str:
    """Return the date of an event in ten characters: the day, or the month, or the year that is known."""
    if event.date_start is None:
        return "?"
    full = event.date_start.isoformat()
    match event.date_precision.value:
        case "month":
            return full[:7]
        case "quarter":
            return f"{full[:4]}-Q{(event.date_start.month + 2) // 3}"
        case "year":
            return full[:4]
        case "week":
            year, week, _ = event.date_start.isocalendar()
            return f"{year}-W{week:02}"
        case _:
            return full
