"""What one article gave: its events and everything that was read on the way, with a view for notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from dateline.records import Actor, Article, Attribution, Event, Place, SpanRole, TimeSpan
from dateline.resolving.times.inference import PublishedInference

_COLOURS = {
    SpanRole.TRIGGER: "#ffd58a",
    SpanRole.ACTOR: "#a9d3ff",
    SpanRole.RECIPIENT: "#c8e6b8",
    SpanRole.TIME: "#e3c8f2",
    SpanRole.PLACE: "#ffc9c9",
    SpanRole.SPEAKER: "#d9d9d9",
}
_COLUMNS = ("when", "who", "did what", "to whom", "where", "status", "according to")


@dataclass(frozen=True, slots=True)
class Report:
    """The coding of one article. In a notebook it shows itself: the words marked, the events as a table.

    `inferred` is given for an article that came without a date: the days between which it was published as far as its
    text tells, and the reasons.
    """

    article: Article
    events: tuple[Event, ...]
    times: tuple[TimeSpan, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    quotes: tuple[Attribution, ...]
    inferred: PublishedInference | None = None

    def _repr_html_(self) -> str:
        """Return the marked text and the event table as HTML: escaped, without script."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in event_cells(event)) + "</tr>"
            for event in self.events
        )
        head = "".join(f"<th style='text-align:left'>{name}</th>" for name in _COLUMNS)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        if not self.events:
            table = "<p>No event was found in this article.</p>"
        legend = " ".join(
            f"<span style='background:{colour};padding:0 .3em'>{role}</span>" for role, colour in _COLOURS.items()
        )
        title = f"<h4>{escape(self.article.title)}</h4>" if self.article.title else ""
        words = f"<p style='white-space:pre-wrap;line-height:1.6'>{self._marked_text()}</p>"
        return f"<div>{title}{self._dating()}{words}<p>{legend}</p>{table}</div>"

    def _dating(self) -> str:
        """Return how the day of an article without a date was worked out, "" if it came with one."""
        if self.inferred is None:
            return ""
        day = self.article.published
        head = f"Published about {day.isoformat()}, inferred" if day else "Published on a day that stays open"
        return f"<p>{head}: {escape('; '.join(self.inferred.reasons))}</p>"

    def _marked_text(self) -> str:
        """Return the text with each evidence span coloured; where spans overlap the one that begins first wins."""
        spans = sorted(
            {
                (span.start, span.end, span.role)
                for event in self.events
                for span in event.spans
                if span.role in _COLOURS
            }
        )
        pieces: list[str] = []
        done = 0
        for start, end, role in spans:
            if start < done:
                continue
            pieces.append(escape(self.article.text[done:start]))
            words = escape(self.article.text[start:end])
            pieces.append(f"<mark style='background:{_COLOURS[role]}' title='{role}'>{words}</mark>")
            done = end
        pieces.append(escape(self.article.text[done:]))
        return "".join(pieces)


def event_cells(event: Event) -> tuple[str, str, str, str, str, str, str]:
    """Return one event as the seven cells that people read: when, who, what, to whom, where, status, according to."""
    what = f"{event.event_type} {event.event_mode}" if event.event_mode else str(event.event_type)
    when = event.date_start.isoformat() if event.date_start else ""
    if event.date_end and event.date_end != event.date_start:
        when += f" to {event.date_end.isoformat()}"
    speaker = event.attribution
    return (
        when,
        "; ".join(party.name for party in event.actors),
        what,
        "; ".join(party.name for party in event.recipients),
        event.place.name if event.place else "",
        str(event.status),
        (speaker.name or speaker.speaker_text or "") if speaker else "",
    )
