"""`dateline kb`: what is known, what is missing, what is added."""

from pathlib import Path

import pytest
from answers import Dateline
from service import Service, holder, serving

REPORT = "MANCHESTER, May 9 - Nadia Quindley met leaders of the Blue Herons at Lake Alder on Friday.\n"


def test_find_tells_offices_and_the_role_of_a_day(dateline: Dateline) -> None:
    done = dateline("kb", "find", "Joe Biden", "--on", "2012-07-10")
    assert done.code == 0
    assert "Joe Biden: USA GOV vice president" in done.out
    assert "senator, USA LEG: 1973" in done.out


def test_find_tells_who_holds_an_office(dateline: Dateline) -> None:
    assert "Jonas Gahr Store: NOR GOV" in dateline("kb", "find", "prime minister of Norway", "--on", "2024-07-10").out


def test_find_of_nobody_says_what_to_do(dateline: Dateline) -> None:
    done = dateline("kb", "find", "Zorblax Quindley")
    assert done.code == 1
    assert "dateline kb add" in done.err


def test_missing_lists_unknown_names_with_their_sentences(tmp_path: Path, dateline: Dateline) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    done = dateline("kb", "missing", "report.txt", "--format", "csv")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "name,kind,articles,mentions,country,sector,contexts"
    assert any(line.startswith("Nadia Quindley,actor,1,1") and "met leaders" in line for line in lines)
    assert not any(line.startswith("Manchester") for line in lines)


def test_a_name_that_was_added_is_missing_no_more(tmp_path: Path, dateline: Dateline) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    added = dateline("kb", "add", "holders", "person=Nadia Quindley", "office=mayor", "country=GBR", "sector=GOV")
    assert added.code == 0
    assert "1 new" in added.err
    assert "\nNadia Quindley," not in dateline("kb", "missing", "report.txt", "--format", "csv").out
    assert '"actor_sector":["GOV"' in dateline("code", "report.txt", "--published", "2031-05-10").out
    again = dateline("kb", "add", "holders", "person=Nadia Quindley", "office=mayor", "country=GBR", "sector=GOV")
    assert "0 new, 1 already there" in again.err


def test_a_table_is_used_by_its_name(tmp_path: Path, dateline: Dateline) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "own.tsv").write_text("person\toffice\tcountry\tsector\nNadia Quindley\tmayor\tGBR\tGOV\n")
    done = dateline("code", "report.txt", "--published", "2031-05-10", "--knowledge", "own.tsv")
    assert '"actor_id":["person:nadia-quindley"' in done.out


def test_columns_are_ready_to_fill(dateline: Dateline) -> None:
    assert dateline("kb", "columns", "offices").out == "office\tsector\tholders\taliases\n"
    assert "# holders" in dateline("kb", "columns").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["kb", "add", "holder", "person=Ada Field"], 2, "did you mean holders?"),
        (["kb", "add", "holders", "person"], 2, "COLUMN=VALUE"),
        (["kb", "add", "holders", "person=Ada", "office=mayor", "country=GRB", "sector=GOV"], 1, "did you mean GBR?"),
        (["kb", "add", "holders", "person=Ada", "office=mayor", "country=GBR", "sector=GVO"], 1, "did you mean GOV?"),
        (["kb", "add", "holders", "persn=Ada", "office=mayor", "country=GBR", "sector=GOV"], 2, "did you mean person?"),
        (["kb", "add", "none.tsv"], 2, "none.tsv"),
        (["kb", "columns", "ofices"], 2, "did you mean offices?"),
        (["kb", "missing", "a.txt", "--kind", "actors"], 2, "did you mean actor?"),
        (["kb", "build", "-o", "out", "--country", "NRO"], 2, "did you mean NOR?"),
        (["kb", "build", "-o", "out", "--office", "foreign ministre"], 2, "did you mean foreign minister?"),
        (["kb", "fnd", "x"], 2, "Did you mean 'find'?"),
    ],
)
def test_a_mistake_is_answered(arguments: list[str], code: int, said: str, dateline: Dateline) -> None:
    done = dateline(*arguments)
    assert said in done.err
    assert done.code == code
    assert "Traceback" not in done.err


def test_build_asks_the_service_that_is_named(tmp_path: Path, dateline: Dateline) -> None:
    told = [holder(901, "Kari Fjell", "Minister of Foreign Affairs of Norway", "2030-01-02")]
    with serving(Service({"NOR foreign": told})) as service:
        done = dateline(
            "kb", "build", "-o", "out", "--country", "nor", "--office", "foreign minister",
            "--endpoint", service.url, "--pause", "0",
        )  # fmt: skip
    assert done.code == 0
    assert "1 row in out/holders.tsv" in done.err
    assert "Kari Fjell\tforeign minister\tNOR\tGOV" in (tmp_path / "out" / "holders.tsv").read_text()
