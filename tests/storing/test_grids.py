from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.records import Actor, Article, Event, EventType, Status
from dateline.storing.counts import Counts
from dateline.storing.grids import BadGrid, Grid, UnreadableStore, count_events
from dateline.storing.runs import RunFolder, ShardMark
from dateline.storing.writers import open_writer

FACTS = ("occurred", "ongoing")


def told(event: Event, number: int, actors: str, recipients: str, first: date | None, last: date | None) -> Event:
    def side(countries: str) -> tuple[Actor, ...]:
        return tuple(Actor(country or "somebody", "they", 0, 4, country or None) for country in countries.split(";"))

    return replace(
        event,
        event_id=f"e{number}",
        actors=side(actors),
        recipients=side(recipients) if recipients else (),
        status=Status.OCCURRED,
        event_type=EventType.ACCUSE,
        date_start=first,
        date_end=last,
    )


@pytest.fixture
def events(event: Event) -> list[Event]:
    january, march = date(2024, 1, 31), date(2024, 3, 1)
    return [
        told(event, 1, "USA;USA;GBR", "IRN", january, january),
        told(event, 2, "USA", "IRN", march, march),
        told(event, 3, "USA", "IRN", date(2024, 1, 1), date(2024, 12, 31)),
        told(event, 4, "USA", "IRN", None, None),
        told(event, 5, "USA", "", march, march),
        told(event, 6, "USA;", "IRN", march, march),
        replace(told(event, 7, "USA", "IRN", march, march), status=Status.PLANNED),
    ]


def write(path: Path, article: Article, events: Sequence[Event]) -> Path:
    writer = open_writer(path)
    writer.add(article, events, len(events))
    writer.commit({})
    return path


DYADS = Grid(
    ("actor_country", "recipient_country", "month", "events"),
    (
        ("GBR", "IRN", "2024-01", 1),
        ("GBR", "IRN", "2024-02", 0),
        ("GBR", "IRN", "2024-03", 0),
        ("USA", "IRN", "2024-01", 1),
        ("USA", "IRN", "2024-02", 0),
        ("USA", "IRN", "2024-03", 2),
    ),
    events=3,
    other_status=1,
    undated=2,
    unplaced=1,
)


@pytest.mark.parametrize("suffix", [".duckdb", ".parquet", ".csv"])
def test_dyads_by_month_have_every_month_of_every_dyad(
    suffix: str, tmp_path: Path, article: Article, events: list[Event]
) -> None:
    store = write(tmp_path / f"events{suffix}", article, events)
    assert count_events(store, ["dyad", "month"], FACTS) == DYADS


def test_a_run_folder_is_counted_as_well(tmp_path: Path, article: Article, events: list[Event]) -> None:
    folder = RunFolder(tmp_path / "run")
    with folder.locked():
        folder.begin({})
        mark = ShardMark("x", Counts(articles=1, coded=1))
        folder.commit_shard(0, mark, [(article, events[:2], 2)], {})
        folder.commit_shard(1, mark, [(article, events[2:], 5)], {})
    assert count_events(tmp_path / "run", ["dyad", "month"], FACTS) == DYADS


def test_those_who_meet_are_dyads_in_both_directions(tmp_path: Path, article: Article, event: Event) -> None:
    meeting = replace(told(event, 1, "USA;IRN;", "", None, None), event_type=EventType.CONSULT)
    side_by_side = told(event, 2, "USA;GBR", "", None, None)
    grid = count_events(write(tmp_path / "e.parquet", article, [meeting, side_by_side]), ["dyad"], FACTS)
    assert grid.rows == (("IRN", "USA", 1), ("USA", "IRN", 1))
    assert grid.unplaced == 1


def test_dimensions_are_crossed(tmp_path: Path, article: Article, events: list[Event]) -> None:
    protest = replace(
        events[0], event_id="e9", event_type=EventType.PROTEST, place=replace(events[0].place, country="CHL")
    )
    store = write(tmp_path / "events.duckdb", article, [events[0], events[1], protest])
    assert count_events(store, ["country", "type"], FACTS).rows == (
        ("CHL", "ACCUSE", 0), ("CHL", "PROTEST", 1), ("PER", "ACCUSE", 2), ("PER", "PROTEST", 0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("period", "labels"),
    [
        ("year", ["2023", "2024"]),
        ("quarter", ["2023-Q4", "2024-Q1"]),
        ("week", ["2023-W52", "2024-W01"]),
        ("day", ["2023-12-31", "2024-01-01"]),
    ],
)
def test_periods_have_names_that_sort(
    period: str, labels: list[str], tmp_path: Path, article: Article, event: Event
) -> None:
    days = [date(2023, 12, 31), date(2024, 1, 1)]
    store = write(tmp_path / "e.parquet", article, [told(event, i, "USA", "", day, day) for i, day in enumerate(days)])
    assert [label for label, _ in count_events(store, [period], FACTS).rows] == labels


def test_nothing_to_count_gives_the_columns_alone(tmp_path: Path, article: Article) -> None:
    grid = count_events(write(tmp_path / "none.duckdb", article, []), ["dyad", "month"], FACTS)
    assert (grid.rows, grid.events) == ((), 0)


@pytest.mark.parametrize(("by", "said"), [(["mouth"], "did you mean month"), (["day", "month"], "at most one period"),
                                          (["dyad", "actor"], "each thing once"), ([], "nothing")])  # fmt: skip
def test_what_events_are_not_counted_by(by: list[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(BadGrid) as caught:
        count_events(tmp_path / "none.duckdb", by, FACTS)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["none.duckdb", "none.parquet", "notes.csv", "notes.duckdb", "folder"])
def test_what_is_no_store(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for path in ("notes.csv", "notes.duckdb"):
        (tmp_path / path).write_text("a,b\n1,2\n")
    with pytest.raises(UnreadableStore, match="cannot be read"):
        count_events(tmp_path / name, ["month"], FACTS)
