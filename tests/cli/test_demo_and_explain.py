import json
from pathlib import Path

import duckdb
from answers import Dateline

from dateline.demo import reports


def test_the_demo_shows_a_table_keeps_a_store_and_says_what_next(shell: Path, dateline: Dateline) -> None:
    done = dateline("demo")
    assert done.code == 0
    assert "Kerry" in done.out
    assert "CONSULT" in done.out
    assert "Try next:" in done.err
    with duckdb.connect("demo.duckdb", read_only=True) as store:
        articles = store.execute("SELECT count(*) FROM articles").fetchone()
        places = store.execute("SELECT count(*) FROM events WHERE status = 'planned'").fetchone()
    assert articles == (len(list(reports())),)
    assert places is not None
    assert places[0] > 5


def test_the_demo_writes_csv_on_request(shell: Path, dateline: Dateline) -> None:
    assert dateline("demo", "-o", "demo.csv").code == 0
    assert Path("demo.csv").read_text().startswith("event_id,incident_id,")


def test_explain_tells_each_step_and_why(shell: Path, dateline: Dateline) -> None:
    Path("report.txt").write_text("Kenya's foreign minister met his Norwegian counterpart in Oslo on Tuesday.")
    done = dateline("explain", "report.txt", "--published", "2024-03-07")
    assert done.code == 0
    steps = [line.split("  ")[0] for line in done.out.splitlines() if line[:1].isdigit() and line[1] == "."]
    assert steps == [
        "1. reading", "2. cleaning", "3. sentences", "4. actors", "5. times", "6. places", "7. who says so",
        "8. candidate acts", "9. events",
    ]  # fmt: skip
    assert "published 2024-03-07, given by the user" in done.out
    assert '"Tuesday" is 2024-03-05' in done.out
    assert '- "met" matches the lexicon entry' in done.out
    assert "\x1b" not in done.out


def test_explain_gives_the_events_that_code_gives(shell: Path, dateline: Dateline) -> None:
    report = list(reports())[2]
    record = {"id": report.article_id, "text": report.text, "published": str(report.published)}
    Path("wire.jsonl").write_text(json.dumps({"id": "first", "text": "Not this one."}) + "\n" + json.dumps(record))
    explained = json.loads(dateline("explain", "wire.jsonl", "--article", report.article_id, "--format", "json").out)
    coded = [json.loads(line) for line in dateline("code", "wire.jsonl").out.splitlines()]
    assert [{key: value for key, value in event.items() if key != "why"} for event in explained["events"]] == coded
    assert all(event["why"] for event in explained["events"])


def test_explain_says_where_an_article_ended(shell: Path, dateline: Dateline) -> None:
    Path("rapport.txt").write_text(
        "Le ministre des affaires étrangères a reçu mardi son homologue kenyan à Oslo pour signer un accord sur la "
        "pêche. Une délégation se rendra à Nairobi à l'automne, après les élections, a précisé son porte-parole."
    )
    done = dateline("explain", "rapport.txt")
    assert done.code == 0
    assert "2. cleaning  left out: " in done.out


def test_evaluate_reads_what_code_writes(shell: Path, dateline: Dateline) -> None:
    gold = Path(__file__).parents[1] / "golden" / "reports"
    dateline("demo", "-o", "demo.jsonl")
    done = dateline("evaluate", str(gold), "demo.jsonl")
    assert done.code == 0
    assert "29 articles, event F1 0." in done.out
    scores = json.loads(dateline("evaluate", str(gold), "demo.jsonl", "--format", "json").out)
    assert 0.3 < scores["events"]["f1"] <= 1
    assert "missed" in dateline("evaluate", str(gold), "demo.jsonl", "-v").out


def test_doctor_finds_everything_in_order(dateline: Dateline) -> None:
    done = dateline("doctor")
    assert done.code == 0
    assert "FAIL" not in done.out
    for name in ("Python", "DuckDB", "cache folder", "numpy", "spaCy model", "parser", "knowledge", "typing model"):
        assert f" {name} " in done.out


def test_counts_of_the_demo_fill_every_year_of_every_dyad(shell: Path, dateline: Dateline) -> None:
    dateline("demo", "-o", "demo.parquet")
    done = dateline("counts", "demo.parquet", "--by", "dyad,year")
    head, *cells = [line.split(",") for line in done.out.splitlines()]
    assert head == ["actor_country", "recipient_country", "year", "events"]
    dyads = {(actor, recipient) for actor, recipient, _, _ in cells}
    years = {year for _, _, year, _ in cells}
    assert len(cells) == len(dyads) * len(years)
    assert ("USA", "IRN") in dyads
    assert "Left out:" in done.err
    assert dateline("counts", "demo.parquet", "--by", "mouth").code == 2


def test_an_article_without_a_date_is_dated_from_its_text_and_explain_says_how(shell: Path, dateline: Dateline) -> None:
    Path("report.txt").write_text(
        "Next week, Brazilian President Luiz Inacio Lula da Silva will visit the White House, his first talks with "
        "President Donald Trump in Trump's second term.\n"
        "Lula's office said the two presidents agreed to hold the talks on March 12. Trump wrote to Lula on Tuesday.\n"
        "In November, then-President Joe Biden met Lula in Manaus.\n"
    )
    explained = dateline("explain", "report.txt").out
    assert "day of publication  2025-03-04 to 2025-03-09, worked out from the text" in explained
    assert "'March 12' and 'Next week' are told of the same act" in explained
    rows = [json.loads(line) for line in dateline("code", "report.txt").out.splitlines()]
    assert {(row["published"], row["published_basis"]) for row in rows} == {("2025-03-04", "inferred")}
    assert "2024-11-01" in {row["date_start"] for row in rows}


def test_where_the_text_leaves_the_date_open_the_columns_stay_empty(shell: Path, dateline: Dateline) -> None:
    Path("report.txt").write_text("President Barack Obama met Chancellor Angela Merkel in Berlin last week.\n")
    assert "too wide, relative dates stay open" in dateline("explain", "report.txt").out
    rows = [json.loads(line) for line in dateline("code", "report.txt").out.splitlines()]
    assert {(row["published"], row["date_start"], row["published_basis"]) for row in rows} == {(None, None, "none")}
