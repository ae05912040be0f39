"""The bundled reports, coded once for all tests of this folder."""

from pathlib import Path

import pytest

import dateline
from dateline.demo import reports
from dateline.running.golden import read_gold
from dateline.storing.rows import row_of


@pytest.fixture(scope="session")
def gold():
    """The bundled reports as annotated by hand."""
    return read_gold(Path(__file__).parent / "reports")


@pytest.fixture(scope="session")
def coded():
    """The coder's reports on the bundled reports, by article id."""
    return {report.article.article_id: report for report in dateline.load().code_many(reports())}


@pytest.fixture(scope="session")
def rows(coded):
    """The coder's event rows for all bundled reports."""
    return [row_of(event, report.article) for report in coded.values() for event in report.events]
