"""Wikidata's query service, asked politely: one question at a time, a pause between them, later when it says so."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import msgspec

from dateline.errors import DatelineError
from dateline.version import __version__

ENDPOINT = "https://query.wikidata.org/sparql"
# https://meta.wikimedia.org/wiki/User-Agent_policy asks for a name that tells who is calling.
USER_AGENT = f"dateline-kb/{__version__} (event coder; office holders for its knowledge tables)"
# The service cuts a query off after 60 seconds; what takes longer than this is lost on the way.
_TIMEOUT = 90.0
_TRIES = 6
_LONGEST_WAIT = 300.0
# Answers that say "later": too many requests, and faults of the service itself.
_LATER = frozenset({429, 500, 502, 503, 504})


class _Cell(msgspec.Struct):
    value: str


class _Results(msgspec.Struct):
    bindings: list[dict[str, _Cell]]


class _Answer(msgspec.Struct):
    results: _Results


class ServiceRefused(DatelineError):
    """DL-N031: the query service does not answer, or not with what was asked for."""

    code = "DL-N031"


@dataclass(slots=True)
class QueryService:
    """A SPARQL endpoint. `pause` is the number of seconds between two questions."""

    endpoint: str = ENDPOINT
    pause: float = 1.0
    say: Callable[[str], object] = lambda _: None
    sleep: Callable[[float], object] = time.sleep
    _asked: float = field(default=0.0, init=False)

    def ask(self, query: str) -> list[dict[str, str]]:
        """Return the rows of a SELECT query, a mapping from variable to value each; unbound variables are left out.

        Waits as long as the service asks for, and tries six times. Raises ServiceRefused (DL-N031).
        """
        body = urlencode({"query": query, "format": "json"}).encode()
        headers = {"Accept": "application/sparql-results+json", "User-Agent": USER_AGENT}
        for attempt in range(1, _TRIES + 1):
            self._keep_pause()
            try:
                with urlopen(Request(self.endpoint, body, headers), timeout=_TIMEOUT) as answer:
                    return _rows(json.load(answer))
            except HTTPError as error:
                if error.code not in _LATER or attempt == _TRIES:
                    raise self._refused(f"{error.code} {error.reason}") from error
                wait = _wait_of(error.headers.get("Retry-After"), attempt)
                reason = f"{error.code} {error.reason}"
            except (URLError, TimeoutError, HTTPException, ConnectionError, ValueError) as error:
                if attempt == _TRIES:
                    raise self._refused(str(error)) from error
                wait, reason = _wait_of(None, attempt), str(error)
            self.say(f"the service says {reason}; asking again in {wait:.0f} s ({attempt} of {_TRIES})")
            self.sleep(wait)
        raise AssertionError("the last try either returns or raises")

    def _keep_pause(self) -> None:
        left = self._asked + self.pause - time.monotonic()
        if left > 0:
            self.sleep(left)
        self._asked = time.monotonic()

    def _refused(self, reason: str) -> ServiceRefused:
        return ServiceRefused(
            f"the query service did not answer: {reason}",
            where=self.endpoint,
            next_step="run the same command later: what was fetched is kept, and it goes on from there",
        )


def _wait_of(asked: str | None, attempt: int) -> float:
    if asked is not None and asked.strip().isdigit():
        return min(float(asked), _LONGEST_WAIT)
    return min(2.0**attempt, _LONGEST_WAIT)


def _rows(answer: object) -> list[dict[str, str]]:
    try:
        results = msgspec.convert(answer, _Answer).results
    except msgspec.ValidationError as error:
        raise ValueError(f"the answer has not the form of SPARQL results in JSON: {error}") from error
    return [{name: cell.value for name, cell in binding.items()} for binding in results.bindings]
