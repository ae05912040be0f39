"""The bundled reports are a clean, dated, self-declared set of original texts."""

import json
import re
from datetime import date
from importlib.resources import files

import pytest

from dateline.demo import reports
from dateline.records import PublishedBasis

REPORTS = list(reports())
RECORDS = [
    json.loads(line) for line in files("dateline.demo").joinpath("reports.jsonl").read_text("utf-8").splitlines()
]


def test_there_are_about_thirty_reports_in_order_of_publication():
    days = [report.published for report in REPORTS]
    assert 24 <= len(REPORTS) <= 30
    assert days == sorted(days)
    assert (min(days), max(days)) == (date(2013, 6, 17), date(2016, 1, 28))


def test_every_report_says_that_it_is_a_reconstruction():
    note = "Reconstruction written for this demonstration; not a published report."
    assert {record["note"] for record in RECORDS} == {note}
    assert all(note in report.origin for report in REPORTS)


def test_ids_and_titles_are_unique():
    assert len({report.article_id for report in REPORTS}) == len({report.title for report in REPORTS}) == len(REPORTS)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.article_id)
def test_report_has_the_length_of_a_short_dispatch_and_a_date_of_its_own(report):
    assert 110 <= len(report.text.split()) <= 260
    assert report.published_basis is PublishedBasis.RECORD
    assert report.outlet and report.title


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.article_id)
def test_a_dateline_with_a_date_agrees_with_the_publication_date(report):
    months = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
    stamp = re.match(r"[A-Z ]+, (\w+)\.? (\d+) \(", report.text)
    if stamp:
        assert (months.index(stamp[1]) + 1, int(stamp[2])) == (report.published.month, report.published.day)


def test_some_reports_carry_the_damage_of_real_wire_copy():
    texts = "\n".join(report.text for report in REPORTS)
    assert "decisions soon.He said" in texts
    assert "anonimity" in texts
    assert re.search(r"^Read more: ", texts, re.MULTILINE)
