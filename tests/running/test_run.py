import json
import os
import signal
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import duckdb
import pytest
from wordcoder import Fragile, WordCoder, article

from dateline.errors import InputError
from dateline.records import Skip, SkipKind
from dateline.running.outcomes import Item
from dateline.running.run import run_articles, run_folder
from dateline.settings import Settings
from dateline.storing.counts import CountMismatch, Counts
from dateline.storing.existing import NotAStore, StoreLocked
from dateline.storing.runs import RunDiffers, RunFolder
from dateline.storing.writers import open_writer

SETTINGS = Settings(batch_size=2, shard_size=4)
WIRE: list[Item] = [
    *(article(number, "they met and met" if number % 2 else "nobody came") for number in range(9)),
    article(9, "copy of the first"),
    Skip(SkipKind.QUARANTINED, "reading", "DL-R005", "the file is empty", origin="empty.txt"),
]
COUNTS = Counts(articles=11, coded=4, no_event=5, copies=1, quarantined=1, events=8)


def rows(pattern: Path | str, what: str = "event_id") -> list[str]:
    with duckdb.connect() as store:
        return [row for (row,) in store.execute(f"SELECT {what} FROM read_parquet('{pattern}')").fetchall()]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


@pytest.mark.parametrize("processes", [1, 2])
def test_a_run_into_a_file_accounts_for_every_article(processes: int, tmp_path: Path) -> None:
    settings = SETTINGS.model_copy(update={"processes": processes})
    path = tmp_path / "events.duckdb"
    heard: list[Counts] = []
    summary = run_articles(WIRE, WordCoder, open_writer(path), settings, inputs=["wire.jsonl"], watch=heard.append)
    assert summary.counts == COUNTS == heard[-1]
    assert [skip.kind for skip in summary.skips] == [SkipKind.COPY, SkipKind.QUARANTINED]
    assert not summary.interrupted
    with duckdb.connect(str(path)) as store:
        assert store.execute("SELECT count(*) FROM articles").fetchone() == (9,)
        assert store.execute("SELECT count(*) FROM skips").fetchone() == (2,)
        run = dict(store.execute("FROM run").fetchall())
    assert json.loads(run["counts"]) == COUNTS.as_dict()
    assert json.loads(run["inputs"]) == ["wire.jsonl"]
    assert "processes" not in json.loads(run["settings"])


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet", ".duckdb"])
def test_the_number_of_processes_changes_no_byte(suffix: str, tmp_path: Path) -> None:
    for processes in (1, 2):
        settings = SETTINGS.model_copy(update={"processes": processes})
        run_articles(WIRE, WordCoder, open_writer(tmp_path / f"{processes}{suffix}"), settings)
    assert (tmp_path / f"1{suffix}").read_bytes() == (tmp_path / f"2{suffix}").read_bytes()


def test_events_that_are_filtered_away_are_counted(tmp_path: Path) -> None:
    settings = SETTINGS.model_copy(update={"statuses": ("denied",)})
    path = tmp_path / "events.csv"
    wire: list[Item] = [article(1, "they had not met"), article(2, "they met")]
    summary = run_articles(wire, WordCoder, open_writer(path), settings)
    assert (summary.counts.coded, summary.counts.events, summary.counts.left_out) == (2, 1, 1)
    settings = SETTINGS.model_copy(update={"types": ("PROTEST",)})
    assert run_articles(wire, WordCoder, open_writer(path), settings).counts.left_out == 2


def test_an_article_that_nobody_accounts_for_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    with pytest.raises(CountMismatch, match="1 articles came in, 0 are accounted for"):
        run_articles([article(1, "met"), article(2, "forgotten")], Fragile, open_writer(path), SETTINGS)
    assert list(tmp_path.iterdir()) == []


def interrupted(items: Sequence[Item], after: int) -> Iterator[Item]:
    """Yield items and send this process what Ctrl-C sends after `after` of them."""
    for number, item in enumerate(items):
        if number == after:
            os.kill(os.getpid(), signal.SIGINT)
        yield item


