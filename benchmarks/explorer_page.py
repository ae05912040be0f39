"""How fast the explorer's page is in a real browser, and how large: `python benchmarks/explorer_page.py`.

Makes stores of invented events (--events, kept in --folder if named), starts `dateline serve` on each and opens every
view in Chromium without a window, with an empty cache. Prints the compressed size of the page, the first contentful
paint, and the time from the start of the navigation until the view is shown: for the timeline until its chart is drawn.
Fails if one of the limits below is passed.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from explorer import make_store, served
from playwright.sync_api import Browser, sync_playwright

LARGEST_BYTES = 600_000
FIRST_PAINT_MS = 500
SHOWN_MS = 3_000
VIEWS = ("timeline", "article", "map", "network", "counts", "diary", "table", "review")
_COMPRESSED = frozenset({".html", ".js", ".css", ".json", ".svg"})
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a view: milliseconds from the start of the navigation."""

    painted: float
    shown: float


def page_bytes() -> int:
    """Return the size of all files of the built page, each compressed by gzip."""
    page = Path(str(files("dateline.exploring"))) / "page"
    found = [path for path in page.rglob("*") if path.suffix in _COMPRESSED]
    if not found:
        raise SystemExit("the page is not built: make web")
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in found)


def open_view(browser: Browser, site: str, view: str) -> Opening:
    """Open a view in a context of its own, with nothing cached."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.goto(f"{site}?view={view}", wait_until="commit")
    drawn = ".chart[data-ready]" if view == "timeline" else "main:not([aria-busy]) .head"
    # Asked of the page itself, frame by frame: what the driver adds does not count.
    shown = page.evaluate(
        """selector => new Promise(done => {
          const look = () => document.querySelector(selector) ? done(performance.now()) : requestAnimationFrame(look);
          look();
        })""",
        drawn,
    )
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return Opening(painted, shown)


@contextmanager
def chromium(path: str | None) -> Iterator[Browser]:
    """Run a Chromium without a window."""
    found = path or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise SystemExit("there is no Chromium: apt-get install chromium, or name one with --chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


def measure(browser: Browser, store: Path, views: list[str], rounds: int) -> list[str]:
    """Print a line for each view of a store and return what passed a limit."""
    faults = []
    with served(store) as port:
        site = f"http://127.0.0.1:{port}/"
        open_view(browser, site, views[0])  # the first start of browser and server is not the page's
        for view in views:
            openings = [open_view(browser, site, view) for _ in range(rounds)]
            painted = statistics.median(opening.painted for opening in openings)
            shown = statistics.median(opening.shown for opening in openings)
            print(f"{store.stem:<16} {view:<10} first paint {painted:6,.0f} ms   shown {shown:7,.0f} ms")
            if painted >= FIRST_PAINT_MS:
                faults.append(f"{store.stem}, {view}: first paint after {painted:,.0f} ms, limit {FIRST_PAINT_MS}")
            if shown >= SHOWN_MS:
                faults.append(f"{store.stem}, {view}: shown after {shown:,.0f} ms, limit {SHOWN_MS}")
    return faults


def main() -> None:
    """Measure, print, and fail if a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--views", nargs="+", default=list(VIEWS), choices=VIEWS)
    parser.add_argument("--folder", type=Path, help="where the stores are kept; made if they are not there")
    parser.add_argument("--chromium", help="the browser to use")
    given = parser.parse_args()
    size = page_bytes()
    print(f"page, all files compressed: {size:,} bytes, limit {LARGEST_BYTES:,}")
    faults = [f"the page has {size:,} bytes"] if size >= LARGEST_BYTES else []
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder, chromium(given.chromium) as browser:
        for events in given.events:
            store = (given.folder or Path(folder)) / f"events-{events}.duckdb"
            if not store.exists():
                make_store(store, events)
            faults += measure(browser, store, given.views, given.rounds)
    print("\n".join(faults) or "all limits kept")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
