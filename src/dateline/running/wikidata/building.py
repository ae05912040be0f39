"""From the questions to a table of holders: a part for each country and office, kept as it comes, joined at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from dateline.knowledge import Knowledge
from dateline.running.wikidata.client import QueryService
from dateline.running.wikidata.dump import find_offices, read_terms
from dateline.running.wikidata.questions import PAGE, Fetch, holders_question
from dateline.running.wikidata.terms import Term, rows_of, term_of_row, write_table
from dateline.storing.drafts import publish_bytes

Watch = Callable[[int, int, str], object]


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build came to: the table's path, its rows, and how many terms had no English name."""

    path: Path
    rows: int
    nameless: int


def build_from_service(
    service: QueryService,
    folder: Path,
    knowledge: Knowledge,
    countries: Sequence[str],
    wanted: Sequence[Fetch],
    since: int,
    *,
    today: date,
    watch: Watch = lambda done, total, what: None,
) -> BuildSummary:
    """Fetch the holders of offices, country by country, into `folder`/holders.tsv.

    What was fetched lies in `folder`/parts, one file for each country and office: the same command goes on from there.
    Raises ServiceRefused (DL-N031).
    """
    parts = folder / "parts"
    terms: list[Term] = []
    nameless = 0
    jobs = [(country, fetch) for country in countries for fetch in wanted]
    for number, (country, fetch) in enumerate(jobs):
        watch(number, len(jobs), f"{country} {fetch.name}")
        part = parts / f"{country}-{fetch.name.replace(' ', '-')}-{since}.json"
        if not part.exists():
            publish_bytes(part, msgspec.json.encode(list(_ask_pages(service, country, fetch, since))))
        for row in msgspec.json.decode(part.read_bytes(), type=list[dict[str, str]]):
            term = term_of_row(row, country, fetch)
            nameless += term is None
            terms += [term] if term is not None else []
    watch(len(jobs), len(jobs), "joining")
    return _finish(folder, terms, knowledge, nameless, f"the query service at {service.endpoint}", today)


def build_from_dump(
    dump: Path,
    folder: Path,
    knowledge: Knowledge,
    countries: Sequence[str],
    wanted: Sequence[Fetch],
    since: int,
    *,
    today: date,
) -> BuildSummary:
    """Read the holders of offices from a dump of Wikidata into `folder`/holders.tsv. Raises DumpBroken (DL-N032)."""
    offices = find_offices(dump, frozenset(countries), wanted)
    return _finish(folder, read_terms(dump, offices, since), knowledge, 0, f"the dump {dump.name}", today)


def _ask_pages(service: QueryService, country: str, fetch: Fetch, since: int) -> Iterable[dict[str, str]]:
    page = 0
    while True:
        rows = service.ask(holders_question(country, fetch, since, page))
        yield from rows
        if len(rows) < PAGE:
            return
        page += 1


def _finish(
    folder: Path, terms: Iterable[Term], knowledge: Knowledge, nameless: int, source: str, today: date
) -> BuildSummary:
    rows = rows_of(terms, knowledge)
    remarks = (
        "Office holders fetched by `dateline kb build`, in the columns of Dateline's holders tables.",
        f"Source: Wikidata (CC0), {source}. Fetched {today}; not looked through by anybody.",
    )
    path = folder / "holders.tsv"
    publish_bytes(path, write_table(rows, remarks).encode())
    return BuildSummary(path, len(rows), nameless)
