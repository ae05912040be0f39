"""Take the pictures of the explorer in docs/images from a real browser on the store of `dateline demo`.

    python docs/make_screenshots.py                     # codes the demo first
    python docs/make_screenshots.py --store demo.duckdb

Nothing is drawn by hand: the explorer is served, Chromium opens each address below, and its window is saved. Run it
again after every change to a view or to what the demo's reports are coded as. Needs Debian's chromium and the extra
`dev`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images"
WIDTH = 1280
PATIENCE = 120_000


@dataclass(frozen=True)
class Shot:
    """One picture: its file, what the address asks for, height in pixels, light or dark."""

    name: str
    query: str
    height: int = 800
    scheme: str = "light"


SHOTS = (
    Shot("explorer-timeline", "view=timeline&from=2013-06-01", 860),
    Shot("explorer-article", "view=article&read=iran-talks-13", 860),
    Shot("explorer-map", "view=map", 860),
    Shot("explorer-network", "view=network&parties=15&party=John+Kerry%7CUSA", 960),
    Shot("explorer-counts", "view=counts&by=dyad,quarter", 900),
    Shot("explorer-diary", "view=diary&today=2015-07-14&from=2015-05-01", 860),
    Shot("explorer-table", "view=table&status=planned", 700),
    Shot("explorer-review", "view=review", 860),
    Shot("explorer-dark", "view=timeline&from=2013-06-01", 860, "dark"),
)


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Run `dateline serve` on a store and give the address that it prints."""
    command = [sys.executable, "-m", "dateline", "serve", str(store), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            for line in server.stderr or ():
                if "http://" in line:
                    yield line[line.index("http://") :].strip()
                    return
            raise SystemExit("dateline serve did not start")
        finally:
            server.terminate()


def take(browser: Browser, address: str, shot: Shot) -> Path:
    """Save one picture and return its file; raise SystemExit if the page shows an error instead."""
    size = {"width": WIDTH, "height": shot.height}
    page = browser.new_page(viewport=size, color_scheme=shot.scheme, locale="en-GB", reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}?{shot.query}", timeout=PATIENCE)
    page.wait_for_selector("main:not([aria-busy])")
    if page.locator("main [role=alert]").count():
        raise SystemExit(f"{shot.name}: {page.locator('main').inner_text()}")
    # The canvas of the timeline is painted after the page is ready.
    page.wait_for_timeout(1_500)
    path = IMAGES / f"{shot.name}.png"
    page.screenshot(path=path, animations="disabled")
    page.close()
    return path


def main() -> None:
    """Take all pictures, or those that are named."""
    parser = argparse.ArgumentParser(description="Take the pictures of the explorer.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="pictures to take; all unless told")
    parser.add_argument("--store", type=Path, help="a store of the demo made before")
    asked = parser.parse_args()
    shots = [shot for shot in SHOTS if not asked.names or shot.name in asked.names]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("there is no chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = asked.store or Path(folder) / "demo.duckdb"
        if asked.store is None:
            command = [sys.executable, "-m", "dateline", "demo", "--no-serve", "-o", str(store)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served(store) as address:
            for shot in shots:
                path = take(browser, address, shot)
                sys.stderr.write(f"{path}: {path.stat().st_size / 1000:.0f} kB\n")
        browser.close()


if __name__ == "__main__":
    main()
