"""Holders from a query service that lies on this machine, and from a dump, in the columns of holders.tsv."""

import bz2
import gzip
import json
from datetime import date

import pytest
from service import Service, holder, serving

from dateline.knowledge import load_knowledge
from dateline.running.wikidata import QueryService, ServiceRefused, build_from_dump, build_from_service
from dateline.running.wikidata.dump import DumpBroken
from dateline.running.wikidata.questions import PAGE, fetches, holders_question

KNOWLEDGE = load_knowledge()
FOREIGN, STATE = fetches()["foreign minister"], fetches()["head of state"]
TODAY = date(2031, 5, 9)


def build(service, folder, countries=("NOR",), wanted=(FOREIGN,), since=2005, **more):
    asker = QueryService(service.url, pause=0.0, sleep=more.pop("sleep", lambda seconds: None), **more)
    return build_from_service(asker, folder, KNOWLEDGE, countries, wanted, since, today=TODAY)


def table(path):
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def test_rows_have_the_columns_and_the_precision_of_their_dates(tmp_path):
    told = [
        holder(901, "Kari Fjell", "Minister of Foreign Affairs of Norway", "2012-09-21", "2013-10-16", gender="female",
               party="Labour Party", aliases="Kari Anne Fjell|KF"),
        holder(902, "Ola Dahl", "Minister of Foreign Affairs of Norway", "2013-01-01", precision=9),
    ]  # fmt: skip
    with serving(Service({"NOR foreign": told})) as service:
        done = build(service, tmp_path)
    kari, ola = table(done.path)
    assert (kari["person"], kari["office"], kari["country"], kari["sector"]) == (
        "Kari Fjell", "foreign minister", "NOR", "GOV",
    )  # fmt: skip
    assert (kari["from"], kari["until"], kari["gender"], kari["party"]) == (
        "2012-09-21", "2013-10-16", "f", "Labour Party",
    )  # fmt: skip
    assert kari["aliases"] == "Kari Anne Fjell"
    assert (ola["from"], ola["until"], ola["wikidata"]) == ("2013", "", "Q902")


def test_what_is_fetched_can_be_used_at_once(tmp_path):
    told = [holder(901, "Kari Fjell", "Minister of Foreign Affairs of Norway", "2030-01-02")]
    with serving(Service({"NOR foreign": told})) as service:
        done = build(service, tmp_path)
    knowledge = load_knowledge((done.path,))
    kari = knowledge.names.get("Kari Fjell")[0]
    assert knowledge.role_on(kari, date(2030, 5, 1)).office == "foreign minister"
    assert kari.wikidata == "Q901"


def test_a_long_list_comes_in_pages(tmp_path):
    told = [holder(n, f"Person Number{n}", "President of Chile", f"{n % 9000 + 1000}-01-01") for n in range(PAGE + 3)]
    with serving(Service({"CHL state": told})) as service:
        done = build(service, tmp_path, ["CHL"], [STATE])
    assert done.rows == PAGE + 3
    assert [query.count(f"OFFSET {PAGE}") for query in service.asked] == [0, 1]


def test_the_label_says_which_office_a_head_of_state_holds(tmp_path):
    told = [
        holder(1, "Harald Stein", "King of Norway", "1991-01-17"),
        holder(2, "Ada Berg", "President of Norway", "2040-01-01"),
    ]
    with serving(Service({"NOR state": told})) as service:
        done = build(service, tmp_path, wanted=[STATE])
    assert [row["office"] for row in table(done.path)] == ["king", "president"]


def test_who_has_no_english_name_is_counted_and_left_out(tmp_path):
    with serving(Service({"NOR foreign": [holder(77, "Q77", "Minister", "2012-01-01")]})) as service:
        done = build(service, tmp_path)
    assert (done.rows, done.nameless) == (0, 1)


def test_it_waits_as_long_as_the_service_asks(tmp_path):
    waits, said = [], []
    service = Service({"NOR foreign": []}, faults=[(429, {"Retry-After": "7"}), (503, {})])
    with serving(service):
        build(service, tmp_path, sleep=waits.append, say=said.append)
    assert [round(wait) for wait in waits if wait > 0.5] == [7, 4]
    assert "429" in said[0]


def test_it_says_who_is_asking(tmp_path):
    with serving(Service()) as service:
        build(service, tmp_path)
    assert service.agents[0].startswith("dateline-kb/")


