import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dateline.records import Article, Event, Skip, SkipKind
from dateline.storing.describe import sql_type
from dateline.storing.drafts import StoreUnwritable, description_of
from dateline.storing.existing import NotAStore, StoreLocked
from dateline.storing.schema import EVENTS, TABLES
from dateline.storing.writers import UnknownOutput, open_writer

SUFFIXES = [".jsonl", ".csv", ".parquet", ".duckdb"]
TEXT_SUFFIXES = SUFFIXES[:2]
NAMES = [column.name for column in EVENTS.columns]
METADATA = {"dateline": "0.1.0", "settings": '{"model": "it\'s"}'}


def write(path: Path, article: Article, events: Sequence[Event]) -> Path:
    writer = open_writer(path)
    writer.add(article, events, len(events))
    writer.skip(Skip(SkipKind.QUARANTINED, "reading", "DL-R005", "the file is empty", origin="empty.txt"))
    writer.commit(METADATA)
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_events_give_the_same_bytes(suffix: str, tmp_path: Path, article: Article, event: Event) -> None:
    first = write(tmp_path / f"one{suffix}", article, [event, event])
    second = write(tmp_path / f"two{suffix}", article, [event, event])
    assert first.read_bytes() == second.read_bytes()
    described = [description_of(path).name for path in (first, second) if suffix in TEXT_SUFFIXES]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([first.name, second.name, *described])


def test_json_lines_keep_lists(tmp_path: Path, article: Article, event: Event) -> None:
    (line,) = write(tmp_path / "events.jsonl", article, [event]).read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert list(row) == NAMES
    assert row["actor_country"] == ["PER", "CHL"]
    assert row["recipient_name"] == []
    assert row["date_start"] == "2024-03-08"


def test_csv_reads_back_as_text_with_iso_days_and_empty_nulls(tmp_path: Path, article: Article, event: Event) -> None:
    path = write(tmp_path / "events.csv", article, [event])
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert list(row) == NAMES
    assert row["title"] == 'Talks; "soon"'
    assert row["cameo_code"] == "036"
    assert (row["published"], row["recipient_name"]) == ("2024-03-05", "")


def test_parquet_has_types_and_the_metadata_of_the_run(tmp_path: Path, article: Article, event: Event) -> None:
    path = write(tmp_path / "it's.parquet", article, [event])
    with duckdb.connect() as store:
        rows = store.execute("SELECT cameo_code, date_start, score FROM read_parquet(?)", [str(path)]).fetchall()
        kept = store.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall()
    assert rows == [("036", date(2024, 3, 8), 2.5)]
    assert {key.decode(): value.decode() for key, value in kept} == METADATA


def test_duckdb_holds_every_table_and_the_spans_lie_on_the_stored_text(
    tmp_path: Path, article: Article, event: Event
) -> None:
    path = write(tmp_path / "events.duckdb", article, [event])
    with duckdb.connect(str(path), read_only=True) as store:
        words = store.execute(
            'SELECT role, substring(a.text, s.start + 1, s."end" - s.start) FROM event_spans s '
            "JOIN events e USING (event_id) JOIN articles a USING (article_id) ORDER BY s.start"
        ).fetchall()
        figures = store.execute("SELECT event_id, kind, low, high, text FROM event_figures").fetchall()
        skips = store.execute("SELECT kind, code, origin FROM skips").fetchall()
        run = dict(store.execute("FROM run").fetchall())
    assert words == [("trigger", "meet"), ("time", "Friday")]
    assert figures == [("e1", "crowd", 2, None, "ministers")]
    assert skips == [("quarantined", "DL-R005", "empty.txt")]
    assert run == METADATA


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_zero_events_still_give_columns(suffix: str, tmp_path: Path, article: Article) -> None:
    path = write(tmp_path / f"none{suffix}", article, [])
    if suffix == ".jsonl":
        assert path.read_bytes() == b""
    elif suffix == ".csv":
        assert path.read_text() == ",".join(NAMES) + "\n"
    else:
        with duckdb.connect(str(path) if suffix == ".duckdb" else ":memory:") as store:
            table = "events" if suffix == ".duckdb" else f"'{path}'"
            columns = store.execute(f"DESCRIBE SELECT * FROM {table}").fetchall()
        assert [(name, kind) for name, kind, *_ in columns] == [(c.name, sql_type(c)) for c in EVENTS.columns]


def test_every_table_of_the_schema_is_in_a_store(tmp_path: Path, article: Article) -> None:
    path = write(tmp_path / "events.duckdb", article, [])
    with duckdb.connect(str(path)) as store:
        tables = {name for (name,) in store.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert tables == {table.name for table in TABLES} | {"run"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_abandoned_output_leaves_the_old_file(suffix: str, tmp_path: Path, article: Article, event: Event) -> None:
    path = write(tmp_path / f"events{suffix}", article, [event])
    before = path.read_bytes()
    writer = open_writer(path)
    writer.add(article, [], 0)
    writer.abandon()
    assert path.read_bytes() == before
    assert set(tmp_path.iterdir()) - {description_of(path)} == {path}


@pytest.mark.parametrize("suffix", TEXT_SUFFIXES)
def test_metadata_of_lines_of_text_lie_beside_them(suffix: str, tmp_path: Path, article: Article) -> None:
    path = tmp_path / f"events{suffix}"
    writer = open_writer(path)
    writer.add(article, [], 0)
    writer.commit({"attribution": "GeoNames, CC BY 4.0"})
    assert json.loads(description_of(path).read_text(encoding="utf-8"))["attribution"] == "GeoNames, CC BY 4.0"


def test_text_of_a_million_escaped_characters_fits(tmp_path: Path, event: Event) -> None:
    path = write(tmp_path / "big.duckdb", Article("a1", "\x01" * 1_000_000), [event])
    with duckdb.connect(str(path)) as store:
        assert store.execute("SELECT length(text) FROM articles").fetchone() == (1_000_000,)


def test_a_suffix_that_names_no_format(tmp_path: Path) -> None:
    with pytest.raises(UnknownOutput, match=r"did you mean events\.jsonl"):
        open_writer(tmp_path / "events.json")


def test_a_store_that_another_process_has_open_is_locked(tmp_path: Path, article: Article, event: Event) -> None:
    path = write(tmp_path / "events.duckdb", article, [event])
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match="has the store open"):
            open_writer(path)
        holder.communicate()
    open_writer(path).abandon()


def test_tables_of_somebody_else_are_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "mine.duckdb"
    with duckdb.connect(str(path)) as store:
        store.execute("CREATE TABLE budget (year INTEGER)")
    with pytest.raises(NotAStore, match="budget"):
        open_writer(path)


def test_a_file_that_is_no_database_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("these are my notes")
    with pytest.raises(NotAStore, match="no DuckDB file"):
        open_writer(path)
    assert path.read_text() == "these are my notes"


def test_a_folder_in_place_of_a_parent_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        open_writer(tmp_path / "file" / "events.csv")
