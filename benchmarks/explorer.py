"""How fast the explorer answers over a large store: `python benchmarks/explorer.py [--events 1000000]`.

Makes a store of so many invented events (kept in --store if named, else in a temporary folder), starts `dateline serve`
on it and asks over the loopback as a page does, one request at a time. Prints for each kind of request the median and
the 95th percentile of the time from sending to the last byte, and fails if filter and page take 200 ms or more.
Requests of the views are asked five times: the longest is the first, the others come from what the server keeps.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import duckdb

from dateline.records import EventType
from dateline.storing.describe import create_statement
from dateline.storing.schema import TABLES

LIMIT_MS = 200
_NATIONS = "USA GBR FRA DEU RUS CHN IND BRA ZAF EGY NGA KEN TUR IRN IRQ SYR ISR UKR POL ESP ITA MEX ARG CHL"
_LEXICON = """
minister president police protesters border talks agreement sanctions visit troops city government parliament election
ceasefire convoy embassy statement strike attack peace treaty meeting capital army rebels talks week officials leaders
region crisis aid court law security foreign defence trade energy nuclear weapons refugees
"""
_COUNTRIES, _WORDS, _TYPES = _NATIONS.split(), _LEXICON.split(), [str(kind) for kind in EventType]


def make_store(path: Path, events: int) -> None:
    """Write a store of invented events: 4 an article, 2,000 parties, 3,000 places, 20 years of days."""
    with duckdb.connect(str(path)) as connection:
        for table in TABLES:
            connection.execute(create_statement(table))
        connection.execute("CREATE TABLE run (key VARCHAR NOT NULL, value VARCHAR NOT NULL)")
        connection.execute("SELECT setseed(0.5)")
        for name, values in (("nations", _COUNTRIES), ("kinds", _TYPES), ("lexicon", _WORDS)):
            connection.execute(f"CREATE TEMP MACRO {name}() AS {values!r}")
        connection.execute(
            "CREATE TEMP MACRO pick(list, number) AS list[1 + (hash(number) % len(list))::INTEGER];"
            "CREATE TEMP MACRO sentence(number, size) AS list_aggregate(list_transform(range(size), "
            "lambda i: pick(lexicon(), number * 1000 + i)), 'string_agg', ' ')"
        )
        chosen = ", ".join(f'{_EVENT.get(column.name, "NULL")} AS "{column.name}"' for column in TABLES[0].columns)
        connection.execute(f"INSERT INTO events SELECT {chosen} FROM ({_DRAWN.format(events=events)})")
        connection.execute(
            "INSERT INTO articles SELECT article_id, any_value(title), any_value(outlet), NULL, any_value(published), "
            "'record', 'en', 'invented', count(*), string_agg(text, ' ') FROM events GROUP BY article_id"
        )
        connection.execute("INSERT INTO event_spans SELECT event_id, 'trigger', 0, 7 FROM events")


_DRAWN = """
SELECT n, n // 4 AS a, hash(n * 7 + 1) % 2000 AS one, hash(n * 11 + 2) % 2000 AS other, hash(n * 13 + 3) % 3000 AS p,
  DATE '2005-01-01' + (((n // 4) * 7300) // greatest({events} // 4, 1))::INTEGER AS day
FROM range({events}) t(n)
"""
_EVENT = {
    "event_id": "printf('%016x', hash(n))",
    "incident_id": "printf('%016x', hash(n // 2))",
    "article_id": "printf('a%08d', a)",
    "sentence": "n % 4",
    "coder_version": "'0.1.0'",
    "model_id": "'none'",
    "codebook": "'plover-2.0'",
    "event_type": "pick(kinds(), n)",
    "act": "pick(kinds(), n)",
    "quad_class": "1 + hash(n + 5) % 4",
    "score": "(hash(n + 6) % 200) / 10.0 - 10",
    "actor_name": "'Party ' || one",
    "actor_text": "'Party ' || one",
    "actor_country": "pick(nations(), one)",
    "actor_sector": "'GOV'",
    "recipient_name": "CASE WHEN n % 5 > 0 THEN 'Party ' || other END",
    "recipient_text": "CASE WHEN n % 5 > 0 THEN 'Party ' || other END",
    "recipient_country": "CASE WHEN n % 5 > 0 THEN pick(nations(), other) END",
    "date_start": "CASE WHEN n % 20 > 0 THEN day - (hash(n) % 5)::INTEGER END",
    "date_end": "CASE WHEN n % 20 > 0 THEN day - (hash(n) % 5)::INTEGER END",
    "date_precision": "'day'",
    "date_basis": "'relative'",
    "place_name": "CASE WHEN n % 3 > 0 THEN 'Place ' || p END",
    "country": "CASE WHEN n % 3 > 0 THEN pick(nations(), p) END",
    "latitude": "CASE WHEN n % 3 > 0 THEN (hash(p) % 14000) / 100.0 - 70 END",
    "longitude": "CASE WHEN n % 3 > 0 THEN (hash(p + 1) % 36000) / 100.0 - 180 END",
    "geo_precision": "CASE WHEN n % 3 > 0 THEN 'city' ELSE 'none' END",
    "status": "CASE WHEN n % 10 < 7 THEN 'occurred' WHEN n % 10 < 9 THEN 'planned' ELSE 'denied' END",
    "attribution_kind": "CASE WHEN n % 4 = 0 THEN 'named' ELSE 'outlet' END",
    "attributed_to": "CASE WHEN n % 4 = 0 THEN 'Party ' || other END",
    "confidence": "(hash(n + 8) % 1000) / 1000.0",
    "review": "'unreviewed'",
    "text": "sentence(n, 24)",
    "published": "day",
    "published_basis": "'record'",
    "title": "sentence(a + 5, 8)",
    "outlet": "'Outlet ' || (a % 200)",
    "language": "'en'",
}


def page_requests(draw: Random) -> Iterator[dict[str, object]]:
    """Yield what a reader asks for: no filter, one, several, words, every order, further pages."""
    sorts = ("-date", "date", "confidence", "-confidence", "type", "-published", "actor", "country")
    while True:
        country, other = draw.sample(_COUNTRIES, 2)
        year = draw.randint(2006, 2023)
        yield from (
            {"sort": draw.choice(sorts)},
            {"type": draw.choice(_TYPES), "sort": draw.choice(sorts)},
            {"country": country, "status": "planned"},
            {"actor": f"party {draw.randint(0, 1999)}"},
            {"actor_country": country, "recipient_country": other, "sort": draw.choice(sorts)},
            {"from": f"{year}-01-01", "to": f"{year}-12-31", "type": draw.sample(_TYPES, 3)},
            {"min_confidence": 0.9, "quad": 4, "sort": "confidence"},
            {"search": draw.choice(_WORDS)},
            {"search": f"{draw.choice(_WORDS)} {draw.choice(_WORDS)}", "country": country},
            {"search": f'"{draw.choice(_WORDS)} {draw.choice(_WORDS)}"', "type": draw.choice(_TYPES)},
            {"outlet": f"Outlet {draw.randint(0, 199)}", "attribution": "named"},
        )


def bin_requests(draw: Random) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the views' questions, each without a filter and with one."""
    for filters in ({}, {"country": draw.choice(_COUNTRIES)}, {"search": draw.choice(_WORDS)}):
        for path in ("facets", "timeline", "map", "network", "counts", "diary", "actors", "articles", "reviews/queue"):
            yield path, filters
    yield "timeline", {"window_from": "2012-01-01", "window_to": "2012-03-31"}
    yield "counts", {"by": "country,type,year"}


@contextmanager
def served(store: Path) -> Iterator[int]:
    """Run `dateline serve` on a store and give its port."""
    command = [sys.executable, "-m", "dateline", "serve", str(store), "--port", "0", "--no-open"]
    started = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stderr is not None
        found = re.search(r":(\d+)/", process.stderr.readline())
        if found is None:
            raise SystemExit(process.stderr.read())
        print(f"ready after {time.perf_counter() - started:.1f} s")
        try:
            yield int(found[1])
        finally:
            peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
            print(f"peak memory {int(peak[1]) / 1024:,.0f} MB" if peak else "")
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def ask(connection: HTTPConnection, path: str, parameters: dict[str, object]) -> tuple[float, int, bytes]:
    """Return milliseconds, status and body of one request."""
    started = time.perf_counter()
    connection.request("GET", f"/api/v1/{path}?{urlencode(parameters, doseq=True)}")
    reply = connection.getresponse()
    body = reply.read()
    return (time.perf_counter() - started) * 1000, reply.status, body


def show(name: str, times: list[float], size: int = 0) -> float:
    """Print one line and return the 95th percentile."""
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    print(f"{name:<42} {statistics.median(times):8.0f} {p95:8.0f} {max(times):8.0f} {size / 1024:10,.0f}")
    return p95


def measure(port: int, rounds: int) -> float:
    """Print the table and return the 95th percentile of filter and page, in milliseconds."""
    draw = Random(1)
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    print(f"{'request':<42} {'median':>8} {'p95':>8} {'longest':>8} {'KB':>10}    (milliseconds)")
    times: list[float] = []
    by_kind: dict[str, list[float]] = {}
    requests = page_requests(draw)
    for number in range(rounds):
        parameters = next(requests)
        taken, status, body = ask(connection, "events", parameters)
        if status not in (200, 503):
            raise SystemExit(f"{parameters}: {status} {body[:300]!r}")
        times.append(taken)
        by_kind.setdefault(" ".join(name for name in parameters if name != "sort") or "no filter", []).append(taken)
        cursor = re.search(rb'"next":"([^"]+)"', body)
        if cursor and number % 3 == 0:
            taken, _, _ = ask(connection, "events", {**parameters, "cursor": cursor[1].decode()})
            times.append(taken)
            by_kind.setdefault("further page", []).append(taken)
    for name, held in by_kind.items():
        show(f"events: {name}", held)
    p95 = show("events: all of these", times)
    print(f"stopped after a second: {sum(taken >= 1000 for taken in times)} of {len(times)}")
    for path, filters in bin_requests(draw):
        held, size, status = [], 0, 0
        for _ in range(5):
            taken, status, body = ask(connection, path, filters)
            held.append(taken)
            size = len(body)
        show(f"{path} {' '.join(filters)}{'' if status == 200 else f' ({status})'}", held, size)
    return p95


def main() -> None:
    """Make the store, serve it, measure, and fail if pages are too slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=220)
    parser.add_argument("--store", type=Path, help="where the store is kept; made if it is not there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        store = given.store or Path(folder) / "large.duckdb"
        if not store.exists():
            started = time.perf_counter()
            make_store(store, given.events)
            print(f"{given.events:,} events written in {time.perf_counter() - started:.1f} s, "
                  f"{store.stat().st_size / 1e6:,.0f} MB")  # fmt: skip
        with served(store) as port:
            p95 = measure(port, given.rounds)
    print(f"filter and page: p95 {p95:.0f} ms, limit {LIMIT_MS} ms")
    sys.exit(p95 >= LIMIT_MS)


if __name__ == "__main__":
    main()
