"""What the user names becomes articles; what cannot be read is said, and the rest goes on."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dateline.reading import Wishes, read, reader, readers
from dateline.reading.problems import InputMissing, NotText, UnknownColumn, UnknownFormat
from dateline.reading.sources import Source
from dateline.records import Article, PublishedBasis, Skip, SkipKind

TEXT = "The ministers of Norway and Kenya met in Oslo and signed an agreement."


def articles(*found: Article | Skip) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def skips(*found: Article | Skip) -> list[Skip]:
    return [one for one in found if isinstance(one, Skip)]


def test_a_text_file_dated_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "2015-07-14-talks.txt"
    path.write_text(TEXT)
    (article,) = articles(*read([path]))
    assert article.text == TEXT
    assert (article.published, article.published_basis) == (date(2015, 7, 14), PublishedBasis.FILE)
    assert article.origin == str(path)


def test_a_date_given_by_the_user_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "date": "2015-07-14"}))
    (article,) = articles(*read([path], published=date(2016, 1, 1)))
    assert (article.published, article.published_basis) == (date(2016, 1, 1), PublishedBasis.GIVEN)


def test_a_tables_name_dates_no_record(tmp_path: Path) -> None:
    path = tmp_path / "export-2020-01-01.csv"
    path.write_text(f'id,text\n1,"{TEXT}"\n')
    (article,) = articles(*read([path]))
    assert article.published is None


def test_a_folder_is_read_by_name_and_dated_by_its_folders(tmp_path: Path) -> None:
    for name in ("2015/07/14/b.txt", "2015/07/14/a.txt", "a.txt", "picture.png", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} This is {name}.")
    found = articles(*read([tmp_path]))
    assert [Path(str(article.origin)).relative_to(tmp_path).as_posix() for article in found] == [
        "a.txt",
        "2015/07/14/a.txt",
        "2015/07/14/b.txt",
    ]
    assert [article.published for article in found] == [None, date(2015, 7, 14), date(2015, 7, 14)]


def test_one_bad_record_never_stops_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{TEXT}", "id": 1}}\n{{broken\n{{"text": null}}\n{{"text": "{TEXT}", "id": 2}}\n')
    found = list(read([path]))
    assert [article.article_id for article in articles(*found)] == ["1", "2"]
    assert [(skip.code, skip.origin) for skip in skips(*found)] == [("DL-R010", f"{path}:2"), ("DL-R011", f"{path}:3")]


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text(TEXT)
    found = list(read([tmp_path / "a.txt", tmp_path / "b.txt"]))
    assert len(articles(*found)) == 1
    (skip,) = skips(*found)
    assert (skip.kind, skip.stage, skip.code) == (SkipKind.QUARANTINED, "reading", "DL-R004")
    assert "PDF" in skip.reason


def test_the_only_input_raises_its_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    with pytest.raises(NotText):
        list(read([tmp_path / "a.txt"]))


def test_wrong_use_is_said_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"text": TEXT}))
    with pytest.raises(InputMissing, match="no such file") as caught:
        read([path, tmp_path / "report.jsonl"])
    assert "reports.jsonl" in str(caught.value.next_step)
    with pytest.raises(UnknownFormat) as unknown:
        read([path], input_format="jsnl")
    assert "jsonl" in str(unknown.value.next_step)
    with pytest.raises(UnknownColumn) as role:
        read([path], columns={"titel": "x"})
    assert "title" in str(role.value.next_step)


def test_a_column_is_named_by_the_user(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text,wire_copy,when\n1,short,"{TEXT}",14/07/2015\n')
    (article,) = articles(*read([path], columns={"text": "wire_copy", "published": "when"}))
    assert article.text == TEXT
    assert article.published == date(2015, 7, 14)


def test_a_misspelt_column_is_suggested(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,wire_copy\n1,"{TEXT}"\n')
    with pytest.raises(UnknownColumn) as caught:
        list(read([path], columns={"text": "wirecopy"}))
    assert "'wire_copy'" in str(caught.value.next_step)


def test_keys_inside_objects_are_named_with_a_dot(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"doc": {"full": TEXT}, "meta": {"day": "2015-07-14"}}))
    (article,) = articles(*read([path], columns={"text": "doc.full", "published": "meta.day"}))
    assert (article.text, article.published) == (TEXT, date(2015, 7, 14))


def test_a_repeated_record_is_a_copy_and_a_repeated_id_is_told_apart(tmp_path: Path) -> None:
    for name, text in (("a.csv", TEXT), ("b.csv", TEXT), ("c.csv", f"{TEXT} Later they left.")):
        (tmp_path / name).write_text(f'id,text\n1,"{text}"\n')
    found = list(read([tmp_path]))
    first, last = articles(*found)
    assert first.article_id == "1"
    assert last.article_id.startswith("1-")
    (copy,) = skips(*found)
    assert (copy.kind, copy.article_id) == (SkipKind.COPY, "1")


def test_the_same_input_gives_the_same_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"{TEXT} Number {number}."}) + "\n" for number in range(20)))
    assert list(read([path])) == list(read([path]))


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz"])
def test_gzip_is_unpacked_by_its_ending(tmp_path: Path, name: str) -> None:
    content = {"a.txt.gz": TEXT, "a.jsonl.gz": json.dumps({"text": TEXT}), "a.csv.gz": f'text,id\n"{TEXT}",1\n'}[name]
    (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    (article,) = articles(*read([tmp_path / name]))
    assert article.text == TEXT


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "re[p]orts*.parquet"
    duckdb.sql(
        f"SELECT '{TEXT}' AS body, DATE '2015-07-14' AS date, 7 AS id UNION ALL SELECT NULL, NULL, 8"
    ).write_parquet(str(tmp_path / "plain.parquet"))
    (tmp_path / "plain.parquet").rename(path)
    found = list(read([path]))
    (article,) = articles(*found)
    assert (article.article_id, article.text, article.published) == ("7", TEXT, date(2015, 7, 14))
    assert [skip.code for skip in skips(*found)] == ["DL-R011"]


def test_a_new_format_is_one_function_and_its_registration(tmp_path: Path) -> None:
    @reader("shouted", ".shout")
    def read_shouted(source: Source, wishes: Wishes) -> Iterator[Article | Skip]:
        with source.open() as stream:
            yield Article("one", stream.read().decode().lower(), origin=source.origin)

    try:
        (tmp_path / "a.shout").write_text("WE MET.")
        (article,) = articles(*read([tmp_path]))
        assert article.text == "we met."
    finally:
        readers().pop("shouted")  # type: ignore[attr-defined]


def test_a_long_file_is_read_a_record_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as stream:
        for number in range(20_000):
            stream.write(json.dumps({"id": number, "text": f"{TEXT} {number}"}) + "\n")
    found = read([path])
    first = next(found)
    assert isinstance(first, Article)
    assert first.article_id == "0"
    path.write_text("")  # What is not yet read was not held in memory.
    assert sum(1 for _ in found) < 19_999
