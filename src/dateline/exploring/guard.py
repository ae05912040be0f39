"""Who may ask: the hosts that the server answers for, the origin of writes, the token, and the headers of every answer.

A page anywhere on the web can make a browser send requests to 127.0.0.1. The list of hosts stops names that were
pointed at this machine afterwards (DNS rebinding); the check of the origin stops writes by other pages.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.exploring.formats import JSON, as_json
from dateline.exploring.problems import ApiProblem, BadBody, ForeignHost, ForeignOrigin, TokenMissing

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "dateline_token"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LARGEST_BODY = 2_000_000
SAFE_METHODS = ("GET", "HEAD")
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
_HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """Whom the server answers: names of hosts, any IP address if it is bound to all of them, and the token if any."""

    hosts: tuple[str, ...] = LOOPBACK
    any_address: bool = False
    token: str | None = None

    def knows(self, host: str) -> bool:
        """Say whether the Host header of a request names this server; the port does not matter."""
        name = _hostname(host)
        return name in self.hosts or (self.any_address and _is_address(name))


class Guard:
    """The ASGI application in front of all others."""

    def __init__(self, app: App, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request, hand it on, and put the headers on its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with_safety(message.get("headers", []))
            await send(message)

        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        try:
            self._check(scope, headers)
        except ApiProblem as problem:
            await _answer(send_guarded, problem)
            return
        if self._rules.token is not None and _given_in_address(scope) is not None:
            await _welcome(send_guarded, scope, self._rules.token)
            return
        await self._app(scope, receive, send_guarded)

    def _check(self, scope: Scope, headers: dict[str, str]) -> None:
        host = headers.get("host", "")
        if not self._rules.knows(host):
            raise ForeignHost(
                f"this server does not answer for the host {host[:200]!r}",
                next_step="open it under the address that dateline serve printed, or add the name with --allow-host",
            )
        self._check_token(scope, headers)
        if scope["method"] not in SAFE_METHODS:
            _check_origin(headers)
            _check_body(headers)

    def _check_token(self, scope: Scope, headers: dict[str, str]) -> None:
        wanted = self._rules.token
        if wanted is None:
            return
        given = (_bearer(headers), _cookie(headers), _given_in_address(scope))
        if not any(one is not None and hmac.compare_digest(one.encode(), wanted.encode()) for one in given):
            raise TokenMissing(
                "this server asks for its token",
                next_step="open the address with ?token=..., or send the header Authorization: Bearer ...",
            )


def _hostname(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _check_origin(headers: dict[str, str]) -> None:
    """Raise ForeignOrigin (DL-E008) unless a write comes from the own page or from no page at all."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is None and site in (None, "same-origin", "none"):
        return
    parts = urlsplit(origin or "")
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != headers.get("host", "").lower():
        raise ForeignOrigin(f"a page of {origin or 'another origin'} may not write here")


def _check_body(headers: dict[str, str]) -> None:
    if headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise BadBody("a write needs a body of JSON", next_step=f"send the header Content-Type: {JSON}")
    length = headers.get("content-length")
    if length is None or not length.isdigit():
        raise BadBody("the length of the body is not given", next_step="send the header Content-Length")
    if int(length) > LARGEST_BODY:
        raise BadBody(f"the body has {int(length):,} bytes, at most {LARGEST_BODY:,} are taken")


def _bearer(headers: dict[str, str]) -> str | None:
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" else None


def _cookie(headers: dict[str, str]) -> str | None:
    jar: SimpleCookie = SimpleCookie()
    jar.load(headers.get("cookie", ""))
    return jar[COOKIE].value if COOKIE in jar else None


def _given_in_address(scope: Scope) -> str | None:
    if scope["method"] not in SAFE_METHODS or scope["path"].startswith("/api/"):
        return None
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return next((value for name, value in pairs if name == "token"), None)


async def _welcome(send: Send, scope: Scope, token: str) -> None:
    """Keep the token in a cookie and go on to the same address without it, so that no link carries it further."""
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    rest = urlencode([(name, value) for name, value in pairs if name != "token"])
    cookie = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"
    headers = [
        (b"location", ("/?" + rest if rest else "/").encode("latin-1")),
        (b"set-cookie", cookie.encode("latin-1")),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _with_safety(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    given = {name.lower() for name, _ in headers}
    return [*headers, *((name.encode(), value.encode()) for name, value in _HEADERS if name.encode() not in given)]


async def _answer(send: Send, problem: ApiProblem) -> None:
    body = as_json(problem.body())
    headers = [
        (b"content-type", JSON.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
