"""The files of the built page: only those that lie in its folder, each with its type and how long it may be kept."""

from __future__ import annotations

from importlib.resources import files

from dateline.exploring.problems import NothingThere

_TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
}
_FOREVER, _ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"


def read_file(path: str, folder: str = "page") -> tuple[bytes, str, str]:
    """Return content, media type and cache rule of a file of a folder beside this module; "" is its index.html.

    If the page was not built, "" gives one that says so. Raises NothingThere (DL-E003).
    """
    parts = [part for part in path.split("/") if part] or ["index.html"]
    suffix = parts[-1].rpartition(".")[2]
    here = files("dateline.exploring")
    sound = suffix in _TYPES and not any(part.startswith(".") or "\\" in part or "\0" in part for part in parts)
    if sound and here.joinpath(folder, *parts).is_file():
        rule = _FOREVER if parts[0] == "assets" else _ASK_AGAIN
        return here.joinpath(folder, *parts).read_bytes(), _TYPES[suffix], rule
    if parts == ["index.html"]:
        return here.joinpath("unbuilt", "index.html").read_bytes(), _TYPES["html"], _ASK_AGAIN
    raise NothingThere(f"there is no page /{path}"[:200], next_step="the page is at /, the API at /api/v1")
