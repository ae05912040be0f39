"""The tables load, a user's own rows win, and a broken table says where."""

from datetime import date

import pytest

from dateline.knowledge import load_knowledge
from dateline.knowledge.tables import KnowledgeBroken

HOLDERS = "person\toffice\tcountry\tsector\tparty\tfrom\tuntil\tgender\taliases\twikidata\n"


def test_own_rows_win_over_the_shipped_ones(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text(HOLDERS + "Angela Merkel\tchancellor\tDEU\tLEG\t\t2000-01-01\t\tf\t\t\n", encoding="utf-8")
    knowledge = load_knowledge(own)
    merkel = knowledge.names.get("Angela Merkel")[0]
    assert knowledge.role_on(merkel, date(2010, 1, 1)).sector == "LEG"


def test_own_bodies_and_nouns(tmp_path):
    bodies = tmp_path / "bodies.tsv"
    bodies.write_text(
        "name\tcountry\tsector\tkind\taliases\twikidata\nOrder of the Blue Heron\tFIN\tREB\tarmed\tBlue Herons\t\n",
        encoding="utf-8",
    )
    assert load_knowledge(bodies).names.get("Blue Herons")[0].sector == "REB"
    nouns = tmp_path / "nouns.tsv"
    nouns.write_text(
        "word\tplural\tkind\tsector\tyields\tcountry\nlamplighter\tlamplighters\tperson\tLAB\t\t\n", encoding="utf-8"
    )
    assert load_knowledge(nouns).agents["lamplighters",].plural


def test_a_line_with_a_cell_too_few_is_named(tmp_path):
    own = tmp_path / "short.tsv"
    own.write_text(HOLDERS + "Jane Doe\tpresident\n", encoding="utf-8")
    with pytest.raises(KnowledgeBroken, match="DL-K001") as caught:
        load_knowledge(own)
    assert "line 2" in str(caught.value)


def test_a_day_that_is_none_is_named(tmp_path):
    own = tmp_path / "day.tsv"
    own.write_text(HOLDERS + "Jane Doe\tpresident\tUSA\tGOV\t\tMay 2001\t\tf\t\t\n", encoding="utf-8")
    with pytest.raises(KnowledgeBroken, match="Jane Doe"):
        load_knowledge(own)


def test_columns_of_no_table(tmp_path):
    own = tmp_path / "other.tsv"
    own.write_text("colour\tsize\nred\t3\n", encoding="utf-8")
    with pytest.raises(KnowledgeBroken, match="columns"):
        load_knowledge(own)
