"""Tables as spreadsheets, databases and people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.reading import read
from dateline.reading.problems import NoTextColumn
from dateline.records import Article, Skip

TEXT = "The ministers met in Oslo, and signed."


def read_table(folder: Path, content: str, name: str = "a.csv") -> tuple[list[str], list[tuple[str, str]]]:
    """Return the texts read and the (code, line) of what was quarantined."""
    path = folder / name
    path.write_text(content, newline="")
    found = list(read([path]))
    texts = [one.text for one in found if isinstance(one, Article)]
    return texts, [(one.code, str(one.origin).rpartition(":")[2]) for one in found if isinstance(one, Skip)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f'id,text\n1,"{TEXT}"\n'),
        ("a.csv", f'id;text\r\n1;"{TEXT}"\r\n'),
        ("a.csv", f"id|text\n1|{TEXT}\n"),
        ("a.tsv", f"id\ttext\n1\t{TEXT}\n"),
        ("a.csv", f'\n\n"id","text"\n\n1,"{TEXT}"\n\n'),
        ("a.csv", f' id , Text \n1,"{TEXT}"'),
    ],
)
def test_delimiters_and_line_ends(tmp_path: Path, name: str, content: str) -> None:
    assert read_table(tmp_path, content, name) == ([TEXT], [])


def test_fields_of_several_lines(tmp_path: Path) -> None:
    texts, skipped = read_table(tmp_path, 'id,text\n1,"They said ""no"".\n\nThen they left, all."\n2,End\n')
    assert texts == ['They said "no".\n\nThen they left, all.', "End"]
    assert not skipped


def test_a_row_that_never_closes_costs_itself_alone(tmp_path: Path) -> None:
    texts, skipped = read_table(tmp_path, 'id,text\n1,One\n2,"Two\n3,Three\n4,"Four, four"\n')
    assert texts == ["One", "Three", "Four, four"]
    assert skipped == [("DL-R014", "3")]


def test_a_quotation_mark_inside_a_bare_field_is_a_letter(tmp_path: Path) -> None:
    assert read_table(tmp_path, 'id,text\n1,a 5" pipe\n2,Two\n')[0] == ['a 5" pipe', "Two"]


def test_rows_of_another_width_are_put_aside(tmp_path: Path) -> None:
    texts, skipped = read_table(tmp_path, "id,text\n1\n2,Two,more\n3,Three\n")
    assert texts == ["Three"]
    assert skipped == [("DL-R014", "2"), ("DL-R014", "3")]


def test_fields_above_the_csv_modules_default(tmp_path: Path) -> None:
    text = "word " * 50_000
    assert read_table(tmp_path, f"id,text\n1,{text}\n")[0] == [text]


def test_a_table_without_text_says_what_it_has(tmp_path: Path) -> None:
    with pytest.raises(NoTextColumn) as caught:
        read_table(tmp_path, "id,colour\n1,red\n")
    assert "'colour'" in str(caught.value)
