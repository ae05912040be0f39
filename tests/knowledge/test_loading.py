"""The tables load, a user's own rows win, and a broken table says where."""

from datetime import date

import pytest

from dateline.knowledge import load_knowledge
from dateline.knowledge.own import OwnTableMissing, UnknownTable
from dateline.knowledge.tables import KnowledgeBroken
from dateline.resolving.places import read_places

HOLDERS = "person\toffice\tcountry\tsector\tparty\tfrom\tuntil\tgender\taliases\twikidata\n"


def test_own_rows_win_over_the_shipped_ones(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text(HOLDERS + "Angela Merkel\tchancellor\tDEU\tLEG\t\t2000-01-01\t\tf\t\t\n", encoding="utf-8")
    knowledge = load_knowledge((own,))
    merkel = knowledge.names.get("Angela Merkel")[0]
    assert knowledge.role_on(merkel, date(2010, 1, 1)).sector == "LEG"


def test_own_bodies_and_nouns(tmp_path):
    bodies = tmp_path / "bodies.tsv"
    bodies.write_text(
        "name\tcountry\tsector\tkind\taliases\twikidata\nOrder of the Blue Heron\tFIN\tREB\tarmed\tBlue Herons\t\n",
        encoding="utf-8",
    )
    assert load_knowledge((bodies,)).names.get("Blue Herons")[0].sector == "REB"
    nouns = tmp_path / "nouns.tsv"
    nouns.write_text(
        "word\tplural\tkind\tsector\tyields\tcountry\nlamplighter\tlamplighters\tperson\tLAB\t\t\n", encoding="utf-8"
    )
    assert load_knowledge((nouns,)).agents["lamplighters",].plural


def test_a_line_with_a_cell_too_few_is_named(tmp_path):
    own = tmp_path / "short.tsv"
    own.write_text(HOLDERS + "Jane Doe\tpresident\n", encoding="utf-8")
    with pytest.raises(KnowledgeBroken, match="DL-K001") as caught:
        load_knowledge((own,))
    assert "line 2" in str(caught.value)


def test_a_day_that_is_none_is_named(tmp_path):
    own = tmp_path / "day.tsv"
    own.write_text(HOLDERS + "Jane Doe\tpresident\tUSA\tGOV\t\tMay 2001\t\tf\t\t\n", encoding="utf-8")
    with pytest.raises(KnowledgeBroken, match="Jane Doe"):
        load_knowledge((own,))


def test_columns_of_no_table(tmp_path):
    own = tmp_path / "other.tsv"
    own.write_text("colour\tsize\nred\t3\n", encoding="utf-8")
    with pytest.raises(UnknownTable, match="columns"):
        load_knowledge((own,))


def test_a_column_misspelt_is_told(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("person\toffice\tcountry\tsecter\nAda Field\tmayor\tGBR\tGOV\n", encoding="utf-8")
    with pytest.raises(UnknownTable, match=r"'secter' is none of its columns \(did you mean sector\?\)"):
        load_knowledge((own,))


def test_columns_that_may_be_empty_may_be_left_out(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("person\toffice\tcountry\tsector\nAda Field\tmayor\tGBR\tGOV\n", encoding="utf-8")
    assert load_knowledge((own,)).names.get("Ada Field")[0].holdings[0].office == "mayor"


def test_a_folder_holds_several_tables(tmp_path):
    (tmp_path / "people.tsv").write_text("person\toffice\tcountry\tsector\nAda Field\tmayor\tGBR\tGOV\n", "utf-8")
    (tmp_path / "bodies.tsv").write_text("name\tcountry\tsector\tkind\nBlue Herons\tFIN\tREB\tarmed\n", "utf-8")
    knowledge = load_knowledge((tmp_path,))
    assert knowledge.names.get("Ada Field") and knowledge.names.get("Blue Herons")


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(OwnTableMissing, match="no table"):
        load_knowledge((tmp_path / "none.tsv",))


def test_own_places_win(tmp_path, parse_text):
    own = tmp_path / "places.tsv"
    own.write_text("name\tcountry\tlatitude\tlongitude\taliases\nLake Alder\tNOR\t61.5\t9.25\tAlder Lake\n", "utf-8")
    places = read_places(parse_text("The minister met farmers at Lake Alder on Monday."), load_knowledge((own,)))
    assert [(place.name, place.country, place.latitude) for place in places] == [("Lake Alder", "NOR", 61.5)]


def test_a_table_that_changed_is_read_again(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("person\toffice\tcountry\tsector\nAda Field\tmayor\tGBR\tGOV\n", "utf-8")
    assert not load_knowledge((own,)).names.get("Ben Field")
    own.write_text("person\toffice\tcountry\tsector\nBen Field\tmayor\tGBR\tGOV\n", "utf-8")
    assert load_knowledge((own,)).names.get("Ben Field")
