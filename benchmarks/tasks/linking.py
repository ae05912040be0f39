"""Linking of given mentions: which of them tell of the same incident, and in what state it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.linking import GivenMention, link_mentions
from dateline.reading import from_mapping
from tasks.rows import Row


def link(articles: Iterable[Row], mentions: Iterable[Row]) -> Iterator[Row]:
    """Yield each mention with its cluster, the state that it reports and the last state of its incident."""
    given = [GivenMention(row["id"], row["article_id"], row["start"], row["end"]) for row in mentions]
    for linked in link_mentions(map(from_mapping, articles), given):
        yield {
            "mention_id": linked.mention_id,
            "cluster": linked.incident_id,
            "status": str(linked.state),
            "final": str(linked.final),
        }
