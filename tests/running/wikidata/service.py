"""A query service on this machine that answers as Wikidata's does, from holders written down here.

The offices, persons and dates are invented; the form is that of SPARQL 1.1 results in JSON as the service sends it.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


def holder(number, name, office, start=None, end=None, *, gender="male", party=None, aliases="", precision=11):
    """One row as the service writes it: every cell an object with its type."""
    cells = {
        "person": {"type": "uri", "value": f"http://www.wikidata.org/entity/Q{number}"},
        "personLabel": {"type": "literal", "xml:lang": "en", "value": name},
        "officeLabel": {"type": "literal", "xml:lang": "en", "value": office},
        "genderLabel": {"type": "literal", "xml:lang": "en", "value": gender},
        "aliases": {"type": "literal", "value": aliases},
    }
    datatype = "http://www.w3.org/2001/XMLSchema#"
    for what, value in (("start", start), ("end", end)):
        if value:
            cells[what] = {"type": "literal", "datatype": f"{datatype}dateTime", "value": f"{value}T00:00:00Z"}
            cells[f"{what}Precision"] = {"type": "literal", "datatype": f"{datatype}integer", "value": str(precision)}
    if party:
        cells["partyLabel"] = {"type": "literal", "xml:lang": "en", "value": party}
    return cells


@dataclass
class Service:
    """What the service holds and what was asked of it."""

    rows: dict[str, list[dict]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    faults: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def answer(self, query: str) -> bytes:
        """Return a page of the holders of the country that the query names."""
        country = re.search(r'wdt:P298 "(\w+)"', query).group(1)
        limit, offset = (int(re.search(rf"{word} (\d+)", query).group(1)) for word in ("LIMIT", "OFFSET"))
        kind = "foreign" if "Q7330070" in query else "state" if "P1906" in query else "government"
        rows = self.rows.get(f"{country} {kind}", [])[offset : offset + limit]
        return json.dumps({"head": {"vars": ["person"]}, "results": {"bindings": rows}}).encode()


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """Serve on a free port of the loopback address while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            query = parse_qs(body)["query"][0]
            service.asked.append(query)
            service.agents.append(self.headers["User-Agent"])
            if service.faults:
                code, headers = service.faults.pop(0)
                content = b"later"
            else:
                code, headers, content = 200, {"Content-Type": "application/sparql-results+json"}, service.answer(query)
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_port}/sparql"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