@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_keeps_what_is_done(processes: int, tmp_path: Path) -> None:
    settings = SETTINGS.model_copy(update={"processes": processes})
    path = tmp_path / "events.parquet"
    wire = [article(number, "they met") for number in range(40)]
    summary = run_articles(interrupted(wire, 30), WordCoder, open_writer(path), settings)
    assert summary.interrupted
    assert 0 < summary.counts.articles <= 30
    assert rows(path, "article_id") == [f"a{number:03}" for number in range(summary.counts.articles)]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_folder_is_resumed_where_it_stopped(tmp_path: Path) -> None:
    folder, whole = tmp_path / "run", tmp_path / "whole"
    first = run_folder(interrupted(WIRE, 9), WordCoder, folder, SETTINGS, inputs=["wire.jsonl"])
    assert first.interrupted
    assert first.counts.articles == 8
    assert not RunFolder(folder).state().complete
    before = (folder / "shards" / "00000" / "events.parquet").stat().st_mtime_ns

    second = run_folder(WIRE, WordCoder, folder, SETTINGS, inputs=["wire.jsonl"])
    assert (second.counts, second.resumed) == (COUNTS, 8)
    assert (folder / "shards" / "00000" / "events.parquet").stat().st_mtime_ns == before
    state = RunFolder(folder).state()
    assert (state.complete, state.shards, state.counts) == (True, 3, COUNTS)

    run_folder(WIRE, WordCoder, whole, SETTINGS.model_copy(update={"processes": 2}), inputs=["wire.jsonl"])
    assert files(folder) == files(whole)
    assert len(rows(folder / "shards/*/events.parquet")) == 8


def test_only_shards_whose_input_changed_are_coded_again(tmp_path: Path) -> None:
    run_folder(WIRE, WordCoder, tmp_path / "run", SETTINGS)
    changed = [*WIRE[:5], article(5, "met met met"), *WIRE[6:8]]
    summary = run_folder(changed, WordCoder, tmp_path / "run", SETTINGS)
    assert summary.resumed == 4
    assert len(rows(tmp_path / "run/shards/00001/events.parquet")) == 5
    assert not (tmp_path / "run/shards/00002").exists()


def test_other_settings_need_another_folder(tmp_path: Path) -> None:
    run_folder(WIRE, WordCoder, tmp_path / "run", SETTINGS, inputs=["wire.jsonl"])
    other = SETTINGS.model_copy(update={"statuses": ("occurred",)})
    with pytest.raises(RunDiffers, match=r"statuses was \[\], is now \['occurred'\]"):
        run_folder(WIRE, WordCoder, tmp_path / "run", other, inputs=["wire.jsonl"])
    with pytest.raises(RunDiffers, match="other inputs"):
        run_folder(WIRE, WordCoder, tmp_path / "run", SETTINGS, inputs=["other.jsonl"])


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("")
    with pytest.raises(NotAStore, match=r"thesis\.tex"):
        run_folder(WIRE, WordCoder, tmp_path, SETTINGS)


def test_one_process_at_a_time_writes_a_run(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    with folder.locked():
        assert folder.in_use()
        with pytest.raises(StoreLocked):
            run_folder(WIRE, WordCoder, tmp_path / "run", SETTINGS)
    assert not folder.in_use()


def test_an_empty_input_gives_a_complete_run_without_shards(tmp_path: Path) -> None:
    assert run_folder([], WordCoder, tmp_path / "run", SETTINGS).counts == Counts()
    assert RunFolder(tmp_path / "run").state().complete


def test_an_input_that_breaks_off_costs_none_of_what_came_before(tmp_path: Path) -> None:
    def torn() -> Iterator[Item]:
        yield article(1, "they met")
        raise InputError("the archive breaks off", where="wire.jsonl.gz")

    summary = run_articles(torn(), WordCoder, open_writer(tmp_path / "events.jsonl"), SETTINGS)
    assert (summary.counts.events, summary.counts.quarantined) == (1, 1)
    assert summary.skips[0].origin == "wire.jsonl.gz"
    with pytest.raises(InputError, match="breaks off"):
        run_articles(islice(torn(), 1, None), WordCoder, open_writer(tmp_path / "none.jsonl"), SETTINGS)
