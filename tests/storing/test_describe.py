import json

import duckdb

from dateline.storing.describe import as_json, as_markdown, as_r, as_sql
from dateline.storing.schema import EVENTS, TABLES


def test_the_sql_makes_the_tables() -> None:
    with duckdb.connect() as store:
        store.execute(as_sql())
        made = store.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = 'events'").fetchall()
    assert [name for (name,) in made] == [column.name for column in EVENTS.columns]


def test_every_column_is_told_in_each_form() -> None:
    assert [table["table"] for table in json.loads(json.dumps(as_json()))] == [table.name for table in TABLES]
    markdown, r = as_markdown(), as_r()
    for column in EVENTS.columns:
        assert f"| `{column.name}` |" in markdown
        assert f"  {column.name} " in r


def test_r_reads_codes_with_a_leading_zero_as_text() -> None:
    (line,) = [line for line in as_r().splitlines() if "cameo_code" in line]
    assert line.endswith("= col_character(),")
