"""Pages of events: any order, forth and back, without a row lost or seen twice."""

from __future__ import annotations

from typing import Any

import pytest
from sites import Site

from dateline.exploring.parameters import Sort

KEYS = {
    "date": "date_start",
    "type": "event_type",
    "mode": "event_mode",
    "actor": "actor_name",
    "recipient": "recipient_name",
    "place": "place_name",
    "attribution": "attribution_kind",
    "article": "article_id",
}


def ids(page: dict[str, Any]) -> list[str]:
    return [event["event_id"] for event in page["events"]]


def walk(site: Site, sort: str, limit: int) -> tuple[list[list[str]], list[list[str]]]:
    """Return the pages from first to last, and those from last to first."""
    forth, back, page = [], [], site.api("events", sort=sort, limit=limit)
    assert page["previous"] is None
    while True:
        forth.append(ids(page))
        if page["next"] is None:
            break
        page = site.api("events", sort=sort, limit=limit, cursor=page["next"])
    while True:
        back.append(ids(page))
        if page["previous"] is None:
            return forth, back
        page = site.api("events", sort=sort, limit=limit, cursor=page["previous"])


@pytest.mark.parametrize("sort", [sign + name for name in Sort for sign in ("", "-")])
def test_every_order_gives_every_event_once_forth_and_back(long_site: Site, sort: str) -> None:
    whole = site_order(long_site, sort)
    forth, back = walk(long_site, sort, 25)
    assert [one for page in forth for one in page] == whole
    assert back[::-1] == forth


def site_order(site: Site, sort: str) -> list[str]:
    page = site.api("events", sort=sort, limit=1000)
    assert page["total"] == len(page["events"]) == len(set(ids(page))) == 61
    name = sort.removeprefix("-")
    values = [event.get(KEYS.get(name, name)) for event in page["events"]]
    known = [value for value in values if value is not None]
    if name != "stored":
        assert known == sorted(known, reverse=sort.startswith("-"))
        assert values[: len(known)] == known, "unknown values come last"
    return ids(page)


def test_a_cursor_stays_where_it_is_when_rows_before_it_leave(own_site: Site) -> None:
    first = own_site.api("events", sort="confidence", limit=3, review="unreviewed")
    rest = own_site.api("events", sort="confidence", limit=50, review="unreviewed", cursor=first["next"])
    for event_id in ids(first):
        reply = own_site.post("reviews", {"event_id": event_id, "decision": "accept", "reviewer": "ann"})
        assert reply.status == 201
    again = own_site.api("events", sort="confidence", limit=50, review="unreviewed", cursor=first["next"])
    assert ids(again) == ids(rest)
    assert again["total"] == 5


@pytest.mark.parametrize("cursor", ["x", "AAAA", "W10", "Ww", "WyJkYXRlIl0", "ä", "'; DROP TABLE seen; --"])
def test_what_is_no_cursor(long_site: Site, cursor: str) -> None:
    reply = long_site.ask("/api/v1/events", cursor=cursor)
    assert (reply.status, reply.error["code"]) == (400, "DL-E002")


def test_a_cursor_of_another_order(long_site: Site) -> None:
    after = long_site.api("events", sort="date", limit=5)["next"]
    reply = long_site.ask("/api/v1/events", sort="-date", cursor=after)
    assert (reply.status, reply.error["message"]) == (400, "the cursor is of the order date, not -date")


def test_articles_are_paged_last_published_first(long_site: Site) -> None:
    seen, cursor = [], {}
    while True:
        page = long_site.api("articles", limit=20, **cursor)
        seen += [article["article_id"] for article in page["articles"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(seen) == len(set(seen)) == page["total"] == 61
    assert seen[:3] == ["day-060", "day-058", "day-059"]