def test_a_service_that_refuses_ends_it_and_the_next_run_goes_on(tmp_path):
    rows = {f"{code} foreign": [holder(1, "Ada Berg", "minister", "2012-01-01")] for code in ("NOR", "SWE")}
    service = Service(rows)
    with serving(service):
        build(service, tmp_path, ["NOR"])
        service.faults = [(400, {})]
        with pytest.raises(ServiceRefused, match="DL-N031"):
            build(service, tmp_path, ["NOR", "SWE"])
        before = len(service.asked)
        done = build(service, tmp_path, ["NOR", "SWE"])
    assert len(service.asked) - before == 1, "Norway was fetched already"
    assert {row["country"] for row in table(done.path)} == {"NOR", "SWE"}


def test_an_answer_that_is_none_is_asked_for_again_and_then_refused(tmp_path):
    service = Service()
    service.answer = lambda query: b"<html>busy</html>"
    with serving(service), pytest.raises(ServiceRefused):
        build(service, tmp_path)
    assert len(service.asked) == 6
    assert not (tmp_path / "holders.tsv").exists()


def test_the_question_names_country_office_and_year():
    query = holders_question("NOR", FOREIGN, 2005, 2)
    assert 'wdt:P298 "NOR"' in query
    assert "wd:Q7330070" in query
    assert "YEAR(?end) >= 2005" in query
    assert f"LIMIT {PAGE} OFFSET {2 * PAGE}" in query


def claim(target=None, *, text=None, qualifiers=None, rank="normal"):
    value = {"id": target} if target else text
    snaks = {name: [{"datavalue": {"value": given}}] for name, given in (qualifiers or {}).items()}
    return {"mainsnak": {"datavalue": {"value": value}}, "qualifiers": snaks, "rank": rank}


def item(number, label, claims, aliases=()):
    return {
        "id": f"Q{number}", "type": "item", "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]}, "claims": claims,
    }  # fmt: skip


def day(text, precision=11):
    return {"time": f"+{text}T00:00:00Z", "precision": precision, "calendarmodel": "Q1985727"}


DUMP = [
    item(501, "Norway", {"P298": [claim(text="NOR")], "P1906": [claim("Q502")]}),
    item(502, "King of Norway", {}),
    item(503, "Minister of Foreign Affairs", {"P279": [claim("Q7330070")], "P1001": [claim("Q501")]}),
    item(504, "Mayor of Bergen", {"P17": [claim("Q501")]}),
    item(600, "Harald Stein", {"P39": [claim("Q502", qualifiers={"P580": day("1991-01-17")})]}),
    item(601, "Kari Fjell", {
        "P21": [claim("Q6581072")],
        "P39": [
            claim("Q503", qualifiers={"P580": day("2012-09-00", 10), "P582": day("2013-10-16")}),
            claim("Q503", qualifiers={"P580": day("1970-01-01"), "P582": day("1971-01-01")}),
            claim("Q503", qualifiers={"P580": day("2020-01-01")}, rank="deprecated"),
        ],
    }, ["Kari Anne Fjell"]),
    item(602, "Ola Dahl", {"P39": [claim("Q504", qualifiers={"P580": day("2012-01-01")})]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "write"), [("all.json", open), ("all.json.gz", gzip.open), ("all.json.bz2", bz2.open)]
)
def test_a_dump_gives_the_same_table_without_asking_anybody(name, write, tmp_path):
    path = tmp_path / name
    lines = ["[", *(json.dumps(entry, separators=(",", ":")) + "," for entry in DUMP), "]"]
    with write(path, "wb") as file:
        file.write("\n".join(lines).encode())
    done = build_from_dump(path, tmp_path / "out", KNOWLEDGE, ["NOR"], [STATE, FOREIGN], 1990, today=TODAY)
    rows = table(done.path)
    assert [(row["person"], row["office"], row["from"], row["until"], row["gender"]) for row in rows] == [
        ("Harald Stein", "king", "1991-01-17", "", ""),
        ("Kari Fjell", "foreign minister", "2012-09", "2013-10-16", "f"),
    ]
    assert rows[1]["aliases"] == "Kari Anne Fjell"


def test_a_broken_line_of_a_dump_is_told_with_its_number(tmp_path):
    path = tmp_path / "all.json"
    path.write_text('[\n{"id":"Q1","claims":{"P298":\n]\n')
    with pytest.raises(DumpBroken, match=r"all\.json:2"):
        build_from_dump(path, tmp_path / "out", KNOWLEDGE, ["NOR"], [STATE], 1990, today=TODAY)
