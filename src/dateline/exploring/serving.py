"""Serving a store until the user ends it: the address, whom it answers, and the page opened in a browser."""

from __future__ import annotations

import ipaddress
import os
import re
import secrets
import socket
import sys
from collections.abc import Sequence

from dateline.errors import UsageError
from dateline.exploring.guard import LOOPBACK, Rules

# Any number not taken by a common service; the same one every time, so that links stay good.
PORT = 8745
# Long enough not to be guessed, of letters that need no quoting in an address, a cookie or a header.
_TOKEN = re.compile(r"[A-Za-z0-9._~-]{16,200}")


class TokenNeeded(UsageError):
    """DL-E012: an address that others can reach was asked for without a token, or with one too easy to guess."""

    code = "DL-E012"


class AddressTaken(UsageError):
    """DL-E013: the server cannot listen at that address: another program does, or it is none of this machine."""

    code = "DL-E013"


def rules_for(host: str, token: str | None, allowed: Sequence[str] = ()) -> Rules:
    """Return whom a server at `host` answers. Raises TokenNeeded (DL-E012).

    `allowed` are further names, of a proxy in front of the server for instance.
    """
    if token is not None and not _TOKEN.fullmatch(token):
        raise TokenNeeded(
            "the token must be 16 to 200 letters, digits or . _ ~ -",
            where="--token",
            next_step=f"take this one: --token {secrets.token_urlsafe(24)}",
        )
    if token is None and not is_loopback(host):
        raise TokenNeeded(
            f"others can reach {host}, so the server asks for a token",
            where=f"--host {host}",
            next_step=f"add --token {secrets.token_urlsafe(24)} (or set DATELINE_TOKEN), or leave out --host",
        )
    names = [*LOOPBACK, host.lower(), *(name.lower() for name in allowed)]
    everywhere = host in ("0.0.0.0", "::", "")
    if not is_loopback(host):
        names.append(socket.gethostname().lower())
    return Rules(tuple(dict.fromkeys(names)), everywhere, token)


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens at the address; without a port at the usual one or, if it is taken, at any free one.

    Raises AddressTaken (DL-E013).
    """
    for wanted in [PORT, 0] if port is None else [port]:
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(host, wanted, type=socket.SOCK_STREAM)[0]
            return _listening(socket.socket(family, kind, protocol), address)
        except OSError as error:
            reason = error
    raise AddressTaken(
        f"the server cannot listen at {host}:{port or PORT}: {reason.strerror or reason}",
        where="--host, --port",
        next_step="name another --port, or end the program that listens there",
    )


def _listening(made: socket.socket, address: tuple[object, ...]) -> socket.socket:
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def address_of(made: socket.socket, token: str | None = None) -> str:
    """Return the address of the page for a browser on this machine."""
    host, port = made.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")


def can_open() -> bool:
    """Say whether a browser with a window can be opened: a text browser would take the terminal."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
