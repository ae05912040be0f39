"""The books of a run: what is counted of one article."""

from dataclasses import replace

from dateline.records import Actor, Event
from dateline.storing.counts import Counts


def test_parties_without_a_country_are_counted(event: Event) -> None:
    nobody = Actor(name="Blue Herons", text="Blue Herons", start=0, end=11)
    known = replace(nobody, country="FIN")
    counts = Counts.of_article(3, [replace(event, actors=(nobody, known), recipients=(nobody,))])
    assert (counts.events, counts.left_out, counts.parties, counts.without_country) == (1, 2, 3, 2)
