"""Every state has a head of state and of government on every day since 1990, or a reason why not."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from dateline.knowledge import load_knowledge
from dateline.knowledge.roles import parse_day
from dateline.knowledge.tables import read_shipped

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2025, 6, 30)
RANKS = {"state", "government", "both", "vacant", "shared"}
KNOWLEDGE = load_knowledge()
HEADS = list(read_shipped("heads"))
HELD = defaultdict(list)
for person in KNOWLEDGE.persons:
    for holding in person.holdings:
        HELD[holding.country, holding.office].append(holding)


def span(row):
    """The first day of a row and the day after its last, within the years that the tables cover."""
    where = f"{row['country']} {row['office']}"
    first = parse_day(row["from"], where) or FIRST_DAY
    after = parse_day(row["until"], where) or LAST_DAY + timedelta(days=1)
    return max(first, FIRST_DAY), min(after, LAST_DAY + timedelta(days=1))


def uncovered(first, after, spans):
    """The parts of [first, after) that none of `spans` covers."""
    gaps, day = [], first
    for begin, end in sorted(spans):
        if begin > day:
            gaps.append((day, min(begin, after)))
        day = max(day, end)
        if day >= after:
            return gaps
    return [*gaps, (day, after)]


@pytest.mark.parametrize("country", sorted({row["country"] for row in HEADS}))
def test_no_office_is_empty_without_a_reason(country):
    rows = [row for row in HEADS if row["country"] == country]
    gaps = []
    for row in rows:
        if row["rank"] in ("vacant", "shared"):
            assert row["remark"], row
            continue
        spans = [span(other) for other in rows if other["rank"] == "vacant" and other["office"] == row["office"]]
        for holding in HELD[country, row["office"]]:
            last = holding.last_day or LAST_DAY
            spans.append((holding.first_day or FIRST_DAY, last + timedelta(days=1)))
        first, after = span(row)
        gaps += [f"{country} {row['office']} {begin} to {end}" for begin, end in uncovered(first, after, spans)]
    assert gaps == []


@pytest.mark.parametrize("country", sorted({row["country"] for row in HEADS}))
def test_somebody_heads_state_and_government_on_every_day(country):
    rows = [row for row in HEADS if row["country"] == country]
    assert {row["rank"] for row in rows} <= RANKS
    existing = [span(row) for row in rows]
    first, after = min(begin for begin, _ in existing), max(end for _, end in existing)
    for rank in ("state", "government"):
        spans = [span(row) for row in rows if row["rank"] in (rank, "both", *(["shared"] if rank == "state" else []))]
        assert uncovered(first, after, spans) == [], rank


def test_every_state_of_today_has_its_heads():
    states = {country.code for country in KNOWLEDGE.countries.values() if country.kind == "state"}
    assert states - {row["country"] for row in HEADS} == set()
