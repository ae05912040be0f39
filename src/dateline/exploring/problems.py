"""What the API answers when it cannot do what was asked: numbered errors, each with its HTTP status."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from dateline.errors import DatelineError


class ApiProblem(DatelineError):
    """Base of the errors that the API answers with; `status` is the HTTP status, `did_you_mean` the nearest name."""

    code = "DL-E000"
    status = 400

    def __init__(
        self, what: str, *, where: str | None = None, next_step: str | None = None, did_you_mean: str | None = None
    ) -> None:
        super().__init__(what, where=where, next_step=next_step)
        self.did_you_mean = did_you_mean

    def body(self) -> dict[str, object]:
        """Return the JSON body of the answer."""
        error = {
            "code": self.code,
            "message": self.what,
            "where": self.where,
            "next_step": self.next_step,
            "did_you_mean": self.did_you_mean,
        }
        return {"error": error}


class UnknownParameter(ApiProblem):
    """DL-E001: the address names a parameter that this endpoint does not have."""

    code = "DL-E001"


class BadParameter(ApiProblem):
    """DL-E002: a parameter has a value that it cannot take."""

    code = "DL-E002"


class NothingThere(ApiProblem):
    """DL-E003: no event, article or page has that id or address."""

    code = "DL-E003"
    status = 404


class TooSlow(ApiProblem):
    """DL-E004: a query took longer than the limit and was stopped."""

    code = "DL-E004"
    status = 503


class TooManyRows(ApiProblem):
    """DL-E005: the answer would have more rows than one answer may have."""

    code = "DL-E005"


class BadReview(ApiProblem):
    """DL-E006: a review names no event, no decision, or a change that the event record cannot hold."""

    code = "DL-E006"


class ForeignHost(ApiProblem):
    """DL-E007: the request names a host that this server does not answer for."""

    code = "DL-E007"
    status = 403


class ForeignOrigin(ApiProblem):
    """DL-E008: a page of another origin tried to write."""

    code = "DL-E008"
    status = 403


class TokenMissing(ApiProblem):
    """DL-E009: the server asks for a token, and the request has none or a wrong one."""

    code = "DL-E009"
    status = 401


class BadBody(ApiProblem):
    """DL-E010: the body of a request is too large, is no JSON, or has not the form that was asked for."""

    code = "DL-E010"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, None if none is much like it."""
    by_folded = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.55)
    return by_folded[close[0]] if close else None
