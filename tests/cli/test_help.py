import json
import subprocess
import sys

import duckdb
import pytest
from answers import Dateline

from dateline.storing.schema import EVENTS
from dateline.version import __version__

# What takes a tenth of a second or more to import, and no help text needs.
HEAVY = {"spacy", "numpy", "duckdb", "pydantic_settings", "trafilatura", "lxml", "msgspec"}


@pytest.mark.parametrize("command", [[], ["code"], ["demo"], ["explain"], ["status"], ["schema"], ["doctor"]])
def test_help_loads_nothing_heavy(command: list[str]) -> None:
    program = (
        "import sys; sys.argv = ['dateline', *sys.argv[1:], '--help']\n"
        "from dateline.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: print(end.code, *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
    assert "Usage: " in done.stdout
    code, *modules = done.stdout.splitlines()[-1].split()
    assert code == "0"
    assert HEAVY.isdisjoint(modules)


def test_the_help_of_the_main_job_shows_examples(dateline: Dateline) -> None:
    done = dateline("code", "-h")
    assert "dateline code wire/ -o events.duckdb -j 4" in done.out
    for panel in ("What to code", "Where it goes", "Settings"):
        assert panel in done.out


def test_version(dateline: Dateline) -> None:
    assert dateline("--version").out == f"dateline {__version__}\n"


def test_the_schema_in_every_form(dateline: Dateline) -> None:
    table = dateline("schema").out
    assert all(column.name in table for column in EVENTS.columns)
    tables = json.loads(dateline("schema", "--format", "json").out)
    assert [column["name"] for column in tables[0]["columns"]] == [column.name for column in EVENTS.columns]
    assert dateline("schema", "--format", "md").out.startswith("## events")
    assert "col_character()" in dateline("schema", "--format", "r").out
    with duckdb.connect() as store:
        store.execute(dateline("schema", "--format", "sql").out)
