"""Events to incidents: which reports tell of the same act.

Within an article the wording may change ("arrests", "were detained") and the date be left out; across articles only
the same parties, type and overlapping days that the words give make one incident of two.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from dateline.linking.matching import Sides, days_told, same_act, sides_of
from dateline.records import CodedType, Event


def link_article(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events of one article, in their order, with `incident_id` filled.

    An event joins the first incident that it can be a report of; the id comes from the incident's first event, so it
    is the same on every run.
    """
    incidents: list[list[Event]] = []
    joined: list[list[Event]] = []
    for event in events:
        home = next((incident for incident in incidents if same_act(incident, event)), None)
        if home is None:
            home = []
            incidents.append(home)
        home.append(event)
        joined.append(home)
    return tuple(replace(event, incident_id=_incident_id(home[0])) for event, home in zip(events, joined, strict=True))


def link_events(events: Iterable[Event]) -> Iterator[Event]:
    """Yield events with `incident_id` filled, one article after the other; the events of an article must come together.

    Streams: an article leaves as soon as the next begins, and what stays behind for each incident with days and
    parties is its id, its days and the parties' names (about 300 bytes). The ids depend on the articles' order.
    """
    known: dict[tuple[CodedType, Sides], list[tuple[date, date, str]]] = defaultdict(list)
    for _, group in groupby(events, key=lambda event: event.article_id):
        linked = link_article(tuple(group))
        renamed: dict[str, str] = {}
        for event in linked:
            earlier = _earlier_report(event, known)
            if earlier is not None and event.incident_id is not None:
                renamed.setdefault(event.incident_id, earlier)
        for event in linked:
            incident = renamed.get(event.incident_id or "", event.incident_id or "")
            told, sides = days_told(event), sides_of(event)
            if told is not None and sides is not None:
                known[event.event_type, sides].append((*told, incident))
            yield replace(event, incident_id=incident)


def _earlier_report(event: Event, known: dict[tuple[CodedType, Sides], list[tuple[date, date, str]]]) -> str | None:
    told, sides = days_told(event), sides_of(event)
    if told is None or sides is None:
        return None
    for first, last, incident in known.get((event.event_type, sides), ()):
        if first <= told[1] and told[0] <= last:
            return incident
    return None


def _incident_id(event: Event) -> str:
    return hashlib.sha256(f"incident\x1f{event.event_id}".encode()).hexdigest()[:16]
